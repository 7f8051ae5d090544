"""The agenda of a meeting: its items in order, and the clock by which it must be out."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone

from headway.errors import ForPerson
from headway.web.accounts.queries import may
from headway.web.accounts.roles import May
from headway.web.form_pages import Trial, form_page, sent_on, tried
from headway.web.scrutiny.actions import meetings_agenda as actions
from headway.web.scrutiny.forms.meetings import VersionForm
from headway.web.scrutiny.forms.meetings_agenda import ItemForm
from headway.web.scrutiny.models import AgendaItem, Meeting
from headway.web.scrutiny.queries import meetings_agenda as queries
from headway.web.scrutiny.queries.council import council_settings
from headway.web.scrutiny.rules.meetings import is_late, is_out
from headway.web.scrutiny.views.meetings_common import can, crumbs, kept_item, kept_meeting, seen_meeting
from headway.web.versions import Conflict


def agenda(request: HttpRequest, pk: int) -> HttpResponse:
    """The items in order with their papers; of a restricted one, to those who may not read it, the number only."""
    return _agenda(request, seen_meeting(request, pk))


def add_item(request: HttpRequest, pk: int) -> HttpResponse:
    """A further item. Late ones ask for the special circumstances."""
    found = kept_meeting(request, pk)
    today, settings = timezone.localdate(), council_settings()
    form = ItemForm(
        request.POST or None,
        papers=queries.papers_to_join(request.user, found),
        is_late=is_late(found, today, settings),
        initial={"number": actions.next_number(found), "papers": request.GET.getlist("paper")},
    )
    trial = None
    if request.method == "POST":
        trial = tried(
            form,
            lambda: actions.add_item(
                by=request.user, meeting=found, on=today, settings=settings, **form.said()
            ),
        )
        if trial.done:
            return sent_on(request, "The item is on the agenda.", "agenda", pk)
    return _item(request, form, trial, "Add an agenda item", found)


def change_item(request: HttpRequest, pk: int) -> HttpResponse:
    """An item put differently."""
    item = kept_item(request, pk)
    form = ItemForm(
        request.POST or None,
        papers=queries.papers_to_join(request.user, item.meeting, item),
        is_late=item.late_since is not None or is_out(item.meeting),
        initial=_now(item) | {"version": item.version},
    )
    trial = None
    if request.method == "POST":
        trial = tried(
            form,
            lambda: actions.change_item(
                by=request.user,
                item=item,
                version=form.cleaned_data["version"],
                on=timezone.localdate(),
                **form.said(),
            ),
            current=_now,
        )
        if trial.done:
            said = "The item was changed."
            if item.meeting.agenda_published:
                said += " The agenda has been published: publish it again."
            return sent_on(request, said, "agenda", item.meeting_id)
    return _item(request, form, trial, f"Change item {item.number}", item.meeting, item)


def move_item(request: HttpRequest, pk: int) -> HttpResponse:
    """One place up or down, by a button."""
    item = kept_item(request, pk)
    if request.method != "POST":
        return _agenda(request, item.meeting)
    up = request.POST.get("direction") == "up"
    return _done(
        request,
        item.meeting,
        lambda: actions.move_item(by=request.user, item=item, version=request.POST.get("version", ""), up=up),
        f"The item was moved {'up' if up else 'down'}.",
    )


def remove_item(request: HttpRequest, pk: int) -> HttpResponse:
    """Take an item off, once it has been asked again."""
    item = kept_item(request, pk)
    form = VersionForm(request.POST or None, initial={"version": item.version})
    trial = None
    if request.method == "POST":
        trial = tried(
            form,
            lambda: actions.remove_item(by=request.user, item=item, version=form.cleaned_data["version"]),
            current=lambda _: {},
        )
        if trial.done:
            return sent_on(request, "The item was taken off the agenda.", "agenda", item.meeting_id)
    return form_page(
        request,
        "scrutiny/meetings_reason.html",
        form,
        trial,
        caption=str(item.meeting),
        heading=f"Take item {item.number} off the agenda",
        said_first="Its papers stay. The trail keeps what the item was.",
        button="Take it off",
        back=("agenda", item.meeting_id),
        trail=crumbs(item.meeting, ("Agenda", "agenda", item.meeting_id), "Take an item off"),
    )


def standing_items(request: HttpRequest, pk: int) -> HttpResponse:
    """Put what stands on every agenda onto this one, by a button."""
    found = kept_meeting(request, pk)
    if request.method != "POST":
        return _agenda(request, found)
    return _done(
        request,
        found,
        lambda: actions.add_standing_items(
            by=request.user, meeting=found, on=timezone.localdate(), settings=council_settings()
        ),
        "The standing items are on the agenda.",
    )


def _done(request: HttpRequest, found: Meeting, act: Any, said: str) -> HttpResponse:
    """What a button on the agenda's page does; what a person can mend is told on the page."""
    try:
        act()
    except Conflict as clash:
        return _agenda(request, found, Trial(errors=_error(clash), conflict=[]))
    except ForPerson as fault:
        return _agenda(request, found, Trial(errors=_error(fault)))
    return sent_on(request, said, "agenda", found.pk)


def _error(fault: ForPerson) -> list[dict[str, str]]:
    return [{"text": str(fault), "href": "#items"}]


def _agenda(request: HttpRequest, found: Meeting, trial: Trial | None = None) -> HttpResponse:
    today, settings = timezone.localdate(), council_settings()
    shown = queries.agenda_page(request.user, found, settings)
    trial = trial or Trial()
    return render(
        request,
        "scrutiny/meetings_agenda.html",
        {
            "meeting": found,
            "shown": shown,
            "is_late": is_late(found, today, settings),
            "today": today,
            "can": can(request, found.body.authority_id),
            "sees_paper_drafts": may(request.user, May.SEE_PAPER_DRAFTS, found.body.authority_id),
            "trail": crumbs(found),
            "errors": trial.errors,
        },
        status=409 if trial.conflict is not None else 400 if trial.errors else 200,
    )


def _item(
    request: HttpRequest,
    form: ItemForm,
    trial: Trial | None,
    heading: str,
    found: Meeting,
    item: AgendaItem | None = None,
) -> HttpResponse:
    return form_page(
        request,
        "scrutiny/meetings_item_form.html",
        form,
        trial,
        heading=heading,
        meeting=found,
        item=item,
        trail=crumbs(found, ("Agenda", "agenda", found.pk), heading),
    )


def _now(item: AgendaItem) -> dict[str, Any]:
    names = ("number", "title", "description", "late_because", "classification", "exempt_paragraphs")
    more = ("restricted_because", "classified_by", "classified_on")
    return {name: getattr(item, name) for name in (*names, *more)} | {
        "papers": list(item.papers.values_list("pk", flat=True))
    }

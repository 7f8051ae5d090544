"""The minutes of a meeting: the page, and writing the minute of one item."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone

from headway.errors import ForPerson
from headway.minutes import Minute
from headway.web import access
from headway.web.access import seen_or_404
from headway.web.accounts.roles import May
from headway.web.form_pages import Trial, form_page, sent_on, tried
from headway.web.scrutiny.actions.minutes import write_minute as write
from headway.web.scrutiny.actions.minutes_common import minute_text
from headway.web.scrutiny.forms.minutes import MinuteForm, OutcomeRows
from headway.web.scrutiny.models import AgendaItem, ItemMinute
from headway.web.scrutiny.queries.commitments import due_at
from headway.web.scrutiny.queries.minutes import minutes_page
from headway.web.scrutiny.queries.scope import items_for, meetings_for, minutes_for
from headway.web.scrutiny.rules.minutes import outcomes_set, read_text, with_attendance
from headway.web.scrutiny.states import MinutesState
from headway.web.scrutiny.views.minutes_common import crumbs, digest_of, marked_paragraphs, may_here

__all__ = ["minutes", "write_minute"]


def minutes(request: HttpRequest, pk: int) -> HttpResponse:
    """All items' minutes in order, with what was promised beside each."""
    meeting = seen_or_404(request, meetings_for(request.user), pk=pk)
    page = minutes_page(request.user, meeting)
    return render(
        request,
        "scrutiny/minutes.html",
        {
            "meeting": meeting,
            "page": page,
            "shown": [(each, marked_paragraphs(each.paragraphs, each.commitments)) for each in page.items],
            "due": due_at(meeting, request.user),
            "can": may_here(request, meeting.body.authority_id),
            "trail": crumbs(meeting),
            "today": timezone.localdate(),
        },
    )


def write_minute(request: HttpRequest, pk: int) -> HttpResponse:
    """The minute of an item: written, looked at as it was read, then kept."""
    item = seen_or_404(request, items_for(request.user), pk=pk)
    access.demand(request, May.KEEP_MEETINGS, item.meeting.body.authority_id)
    held = _held(request, item)
    if item.meeting.minutes_state == MinutesState.CONFIRMED:
        return render(
            request, "scrutiny/minutes_closed.html", {"item": item, "trail": crumbs(item.meeting, "Write")}
        )
    form = MinuteForm(request.POST or None, initial=_said(held))
    if request.method != "POST":
        return _write_page(request, item, form)
    try:
        read = _read(form)
    except ForPerson as fault:
        form.add_error("text", str(fault))
        read = None
    if read is None:
        return _write_page(request, item, form, trial=tried(form, lambda: None))
    is_as_looked = form.cleaned_data["looked"] == digest_of(form.cleaned_data["text"])
    rows = OutcomeRows(request.POST, prefix="outcome") if is_as_looked else None
    if request.POST.get("step") != "save" or rows is None:
        return _write_page(request, item, form, read=read, rows=rows or _rows(read, held))
    trial = tried(form, lambda: _keep(request, item, form, read, rows), rows=rows, current=_said)
    if trial.done:
        return sent_on(request, _done(trial.made), "minutes", item.meeting_id)
    return _write_page(request, item, form, read=read, rows=rows, trial=trial)


def _keep(request: HttpRequest, item: AgendaItem, form: MinuteForm, read: Minute, rows: Any) -> ItemMinute:
    return write(
        by=request.user,
        item=item,
        version=form.cleaned_data["version"] or 0,
        read=outcomes_set(read, rows.outcomes),
    )


def _held(request: HttpRequest, item: AgendaItem) -> ItemMinute | None:
    """The minute as it stands; one that the person may not read does not exist for them."""
    found = ItemMinute.objects.filter(item=item).first()
    if found and not minutes_for(request.user).filter(pk=found.pk).exists():
        raise Http404
    return found


def _said(minute: ItemMinute | None) -> dict[str, Any]:
    if minute is None or minute.pk is None:
        return {}
    return {"version": minute.version, "attendance": minute.attendance, "text": minute_text(minute)}


def _read(form: MinuteForm) -> Minute | None:
    """What the form's text says, with the attendance as it was given; None where the form is not whole."""
    if not form.is_valid():
        return None
    return with_attendance(read_text(form.cleaned_data["text"]), form.cleaned_data["attendance"])


def _rows(read: Minute, held: ItemMinute | None) -> Any:
    """The outcomes as they were read; of a resolution whose words are the same, as a person set them before."""
    known = (
        {each.text: list(each.outcomes.all()) for each in held.paragraphs.prefetch_related("outcomes")}
        if held
        else {}
    )
    initial: list[dict[str, Any]] = []
    for place, each in enumerate(read.paragraphs):
        if each.resolution is None:
            continue
        stood = known.get(each.text)
        outcomes = stood if stood is not None else each.resolution.outcomes
        initial += [
            {"paragraph": place, "kind": one.kind, "text": one.text, "due_said": one.due_said}
            for one in outcomes
        ]
        initial.append({"paragraph": place, "kind": "other", "text": "", "due_said": ""})
    return OutcomeRows(prefix="outcome", initial=initial)


def _write_page(
    request: HttpRequest,
    item: AgendaItem,
    form: MinuteForm,
    *,
    read: Minute | None = None,
    rows: Any = None,
    trial: Trial | None = None,
) -> HttpResponse:
    return form_page(
        request,
        "scrutiny/minutes_write.html",
        form,
        trial,
        item=item,
        read=read,
        rows=rows,
        looked=digest_of(form.cleaned_data["text"]) if read else "",
        trail=crumbs(item.meeting, f"Item {item.number}"),
    )


def _done(minute: ItemMinute) -> str:
    waiting = minute.commitments.filter(state="proposed").count()
    if not waiting:
        return "The minute was kept."
    what = "promise waits" if waiting == 1 else "promises wait"
    return f"The minute was kept. {waiting} {what} to be confirmed beside it."

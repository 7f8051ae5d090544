"""Meetings: the list, a year's calendar, one meeting, and what becomes of it."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone

from headway.web import access
from headway.web.accounts.queries import authorities_where
from headway.web.accounts.roles import May
from headway.web.choosing import choose
from headway.web.form_pages import form_page, sent_on, tried
from headway.web.paging import page_links
from headway.web.scrutiny.actions import meetings as actions
from headway.web.scrutiny.forms.meetings import CancelForm, DecisionsForm, MeetingForm, MoveForm, VersionForm
from headway.web.scrutiny.models import Meeting
from headway.web.scrutiny.queries import meetings as queries
from headway.web.scrutiny.queries.council import council_settings
from headway.web.scrutiny.queries.meetings_bodies import bodies_kept
from headway.web.scrutiny.rules.meetings import municipal_year, year_in_words
from headway.web.scrutiny.states import MeetingState
from headway.web.scrutiny.views.meetings_common import can, crumbs, kept_meeting, seen_meeting


def meetings(request: HttpRequest) -> HttpResponse:
    """The meetings of an authority, which can be narrowed by body, year and state."""
    choice, today = choose(request), timezone.localdate()
    code = choice.authority.pk if choice.authority else ""
    filters = queries.Filters.from_query(request.GET)
    shown = queries.listed(request.user, code, filters, today, request.GET.get("page", "1"))
    return render(
        request,
        "scrutiny/meetings.html",
        {
            "choice": choice,
            "shown": shown,
            "filters": filters,
            "states": MeetingState.choices,
            "years": [(year, year_in_words(year)) for year in shown.years],
            "pages": page_links(request, shown.page),
            "can": can(request, code),
            "today": today,
        },
    )


def calendar(request: HttpRequest) -> HttpResponse:
    """A municipal year, month by month."""
    choice = choose(request)
    code = choice.authority.pk if choice.authority else ""
    filters = queries.Filters.from_query(request.GET)
    year = filters.year or municipal_year(timezone.localdate())
    months, years, bodies = queries.calendar_of(request.user, code, year, filters.body)
    return render(
        request,
        "scrutiny/meetings_calendar.html",
        {
            "choice": choice,
            "months": months,
            "year": year,
            "year_words": year_in_words(year),
            "years": [(each, year_in_words(each)) for each in sorted({*years, year}, reverse=True)],
            "bodies": bodies,
            "filters": filters,
            "count": sum(len(each.meetings) for each in months),
            "can": can(request, code),
            "trail": crumbs(("Meetings", "meetings")),
        },
    )


def meeting(request: HttpRequest, pk: int) -> HttpResponse:
    """One meeting: when and where, its agenda and clock, who came, what was declared, what is due at it."""
    found = seen_meeting(request, pk)
    shown = queries.meeting_page(request.user, found, council_settings())
    return render(
        request,
        "scrutiny/meetings_meeting.html",
        {
            "meeting": found,
            "shown": shown,
            "today": timezone.localdate(),
            "can": can(request, found.body.authority_id),
            "trail": crumbs(found.body),
        },
    )


def add_meeting(request: HttpRequest) -> HttpResponse:
    """Plan a meeting of a body; ?body= names one to begin with."""
    bodies = list(bodies_kept(request.user, timezone.localdate()))
    if not bodies:
        access.demand(request, May.KEEP_MEETINGS, _some_authority(request))
    form = MeetingForm(request.POST or None, bodies=bodies, initial={"body": request.GET.get("body", "")})
    trial = None
    if request.method == "POST":
        trial = tried(form, lambda: _plan(request, form))
        if trial.done:
            return sent_on(request, "The meeting was planned.", "meeting", trial.made.pk)
    return form_page(
        request,
        "scrutiny/meetings_meeting_form.html",
        form,
        trial,
        heading="Plan a meeting",
        trail=crumbs(("Meetings", "meetings"), "Plan a meeting"),
    )


def move_meeting(request: HttpRequest, pk: int) -> HttpResponse:
    """Another day, time or place."""
    found = kept_meeting(request, pk)
    form = MoveForm(request.POST or None, initial=_where(found) | {"version": found.version})
    trial = None
    if request.method == "POST":
        trial = tried(
            form,
            lambda: actions.move_meeting(by=request.user, meeting=found, **form.cleaned_data),
            current=_where,
        )
        if trial.done:
            said = "Day, time and place were changed; what they were is on the record."
            if trial.made.agenda_published:
                said += " The agenda that was published no longer holds: publish it again."
            return sent_on(request, said, "meeting", pk)
    return form_page(
        request,
        "scrutiny/meetings_meeting_form.html",
        form,
        trial,
        heading="Change day, time or place",
        meeting=found,
        trail=crumbs(found, "Change"),
    )


def cancel_meeting(request: HttpRequest, pk: int) -> HttpResponse:
    """It will not be held."""
    found = kept_meeting(request, pk)
    form = CancelForm(request.POST or None, initial={"version": found.version})
    trial = None
    if request.method == "POST":
        trial = tried(
            form,
            lambda: actions.cancel_meeting(by=request.user, meeting=found, **form.cleaned_data),
            current=lambda _: {},
        )
        if trial.done:
            return sent_on(request, "The meeting is cancelled. It stays on record.", "meeting", pk)
    return form_page(
        request,
        "scrutiny/meetings_reason.html",
        form,
        trial,
        caption=str(found),
        heading="Cancel the meeting",
        said_first="The meeting and its agenda stay on record, marked as cancelled.",
        button="Cancel the meeting",
        back=("meeting", pk),
        trail=crumbs(found, "Cancel"),
    )


def hold_meeting(request: HttpRequest, pk: int) -> HttpResponse:
    """It was held."""
    found = kept_meeting(request, pk)
    form = VersionForm(request.POST or None, initial={"version": found.version})
    trial = None
    if request.method == "POST":
        trial = tried(
            form,
            lambda: actions.hold_meeting(
                by=request.user,
                meeting=found,
                version=form.cleaned_data["version"],
                today=timezone.localdate(),
            ),
            current=lambda _: {},
        )
        if trial.done:
            return sent_on(request, "The meeting is marked as held.", "meeting", pk)
    return form_page(
        request,
        "scrutiny/meetings_reason.html",
        form,
        trial,
        caption=str(found),
        heading="Mark the meeting as held",
        said_first="Minutes are written of a meeting that was held. This cannot be undone.",
        button="Mark as held",
        back=("meeting", pk),
        trail=crumbs(found, "Mark as held"),
    )


def decisions_published(request: HttpRequest, pk: int) -> HttpResponse:
    """The day on which an executive body's decisions were published."""
    found = kept_meeting(request, pk)
    form = DecisionsForm(
        request.POST or None, initial={"version": found.version, "on": found.decisions_published}
    )
    trial = None
    if request.method == "POST":
        trial = tried(
            form,
            lambda: actions.publish_decisions(
                by=request.user, meeting=found, today=timezone.localdate(), **form.cleaned_data
            ),
            current=lambda now: {"on": now.decisions_published},
        )
        if trial.done:
            return sent_on(request, "The call-in period runs from that day.", "meeting", pk)
    return form_page(
        request,
        "scrutiny/meetings_decisions.html",
        form,
        trial,
        meeting=found,
        trail=crumbs(found, "Decisions published"),
    )


def _plan(request: HttpRequest, form: MeetingForm) -> Meeting:
    data = form.cleaned_data
    return actions.plan_meeting(
        by=request.user,
        body=form.bodies[data["body"]],
        on=data["on"],
        time=data["time"],
        place=data["place"],
    )


def _where(found: Meeting) -> dict[str, Any]:
    return {"on": found.on, "time": found.time, "place": found.place}


def _some_authority(request: HttpRequest) -> str:
    """An authority in which the person keeps meetings, for one who has no body there yet; else none."""
    return next(iter(sorted(authorities_where(request.user, May.KEEP_MEETINGS))), "")

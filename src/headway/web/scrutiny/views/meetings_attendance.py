"""Who came and what was declared; a body's attendance by year; its work programme."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone

from headway.web import access
from headway.web.access import seen_or_404
from headway.web.accounts.roles import May
from headway.web.fields import errors_of
from headway.web.form_pages import form_page, sent_on, tried
from headway.web.scrutiny.actions import meetings_attendance as actions
from headway.web.scrutiny.forms.meetings_attendance import (
    AttendanceForm,
    DeclarationForm,
    came_from,
    members,
    others,
)
from headway.web.scrutiny.models import Declaration, Meeting
from headway.web.scrutiny.queries.council import council_settings
from headway.web.scrutiny.queries.meetings import (
    Filters,
    attendance_of,
    declarations_seen,
    seen_items,
)
from headway.web.scrutiny.queries.meetings_attendance import attendance_year
from headway.web.scrutiny.queries.meetings_bodies import members_on
from headway.web.scrutiny.queries.meetings_programme import work_programme as programme_of
from headway.web.scrutiny.queries.scope import meetings_for
from headway.web.scrutiny.rules.meetings import municipal_year, year_in_words
from headway.web.scrutiny.views.meetings_common import can, crumbs, kept_meeting, seen_body, seen_meeting


def attendance(request: HttpRequest, pk: int) -> HttpResponse:
    """Who came and what was declared; for those who keep meetings a link to each form."""
    found = seen_meeting(request, pk)
    _, seen = seen_items(request.user, found)
    return render(
        request,
        "scrutiny/meetings_attendance.html",
        {
            "meeting": found,
            "attendance": attendance_of(found),
            "members": members_on(found.body, found.on),
            "declarations": declarations_seen(found, seen),
            "seen": seen,
            "can": can(request, found.body.authority_id),
            "trail": crumbs(found),
        },
    )


def record_attendance(request: HttpRequest, pk: int) -> HttpResponse:
    """One form for all who held a seat on the day, substitutes, and officers in attendance."""
    found = kept_meeting(request, pk)
    seats, rows = members_on(found.body, found.on), list(found.attendance.all())
    form = AttendanceForm(request.POST or None, initial={"version": found.version})
    seated, came = members(request.POST or None, seats, rows), others(request.POST or None, seats, rows)
    trial = None
    if request.method == "POST":
        is_whole = seated.is_valid() and came.is_valid()
        trial = tried(
            form,
            lambda: actions.record_attendance(
                by=request.user,
                meeting=found,
                version=form.cleaned_data["version"],
                came=came_from(seated, came),
            ),
            current=lambda _: {},
            rows=_Both(seated, came, is_whole),
        )
        if trial.done:
            return sent_on(request, "The attendance is recorded.", "attendance", pk)
    return form_page(
        request,
        "scrutiny/meetings_attendance_form.html",
        form,
        trial,
        meeting=found,
        seated=seated,
        others=came,
        faults=errors_of,
        trail=crumbs(found, ("Attendance and declarations", "attendance", pk), "Record attendance"),
    )


class _Both:
    """Two sets of rows that are whole or not together."""

    def __init__(self, seated: Any, came: Any, is_whole: bool) -> None:
        self.rows, self.is_whole = [*seated, *came], is_whole

    def is_valid(self) -> bool:
        return self.is_whole

    def __iter__(self) -> Any:
        return iter(self.rows)


def declare(request: HttpRequest, pk: int) -> HttpResponse:
    """A declaration of interest."""
    found = kept_meeting(request, pk)
    form = DeclarationForm(request.POST or None, items=_items(request, found))
    trial = None
    if request.method == "POST":
        trial = tried(form, lambda: actions.declare(by=request.user, meeting=found, **form.said()))
        if trial.done:
            return sent_on(request, "The declaration is recorded.", "attendance", pk)
    return _declaration(request, form, trial, "Record a declaration of interest", found)


def change_declaration(request: HttpRequest, pk: int) -> HttpResponse:
    """A declaration put right."""
    made = seen_or_404(
        request,
        Declaration.objects.filter(meeting__in=meetings_for(request.user)).select_related(
            "meeting__body__authority"
        ),
        pk=pk,
    )
    access.demand(request, May.KEEP_MEETINGS, made.meeting.body.authority_id)
    form = DeclarationForm(request.POST or None, items=_items(request, made.meeting), initial=_now(made))
    trial = None
    if request.method == "POST":
        trial = tried(
            form, lambda: actions.change_declaration(by=request.user, declaration=made, **form.said())
        )
        if trial.done:
            return sent_on(request, "The declaration was changed.", "attendance", made.meeting_id)
    return _declaration(request, form, trial, "Change a declaration of interest", made.meeting)


def body_attendance(request: HttpRequest, pk: int) -> HttpResponse:
    """The attendance of a body's members in a municipal year."""
    found = seen_body(request, pk)
    year = Filters.from_query(request.GET).year or municipal_year(timezone.localdate())
    days = meetings_for(request.user).filter(body=found).order_by().dates("on", "month")
    years = sorted({municipal_year(each) for each in days} | {year}, reverse=True)
    return render(
        request,
        "scrutiny/meetings_body_attendance.html",
        {
            "body": found,
            "shown": attendance_year(request.user, found, year),
            "year_words": year_in_words(year),
            "years": [(each, year_in_words(each)) for each in years],
            "trail": crumbs(found),
        },
    )


def work_programme(request: HttpRequest, pk: int) -> HttpResponse:
    """What is planned for which meeting of a body."""
    found, today = seen_body(request, pk), timezone.localdate()
    return render(
        request,
        "scrutiny/meetings_programme.html",
        {
            "body": found,
            "shown": programme_of(request.user, found, today, council_settings()),
            "today": today,
            "can": can(request, found.authority_id),
            "trail": crumbs(found),
        },
    )


def _items(request: HttpRequest, found: Meeting) -> list[Any]:
    items, seen = seen_items(request.user, found)
    return [each for each in items if each.pk in seen]


def _now(made: Declaration) -> dict[str, Any]:
    names = ("name", "kind", "text", "left_the_room", "is_sensitive")
    return {name: getattr(made, name) for name in names} | {"item": made.item_id or ""}


def _declaration(
    request: HttpRequest, form: DeclarationForm, trial: Any, heading: str, found: Meeting
) -> HttpResponse:
    return form_page(
        request,
        "scrutiny/meetings_declaration_form.html",
        form,
        trial,
        heading=heading,
        meeting=found,
        trail=crumbs(found, ("Attendance and declarations", "attendance", found.pk), heading),
    )

"""Meetings for somebody: a list with filters, a year's calendar, one meeting with all that belongs to it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.core.paginator import Page, Paginator
from django.db.models import Count, QuerySet

from headway.clocks import CouncilSettings
from headway.web.accounts.queries import Somebody
from headway.web.query_values import number, one_of
from headway.web.scrutiny.models import (
    AgendaItem,
    Attendance,
    Body,
    Commitment,
    Declaration,
    Meeting,
    MeetingChange,
)
from headway.web.scrutiny.queries.scope import (
    bodies_for,
    commitments_for,
    items_for,
    meetings_for,
    sees_restricted,
)
from headway.web.scrutiny.rules.meetings import (
    Counted,
    counted,
    municipal_year,
    municipal_year_days,
    year_in_words,
)
from headway.web.scrutiny.states import BodyKind, CommitmentState, MeetingState, Presence

__all__ = [
    "Filters",
    "Listed",
    "MeetingPage",
    "Month",
    "calendar_of",
    "declarations_seen",
    "listed",
    "meeting_page",
    "seen_items",
]

A_PAGE = 50


@dataclass(frozen=True)
class Filters:
    """What a list of meetings is narrowed to."""

    body: int | None = None
    state: str = ""
    year: int | None = None
    when: str = ""

    @classmethod
    def from_query(cls, query: Mapping[str, Any]) -> "Filters":
        """As the address gives it; what is no such value is no filter."""
        year = number(query.get("year"))
        return cls(
            body=number(query.get("body")),
            state=one_of(query.get("state"), MeetingState.values),
            year=year if year and 1000 <= year < 9999 else None,
            when=one_of(query.get("when"), ("coming", "past")),
        )


@dataclass(frozen=True)
class Listed:
    """A page of meetings, and what they can be narrowed to."""

    page: Page  # type: ignore[type-arg]
    bodies: Sequence[Body]
    years: Sequence[int]
    total: int


@dataclass(frozen=True)
class Month:
    """A month of a calendar, with its meetings by day."""

    first: date
    meetings: Sequence[Meeting]


@dataclass(frozen=True)
class MeetingPage:
    """One meeting: its items as far as the person may see them, who came, what was declared, what is due at it."""

    meeting: Meeting
    items: Sequence[AgendaItem]
    seen: frozenset[int]
    agenda: Counted
    call_in: Counted | None
    is_executive: bool
    changes: Sequence[MeetingChange]
    attendance: Sequence[tuple[str, Sequence[Attendance]]]
    declarations: Sequence[Declaration]
    due: Sequence[Commitment]

    @property
    def year(self) -> str:
        """The municipal year that the meeting belongs to."""
        return year_in_words(municipal_year(self.meeting.on))


def listed(person: Somebody, authority: str, filters: Filters, today: date, page: str) -> Listed:
    """The meetings of an authority: those to come in order, those past the latest first, all by day."""
    everything = meetings_for(person).filter(body__authority=authority)
    found = _narrowed(everything, filters, today)
    found = found.annotate(agenda_items=Count("items"))
    found = found.order_by(*(("on", "time", "id") if filters.when == "coming" else ("-on", "-time", "-id")))
    shown = Paginator(found, A_PAGE).get_page(page)
    return Listed(
        page=shown,
        bodies=tuple(bodies_for(person).filter(authority=authority)),
        years=_years(everything),
        total=shown.paginator.count,
    )


def calendar_of(
    person: Somebody, authority: str, year: int, body: int | None = None
) -> tuple[Sequence[Month], Sequence[int], Sequence[Body]]:
    """A municipal year month by month; and the years and bodies that there are."""
    first, last = municipal_year_days(year)
    everything = meetings_for(person).filter(body__authority=authority)
    found = everything.filter(on__range=(first, last))
    if body:
        found = found.filter(body=body)
    by_month: dict[tuple[int, int], list[Meeting]] = {}
    for each in found:
        by_month.setdefault((each.on.year, each.on.month), []).append(each)
    months = [
        Month(date(first.year + (number - 1) // 12, (number - 1) % 12 + 1, 1), ())
        for number in range(first.month, first.month + 12)
    ]
    return (
        tuple(Month(each.first, by_month.get((each.first.year, each.first.month), ())) for each in months),
        _years(everything),
        tuple(bodies_for(person).filter(authority=authority)),
    )


def meeting_page(person: Somebody, meeting: Meeting, settings: CouncilSettings) -> MeetingPage:
    """Everything about one meeting."""
    items, seen = seen_items(person, meeting)
    is_executive = BodyKind(meeting.body.kind).is_executive
    call_in = (
        counted("call-in", meeting.decisions_published, settings)
        if is_executive and meeting.decisions_published
        else None
    )
    return MeetingPage(
        meeting=meeting,
        items=items,
        seen=seen,
        agenda=counted("agenda", meeting.on, settings),
        call_in=call_in,
        is_executive=is_executive,
        changes=tuple(meeting.changes.all()),
        attendance=attendance_of(meeting),
        declarations=declarations_seen(meeting, seen),
        due=tuple(
            commitments_for(person)
            .filter(due_meeting=meeting)
            .exclude(state__in=(CommitmentState.REJECTED, CommitmentState.PROPOSED))
        ),
    )


def seen_items(person: Somebody, meeting: Meeting) -> tuple[tuple[AgendaItem, ...], frozenset[int]]:
    """Every item in order, and which of them the person may read whole; of the others the number only."""
    items = tuple(meeting.items.order_by("order", "id").prefetch_related("papers"))
    if sees_restricted(person, meeting):
        return items, frozenset(each.pk for each in items)
    return items, frozenset(items_for(person).filter(meeting=meeting).values_list("pk", flat=True))


def attendance_of(meeting: Meeting) -> tuple[tuple[str, Sequence[Attendance]], ...]:
    """Who came, by how they took part, in the order of the list; ways that nobody took are left out."""
    rows = list(meeting.attendance.all())
    return tuple(
        (str(way.label), found)
        for way in Presence
        if (found := [each for each in rows if each.presence == way])
    )


def declarations_seen(meeting: Meeting, seen: frozenset[int]) -> tuple[Declaration, ...]:
    """The declarations; what one says of an item that the person may not read is left out."""
    found = []
    for each in meeting.declarations.select_related("item"):
        if each.item_id is not None and each.item_id not in seen:
            each.text = ""
        found.append(each)
    return tuple(found)


def _narrowed(found: QuerySet[Meeting], filters: Filters, today: date) -> QuerySet[Meeting]:
    if filters.body:
        found = found.filter(body=filters.body)
    if filters.state:
        found = found.filter(state=filters.state)
    if filters.year:
        found = found.filter(on__range=municipal_year_days(filters.year))
    if filters.when == "coming":
        found = found.filter(on__gte=today)
    if filters.when == "past":
        found = found.filter(on__lt=today)
    return found


def _years(meetings: QuerySet[Meeting]) -> tuple[int, ...]:
    """The municipal years in which there are meetings, the latest first."""
    months = meetings.order_by().dates("on", "month")
    return tuple(sorted({municipal_year(each) for each in months}, reverse=True))

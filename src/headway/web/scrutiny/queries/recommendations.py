"""Scrutiny recommendations for somebody: the monitor of a municipal year, and one recommendation with its record."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, Self

from django.db.models import Case, Count, OuterRef, Q, QuerySet, Subquery, Value, When

from headway.clocks import Derivation, due
from headway.errors import ForPerson
from headway.minutes import OutcomeKind
from headway.web.accounts.queries import Somebody, authorities_where
from headway.web.accounts.roles import May
from headway.web.query_values import number, one_of, words
from headway.web.scrutiny.models import Body, Meeting, MonitorEntry, ResolutionOutcome, ScrutinyRecommendation
from headway.web.scrutiny.queries.council import council_settings
from headway.web.scrutiny.queries.scope import (
    bodies_for,
    meetings_for,
    minutes_for,
    scrutiny_recommendations_for,
)
from headway.web.scrutiny.rules.recommendations import Stands, rag_of, stands
from headway.web.scrutiny.states import BodyKind, MeetingState, Monitor, Response

__all__ = [
    "Filters",
    "Numbers",
    "Row",
    "bodies_to_recommend_for",
    "clock_of",
    "closing_meetings",
    "exportable",
    "listed",
    "numbers",
    "one",
    "outcomes_to_send",
    "rows",
    "years",
]

CLOCK = "scrutiny-response"


@dataclass(frozen=True)
class Filters:
    """What the monitor is narrowed to; empty is everything."""

    year: int | None = None
    body: int | None = None
    words: str = ""
    state: str = ""

    @classmethod
    def from_query(cls, given: Mapping[str, Any]) -> Self:
        """The filters of a page's query; what makes no sense is left out, so that no address is an error."""
        return cls(
            year=number(given.get("year")),
            body=number(given.get("body")),
            words=words(given.get("words")),
            state=one_of(given.get("state"), ("late", "waiting", "open", "red", "closed")),
        )


@dataclass(frozen=True)
class Row:
    """A recommendation on a day."""

    recommendation: ScrutinyRecommendation
    stands: Stands
    rag: str
    days_late: int
    """Days since the last day for a response that has not come; else 0."""
    last: MonitorEntry | None
    next_meeting: date | None
    """When its body meets next, where that is planned."""

    @property
    def officer_attends(self) -> bool:
        """Whether the officer comes to the next meeting: it is off track, and not closed."""
        return self.stands is Stands.OFF_TRACK


@dataclass(frozen=True)
class Numbers:
    """The monitor in numbers: each out of ``all``, progress out of ``taken_up``."""

    all: int
    late: int
    waiting: int
    accepted: int
    partly: int
    rejected: int
    closed: int
    statuses: tuple[tuple[Monitor, int], ...]
    """Of those accepted, wholly or partly, and not closed, how many stand so."""

    @property
    def taken_up(self) -> int:
        """Accepted, wholly or partly."""
        return self.accepted + self.partly

    @property
    def monitored(self) -> int:
        """Those of them that the body has not closed."""
        return sum(count for _, count in self.statuses)


def listed(person: Somebody, filters: Filters, on: date) -> QuerySet[ScrutinyRecommendation]:
    """The recommendations that fit, what the body should hear of first on top."""
    found = scrutiny_recommendations_for(person).select_related(
        "meeting", "closed_at", "outcome__paragraph__minute__item"
    )
    if filters.words:
        found = found.filter(
            Q(text__icontains=filters.words)
            | Q(area__icontains=filters.words)
            | Q(lead_member__icontains=filters.words)
            | Q(lead_officer__icontains=filters.words)
        )
    exact = {"year": filters.year, "body_id": filters.body}
    found = found.filter(**{name: value for name, value in exact.items() if value is not None})
    if filters.state:
        found = found.filter(_states(on)[filters.state])
    return found.order_by(_first(on), "response_due", "-year", "number")


def exportable(person: Somebody, filters: Filters, on: date) -> QuerySet[ScrutinyRecommendation]:
    """The same of the authorities in which the person exports."""
    return listed(person, filters, on).filter(authority__in=authorities_where(person, May.EXPORT))


def rows(found: QuerySet[ScrutinyRecommendation], on: date) -> tuple[Row, ...]:
    """Recommendations on a day: two queries, however many."""
    coming = (
        Meeting.objects.filter(body=OuterRef("body"), on__gte=on, state=MeetingState.PLANNED)
        .order_by("on")
        .values("on")[:1]
    )
    found = found.annotate(meets_next=Subquery(coming)).prefetch_related("entries")
    return tuple(_row(each, on) for each in found)


def one(person: Somebody) -> QuerySet[ScrutinyRecommendation]:
    """For the page of one recommendation."""
    return scrutiny_recommendations_for(person).select_related(
        "meeting__body", "closed_at__body", "outcome__paragraph__minute__item__meeting"
    )


def numbers(person: Somebody, filters: Filters, on: date) -> Numbers:
    """The numbers of the year and body that the monitor shows, whatever else it is narrowed to: one query."""
    found = scrutiny_recommendations_for(person)
    exact = {"year": filters.year, "body_id": filters.body}
    found = found.filter(**{name: value for name, value in exact.items() if value is not None})
    how = _states(on)
    taken_up = Q(response__in=(Response.ACCEPTED, Response.PARTLY), closed_at=None)
    counts = found.order_by().aggregate(
        all=Count("pk"),
        late=Count("pk", filter=how["late"]),
        waiting=Count("pk", filter=how["waiting"]),
        closed=Count("pk", filter=how["closed"]),
        accepted=Count("pk", filter=Q(response=Response.ACCEPTED)),
        partly=Count("pk", filter=Q(response=Response.PARTLY)),
        rejected=Count("pk", filter=Q(response=Response.REJECTED)),
        **{f"status_{each.name}": Count("pk", filter=taken_up & Q(status=each)) for each in Monitor},
    )
    by_status = tuple((each, counts.pop(f"status_{each.name}")) for each in Monitor)
    return Numbers(**counts, statuses=tuple((each, count) for each, count in by_status if count))


def years(person: Somebody) -> list[int]:
    """The municipal years in which something was recommended, the latest first."""
    found = scrutiny_recommendations_for(person).order_by("-year").values_list("year", flat=True)
    return list(found.distinct())


def clock_of(recommendation: ScrutinyRecommendation) -> Derivation | None:
    """The response clock with its working; None where the count leaves the calendar."""
    try:
        return due(CLOCK, recommendation.sent_on, stated=_stated(recommendation), settings=council_settings())
    except ForPerson:
        return None


def _stated(recommendation: ScrutinyRecommendation) -> date | None:
    """The day as it was kept when the recommendation was sent, where the count would give another one today."""
    counted = due(CLOCK, recommendation.sent_on, settings=council_settings()).due
    kept = recommendation.response_due
    return kept if kept is not None and kept != counted else None


def bodies_to_recommend_for(person: Somebody) -> QuerySet[Body]:
    """The bodies for which the person may record a recommendation: none of them the executive."""
    found = bodies_for(person).filter(authority__in=authorities_where(person, May.KEEP_MEETINGS))
    return found.exclude(kind=BodyKind.CABINET).select_related("authority")


def outcomes_to_send(person: Somebody) -> QuerySet[ResolutionOutcome]:
    """What bodies resolved to recommend, and nobody has sent yet."""
    return ResolutionOutcome.objects.filter(
        paragraph__minute__in=minutes_for(person),
        paragraph__minute__item__meeting__body__in=bodies_to_recommend_for(person),
        kind=OutcomeKind.RECOMMENDED,
        scrutiny_recommendations=None,
    ).select_related("paragraph__minute__item__meeting__body__authority")


def closing_meetings(person: Somebody, recommendation: ScrutinyRecommendation, on: date) -> QuerySet[Meeting]:
    """Meetings of its own body that were held since it was made: at one of these it may have been closed."""
    made = recommendation.meeting.on if recommendation.meeting else recommendation.sent_on
    return (
        meetings_for(person)
        .filter(body=recommendation.body_id, state=MeetingState.HELD, on__gte=made, on__lte=on)
        .order_by("-on", "-pk")
    )


def _states(on: date) -> dict[str, Q]:
    still = Q(closed_at=None)
    return {
        "late": still & Q(response=Response.NONE, response_due__lt=on),
        "waiting": still & Q(response=Response.NONE),
        "open": still,
        "red": still & Q(status=Monitor.OFF_TRACK),
        "closed": Q(closed_at__isnull=False),
    }


_ORDER = (
    Monitor.OFF_TRACK,
    Monitor.AT_RISK,
    Monitor.PAUSED,
    Monitor.NOT_STARTED,
    Monitor.ON_TRACK,
    Monitor.DELIVERED,
)


def _first(on: date) -> Case:
    """The same order as ``Stands``, for the database; a test holds the two together."""
    how = _states(on)
    return Case(
        When(how["late"], then=Value(0)),
        When(how["waiting"], then=Value(1)),
        When(how["closed"], then=Value(20)),
        When(response=Response.REJECTED, then=Value(19)),
        *(When(status=each, then=Value(place)) for place, each in enumerate(_ORDER, start=2)),
        default=Value(18),
    )


def _row(recommendation: ScrutinyRecommendation, on: date) -> Row:
    entries = list(recommendation.entries.all())
    how = stands(
        recommendation.response,
        recommendation.status,
        recommendation.response_due,
        on,
        is_closed=recommendation.closed_at_id is not None,
    )
    last_day = recommendation.response_due
    return Row(
        recommendation=recommendation,
        stands=how,
        rag=rag_of(recommendation.status),
        days_late=(on - last_day).days if how is Stands.LATE and last_day else 0,
        last=entries[-1] if entries else None,
        next_meeting=recommendation.meets_next,
    )

"""Bodies for somebody: the list, one body with its members and meetings, who sat on a day."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.core.paginator import Page, Paginator
from django.db.models import Count, Min, Q, QuerySet

from headway.web.accounts.models import Membership, Person
from headway.web.accounts.queries import Somebody, authorities_where
from headway.web.accounts.roles import May
from headway.web.register.models import Authority
from headway.web.scrutiny.models import Body, Meeting, Seat
from headway.web.scrutiny.queries.scope import bodies_for, meetings_for
from headway.web.scrutiny.rules.meetings import sat_on
from headway.web.scrutiny.states import MeetingState, SeatRole

__all__ = [
    "BodyPage",
    "authorities_kept",
    "bodies_kept",
    "bodies_listed",
    "body_page",
    "members_on",
    "people_who_may_sit",
    "seats_for",
]

A_PAGE = 50
_ROLES = {role: place for place, role in enumerate(SeatRole)}


@dataclass(frozen=True)
class BodyPage:
    """One body: who sits on a day, who sat before or will, its meetings to come and past."""

    body: Body
    on: date
    members: Sequence[Seat]
    others: Sequence[Seat]
    coming: Sequence[Meeting]
    past: Page  # type: ignore[type-arg]


def bodies_listed(person: Somebody, authority: str, on: date, *, ended: bool = False) -> QuerySet[Body]:
    """The bodies of an authority with ``members`` (today's) and ``next_on``; those that have ended only if asked."""
    held = Q(seats__from_day__lte=on) & (Q(seats__until_day=None) | Q(seats__until_day__gte=on))
    found = bodies_for(person).filter(authority=authority)
    found = (
        found.filter(until_day__lt=on) if ended else found.filter(Q(until_day=None) | Q(until_day__gte=on))
    )
    return found.annotate(
        members=Count("seats", filter=held, distinct=True),
        next_on=Min("meetings__on", filter=Q(meetings__on__gte=on, meetings__state=MeetingState.PLANNED)),
    ).order_by(*Body._meta.ordering)  # a query that groups has no order of its own


def body_page(person: Somebody, body: Body, on: date, today: date, page: str) -> BodyPage:
    """The page of one body, with its members on a day."""
    seats = list(body.seats.select_related("person"))
    members = in_order(sat_on(seats, on))
    meetings = meetings_for(person).filter(body=body)
    return BodyPage(
        body=body,
        on=on,
        members=members,
        others=sorted((each for each in seats if each not in members), key=lambda each: each.from_day),
        coming=list(meetings.filter(on__gte=today, state=MeetingState.PLANNED)[:A_PAGE]),
        past=Paginator(
            meetings.exclude(on__gte=today, state=MeetingState.PLANNED).order_by("-on", "-time", "-id"),
            A_PAGE,
        ).get_page(page),
    )


def members_on(body: Body, on: date) -> list[Seat]:
    """Who sat on the body on a day: the chair first, substitutes last but the co-opted."""
    return in_order(sat_on(body.seats.select_related("person"), on))


def in_order(seats: Sequence[Seat]) -> list[Seat]:
    """By role, then by name."""
    return sorted(seats, key=lambda each: (_ROLES[SeatRole(each.role)], each.name.casefold()))


def seats_for(person: Somebody) -> QuerySet[Seat]:
    """Every seat of the bodies that the person sees."""
    return Seat.objects.filter(body__in=bodies_for(person)).select_related("body__authority", "person")


def authorities_kept(person: Somebody) -> QuerySet[Authority]:
    """The authorities whose meetings the person keeps."""
    return Authority.objects.filter(code__in=authorities_where(person, May.KEEP_MEETINGS))


def bodies_kept(person: Somebody, on: date) -> QuerySet[Body]:
    """The bodies, not ended, of those authorities."""
    return (
        bodies_for(person)
        .filter(Q(until_day=None) | Q(until_day__gte=on), authority__in=authorities_kept(person))
        .select_related("authority")
    )


def people_who_may_sit(authority: str, on: date) -> list[Person]:
    """The people with a role in the authority: they can be given a seat with their account."""
    held = Membership.objects.filter(authority=authority, from_day__lte=on).filter(
        Q(until_day=None) | Q(until_day__gte=on)
    )
    return list(Person.objects.filter(memberships__in=held, is_active=True).distinct().order_by("name"))

"""Recurrences for somebody: those of their own authorities."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Self

from django.db.models import Case, Count, IntegerField, Q, QuerySet, When

from headway.web.accounts.queries import Somebody, authorities_where, may
from headway.web.accounts.roles import May
from headway.web.lessons.models import Recurrence
from headway.web.lessons.rules.recurrence import may_meet_again, when
from headway.web.plans.models import Item
from headway.web.register.models import Authority, Finding, Inspection, Recommendation
from headway.web.register.states import Confirmation

__all__ = [
    "Filters",
    "Met",
    "authorities_to_propose_for",
    "counts",
    "later_ones",
    "listed",
    "met",
    "recommendations_for",
    "recurrences_for",
]

_INSPECTIONS = ("earlier__inspection", "later__inspection", "finding__inspection")


@dataclass(frozen=True)
class Filters:
    """What the list is narrowed to; empty is everything but what was turned down."""

    state: str = ""
    authority: str = ""

    @classmethod
    def from_query(cls, given: Mapping[str, Any]) -> Self:
        """The filters of a page's query; what makes no sense is left out."""
        state, authority = str(given.get("state", "")), str(given.get("authority", ""))
        return cls(
            state=state if state in Confirmation.values else "",
            authority=authority[:9] if "\x00" not in authority else "",
        )


@dataclass(frozen=True)
class Met:
    """What of a recommendation a later inspection met again, and what it had met again itself."""

    again: tuple[Recurrence, ...]
    before: tuple[Recurrence, ...]
    can_join: bool = False
    """Whether the person may join it to a later inspection by hand."""

    def __bool__(self) -> bool:
        return bool(self.again or self.before)


def recurrences_for(person: Somebody) -> QuerySet[Recurrence]:
    """The recurrences of the authorities where the person reads drafts; what inspections were read as is left out."""
    return (
        Recurrence.objects.filter(authority__in=authorities_where(person, May.SEE_DRAFTS))
        .select_related("authority", "earlier", "later", "finding", *_INSPECTIONS)
        .select_related(*(f"{each}__authority" for each in _INSPECTIONS))
        .defer(*(f"{each}__record" for each in _INSPECTIONS))
    )


def listed(person: Somebody, filters: Filters) -> QuerySet[Recurrence]:
    """Those that fit: proposals first, the likest on top; then what was decided. Turned down only where asked for."""
    found = recurrences_for(person)
    found = found.filter(state=filters.state) if filters.state else found.exclude(state=Confirmation.REJECTED)
    if filters.authority:
        found = found.filter(authority=filters.authority)
    waits = Case(When(state=Confirmation.PROPOSED, then=0), default=1, output_field=IntegerField())
    return found.order_by(waits, "-likeness", "earlier__order", "pk")


def counts(person: Somebody) -> dict[str, int]:
    """How many there are in each state, in one query."""
    states = {each.value: Count("pk", filter=Q(state=each)) for each in Confirmation}
    return recurrences_for(person).order_by().aggregate(**states)


def met(person: Somebody, item: Item) -> Met:
    """For the page of an item of a plan; nothing where it is no recommendation."""
    if item.recommendation_id is None:
        return Met((), ())
    found = recurrences_for(person).exclude(state=Confirmation.REJECTED)
    both = list(found.filter(Q(earlier=item.recommendation_id) | Q(later=item.recommendation_id)))
    return Met(
        again=tuple(each for each in both if each.earlier_id == item.recommendation_id),
        before=tuple(each for each in both if each.later_id == item.recommendation_id),
        can_join=may(person, May.DECIDE_LESSONS, item.plan.authority_id),
    )


def recommendations_for(person: Somebody) -> QuerySet[Recommendation]:
    """Recommendations of confirmed inspections of the authorities where the person reads drafts."""
    return (
        Recommendation.objects.filter(
            inspection__authority__in=authorities_where(person, May.SEE_DRAFTS),
            inspection__state=Confirmation.CONFIRMED,
        )
        .exclude(state=Confirmation.REJECTED)
        .select_related("inspection__authority")
        .defer("inspection__record")
    )


def later_ones(earlier: Recommendation) -> list[tuple[Inspection, list[Recommendation | Finding]]]:
    """What later confirmed inspections of the same authority said, each inspection with its items."""
    day = when(earlier.inspection)
    found = (
        Inspection.objects.filter(authority=earlier.inspection.authority_id, state=Confirmation.CONFIRMED)
        .defer("record")
        .prefetch_related("recommendations", "findings")
    )
    later = [(when(each), each) for each in found if each.pk != earlier.inspection_id and when(each)]
    return [
        (
            each,
            [
                *(one for one in each.recommendations.all() if one.state != Confirmation.REJECTED),
                *(one for one in each.findings.all() if may_meet_again(one)),
            ],
        )
        for on, each in sorted(later, key=lambda pair: (pair[0], pair[1].pk))
        if day and on > day
    ]


def authorities_to_propose_for(person: Somebody) -> QuerySet[Authority]:
    """The authorities for which the person decides."""
    return Authority.objects.filter(code__in=authorities_where(person, May.DECIDE_LESSONS))

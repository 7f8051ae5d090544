"""What waits for one person: the actions they own, and the closures they may decide."""

from dataclasses import dataclass
from datetime import date

from django.db.models import Count, F, Q, QuerySet

from headway.web.accounts.models import Person
from headway.web.accounts.queries import authorities_where
from headway.web.accounts.roles import May
from headway.web.plans.models import Action, Closure, Ownership
from headway.web.plans.queries.rows import ActionRow, rows
from headway.web.plans.queries.scope import actions_seen, closures_seen
from headway.web.plans.queries.table import Lateness, late
from headway.web.plans.states import ClosureOutcome, Stage

SHOWN = 100
"""How many actions of one kind are listed at once; the counts are of them all."""
_STILL_OPEN = Q(stage=Stage.OPEN)


@dataclass(frozen=True)
class MyNumbers:
    """A person's own actions in numbers, and what waits for their decision."""

    open_count: int
    closed_count: int
    overdue: int
    silent: int
    to_decide: tuple[Closure, ...]
    """Proposals by others that the person may decide on."""


@dataclass(frozen=True)
class MyActions(MyNumbers):
    """The same with the actions: those open, soonest due first, and those closed, each at most a hundred."""

    open: tuple[ActionRow, ...]
    closed: tuple[ActionRow, ...]


def my_numbers(person: Person, on: date) -> MyNumbers:
    """What waits for the person, with no action loaded: three queries at most."""
    return MyNumbers(to_decide=closures_to_decide(person), **_counts(_own(person), on))


def my_actions(person: Person, on: date) -> MyActions:
    """The actions that the person owns in any authority where they still hold a role: seven queries at most."""
    own = _own(person).order_by(F("due").asc(nulls_last=True), "pk")
    return MyActions(
        open=rows(own.filter(_STILL_OPEN)[:SHOWN], on),
        closed=rows(own.exclude(_STILL_OPEN)[:SHOWN], on),
        to_decide=closures_to_decide(person),
        **_counts(own, on),
    )


def closures_to_decide(person: Person) -> tuple[Closure, ...]:
    """The proposals that wait for a decision which this person may make: none of their own."""
    deciding = authorities_where(person, May.DECIDE_CLOSURE)
    return tuple(
        closures_seen(person)
        .filter(outcome=ClosureOutcome.PENDING, action__item__plan__authority__in=deciding)
        .exclude(proposed_by_id=person.pk)
        .order_by("proposed_at")
    )


def _own(person: Person) -> QuerySet[Action]:
    return actions_seen(person).filter(pk__in=Ownership.objects.filter(person=person).values("action_id"))


def _counts(own: QuerySet[Action], on: date) -> dict[str, int]:
    return own.order_by().aggregate(
        open_count=Count("pk", filter=_STILL_OPEN),
        closed_count=Count("pk", filter=~_STILL_OPEN),
        overdue=Count("pk", filter=late(Lateness.OVERDUE, on)),
        silent=Count("pk", filter=late(Lateness.SILENT, on)),
    )

"""What waits for one person: the actions they own, and the closures they may decide."""

from dataclasses import dataclass
from datetime import date

from django.db.models import F

from headway.web.accounts.models import Person
from headway.web.accounts.queries import authorities_where
from headway.web.accounts.roles import May
from headway.web.plans.models import Closure
from headway.web.plans.queries.rows import ActionRow, rows
from headway.web.plans.queries.scope import actions_seen, closures_seen
from headway.web.plans.states import ClosureOutcome, Stage


@dataclass(frozen=True)
class MyActions:
    """A person's own actions: those open, soonest due first, and those closed."""

    open: tuple[ActionRow, ...]
    closed: tuple[ActionRow, ...]
    overdue: int
    silent: int
    to_decide: tuple[Closure, ...]
    """Proposals by others that the person may decide on."""


def my_actions(person: Person, on: date) -> MyActions:
    """The actions that the person owns in any authority where they still hold a role: four queries at most."""
    own = actions_seen(person).filter(ownerships__person=person).order_by(F("due").asc(nulls_last=True), "pk")
    found = rows(own, on)
    open_ones = tuple(each for each in found if each.action.stage == Stage.OPEN)
    return MyActions(
        open=open_ones,
        closed=tuple(each for each in found if each.action.stage != Stage.OPEN),
        overdue=sum(each.is_overdue for each in open_ones),
        silent=sum(each.is_silent for each in open_ones),
        to_decide=closures_to_decide(person),
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

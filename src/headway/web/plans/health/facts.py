"""What the health rules look at: a plan as plain values, so that every rule can be tried without a database."""

from dataclasses import dataclass
from datetime import date
from functools import cached_property

from headway.web.plans.rules import in_circles
from headway.web.plans.states import Answer, Rag, Stage


@dataclass(frozen=True)
class OwnerFacts:
    """One owner. ``roles`` are the days from which and until which a person who signs in holds a role here."""

    name: str
    person: int | None = None
    is_active: bool = True
    roles: tuple[tuple[date, date | None], ...] = ()

    def has_left(self, on: date) -> bool:
        """Whether this is somebody who signs in and can no longer do so here. A bare name cannot be known to have."""
        if self.person is None:
            return False
        held = any(first <= on and (last is None or on <= last) for first, last in self.roles)
        return not self.is_active or not held


@dataclass(frozen=True)
class ActionFacts:
    """One action with all that hangs on it."""

    id: int
    title: str
    added: date
    measure: str = ""
    measure_kind: str = ""
    hears_children: bool = False
    start: date | None = None
    due: date | None = None
    stage: str = Stage.OPEN
    rag: str = Rag.NONE
    owners: tuple[OwnerFacts, ...] = ()
    last_update: date | None = None
    last_narrative: str = ""
    milestones_due: tuple[date, ...] = ()
    needs: tuple[int, ...] = ()
    has_evidence: bool = False
    decided: bool = False
    """Whether a closure of the owning body stands behind the stage."""
    delivered_on: date | None = None

    @property
    def is_open(self) -> bool:
        """Whether the owning body has not closed it."""
        return self.stage == Stage.OPEN

    @property
    def is_live(self) -> bool:
        """Whether it still counts: superseded ones do not."""
        return self.stage != Stage.SUPERSEDED


@dataclass(frozen=True)
class ItemFacts:
    """One thing that the plan answers."""

    id: int
    label: str
    is_recommendation: bool = True
    answer: str = Answer.NONE
    reason: str = ""
    actions: tuple[ActionFacts, ...] = ()


@dataclass(frozen=True)
class PlanFacts:
    """A plan. ``statement_due`` is the date that governs, None where no clock is known to run."""

    id: int
    title: str
    items: tuple[ItemFacts, ...] = ()
    published: date | None = None
    statement_due: date | None = None

    @cached_property
    def actions(self) -> tuple[ActionFacts, ...]:
        """Every action, in the order of the plan."""
        return tuple(action for item in self.items for action in item.actions)

    @cached_property
    def by_id(self) -> dict[int, ActionFacts]:
        """Every action by its id."""
        return {each.id: each for each in self.actions}

    @cached_property
    def in_circles(self) -> frozenset[int]:
        """The actions that wait for themselves."""
        return in_circles({each.id: each.needs for each in self.actions if each.needs})

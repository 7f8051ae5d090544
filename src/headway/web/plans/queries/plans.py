"""The plans that a person sees, each with how far its recommendations have come."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from headway.web.accounts.queries import Somebody, authorities_where
from headway.web.accounts.roles import May
from headway.web.plans.models import Item, Plan
from headway.web.plans.queries.scope import plans_seen
from headway.web.plans.rules import Progress, Standing, is_overdue, standing
from headway.web.plans.states import Rag

__all__ = ["PlanRow", "StandingCount", "plans_for", "standing_counts", "standing_of"]


@dataclass(frozen=True)
class StandingCount:
    """How many recommendations stand so, of how many."""

    standing: Standing
    count: int
    of: int


@dataclass(frozen=True)
class PlanRow:
    """A plan in a list. The counts are None for one who sees only what is published."""

    plan: Plan
    recommendations: int
    other_issues: int
    sees_progress: bool
    actions: int | None
    overdue: int | None
    standings: tuple[StandingCount, ...]


def plans_for(person: Somebody, on: date) -> tuple[PlanRow, ...]:
    """Every plan that the person may see, newest first: four queries, however many plans."""
    own = authorities_where(person, May.SEE_DRAFTS)
    found = plans_seen(person).order_by("-inspection__published", "-pk")
    plans = found.prefetch_related("items__recommendation", "items__actions__status")
    return tuple(_row(plan, plan.authority_id in own, on) for plan in plans)


def standing_of(item: Item) -> Standing:
    """The standing of an item whose actions and their status words have been fetched."""
    return standing(
        item.answer,
        (Progress(each.stage, each.status.rag if each.status else Rag.NONE) for each in item.actions.all()),
    )


def standing_counts(items: Iterable[Item]) -> tuple[StandingCount, ...]:
    """Recommendations by standing, those that occur, in the order of the standings, each of the whole number."""
    asked = [each for each in items if each.recommendation_id]
    counts = Counter(standing_of(each) for each in asked)
    return tuple(StandingCount(each, counts[each], len(asked)) for each in Standing if counts[each])


def _row(plan: Plan, sees_progress: bool, on: date) -> PlanRow:
    items = list(plan.items.all())
    actions = [action for item in items for action in item.actions.all()]
    return PlanRow(
        plan=plan,
        recommendations=sum(each.recommendation_id is not None for each in items),
        other_issues=sum(each.recommendation_id is None for each in items),
        sees_progress=sees_progress,
        actions=len(actions) if sees_progress else None,
        overdue=sum(is_overdue(each.stage, each.due, on) for each in actions) if sees_progress else None,
        standings=standing_counts(items) if sees_progress else (),
    )

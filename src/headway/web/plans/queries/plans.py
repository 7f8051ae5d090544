"""The plans that a person sees, each with how far its recommendations have come."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from headway.web.accounts.queries import Somebody, authorities_where
from headway.web.accounts.roles import May
from headway.web.plans.models import Item, Plan
from headway.web.plans.queries.scope import plans_seen
from headway.web.plans.queries.standing import StandingCount, counted, counts_by_plan, standings
from headway.web.plans.rules import Progress, Standing, standing
from headway.web.plans.states import Rag

__all__ = ["PlanRow", "plans_for", "standing_of"]


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
    """Every plan that the person may see, the latest inspection first: five queries, however many plans."""
    own = authorities_where(person, May.SEE_DRAFTS)
    plans = list(plans_seen(person).order_by("-inspection__published", "-pk"))
    items = Item.objects.filter(plan__in=[each.pk for each in plans])
    how = standings(items.filter(plan__authority__in=own, recommendation__isnull=False))
    of_plan: dict[int, list[tuple[int, int | None]]] = defaultdict(list)
    for pk, plan, recommendation in items.order_by().values_list("pk", "plan_id", "recommendation_id"):
        of_plan[plan].append((pk, recommendation))
    numbers = counts_by_plan([each.pk for each in plans if each.authority_id in own], on)
    return tuple(_row(each, of_plan[each.pk], how, numbers, sees=each.authority_id in own) for each in plans)


def standing_of(item: Item) -> Standing:
    """The standing of an item whose actions and their status words have been fetched."""
    return standing(
        item.answer,
        (Progress(each.stage, each.status.rag if each.status else Rag.NONE) for each in item.actions.all()),
    )


def _row(
    plan: Plan,
    items: list[tuple[int, int | None]],
    how: Mapping[int, Standing],
    numbers: Mapping[int, Mapping[str, int]],
    *,
    sees: bool,
) -> PlanRow:
    own = numbers.get(plan.pk, {})
    return PlanRow(
        plan=plan,
        recommendations=sum(recommendation is not None for _, recommendation in items),
        other_issues=sum(recommendation is None for _, recommendation in items),
        sees_progress=sees,
        actions=own.get("all_actions", 0) if sees else None,
        overdue=own.get("overdue_actions", 0) if sees else None,
        standings=counted(how[pk] for pk, _ in items if pk in how) if sees else (),
    )

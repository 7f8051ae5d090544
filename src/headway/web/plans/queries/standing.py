"""Where we stand, for the home page: last judgements, clocks, recommendations by standing, what is late and silent."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import Count, Max, Q, QuerySet

from headway.web.accounts.queries import Somebody, may
from headway.web.accounts.roles import May
from headway.web.plans.clocks import STATEMENT_CLOCKS, ClockOnScreen
from headway.web.plans.models import Action, Item, Ownership, Plan
from headway.web.plans.queries.clocks import clocks_for
from headway.web.plans.queries.rows import ActionRow, rows
from headway.web.plans.queries.scope import actions_seen
from headway.web.plans.queries.table import Lateness, late
from headway.web.plans.rules import Progress, Standing, standing
from headway.web.plans.states import Rag, Stage
from headway.web.register.models import Authority, Inspection

SHOWN = 10
RECENT_DAYS = 28
LIVE_DAYS = 140


@dataclass(frozen=True)
class StandingCount:
    """How many recommendations stand so, of how many."""

    standing: Standing
    count: int
    of: int


@dataclass(frozen=True)
class PlanStanding:
    """One plan's recommendations by standing, and its actions in numbers."""

    plan: Plan
    standings: tuple[StandingCount, ...]
    recommendations: int
    actions: int
    open: int
    overdue: int
    silent: int


@dataclass(frozen=True)
class SilentOwner:
    """An owner of open actions on which nobody has reported for thirty days."""

    name: str
    actions: int
    last_word: datetime | None
    """The latest update on any of them; None where there has never been one on any."""


@dataclass(frozen=True)
class WhereWeStand:
    """The home page of one authority, for one person, on one day."""

    authority: Authority
    on: date
    sees_progress: bool
    clocks: tuple[ClockOnScreen, ...]
    """Those that are running, or ran out in the last four weeks without a recorded end."""
    undated: tuple[Inspection, ...]
    """Inspections whose plan may still be due, and whose day of receipt is not recorded: no clock can be counted."""
    undated_long_ago: int
    """How many more have no day of receipt, of which nothing can be due any more."""
    plans: tuple[PlanStanding, ...]
    overdue: tuple[ActionRow, ...]
    """The longest overdue, at most ten; the counts are with the plans."""
    silent_owners: tuple[SilentOwner, ...]

    @property
    def overdue_count(self) -> int:
        """Overdue actions of every plan."""
        return sum(each.overdue for each in self.plans)

    @property
    def open_count(self) -> int:
        """Open actions of every plan: what the overdue and the silent are out of."""
        return sum(each.open for each in self.plans)

    @property
    def silent_count(self) -> int:
        """Open actions of every plan on which nobody has reported for thirty days."""
        return sum(each.silent for each in self.plans)


def where_we_stand(person: Somebody, authority: Authority, on: date) -> WhereWeStand:
    """Where the authority stands. One without a role in it gets no progress: only that there is none to see."""
    sees = may(person, May.SEE_DRAFTS, authority.pk)
    actions = actions_seen(person).filter(item__plan__authority=authority)
    overdue = actions.filter(late(Lateness.OVERDUE, on)).order_by("due", "pk")[:SHOWN] if sees else ()
    clocks = clocks_for(person, authority, on)
    undated = _without_receipt(clocks)
    live = tuple(each for each in undated if _may_be_due(each, on))
    return WhereWeStand(
        authority=authority,
        on=on,
        sees_progress=sees,
        clocks=tuple(each for each in clocks if _matters(each, on)),
        undated=live,
        undated_long_ago=len(undated) - len(live),
        plans=_plans(authority, on) if sees else (),
        overdue=rows(overdue, on),
        silent_owners=_silent_owners(actions, on) if sees else (),
    )


def standings(items: QuerySet[Item]) -> dict[int, Standing]:
    """The standing of each item: two queries, and no action is loaded."""
    progress = progress_of(items)
    return {
        pk: standing(answer, progress.get(pk, ()))
        for pk, answer in items.order_by().values_list("pk", "answer")
    }


def progress_of(items: QuerySet[Item]) -> Mapping[int, list[Progress]]:
    """What the items' standings hang on: each pair of stage and rating that occurs, once."""
    found: dict[int, list[Progress]] = defaultdict(list)
    pairs = Action.objects.filter(item__in=items.order_by().values("pk")).order_by()
    for item, stage, rag in pairs.values_list("item_id", "stage", "status__rag").distinct():
        found[item].append(Progress(stage, rag or Rag.NONE))
    return found


def counted(found: Iterable[Standing]) -> tuple[StandingCount, ...]:
    """How many stand so, of all: those standings that occur, in their order."""
    counts = Counter(found)
    return tuple(StandingCount(each, counts[each], counts.total()) for each in Standing if counts[each])


def action_counts(on: date) -> dict[str, Count]:
    """The numbers of actions that a list of plans shows, for ``annotate``."""
    return {
        "all_actions": Count("pk"),
        "open_actions": Count("pk", filter=Q(stage=Stage.OPEN)),
        "overdue_actions": Count("pk", filter=late(Lateness.OVERDUE, on)),
        "silent_actions": Count("pk", filter=late(Lateness.SILENT, on)),
    }


def counts_by_plan(plans: Iterable[int], on: date) -> dict[int, dict[str, int]]:
    """The same, by plan: one query."""
    found = Action.objects.filter(item__plan__in=plans).order_by().values("item__plan_id")
    return {each["item__plan_id"]: each for each in found.annotate(**action_counts(on))}


def _plans(authority: Authority, on: date) -> tuple[PlanStanding, ...]:
    plans = list(
        Plan.objects.filter(authority=authority)
        .select_related("inspection")
        .order_by("-inspection__published", "-pk")
    )
    asked = Item.objects.filter(plan__authority=authority, recommendation__isnull=False)
    plan_of = dict(asked.order_by().values_list("pk", "plan_id"))
    by_plan: dict[int, list[Standing]] = defaultdict(list)
    for item, found in standings(asked).items():
        by_plan[plan_of[item]].append(found)
    numbers = counts_by_plan([each.pk for each in plans], on)
    return tuple(_plan(each, by_plan[each.pk], numbers.get(each.pk, {})) for each in plans)


def _plan(plan: Plan, found: list[Standing], numbers: Mapping[str, int]) -> PlanStanding:
    return PlanStanding(
        plan=plan,
        standings=counted(found),
        recommendations=len(found),
        actions=numbers.get("all_actions", 0),
        open=numbers.get("open_actions", 0),
        overdue=numbers.get("overdue_actions", 0),
        silent=numbers.get("silent_actions", 0),
    )


def _silent_owners(actions: QuerySet[Action], on: date) -> tuple[SilentOwner, ...]:
    """Owners by the number of their silent actions, most first."""
    silent = actions.filter(late(Lateness.SILENT, on)).order_by()
    found = (
        Ownership.objects.filter(action__in=silent.values("pk"))
        .order_by()
        .values("name")
        .annotate(number=Count("action", distinct=True), latest=Max("action__last_update"))
        .order_by("-number", "name")
    )
    return tuple(SilentOwner(each["name"], each["number"], each["latest"]) for each in found[:SHOWN])


def _matters(clock: ClockOnScreen, on: date) -> bool:
    if clock.met_on is not None or clock.governs is None:
        return False
    return (on - clock.governs).days <= RECENT_DAYS


def _without_receipt(clocks: Iterable[ClockOnScreen]) -> tuple[Inspection, ...]:
    """The inspections whose statement is not known to be published, and whose clock cannot start, each once."""
    found = {
        each.inspection.pk: each.inspection
        for each in clocks
        if each.clock in STATEMENT_CLOCKS and each.met_on is None and each.inspection.received is None
    }
    return tuple(found.values())


def _may_be_due(inspection: Inspection, on: date) -> bool:
    """Whether the plan can still be due: a report is received by the day of its publication, and 70 working days
    with their bank holidays are fewer than :data:`LIVE_DAYS`.
    """
    known = inspection.published or inspection.ended
    return known is None or (on - known).days <= LIVE_DAYS


__all__ = [
    "PlanStanding",
    "SilentOwner",
    "StandingCount",
    "WhereWeStand",
    "counted",
    "counts_by_plan",
    "standings",
    "where_we_stand",
]

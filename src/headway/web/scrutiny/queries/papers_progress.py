"""How a plan stands, gathered for the paper on its progress: a fixed number of queries."""

from collections import Counter
from collections.abc import Sequence
from datetime import date, datetime
from typing import Any

from django.db.models import Prefetch
from django.utils import timezone

from headway.web.plans.models import Action, Closure, Item, Plan, Reschedule, Update
from headway.web.plans.queries.plans import standing_of
from headway.web.plans.queries.rows import ActionRow, rows
from headway.web.plans.queries.standing import counted
from headway.web.plans.states import Answer, ClosureOutcome, Rag, Stage
from headway.web.scrutiny.models import Paper
from headway.web.scrutiny.rules.papers_progress import Late, PlanProgress
from headway.web.scrutiny.states import PaperKind, PaperState

__all__ = ["plan_progress"]


def plan_progress(plan: Plan, on: date) -> PlanProgress:
    """How the plan stands, and what changed since its last paper was signed off."""
    items = list(
        plan.items.select_related("recommendation").prefetch_related(
            Prefetch("actions", Action.objects.select_related("status")),
        )
    )
    asked = [each for each in items if each.recommendation_id]
    actions = rows(
        Action.objects.filter(item__plan=plan).select_related("item__recommendation", "status"), on
    )
    last = _last_paper(plan)
    since = last.created if last else None
    return PlanProgress(
        plan=plan,
        on=on,
        recommendations=len(asked),
        other_issues=len(items) - len(asked),
        answered=sum(each.answer != Answer.NONE for each in asked),
        standings=counted(standing_of(each) for each in asked),
        actions=len(actions),
        by_stage=dict(Counter(each.action.stage for each in actions)),
        silent=sum(each.is_silent for each in actions),
        since=timezone.localdate(since) if since else None,
        last_paper=last,
        without_action=tuple(str(each) for each in asked if _has_no_action(each)),
        **_late_and_flagged(actions, on),
        **_changed(plan, since),
    )


def _late_and_flagged(actions: Sequence[ActionRow], on: date) -> dict[str, tuple[Late, ...]]:
    """The late actions, the longest late first; the red and amber ones, red first."""
    flagged = [
        each for each in actions if each.action.stage == Stage.OPEN and each.rag in (Rag.RED, Rag.AMBER)
    ]
    late = [each for each in actions if each.is_overdue]
    said = _last_words([each.action for each in (*late, *flagged)])
    late.sort(key=lambda each: each.action.due or on)
    flagged.sort(key=lambda each: (each.rag != Rag.RED, each.action.pk))
    return {
        "late": tuple(_late(each, said) for each in late),
        "flagged": tuple(_late(each, said) for each in flagged),
    }


def _changed(plan: Plan, since: datetime | None) -> dict[str, Any]:
    """What happened since a moment; all of it where there is none."""
    own = Action.objects.filter(item__plan=plan)
    after = {"at__gt": since} if since else {}
    closures = Closure.objects.filter(action__item__plan=plan, outcome=ClosureOutcome.MADE)
    if since:
        closures = closures.filter(decided_at__gt=since)
    moved = Reschedule.objects.filter(action__item__plan=plan, old_due__isnull=False, **after)
    return {
        "closures": tuple(
            closures.select_related("action__item__recommendation").order_by("decided_at", "pk")
        ),
        "added": own.filter(created__gt=since).count() if since else 0,
        "updates": Update.objects.filter(action__in=own.order_by().values("pk"), **after).count(),
        "reschedules": tuple(moved.select_related("action").order_by("at", "pk")),
    }


def _has_no_action(item: Item) -> bool:
    return item.answer != Answer.REJECTED and not any(
        each.stage != Stage.SUPERSEDED for each in item.actions.all()
    )


def _last_paper(plan: Plan) -> Paper | None:
    """The latest paper on the plan's progress that went out of the writers' hands."""
    found = Paper.objects.filter(
        plan=plan, kind=PaperKind.PLAN_PROGRESS, state__in=(PaperState.SIGNED, PaperState.PUBLISHED)
    )
    return found.order_by("-created").first()


def _last_words(actions: Sequence[Action]) -> dict[int, Update]:
    """The latest update of each action: one query."""
    found: dict[int, Update] = {}
    for each in Update.objects.filter(action__in=actions).order_by("at", "pk"):
        found[each.action_id] = each
    return found


def _late(row: ActionRow, said: dict[int, Update]) -> Late:
    update = said.get(row.action.pk)
    return Late(
        row,
        " ".join(update.narrative.split()) if update else "",
        timezone.localdate(update.at) if update else None,
    )

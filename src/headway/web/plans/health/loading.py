"""A plan from the database as the plain values that the health rules look at: six queries, however large it is."""

from collections import defaultdict
from collections.abc import Iterable
from datetime import date
from typing import Any

from django.db.models import Exists, OuterRef, Subquery
from django.utils import timezone

from headway.reports.record import RecommendationKind
from headway.web.accounts.models import Membership
from headway.web.plans.clocks import statement_due
from headway.web.plans.health.facts import ActionFacts, ItemFacts, OwnerFacts, PlanFacts
from headway.web.plans.models import (
    Action,
    Closure,
    EvidenceRevision,
    Item,
    Milestone,
    Ownership,
    Plan,
    Update,
)
from headway.web.plans.states import ClosureOutcome, Rag, Stage

_TAKEN = (
    "id",
    "title",
    "measure",
    "measure_kind",
    "hears_children",
    "start",
    "due",
    "stage",
)


def facts_of(plan: Plan) -> PlanFacts:
    """The plan as plain values."""
    items = list(Item.objects.filter(plan=plan).select_related("recommendation"))
    actions = _actions(plan)
    return PlanFacts(
        id=plan.pk,
        title=plan.title,
        items=tuple(_item(each, actions.get(each.pk, ())) for each in items),
        published=plan.published,
        statement_due=statement_due(
            plan.inspection,
            has_priority_action=any(
                each.recommendation.kind == RecommendationKind.PRIORITY_ACTION
                for each in items
                if each.recommendation
            ),
        ),
    )


def _item(item: Item, actions: Iterable[ActionFacts]) -> ItemFacts:
    return ItemFacts(
        id=item.pk,
        label=str(item),
        is_recommendation=item.recommendation_id is not None,
        answer=item.answer,
        reason=item.reason,
        actions=tuple(actions),
    )


def _actions(plan: Plan) -> dict[int, list[ActionFacts]]:
    """The plan's actions by item, in order. Read as values: a plan may have thousands."""
    latest = Update.objects.filter(action=OuterRef("pk")).order_by("-at", "-pk")
    made = Closure.objects.filter(action=OuterRef("pk"), outcome=ClosureOutcome.MADE)
    delivered = made.filter(proposed_stage=Stage.DELIVERED).order_by("-decided_at")
    found = (
        Action.objects.filter(item__plan=plan)
        .annotate(
            narrative=Subquery(latest.values("narrative")[:1]),
            has_evidence=Exists(EvidenceRevision.objects.filter(evidence__action=OuterRef("pk"))),
            decided=Exists(made.filter(proposed_stage=OuterRef("stage"))),
            delivered_at=Subquery(delivered.values("decided_at")[:1]),
        )
        .order_by("order", "pk")
    )
    owners, milestones, needs = _owners(plan), _milestones(plan), _needs(plan)
    actions: dict[int, list[ActionFacts]] = defaultdict(list)
    more = (
        "narrative",
        "has_evidence",
        "decided",
        "delivered_at",
        "item_id",
        "created",
        "last_update",
        "status__rag",
    )
    for row in found.values(*_TAKEN, *more):
        hangs_on = {
            "owners": tuple(owners.get(row["id"], ())),
            "milestones_due": tuple(milestones.get(row["id"], ())),
            "needs": tuple(needs.get(row["id"], ())),
        }
        actions[row["item_id"]].append(_action(row, **hangs_on))
    return actions


def _action(row: dict[str, Any], **hangs_on: Any) -> ActionFacts:
    return ActionFacts(
        **{name: row[name] for name in _TAKEN},
        **hangs_on,
        added=timezone.localdate(row["created"]),
        rag=row["status__rag"] or Rag.NONE,
        last_update=timezone.localdate(row["last_update"]) if row["last_update"] else None,
        last_narrative=row["narrative"] or "",
        has_evidence=row["has_evidence"],
        decided=row["decided"],
        delivered_on=timezone.localdate(row["delivered_at"]) if row["delivered_at"] else None,
    )


def _owners(plan: Plan) -> dict[int, list[OwnerFacts]]:
    """The owners of each action, with the days on which they hold a role in the plan's authority."""
    owned = Ownership.objects.filter(action__item__plan=plan)
    roles: dict[int, list[tuple[date, date | None]]] = defaultdict(list)
    held = Membership.objects.filter(authority=plan.authority_id, person__in=owned.values("person_id"))
    for person, first, last in held.order_by("pk").values_list("person_id", "from_day", "until_day"):
        roles[person].append((first, last))
    found: dict[int, list[OwnerFacts]] = defaultdict(list)
    rows = owned.values_list("action_id", "name", "person_id", "person__is_active")
    for action, name, person, is_active in rows:
        found[action].append(OwnerFacts(name, person, is_active is not False, tuple(roles.get(person, ()))))
    return found


def _milestones(plan: Plan) -> dict[int, list[date]]:
    found: dict[int, list[date]] = defaultdict(list)
    rows = Milestone.objects.filter(action__item__plan=plan, due__isnull=False)
    for action, due in rows.values_list("action_id", "due"):
        found[action].append(due)
    return found


def _needs(plan: Plan) -> dict[int, list[int]]:
    found: dict[int, list[int]] = defaultdict(list)
    edges = Action.depends_on.through.objects.filter(from_action__item__plan=plan).order_by("pk")
    for one, other in edges.values_list("from_action_id", "to_action_id"):
        found[one].append(other)
    return found

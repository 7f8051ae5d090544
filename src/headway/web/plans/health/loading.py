"""A plan from the database as the plain values that the health rules look at: seven queries, however large it is."""

from collections import defaultdict
from datetime import date

from django.db.models import Exists, OuterRef, Prefetch, QuerySet, Subquery
from django.utils import timezone

from headway.web.accounts.models import Membership
from headway.web.plans.clocks import statement_due
from headway.web.plans.health.facts import ActionFacts, ItemFacts, OwnerFacts, PlanFacts
from headway.web.plans.models import Action, Closure, EvidenceRevision, Item, Ownership, Plan, Update
from headway.web.plans.states import ClosureOutcome, Rag, Stage

_Roles = dict[int, list[tuple[date, date | None]]]


def facts_of(plan: Plan) -> PlanFacts:
    """The plan as plain values."""
    items = list(
        Item.objects.filter(plan=plan)
        .select_related("recommendation")
        .prefetch_related(Prefetch("actions", _actions()))
    )
    roles = _roles(plan)
    needs = _needs(plan)
    return PlanFacts(
        id=plan.pk,
        title=plan.title,
        items=tuple(_item(each, roles, needs) for each in items),
        published=plan.published,
        statement_due=statement_due(
            plan.inspection,
            has_priority_action=any(
                each.recommendation.kind == "priority_action" for each in items if each.recommendation
            ),
        ),
    )


def _actions() -> QuerySet[Action]:
    latest = Update.objects.filter(action=OuterRef("pk")).order_by("-at", "-pk")
    made = Closure.objects.filter(action=OuterRef("pk"), outcome=ClosureOutcome.MADE)
    delivered = made.filter(proposed_stage=Stage.DELIVERED).order_by("-decided_at")
    return (
        Action.objects.select_related("status")
        .prefetch_related(
            Prefetch("ownerships", Ownership.objects.select_related("person")),
            "milestones",
        )
        .annotate(
            last_narrative=Subquery(latest.values("narrative")[:1]),
            has_evidence=Exists(EvidenceRevision.objects.filter(evidence__action=OuterRef("pk"))),
            decided=Exists(made.filter(proposed_stage=OuterRef("stage"))),
            delivered_at=Subquery(delivered.values("decided_at")[:1]),
        )
        .order_by("order", "pk")
    )


def _roles(plan: Plan) -> _Roles:
    """The days on which each owner holds a role in the plan's authority."""
    held: _Roles = defaultdict(list)
    found = Membership.objects.filter(
        authority=plan.authority_id,
        person__in=Ownership.objects.filter(action__item__plan=plan).values("person_id"),
    )
    for person, first, last in found.order_by("pk").values_list("person_id", "from_day", "until_day"):
        held[person].append((first, last))
    return held


def _needs(plan: Plan) -> dict[int, list[int]]:
    found: dict[int, list[int]] = defaultdict(list)
    edges = Action.depends_on.through.objects.filter(from_action__item__plan=plan).order_by("pk")
    for one, other in edges.values_list("from_action_id", "to_action_id"):
        found[one].append(other)
    return found


def _item(item: Item, roles: _Roles, needs: dict[int, list[int]]) -> ItemFacts:
    return ItemFacts(
        id=item.pk,
        label=str(item),
        is_recommendation=item.recommendation_id is not None,
        answer=item.answer,
        reason=item.reason,
        actions=tuple(_action(each, roles, needs) for each in item.actions.all()),
    )


def _action(action: Action, roles: _Roles, needs: dict[int, list[int]]) -> ActionFacts:
    annotated: dict[str, object] = action.__dict__
    delivered = annotated["delivered_at"]
    return ActionFacts(
        id=action.pk,
        title=action.title,
        added=timezone.localdate(action.created),
        measure=action.measure,
        measure_kind=action.measure_kind,
        hears_children=action.hears_children,
        start=action.start,
        due=action.due,
        stage=action.stage,
        rag=action.status.rag if action.status else Rag.NONE,
        owners=tuple(_owner(each, roles) for each in action.ownerships.all()),
        last_update=timezone.localdate(action.last_update) if action.last_update else None,
        last_narrative=str(annotated["last_narrative"] or ""),
        milestones_due=tuple(each.due for each in action.milestones.all() if each.due),
        needs=tuple(needs.get(action.pk, ())),
        has_evidence=bool(annotated["has_evidence"]),
        decided=bool(annotated["decided"]),
        delivered_on=timezone.localdate(delivered) if delivered else None,  # type: ignore[arg-type]
    )


def _owner(ownership: Ownership, roles: _Roles) -> OwnerFacts:
    person = ownership.person
    return OwnerFacts(
        name=ownership.name,
        person=ownership.person_id,
        is_active=person.is_active if person else True,
        roles=tuple(roles.get(ownership.person_id or 0, ())),
    )

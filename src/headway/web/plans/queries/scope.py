"""What a person may see of the plans, as querysets: anything else does not exist for them."""

from django.db.models import Q, QuerySet

from headway.web.accounts.queries import Somebody, authorities_where
from headway.web.accounts.roles import May
from headway.web.plans.models import Action, Closure, Evidence, EvidenceRevision, Item, Milestone, Plan

__all__ = [
    "actions_seen",
    "closures_seen",
    "evidence_seen",
    "items_seen",
    "milestones_seen",
    "plans_seen",
    "plans_worked_on",
    "revisions_seen",
]


def plans_seen(person: Somebody) -> QuerySet[Plan]:
    """The plans whose statement a person may read: every published one, and the drafts of their own authorities."""
    own = authorities_where(person, May.SEE_DRAFTS)
    return Plan.objects.filter(Q(published__isnull=False) | Q(authority__in=own)).select_related(
        "authority", "inspection"
    )


def plans_worked_on(person: Somebody) -> QuerySet[Plan]:
    """The plans whose progress a person may see: those of the authorities where they see drafts."""
    return Plan.objects.filter(authority__in=authorities_where(person, May.SEE_DRAFTS)).select_related(
        "authority", "inspection"
    )


def items_seen(person: Somebody) -> QuerySet[Item]:
    """Items of plans that a person works on."""
    own = authorities_where(person, May.SEE_DRAFTS)
    return Item.objects.filter(plan__authority__in=own).select_related(
        "plan__authority", "plan__inspection", "recommendation"
    )


def actions_seen(person: Somebody) -> QuerySet[Action]:
    """Actions of plans that a person works on."""
    own = authorities_where(person, May.SEE_DRAFTS)
    return Action.objects.filter(item__plan__authority__in=own).select_related(
        "item__plan__authority", "item__recommendation", "status"
    )


def milestones_seen(person: Somebody) -> QuerySet[Milestone]:
    """Milestones of actions that a person may see."""
    own = authorities_where(person, May.SEE_DRAFTS)
    return Milestone.objects.filter(action__item__plan__authority__in=own).select_related(
        "action__item__plan__authority", "action__item__recommendation"
    )


def closures_seen(person: Somebody) -> QuerySet[Closure]:
    """Proposals to close, and what was made of them."""
    own = authorities_where(person, May.SEE_DRAFTS)
    return (
        Closure.objects.filter(action__item__plan__authority__in=own)
        .select_related(
            "action__item__plan__authority",
            "action__item__recommendation",
            "action__status",
            "proposed_by",
            "decided_by",
        )
        .prefetch_related("evidence__evidence")
    )


def evidence_seen(person: Somebody) -> QuerySet[Evidence]:
    """Evidence that a person may open."""
    own = authorities_where(person, May.SEE_EVIDENCE)
    return Evidence.objects.filter(action__item__plan__authority__in=own).select_related(
        "action__item__plan__authority", "action__item__recommendation"
    )


def revisions_seen(person: Somebody) -> QuerySet[EvidenceRevision]:
    """Versions of evidence files that a person may open."""
    own = authorities_where(person, May.SEE_EVIDENCE)
    return EvidenceRevision.objects.filter(evidence__action__item__plan__authority__in=own).select_related(
        "evidence__action__item__plan__authority"
    )

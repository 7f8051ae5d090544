"""What of the plans is not joined up: see headway.web.trail.orphans."""

from collections.abc import Callable, Iterable
from datetime import date

from django.db.models import Exists, Model, OuterRef, Q, QuerySet

from headway.reports.record import Addressee
from headway.web.plans.models import Action, Closure, Evidence, EvidenceRevision, Item, Plan, Update
from headway.web.plans.states import Answer, ClosureOutcome, Stage
from headway.web.register.models import Recommendation
from headway.web.register.states import Confirmation
from headway.web.register.storage import path_of
from headway.web.trail.orphans import Loose, OrphanRule, without_event

_ACTIONS = Action.objects.select_related("item__plan")
_DONE = (Stage.DELIVERED, Stage.EMBEDDED)


def _plans_without_report(_on: date) -> Iterable[Loose]:
    return (Loose.of(each, each.authority_id) for each in Plan.objects.filter(inspection__report=None))


def _unanswered(_on: date) -> Iterable[Loose]:
    """Those that the report addresses to the council; a board's and partners' are theirs to answer."""
    found = Recommendation.objects.filter(
        ~Q(state=Confirmation.REJECTED),
        Q(item=None) | Q(item__answer=Answer.NONE),
        inspection__state=Confirmation.CONFIRMED,
        addressee=Addressee.AUTHORITY,
    ).select_related("inspection")
    return (Loose.of(each, each.inspection.authority_id) for each in found)


def _items_without_action(_on: date) -> Iterable[Loose]:
    """What the council accepted, wholly or partly, and every other issue that it took up."""
    found = Item.objects.filter(
        Q(answer__in=(Answer.ACCEPTED, Answer.PARTLY)) | Q(recommendation=None) & ~Q(answer=Answer.REJECTED),
        ~Exists(Action.objects.filter(item=OuterRef("pk"))),
    ).select_related("plan", "recommendation")
    return (Loose.of(each, each.plan.authority_id) for each in found)


def _actions(which: Callable[[date], QuerySet[Action]]) -> Callable[[date], Iterable[Loose]]:
    return lambda on: (Loose.of(each, each.item.plan.authority_id) for each in which(on))


def _without_update(on: date) -> QuerySet[Action]:
    """Those that have begun, by their own dates or for want of any."""
    begun = Q(start=None) | Q(start__lte=on)
    return _ACTIONS.filter(begun, ~Exists(Update.objects.filter(action=OuterRef("pk"))))


def _closed_by_nobody(_on: date) -> QuerySet[Action]:
    made = Closure.objects.filter(action=OuterRef("pk"), outcome=ClosureOutcome.MADE)
    return _ACTIONS.filter(~Exists(made), stage__in=_DONE)


def _closures_without_evidence(_on: date) -> Iterable[Loose]:
    found = Closure.objects.filter(outcome=ClosureOutcome.MADE, evidence=None).select_related(
        "action__item__plan"
    )
    for each in found:
        yield Loose("closure", str(each.pk), str(each.action), each.action.item.plan.authority_id)


def _evidence_without_file(_on: date) -> Iterable[Loose]:
    """Evidence with no version at all, and versions whose file is gone from the workspace."""
    plan = "action__item__plan"
    for each in Evidence.objects.filter(revisions=None).select_related(plan):
        yield Loose.of(each, each.action.item.plan.authority_id)
    for version in EvidenceRevision.objects.select_related(f"evidence__{plan}"):
        if not path_of(version.sha256).is_file():
            yield Loose.of(version, version.evidence.action.item.plan.authority_id)


def _untold(_on: date) -> Iterable[Loose]:
    plans: QuerySet[Model] = Plan.objects.all()
    for plan in without_event(plans):
        yield Loose.of(plan, plan.authority_id)
    for action in without_event(_ACTIONS.all()):
        yield Loose.of(action, action.item.plan.authority_id)


ORPHANS = (
    OrphanRule(
        "plan.no-report",
        "A plan answers an inspection whose report is not here.",
        "Add the report to the inspection.",
        _plans_without_report,
    ),
    OrphanRule(
        "recommendation.no-answer",
        "A recommendation to the council has no answer.",
        "Answer it in the plan: accepted, partly or rejected.",
        _unanswered,
    ),
    OrphanRule(
        "item.no-action",
        "What the council accepted leads to no action.",
        "Add an action, or change the answer.",
        _items_without_action,
    ),
    OrphanRule(
        "action.no-owner",
        "An action has no owner.",
        "Name who answers for it.",
        _actions(lambda _on: _ACTIONS.filter(ownerships=None)),
    ),
    OrphanRule(
        "action.no-measure",
        "An action has no measure: nothing would show that it worked.",
        "Say which indicator, audit result, feedback or milestone would.",
        _actions(lambda _on: _ACTIONS.filter(measure="")),
    ),
    OrphanRule(
        "action.no-update",
        "An action has begun and nobody has reported on it.",
        "Ask its owner for an update.",
        _actions(_without_update),
    ),
    OrphanRule(
        "action.closed-by-nobody",
        "An action counts as delivered or embedded, and no body closed it.",
        "Open it again, and propose its closure to the owning body.",
        _actions(_closed_by_nobody),
    ),
    OrphanRule(
        "closure.no-evidence",
        "An action was closed without evidence.",
        "Open it again, attach the evidence and propose its closure anew.",
        _closures_without_evidence,
    ),
    OrphanRule(
        "evidence.no-file",
        "Evidence has no file in the workspace.",
        "Attach the file, or restore it from a backup.",
        _evidence_without_file,
    ),
    OrphanRule(
        "trail.silent",
        "The trail says nothing of a plan or an action: it was not made by way of Headway.",
        "Find out where it came from; it has no history that can be relied on.",
        _untold,
    ),
)

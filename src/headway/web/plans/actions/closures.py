"""Closing an action: proposed by those who did the work, decided by the owning body, on evidence."""

from collections.abc import Iterable
from datetime import datetime

from django.core.exceptions import PermissionDenied
from django.db import transaction

from headway.errors import ForPerson
from headway.web.accounts.models import Person
from headway.web.accounts.roles import May
from headway.web.plans.actions.common import dated, demand, demand_update, moment, prose, told
from headway.web.plans.models import Action, Closure, EvidenceRevision
from headway.web.plans.states import ClosureOutcome, Stage
from headway.web.trail.actions import plain
from headway.web.versions import claim

# What a proposal may ask for, from each stage. Delivered may go on to embedded; the rest is closed until reopened.
_OPEN_TO = {
    Stage.OPEN: (Stage.DELIVERED, Stage.EMBEDDED, Stage.SUPERSEDED),
    Stage.DELIVERED: (Stage.EMBEDDED, Stage.SUPERSEDED),
    Stage.EMBEDDED: (),
    Stage.SUPERSEDED: (),
}


def stages_open_to(action: Action) -> tuple[Stage, ...]:
    """The stages that may be proposed for an action as it stands."""
    return _OPEN_TO[Stage(action.stage)]


@transaction.atomic
def propose_closure(
    *,
    by: Person,
    action: Action,
    stage: str,
    narrative: str,
    evidence: Iterable[EvidenceRevision] = (),
    at: datetime | None = None,
) -> Closure:
    """Propose to close an action as delivered or embedded, on evidence; or as superseded, for a reason.

    Embedded comes after delivered, or at once where the action has a measure and the evidence bears on it.
    """
    demand_update(by, action)
    # Locked, so that of two proposals at once one waits and then finds the other.
    action = Action.objects.select_for_update(of=("self",)).select_related("item__plan").get(pk=action.pk)
    if stage not in stages_open_to(action):
        allowed = (
            " or ".join(each.label.lower() for each in stages_open_to(action)) or "nothing: it is closed"
        )
        raise ForPerson(f"From here the action can be proposed as {allowed}.")
    files = _evidence(action, evidence)
    if stage != Stage.SUPERSEDED and not files:
        raise ForPerson("Nothing closes without evidence. Attach it to the action, then choose it here.")
    if stage == Stage.EMBEDDED and action.stage == Stage.OPEN and not action.measure.strip():
        raise ForPerson(
            "This action has no measure, so nothing can show that the change has held. "
            "Give it a measure, or propose it as delivered first."
        )
    text = prose(narrative, "The account of what was done and what changed")
    if action.closures.filter(outcome=ClosureOutcome.PENDING).exists():
        raise ForPerson("A proposal to close this action awaits its decision already.")
    closure = Closure.objects.create(
        action=action, narrative=text, proposed_stage=stage, proposed_at=moment(at), proposed_by=by
    )
    closure.evidence.set(files)
    told(
        by,
        "closure.proposed",
        action,
        item=action.item,
        after={
            "stage": stage,
            "evidence": [each.sha256 for each in files],
            **dated(at),
        },
        why=text,
    )
    return closure


@transaction.atomic
def decide_closure(
    *,
    by: Person,
    closure: Closure,
    outcome: str,
    body: str = "",
    reason: str = "",
    at: datetime | None = None,
) -> Closure:
    """Make or refuse a closure, in the name of the plan's owning body; never one's own proposal.

    A refusal says why. ``body``, where given, must be the owning body: no other may close.
    """
    plan = closure.action.item.plan
    demand(by, May.DECIDE_CLOSURE, plan.authority_id)
    if closure.proposed_by_id == by.pk:
        raise PermissionDenied("Nobody decides on a closure that they proposed themselves.")
    if outcome not in (ClosureOutcome.MADE, ClosureOutcome.REFUSED):
        raise ForPerson("Decide: made or refused.")
    if body and " ".join(body.split()).casefold() != plan.owning_body.casefold():
        raise ForPerson(f"Only the owning body may close an action of this plan: {plan.owning_body}.")
    reason = prose(reason, "The reason for refusing") if outcome == ClosureOutcome.REFUSED else reason.strip()
    closure = (
        Closure.objects.select_for_update(of=("self",))
        .select_related("action__item__plan")
        .get(pk=closure.pk)
    )
    if closure.outcome != ClosureOutcome.PENDING:
        raise ForPerson(f"This proposal was decided already: {closure.get_outcome_display().lower()}.")
    action = closure.action
    when = moment(at)
    if when < closure.proposed_at:
        raise ForPerson("A proposal cannot be decided before it was made. Give a later time.")
    claim(action, action.version)
    before = plain(action, "stage")
    closure.outcome, closure.decided_by, closure.decided_at = outcome, by, when
    closure.body, closure.reason = plan.owning_body, reason
    closure.save(update_fields=["outcome", "decided_by", "decided_at", "body", "reason"])
    if outcome == ClosureOutcome.MADE:
        action.stage = closure.proposed_stage
        action.save(update_fields=["stage"])
    told(
        by,
        f"closure.{outcome}",
        action,
        item=action.item,
        before=before,
        after={
            **plain(action, "stage"),
            "proposed": closure.proposed_stage,
            "body": closure.body,
            **dated(at),
        },
        why=reason,
    )
    return closure


@transaction.atomic
def reopen(
    *, by: Person, action: Action, reason: str, version: int | None = None, at: datetime | None = None
) -> Action:
    """Open a closed action again, in the name of the owning body. Its closures stay on the record."""
    demand(by, May.DECIDE_CLOSURE, action.item.plan.authority_id)
    if action.stage == Stage.OPEN:
        raise ForPerson("This action is open already.")
    if action.closures.filter(outcome=ClosureOutcome.PENDING).exists():
        raise ForPerson("A proposal about this action awaits its decision. Decide on it first.")
    why = prose(reason, "The reason for reopening")
    moment(at)
    claim(action, action.version if version is None else version)
    before = plain(action, "stage")
    action.stage = Stage.OPEN
    action.save(update_fields=["stage"])
    told(
        by,
        "action.reopened",
        action,
        item=action.item,
        before=before,
        after={**plain(action, "stage"), **dated(at)},
        why=why,
    )
    return action


def _evidence(action: Action, given: Iterable[EvidenceRevision]) -> list[EvidenceRevision]:
    files = list({each.pk: each for each in given}.values())
    own = set(
        EvidenceRevision.objects.filter(
            evidence__action=action, pk__in=[each.pk for each in files]
        ).values_list("pk", flat=True)
    )
    if any(each.pk not in own for each in files):
        raise ForPerson("That evidence belongs to another action. Attach it to this one first.")
    return files

"""Closing: on evidence, by the owning body, never by the one who proposed it. Delivered is not embedded."""

from collections.abc import Callable
from io import BytesIO

import pytest
from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, transaction

from headway.errors import ForPerson
from headway.web.accounts.models import Person
from headway.web.accounts.roles import Role
from headway.web.plans import actions
from headway.web.plans.models import Action, Closure, EvidenceRevision, Plan
from headway.web.plans.states import ClosureOutcome, Stage
from headway.web.register.storage import path_of
from headway.web.trail.models import Event

pytestmark = pytest.mark.django_db


def file(text: str = "Audit of 20 cases, March 2018.") -> BytesIO:
    return BytesIO(text.encode())


@pytest.fixture
def action(promised: Callable[..., Action]) -> Action:
    return promised()


@pytest.fixture
def proof(action: Action, owner: Person) -> EvidenceRevision:
    return actions.attach(by=owner, action=action, title="Audit", file=file(), name="audit.txt")


def test_evidence_is_kept_by_its_hash_with_every_revision(action: Action, owner: Person) -> None:
    first = actions.attach(by=owner, action=action, title="Audit", file=file(), name="../audit march.txt")
    second = actions.revise_evidence(
        by=owner, evidence=first.evidence, file=file("Corrected."), name="audit.txt"
    )
    assert [each.pk for each in first.evidence.revisions.all()] == [second.pk, first.pk]
    assert path_of(first.sha256).read_bytes() == b"Audit of 20 cases, March 2018."
    assert first.name == "audit march.txt"
    revised = Event.objects.get(action="evidence.revised")
    assert (revised.before["sha256"], revised.after["sha256"]) == (first.sha256, second.sha256)


def test_the_same_file_again_is_no_revision(proof: EvidenceRevision, owner: Person) -> None:
    with pytest.raises(ForPerson, match="byte for byte"):
        actions.revise_evidence(by=owner, evidence=proof.evidence, file=file())
    assert EvidenceRevision.objects.count() == 1


def test_a_file_that_cannot_be_kept_leaves_no_evidence_behind(action: Action, owner: Person) -> None:
    with pytest.raises(ForPerson):
        actions.attach(by=owner, action=action, title="Audit", file=BytesIO(b""))
    assert not action.evidence.exists()
    assert not Event.objects.filter(action="evidence.attached").exists()


def test_nothing_closes_without_evidence(action: Action, owner: Person) -> None:
    with pytest.raises(ForPerson, match="Nothing closes without evidence"):
        actions.propose_closure(by=owner, action=action, stage="delivered", narrative="Done.")


def test_evidence_of_another_action_does_not_count(
    promised: Callable[..., Action], proof: EvidenceRevision, owner: Person
) -> None:
    with pytest.raises(ForPerson, match="another action"):
        actions.propose_closure(
            by=owner, action=promised(), stage="delivered", narrative="x", evidence=[proof]
        )


def test_a_closure_is_made_by_another_person_in_the_owning_bodys_name(
    action: Action, proof: EvidenceRevision, owner: Person, director: Person, plan: Plan
) -> None:
    closure = actions.propose_closure(
        by=owner, action=action, stage="delivered", narrative="All teams work to it.", evidence=[proof]
    )
    assert Action.objects.get(pk=action.pk).stage == Stage.OPEN
    made = actions.decide_closure(by=director, closure=closure, outcome="made", body=plan.owning_body)
    assert (made.outcome, made.decided_by, made.body) == (
        ClosureOutcome.MADE,
        director,
        "The improvement board",
    )
    assert Action.objects.get(pk=action.pk).stage == Stage.DELIVERED
    event = Event.objects.get(action="closure.made")
    assert (event.before["stage"], event.after["stage"]) == ("open", "delivered")


def test_nobody_decides_on_their_own_proposal(
    action: Action, proof: EvidenceRevision, director: Person
) -> None:
    closure = actions.propose_closure(
        by=director, action=action, stage="delivered", narrative="x", evidence=[proof]
    )
    with pytest.raises(PermissionDenied, match="themselves"):
        actions.decide_closure(by=director, closure=closure, outcome="made")
    with pytest.raises(PermissionDenied), transaction.atomic():
        actions.decide_closure(by=director, closure=closure, outcome="refused", reason="x")


def test_the_database_too_keeps_proposer_and_decider_apart(
    action: Action, proof: EvidenceRevision, director: Person
) -> None:
    closure = actions.propose_closure(
        by=director, action=action, stage="delivered", narrative="x", evidence=[proof]
    )
    with pytest.raises(IntegrityError), transaction.atomic():
        Closure.objects.filter(pk=closure.pk).update(decided_by=director)


@pytest.mark.parametrize("role", [role for role in Role if role not in (Role.DIRECTOR, Role.PUBLIC)])
def test_only_who_may_decide_for_the_owning_body_decides(
    action: Action, proof: EvidenceRevision, owner: Person, person: Callable[..., Person], role: Role
) -> None:
    closure = actions.propose_closure(
        by=owner, action=action, stage="delivered", narrative="x", evidence=[proof]
    )
    with pytest.raises(PermissionDenied):
        actions.decide_closure(by=person(role), closure=closure, outcome="made")


def test_another_body_cannot_close(
    action: Action, proof: EvidenceRevision, owner: Person, director: Person
) -> None:
    closure = actions.propose_closure(
        by=owner, action=action, stage="delivered", narrative="x", evidence=[proof]
    )
    with pytest.raises(ForPerson, match="Only the owning body"):
        actions.decide_closure(by=director, closure=closure, outcome="made", body="The Cabinet")


def test_a_refusal_says_why_and_the_action_stays_open(
    action: Action, proof: EvidenceRevision, owner: Person, director: Person
) -> None:
    closure = actions.propose_closure(
        by=owner, action=action, stage="delivered", narrative="x", evidence=[proof]
    )
    with pytest.raises(ForPerson, match="reason"):
        actions.decide_closure(by=director, closure=closure, outcome="refused")
    actions.decide_closure(by=director, closure=closure, outcome="refused", reason="Two teams are missing.")
    assert Action.objects.get(pk=action.pk).stage == Stage.OPEN
    again = actions.propose_closure(
        by=owner, action=action, stage="delivered", narrative="y", evidence=[proof]
    )
    assert again.outcome == ClosureOutcome.PENDING


def test_a_proposal_is_decided_once(
    action: Action, proof: EvidenceRevision, owner: Person, director: Person
) -> None:
    closure = actions.propose_closure(
        by=owner, action=action, stage="delivered", narrative="x", evidence=[proof]
    )
    actions.decide_closure(by=director, closure=closure, outcome="made")
    with pytest.raises(ForPerson, match="decided already"):
        actions.decide_closure(by=director, closure=closure, outcome="refused", reason="x")


def test_one_proposal_waits_at_a_time(action: Action, proof: EvidenceRevision, owner: Person) -> None:
    actions.propose_closure(by=owner, action=action, stage="delivered", narrative="x", evidence=[proof])
    with pytest.raises(ForPerson, match="awaits its decision"):
        actions.propose_closure(by=owner, action=action, stage="delivered", narrative="x", evidence=[proof])


@pytest.mark.usefixtures("action")
def test_delivered_goes_on_to_embedded_and_no_further(
    proof: EvidenceRevision, owner: Person, director: Person
) -> None:
    for stage in ("delivered", "embedded"):
        closure = actions.propose_closure(
            by=owner, action=Action.objects.get(), stage=stage, narrative="x", evidence=[proof]
        )
        actions.decide_closure(by=director, closure=closure, outcome="made")
    with pytest.raises(ForPerson, match="closed"):
        actions.propose_closure(
            by=owner, action=Action.objects.get(), stage="delivered", narrative="x", evidence=[proof]
        )


def test_without_a_measure_nothing_is_embedded_at_once(
    promised: Callable[..., Action], owner: Person
) -> None:
    action = promised(measure="", measure_kind="")
    proof = actions.attach(by=owner, action=action, title="Audit", file=file())
    with pytest.raises(ForPerson, match="no measure"):
        actions.propose_closure(by=owner, action=action, stage="embedded", narrative="x", evidence=[proof])


def test_with_measure_evidence_an_action_may_be_proposed_as_embedded_at_once(
    action: Action, proof: EvidenceRevision, owner: Person
) -> None:
    made = actions.propose_closure(by=owner, action=action, stage="embedded", narrative="x", evidence=[proof])
    assert made.proposed_stage == Stage.EMBEDDED


def test_a_superseded_action_needs_a_reason_and_the_bodys_decision_but_no_evidence(
    action: Action, owner: Person, director: Person
) -> None:
    with pytest.raises(ForPerson, match="empty"):
        actions.propose_closure(by=owner, action=action, stage="superseded", narrative=" ")
    closure = actions.propose_closure(
        by=owner, action=action, stage="superseded", narrative="Merged with 2.1."
    )
    actions.decide_closure(by=director, closure=closure, outcome="made")
    assert Action.objects.get().stage == Stage.SUPERSEDED


def test_a_closed_action_takes_no_update_until_it_is_reopened(
    action: Action, owner: Person, director: Person, plan: Plan
) -> None:
    closure = actions.propose_closure(by=owner, action=action, stage="superseded", narrative="Merged.")
    actions.decide_closure(by=director, closure=closure, outcome="made")
    action = Action.objects.get()
    word = plan.status_words.get(word="On track")
    with pytest.raises(ForPerson, match="closed"):
        actions.update(by=owner, action=action, version=action.version, status=word)
    with pytest.raises(PermissionDenied):
        actions.reopen(by=owner, action=action, reason="It came back.")
    with pytest.raises(ForPerson, match="reason"):
        actions.reopen(by=director, action=action, reason="")
    actions.reopen(by=director, action=action, reason="It came back.")
    actions.update(by=owner, action=action, version=action.version, status=word)
    assert Event.objects.get(action="action.reopened").why == "It came back."
    assert action.closures.count() == 1


def test_a_proposal_is_decided_before_the_action_is_reopened(
    action: Action, proof: EvidenceRevision, owner: Person, director: Person
) -> None:
    closure = actions.propose_closure(
        by=owner, action=action, stage="delivered", narrative="x", evidence=[proof]
    )
    actions.decide_closure(by=director, closure=closure, outcome="made")
    action = Action.objects.get()
    actions.propose_closure(by=owner, action=action, stage="embedded", narrative="x", evidence=[proof])
    with pytest.raises(ForPerson, match="Decide on it first"):
        actions.reopen(by=director, action=action, reason="x")


def test_an_open_action_cannot_be_reopened(action: Action, director: Person) -> None:
    with pytest.raises(ForPerson, match="open already"):
        actions.reopen(by=director, action=action, reason="x")

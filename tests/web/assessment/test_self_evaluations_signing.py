"""Signing off, freezing, publishing, taking back: by whom, and what is refused."""

import json
from collections.abc import Callable

import pytest
from django.core.exceptions import PermissionDenied
from django.utils import timezone
from self_evaluation_site import a_red_measure, audited, begun, change, one_claim, sign, signed_off, whole

from headway.errors import ForPerson
from headway.web.accounts.models import Person
from headway.web.accounts.roles import Role
from headway.web.assessment.actions import claims as claims
from headway.web.assessment.actions import self_evaluations as actions
from headway.web.assessment.models import AuditRound, Claim, SelfEvaluation
from headway.web.assessment.orphans import ORPHANS
from headway.web.assessment.states import State
from headway.web.register.models import Authority
from headway.web.trail.models import Event

pytestmark = pytest.mark.django_db


@pytest.fixture
def writer(person: Callable[..., Person]) -> Person:
    return person(Role.QUALITY_ASSURANCE)


@pytest.fixture
def director(person: Callable[..., Person]) -> Person:
    return person(Role.DIRECTOR)


@pytest.fixture
def evaluation(kent: Authority, writer: Person) -> SelfEvaluation:
    return begun(writer, kent)


@pytest.mark.parametrize("how", ["began", "wrote", "took"])
def test_nobody_signs_off_what_they_wrote(
    how: str, kent: Authority, writer: Person, director: Person
) -> None:
    evaluation = begun(director if how == "began" else writer, kent)
    one_claim(
        director if how == "wrote" else writer,
        evaluation,
        "care",
        stance="neither",
        text="We know our children.",
    )
    whole(writer, evaluation)
    if how == "took":
        claim = evaluation.claims.first()
        Claim.objects.filter(pk=claim.pk).update(is_proposed=True, writers=[])
        claim.refresh_from_db()
        claims.take_claim(by=director, claim=claim, version=claim.version)
    with pytest.raises(ForPerson, match="Somebody else has to sign it off"):
        sign(director, evaluation)


def test_one_who_may_not_publish_does_not_sign_off(writer: Person, evaluation: SelfEvaluation) -> None:
    with pytest.raises(PermissionDenied):
        sign(writer, evaluation)


def test_what_was_signed_off_does_not_change_with_the_evidence(
    kent: Authority, writer: Person, director: Person
) -> None:
    evaluation = signed_off(writer, director, kent)
    before = evaluation.content
    audited(writer, kent, 0, 0, 0, 12, area="care")
    evaluation.refresh_from_db()
    assert evaluation.content == before
    with pytest.raises(ForPerson, match="is signed off, so that its claims stay as they are"):
        one_claim(writer, evaluation)
    with pytest.raises(ForPerson, match="so that its claims stay"):
        change(writer, evaluation.claims.first(), text="Better.")


def test_what_is_frozen_holds_no_small_number_and_no_value_of_a_measure(
    kent: Authority, writer: Person, director: Person, evaluation: SelfEvaluation
) -> None:
    weak = audited(writer, kent, 0, 17, 4, 3, moderated=5, changed=1)
    measure = a_red_measure(kent, director)
    named = [f"audit:{weak.pk}", f"measure:{measure.pk}"]
    one_claim(writer, evaluation, stance="to improve", evidence=named)
    whole(writer, evaluation)
    (first, *_) = sign(director, evaluation).content["claims"]
    said = json.dumps(first["evidence"])
    assert "24 cases were audited. Good or better: 17. Inadequate: some." in said
    assert "below its floor" in said
    assert "50.0" not in said


def test_what_was_altered_after_signing_off_is_not_published(
    kent: Authority, writer: Person, director: Person
) -> None:
    evaluation = signed_off(writer, director, kent)
    evaluation.content["claims"][0]["text"] = "Outstanding."
    SelfEvaluation.objects.filter(pk=evaluation.pk).update(content=evaluation.content)
    evaluation.refresh_from_db()
    with pytest.raises(ForPerson, match="not what was signed off"):
        actions.publish_self_evaluation(by=director, evaluation=evaluation, version=evaluation.version)


def test_it_goes_from_draft_to_published_and_no_step_is_left_out(
    kent: Authority, writer: Person, director: Person
) -> None:
    draft = begun(writer, kent, year=2024)
    with pytest.raises(ForPerson, match="is being drafted, so that it cannot be published"):
        actions.publish_self_evaluation(by=director, evaluation=draft, version=draft.version)
    evaluation = signed_off(writer, director, kent)
    actions.publish_self_evaluation(by=director, evaluation=evaluation, version=evaluation.version)
    with pytest.raises(ForPerson, match="is published, so that it cannot be signed off"):
        sign(director, evaluation)
    evaluation.refresh_from_db()
    actions.withdraw_self_evaluation(
        by=director, evaluation=evaluation, version=evaluation.version, because="A round was wrong."
    )
    with pytest.raises(ForPerson, match="is withdrawn, so that it cannot be withdrawn"):
        actions.withdraw_self_evaluation(
            by=director, evaluation=evaluation, version=evaluation.version, because="Again."
        )


def test_a_signature_is_taken_back_before_it_is_published_and_never_after(
    kent: Authority, writer: Person, director: Person
) -> None:
    evaluation = signed_off(writer, director, kent)
    told = {"by": director, "evaluation": evaluation, "because": "A claim is missing."}
    actions.send_back_self_evaluation(**told, version=evaluation.version)
    assert (evaluation.state, evaluation.content, evaluation.signed_off_by_name) == (State.DRAFT, {}, "")
    one_claim(writer, evaluation, "whole", stance="neither", text="We know our children.")
    sign(director, evaluation)
    actions.publish_self_evaluation(by=director, evaluation=evaluation, version=evaluation.version)
    with pytest.raises(ForPerson, match="is published, so that it cannot be sent back"):
        actions.send_back_self_evaluation(**told, version=evaluation.version)


def test_what_was_changed_by_other_means_is_found_as_not_joined_up(
    kent: Authority, writer: Person, director: Person
) -> None:
    evaluation = signed_off(writer, director, kent)
    rules = {each.id: each for each in ORPHANS}
    altered, untold = rules["self_evaluation.altered"], rules["self_evaluation.no-event"]
    today = timezone.localdate()
    assert not [*altered.find(today), *untold.find(today)]
    SelfEvaluation.objects.filter(pk=evaluation.pk).update(sha256="0" * 64)
    AuditRound.objects.create(authority=kent, title="By hand", area="care", finished=today, good=3)
    assert [each.label for each in altered.find(today)] == [evaluation.title]
    assert [each.label for each in untold.find(today)] == ["By hand"]


def test_everything_that_is_done_is_on_the_trail(kent: Authority, writer: Person, director: Person) -> None:
    evaluation = signed_off(writer, director, kent)
    actions.publish_self_evaluation(by=director, evaluation=evaluation, version=evaluation.version)
    told = list(Event.objects.order_by("seq").values_list("action", flat=True))
    assert told == [
        "self_evaluation.begun",
        "audit_round.added",
        *["claim.added"] * 3,
        "self_evaluation.signed_off",
        "self_evaluation.published",
    ]
    on_its_line = Event.objects.filter(thread=f"selfevaluation:{evaluation.pk}")
    assert on_its_line.count() == 6

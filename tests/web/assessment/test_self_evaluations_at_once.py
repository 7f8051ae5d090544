"""Two people at the same self-evaluation at once: what is signed off is all of it, and a year is begun once."""

from collections.abc import Callable
from typing import Any

import pytest
from at_once import at_once
from self_evaluation_site import audited, begun, one_claim, sign, whole

from headway.errors import ForPerson
from headway.web.accounts.models import Person
from headway.web.accounts.roles import Role
from headway.web.assessment.actions.self_evaluations import publish_self_evaluation, send_back_self_evaluation
from headway.web.assessment.models import Claim, SelfEvaluation
from headway.web.assessment.states import State
from headway.web.register.models import Authority

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def writer(person: Callable[..., Person]) -> Person:
    return person(Role.QUALITY_ASSURANCE)


@pytest.fixture
def director(person: Callable[..., Person]) -> Person:
    return person(Role.DIRECTOR)


def told(found: list[Any]) -> list[str]:
    return [str(each) for each in found if isinstance(each, ForPerson)]


def test_two_who_begin_the_same_year_begin_it_once(kent: Authority, writer: Person, director: Person) -> None:
    found = at_once(lambda: begun(writer, kent), lambda: begun(director, kent))
    assert SelfEvaluation.objects.count() == 1
    (said,) = told(found)
    assert "is not finished" in said


def test_a_claim_is_in_what_was_signed_off_or_is_refused(
    kent: Authority, writer: Person, director: Person
) -> None:
    """Never neither: a claim that stands beside a signature that does not cover it."""
    evaluation = begun(writer, kent)
    round_ = audited(writer, kent, 2, 12, 2, 0, area="care")
    one_claim(writer, evaluation, "care", evidence=[f"audit:{round_.pk}"])
    whole(writer, evaluation)

    def late() -> Claim:
        kept = SelfEvaluation.objects.get(pk=evaluation.pk)
        return one_claim(writer, kept, "whole", stance="neither", text="A late claim.")

    found = at_once(late, lambda: sign(director, SelfEvaluation.objects.get(pk=evaluation.pk)))
    evaluation.refresh_from_db()
    assert evaluation.state == State.SIGNED_OFF, found
    covered = [each["text"] for each in evaluation.content["claims"]]
    stands = [each.text for each in evaluation.claims.filter(is_removed=False)]
    assert sorted(covered) == sorted(stands)
    assert ("A late claim." in covered) is (told(found) == [])


def test_it_is_published_or_sent_back_and_not_both(kent: Authority, writer: Person, director: Person) -> None:
    evaluation = begun(writer, kent)
    whole(writer, evaluation)
    one_claim(writer, evaluation, "whole", stance="neither")
    sign(director, evaluation)

    def publish() -> SelfEvaluation:
        kept = SelfEvaluation.objects.get(pk=evaluation.pk)
        return publish_self_evaluation(by=director, evaluation=kept, version=kept.version)

    def send_back() -> SelfEvaluation:
        kept = SelfEvaluation.objects.get(pk=evaluation.pk)
        return send_back_self_evaluation(by=director, evaluation=kept, version=kept.version, because="Late.")

    found = at_once(publish, send_back)
    evaluation.refresh_from_db()
    assert len(told(found)) == 1, found
    is_published = evaluation.state == State.PUBLISHED
    assert bool(evaluation.content) is is_published
    assert is_published or evaluation.state == State.DRAFT

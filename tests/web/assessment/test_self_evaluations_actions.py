"""What may be done with a self-evaluation, by whom, and what is refused: the alarm, the reason, the freezing."""

from collections.abc import Callable

import pytest
from django.core.exceptions import PermissionDenied
from django.utils import timezone
from self_evaluation_site import (
    a_red_measure,
    audited,
    begun,
    change,
    one_claim,
    sign,
    signed_off,
    unanswered,
    whole,
)

from headway.errors import ForPerson
from headway.web.accounts.models import Person
from headway.web.accounts.roles import Role
from headway.web.assessment.actions import audit_rounds
from headway.web.assessment.actions import claims as claims
from headway.web.assessment.actions import self_evaluations as actions
from headway.web.assessment.models import AuditRound, Claim, SelfEvaluation
from headway.web.assessment.states import State
from headway.web.register.models import Authority
from headway.web.trail.models import Event
from headway.web.versions import Conflict

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


def test_a_claim_of_strength_that_audits_contradict_keeps_it_from_being_signed_off(
    kent: Authority, writer: Person, director: Person, evaluation: SelfEvaluation
) -> None:
    weak = audited(writer, kent, 0, 3, 8, 1)
    claim = one_claim(writer, evaluation, evidence=[f"audit:{weak.pk}"])
    whole(writer, evaluation)
    assert unanswered(writer, evaluation) == [f"contradicts:audit:{weak.pk}"]
    with pytest.raises(
        ForPerson, match="Something speaks against the claim “Care leavers are well supported”"
    ):
        sign(director, evaluation)
    change(writer, claim, stance="to improve")
    assert sign(director, evaluation).state == State.SIGNED_OFF


def test_a_reason_answers_what_stood_beside_it_and_nothing_that_comes_later(
    kent: Authority, writer: Person, director: Person, evaluation: SelfEvaluation
) -> None:
    weak = audited(writer, kent, 0, 3, 8, 1)
    claim = one_claim(writer, evaluation, evidence=[f"audit:{weak.pk}"])
    seen = [f"contradicts:audit:{weak.pk}"]
    reason = "The round was of cases handed over by a team that has closed."
    change(writer, claim, stands_because=reason, seen=seen)
    assert unanswered(writer, evaluation) == []
    measure = a_red_measure(kent, director)
    assert unanswered(writer, evaluation) == [f"contradicts:measure:{measure.pk}"]
    change(writer, claim, text="Care leavers are well supported by their advisers.", seen=seen)
    assert unanswered(writer, evaluation) == [f"contradicts:measure:{measure.pk}"]
    both = [*seen, f"contradicts:measure:{measure.pk}"]
    change(writer, claim, seen=both)  # the reason is the old one: it says nothing of the measure
    assert unanswered(writer, evaluation) == [f"contradicts:measure:{measure.pk}"]
    change(writer, claim, stands_because=f"{reason} The measure counts calls alone.", seen=both)
    assert unanswered(writer, evaluation) == []


def test_a_reason_does_not_answer_what_its_writer_has_not_seen(
    kent: Authority, writer: Person, evaluation: SelfEvaluation
) -> None:
    weak = audited(writer, kent, 0, 3, 8, 1)
    claim = one_claim(writer, evaluation, evidence=[f"audit:{weak.pk}"])
    change(writer, claim, stands_because="It stands.", seen=[])
    assert unanswered(writer, evaluation) == [f"contradicts:audit:{weak.pk}"]


def test_a_reason_that_is_taken_away_answers_nothing(
    kent: Authority, writer: Person, evaluation: SelfEvaluation
) -> None:
    weak = audited(writer, kent, 0, 3, 8, 1)
    seen = [f"contradicts:audit:{weak.pk}"]
    claim = one_claim(writer, evaluation, evidence=[f"audit:{weak.pk}"])
    change(writer, claim, stands_because="It stands.", seen=seen)
    change(writer, claim, stands_because="", seen=seen)
    assert unanswered(writer, evaluation) == seen


def test_what_is_missing_is_told_all_at_once(
    kent: Authority, writer: Person, director: Person, evaluation: SelfEvaluation
) -> None:
    a_red_measure(kent, director)
    evaluation.refresh_from_db()
    version, today = evaluation.version, timezone.localdate()
    assert actions.propose_claims(by=writer, evaluation=evaluation, version=version, on=today) == 2
    with pytest.raises(ForPerson) as fault:
        sign(director, evaluation)
    for part in ("answers question 1", "answers question 2", "answers question 3", "2 claims were proposed"):
        assert part in str(fault.value)


@pytest.mark.parametrize("role", [Role.OFFICER, Role.MEMBER, Role.INSPECTOR])
def test_others_record_no_audits_and_write_no_claims(
    role: Role, kent: Authority, person: Callable[..., Person], evaluation: SelfEvaluation
) -> None:
    with pytest.raises(PermissionDenied):
        audited(person(role), kent, 1, 1, 1, 1)
    with pytest.raises(PermissionDenied):
        one_claim(person(role), evaluation)


def test_one_of_a_year_is_finished_before_the_next_begins(
    kent: Authority,
    medway: Authority,
    writer: Person,
    person: Callable[..., Person],
    evaluation: SelfEvaluation,
) -> None:
    with pytest.raises(ForPerson, match="is not finished"):
        begun(writer, kent)
    assert begun(writer, kent, year=evaluation.year - 1)
    assert begun(person(Role.ANALYST, medway), medway)


@pytest.mark.parametrize("year", [2004, 2200])
def test_a_year_that_cannot_be_evaluated_is_refused(year: int, kent: Authority, writer: Person) -> None:
    with pytest.raises(ForPerson, match=r"cannot be evaluated\. Give a year from 2005"):
        begun(writer, kent, year=year)


def test_the_next_one_takes_claims_over_as_proposals_and_no_reason_with_them(
    kent: Authority, writer: Person, director: Person
) -> None:
    first = signed_off(writer, director, kent)
    second = begun(writer, kent, year=first.year + 1, earlier=first)
    made = list(second.claims.all())
    assert len(made) == 3
    assert all(each.is_proposed and not each.stands_because for each in made)
    assert {pk for each in made for pk in each.writers} == {writer.pk}


def test_a_claim_that_the_machine_proposed_is_the_persons_once_it_is_changed(
    kent: Authority, writer: Person
) -> None:
    audited(writer, kent, 0, 3, 8, 1)
    evaluation = begun(writer, kent, proposing=True)
    claim = evaluation.claims.filter(question=1).get()
    assert (claim.is_proposed, claim.by_name, claim.stance) == (True, "Headway", "to improve")
    change(writer, claim, text="Pathway plans come late.")
    claim.refresh_from_db()
    assert (claim.is_proposed, claim.by_name) == (False, writer.name)


def test_proposing_again_leaves_alone_what_is_said_already(
    kent: Authority, writer: Person, director: Person
) -> None:
    audited(writer, kent, 0, 3, 8, 1)
    evaluation = begun(writer, kent, proposing=True)
    a_red_measure(kent, director, "placements_3plus_pct", theme="stability")
    before = evaluation.claims.count()
    made = actions.propose_claims(
        by=writer, evaluation=evaluation, version=evaluation.version, on=timezone.localdate()
    )
    assert made == 2  # care, and permanence, on which the indicator bears too
    assert evaluation.claims.count() == before + made


def test_of_two_who_change_a_claim_the_second_is_told(
    writer: Person, director: Person, evaluation: SelfEvaluation
) -> None:
    claim = one_claim(writer, evaluation)
    stale = Claim.objects.get(pk=claim.pk)
    change(writer, claim, text="Changed.")
    with pytest.raises(Conflict):
        claims.remove_claim(by=director, claim=stale, version=stale.version)


def test_evidence_that_is_taken_off_is_told_of_beside_the_claim_that_names_it(
    kent: Authority, writer: Person, evaluation: SelfEvaluation
) -> None:
    good = audited(writer, kent, 2, 12, 2, 0)
    one_claim(writer, evaluation, evidence=[f"audit:{good.pk}"])
    assert unanswered(writer, evaluation) == []
    audit_rounds.remove_audit_round(by=writer, round_=good, version=good.version, because="Counted twice.")
    assert unanswered(writer, evaluation) == [f"gone:audit:{good.pk}", "no evidence:"]


def test_counts_that_cannot_be_leave_no_round_and_no_event(kent: Authority, writer: Person) -> None:
    before = Event.objects.count()
    with pytest.raises(ForPerson, match="each must be at most the one before"):
        audited(writer, kent, 0, 1, 1, 0, moderated=3)
    with pytest.raises(ForPerson, match="in the future"):
        audited(writer, kent, 0, 1, 1, 0, days_ago=-1)
    assert (AuditRound.objects.count(), Event.objects.count()) == (0, before)

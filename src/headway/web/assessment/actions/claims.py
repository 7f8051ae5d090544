"""Claims of a self-evaluation: written or taken by a person, changed, answered, removed; proposed by the machine."""

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any

from django.db import transaction

from headway.assessment.self_evaluation import Evidence, practice
from headway.assessment.self_evaluation.claims_proposed import proposed
from headway.errors import ForPerson
from headway.web.accounts.models import Person
from headway.web.assessment.actions.common import demand_keeper
from headway.web.assessment.models import Claim, SelfEvaluation
from headway.web.assessment.queries.evidence import evidence_for
from headway.web.assessment.rules.self_evaluations import row_of
from headway.web.assessment.states import Question, Stance, State
from headway.web.plans.actions.common import prose
from headway.web.trail.actions import SYSTEM, Actor, Entry, plain, record, record_many, take_turn
from headway.web.versions import claim as claim_version

__all__ = ["add_claim", "change_claim", "copy_claims", "propose_from", "remove_claim", "take_claim"]

_TOLD = ("question", "area", "stance", "text", "evidence", "stands_because", "is_proposed")


@transaction.atomic
def add_claim(*, by: Person, evaluation: SelfEvaluation, on: date, **terms: Any) -> Claim:
    """A claim of a person's own: ``question``, ``area``, ``stance``, ``text`` and the keys of its ``evidence``."""
    demand_keeper(by, evaluation.authority_id)
    take_turn()
    _refuse_unless_drafted(evaluation)
    made = Claim(self_evaluation=evaluation, order=evaluation.claims.count())
    _set(made, by, on=on, **terms)
    _refuse_twice(made)
    made.save()
    _told(by, "claim.added", made, after=plain(made, *_TOLD))
    return made


@transaction.atomic
def change_claim(*, by: Person, claim: Claim, version: int | str, on: date, **terms: Any) -> Claim:
    """Change a claim; one that the machine proposed is the person's own from then on."""
    _claimed(by, claim, version)
    before = plain(claim, *_TOLD)
    _set(claim, by, on=on, **terms)
    claim.save()
    _told(by, "claim.changed", claim, before=before, after=plain(claim, *_TOLD))
    return claim


@transaction.atomic
def take_claim(*, by: Person, claim: Claim, version: int | str) -> Claim:
    """Say what the machine proposed, as it stands."""
    _claimed(by, claim, version)
    if not claim.is_proposed:
        raise ForPerson("Somebody has taken this claim already.")
    claim.is_proposed = False
    _wrote(claim, by)
    claim.save()
    _told(by, "claim.taken", claim, after=plain(claim, *_TOLD))
    return claim


@transaction.atomic
def remove_claim(*, by: Person, claim: Claim, version: int | str) -> Claim:
    """Say it no longer. The trail keeps it."""
    _claimed(by, claim, version)
    claim.is_removed = True
    claim.save()
    _told(by, "claim.removed", claim, before=plain(claim, *_TOLD))
    return claim


def _refuse_twice(claim: Claim) -> None:
    """A form that is sent again, by a second press or the way back, adds nothing."""
    same = {name: getattr(claim, name) for name in ("question", "area", "text")}
    if claim.self_evaluation.claims.filter(is_removed=False, is_proposed=False, **same).exists():
        raise ForPerson("The self-evaluation says this already. Change that claim, or say another thing.")


def propose_from(*, by: Actor, evaluation: SelfEvaluation, evidence: Sequence[Evidence], on: date) -> int:
    """What the evidence suggests of areas and questions on which nothing is said yet; how many claims."""
    said = set(evaluation.claims.filter(is_removed=False).values_list("question", "area"))
    first = evaluation.claims.count()
    found = [each for each in proposed(evidence, on) if (each.question, each.claim.area) not in said]
    made = [
        Claim.objects.create(
            self_evaluation=evaluation,
            question=each.question,
            area=each.claim.area,
            stance=str(each.claim.stance),
            text=each.claim.text,
            evidence=list(each.claim.evidence),
            is_proposed=True,
            order=first + number,
            by_name=SYSTEM.name,
        )
        for number, each in enumerate(found)
    ]
    _all_told(by, "claim.proposed", made)
    return len(made)


def copy_claims(*, by: Person, evaluation: SelfEvaluation, earlier: SelfEvaluation) -> None:
    """The claims of an earlier one, to be looked at again: each is a proposal until a person takes it. A reason why one
    stood is not taken over: it answered what was known then.
    """
    made = [
        Claim.objects.create(
            self_evaluation=evaluation,
            question=each.question,
            area=each.area,
            stance=each.stance,
            text=each.text,
            evidence=each.evidence,
            is_proposed=True,
            order=each.order,
            by_name=each.by_name,
            writers=each.writers,
        )
        for each in earlier.claims.filter(is_removed=False, is_proposed=False)
    ]
    _all_told(by, "claim.copied", made)


def _claimed(by: Person, claim: Claim, version: int | str) -> None:
    demand_keeper(by, claim.self_evaluation.authority_id)
    take_turn()
    claim_version(claim, version)
    _refuse_unless_drafted(claim.self_evaluation)
    if claim.is_removed:
        raise ForPerson("This claim was removed. Add it again if it is to be said.")


def _set(
    claim: Claim,
    by: Person,
    *,
    on: date,
    question: int,
    area: str,
    stance: str,
    text: str,
    evidence: Iterable[str] = (),
    stands_because: str = "",
    seen: Iterable[str] = (),
) -> None:
    claim.question = Question(int(question)).value
    claim.area = practice.area(area).id
    claim.stance = Stance(stance).value
    claim.text = prose(text, "The claim")
    claim.evidence = list(dict.fromkeys(evidence))
    claim.is_proposed = False
    _answer(claim, by, stands_because.strip().replace("\x00", ""), seen, on)
    _wrote(claim, by)


def _answer(claim: Claim, by: Person, reason: str, seen: Iterable[str], on: date) -> None:
    """A reason answers what the person saw beside it, as far as that still speaks against the claim.

    What came since then waits for an answer of its own; a reason that is left as it was answers nothing new.
    """
    before = set(claim.answered) if claim.stands_because else set()
    answers = before if reason == claim.stands_because else before | set(seen)
    claim.stands_because = reason
    if not reason:
        claim.answered = []
        return
    known = evidence_for(by, claim.self_evaluation.authority, on)
    now = [each.against.key for each in row_of(claim, known, on).alarms]
    claim.answered = [key for key in now if key in answers]


def _wrote(claim: Claim, by: Person) -> None:
    claim.by_id, claim.by_name = by.pk, by.name
    claim.writers = list(dict.fromkeys([*claim.writers, by.pk]))


def _refuse_unless_drafted(evaluation: SelfEvaluation) -> None:
    """Read anew, in turn: it may have been signed off while somebody wrote."""
    state = SelfEvaluation.objects.values_list("state", flat=True).get(pk=evaluation.pk)
    if state != State.DRAFT:
        raise ForPerson(
            f"This self-evaluation is {State(state).label.lower()}, so that its claims stay as they are."
        )


def _told(by: Actor, action: str, claim: Claim, **more: Any) -> None:
    evaluation = claim.self_evaluation
    record(
        by=by,
        action=action,
        subject=claim,
        authority=evaluation.authority_id,
        thread=f"selfevaluation:{evaluation.pk}",
        **more,
    )


def _all_told(by: Actor, action: str, claims: Iterable[Claim]) -> None:
    record_many(
        by=by,
        entries=[
            Entry(
                action=action,
                subject=each,
                authority=each.self_evaluation.authority_id,
                thread=f"selfevaluation:{each.self_evaluation_id}",
                after=plain(each, *_TOLD),
            )
            for each in claims
        ],
    )

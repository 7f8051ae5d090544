"""The year's self-evaluation: begun, signed off by another than who wrote it, published, withdrawn."""

from datetime import date
from typing import Any

from django.db import transaction
from django.utils import timezone

from headway.errors import ForPerson
from headway.web.accounts.models import Person
from headway.web.accounts.roles import May
from headway.web.assessment.actions.claims import copy_claims, propose_from
from headway.web.assessment.actions.common import demand, demand_keeper
from headway.web.assessment.models import SelfEvaluation
from headway.web.assessment.queries.evidence import evidence_for
from headway.web.assessment.queries.self_evaluations import draft_in_the_way, rows_for, who_wrote
from headway.web.assessment.rules.content import hash_of
from headway.web.assessment.rules.self_evaluations import hindrances, written
from headway.web.assessment.states import State
from headway.web.plans.actions.common import line, prose
from headway.web.register.models import Authority
from headway.web.trail.actions import Actor, record, take_turn
from headway.web.versions import claim

__all__ = [
    "EARLIEST",
    "begin_self_evaluation",
    "propose_claims",
    "publish_self_evaluation",
    "send_back_self_evaluation",
    "sign_off_self_evaluation",
    "withdraw_self_evaluation",
]

EARLIEST = 2005
"""The first year of which a self-evaluation may be."""


@transaction.atomic
def begin_self_evaluation(
    *,
    by: Person,
    authority: Authority,
    year: int,
    on: date,
    title: str = "",
    earlier: SelfEvaluation | None = None,
    proposing: bool = True,
    is_example: bool = False,
) -> SelfEvaluation:
    """Begin the year's: with the claims of an earlier one to look at again, and what the day's evidence suggests."""
    demand_keeper(by, authority.pk)
    take_turn()
    if not EARLIEST <= year <= on.year + 1:
        raise ForPerson(f"{year} cannot be evaluated. Give a year from {EARLIEST} to {on.year + 1}.")
    if other := draft_in_the_way(authority.pk, year):
        raise ForPerson(f"“{other}” is not finished. Go on with it, or withdraw it first.")
    if earlier is not None and earlier.authority_id != authority.pk:
        raise ForPerson("The earlier self-evaluation is of another authority. Choose one of the same.")
    made = SelfEvaluation.objects.create(
        authority=authority,
        year=year,
        as_of=on,
        title=line(title or f"Self-evaluation of {authority.name}, {year}", "The title", 200),
        written_by_id=by.pk,
        written_by_name=by.name,
        is_example=is_example,
    )
    _told(by, "self_evaluation.begun", made, after={"year": year, "title": made.title})
    if earlier is not None:
        copy_claims(by=by, evaluation=made, earlier=earlier)
    if proposing:
        propose_from(by=by, evaluation=made, evidence=evidence_for(by, authority, on), on=on)
    return made


@transaction.atomic
def propose_claims(*, by: Person, evaluation: SelfEvaluation, version: int | str, on: date) -> int:
    """Propose again from the evidence of the day, where nothing is said yet; how many claims came of it."""
    demand_keeper(by, evaluation.authority_id)
    take_turn()
    claim(evaluation, version)
    refuse_unless(evaluation, (State.DRAFT,), "added to")
    found = evidence_for(by, evaluation.authority, on)
    return propose_from(by=by, evaluation=evaluation, evidence=found, on=on)


@transaction.atomic
def sign_off_self_evaluation(
    *, by: Person, evaluation: SelfEvaluation, version: int | str, on: date
) -> SelfEvaluation:
    """Freeze it as it stands: by one who may publish and wrote none of it. Refused while an alarm is unanswered."""
    demand(by, May.PUBLISH, evaluation.authority_id)
    take_turn()
    claim(evaluation, version)
    refuse_unless(evaluation, (State.DRAFT,), "signed off")
    _refuse_who_wrote(by, evaluation)
    rows, evidence = rows_for(by, evaluation, on)
    if found := hindrances(rows):
        raise ForPerson(" ".join(found))
    content = written(evaluation, rows, evidence, on, signed_by=by.name).as_dict()
    evaluation.state, evaluation.as_of = State.SIGNED_OFF, on
    evaluation.content, evaluation.sha256 = content, hash_of(content)
    evaluation.signed_off_by_id, evaluation.signed_off_by_name = by.pk, by.name
    evaluation.signed_off = timezone.now()
    evaluation.save()
    _told(by, "self_evaluation.signed_off", evaluation, after=_as_told(evaluation))
    return evaluation


@transaction.atomic
def publish_self_evaluation(*, by: Person, evaluation: SelfEvaluation, version: int | str) -> SelfEvaluation:
    """Show it to everybody, as it was signed off."""
    demand(by, May.PUBLISH, evaluation.authority_id)
    take_turn()
    claim(evaluation, version)
    refuse_unless(evaluation, (State.SIGNED_OFF,), "published")
    if hash_of(evaluation.content) != evaluation.sha256:
        raise ForPerson("This is not what was signed off. Withdraw it and begin again.")
    evaluation.state, evaluation.published = State.PUBLISHED, timezone.now()
    evaluation.published_by_name = by.name
    evaluation.save()
    _told(by, "self_evaluation.published", evaluation, after=_as_told(evaluation))
    return evaluation


@transaction.atomic
def send_back_self_evaluation(
    *, by: Person, evaluation: SelfEvaluation, version: int | str, because: str
) -> SelfEvaluation:
    """Take a signature back before anything is published, with the reason: it can be written on."""
    demand(by, May.PUBLISH, evaluation.authority_id)
    because = prose(because, "The reason")
    take_turn()
    claim(evaluation, version)
    refuse_unless(evaluation, (State.SIGNED_OFF,), "sent back")
    before = {"sha256": evaluation.sha256, "signed_off_by": evaluation.signed_off_by_name}
    evaluation.state, evaluation.content, evaluation.sha256 = State.DRAFT, {}, ""
    evaluation.signed_off_by_id, evaluation.signed_off_by_name, evaluation.signed_off = None, "", None
    evaluation.save()
    _told(by, "self_evaluation.sent_back", evaluation, before=before, why=because)
    return evaluation


@transaction.atomic
def withdraw_self_evaluation(
    *, by: Person, evaluation: SelfEvaluation, version: int | str, because: str
) -> SelfEvaluation:
    """Take it back in any state, with the reason. Its claims can be taken over into the next."""
    demand(by, May.PUBLISH, evaluation.authority_id)
    because = prose(because, "The reason")
    take_turn()
    claim(evaluation, version)
    refuse_unless(evaluation, (State.DRAFT, State.SIGNED_OFF, State.PUBLISHED), "withdrawn")
    evaluation.state, evaluation.why = State.WITHDRAWN, because
    evaluation.save()
    _told(by, "self_evaluation.withdrawn", evaluation, why=because)
    return evaluation


def refuse_unless(evaluation: SelfEvaluation, states: tuple[State, ...], done: str) -> None:
    """Go on only in one of these states."""
    if evaluation.state not in states:
        now = State(evaluation.state).label.lower()
        raise ForPerson(f"This self-evaluation is {now}, so that it cannot be {done}.")


def _refuse_who_wrote(by: Person, evaluation: SelfEvaluation) -> None:
    if by.pk in who_wrote(evaluation):
        raise ForPerson("You wrote some of this self-evaluation. Somebody else has to sign it off.")


def _as_told(evaluation: SelfEvaluation) -> dict[str, Any]:
    claims = evaluation.content["claims"]
    return {
        "year": evaluation.year,
        "claims": len(claims),
        "standing_though_contradicted": sum(bool(each["stands_because"]) for each in claims),
        "sha256": evaluation.sha256,
    }


def _told(by: Actor, action: str, evaluation: SelfEvaluation, **more: Any) -> None:
    record(
        by=by,
        action=action,
        subject=evaluation,
        authority=evaluation.authority_id,
        thread=f"selfevaluation:{evaluation.pk}",
        **more,
    )

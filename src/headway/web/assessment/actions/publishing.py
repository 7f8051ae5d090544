"""Signing off, sending back, publishing, withdrawing: each by one who may publish, and never by who judged."""

from typing import Any

from django.db import transaction
from django.utils import timezone

from headway.assessment.judging import printed, refuse_unless_permitted
from headway.errors import ForPerson
from headway.web.accounts.models import Person
from headway.web.accounts.roles import May
from headway.web.assessment.actions.common import demand, refuse_unless, told
from headway.web.assessment.freezing import frozen
from headway.web.assessment.models import Assessment
from headway.web.assessment.queries.assessments import grade_of
from headway.web.assessment.queries.letters import LetterNow, letter_now
from headway.web.assessment.rules.content import hash_of
from headway.web.assessment.states import State
from headway.web.plans.actions.common import prose
from headway.web.versions import claim

__all__ = ["publish_assessment", "send_back_assessment", "sign_off_assessment", "withdraw_assessment"]


@transaction.atomic
def sign_off_assessment(*, by: Person, assessment: Assessment, version: int | str) -> Assessment:
    """Say that it stands, and freeze it: the profile, the judgement and the letter as they are now."""
    demand(by, May.PUBLISH, assessment.authority_id)
    refuse_unless(assessment, (State.JUDGED,), "signed off")
    if by.pk == assessment.judged_by_id:
        raise ForPerson("You gave the judgement. Somebody else has to sign the assessment off.")
    claim(assessment, version)
    assessment.content = frozen(_ready(assessment))
    assessment.sha256 = hash_of(assessment.content)
    assessment.state = State.SIGNED_OFF
    assessment.signed_off_by_id, assessment.signed_off_by_name = by.pk, by.name
    assessment.signed_off = timezone.now()
    assessment.save()
    told(by, "assessment.signed_off", assessment, after=_as_told(assessment))
    return assessment


@transaction.atomic
def send_back_assessment(
    *, by: Person, assessment: Assessment, version: int | str, because: str
) -> Assessment:
    """Say that it does not stand yet, and why: it can be changed again, and is judged and signed off anew."""
    demand(by, May.PUBLISH, assessment.authority_id)
    because = prose(because, "The reason")
    refuse_unless(assessment, (State.JUDGED, State.SIGNED_OFF), "sent back")
    claim(assessment, version)
    assessment.state, assessment.why = State.DRAFT, because
    assessment.content, assessment.sha256 = {}, ""
    assessment.signed_off_by_id, assessment.signed_off_by_name, assessment.signed_off = None, "", None
    assessment.save()
    told(by, "assessment.sent_back", assessment, why=because)
    return assessment


@transaction.atomic
def publish_assessment(*, by: Person, assessment: Assessment, version: int | str) -> Assessment:
    """Show it to everybody, with its letter."""
    demand(by, May.PUBLISH, assessment.authority_id)
    refuse_unless(assessment, (State.SIGNED_OFF,), "published")
    claim(assessment, version)
    if hash_of(assessment.content) != assessment.sha256:
        raise ForPerson(
            "This is not what was signed off. It cannot be shown: send it back, and sign it off again."
        )
    assessment.state, assessment.published = State.PUBLISHED, timezone.now()
    assessment.save()
    told(by, "assessment.published", assessment, after=_as_told(assessment))
    return assessment


@transaction.atomic
def withdraw_assessment(
    *, by: Person, assessment: Assessment, version: int | str, because: str
) -> Assessment:
    """Take it off the website; its address says that it was withdrawn, and why."""
    demand(by, May.PUBLISH, assessment.authority_id)
    because = prose(because, "The reason")
    refuse_unless(assessment, (State.SIGNED_OFF, State.PUBLISHED), "withdrawn")
    claim(assessment, version)
    assessment.state, assessment.why = State.WITHDRAWN, because
    assessment.save()
    told(by, "assessment.withdrawn", assessment, why=because)
    return assessment


def _ready(assessment: Assessment) -> LetterNow:
    """The letter to be frozen: the grade must still be permitted, and the letter must agree with its figures."""
    now = letter_now(assessment)
    if now is None or now.told.grade is None:
        raise ForPerson("This assessment has no judgement. Judge it first.")
    refuse_unless_permitted(now.told.assessed, now.told.grade)
    if found := now.unsettled:
        more = f" And {len(found) - 3} more." if len(found) > 3 else ""
        raise ForPerson(
            f"The letter is not ready: {' '.join(found[:3])}{more} Mend the letter, then sign off."
        )
    return now


def _as_told(assessment: Assessment) -> dict[str, Any]:
    grade = grade_of(assessment)
    return {"grade": printed(grade) if grade else "", "sha256": assessment.sha256}

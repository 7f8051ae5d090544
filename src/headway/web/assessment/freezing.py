"""What is frozen when an assessment is signed off: all that its pages show, so that later data change nothing of it."""

from typing import Any

from headway.assessment.profile_file import as_dict, grade_as_dict
from headway.web.assessment.models import Assessment
from headway.web.assessment.queries.letters import LetterNow, letter_now
from headway.web.trail.chain import plain_value

__all__ = ["frozen", "hindrances"]


def frozen(now: LetterNow) -> dict[str, Any]:
    """An assessment as plain values: authority, rules, profile, what the rules made of it, judgement, letter."""
    assessment, told = now.assessment, now.told
    return {
        "authority": assessment.authority.name,
        "code": assessment.authority_id,
        "year": assessment.year,
        "as_of": assessment.as_of.isoformat(),
        "is_example": assessment.is_example,
        "rulebook": {"id": told.rulebook.id, "title": told.rulebook.title},
        "rules": told.rules_text,
        "rules_changed": told.rules_changed,
        "edition": told.edition,
        "profile": as_dict(told.profile),
        "assessed": told.assessed.as_dict(),
        "judgement": {
            "grade": grade_as_dict(told.grade) if told.grade else None,
            "because": assessment.because,
            "by": assessment.judged_by_name,
            "at": plain_value(assessment.judged),
        },
        "letter": now.frozen(),
    }


def hindrances(assessment: Assessment) -> tuple[str, ...]:
    """What keeps the letter from being signed off, a sentence each."""
    now = letter_now(assessment)
    return now.unsettled if now else ()

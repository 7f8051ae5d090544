"""What is frozen when an assessment is signed off: all that its pages show, so that later data change nothing of it."""

from typing import Any

from headway.assessment.profile_file import grade_as_dict
from headway.web.assessment.models import Assessment
from headway.web.assessment.queries.assessments import grade_of, latest_edition, rulebook_of, rules_text_of
from headway.web.assessment.queries.letters import letter_now
from headway.web.trail.chain import plain_value

__all__ = ["frozen", "hindrances"]


def frozen(assessment: Assessment) -> dict[str, Any]:
    """The assessment as plain values: authority, rules, profile, what the rules made of it, judgement, letter."""
    edition, grade, book = latest_edition(assessment), grade_of(assessment), rulebook_of(assessment)
    assert edition is not None and grade is not None  # noqa: S101, PT018 - signing off asks before it freezes
    return {
        "authority": assessment.authority.name,
        "code": assessment.authority_id,
        "year": assessment.year,
        "as_of": assessment.as_of.isoformat(),
        "is_example": assessment.is_example,
        "rulebook": {"id": book.id, "title": book.title},
        "rules": rules_text_of(assessment),
        "rules_changed": bool(assessment.rules),
        "edition": edition.number,
        "profile": edition.profile,
        "assessed": edition.assessed,
        "judgement": {
            "grade": grade_as_dict(grade),
            "because": assessment.because,
            "by": assessment.judged_by_name,
            "at": plain_value(assessment.judged),
        },
        **_letter(assessment),
    }


def hindrances(assessment: Assessment) -> tuple[str, ...]:
    """What keeps the letter from being signed off, a sentence each."""
    now = letter_now(assessment)
    return now.unsettled if now else ()


def _letter(assessment: Assessment) -> dict[str, Any]:
    now = letter_now(assessment)
    return {"letter": now.frozen()} if now else {}

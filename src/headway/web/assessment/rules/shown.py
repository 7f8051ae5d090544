"""An assessment as its pages show it: from what was frozen when it was signed off, or else as it stands now."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from headway.assessment.judging import Assessed
from headway.assessment.profile import Profile
from headway.assessment.profile_file import from_dict, grade_from_dict
from headway.assessment.rulebook import Rulebook, read_rulebook, rulebook
from headway.errors import ForPerson
from headway.frameworks import Grade

__all__ = ["Shown", "of_content"]


@dataclass(frozen=True)
class Shown:
    """One edition with its judgement; ``judged_at`` None where nobody has judged."""

    name: str
    year: int
    as_of: date
    edition: int
    profile: Profile
    assessed: Assessed
    rulebook: Rulebook
    rules_text: str
    rules_changed: bool
    grade: Grade | None = None
    because: str = ""
    judged_by: str = ""
    judged_at: datetime | None = None


def of_content(content: Mapping[str, Any]) -> Shown:
    """What was frozen. Rules that this release can no longer read stand as those it ships; their text is kept."""
    judgement = content["judgement"]
    return Shown(
        name=content["authority"],
        year=content["year"],
        as_of=date.fromisoformat(content["as_of"]),
        edition=content["edition"],
        profile=from_dict(content["profile"]),
        assessed=Assessed.from_dict(content["assessed"]),
        rulebook=_rules(content),
        rules_text=content["rules"],
        rules_changed=content["rules_changed"],
        grade=grade_from_dict(judgement["grade"]),
        because=judgement["because"],
        judged_by=judgement["by"],
        judged_at=datetime.fromisoformat(judgement["at"]) if judgement["at"] else None,
    )


def _rules(content: Mapping[str, Any]) -> Rulebook:
    try:
        return read_rulebook(content["rules"], "the rules as signed off")
    except ForPerson:
        return rulebook(content["rulebook"]["id"])

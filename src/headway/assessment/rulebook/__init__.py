"""Rules of an annual assessment as values: what limits the grade, what leans, what is said of how it is made.

In: a TOML text, shipped or a council's own. Out: a :class:`Rulebook`, or every fault by its key and line.
The 2010 rules are Ofsted's as far as it published them; every other number is marked as our assumption.
"""

from headway.assessment.rulebook.library import rulebook, rulebook_for, rulebook_text, rulebooks
from headway.assessment.rulebook.reading import read_rulebook
from headway.assessment.rulebook.reference import reference_page
from headway.assessment.rulebook.thresholds import Threshold, thresholds, with_thresholds
from headway.assessment.rulebook.values import (
    InspectionGrade,
    InspectionLeans,
    Leaning,
    Limiting,
    Lowered,
    MeasuresDecide,
    Rulebook,
    SeriousWeakness,
    SettingLadder,
    SettingShares,
    Statement,
    Whose,
)

__all__ = [
    "InspectionGrade",
    "InspectionLeans",
    "Leaning",
    "Limiting",
    "Lowered",
    "MeasuresDecide",
    "Rulebook",
    "SeriousWeakness",
    "SettingLadder",
    "SettingShares",
    "Statement",
    "Threshold",
    "Whose",
    "read_rulebook",
    "reference_page",
    "rulebook",
    "rulebook_for",
    "rulebook_text",
    "rulebooks",
    "thresholds",
    "with_thresholds",
]

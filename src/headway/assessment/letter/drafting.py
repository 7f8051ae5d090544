"""The letter, drafted from a profile and what its rulebook makes of it."""

from collections.abc import Sequence
from datetime import date

from headway.assessment.judging import Assessed
from headway.assessment.letter import closing, opening
from headway.assessment.letter.improvement import areas
from headway.assessment.letter.of_measures import of_measures
from headway.assessment.letter.of_outcomes import of_outcomes
from headway.assessment.letter.of_settings import of_settings
from headway.assessment.letter.prospects import prospects
from headway.assessment.letter.values import Letter, Part
from headway.assessment.profile import Profile
from headway.assessment.rulebook import Rulebook
from headway.frameworks import Grade

__all__ = ["PARTS", "draft"]

PARTS = (
    "addressee",
    "derived",
    "weights",
    "scale",
    "caveat",
    "grade",
    "reasons",
    "improvement",
    "outcomes",
    "prospects",
    "statute",
    "signature",
    "notes",
)
"""In the order of Ofsted's letter to Kent of 9 December 2010; the notes are ours."""


def draft(
    profile: Profile,
    assessed: Assessed,
    rulebook: Rulebook,
    *,
    grade: Grade | None = None,
    because: str = "",
    addressee: Sequence[str] = (),
    signatory: Sequence[str] = (),
    on: date | None = None,
) -> Letter:
    """The letter in all its parts. ``grade`` None: its line says that nobody has judged yet, and what is permitted."""
    words = rulebook.proportion_words
    reasons = (*of_settings(profile, words), of_measures(profile, words))
    return Letter(
        profile.name,
        profile.year,
        (
            opening.addressee(addressee, on, profile),
            opening.derived(rulebook, profile),
            opening.weights(rulebook),
            opening.scale(rulebook),
            opening.caveat(rulebook),
            opening.grade_line(profile, assessed, grade, because),
            Part("reasons", "Reasons", reasons),
            Part("improvement", "Key areas for further improvement", (areas(profile, rulebook.outcomes),)),
            Part(
                "outcomes", "Outcomes for children and young people", of_outcomes(profile, rulebook.outcomes)
            ),
            Part("prospects", "Prospects for improvement", (prospects(profile),)),
            closing.statute(rulebook),
            closing.signature(signatory),
            closing.notes(profile, assessed, rulebook),
        ),
    )

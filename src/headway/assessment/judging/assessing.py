"""A profile and a rulebook to the grades permitted, in three steps: what limits, what leans, what is for a person."""

from headway.assessment.judging.assessed import Assessed, Reason, ReasonKind
from headway.assessment.judging.leaning import leans
from headway.assessment.judging.limiting import limits
from headway.assessment.judging.notes import notes
from headway.assessment.profile import Profile
from headway.assessment.rulebook import Rulebook


def assess(profile: Profile, rulebook: Rulebook) -> Assessed:
    """What the rules permit, and why. The order of the profile's lines does not matter; nothing here grades."""
    limiting = limits(profile, rulebook)
    permitted = tuple(
        grade
        for grade in rulebook.scale.grades
        if not any(each.best is not None and grade.better_than(each.best) for each in limiting)
    )
    leaning, leant = leans(profile, rulebook, permitted)
    reasons = (*limiting, *leant, _judgement(rulebook), *notes(profile, rulebook, limiting))
    return Assessed(rulebook.id, rulebook.scale, permitted, leaning, reasons, limiting)


def _judgement(rulebook: Rulebook) -> Reason:
    said = rulebook.judgement
    return Reason("judgement", None, ReasonKind.JUDGEMENT, said.text, (), None, said.mark, said.sources)

"""What the rules did not read, and why: a reader who misses an inspection finds it here."""

from collections.abc import Iterator

from headway.assessment.judging.assessed import Reason, ReasonKind
from headway.assessment.judging.inspections import known_by, months_before
from headway.assessment.profile import Block, MajorInspection, Profile
from headway.assessment.rulebook import InspectionGrade, Limiting, Rulebook, SeriousWeakness
from headway.frameworks import Mark


def notes(profile: Profile, rulebook: Rulebook) -> tuple[Reason, ...]:
    """A note for each inspection that a limiting rule would read but for its day, and one where only C is known."""
    found = [
        note for each in sorted(profile.inspections, key=_order) for note in _unread(each, profile, rulebook)
    ]
    if profile.measures and not profile.settings and not profile.inspections:
        says = "Only national measures are known: they limit nothing, and alone they lean to no grade."
        weights = rulebook.weights
        found.append(
            Reason("weights", Block.MEASURES, ReasonKind.NOTE, says, (), None, weights.mark, weights.sources)
        )
    return tuple(found)


def _order(inspection: MajorInspection) -> tuple[str, str]:
    return inspection.on.isoformat(), inspection.key


def _unread(inspection: MajorInspection, profile: Profile, rulebook: Rulebook) -> Iterator[Reason]:
    for rule in rulebook.limiting:
        when = rule.when
        if not isinstance(when, InspectionGrade | SeriousWeakness) or inspection.kind not in when.majors:
            continue
        name = f"The {inspection.kind.label} of {inspection.when}"
        day = f"{profile.as_of.day} {profile.as_of:%B %Y}"
        if not known_by(inspection, profile.as_of):
            yield _note(rule, f"{name} was not public by {day}, so no rule reads it.", inspection)
            return
        if inspection.on < months_before(profile.as_of, when.within_months):
            says = f"{name} is older than the {when.within_months} months that count on {day}, so no rule reads it."
            yield _note(rule, says, inspection)
            return


def _note(rule: Limiting, says: str, inspection: MajorInspection) -> Reason:
    return Reason(
        rule.id, Block.INSPECTIONS, ReasonKind.NOTE, says, (inspection.key,), None, Mark.ASSUMPTION, ()
    )

"""What the rules did not read or do not know, and why: a reader who misses an inspection finds it here."""

from collections.abc import Iterator
from datetime import date

from headway.assessment.judging.assessed import Reason, ReasonKind
from headway.assessment.judging.inspections import known_by, months_before
from headway.assessment.profile import Block, MajorInspection, Profile
from headway.assessment.rulebook import InspectionGrade, Limiting, Rulebook, SeriousWeakness
from headway.frameworks import Mark


def notes(profile: Profile, rulebook: Rulebook, limiting: tuple[Reason, ...]) -> tuple[Reason, ...]:
    """On another year than the rules’, measures alone, inspections not read, and later ones that lift nothing."""
    inspections = sorted(profile.inspections, key=lambda each: (each.on, each.key))
    return (
        *_other_year(profile, rulebook),
        *_measures_alone(profile, rulebook),
        *(note for each in inspections for note in _unread(each, profile, rulebook)),
        *_lifted(profile, rulebook, limiting),
    )


def _note(
    rule: str,
    says: str,
    evidence: tuple[str, ...] = (),
    block: Block | None = None,
    mark: Mark = Mark.ASSUMPTION,
) -> Reason:
    return Reason(rule, block, ReasonKind.NOTE, says, evidence, None, mark, ())


def _other_year(profile: Profile, rulebook: Rulebook) -> Iterator[Reason]:
    if not rulebook.covers(profile.year):
        until = f"to {rulebook.to_year}" if rulebook.to_year else "on"
        says = f"These rules are for assessments of {rulebook.from_year} {until}, and this one is of {profile.year}."
        yield _note("from_year", says)


def _measures_alone(profile: Profile, rulebook: Rulebook) -> Iterator[Reason]:
    if profile.measures and not profile.settings and not profile.inspections:
        says = "Only national measures are known: they limit nothing, and alone they lean to no grade."
        yield _note("weights", says, block=Block.MEASURES, mark=rulebook.weights.mark)


def _readers(
    inspection: MajorInspection, rulebook: Rulebook
) -> list[tuple[Limiting, InspectionGrade | SeriousWeakness]]:
    return [
        (rule, rule.when)
        for rule in rulebook.limiting
        if isinstance(rule.when, InspectionGrade | SeriousWeakness) and inspection.kind in rule.when.majors
    ]


def _unread(inspection: MajorInspection, profile: Profile, rulebook: Rulebook) -> Iterator[Reason]:
    """One note where rules would read the inspection but for its day, its age or what it graded."""
    readers = _readers(inspection, rulebook)
    if readers and (why := _why_unread(inspection, profile, [when for _, when in readers])):
        says = f"The {inspection.kind.label} of {inspection.when} {why}, so no rule reads it."
        yield _note(readers[0][0].id, says, (inspection.key,), Block.INSPECTIONS)


def _why_unread(
    inspection: MajorInspection, profile: Profile, readers: list[InspectionGrade | SeriousWeakness]
) -> str:
    day = _told(profile.as_of)
    months = max(each.within_months for each in readers)
    if not known_by(inspection, profile.as_of):
        if (
            inspection.published is None
        ):  # known by its month or year alone: it counts from the last day of that
            return f"counts from {_told(inspection.on)}, and this stands as known on {day}"
        return f"was not public by {day}"
    if inspection.on < months_before(profile.as_of, months):
        return f"is older than the {months} months that count on {day}"
    if not any(_speaks(inspection, each) for each in readers):
        return "has no judgement, grade or finding that a rule looks at"
    return ""


def _told(day: date) -> str:
    return f"{day.day} {day:%B %Y}"


def _speaks(inspection: MajorInspection, when: InspectionGrade | SeriousWeakness) -> bool:
    if isinstance(when, SeriousWeakness):
        return inspection.serious is not None or inspection.priority_actions is not None
    read = {each.scale for each in when.at_or_below}
    return any(name in when.judgements and grade.scale in read for name, grade in inspection.grades)


def _lifted(profile: Profile, rulebook: Rulebook, limiting: tuple[Reason, ...]) -> Iterator[Reason]:
    """Where a visit limits and a later full inspection found better: what the inspectorate then did is not known."""
    found_bad = {key for reason in limiting for key in reason.evidence}
    for reason in limiting:
        rule = rulebook.rule(reason.rule)
        if isinstance(rule, Limiting) and isinstance(rule.when, SeriousWeakness):
            visits = [each for each in profile.inspections if each.key in reason.evidence]
            better = [each for each in _later(visits, profile, rulebook) if each.key not in found_bad]
            for later in sorted(better, key=lambda each: (each.on, each.key)):
                says = (
                    f"The {later.kind.label} of {later.when} came after that visit and limits nothing, but "
                    "the visit still does: whether a later inspection lifted it is not published."
                )
                yield _note(rule.id, says, (later.key,), Block.INSPECTIONS, Mark.UNKNOWN)


def _later(visits: list[MajorInspection], profile: Profile, rulebook: Rulebook) -> Iterator[MajorInspection]:
    for each in profile.inspections:
        readers = [when for _, when in _readers(each, rulebook) if isinstance(when, InspectionGrade)]
        after = known_by(each, profile.as_of) and all(each.on > visit.on for visit in visits)
        if after and any(_speaks(each, when) for when in readers):
            yield each

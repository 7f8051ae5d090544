"""The limiting rules of a rulebook, applied."""

from headway.assessment.judging.assessed import Reason, ReasonKind
from headway.assessment.judging.grades import printed
from headway.assessment.judging.inspections import is_serious, latest_graded, latest_visits
from headway.assessment.judging.settings_shares import beyond
from headway.assessment.profile import MajorInspection, Profile
from headway.assessment.rulebook import InspectionGrade, Limiting, Rulebook, SeriousWeakness, SettingShares
from headway.frameworks import Grade


def limits(profile: Profile, rulebook: Rulebook) -> tuple[Reason, ...]:
    """A reason for each rule that applies, the most severe first, then in the rulebook's order."""
    found = [reason for rule in rulebook.limiting if (reason := _applied(rule, profile))]
    return tuple(each for grade in reversed(rulebook.scale.grades) for each in found if each.best == grade)


def _applied(rule: Limiting, profile: Profile) -> Reason | None:
    says, evidence = _found(rule, profile)
    if not evidence:
        return None
    return Reason(
        rule=rule.id,
        block=rule.block,
        kind=ReasonKind.LIMITING,
        says=f"{says}, so the grade is at best {printed(rule.best)}.",
        evidence=evidence,
        best=rule.best,
        mark=rule.mark,
        sources=rule.sources,
    )


def _found(rule: Limiting, profile: Profile) -> tuple[str, tuple[str, ...]]:
    when = rule.when
    if isinstance(when, InspectionGrade):
        return _by_grade(when, profile)
    if isinstance(when, SeriousWeakness):
        return _by_weakness(when, profile)
    return _by_shares(when, profile)


def _by_grade(when: InspectionGrade, profile: Profile) -> tuple[str, tuple[str, ...]]:
    graded = latest_graded(profile, when.majors, when.judgements, when.within_months)
    met = [(each, grade) for each, grade in graded if _at_or_below(grade, when.at_or_below)]
    if not met:
        return "", ()
    inspection, grade = met[0]
    says = f"The {inspection.kind.label} of {inspection.when} found {when.about} {grade.label.lower()}"
    return says, _keys([each for each, _ in met])


def _at_or_below(grade: Grade, limits_by_scale: tuple[Grade, ...]) -> bool:
    """Only against the limit of the grade's own scale; of another scale there is no answer."""
    return any(grade.scale == each.scale and not grade.better_than(each) for each in limits_by_scale)


def _by_weakness(when: SeriousWeakness, profile: Profile) -> tuple[str, tuple[str, ...]]:
    met = [each for each in latest_visits(profile, when.majors, when.within_months) if is_serious(each)]
    if not met:
        return "", ()
    return f"The {met[0].kind.label} of {met[0].when} found {_weakness(met[0])}", _keys(met)


def _weakness(visit: MajorInspection) -> str:
    actions = visit.priority_actions or 0
    areas = f"{actions} area{'s' if actions > 1 else ''} for priority action" if actions else ""
    return " and ".join(filter(None, ("serious weakness" if visit.serious else "", areas)))


def _by_shares(when: SettingShares, profile: Profile) -> tuple[str, tuple[str, ...]]:
    found = [(line, says) for line in profile.settings if (says := beyond(line, when))]
    if not found:
        return "", ()
    return found[0][1], tuple(sorted(line.key for line, _ in found))


def _keys(inspections: list[MajorInspection]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(each.key for each in inspections))

"""Where the evidence leans among the permitted grades: A and B span it, a visit lowers it, C decides what is left."""

from dataclasses import dataclass
from itertools import pairwise

from headway.assessment.judging.assessed import Reason, ReasonKind
from headway.assessment.judging.grades import printed
from headway.assessment.judging.inspections import is_serious, latest_graded, latest_visits
from headway.assessment.judging.measures import Compared, compared
from headway.assessment.judging.settings_shares import is_strong
from headway.assessment.profile import Profile
from headway.assessment.rulebook import (
    InspectionLeans,
    Leaning,
    Lowered,
    MeasuresDecide,
    Rulebook,
    SettingLadder,
)
from headway.frameworks import Grade, Scale


@dataclass(frozen=True)
class _Lean:
    rule: Leaning
    grades: tuple[Grade, ...]
    says: str
    evidence: tuple[str, ...]


def leans(
    profile: Profile, rulebook: Rulebook, permitted: tuple[Grade, ...]
) -> tuple[tuple[Grade, ...], tuple[Reason, ...]]:
    """The permitted grades that the evidence leans to, and why. National measures alone lean to nothing."""
    found = [lean for rule in rulebook.leaning if (lean := _lean(rule, profile, rulebook))]
    if not found:
        return (), ()
    reasons = [_reason(each.rule, each.says, each.evidence) for each in found]
    span = _span(rulebook.scale, [grade for each in found for grade in each.grades])
    for rule in rulebook.leaning:
        if isinstance(rule.by, Lowered) and (lowered := _lowered(rule, rule.by, profile)):
            span = _lower(rulebook.scale, span, rule.by.grades_lower)
            reasons.append(lowered)
    left = _within(span, permitted)
    for rule in rulebook.leaning:
        if isinstance(rule.by, MeasuresDecide):
            left, reason = _decided(rule, rule.by, compared(profile), left)
            reasons += [reason] if reason else []
    return left, tuple(reasons)


def _reason(
    rule: Leaning, says: str, evidence: tuple[str, ...], kind: ReasonKind = ReasonKind.LEANING
) -> Reason:
    return Reason(rule.id, rule.block, kind, says, evidence, None, rule.mark, rule.sources)


def _lean(rule: Leaning, profile: Profile, rulebook: Rulebook) -> _Lean | None:
    if isinstance(rule.by, SettingLadder):
        return _ladder(rule, rule.by, profile, rulebook)
    if isinstance(rule.by, InspectionLeans):
        return _graded(rule, rule.by, profile, rulebook.scale)
    return None


def _ladder(rule: Leaning, by: SettingLadder, profile: Profile, rulebook: Rulebook) -> _Lean | None:
    told = {
        line.key: strong
        for line in profile.settings
        if line.kind in rulebook.kinds
        and (strong := is_strong(line, by, rulebook.proportion_words)) is not None
    }
    if len(told) < by.least_kinds:
        return None
    how_many = sum(told.values())
    grade = next(
        (grade for grade, share in by.rungs if how_many * 100 >= share * len(told)), rulebook.scale.grades[-1]
    )
    says = (
        f"Of the {len(told)} kinds of setting of which enough is known, {how_many} are strong (at least "
        f"{by.good_share}% good or better, at most {by.inadequate_share}% inadequate), which leans to {printed(grade)}."
    )
    return _Lean(rule, (grade,), says, tuple(sorted(told)))


def _graded(rule: Leaning, by: InspectionLeans, profile: Profile, scale: Scale) -> _Lean | None:
    graded = latest_graded(profile, by.majors, by.judgements, by.within_months)
    found = [(each, to) for each, grade in graded for given, to in by.leans if _same(given, grade)]
    if not found:
        return None
    inspection = found[0][0]
    leant = {grade for _, grade in found}
    to = tuple(each for each in scale.grades if each in leant)
    *first, last = [printed(each) for each in to]
    named = f"{', '.join(first)} and {last}" if first else last
    says = f"The grades of the {inspection.kind.label} of {inspection.when} lean to {named}."
    return _Lean(rule, to, says, tuple(dict.fromkeys(each.key for each, _ in found)))


def _same(one: Grade, other: Grade) -> bool:
    return (one.scale, one.id) == (other.scale, other.id)


def _span(scale: Scale, grades: list[Grade]) -> tuple[Grade, ...]:
    """From the best to the worst that anything leans to."""
    return tuple(
        each
        for each in scale.grades
        if any(not each.better_than(other) for other in grades)
        and any(not each.worse_than(other) for other in grades)
    )


def _lowered(rule: Leaning, by: Lowered, profile: Profile) -> Reason | None:
    met = [each for each in latest_visits(profile, by.majors, by.within_months) if is_serious(each)]
    if not met:
        return None
    grades = "one grade" if by.grades_lower == 1 else f"{by.grades_lower} grades"
    says = f"The {met[0].kind.label} of {met[0].when} lowers what was expected by {grades}."
    return _reason(rule, says, tuple(each.key for each in met))


def _lower(scale: Scale, span: tuple[Grade, ...], by: int) -> tuple[Grade, ...]:
    """Each grade so many worse, the worst staying where it is."""
    for _ in range(by):
        worse = {one.id: other for one, other in pairwise(scale.grades)}
        span = tuple(dict.fromkeys(worse.get(each.id, each) for each in span))
    return span


def _within(span: tuple[Grade, ...], permitted: tuple[Grade, ...]) -> tuple[Grade, ...]:
    """What of the span is permitted; the best permitted grade where all of it is better than that."""
    return tuple(each for each in span if each in permitted) or permitted[:1]


def _decided(
    rule: Leaning, by: MeasuresDecide, found: Compared, left: tuple[Grade, ...]
) -> tuple[tuple[Grade, ...], Reason | None]:
    if len(found.all) < by.least_measures:
        return left, None
    share = f"{len(found.no_worse)} of the {len(found.all)} measures that can be compared are no worse than comparators"
    better = len(found.no_worse) * 100 >= by.better_from * len(found.all)
    worse = len(found.no_worse) * 100 < by.worse_below * len(found.all)
    if len(left) == 1 or not (better or worse):
        says = f"{share}, which changes nothing: the other evidence weighs more."
        return left, _reason(rule, says, found.all, ReasonKind.NOTE)
    gone = left[-1] if better else left[0]
    says = f"{share}, which speaks against {printed(gone)} among the grades left."
    return (left[:-1] if better else left[1:]), _reason(rule, says, found.all)

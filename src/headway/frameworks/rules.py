"""Which grades do the recorded judgements permit, which rule says so, and is the record at odds with itself?

Pure. The overall grade is bounded, not computed: the answer is a set of grades, never one worked out.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum

from headway.frameworks.framework import Condition, Framework, Judgement, Kind, Match, Rule
from headway.frameworks.grades import Grade, NotAGrade, Scale

Recorded = Mapping[str, str | Grade | NotAGrade | None]
"""Judgement (id, label or record key) to grade or its wording; None where the report is silent."""

_Values = dict[str, Grade | NotAGrade]


class Severity(StrEnum):
    """How grave a finding about a record is."""

    ERROR = "error"
    """A hard rule refuses the grade."""
    WARNING = "warning"
    """No report counted so far has had this; check the reading."""
    NOTE = "note"
    """Inspectors decide; what they decided before is told."""


@dataclass(frozen=True)
class Reason:
    """A rule that applies, and what it leaves."""

    rule: Rule
    says: str


@dataclass(frozen=True)
class Permitted:
    """The grades left for a judgement, best first.

    ``grades`` is what hard rules leave; ``expected``, what observed rules leave of those. More than one left:
    inspectors decide.
    """

    judgement: Judgement
    grades: tuple[Grade, ...]
    expected: tuple[Grade, ...]
    reasons: tuple[Reason, ...]

    @property
    def inspectors_decide(self) -> bool:
        """Whether the rules leave a choice."""
        return len(self.expected) > 1


@dataclass(frozen=True)
class Inconsistency:
    """A recorded grade that a rule speaks against (or, as a note, speaks of)."""

    severity: Severity
    rule: Rule
    judgement: Judgement
    grade: Grade
    message: str


_SEVERITY = {Kind.HARD: Severity.ERROR, Kind.OBSERVED: Severity.WARNING, Kind.DISCRETIONARY: Severity.NOTE}


def permitted(framework: Framework, judgement: str, recorded: Recorded) -> Permitted:
    """The grades that the other recorded judgements permit for one; its own grade is not looked at."""
    of = framework.judgement(judgement)
    values = _values(framework, recorded)
    reasons = tuple(Reason(rule, _says(rule, framework)) for rule in _applying(framework, of, values))
    every = framework.scale.grades if framework.scale else ()
    grades = tuple(grade for grade in every if _left(grade, framework, reasons, {Kind.HARD}))
    expected = tuple(
        grade for grade in grades if _left(grade, framework, reasons, {Kind.HARD, Kind.OBSERVED})
    )
    return Permitted(of, grades, expected, reasons)


def check(framework: Framework, recorded: Recorded) -> list[Inconsistency]:
    """What the rules say of a recorded set: errors first, then warnings, then notes."""
    values = _values(framework, recorded)
    found = [
        Inconsistency(
            _SEVERITY[rule.kind], rule, judgement, grade, _message(rule, framework, judgement, grade)
        )
        for judgement, grade in _graded(framework, values)
        for rule in _applying(framework, judgement, values)
        if rule.kind is Kind.DISCRETIONARY or not _within(grade, rule, _scale(framework))
    ]
    return sorted(found, key=lambda each: list(Severity).index(each.severity))


def _values(framework: Framework, recorded: Recorded) -> _Values:
    """The record by judgement id, wordings read; unknown words and grades of other scales are refused."""
    return {
        framework.judgement(name).id: framework.grade(value)
        if isinstance(value, str)
        else _own(framework, value)
        for name, value in recorded.items()
        if value is not None
    }


def _own(framework: Framework, value: Grade | NotAGrade) -> Grade | NotAGrade:
    return (
        value
        if framework.scale and value.scale == framework.scale.id
        else framework.grade(f"{value.label} ({value.scale})")
    )


def _scale(framework: Framework) -> Scale:
    assert framework.scale is not None  # noqa: S101  # a framework with graded values has a scale
    return framework.scale


def _graded(framework: Framework, values: _Values) -> Iterator[tuple[Judgement, Grade]]:
    for judgement in framework.judgements:
        grade = values.get(judgement.id)
        if isinstance(grade, Grade):
            yield judgement, grade


def _applying(framework: Framework, judgement: Judgement, values: _Values) -> list[Rule]:
    return [
        rule
        for rule in framework.rules
        if rule.limits == judgement.id
        and rule.when
        and _holds(rule.when, framework, values)
        and not (rule.unless and _holds(rule.unless, framework, values))
    ]


def _holds(condition: Condition, framework: Framework, values: _Values) -> bool:
    """Whether a condition is met; "none of" and "exactly" are not while one of their judgements is absent."""
    met = sum(_meets(values.get(name), condition, _scale(framework)) for name in condition.judgements)
    complete = all(name in values for name in condition.judgements)
    if condition.match is Match.ANY:
        return met > 0
    if condition.match is Match.ALL:
        return met == len(condition.judgements)
    if condition.match is Match.NONE:
        return complete and met == 0
    if condition.exactly is not None:
        return complete and met == condition.exactly
    return met >= (condition.at_least or 0)


def _meets(value: Grade | NotAGrade | None, condition: Condition, scale: Scale) -> bool:
    if not isinstance(value, Grade):
        return False
    if condition.worse_than is not None:
        return value.worse_than(scale.by_id(condition.worse_than))
    return value.id == condition.is_grade


def _within(grade: Grade, rule: Rule, scale: Scale) -> bool:
    too_good = rule.best_permitted is not None and grade.better_than(scale.by_id(rule.best_permitted))
    too_bad = rule.worst_permitted is not None and grade.worse_than(scale.by_id(rule.worst_permitted))
    return not (too_good or too_bad)


def _left(grade: Grade, framework: Framework, reasons: tuple[Reason, ...], kinds: set[Kind]) -> bool:
    scale = _scale(framework)
    return all(_within(grade, reason.rule, scale) for reason in reasons if reason.rule.kind in kinds)


def _says(rule: Rule, framework: Framework) -> str:
    """What a rule leaves, with its count: "at best Inadequate (40 of 40 inspections)"."""
    scale = _scale(framework)
    ends = [
        f"{words} {scale.by_id(grade).label}"
        for words, grade in (("at best", rule.best_permitted), ("at worst", rule.worst_permitted))
        if grade
    ]
    counts = [f"{scale.by_id(grade).label} {count}" for grade, count in (rule.seen or {}).items()]
    if counts:
        ends.append(
            f"inspectors decide; seen: {', '.join(counts)}" if not ends else f"seen: {', '.join(counts)}"
        )
    if rule.n is not None and rule.exceptions is not None and not counts:
        ends.append(f"kept in {rule.n - rule.exceptions} of {rule.n} inspections counted")
    return "; ".join(ends)


def _message(rule: Rule, framework: Framework, judgement: Judgement, grade: Grade) -> str:
    lead = {
        Kind.HARD: "cannot be",
        Kind.OBSERVED: "has not been seen as",
        Kind.DISCRETIONARY: "may be",
    }[rule.kind]
    return f"{judgement.label} {lead} {grade.label}: {rule.text} ({rule.id}: {_says(rule, framework)})"

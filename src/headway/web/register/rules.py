"""Pure decisions of the register: what the framework's rules say of a set of judgements, and whether it may stand."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from types import MappingProxyType

from headway.clocks import CLOCKS, CouncilSettings, Derivation, due
from headway.errors import ForPerson
from headway.frameworks import (
    Framework,
    Inconsistency,
    Judgement,
    Reason,
    Severity,
    check,
    family,
    framework,
    framework_on,
    permitted,
)
from headway.frameworks.framework import ClockUse

NOT_RECORDED = ""
"""The choice of a form that leaves a judgement out: the report has none."""


@dataclass(frozen=True)
class Line:
    """One judgement with its grade, and what the rules permit for it. ``permitted`` are labels, best first."""

    judgement: Judgement
    grade: str
    permitted: tuple[str, ...]
    expected: tuple[str, ...]
    reasons: tuple[Reason, ...]
    findings: tuple[Inconsistency, ...]

    @property
    def is_limited(self) -> bool:
        """Whether any rule speaks of this judgement."""
        return bool(self.reasons)


@dataclass(frozen=True)
class Verdict:
    """What the rules of a framework say of a set of judgements."""

    lines: tuple[Line, ...]
    refused: tuple[Inconsistency, ...] = ()
    warned: tuple[Inconsistency, ...] = ()
    notes: tuple[Inconsistency, ...] = ()

    def unexplained(self, overrides: Mapping[str, str]) -> tuple[Inconsistency, ...]:
        """Warnings that nobody has yet given a reason for."""
        return tuple(each for each in self.warned if not overrides.get(each.rule.id, "").strip())


class Refused(ForPerson):
    """A hard rule speaks against a grade: it cannot stand. ``verdict`` says which."""

    def __init__(self, verdict: Verdict) -> None:
        self.verdict = verdict
        super().__init__(" ".join(f"{each.message}." for each in verdict.refused))


class NeedsReason(ForPerson):
    """An observed rule speaks against a grade: it stands only with a reason. ``verdict`` says which."""

    def __init__(self, verdict: Verdict, missing: tuple[Inconsistency, ...]) -> None:
        self.verdict, self.missing = verdict, missing
        super().__init__(
            " ".join(f"{each.message}. Check the report; if it is right, say why." for each in missing)
        )


def verdict(framework: Framework, grades: Mapping[str, str]) -> Verdict:
    """What the rules say of grades by judgement id. A grade of another scale is refused (``ForPerson``)."""
    recorded = {key: grade for key, grade in grades.items() if grade}
    found = check(framework, recorded) if recorded else []
    lines = []
    for judgement in framework.judgements:
        answer = permitted(framework, judgement.id, recorded) if framework.scale else None
        lines.append(
            Line(
                judgement=judgement,
                grade=recorded.get(judgement.id, NOT_RECORDED),
                permitted=tuple(grade.label for grade in answer.grades) if answer else (),
                expected=tuple(grade.label for grade in answer.expected) if answer else (),
                reasons=answer.reasons if answer else (),
                findings=tuple(each for each in found if each.judgement.id == judgement.id),
            )
        )
    return Verdict(
        tuple(lines),
        *(
            tuple(each for each in found if each.severity is severity)
            for severity in (Severity.ERROR, Severity.WARNING, Severity.NOTE)
        ),
    )


def must_stand(
    framework: Framework, grades: Mapping[str, str], overrides: Mapping[str, str]
) -> dict[str, str]:
    """The reasons to keep with the grades, if they may stand; else :class:`Refused` or :class:`NeedsReason`."""
    found = verdict(framework, grades)
    if found.refused:
        raise Refused(found)
    if missing := found.unexplained(overrides):
        raise NeedsReason(found, missing)
    return {each.rule.id: overrides[each.rule.id].strip() for each in found.warned}


def version_of(name: str, began: date | None, published: date | None) -> Framework:
    """The version of a framework, by its family or the name that reports go by, that an inspection worked to."""
    day = began or published
    if day is None:
        versions = [each for each in family(name) if not each.planned]
        if len(versions) == 1:
            return versions[0]
        raise ForPerson(f"{name} has several versions. Give the first day of the inspection.")
    return framework_on(family(name)[0].family, day)


_STATED_FOR = frozenset({"ofsted-plan", "jtai-statement", "focused-visit-final"})
"""The clocks of the plan itself: the date that a letter prints is theirs."""


@dataclass(frozen=True)
class RunningClock:
    """A clock of the framework: counted where the day of receipt is known, and else why not."""

    use: ClockUse
    derivation: Derivation | None
    problem: str = ""
    met_on: date | None = None
    """The day on which the duty was done, where a day of publication on record tells it."""

    @property
    def title(self) -> str:
        """What is to be done."""
        return CLOCKS[self.use.id].title

    @property
    def days_late(self) -> int:
        """Days from the date that governs to the day on which the duty was done; negative or 0 where in time."""
        return (self.met_on - self.derivation.governs).days if self.met_on and self.derivation else 0

    @property
    def condition(self) -> str:
        """When the clock runs; empty where it runs whatever the grades, of which there is nothing to say."""
        return "" if self.use.applies.startswith("Whatever") else self.use.applies


def clocks_of(
    framework: Framework,
    received: date | None,
    stated: date | None,
    settings: CouncilSettings,
    met: Mapping[str, date] = MappingProxyType({}),
) -> list[RunningClock]:
    """The framework's clocks for an inspection. A count beyond the calendar is a problem that is told.

    ``met`` are the days on which duties were done, by clock.
    """
    found = []
    for use in framework.clocks:
        derivation, problem = None, ""
        if received is None:
            problem = "Give the day on which the report was received: it starts the clock."
        else:
            try:
                derivation = due(use.id, received, stated if use.id in _STATED_FOR else None, settings)
            except ForPerson as error:
                problem = str(error)
        found.append(RunningClock(use, derivation, problem, met.get(use.id)))
    return found


def known_as(framework_id: str) -> str:
    """A framework as people call it, without the years of its version; its id where the library has no such one."""
    try:
        return framework(framework_id).name.split(",")[0]
    except ForPerson:
        return framework_id

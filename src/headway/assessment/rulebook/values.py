"""What a rulebook is made of. Percentages are whole; grades are always of a named scale."""

from dataclasses import dataclass
from enum import StrEnum

from headway.assessment.profile import Block, Major
from headway.frameworks import Grade, Mark, ProportionTable, Scale


class Whose(StrEnum):
    """Who answers for the rules."""

    INSPECTORATE = "inspectorate"
    """An inspectorate's, as far as they are known."""
    COUNCIL = "council"
    """A council's own: it may change and add what it likes, if it is marked."""


@dataclass(frozen=True)
class Statement:
    """A sentence or two of the letter in our own words, with how sure it is and where it was read."""

    text: str
    mark: Mark
    sources: tuple[str, ...] = ()


@dataclass(frozen=True)
class InspectionGrade:
    """Block B: the latest inspection of these kinds that graded one of the judgements gave this grade or a worse one.

    ``about`` names the judgements in a sentence; ``at_or_below`` has at most one grade of each scale.
    """

    majors: tuple[Major, ...]
    judgements: tuple[str, ...]
    about: str
    at_or_below: tuple[Grade, ...]
    within_months: int


@dataclass(frozen=True)
class SeriousWeakness:
    """Block B: the latest visit of these kinds found serious weakness or an area for priority action."""

    majors: tuple[Major, ...]
    within_months: int


@dataclass(frozen=True)
class SettingShares:
    """Block A, in a council's own rules only: a share of one of these kinds is beyond a whole percentage."""

    kinds: tuple[str, ...]
    good_below: int | None
    inadequate_above: int | None
    least_inspected: int


@dataclass(frozen=True)
class Limiting:
    """Where ``when`` holds, the grade is at best ``best``. It looks at inspections; never at national measures."""

    id: str
    title: str
    text: str
    block: Block
    when: InspectionGrade | SeriousWeakness | SettingShares
    best: Grade
    mark: Mark
    sources: tuple[str, ...] = ()
    note: str = ""


@dataclass(frozen=True)
class SettingLadder:
    """Block A: the share of kinds of setting that are strong, against a share for each grade.

    A kind is strong where at least ``good_share`` per cent are good or better and at most ``inadequate_share`` per
    cent inadequate, among at least ``least_inspected``. ``rungs`` run best first; below the last stands the lowest
    grade. With fewer than ``least_kinds`` kinds known nothing leans.
    """

    good_share: int
    inadequate_share: int
    least_inspected: int
    least_kinds: int
    rungs: tuple[tuple[Grade, int], ...]


@dataclass(frozen=True)
class InspectionLeans:
    """Block B: what the grades of the latest inspection lean to; ``leans`` pairs a grade given with one of ours."""

    majors: tuple[Major, ...]
    judgements: tuple[str, ...]
    leans: tuple[tuple[Grade, Grade], ...]
    within_months: int


@dataclass(frozen=True)
class Lowered:
    """Block B: serious weakness at a visit lowers what was expected by so many grades."""

    majors: tuple[Major, ...]
    grades_lower: int
    within_months: int


@dataclass(frozen=True)
class MeasuresDecide:
    """Block C: between the grades that A and B leave, and only then.

    Shares are of the measures that can be compared: no worse than the neighbours' average, or England's where the
    neighbours have none. At ``better_from`` per cent the lowest grade left goes, below ``worse_below`` the best.
    """

    better_from: int
    worse_below: int
    least_measures: int


@dataclass(frozen=True)
class Leaning:
    """A default of ours for where the evidence leans among the permitted grades. It permits and limits nothing."""

    id: str
    title: str
    text: str
    block: Block
    by: SettingLadder | InspectionLeans | Lowered | MeasuresDecide
    mark: Mark
    sources: tuple[str, ...] = ()
    note: str = ""


@dataclass(frozen=True)
class Rulebook:
    """The rules of one kind of annual assessment. ``to_year`` None: in use still."""

    id: str
    title: str
    whose: Whose
    from_year: int
    to_year: int | None
    scale: Scale
    proportion_words: ProportionTable
    outcomes: tuple[tuple[str, str], ...]
    weights: Statement
    caveat: Statement
    how_derived: Statement
    statute: Statement
    judgement: Statement
    limiting: tuple[Limiting, ...]
    leaning: tuple[Leaning, ...]
    kinds: tuple[str, ...]
    assumptions: tuple[str, ...]
    sources: tuple[str, ...]
    note: str = ""

    def covers(self, year: int) -> bool:
        """Whether the rules are for assessments of this year."""
        return self.from_year <= year and (self.to_year is None or year <= self.to_year)

    def outcome(self, outcome_id: str) -> str:
        """The label of an outcome; the id itself where the rules do not know it."""
        return dict(self.outcomes).get(outcome_id, outcome_id)

    @property
    def rules(self) -> tuple[Limiting | Leaning, ...]:
        """Every rule, those that limit first."""
        return (*self.limiting, *self.leaning)

    def rule(self, rule_id: str) -> Limiting | Leaning | None:
        """A rule by its id."""
        return next((each for each in self.rules if each.id == rule_id), None)

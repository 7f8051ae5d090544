"""The national position on a day: each authority's latest published judgement, counted by grade.

A position is of one framework, or of several on one scale. It holds every authority that exists on the day; what is
left out, and why, is told. Shares are rounded half up, in Decimal.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import ROUND_HALF_UP, Decimal
from enum import StrEnum

from headway.benchmarks.continuing import continuing, councils_on
from headway.benchmarks.register import RegisterRow
from headway.errors import ForPerson
from headway.frameworks import Grade, Scale, family

ONE_PLACE = Decimal("0.1")


class LeftOut(StrEnum):
    """Why an inspection published by the day is in no count."""

    GONE = "the authority no longer existed"
    UNGRADED = "no such grade was given"


@dataclass(frozen=True)
class Position:
    """How the authorities stood at the end of a day.

    ``standing`` is the latest row of each authority counted, in order of name; ``ties`` those for which two were
    published on one day, and the later fieldwork was taken.
    """

    on: date
    frameworks: tuple[str, ...]
    judgement: str
    scale: Scale
    standing: tuple[tuple[RegisterRow, Grade], ...]
    left_out: tuple[tuple[RegisterRow, LeftOut], ...] = ()
    undated: tuple[RegisterRow, ...] = ()
    ties: tuple[str, ...] = ()

    @property
    def denominator(self) -> int:
        """The authorities with a grade: what the share is a share of."""
        return len(self.standing)

    @property
    def counts(self) -> Mapping[str, int]:
        """How many authorities hold each grade, by its label, best first; a grade nobody holds counts 0."""
        held = [grade.id for _, grade in self.standing]
        return {grade.label: held.count(grade.id) for grade in self.scale.grades}

    @property
    def good_or_better(self) -> int:
        """Authorities whose grade is good or above it on this scale."""
        good = self.scale.by_id("good")
        return sum(not grade.worse_than(good) for _, grade in self.standing)

    @property
    def share(self) -> Decimal | None:
        """Per cent good or better, to one place; None where nobody has been inspected."""
        return share_of(self.good_or_better, self.denominator)

    def holding(self, label: str) -> tuple[RegisterRow, ...]:
        """The authorities behind one count."""
        return tuple(row for row, grade in self.standing if grade.label == label)

    @property
    def sentence(self) -> str:
        """The position as it may stand in a paper, with its day and denominator."""
        day = f"{self.on.day} {self.on:%B %Y}"
        if self.share is None:
            return f"No authority had been inspected by {day}."
        good = f"{self.good_or_better} {'was' if self.good_or_better == 1 else 'were'}"
        ungraded = len(self.ungraded)
        more = f" {ungraded} more had a later report without such a grade." if ungraded else ""
        return f"Of {_authorities(self.denominator)} inspected by {day}, {good} good or better: {self.share}%.{more}"

    @property
    def ungraded(self) -> tuple[RegisterRow, ...]:
        """Authorities whose latest report gives no such grade: no share of them can be told."""
        return tuple(row for row, why in self.left_out if why is LeftOut.UNGRADED)

    @property
    def gone(self) -> tuple[RegisterRow, ...]:
        """Reports on authorities that no longer existed on the day."""
        return tuple(row for row, why in self.left_out if why is LeftOut.GONE)


def _authorities(number: int) -> str:
    return f"{number} authorit{'y' if number == 1 else 'ies'}"


def share_of(part: int, whole: int) -> Decimal | None:
    """Per cent to one place, half up: 37 of 127 is 29.1."""
    if not whole:
        return None
    return (Decimal(100 * part) / whole).quantize(ONE_PLACE, ROUND_HALF_UP)


def position(
    rows: Iterable[RegisterRow],
    on: date,
    frameworks: Iterable[str] = ("SIF",),
    judgement: str = "overall",
) -> Position:
    """The position at the end of a day, from the rows of one register."""
    names = tuple(dict.fromkeys(frameworks))
    scale = _one_scale(names)
    ours = [row for row in rows if row.framework in names]
    latest: dict[str, RegisterRow] = {}
    ties: list[str] = []
    for row in sorted((row for row in ours if row.published and row.published <= on), key=_order):
        council = continuing(row.ons_code)
        before = latest.get(council)
        if before and before.published == row.published:
            ties.append(row.authority)
        latest[council] = row
    there = councils_on(on)
    standing: list[tuple[RegisterRow, Grade]] = []
    left_out: list[tuple[RegisterRow, LeftOut]] = []
    for council, row in sorted(latest.items(), key=lambda item: (item[1].authority, item[0])):
        grade = scale.grade(row.judgements[judgement]) if judgement in row.judgements else None
        if council not in there:
            left_out.append((row, LeftOut.GONE))
        elif isinstance(grade, Grade):
            standing.append((row, grade))
        else:
            left_out.append((row, LeftOut.UNGRADED))
    undated = tuple(row for row in ours if row.published is None)
    return Position(on, names, judgement, scale, tuple(standing), tuple(left_out), undated, tuple(ties))


def _order(row: RegisterRow) -> tuple[date, date, date]:
    """Latest publication last; of one day, the later fieldwork last."""
    began = row.began or date.min
    return row.published or date.min, row.end or began, began


def _one_scale(names: tuple[str, ...]) -> Scale:
    if not names:
        raise ForPerson("Name a framework, such as SIF or ILACS.")
    scales = {version.scale.id: version.scale for name in names for version in family(name) if version.scale}
    if len(scales) != 1:
        raise ForPerson(
            f"{' and '.join(names)}: a position needs one scale of grades, and these have "
            f"{len(scales) or 'no scale'}. Ask for SIF, ILACS, or both."
        )
    return next(iter(scales.values()))

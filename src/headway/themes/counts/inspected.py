"""One report as counts see it, and two reports of one authority that follow each other."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cache
from itertools import pairwise

from headway.errors import ForPerson
from headway.frameworks import Grade, Scale, family

__all__ = ["Inspected", "Pair", "consecutive", "grades_of", "is_full", "judged_alike"]

_FULL = {"SIF": ("inspection", "re-inspection", ""), "ILACS": ("standard", "short", "inspection", "")}
_JUDGED = ("overall", "leadership")


@dataclass(frozen=True)
class Inspected:
    """A report with what it asks of the authority.

    ``authority`` is the ONS code that the council has now, where only its code has changed: a council that another took
    over is not the same; empty where the report names none. ``on`` is the last day of fieldwork, else the day printed.
    ``asked`` counts the items, without those for the safeguarding board alone; ``themes`` are those of all of them.
    """

    report: int
    authority: str
    framework: str
    on: date
    form: str = ""
    region: str = ""
    grades: Mapping[str, str] = field(default_factory=dict, hash=False)
    """Printed words by the keys of a report's record ("overall", "leadership")."""
    themes: frozenset[str] = frozenset()
    asked: int = 0

    @property
    def year(self) -> int:
        return self.on.year

    @property
    def judged(self) -> tuple[str, str] | None:
        """The judgement that stands for the report, and its words: overall, else leadership where there is none."""
        return next(((key, self.grades[key]) for key in _JUDGED if self.grades.get(key)), None)

    @property
    def grade(self) -> str:
        """The words of that judgement as its scale has them; empty where there is none or it is no grade."""
        found = self.graded(self.judged[0]) if self.judged else None
        return found.label if found else ""

    def graded(self, key: str) -> Grade | None:
        """The grade of a judgement on the scale of the report's framework."""
        scale, printed = _scale(self.framework), self.grades.get(key)
        if scale is None or not printed:
            return None
        try:
            found = scale.grade(printed)
        except ForPerson:  # words that the scale does not know are no grade
            return None
        return found if isinstance(found, Grade) else None


@cache
def _scale(framework: str) -> Scale | None:
    """The scale of a family: all its versions that give grades have the same one."""
    try:
        scales = {each.scale.id: each.scale for each in family(framework) if each.scale and not each.planned}
    except ForPerson:
        return None
    return next(iter(scales.values())) if len(scales) == 1 else None


def grades_of(framework: str) -> tuple[str, ...]:
    """The words of the framework's scale, the best first; none where it gives no grades."""
    scale = _scale(framework)
    return tuple(grade.label for grade in scale.grades) if scale else ()


def is_full(framework: str, form: str) -> bool:
    """Whether it is an inspection of all the authority does for children, not a visit or a letter on part of it."""
    return form in _FULL.get(framework, ())


@dataclass(frozen=True)
class Pair:
    """A full inspection of an authority and the next one."""

    before: Inspected
    after: Inspected

    @property
    def is_within_one_framework(self) -> bool:
        return self.before.framework == self.after.framework


def consecutive(rows: Iterable[Inspected], *, both_ask: bool = True) -> tuple[Pair, ...]:
    """Each full inspection with the authority's next one, where both ask the authority for something.

    One that asks for nothing, or from which no item could be read, is skipped, not bridged: the pairs on either side
    of it are left out too. Without ``both_ask`` they are there.
    """
    lines: dict[str, list[Inspected]] = defaultdict(list)
    for row in rows:
        if row.authority and is_full(row.framework, row.form):
            lines[row.authority].append(row)
    return tuple(
        Pair(before, after)
        for _, line in sorted(lines.items())
        for before, after in _neighbouring(sorted(line, key=lambda row: (row.on, row.report)))
        if not both_ask or (before.asked and after.asked)
    )


def _neighbouring(line: list[Inspected]) -> Iterable[tuple[Inspected, Inspected]]:
    return pairwise(line)


def judged_alike(pair: Pair) -> tuple[Grade, Grade, str] | None:
    """Both grades of the first judgement that both reports give on one scale, and its key; None where there is none."""
    for key in _JUDGED:
        before, after = pair.before.graded(key), pair.after.graded(key)
        if before and after and before.scale == after.scale:
            return before, after, key
    return None

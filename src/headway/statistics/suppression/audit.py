"""Audit a printed table as a reader could who knows the sums and the rule."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from enum import StrEnum
from typing import Any

from headway.errors import ForPerson
from headway.statistics.suppression.counts import a_count
from headway.statistics.suppression.editions import Edition
from headway.statistics.suppression.elimination import determined
from headway.statistics.suppression.evidence import Evidence, Seen, evidence_of, seen_of
from headway.statistics.suppression.intervals import intervals_of, whole_intervals_of
from headway.statistics.suppression.layout import Dimension, Layout, Table, layout_of
from headway.statistics.suppression.result import Suppressed
from headway.statistics.suppression.rule import Rule


class How(StrEnum):
    """By what a number comes out."""

    PRINTED = "printed"
    ELIMINATION = "adding and subtracting"
    BOUNDS = "no count is negative"
    WHOLE = "counts are whole"


@dataclass(frozen=True)
class Exposed:
    """A hidden number, or a difference, of which a reader knows too much: between which whole numbers it lies."""

    name: str
    least: int | None
    most: int | None
    how: How


@dataclass(frozen=True)
class Interval:
    """Between which whole numbers a hidden number lies for a reader; None: without bound."""

    name: str
    least: int | None
    most: int | None


@dataclass(frozen=True)
class Audit:
    """``revealed``: one value is possible. ``narrow``: more than one, but not all that the rule leaves.

    ``intervals``: what was attacked. A small number that is printed counts as revealed.
    """

    revealed: tuple[Exposed, ...]
    narrow: tuple[Exposed, ...]
    intervals: tuple[Interval, ...]

    @property
    def is_safe(self) -> bool:
        return not self.revealed and not self.narrow

    @property
    def words(self) -> str:
        """The verdict in a sentence; names the numbers, so not for publication."""
        if self.is_safe:
            return f"Nothing comes out. Hidden numbers attacked: {len(self.intervals)}."
        told = [f"{each.name} is {each.least} ({each.how})" for each in self.revealed]
        told += [
            f"{each.name} lies between {each.least} and {each.most} ({each.how})" for each in self.narrow
        ]
        return f"{len(told)} numbers come out: {'; '.join(told)}."


def audit_table(
    published: Suppressed | Layout | Sequence[Any],
    cells: Sequence[int | None] | None = None,
    *,
    truth: Table | None = None,
    percentages: Sequence[Decimal | None] = (),
    rule: Rule | None = None,
    earlier: Edition | Sequence[Edition] = (),
) -> Audit:
    """Work out all that can be worked out of a printed table, by other means than those that hid it.

    ``published``: what ``suppress`` gave; or a layout with its ``cells``; or a printed list whose last number is its
    total; or printed rows whose last row and last column are totals. None stands for a hidden number.
    ``truth``: the true table, so that only what needs protecting is judged; without it, every hidden number that could
    be small counts as small, as it does for a reader. ``rule``: by default 1 to 5 hidden and zeros shown.

    Gauss-Jordan elimination in fractions finds the determined numbers; linear programmes (HiGHS) the least and most
    each hidden number can be; integer programmes the same in whole numbers where fractions may go further. A range is
    narrow where it lacks a value that must stay possible and that hiding all the rest would leave possible.
    Raises ForPerson for cells that are no counts, do not fit, or contradict each other.
    Source: G. T. Duncan, M. Elliot, J. J. Salazar-Gonzalez (2011), Statistical Confidentiality, chapter 4 (audit).
    """
    counts = None if truth is None else truth.counts
    seen = _seen(published, cells, tuple(percentages), rule)
    if truth is not None and truth.layout.names != seen.layout.names:
        raise ForPerson(
            "The printed table and the true one have different names. Give two of the same table."
        )
    if isinstance(published, Suppressed):
        seen = seen_of(published, counts)
    editions = (earlier,) if isinstance(earlier, Edition) else tuple(earlier)
    evidence = evidence_of(seen, counts, editions)
    asked = [place for place in range(len(evidence.names)) if _is_judged(evidence, seen.rule, place)]
    solved = _solved(evidence)
    ranges = intervals_of(evidence, asked)
    if editions or not seen.layout.is_network or evidence.limits:
        whole = whole_intervals_of(evidence, [each for each in asked if each not in solved], ranges)
    else:
        whole = ranges
    return _verdict(evidence, seen.rule, asked, solved, ranges, whole)


def _seen(
    published: Suppressed | Layout | Sequence[Any],
    cells: Sequence[int | None] | None,
    percentages: tuple[Decimal | None, ...],
    rule: Rule | None,
) -> Seen:
    if isinstance(published, Suppressed):
        return seen_of(published)
    if isinstance(published, Layout):
        layout, flat = published, list(cells or ())
    else:
        layout, flat = _plain(published)
    if len(flat) != len(layout.names):
        raise ForPerson(
            f"{len(flat)} cells for {len(layout.names)} names. Give one for each, None where hidden."
        )
    values = tuple(None if each is None else a_count(each) for each in flat)
    return Seen(layout, values, percentages, rule or Rule())


def _plain(printed: Sequence[Any]) -> tuple[Layout, list[Any]]:
    """The layout of a printed list or of printed rows, totals last."""
    nested = bool(printed) and isinstance(printed[0], Sequence) and not isinstance(printed[0], str)
    rows: list[list[Any]] = [list(row) for row in printed] if nested else [list(printed)]
    wide = len(rows[0])
    if wide < 2 or (nested and len(rows) < 2) or any(len(row) != wide for row in rows):
        raise ForPerson(
            "Give a list with its total last, or rows of one length with totals last in each side."
        )
    across = Dimension(tuple(f"column {i + 1}" for i in range(wide - 1)), total="all columns")
    down = (
        Dimension(tuple(f"row {i + 1}" for i in range(len(rows) - 1)), total="all rows") if nested else None
    )
    return layout_of(*(side for side in (down, across) if side)), [each for row in rows for each in row]


def _is_judged(evidence: Evidence, rule: Rule, place: int) -> bool:
    true = evidence.truth[place]
    if not evidence.asked[place]:
        return False
    return true is None or (
        rule.hides(abs(true)) and (true != 0 or "less edition" not in evidence.names[place])
    )


def _solved(evidence: Evidence) -> dict[int, int]:
    """What elimination alone determines."""
    known = {i: low for i, (low, high) in enumerate(evidence.bounds) if low is not None and low == high}
    lines = []
    for factors, right in evidence.equations:
        rest = right - sum(f * known[i] for i, f in factors.items() if i in known)
        lines.append(({i: f for i, f in factors.items() if i not in known}, rest))
    try:
        return {i: int(value) for i, value in determined(lines).items()} | known
    except ValueError as error:
        raise ForPerson(
            "The printed numbers contradict their sums. Check the table for a misprint."
        ) from error


def _verdict(
    evidence: Evidence,
    rule: Rule,
    asked: Sequence[int],
    solved: dict[int, int],
    ranges: dict[int, tuple[int | None, int | None]],
    whole: dict[int, tuple[int | None, int | None]],
) -> Audit:
    revealed, narrow, every = _printed(evidence, rule), [], []
    for place in asked:
        low, high = (solved[place],) * 2 if place in solved else whole[place]
        every.append(Interval(evidence.names[place], low, high))
        how = (
            How.ELIMINATION if place in solved else How.BOUNDS if ranges[place] == (low, high) else How.WHOLE
        )
        found = Exposed(evidence.names[place], low, high, how)
        if low is not None and low == high and (evidence.printable[place] or rule.hides(abs(low))):
            revealed.append(found)
        elif _lacks(evidence, rule, place, low, high):
            narrow.append(found)
    return Audit(tuple(revealed), tuple(narrow), tuple(every))


def _printed(evidence: Evidence, rule: Rule) -> list[Exposed]:
    """Numbers of the audited table that the rule hides and that stand there all the same."""
    if rule.rounding is not None:
        return []  # 5 may be a rounded 6
    shown = [i for i, value in enumerate(evidence.shown) if value is not None and rule.hides(value)]
    return [Exposed(evidence.names[i], evidence.shown[i], evidence.shown[i], How.PRINTED) for i in shown]


def _lacks(evidence: Evidence, rule: Rule, place: int, low: int | None, high: int | None) -> bool:
    """Whether a value that should stay possible is not, though hiding more would leave it so."""
    if rule.values_left is not None and (low is None or high is None or high - low >= rule.values_left - 1):
        return False
    wanted = _wanted(evidence, rule, place, low, high)
    if wanted is None or ((low is None or low <= wanted[0]) and (high is None or high >= wanted[1])):
        return False
    best_low, best_high = _range_at_best(evidence, place)
    least = wanted[0] if best_low is None else max(wanted[0], best_low)
    most = wanted[1] if best_high is None else min(wanted[1], best_high)
    return (low is not None and low > least) or (high is not None and high < most)


def _wanted(
    evidence: Evidence, rule: Rule, place: int, low: int | None, high: int | None
) -> tuple[int, int] | None:
    true = evidence.truth[place]
    if true is not None:
        need = rule.need(abs(true))
        return need if true >= 0 else (-need[1], -need[0])
    if low is None or low > rule.threshold or (high is not None and high < rule.least):
        return None
    return rule.need(max(low, rule.least))


def _range_at_best(evidence: Evidence, place: int) -> tuple[int | None, int | None]:
    """The range that would be left with every number of the audited table hidden but its zeros."""
    return intervals_of(replace(evidence, bounds=evidence.freed), [place])[place]

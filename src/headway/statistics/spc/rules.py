"""The rules, each on one phase: standard scores in, (rule, first, last, side, marked figures) out.

A score is a figure's distance from the mean in standard deviations, None in a gap. A gap ends every run, trend and
window, except in Anhøj's analysis, which drops what is missing or on the centre line.
"""

from collections.abc import Iterator, Sequence
from functools import cache
from itertools import pairwise
from math import comb, log2

from headway.statistics.spc.presets import Preset, Rule

Scores = Sequence[float | None]
Found = tuple[Rule, int, int, str, tuple[int, ...]]
Run = tuple[int, int, int]

# Arithmetic leaves a figure that equals the mean or a limit a hair beside it; within this it counts as on it.
HAIR = 1e-9
_NAMES = {1: "high", -1: "low", 0: "both"}


def sides_of(scores: Scores) -> list[int]:
    """1 above the mean, -1 below, 0 on it or no figure."""
    return [0 if z is None or -HAIR <= z <= HAIR else 1 if z > 0 else -1 for z in scores]


def runs_of(sides: Sequence[int]) -> list[Run]:
    """(side, first, last) of each unbroken stretch on one side of the mean."""
    runs: list[Run] = []
    first, before = 0, 0
    for place, side in enumerate(sides):
        if side != before:
            if before:
                runs.append((before, first, place - 1))
            first, before = place, side
    if before:
        runs.append((before, first, len(sides) - 1))
    return runs


def _stretches(rule: Rule, marks: Sequence[int], least: int = 1) -> Iterator[Found]:
    """Each unbroken stretch of one mark (1 high, -1 low) that is at least so long."""
    for side, first, last in runs_of(marks):
        if last - first + 1 >= least:
            yield rule, first, last, _NAMES[side], tuple(range(first, last + 1))


def beyond(scores: Scores) -> Iterator[Found]:
    """Figures more than three standard deviations from the mean."""
    high, low = 3 + HAIR, -3 - HAIR
    marks = [0 if z is None or low <= z <= high else 1 if z > 0 else -1 for z in scores]
    return _stretches(Rule.BEYOND, marks) if any(marks) else iter(())


def shift(runs: Sequence[Run], least: int) -> Iterator[Found]:
    """A run of ``least`` or more figures on one side of the mean; a figure on the mean ends it."""
    for side, first, last in runs:
        if last - first + 1 >= least:
            yield Rule.SHIFT, first, last, _NAMES[side], tuple(range(first, last + 1))


def trend(values: Sequence[float | None], least: int) -> Iterator[Found]:
    """``least`` or more figures in a row, each higher (or each lower) than the one before; a tie ends it."""
    steps = [
        0 if b is None or a is None or a == b else 1 if b > a else -1
        for a, b in pairwise(values)
    ]  # fmt: skip
    for side, first, last in runs_of(steps):
        if last - first + 2 >= least:
            yield Rule.TREND, first, last + 1, _NAMES[side], tuple(range(first, last + 2))


def near_a_limit(scores: Scores, sides: Sequence[int]) -> Iterator[Found]:
    """Two of three figures in a row beyond two thirds of the way to a limit but not beyond it, all three on one side.

    The NHS reading: a figure beyond the limit is a signal by itself and does not count here.
    """
    inner, outer = 2 + HAIR, 3 + HAIR
    close = [z is not None and (inner < z <= outer or -outer <= z < -inner) for z in scores]
    if sum(close) < 2:
        return iter(())
    return _windows(Rule.TWO_OF_THREE, close, sides, 3, 2, whole=True)


def away(
    rule: Rule, scores: Scores, sides: Sequence[int], width: int, need: int, beyond_: float
) -> Iterator[Found]:
    """``need`` of ``width`` figures in a row beyond so many standard deviations on one side (Nelson's tests 5, 6)."""
    far = [z is not None and (z > beyond_ + HAIR or z < -beyond_ - HAIR) for z in scores]
    if sum(far) < need:
        return iter(())
    unbroken = [0 if z is None else 1 for z in scores]
    marks = [side if is_far else 0 for side, is_far in zip(sides, far, strict=True)]
    return _windows(rule, far, marks, width, need, present=unbroken)


def _windows(
    rule: Rule, counted: Sequence[bool], sides: Sequence[int], width: int, need: int,
    *, whole: bool = False, present: Sequence[int] = (),
) -> Iterator[Found]:  # fmt: skip
    """The counted figures of every window that holds enough of them on one side, overlapping windows joined."""
    for side in (1, -1):
        hits = [place for place, is_counted in enumerate(counted) if is_counted and sides[place] == side]
        if len(hits) < need:
            continue
        starts = {place - back for place in hits for back in range(width)}
        marked: set[int] = set()
        for start in starts & set(range(len(counted) - width + 1)):
            window = range(start, start + width)
            if whole and any(sides[place] != side for place in window):
                continue
            if present and not all(present[place] for place in window):
                continue
            held = [place for place in hits if place in window]
            if len(held) >= need:
                marked.update(held)
        yield from _groups(rule, sorted(marked), side, width)


def _groups(rule: Rule, places: Sequence[int], side: int, width: int) -> Iterator[Found]:
    """Marked places as signals: those closer together than a window is wide make one."""
    group: list[int] = []
    for place in places:
        if group and place - group[-1] >= width:
            yield rule, group[0], group[-1], _NAMES[side], tuple(group)
            group = []
        group.append(place)
    if group:
        yield rule, group[0], group[-1], _NAMES[side], tuple(group)


def spread_pattern(rule: Rule, scores: Scores, inside: bool, least: int) -> Iterator[Found]:
    """``least`` or more figures in a row all within one standard deviation of the mean, or all outside it."""
    marks = [0 if z is None else int((abs(z) <= 1 + HAIR) == inside) for z in scores]
    for _, first, last in runs_of(marks):
        if last - first + 1 >= least:
            yield rule, first, last, "both", tuple(range(first, last + 1))


def alternating(values: Sequence[float | None], least: int = 14) -> Iterator[Found]:
    """``least`` or more figures in a row going up and down by turns."""
    first, before = 0, 0
    steps = [
        0 if a is None or b is None or a == b else 1 if b > a else -1
        for a, b in pairwise(values)
    ]  # fmt: skip
    for place, step in enumerate([*steps, 0]):
        if step and step == -before:
            before = step
            continue
        if place - first + 1 >= least and before:
            yield Rule.ALTERNATING, first, place, "both", tuple(range(first, place + 1))
        first, before = place, step


def longest_run_allowed(useful: int) -> int:
    """The longest run that chance explains among so many figures off the centre line: log2(n) rounded, plus 3."""
    return round(log2(useful)) + 3


@cache
def fewest_crossings_allowed(useful: int) -> int:
    """The fewest crossings that chance explains: the 5% quantile of the binomial with n - 1 trials at 1/2."""
    trials, below = useful - 1, 0
    crossings = -1
    while 20 * below < 2**trials:  # 5%, in whole numbers
        crossings += 1
        below += comb(trials, crossings)
    return crossings


def runs_analysis(sides: Sequence[int]) -> Iterator[Found]:
    """Anhøj's two rules on the figures off the centre line, from ten of them on (qicharts2's table begins there)."""
    places = [place for place, side in enumerate(sides) if side]
    if len(places) < 10:
        return
    runs = runs_of([sides[place] for place in places])
    allowed = longest_run_allowed(len(places))
    for side, first, last in runs:
        if last - first + 1 > allowed:
            marked = tuple(places[first : last + 1])
            yield Rule.LONGEST_RUN, marked[0], marked[-1], _NAMES[side], marked
    if len(runs) - 1 < fewest_crossings_allowed(len(places)):
        yield Rule.CROSSINGS, places[0], places[-1], "both", ()


def found_in(preset: Preset, values: Sequence[float | None], scores: Scores) -> list[Found]:
    """Everything that the rules of the preset find in one phase, in the order of the preset's rules."""
    sides = sides_of(scores)
    if Rule.LONGEST_RUN in preset.rules:
        return [*beyond(scores), *runs_analysis(sides)]
    found = [*beyond(scores), *trend(values, preset.trend)]
    if Rule.FOUR_OF_FIVE not in preset.rules:
        return [*found, *near_a_limit(scores, sides), *shift(runs_of(sides), preset.shift)]
    return [
        *found,
        *away(Rule.TWO_OF_THREE, scores, sides, 3, 2, 2.0),
        *shift(runs_of(sides), preset.shift),
        *away(Rule.FOUR_OF_FIVE, scores, sides, 5, 4, 1.0),
        *alternating(values),
        *spread_pattern(Rule.FIFTEEN_INSIDE, scores, True, 15),
        *spread_pattern(Rule.EIGHT_OUTSIDE, scores, False, 8),
    ]

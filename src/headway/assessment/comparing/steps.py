"""An authority's figure beside a comparator's, in five steps, each tied to a test of ``comparators.toml``.

A step says higher or lower, never better or worse: which way is better is the measure's (:func:`better`).
"""

from collections.abc import Callable
from dataclasses import dataclass
from fractions import Fraction

from headway.assessment.comparing.rules import ComparatorTest, comparator_tests, spread_rule, step_rule
from headway.assessment.comparing.words import Step, Style, Use, beside, found, words_for
from headway.assessment.profile import Better, Counts, MeasureLine, SettingLine, Value
from headway.errors import ForPerson
from headway.statistics import difference

__all__ = [
    "AGAINST",
    "ComparatorTest",
    "Compared",
    "Step",
    "Style",
    "Use",
    "beside",
    "better",
    "comparator_tests",
    "compare",
    "found",
    "words_for",
]

AGAINST = {"neighbours": "similar areas", "england": "England", "earlier": "a year before"}
"""What a line is set beside, and how a sentence may name it."""


@dataclass(frozen=True)
class Compared:
    """A step and the id of the test it came from; no step where there is no figure or no test, and why."""

    step: Step | None
    test: str
    because: str


def compare(line: SettingLine | MeasureLine, against: str, aspect: str = "") -> Compared:
    """A line's own figure beside "neighbours", "england" or "earlier".

    ``aspect``: "good" (the default) or "inadequate" of a kind of setting, "value" of a measure.
    Errors: refused for another comparator or aspect.
    """
    if against not in AGAINST:
        raise ForPerson(f'"{against}" is nothing to compare with. Use one of: {", ".join(AGAINST)}.')
    wanted = ("good", "inadequate") if isinstance(line, SettingLine) else ("value",)
    aspect = aspect or wanted[0]
    if aspect not in wanted:
        raise ForPerson(f'"{aspect}" is not known of {line.key}. Use one of: {", ".join(wanted)}.')
    if isinstance(line, SettingLine):
        return _settings(line, against, aspect)
    return _measure(line, against)


def better(step: Step, way: Better) -> str | None:
    """ "better", "worse" or "no different"; None for a measure that is nobody's performance."""
    if way is Better.CONTEXT:
        return None
    if step is Step.IN_LINE:
        return "no different"
    return "better" if (step in (Step.HIGHER, Step.MUCH_HIGHER)) == (way is Better.HIGHER) else "worse"


def _settings(line: SettingLine, against: str, aspect: str) -> Compared:
    ours, theirs = line.here, _counts_of(line, against)
    if ours is None or theirs is None:
        who = "here" if ours is None else f"of {AGAINST[against]}"
        return Compared(None, "no_data", f"No counts {who} are held.")
    a = (getattr(ours, aspect), ours.inspected)
    return _by_counts(a, (getattr(theirs, aspect), theirs.inspected), against, _noun(aspect))


def _counts_of(line: SettingLine, against: str) -> Counts | None:
    return {"neighbours": line.neighbours, "england": line.england, "earlier": line.earlier}[against]


def _noun(aspect: str) -> str:
    return "good or better" if aspect == "good" else aspect


def _by_counts(ours: tuple[int, int], theirs: tuple[int, int], against: str, what: str) -> Compared:
    """England's counts hold ours, which are taken out first; neighbours' and a year before's do not."""
    test, whose = "difference_of_shares", AGAINST[against]
    if against == "earlier":
        test = "difference_from_earlier"
    if against == "england" and (rest := _without(theirs, ours)) is not None:
        test, whose, theirs = "difference_from_the_rest", "the rest of England", rest
    if not ours[1] or not theirs[1]:
        return Compared(
            None, "no_data", f"There are none {'here' if not ours[1] else f'in {whose}'} to count."
        )
    step = _step(lambda level: _way(ours, theirs, level))
    place = whose if against == "earlier" else f"in {whose}"
    figures = f"{ours[0]:,} of {ours[1]:,} here and {theirs[0]:,} of {theirs[1]:,} {place}"
    return Compared(step, test, f"{what}: {figures}. {_level_said(step)}".removeprefix(": "))


def _without(whole: tuple[int, int], part: tuple[int, int]) -> tuple[int, int] | None:
    """England's counts less ours; None where ours cannot be among them, which then stand as they are."""
    events, total = whole[0] - part[0], whole[1] - part[1]
    return (events, total) if 0 <= events <= total else None


def _way(ours: tuple[int, int], theirs: tuple[int, int], level: float) -> int:
    found = difference(*ours, *theirs, level=level)
    return (found.lower > 0) - (found.upper < 0)


def _step(way: Callable[[float], int]) -> Step:
    rule = step_rule()
    if much := way(rule.much_level):
        return Step.MUCH_HIGHER if much > 0 else Step.MUCH_LOWER
    plain = way(rule.level)
    return Step.HIGHER if plain > 0 else Step.LOWER if plain < 0 else Step.IN_LINE


def _level_said(step: Step) -> str:
    rule = step_rule()
    if step is Step.IN_LINE:
        return f"The {rule.level:.0%} interval of the difference holds nought."
    level = rule.much_level if step in (Step.MUCH_HIGHER, Step.MUCH_LOWER) else rule.level
    return f"The {100 * level:g}% interval of the difference leaves out nought."


def _measure(line: MeasureLine, against: str) -> Compared:
    theirs = {"neighbours": line.neighbours, "england": line.england, "earlier": line.earlier}[against]
    if line.here is None or line.here.value is None:
        return Compared(None, "no_data", "No figure here is held.")
    if pair := _counted_pair(line.here, theirs):
        return _by_counts(*pair, against, "")
    if against == "neighbours" and line.neighbour_values:
        return _by_spread(Fraction(line.here.value), [Fraction(value) for _, value in line.neighbour_values])
    if theirs is None or theirs.value is None:
        return Compared(None, "no_data", f"No figure of {AGAINST[against]} is held.")
    return Compared(None, "bare_average", comparator_tests()["bare_average"].says)


_SCALES = (1, 100, 1_000, 10_000, 100_000)


def _counted_pair(ours: Value, theirs: Value | None) -> tuple[tuple[int, int], tuple[int, int]] | None:
    """Both counts, where both are shares and give the published figures on one scale; else None."""
    if theirs is None or (a := _counts(ours)) is None or (b := _counts(theirs)) is None:
        return None
    fits = any(_gives(a, ours, scale) and _gives(b, theirs, scale) for scale in _SCALES)
    return (a, b) if fits else None


def _counts(value: Value) -> tuple[int, int] | None:
    part, whole = value.numerator, value.denominator
    if part is None or whole is None or part != int(part) or whole != int(whole):
        return None
    return (int(part), int(whole)) if 0 <= part <= whole else None


def _gives(counts: tuple[int, int], printed: Value, scale: int) -> bool:
    """Whether the counts give the printed figure, within its rounding and one part in a hundred."""
    if printed.value is None:
        return False
    if not counts[1]:
        return True
    exponent = int(printed.value.as_tuple().exponent)
    slack = Fraction(10) ** exponent / 2 + abs(Fraction(printed.value)) / 100
    return abs(Fraction(scale * counts[0], counts[1]) - Fraction(printed.value)) <= slack


def _by_spread(value: Fraction, others: list[Fraction]) -> Compared:
    rule, test = spread_rule(), "spread_of_neighbours"
    if len(others) < rule.least:
        return Compared(
            None, test, f"Only {len(others)} neighbours have a figure; the test needs {rule.least}."
        )
    low, high = _quantile(others, rule.low), _quantile(others, rule.high)
    first, third = _quantile(others, Fraction(1, 4)), _quantile(others, Fraction(3, 4))
    reach = rule.fence * (third - first)
    step = Step.IN_LINE
    if value > high:
        step = Step.MUCH_HIGHER if reach and value > third + reach else Step.HIGHER
    elif value < low:
        step = Step.MUCH_LOWER if reach and value < first - reach else Step.LOWER
    below = sum(each < value for each in others)
    return Compared(step, test, f"{below} of {len(others)} neighbours have a lower value. {rule.says}")


def _quantile(values: list[Fraction], share: Fraction) -> Fraction:
    """By linear interpolation (definition 7 of Hyndman and Fan), exactly: a scale of the unit changes no step."""
    order = sorted(values)
    at = (len(order) - 1) * share
    below = int(at)
    above = min(below + 1, len(order) - 1)
    return order[below] + (at - below) * (order[above] - order[below])

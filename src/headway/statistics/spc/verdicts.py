"""From signals and limits to the two verdicts, and to a sentence."""

from collections.abc import Sequence
from enum import StrEnum

from headway.errors import ForPerson
from headway.statistics.spc.presets import Rule
from headway.statistics.spc.results import Assurance, Signal, Variation

# Where a figure belongs to more than one signal, its direction is that of the first of these
# (NHSRplotthedots, pull request 180: a fall above the mean is a fall).
_FIRST = (Rule.BEYOND, Rule.TREND, Rule.TWO_OF_THREE, Rule.SHIFT, Rule.LONGEST_RUN, Rule.FOUR_OF_FIVE)

_POLARITIES = ("higher", "lower", "neutral", "context", None)


class _Better(StrEnum):
    HIGHER = "higher"
    LOWER = "lower"


def better(polarity: str | None) -> _Better | None:
    """The better direction, None when there is none; ForPerson for a word that is not a polarity."""
    if polarity not in _POLARITIES:
        raise ForPerson(f"{polarity!r} is not a direction. Give higher, lower, neutral or nothing.")
    return _Better(polarity) if polarity in ("higher", "lower") else None


def latest_signal(signals: Sequence[Signal], last: int) -> Signal | None:
    """The signal that the latest figure is part of, the telling one first."""
    holding = [each for each in signals if last in each.points or (not each.points and each.last == last)]
    if not holding:
        return None
    rank = {rule: place for place, rule in enumerate(_FIRST)}
    return min(holding, key=lambda each: rank.get(each.rule, len(rank)))


def variation(signal: Signal | None, above: bool, polarity: str | None) -> Variation:
    """The state of the variation icon. A signal without a side is neutral, placed by where the latest figure is."""
    if signal is None:
        return Variation.COMMON
    good = better(polarity)
    side = signal.side if signal.side != "both" else ("high" if above else "low")
    if good is None or signal.side == "both":
        return Variation(f"neutral {side}")
    improves = (side == "high") == (good is _Better.HIGHER)
    return Variation(f"{'improvement' if improves else 'concern'} {side}")


def assurance(
    target: float | None, lower: float | None, upper: float | None, polarity: str | None
) -> Assurance:
    """The state of the assurance icon: where the target lies against the latest limits.

    A target on a limit is hit or miss. Source: NHSRplotthedots, ptd_calculate_assurance_type.R.
    """
    good = better(polarity)
    if target is None or lower is None or upper is None or good is None:
        return Assurance.NONE
    if lower <= target <= upper:
        return Assurance.HIT_OR_MISS
    return Assurance.FAILS if (target > upper) == (good is _Better.HIGHER) else Assurance.MEETS


def described(rule: Rule, side: str, count: int) -> str:
    """A signal as words: what was seen, in so many figures."""
    where = {"high": "above", "low": "below"}.get(side, "around")
    if rule is Rule.BEYOND:
        limit = "upper" if side == "high" else "lower"
        return f"{'1 figure' if count == 1 else f'{count} figures in a row'} {where} the {limit} limit"
    if rule is Rule.TREND:
        return f"{count} figures in a row, each {'higher' if side == 'high' else 'lower'} than the one before"
    if rule is Rule.TWO_OF_THREE:
        return f"2 of 3 figures in a row well {where} the mean, near the limit or past it"
    if rule is Rule.CROSSINGS:
        return "the figures cross the mean less often than chance would make them"
    return {
        Rule.SHIFT: f"{count} figures in a row {where} the mean",
        Rule.LONGEST_RUN: f"{count} figures in a row {where} the mean",
        Rule.FOUR_OF_FIVE: f"4 of 5 figures in a row clearly {where} the mean",
        Rule.ALTERNATING: f"{count} figures in a row going up and down by turns",
        Rule.FIFTEEN_INSIDE: f"{count} figures in a row all close to the mean",
        Rule.EIGHT_OUTSIDE: f"{count} figures in a row with none close to the mean",
    }[rule]


_GOOD_OR_BAD = {
    "improvement": "A signal of improvement",
    "concern": "A signal of concern",
    "neutral": "A signal",
}


def sentence(state: Variation, signal: Signal | None, earlier: bool, why: str, trial: bool) -> str:
    """The variation verdict as one plain sentence."""
    if state is Variation.NONE:
        return why
    tail = "; the limits are on trial, from fewer than 12 figures" if trial else ""
    if signal is None:
        before = ", though earlier figures are" if earlier else ""
        return f"No signal: the latest figure is not part of one{before}{tail}."
    return f"{_GOOD_OR_BAD[state.split()[0]]}: {signal.words}{tail}."

"""Places in an order, said as ranges where units are level, and bands by quantiles."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from math import floor
from numbers import Real
from typing import Any

from headway.errors import ForPerson
from headway.statistics.checking import a_number

LETTERS = "ABCDEFGHIJ"


@dataclass(frozen=True)
class RankRange:
    """From the ``best`` to the ``worst`` place a unit can be said to have, of so many with a value.

    ``ties`` counts the units with this value, itself among them: 1 is alone, and best to worst is one place.
    """

    best: int
    worst: int
    of: int
    ties: int

    @property
    def words(self) -> str:
        """The place as it is said on screen: ``104 to 122 of 151``."""
        return f"{self.best} of {self.of}" if self.ties == 1 else f"{self.best} to {self.worst} of {self.of}"


@dataclass(frozen=True)
class Bands:
    """The band of every unit, A best, and the cut-points in rising order. ``why_not`` says why there are none."""

    letters: tuple[str | None, ...]
    cuts: tuple[float, ...]
    of: int
    why_not: str = ""


def _signed(values: Sequence[Any], polarity: str) -> list[float | None]:
    """The values so that lower is better; None stays None."""
    if polarity not in ("higher", "lower"):
        raise ForPerson(
            f"There is no better and worse where the polarity is {polarity!r}. Rank only higher or lower."
        )
    sign = -1 if polarity == "higher" else 1
    return [None if value is None else sign * a_number(value, "value") for value in values]


def rank_range(values: Sequence[Any], polarity: str) -> tuple[RankRange | None, ...]:
    """Every unit's place, 1 best, as the range of places that its ties share.

    ``best`` is the competition rank (one more than the number that do better), ``worst`` the last place of those
    level. In: values as printed (None for no figure: not ranked, not counted); polarity "higher" or "lower" is better.
    Errors: refused for a neutral measure, a text, a value that is not finite.
    """
    keys = _signed(values, polarity)
    order = sorted(key for key in keys if key is not None)
    first: dict[float, int] = {}
    last: dict[float, int] = {}
    for place, key in enumerate(order, start=1):
        first.setdefault(key, place)
        last[key] = place
    return tuple(
        None if key is None else RankRange(first[key], last[key], len(order), last[key] - first[key] + 1)
        for key in keys
    )


def quantile(values: Sequence[float], share: Any) -> float:
    """The quantile by linear interpolation between order statistics, (n - 1)·share + 1 counted from one.

    Source: definition 7 of R. J. Hyndman and Y. Fan (1996), The American Statistician 50, 361-365; R's default.
    """
    order = sorted(a_number(value, "value") for value in values)
    is_number = isinstance(share, Real | Decimal) and not isinstance(share, bool)
    if not order or not is_number or not 0 <= float(share) <= 1:
        raise ForPerson("There is no such quantile. Give at least one figure and a share from 0 to 1.")
    at = (len(order) - 1) * float(share)
    below = floor(at)
    above = min(below + 1, len(order) - 1)
    return order[below] + (at - below) * (order[above] - order[below])


def quantile_bands(values: Sequence[Any], polarity: str, bands: int = 4) -> Bands:
    """Every unit's band by the quantiles of all units: with four, A is the best quarter and D the worst.

    A value at a cut-point belongs to the band of the lower values, whichever way is better. In: as for
    :func:`rank_range`; 2 to 10 bands. Where two cut-points coincide, or the last and the highest value, a band
    would be empty and the best perhaps not in A: no unit has a band then, and ``why_not`` says so.
    Source: quantiles by Hyndman and Fan's definition 7; edges as the Department for Education's LAIT draws them.
    """
    if isinstance(bands, bool) or not isinstance(bands, int) or not 2 <= bands <= len(LETTERS):
        raise ForPerson(f"{bands!r} is not a number of bands. Give a whole number from 2 to {len(LETTERS)}.")
    _signed(values, polarity)
    numbers = [None if value is None else a_number(value, "value") for value in values]
    known = [number for number in numbers if number is not None]
    if len(known) < bands:
        why = f"{len(known)} with a figure are too few for {bands} bands."
        return Bands((None,) * len(numbers), (), len(known), why)
    cuts = tuple(quantile(known, part / bands) for part in range(1, bands))
    if len({*cuts, max(known)}) < bands:
        why = f"The figures are too alike to divide into {bands} bands."
        return Bands((None,) * len(numbers), cuts, len(known), why)
    letters = LETTERS[:bands] if polarity == "lower" else LETTERS[:bands][::-1]
    placed = tuple(None if one is None else letters[sum(one > cut for cut in cuts)] for one in numbers)
    return Bands(placed, cuts, len(known))

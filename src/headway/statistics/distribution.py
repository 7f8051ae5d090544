"""A mean with its interval, and never the mean alone: the spread of the units under it and the worst of them."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import fsum, sqrt
from typing import Any

from headway.errors import ForPerson
from headway.statistics.checking import a_level, a_number
from headway.statistics.ranks import quantile

POLARITIES = ("higher", "lower", "neutral")


@dataclass(frozen=True)
class Mean:
    """The mean of ``n`` values, their standard deviation (n - 1), and the limits of the mean at ``level``."""

    n: int
    mean: float
    sd: float
    lower: float
    upper: float
    level: float


@dataclass(frozen=True)
class Worst:
    """The unit, or the units level with it, that does worst: ``names`` and the value they share."""

    names: tuple[str, ...]
    value: float


@dataclass(frozen=True)
class Distribution:
    """The units under a mean: how many, how far they spread, which is worst and what share is worse than the target.

    ``interval`` is None with fewer than two units; ``worst`` where the measure is neutral; ``worse_than_target``
    (a share from 0 to 1) without a target. ``missing`` counts units without a figure.
    """

    n: int
    missing: int
    mean: float
    interval: Mean | None
    lowest: float
    lower_quarter: float
    median: float
    upper_quarter: float
    highest: float
    worst: Worst | None
    target: float | None
    worse: int | None
    worse_than_target: float | None


def mean_interval(values: Sequence[Any], level: float = 0.95) -> Mean:
    """The mean of a sample with Student's interval: mean ± t(n - 1)·sd / √n.

    In: at least two finite numbers, such as children's scores. Errors: refused for fewer, for texts and NaN.
    Source: D. G. Altman and others (2000), Statistics with Confidence, chapter 4; OHID's ``phe_mean``.
    """
    from scipy.special import stdtrit  # slow to load: only who asks for it waits

    numbers, level = [a_number(value, "value") for value in values], a_level(level)
    n = len(numbers)
    if n < 2:
        raise ForPerson(f"{n} figures are too few for an interval of their mean. Give at least two.")
    mean = fsum(numbers) / n
    sd = sqrt(fsum((one - mean) ** 2 for one in numbers) / (n - 1))
    half = float(stdtrit(n - 1, (1 + level) / 2)) * sd / sqrt(n)
    return Mean(n, mean, sd, mean - half, mean + half, level)


def _worst(known: list[tuple[str, float]], polarity: str) -> Worst | None:
    if polarity == "neutral":
        return None
    value = (min if polarity == "higher" else max)(number for _, number in known)
    return Worst(tuple(name for name, number in known if number == value), value)


def distribution(
    names: Sequence[str], values: Sequence[Any], polarity: str, *, target: Any = None, level: float = 0.95
) -> Distribution:
    """The units of a mean, so that no bad one hides behind it.

    In: a name and a value (None for no figure) a unit; polarity "higher" or "lower" is better, or "neutral"; a target
    that is the unit's own floor or goal. Worse than the target is strictly on its bad side; refused for a neutral
    measure. Quarters are quantiles by Hyndman and Fan's definition 7. The mean is of the units, each counting once.
    """
    if polarity not in POLARITIES:
        raise ForPerson(f"{polarity!r} is not a polarity. Give higher, lower or neutral.")
    if len(names) != len(values):
        raise ForPerson(
            f"There are {len(names)} names and {len(values)} figures. Give one figure for each name."
        )
    known = [
        (name, a_number(one, "value")) for name, one in zip(names, values, strict=True) if one is not None
    ]
    if not known:
        raise ForPerson("No unit has a figure. Give at least one.")
    if target is not None and polarity == "neutral":
        raise ForPerson("A neutral measure has no target. Leave the target out.")
    numbers = [number for _, number in known]
    goal = None if target is None else a_number(target, "target")
    worse = None
    if goal is not None:
        worse = sum(one < goal if polarity == "higher" else one > goal for one in numbers)
    return Distribution(
        n=len(numbers),
        missing=len(values) - len(numbers),
        mean=fsum(numbers) / len(numbers),
        interval=mean_interval(numbers, level) if len(numbers) > 1 else None,
        lowest=min(numbers),
        lower_quarter=quantile(numbers, 0.25),
        median=quantile(numbers, 0.5),
        upper_quarter=quantile(numbers, 0.75),
        highest=max(numbers),
        worst=_worst(known, polarity),
        target=goal,
        worse=worse,
        worse_than_target=None if worse is None else worse / len(numbers),
    )

"""Mean and standard deviation of one phase, for each kind of chart.

A chart's limits are the mean three standard deviations either way; how the deviation is estimated is what tells the
charts apart.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from math import fsum, inf, sqrt

from headway.statistics.spc.presets import D2, D4, FEWEST, Preset

# As many moving ranges as the fewest figures without a gap have: fewer measure no usual movement.
FEWEST_RANGES = FEWEST - 1
# Variation below this share of the figures themselves is rounding, not variation.
ROUNDING = 1e-12


@dataclass(frozen=True)
class Spread:
    """Mean and standard deviations of a phase's figures (one each; None without). ``sigmas`` is empty when there are
    no limits to draw, and ``why`` says why. Limits stay within ``floor`` and ``ceiling``."""

    mean: float | None
    sigmas: Sequence[float | None] = ()
    why: str = ""
    note: str = ""
    sigma_z: float | None = None
    floor: float = -inf
    ceiling: float = inf


_FLAT = "Every figure is the same, so there is no variation to tell a signal from."
_NEARLY_FLAT = (
    "Most figures equal the one before, so the usual movement cannot be measured; no limits are drawn and nothing "
    "counts as a signal."
)
_ROUGH = "In {} of {} figures less than one event is to be expected: the limits are rough there."
_UNSCREENED = "Screening would leave no variation at all, so no moving range is left out."


def _few_ranges(ranges: Sequence[float]) -> str:
    if not ranges:
        return "No two figures are neighbours, so the usual movement cannot be measured."
    return (
        f"Too few figures have a neighbour (pairs: {len(ranges)}; at least {FEWEST_RANGES} are needed), so the usual "
        "movement cannot be measured."
    )


def moving_ranges(values: Sequence[float | None]) -> list[float]:
    """|x(i) - x(i-1)| of neighbours; a gap has none on either side."""
    return [
        abs(b - a) for a, b in pairwise(values) if a is not None and b is not None
    ]  # fmt: skip


def individuals(values: Sequence[float | None], preset: Preset) -> Spread:
    """XmR: sigma = factor/3 x the mean moving range, with the preset's factor (2.66, or 3/1.128) and screening.

    Screening, once: moving ranges of 3.267 times their mean or more are left out of the mean.
    Sources: W. A. Shewhart by way of D. J. Wheeler, Understanding Variation; Montgomery, equation 6.33; Nelson (1982).
    """
    present = [value for value in values if value is not None]
    if not present:
        return Spread(None, why="There are no figures.")
    mean = fsum(present) / len(present)
    tiny = ROUNDING * max(map(abs, present))
    ranges = moving_ranges(values)
    if max(present) - min(present) <= tiny:
        return Spread(mean, why=_FLAT)
    if len(ranges) < FEWEST_RANGES:
        return Spread(mean, why=_few_ranges(ranges))
    if 2 * sum(each <= tiny for each in ranges) > len(ranges):
        return Spread(mean, why=_NEARLY_FLAT)
    average = fsum(ranges) / len(ranges)
    note = ""
    if preset.screens_outliers:
        kept = [each for each in ranges if each < D4 * average]
        if max(kept, default=0.0) <= tiny:
            note = _UNSCREENED
        elif len(kept) < len(ranges):
            note = (
                f"{len(ranges) - len(kept)} of {len(ranges)} moving ranges were screened out of the limits."
            )
            average = fsum(kept) / len(kept)
    return Spread(mean, [preset.factor * average / 3] * len(values), note=note)


def counts(pairs: Sequence[tuple[int, float] | None], *, share: bool, laney: bool, per: float = 1) -> Spread:
    """p: sigma = sqrt(p(1 - p)/n); u: sigma = sqrt(u/n); Laney: times sigma-z, the mean moving range of the standard
    scores over 1.128. The mean is all events over all exposure.

    Sigma-z is not held at 1 or more: Laney and qicharts2 do not. Sources: Montgomery, 7.2 and 7.3 (equations 7.8,
    7.19); D. B. Laney (2002), Quality Engineering 14, 531-537.
    """
    present = [pair for pair in pairs if pair is not None]
    if not present:
        return Spread(None, why="There are no figures.")
    rate = sum(events for events, _ in present) / fsum(size for _, size in present)
    variance = rate * (1 - rate) if share else rate
    ceiling = 1.0 if share else inf
    if variance <= 0:
        what = "There were no events." if rate == 0 else "Every case is an event."
        return Spread(rate * per, why=f"{what} Without variation nothing can be a signal.")
    sigmas = [None if pair is None else per * sqrt(variance / pair[1]) for pair in pairs]
    if laney:
        return _widened(pairs, rate, sigmas, per, ceiling)
    rarer = min(rate, 1 - rate) if share else rate
    few = sum(rarer * size < 1 for _, size in present)
    note = _ROUGH.format(few, len(present)) if few else ""
    return Spread(rate * per, sigmas, note=note, floor=0.0, ceiling=ceiling)


def _widened(
    pairs: Sequence[tuple[int, float] | None],
    rate: float,
    sigmas: Sequence[float | None],
    per: float,
    ceiling: float,
) -> Spread:
    """The same limits, wider or narrower by Laney's sigma-z."""
    scores = [
        None if pair is None or sigma is None else per * (pair[0] / pair[1] - rate) / sigma
        for pair, sigma in zip(pairs, sigmas, strict=True)
    ]  # fmt: skip
    ranges = moving_ranges(scores)
    if len(ranges) < FEWEST_RANGES:
        return Spread(rate * per, why=_few_ranges(ranges))
    sigma_z = fsum(ranges) / len(ranges) / D2
    if sigma_z <= ROUNDING:
        return Spread(rate * per, why=_FLAT, sigma_z=0.0)
    wide = [None if sigma is None else sigma * sigma_z for sigma in sigmas]
    return Spread(rate * per, wide, sigma_z=sigma_z, floor=0.0, ceiling=ceiling)

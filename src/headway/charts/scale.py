"""The scale of an axis: where it starts and ends, and its ticks. It never pretends."""

from collections.abc import Iterable
from dataclasses import dataclass
from math import ceil, floor, log10

from headway.charts.numbers import is_percent, shown

_NICE = (1.0, 2.0, 5.0, 10.0)
_SMALL = 0.35
"""A range under this share of its highest value does not start at zero, and the chart says so."""


@dataclass(frozen=True)
class Scale:
    """From ``low`` to ``high`` with its ``ticks``."""

    low: float
    high: float
    ticks: tuple[float, ...]
    decimals: int
    unit: str

    @property
    def cut(self) -> bool:
        """Whether it starts above zero."""
        return self.low > 0

    def words(self, value: float) -> str:
        """A tick's label."""
        return shown(value, self.unit, self.decimals)

    def place(self, value: float, start: float, end: float) -> float:
        """Where the value stands between two places in px."""
        return start + (value - self.low) / (self.high - self.low) * (end - start)


def scale_of(values: Iterable[float], unit: str, decimals: int, ticks: int = 5) -> Scale:
    """The scale for these values: from zero, unless the values are negative or their range is small beside them.

    Shares end at 100 where no value passes it. With no value at all it runs from 0 to 1 (or 100).
    """
    known = list(values)
    lowest, highest = min(known, default=0.0), max(known, default=100.0 if is_percent(unit) else 1.0)
    if lowest >= 0 and highest - lowest >= _SMALL * highest:
        lowest = 0.0
    if highest <= lowest:  # one value, or all alike: room on both sides
        room = abs(highest) * 0.1 or 1.0
        lowest, highest = (max(0.0, lowest - room) if lowest >= 0 else lowest - room), highest + room
    highest = max(highest, 0.0) if lowest < 0 and highest > lowest * _SMALL else highest
    step = _step((highest - lowest) / ticks, decimals)
    low, high = floor(lowest / step + 1e-9) * step, ceil(highest / step - 1e-9) * step
    if is_percent(unit) and max(known, default=0.0) <= 100:
        high = min(high, 100.0)
    count = round((high - low) / step - 1e-9)
    places = tuple(
        round(low + place * step, 10) for place in range(count + 1) if low + place * step <= high + 1e-9
    )
    return Scale(low, high, places, max(0, -floor(log10(step) + 1e-9)), unit)


def _step(least: float, decimals: int) -> float:
    """The next 1, 2 or 5 times a power of ten, no finer than the figures themselves."""
    finest = 10.0**-decimals
    if least <= finest:
        return finest
    power = 10.0 ** floor(log10(least))
    return next(power * nice for nice in _NICE if power * nice >= least - 1e-12)

"""The task of hiding as arrays: what is true, what may be hidden, what a reader must still think possible."""

from dataclasses import dataclass, replace
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

Numbers = NDArray[np.float64]
Mask = NDArray[np.bool_]


@dataclass(frozen=True)
class Need:
    """After all that a reader works out, the number at ``place`` could still be ``low`` and could still be ``high``."""

    place: int
    low: float
    high: float


@dataclass(frozen=True, eq=False)
class Problem:
    """Numbers v with A v = 0 and what a reader knows of them.

    For each number: its true value; ``least`` and ``most``, what a reader knows of it when it is hidden;
    ``seen_least`` and ``seen_most``, what is known of it when it is shown (both the value, unless it is rounded);
    ``hidden``, whether it is hidden whatever is decided; ``open``, whether it may be hidden beyond that; ``cost`` of
    hiding it. ``whole``: whether whole numbers have to be searched because fractions might go further.
    """

    values: Numbers
    equations: Numbers
    least: Numbers
    most: Numbers
    seen_least: Numbers
    seen_most: Numbers
    hidden: Mask
    open: Mask
    cost: Numbers
    needs: tuple[Need, ...]
    whole: bool
    arcs: tuple[tuple[int, int], ...] | None = None

    @cached_property
    def largest_move(self) -> float:
        """As far as any number has to move for a need: along a path in a network, and several paths elsewhere."""
        v = self.values
        longest = max(
            (max(need.high - v[need.place], v[need.place] - need.low) for need in self.needs), default=0.0
        )
        return float(longest * (4 if self.whole else 1))

    def with_needs(self, needs: tuple[Need, ...]) -> "Problem":
        return replace(self, needs=needs)


def equations_of(sums: list[tuple[tuple[int, float], ...]], width: int) -> Numbers:
    """A matrix with a line for each sum, given as (place, factor)."""
    found = np.zeros((len(sums), width))
    for line, each in enumerate(sums):
        for place, factor in each:
            found[line, place] += factor
    return found

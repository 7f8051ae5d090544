"""What chance alone gives one district, when a county's events fall on its cases at random."""

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]
HAIR = 1e-9  # what the rounding of a sum may make of two equal numbers


def log_chances(total: int, rest: int, events: int) -> tuple[int, Floats]:
    """The least events a district can have and the log chance of each number from it, given all the totals."""
    from scipy.special import gammaln  # slow to load: only who asks for it waits

    least, most = max(0, events - rest), min(total, events)
    k = np.arange(least, most + 1, dtype=np.float64)

    def choose(n: int, of: Floats) -> Floats:
        return np.asarray(gammaln(n + 1.0) - gammaln(of + 1) - gammaln(n - of + 1))

    return least, choose(total, k) + choose(rest, events - k) - choose(total + rest, np.array(float(events)))


def against_the_rest(own: int, total: int, events: int, everyone: int) -> float:
    """Fisher's exact p-value, two-sided: all outcomes no likelier than the one seen."""
    least, logs = log_chances(total, everyone - total, events)
    chances = np.exp(logs)
    as_likely = logs <= logs[own - least] + 1e-7
    return float(min(1.0, chances[as_likely].sum() / chances.sum()))


def chance_range(total: int, everyone: int, events: int, level: float) -> tuple[float, float]:
    """The shares that leave at most half of what is not the level beyond them on each side."""
    least, logs = log_chances(total, everyone - total, events)
    below = np.cumsum(np.exp(logs))
    below /= below[-1]
    tail = (1 - level) / 2
    # A hair's allowance, so that a tail of exactly this size counts as such on both sides.
    lower = int(np.searchsorted(below, tail + HAIR, side="right"))
    upper = int(np.searchsorted(below, 1 - tail - HAIR, side="left"))
    return (least + lower) / total, (least + min(upper, len(below) - 1)) / total

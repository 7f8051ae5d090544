"""Drawing by weight: codes, lengths of time, and the one multiplier that makes a mean come out."""

from collections.abc import Callable, Mapping, Sequence

import numpy as np

from headway.returns.synth.days import Ints, Reals, Texts


def codes(chance: np.random.Generator, weights: Mapping[str, float], size: int) -> Texts:
    """Codes as likely as their weights."""
    so_far = np.cumsum(list(weights.values()))
    which = np.searchsorted(so_far, chance.random(size) * so_far[-1], side="right")
    drawn: Texts = np.array(list(weights), dtype=object)[which]
    return drawn


def places(chance: np.random.Generator, weights: Sequence[float] | Reals, size: int) -> Ints:
    """Positions as likely as their weights."""
    so_far = np.cumsum(np.asarray(weights, dtype=float))
    which: Ints = np.searchsorted(so_far, chance.random(size) * so_far[-1], side="right").astype(np.int64)
    return which


def whole(values: Reals) -> Ints:
    """Rounded to whole days."""
    days: Ints = np.rint(values).astype(np.int64)
    return days


def lognormal(chance: np.random.Generator, mean: float, spread: float, size: int) -> Reals:
    """Lengths with a long tail: their mean, and the spread of their logarithm."""
    return chance.lognormal(np.log(mean) - spread**2 / 2, spread, size)


def solved(mean_at: Callable[[float], float], target: float, low: float = 0.0, high: float = 20.0) -> float:
    """The multiplier at which a mean that grows with it comes to the target (or the nearer end)."""
    for _ in range(40):
        middle = (low + high) / 2
        if mean_at(middle) < target:
            low = middle
        else:
            high = middle
    return (low + high) / 2

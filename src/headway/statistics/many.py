"""Looking at many differences at once: how surprising each is, and which stand when all are allowed for."""

from collections.abc import Sequence
from math import sqrt
from statistics import NormalDist

from headway.errors import ForPerson
from headway.statistics.proportions import Difference, limits

_FURTHEST = 40.0  # standard deviations: beyond it a double holds no probability


def _reaches_zero(found: Difference, z: float) -> bool:
    """Whether the interval of the difference, drawn ``z`` standard deviations wide, holds 0."""
    a, b = found.a, found.b
    low_a, high_a = limits(a.events, a.total, z)
    low_b, high_b = limits(b.events, b.total, z)
    if found.difference > 0:
        reach = sqrt((a.share - low_a) ** 2 + (high_b - b.share) ** 2)
    else:
        reach = sqrt((high_a - a.share) ** 2 + (b.share - low_b) ** 2)
    return reach >= abs(found.difference)


def p_value(found: Difference) -> float:
    """The p-value that belongs to the interval: 1 less the highest level at which it still leaves out 0.

    Found by halving, so that interval and p-value never contradict each other.
    """
    if found.difference == 0:
        return 1.0
    near, far = 0.0, _FURTHEST
    if not _reaches_zero(found, far):
        return 0.0
    while far - near > 1e-9:
        between = (near + far) / 2
        near, far = (near, between) if _reaches_zero(found, between) else (between, far)
    return 2 * NormalDist().cdf(-near)


def holm(p_values: Sequence[float]) -> tuple[float, ...]:
    """The p-values adjusted for how many there are, in the order given.

    The i-th smallest of m (counted from 0) is multiplied by m - i, is never below a smaller one's, and ends at 1.
    The chance of even one false claim among those below 0.05 is then at most 0.05.
    Source: S. Holm (1979), Scandinavian Journal of Statistics 6, 65-70.
    """
    for p in p_values:
        if not 0 <= p <= 1:
            raise ForPerson(f"{p} is not a p-value. Give numbers from 0 to 1.")
    adjusted = [0.0] * len(p_values)
    floor = 0.0
    for before, place in enumerate(sorted(range(len(p_values)), key=lambda each: p_values[each])):
        floor = max(floor, min(1.0, p_values[place] * (len(p_values) - before)))
        adjusted[place] = floor
    return tuple(adjusted)

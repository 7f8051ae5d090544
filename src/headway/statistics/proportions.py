"""Shares with their intervals: Wilson's for one share, Newcombe's for the difference of two."""

from dataclasses import dataclass
from decimal import Decimal
from math import sqrt
from numbers import Integral, Real
from statistics import NormalDist
from typing import Any

from headway.errors import ForPerson


@dataclass(frozen=True)
class Share:
    """A share of a whole, from 0 to 1, with both counts and the limits of its interval at ``level``."""

    events: int
    total: int
    share: float
    lower: float
    upper: float
    level: float


@dataclass(frozen=True)
class Difference:
    """Share ``a`` less share ``b``, from -1 to 1, with the limits of its interval at ``level``."""

    a: Share
    b: Share
    difference: float
    lower: float
    upper: float
    level: float

    @property
    def excludes_zero(self) -> bool:
        """Whether the data can tell the two shares apart at this level."""
        return self.lower > 0 or self.upper < 0


def _is_whole(count: object) -> bool:
    """Whether it is a whole number, numpy's among them. True and False are not."""
    return not isinstance(count, bool) and isinstance(count, int | Integral)


def _refuse_nonsense(events: int, total: int, level: float) -> None:
    for count in (events, total):
        if not _is_whole(count):
            raise ForPerson(f"{count!r} is not a count. Give whole numbers of events and of the total.")
    if total < 1:
        raise ForPerson(f"There is no share of {total}. Give a total of at least 1.")
    if not 0 <= events <= total:
        raise ForPerson(f"{events} of {total} is not a share. Give events from 0 to the total.")
    _refuse_no_level(level)


def _refuse_no_level(level: Any) -> None:
    """A level so near 1 that a float rounds its tail away has no limits either."""
    is_number = isinstance(level, Real | Decimal) and not isinstance(level, bool)
    if not is_number or not 0 < level < 1 or (1 + float(level)) / 2 >= 1:
        raise ForPerson(f"{level!r} is not a level of confidence. Give one between 0 and 1, such as 0.95.")


def limits(events: int, total: int, z: float) -> tuple[float, float]:
    """Wilson's lower and upper limit, ``z`` standard deviations of the normal distribution out on each side."""
    middle = 2 * events + z * z
    half = z * sqrt(z * z + 4 * events * (1 - events / total))
    below, above = (middle - half) / (2 * (total + z * z)), (middle + half) / (2 * (total + z * z))
    # None and all are shares too: there the limit is the share itself, which rounding would miss by a hair.
    return (0.0 if events == 0 else below), (1.0 if events == total else above)


def z_of(level: float) -> float:
    """How many standard deviations out on each side hold ``level`` of the normal distribution."""
    return NormalDist().inv_cdf((1 + float(level)) / 2)


def wilson(events: int, total: int, level: float = 0.95) -> Share:
    """A share with its score interval, without continuity correction.

    (2np + z² ± z√(z² + 4np(1 - p))) / 2(n + z²), where p = events / n. It stays within 0 and 1 and holds for few
    cases and for none.
    Source: E. B. Wilson (1927), Journal of the American Statistical Association 22, 209-212; method 3 in
    R. G. Newcombe (1998), Statistics in Medicine 17, 857-872.
    """
    _refuse_nonsense(events, total, level)
    events, total = int(events), int(total)
    lower, upper = limits(events, total, z_of(level))
    return Share(events, total, events / total, lower, upper, level)


def difference(events_a: int, total_a: int, events_b: int, total_b: int, level: float = 0.95) -> Difference:
    """The first share less the second, with the hybrid score interval for two independent groups.

    With Wilson's limits l and u of each share p: from d - √((pa - la)² + (ub - pb)²) to
    d + √((ua - pa)² + (pb - lb)²), where d = pa - pb.
    Source: R. G. Newcombe (1998), Statistics in Medicine 17, 873-890, method 10.
    """
    a, b = wilson(events_a, total_a, level), wilson(events_b, total_b, level)
    d = a.share - b.share
    return Difference(
        a=a,
        b=b,
        difference=d,
        lower=max(-1.0, d - sqrt((a.share - a.lower) ** 2 + (b.upper - b.share) ** 2)),
        upper=min(1.0, d + sqrt((a.upper - a.share) ** 2 + (b.share - b.lower) ** 2)),
        level=level,
    )

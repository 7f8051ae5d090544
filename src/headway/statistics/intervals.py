"""Counts of events with the limits that chance allows: exact for few, Byar's for ten or more; and their rates."""

from dataclasses import dataclass
from math import sqrt
from typing import Any

from headway.statistics.checking import a_count, a_level, an_amount
from headway.statistics.proportions import z_of

FEWEST_FOR_BYAR = 10  # OHID: below ten events the exact limits


@dataclass(frozen=True)
class Count:
    """A number of events with the limits of its interval at ``level``, by the ``method`` named."""

    events: int
    lower: float
    upper: float
    level: float
    method: str  # "exact" or "Byar"


@dataclass(frozen=True)
class Rate:
    """``events`` for every ``per`` of ``exposure``, with the limits of its interval at ``level``."""

    events: int
    exposure: float
    per: float
    rate: float
    lower: float
    upper: float
    level: float
    method: str


def exact(events: Any, level: float = 0.95) -> Count:
    """The limits of a Poisson count by its link with chi-square.

    Lower: half the alpha/2 quantile of chi-square with 2O degrees of freedom (0 for no events); upper: half the
    1 - alpha/2 quantile with 2O + 2.
    Source: F. Garwood (1936), Biometrika 28, 437-442; OHID, Public health technical guidance, Rates.
    """
    from scipy.special import gammaincinv  # slow to load: only who asks for it waits

    events, level = a_count(events), a_level(level)
    tail = (1 - level) / 2
    # The quantile of chi-square with 2a degrees of freedom is twice that of the gamma distribution of shape a.
    lower = float(gammaincinv(events, tail)) if events else 0.0
    return Count(events, lower, float(gammaincinv(events + 1, 1 - tail)), level, "exact")


def byars(events: Any, level: float = 0.95) -> Count:
    """The limits of a count of events: Byar's approximation from ten events, the exact limits below ten.

    Lower O(1 - 1/(9O) - z/(3√O))³; upper (O + 1)(1 - 1/(9(O + 1)) + z/(3√(O + 1)))³.
    In: a whole number from 0. Errors: refused for a part of an event, a text, fewer than none.
    Source: N. E. Breslow and N. E. Day (1987), Statistical Methods in Cancer Research II, IARC, chapter 2;
    OHID, Public health technical guidance, Rates (exact below ten).
    """
    events, level = a_count(events), a_level(level)
    if events < FEWEST_FOR_BYAR:
        return exact(events, level)
    z, more = z_of(level), events + 1
    root = 1 - 1 / (9 * events) - z / (3 * sqrt(events))
    upper = more * (1 - 1 / (9 * more) + z / (3 * sqrt(more))) ** 3
    return Count(events, events * max(0.0, root) ** 3, upper, level, "Byar")


def rate(events: Any, exposure: Any, per: float = 1, level: float = 0.95) -> Rate:
    """A rate: the events and their limits (:func:`byars`) divided by the exposure, times ``per``.

    In: events as a count; exposure above 0 (people, or person-years); per such as 10_000.
    """
    exposure, per = an_amount(exposure, "exposure"), an_amount(per, "multiplier")
    count = byars(events, level)
    times = per / exposure
    return Rate(
        events=count.events,
        exposure=exposure,
        per=per,
        rate=count.events * times,
        lower=count.lower * times,
        upper=count.upper * times,
        level=count.level,
        method=count.method,
    )

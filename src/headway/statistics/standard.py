"""Like for like: rates as they would be in a standard population, and events against those to be expected."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import fsum, sqrt
from typing import Any

from headway.errors import ForPerson
from headway.statistics.checking import a_count, a_level, an_amount, of_one_length
from headway.statistics.intervals import FEWEST_FOR_BYAR, byars


@dataclass(frozen=True)
class Standardised:
    """A directly standardised rate for every ``per``, with the limits of its interval at ``level``."""

    rate: float
    lower: float
    upper: float
    events: int
    per: float
    level: float


@dataclass(frozen=True)
class Ratio:
    """Events observed over events expected: 1 is as expected. With the limits of its interval at ``level``."""

    observed: int
    expected: float
    ratio: float
    lower: float
    upper: float
    level: float


def dsr(
    events: Sequence[Any],
    populations: Sequence[Any],
    standard: Sequence[Any],
    per: float = 100_000,
    level: float = 0.95,
) -> Standardised:
    """The rate that the standard population would have at this place's rates, stratum by stratum.

    Rate Σ w·o/n / Σ w; variance Σ w²·o/n² / (Σ w)²; limits rate + √(variance / O)·(L - O), where L is Byar's limit of
    all events O. In: a stratum an entry (age band, say): events, population above 0, weight in the standard from 0.
    Errors: refused below ten events in all (OHID), for lists of unequal length, for a population of 0.
    Source: A. J. Dobson, K. Kuulasmaa, E. Eberle and J. Scherer (1991), Statistics in Medicine 10, 457-462; on ten
    events J. K. Morris, J. Tan, P. Fryers and J. Bestwick (2018), Population Health Metrics 16.
    """
    of_one_length(events, populations, "events and populations")
    of_one_length(events, standard, "events and weights of the standard")
    per, level = an_amount(per, "multiplier"), a_level(level)
    observed = [a_count(each) for each in events]
    exposed = [an_amount(each, "population of a stratum") for each in populations]
    weights = [an_amount(each, "weight of the standard", above_zero=False) for each in standard]
    total, weight = sum(observed), fsum(weights)
    if total < FEWEST_FOR_BYAR:
        raise ForPerson(
            f"{total} events are too few for a standardised rate. Give at least {FEWEST_FOR_BYAR}, of more years, say."
        )
    if weight == 0:
        raise ForPerson("The standard population is empty. Give at least one weight above 0.")
    strata = list(zip(observed, exposed, weights, strict=True))
    value = fsum(w * o / n for o, n, w in strata) / weight
    spread = sqrt(fsum(w * w * o / (n * n) for o, n, w in strata) / (weight * weight * total))
    count = byars(total, level)
    lower, upper = value + spread * (count.lower - total), value + spread * (count.upper - total)
    return Standardised(per * value, per * lower, per * upper, total, per, level)


def observed_over_expected(observed: Any, expected: Any, level: float = 0.95) -> Ratio:
    """Events over the number to be expected, with Byar's limits (exact below ten events) over the same number."""
    expected = an_amount(expected, "expected number of events")
    count = byars(observed, level)
    return Ratio(
        observed=count.events,
        expected=expected,
        ratio=count.events / expected,
        lower=count.lower / expected,
        upper=count.upper / expected,
        level=count.level,
    )


def isr(observed: Any, rates: Sequence[Any], populations: Sequence[Any], level: float = 0.95) -> Ratio:
    """The indirectly standardised ratio: events over those that the reference's rates would give in this population.

    Expected Σ rate·n. In: all events observed (or a list of them by stratum); the reference's rate for each person of
    each stratum (England's of that age and UASC status, say: 0.12, not 12); this place's people in each stratum.
    Errors: refused for lists of unequal length and where nothing at all was to be expected.
    Source: N. E. Breslow and N. E. Day (1987), Statistical Methods in Cancer Research II, IARC, chapter 2;
    OHID, Public health technical guidance (limits exact below ten events).
    """
    of_one_length(rates, populations, "rates and populations")
    each = [an_amount(one, "reference rate", above_zero=False) for one in rates]
    people = [an_amount(one, "population of a stratum", above_zero=False) for one in populations]
    if hasattr(observed, "__len__") and not isinstance(observed, str | bytes):
        of_one_length(observed, populations, "observed events and populations")
        observed = sum(a_count(one) for one in observed)
    return observed_over_expected(observed, fsum(r * n for r, n in zip(each, people, strict=True)), level)

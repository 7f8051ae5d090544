"""Whether the districts of one county differ more than chance alone would make them, and which is the odd one out."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import sqrt
from typing import Any

import numpy as np
from numpy.typing import NDArray

from headway.errors import ForPerson
from headway.statistics.checking import a_count, a_level, of_one_length
from headway.statistics.many import holm
from headway.statistics.proportions import Share, wilson

Floats = NDArray[np.float64]
DRAWS = 10_000
SEED = 20_170_613  # fixed, so that the same figures always give the same answer
FEWEST_EXPECTED = 5  # W. G. Cochran (1954), Biometrics 10, 417-451
FEW_UNITS = 10  # below it the estimate of the variance between units is hardly more than a guess
_HAIR = 1e-9
_LARGEST = 5_000_000  # beyond it the lists of chances would fill the memory; no county has so many children


@dataclass(frozen=True)
class District:
    """One district: its share with Wilson's limits, what chance alone allows at its size, and how odd it is.

    ``chance_lower`` and ``chance_upper`` hold the share at ``level`` if this district were like the whole;
    ``p_value`` is that of the district against the rest, ``p_allowed`` the same after Holm's allowance for looking at
    all of them; ``odd`` is "high", "low" or "".
    """

    name: str
    share: Share
    chance_lower: float
    chance_upper: float
    p_value: float
    p_allowed: float
    odd: str


@dataclass(frozen=True)
class Spread:
    """The districts together. ``chi2`` on ``degrees`` with its ``p_value`` by ``method``; ``gap`` between the highest
    and the lowest share, the ``gap_by_chance`` to be expected and the ``gap_by_chance_upper`` that chance alone stays
    under at ``level``; ``tau`` the standard deviation between districts beyond chance, a share. ``differs`` says
    whether chance alone is refused; ``few`` whether the districts are too few to trust tau."""

    whole: Share
    districts: tuple[District, ...]
    chi2: float
    degrees: int
    p_value: float
    method: str  # "chi-square" or "simulation"
    gap: float
    gap_by_chance: float
    gap_by_chance_upper: float
    tau: float
    level: float
    differs: bool
    few: bool

    @property
    def odd(self) -> tuple[District, ...]:
        """The districts that stand out even allowing for how many were looked at, furthest first."""
        return tuple(
            sorted((one for one in self.districts if one.odd), key=lambda one: (one.p_allowed, one.name))
        )

    @property
    def words(self) -> str:
        """What the figures say, in plain sentences."""
        return _words(self)


def _percent(share: float) -> str:
    return f"{100 * share:.1f}"


def _words(found: Spread) -> str:
    by_share = sorted(found.districts, key=lambda one: (one.share.share, one.name))
    low, high = by_share[0], by_share[-1]
    if len(by_share) == 1:
        return f"{low.name} stands alone at {_percent(low.share.share)}%: there is none to compare it with."
    if found.gap == 0:
        return f"All {len(by_share)} are at {_percent(low.share.share)}%: they do not differ at all."
    gaps = (
        f"From {_percent(low.share.share)}% ({low.name}) to {_percent(high.share.share)}% ({high.name}), a gap of "
        f"{_percent(found.gap)} points; were all alike, chance alone would give about "
        f"{_percent(found.gap_by_chance)} and rarely more than {_percent(found.gap_by_chance_upper)}."
    )
    said = [gaps]
    odd = " and ".join(f"{one.name} ({'higher' if one.odd == 'high' else 'lower'})" for one in found.odd)
    if found.differs:
        said.append("They differ more than chance explains.")
    else:
        said.append("Chance alone could explain differences of this size.")
    if odd:
        said.append(f"Standing out from the rest, allowing for {len(by_share)} looked at: {odd}.")
    elif found.differs:
        said.append("No single one stands out from the rest.")
    if found.few:
        said.append(f"With {len(by_share)} only large differences can be seen.")
    return " ".join(said)


def _log_chances(total: int, rest: int, events: int) -> tuple[int, Floats]:
    """The least events a district can have and the log chance of each number from it, given all the totals."""
    from scipy.special import gammaln  # slow to load: only who asks for it waits

    least, most = max(0, events - rest), min(total, events)
    k = np.arange(least, most + 1, dtype=np.float64)

    def choose(n: int, of: Floats) -> Floats:
        return np.asarray(gammaln(n + 1.0) - gammaln(of + 1) - gammaln(n - of + 1))

    return least, choose(total, k) + choose(rest, events - k) - choose(total + rest, np.array(float(events)))


def _against_the_rest(own: int, total: int, events: int, everyone: int) -> float:
    """Fisher's exact p-value, two-sided: all outcomes no likelier than the one seen."""
    least, logs = _log_chances(total, everyone - total, events)
    chances = np.exp(logs)
    as_likely = logs <= logs[own - least] + 1e-7
    return float(min(1.0, chances[as_likely].sum() / chances.sum()))


def _chance_range(total: int, everyone: int, events: int, level: float) -> tuple[float, float]:
    """The shares that leave at most half of what is not the level beyond them on each side."""
    least, logs = _log_chances(total, everyone - total, events)
    below = np.cumsum(np.exp(logs))
    below /= below[-1]
    tail = (1 - level) / 2
    # A hair's allowance, so that a tail of exactly this size counts as such on both sides.
    lower = int(np.searchsorted(below, tail + _HAIR, side="right"))
    upper = int(np.searchsorted(below, 1 - tail - _HAIR, side="left"))
    return (least + lower) / total, (least + min(upper, len(below) - 1)) / total


def _chi2(counts: Floats, sizes: Floats) -> Floats:
    """Pearson's statistic for each row of counts: Σ n(p - P)² / (P(1 - P)); nought where all or none have the event."""
    whole = counts.sum(axis=-1, keepdims=True) / sizes.sum()
    variance = (whole * (1 - whole)).squeeze(-1)
    q = (sizes * (counts / sizes - whole) ** 2).sum(axis=-1)
    return np.asarray(np.divide(q, variance, out=np.zeros_like(q), where=variance > 0))


def _tau(chi2: float, share: float, sizes: Floats) -> float:
    """DerSimonian and Laird's, each district's own variance that of the whole's share at its size."""
    if not 0 < share < 1 or len(sizes) < 2:
        return 0.0
    weights = sizes / (share * (1 - share))
    return sqrt(max(0.0, (chi2 - (len(sizes) - 1)) / (weights.sum() - (weights**2).sum() / weights.sum())))


def _drawn(sizes: NDArray[np.int64], events: int) -> Floats:
    """The events dealt out at random to districts of these sizes, ``DRAWS`` times, in the order of the sizes given."""
    order = np.argsort(sizes, kind="stable")  # so that the order of the districts does not change the answer
    drawn = np.random.default_rng(SEED).multivariate_hypergeometric(
        sizes[order], events, size=DRAWS, method="marginals"
    )
    back: Floats = np.empty(drawn.shape)
    back[:, order] = drawn
    return back


def _p_value(chi2: float, drawn: Floats, sizes: Floats, whole: Share) -> tuple[float, str]:
    """The chance of a chi-square as large or larger were all alike, and the method by which it was found."""
    from scipy.special import chdtrc

    rarer = min(whole.events, whole.total - whole.events)
    if len(sizes) == 1 or rarer == 0:
        return 1.0, "chi-square"
    if int(sizes.min()) * rarer >= FEWEST_EXPECTED * whole.total:
        return float(chdtrc(len(sizes) - 1, chi2)), "chi-square"
    # A hair's allowance, so that a dealing equal to what was seen counts as equal whatever the order of summing.
    further = int(np.sum(_chi2(drawn, sizes) >= chi2 * (1 - _HAIR)))
    return (further + 1) / (DRAWS + 1), "simulation"


def _district(name: str, own: Share, whole: Share, p: float, p_allowed: float, level: float) -> District:
    lower, upper = _chance_range(own.total, whole.total, whole.events, level)
    odd = "" if p_allowed >= 1 - level else "high" if own.share > whole.share else "low"
    return District(name, own, lower, upper, p, p_allowed, odd)


def _checked(
    names: Sequence[str], events: Sequence[Any], totals: Sequence[Any], level: float
) -> tuple[list[Share], Share]:
    of_one_length(names, events, "names and events")
    of_one_length(events, totals, "events and totals")
    if len(set(names)) != len(names):
        raise ForPerson("Two districts have one name. Give each a name of its own.")
    counts = [a_count(one) for one in events]
    sizes = [a_count(one, "the total", least=1) for one in totals]
    if sum(sizes) >= _LARGEST:
        raise ForPerson(f"{sum(sizes)} in all is more than can be reckoned with. Give fewer than {_LARGEST}.")
    shares = [wilson(own, size, level) for own, size in zip(counts, sizes, strict=True)]
    return shares, wilson(sum(counts), sum(sizes), level)


def spread(names: Sequence[str], events: Sequence[Any], totals: Sequence[Any], level: float = 0.95) -> Spread:
    """Districts against the spread that chance alone would give.

    Homogeneity by Pearson's chi-square on k - 1 degrees; where an expected number of events or of others is below
    five, by the same statistic over 10,000 random dealings of the events to districts of these sizes (fixed seed;
    p = (as far or further + 1) / (dealings + 1)). The gaps by chance are the mean and the upper quantile of the same
    dealings. tau² = (chi2 - (k - 1)) / (Σw - Σw²/Σw) with w = n / (P(1 - P)), not below 0. A district against the
    rest by Fisher's exact test with Holm's allowance. In: a name, events and a total (at least 1) a district.
    Errors: refused for a total of 0, more events than the total, two of one name.
    Source: R. DerSimonian and N. Laird (1986), Controlled Clinical Trials 7, 177-188; A. C. A. Hope (1968), Journal
    of the Royal Statistical Society B 30, 582-598; S. Holm (1979), Scandinavian Journal of Statistics 6, 65-70.
    """
    level = a_level(level)
    shares, whole = _checked(names, events, totals, level)
    sizes = np.array([one.total for one in shares], dtype=np.int64)
    counts = np.array([one.events for one in shares], dtype=np.float64)
    chi2 = float(_chi2(counts[np.newaxis], sizes.astype(np.float64))[0])
    drawn = _drawn(sizes, whole.events)
    gaps = np.ptp(drawn / sizes, axis=1)
    p, method = _p_value(chi2, drawn, sizes.astype(np.float64), whole)
    each = [_against_the_rest(one.events, one.total, whole.events, whole.total) for one in shares]
    allowed = holm(each)
    return Spread(
        whole=whole,
        districts=tuple(
            _district(name, own, whole, one, adjusted, level)
            for name, own, one, adjusted in zip(names, shares, each, allowed, strict=True)
        ),
        chi2=chi2,
        degrees=len(shares) - 1,
        p_value=p,
        method=method,
        gap=max(one.share for one in shares) - min(one.share for one in shares),
        gap_by_chance=float(gaps.mean()),
        gap_by_chance_upper=float(np.quantile(gaps, level)),
        tau=_tau(chi2, whole.share, sizes.astype(np.float64)),
        level=level,
        differs=p < 1 - level,
        few=len(shares) < FEW_UNITS,
    )

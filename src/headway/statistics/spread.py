"""Whether the districts of one county differ more than chance alone would make them, and which is the odd one out."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import sqrt
from typing import Any

import numpy as np
from numpy.typing import NDArray

from headway.errors import ForPerson
from headway.statistics.chances import HAIR, against_the_rest, chance_range
from headway.statistics.checking import a_count, a_level, of_one_length
from headway.statistics.many import holm
from headway.statistics.proportions import Share, wilson

Floats = NDArray[np.float64]
DRAWS = 10_000
SEED = 20_170_613  # fixed, so that the same figures always give the same answer
FEWEST_EXPECTED = 5  # W. G. Cochran (1954), Biometrics 10, 417-451
FEW_UNITS = 10  # below it the estimate of the variance between units is hardly more than a guess
_LARGEST = 5_000_000  # beyond it the lists of chances would fill the memory; no county has so many children


@dataclass(frozen=True)
class District:
    """One district: its share with Wilson's limits, what chance alone allows at its size, and how odd it is.

    ``chance_lower`` and ``chance_upper`` hold the share at ``level`` if this district were like the whole;
    ``p_value`` is that of the district against the rest without those that stand out further, ``p_allowed`` the same
    after Holm's allowance for looking at all of them; ``odd`` is "high", "low" or "".
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
    whether chance alone is refused; ``few`` whether the districts are too few to trust tau. Every figure is a share
    from 0 to 1; only ``words`` says them for every ``per``."""

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
    per: int = 100

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


def _odd_ones(found: Spread) -> str:
    named = ", ".join(f"{one.name} ({'higher' if one.odd == 'high' else 'lower'})" for one in found.odd)
    return f"allowing for {len(found.districts)} looked at: {named}"


def _verdict(found: Spread) -> str:
    if found.differs and found.odd:
        return f"They differ more than chance explains. Standing out from the rest, {_odd_ones(found)}."
    if found.differs:
        return "They differ more than chance explains. No single one stands out from the rest."
    if found.odd:
        return f"Together they differ no more than chance explains; yet standing out from the rest, {_odd_ones(found)}."
    return "Chance alone could explain differences of this size."


def _words(found: Spread) -> str:
    by_share = sorted(found.districts, key=lambda one: (one.share.share, one.name))
    low, high = by_share[0], by_share[-1]
    sign, points, unit = ("%", " points", "") if found.per == 100 else ("", "", f" per {found.per:,}")

    def figure(share: float) -> str:
        return f"{found.per * share:.1f}"

    if len(by_share) == 1:
        return f"{low.name} stands alone at {figure(low.share.share)}{sign}{unit}: there is none to compare it with."
    if found.gap == 0:
        return f"All {len(by_share)} are at {figure(low.share.share)}{sign}{unit}: they do not differ at all."
    gaps = (
        f"From {figure(low.share.share)}{sign} ({low.name}) to {figure(high.share.share)}{sign} ({high.name}){unit}, "
        f"a gap of {figure(found.gap)}{points}; were all alike, chance alone would give about "
        f"{figure(found.gap_by_chance)} and rarely more than {figure(found.gap_by_chance_upper)}."
    )
    few = f"With {len(by_share)} only large differences can be seen." if found.few else ""
    return " ".join(part for part in (gaps, _verdict(found), few) if part)


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
    further = int(np.sum(_chi2(drawn, sizes) >= chi2 * (1 - HAIR)))
    return (further + 1) / (DRAWS + 1), "simulation"


def _singled_out(shares: Sequence[Share], level: float) -> list[tuple[float, float, str]]:
    """The p-value, the p-value allowed for, and high, low or "" of each.

    The furthest first, against all others; once it stands out it is left aside and the others are looked at without
    it, lest they look odd only beside it. Two that are level (as two districts always are) stand out together.
    """
    found = [(1.0, 1.0, "")] * len(shares)
    left, floor = list(range(len(shares))), 0.0
    while len(left) > 1:
        events, everyone = sum(shares[i].events for i in left), sum(shares[i].total for i in left)
        each = [against_the_rest(shares[i].events, shares[i].total, events, everyone) for i in left]
        allowed = [max(floor, p) for p in holm(each)]
        first = {i for i, p in zip(left, each, strict=True) if p <= min(each) * (1 + HAIR)}
        floor = min(allowed)
        stands_out = floor < 1 - level
        for i, p, of_all in zip(left, each, allowed, strict=True):
            if not stands_out:
                found[i] = (p, of_all, "")
            elif i in first:
                found[i] = (
                    p,
                    floor,
                    "high" if shares[i].events * everyone > events * shares[i].total else "low",
                )
        left = [i for i in left if i not in first] if stands_out else []
    return found


def _district(name: str, own: Share, whole: Share, seen: tuple[float, float, str], level: float) -> District:
    lower, upper = chance_range(own.total, whole.total, whole.events, level)
    return District(name, own, lower, upper, *seen)


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


def spread(
    names: Sequence[str], events: Sequence[Any], totals: Sequence[Any], level: float = 0.95, *, per: int = 100
) -> Spread:
    """Districts against the spread that chance alone would give.

    Homogeneity by Pearson's chi-square on k - 1 degrees; where an expected number of events or of others is below
    five, by the same statistic over 10,000 random dealings of the events to districts of these sizes (fixed seed;
    p = (as far or further + 1) / (dealings + 1)). The gaps by chance are the mean and the upper quantile of the same
    dealings. tau² = (chi2 - (k - 1)) / (Σw - Σw²/Σw) with w = n / (P(1 - P)), not below 0. A district against the
    rest by Fisher's exact test with Holm's allowance, the furthest first and then left aside.
    In: a name, events and a total (at least 1) a district; ``per`` is only for the words: 100 says percentages, and
    10_000 says rates, as of children on plans among all children of the district.
    Errors: refused for a total of 0, more events than the total, two of one name.
    Source: R. DerSimonian and N. Laird (1986), Controlled Clinical Trials 7, 177-188; A. C. A. Hope (1968), Journal
    of the Royal Statistical Society B 30, 582-598; S. Holm (1979), Scandinavian Journal of Statistics 6, 65-70.
    """
    level, per = a_level(level), a_count(per, "those that the words are for", least=1)
    shares, whole = _checked(names, events, totals, level)
    sizes = np.array([one.total for one in shares], dtype=np.int64)
    counts = np.array([one.events for one in shares], dtype=np.float64)
    chi2 = float(_chi2(counts[np.newaxis], sizes.astype(np.float64))[0])
    drawn = _drawn(sizes, whole.events)
    gaps = np.ptp(drawn / sizes, axis=1)
    p, method = _p_value(chi2, drawn, sizes.astype(np.float64), whole)
    return Spread(
        whole=whole,
        districts=tuple(
            _district(name, own, whole, seen, level)
            for name, own, seen in zip(names, shares, _singled_out(shares, level), strict=True)
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
        per=per,
    )

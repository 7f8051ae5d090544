"""Which control chart a measure has and what it says: :class:`headway.statistics.spc.Spc` in the measure's own unit.

Figures are charted as what they are: shares by p or Laney's p′, rates by u or Laney's u′, everything else (counts,
days, scores, full-time equivalents, shares whose parts are not known) by single values.
"""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date
from decimal import Decimal
from functools import lru_cache
from itertools import pairwise
from math import sqrt
from typing import Any, Protocol

from headway.statistics.spc import Spc, laney_p, laney_u, p_chart, u_chart, xmr
from headway.web.performance.states import Better, ChartKind, Kind

_AUTOCORRELATED = (
    "A figure of the last day counts many of the same children month after month, so that neighbouring points are "
    "alike by themselves: runs say less than the rule supposes."
)
_DOES_NOT_FIT = (
    "The chart that was chosen needs whole numbers of events within their totals; these figures are charted by their "
    "values."
)
_PER_POINT = {ChartKind.P: p_chart, ChartKind.LANEY_P: laney_p}
_PER_UNIT = {ChartKind.U: u_chart, ChartKind.LANEY_U: laney_u}
Numbers = Sequence[float | None]


class MeasureLike(Protocol):
    """What of a measure decides its chart."""

    chart: str
    preset: str
    better: str
    kind: str
    unit: str
    multiplier: int


def verdict(
    values: Numbers,
    events: Numbers,
    totals: Numbers,
    measure: MeasureLike,
    phases: Sequence[tuple[int, str]] = (),
    *,
    target: float | None = None,
) -> Spc:
    """The chart of a series, values and limits in the measure's unit (a share of 0.216 is 21.6).

    ``values``, ``events`` and ``totals`` have one place a period, None for a gap. ``phases`` are places where the
    limits start anew, each with its reason. Raises ForPerson for a rolling series: there is no such chart of it.
    The same series again is remembered: a page of forty measures asks for hundreds.
    """
    return _verdict(
        tuple(values),
        tuple(events),
        tuple(totals),
        (measure.chart, measure.preset, measure.better, measure.kind, measure.unit, measure.multiplier),
        tuple((int(place), reason) for place, reason in phases),
        target,
    )


@lru_cache(maxsize=4096)
def _verdict(
    values: tuple[float | None, ...],
    events: tuple[float | None, ...],
    totals: tuple[float | None, ...],
    settings: tuple[str, str, str, str, str, int],
    phases: tuple[tuple[int, str], ...],
    target: float | None,
) -> Spc:
    chart, preset, better, kind, unit, multiplier = settings
    told = {"preset": preset, "phases": phases, "polarity": polarity(better)}
    if kind == Kind.ROLLING:
        return xmr(values, **told, target=target, rolling=True)
    chosen = ChartKind(chart) if chart else by_figures(events, totals, unit)
    if chosen is ChartKind.XMR or not _fits(chosen, events, totals):
        found = within(xmr(values, **told, target=target), 0, 100 if unit == "%" else None)
        if chosen is not ChartKind.XMR:
            found = replace(found, notes=(*found.notes, _DOES_NOT_FIT))
    else:
        found = _of_parts(chosen, *_with_totals(events, totals), told, multiplier, target)
    if kind == Kind.SNAPSHOT:
        found = replace(found, notes=(*found.notes, _AUTOCORRELATED))
    return found


def polarity(better: str) -> str:
    """As the charts have it: what is best near its target has no good side of its mean."""
    return better if better in (Better.HIGHER, Better.LOWER) else "neutral"


def by_figures(events: Numbers, totals: Numbers, unit: str) -> ChartKind:
    """The chart that the figures call for.

    Laney's charts where the spread is more than chance gives by more than twice its own error; p and u hold only
    where it is near 1 (D. B. Laney, 2002, Quality Engineering 14, 531-537).
    """
    share, rate = unit == "%", unit.startswith("rate")
    plain = ChartKind.P if share else ChartKind.U
    if not (share or rate) or not _fits(plain, events, totals):
        return ChartKind.XMR
    pairs = [(e, t) for e, t in zip(events, totals, strict=True) if e is not None and t]
    if not _is_overdispersed(pairs, of_shares=share):
        return plain
    return ChartKind.LANEY_P if share else ChartKind.LANEY_U


def _fits(chart: ChartKind, events: Numbers, totals: Numbers) -> bool:
    """Whether the figures are counts of people or events, of a share's within their totals.

    Full-time equivalents are not; nor are leavers of a year, who can be more than those who are there at its end.
    """
    pairs = [(e, t) for e, t in zip(events, totals, strict=True) if e is not None and t]
    whole = all(e == int(e) >= 0 and t == int(t) for e, t in pairs)
    return bool(pairs) and whole and (chart in _PER_UNIT or all(e <= t for e, t in pairs))


def _is_overdispersed(pairs: Sequence[tuple[float, float]], *, of_shares: bool) -> bool:
    """Whether neighbouring points differ more than chance gives: the mean moving range of z, over 1.128, against 1.

    Its standard error for n points is about 0.82 / √n (moving ranges of independent values; E. S. Pearson, 1932).
    """
    total = sum(t for _, t in pairs)
    mean = sum(e for e, _ in pairs) / total
    spread = mean * (1 - mean) if of_shares else mean
    if len(pairs) < 3 or spread <= 0:
        return False
    z = [(e / t - mean) / sqrt(spread / t) for e, t in pairs]
    sigma = sum(abs(b - a) for a, b in pairwise(z)) / (len(z) - 1) / 1.128
    return sigma > 1 + 2 * 0.82 / sqrt(len(z))


def _with_totals(events: Numbers, totals: Numbers) -> tuple[list[float | None], list[float | None]]:
    """A period whose denominator is nought has no share: a gap."""
    there = [e is not None and bool(t) for e, t in zip(events, totals, strict=True)]
    return (
        [e if has else None for e, has in zip(events, there, strict=True)],
        [t if has else None for t, has in zip(totals, there, strict=True)],
    )


def within(spc: Spc, lowest: float, highest: float | None) -> Spc:
    """The same chart with its limits where figures can be: no count lies below nought, no share above a hundred.

    No signal changes by it, as no figure lies beyond; a figure that does is left with the limits as they are.
    """
    values = [each for each in spc.values if each is not None]
    if any(each < lowest or (highest is not None and each > highest) for each in values):
        return spc

    def low(number: float | None) -> float | None:
        return None if number is None else max(number, lowest)

    def high(number: float | None) -> float | None:
        return number if number is None or highest is None else min(number, highest)

    return replace(
        spc,
        lowers=tuple(low(each) for each in spc.lowers),
        uppers=tuple(high(each) for each in spc.uppers),
        lower=low(spc.lower),
        upper=high(spc.upper),
        phases=tuple(replace(each, lower=low(each.lower), upper=high(each.upper)) for each in spc.phases),
    )


def _of_parts(
    chosen: ChartKind,
    events: list[float | None],
    totals: list[float | None],
    told: dict[str, Any],
    multiplier: int,
    target: float | None,
) -> Spc:
    if chosen in _PER_UNIT:
        return _PER_UNIT[chosen](events, totals, **told, target=target, per=multiplier)
    share = None if target is None else target / multiplier
    return in_unit(_PER_POINT[chosen](events, totals, **told, target=share), multiplier)


def in_unit(spc: Spc, multiplier: float) -> Spc:
    """The same chart with its shares as percentages, or whatever the measure's unit is."""

    def times(number: float | None) -> float | None:
        return None if number is None else number * multiplier

    def all_times(numbers: Numbers) -> tuple[float | None, ...]:
        return tuple(times(each) for each in numbers)

    phases = tuple(
        replace(each, mean=times(each.mean), lower=times(each.lower), upper=times(each.upper))
        for each in spc.phases
    )
    return replace(
        spc,
        values=all_times(spc.values),
        centre=all_times(spc.centre),
        lowers=all_times(spc.lowers),
        uppers=all_times(spc.uppers),
        mean=times(spc.mean),
        lower=times(spc.lower),
        upper=times(spc.upper),
        target=times(spc.target),
        phases=phases,
    )


def as_drawn(spc: Spc) -> Spc:
    """The chart as ``headway.charts`` takes it, which makes percentages of shares itself."""
    return in_unit(spc, 0.01) if spc.chart in _PER_POINT else spc


class SeriesLike(Protocol):
    """Figures of one measure and area in order of time (``queries.series.Series``)."""

    first_days: Sequence[date]
    values: Numbers
    numerators: Numbers
    denominators: Numbers


class RebaseLike(Protocol):
    """Where limits start anew, and why."""

    from_day: date
    reason: str


def verdict_of(
    measure: MeasureLike,
    series: SeriesLike,
    rebases: Iterable[RebaseLike] = (),
    *,
    target: float | Decimal | None = None,
) -> Spc | None:
    """The chart of a measure's figures, its limits starting anew where somebody said so; None of a rolling measure."""
    if not Kind(measure.kind).may_be_charted:
        return None
    return verdict(
        series.values,
        series.numerators,
        series.denominators,
        measure,
        phases_of(series.first_days, rebases),
        target=None if target is None else float(target),
    )


def phases_of(first_days: Sequence[date], rebases: Iterable[RebaseLike]) -> list[tuple[int, str]]:
    """The place in a series where each rebase falls; one before the first figure, or after the last, moves nothing."""
    found: dict[int, str] = {}
    for each in sorted(rebases, key=lambda one: one.from_day):
        place = sum(day < each.from_day for day in first_days)
        if 0 < place < len(first_days):
            found[place] = each.reason
    return sorted(found.items())

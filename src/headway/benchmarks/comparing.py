"""One authority beside England, its region and its statistical neighbours, for many indicators at once.

England and the region are as published; neighbours by mean and by median of those with a figure, for the two can give
different verdicts. Ranks are ranges, bands quarters (A best), and neither is given where no side is better.
"""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from headway.areas import by_code
from headway.benchmarks.comparators import comparators
from headway.benchmarks.comparison import Across, Comparison, Held, PeerValue
from headway.benchmarks.edition import Edition
from headway.benchmarks.finding_figures import canonical, held_figures, year_of
from headway.benchmarks.peers import Peers, peers_of
from headway.benchmarks.places import region_of
from headway.benchmarks.published import Series, chosen
from headway.benchmarks.standing import standing, there
from headway.benchmarks.store import Store
from headway.errors import ForPerson


def compare(
    store: Store,
    authority_code: str,
    indicators: Sequence[str] | None = None,
    *,
    period: str | None = None,
    neighbours_version: str | None = None,
) -> dict[str, Comparison]:
    """By indicator, how an authority's newest figure (or that of ``period``) stands among others.

    An indicator of which the store holds no figure is left out. Raises ForPerson for an unknown authority, indicator or
    version of the list of neighbours.
    """
    return compare_series(
        store, authority_code, chosen(indicators), period=period, neighbours_version=neighbours_version
    )


def compare_series(
    store: Store,
    authority_code: str,
    series: Sequence[Series],
    *,
    period: str | None = None,
    neighbours_version: str | None = None,
) -> dict[str, Comparison]:
    """As :func:`compare`, for any series."""
    own = canonical(by_code(authority_code).ons_code)
    peers = peers_of(store, own, neighbours_version)
    editions = {each.id: each for each in store.current()}
    found = held_figures(store, series, own=own, period=period, editions=editions.values())
    return {
        each.id: _comparison(each, found[each.id], own, peers, editions[found[each.id].edition])
        for each in series
        if each.id in found
    }


def across(store: Store, indicator: str, period: str | None = None) -> Across:
    """Every authority's figure and counts of one indicator, in the newest period or the one asked."""
    series = chosen([indicator])[0]
    editions = {each.id: each for each in store.current()}
    held = held_figures(store, [series], period=period, editions=editions.values()).get(indicator)
    if held is None:
        when = f" for {period}" if period else ""
        raise ForPerson(
            f"No published figures of {indicator} are loaded{when}. Load them with `headway benchmark load FILE`."
        )
    rows = [
        PeerValue(
            cell.area,
            cell.name,
            region_of(cell.area),
            cell.value,
            held.numerators.get(code),
            held.denominators.get(code),
            cell.symbol,
            cell.meaning,
        )
        for code, cell in held.authorities.items()
        if code in there(held.year) or cell.value is not None
    ]
    return Across(
        series.id,
        series.title,
        series.unit,
        series.polarity,
        held.period,
        series.label(held.period),
        editions[held.edition],
        tuple(sorted(rows, key=lambda row: row.name)),
    )


def _comparison(series: Series, held: Held, own: str, peers: Peers | None, edition: Edition) -> Comparison:
    cell = held.authorities.get(own)
    stands = standing(series, held, own)
    others = comparators(series, held, own, peers, edition)
    return Comparison(
        indicator=series.id,
        title=series.title,
        unit=series.unit,
        polarity=series.polarity,
        authority=own,
        period=held.period,
        period_label=series.label(held.period),
        value=cell.value if cell else None,
        symbol=cell.symbol if cell else None,
        meaning=cell.meaning if cell else None,
        numerator=held.numerators.get(own),
        denominator=held.denominators.get(own),
        england=others.england,
        region=others.region,
        neighbours_mean=others.mean,
        neighbours_median=others.median,
        rank=stands.rank,
        band=stands.band,
        cuts=stands.cuts,
        authorities=stands.authorities,
        decimals=held.decimals,
        edition=edition,
        flags=others.flags + stands.flags,
        earlier=tuple(held.own[year] for year in sorted(held.own) if year < held.year),
    )


def series(store: Store, indicator: str, area: str) -> tuple[tuple[str, Decimal | None, Edition], ...]:
    """An area's published figures of one indicator by period, oldest first, each with its edition.

    ``area`` is an authority's, a region's or England's ONS code. All periods are those of one source: figures of two
    sources are not strung together.
    """
    own, known = _place(area), {each.id: each for each in store.current()}
    held = held_figures(store, [chosen([indicator])[0]], own=own, editions=known.values()).get(indicator)
    if held is None:
        return ()
    return tuple((*held.own[year], known[held.edition]) for year in sorted(held.own))


def revisions(
    store: Store, indicator: str, area: str, period: str
) -> tuple[tuple[Decimal | None, Edition], ...]:
    """What each edition in the store printed for one indicator, area and period, the oldest edition first."""
    wanted, own, year = chosen([indicator])[0], _place(area), year_of(period)
    found = []
    for edition in store.editions():
        held = held_figures(store, [wanted], own=own, editions=[edition]).get(indicator)
        if held and year in held.own:
            found.append((held.own[year][1], edition))
    return tuple(found)


def _place(area: str) -> str:
    if area.strip().upper()[:3] in ("E92", "E12"):
        return area.strip().upper()
    return canonical(by_code(area).ons_code)

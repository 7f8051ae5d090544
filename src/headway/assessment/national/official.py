"""Block C out of official statistics: the newest period that was known on a day, beside England and neighbours.

A figure is as the loaded edition prints it, which may be a later revision of what was known on the day: its origin
names the edition. When a period was known is an assumption of ``official.toml``.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Any

from headway.areas import by_code
from headway.assessment.national.national_set import national_set
from headway.assessment.profile import Better, MeasureLine, Origin, Value

if TYPE_CHECKING:
    from headway.benchmarks.comparison import Held
    from headway.benchmarks.edition import Edition
    from headway.benchmarks.peers import Peers
    from headway.benchmarks.published import Series
    from headway.benchmarks.store import Store

__all__ = ["last_year_known", "measures", "neighbours_named"]

_LAST_OF_THE_SET = 2011
_YEARS_BACK = 2
_ENDS = {
    "year": (3, 31),
    "31 March": (3, 31),
    "30 September": (9, 30),
    "school year": (8, 31),
    "calendar year": (12, 31),
    "as printed": (12, 31),
}


@dataclass(frozen=True)
class Wanted:
    """A series under an outcome, with what its line is called; ``note`` says how it differs from that."""

    series: Series
    number: str
    title: str
    better: Better
    outcome: str
    note: str = ""


def measures(store: Store, authority_code: str, as_of: date) -> tuple[MeasureLine, ...]:
    """A line for each measure of which the store has a figure known on ``as_of``; none where nothing is loaded.

    To 2011 the measures are the National Indicator Set's, by series that count the same; later those of a council's
    own assessment. An authority that existed then is meant; a figure more than two years old is no line.
    """
    from headway.benchmarks.finding_figures import canonical
    from headway.benchmarks.peers import peers_of

    own = canonical(by_code(authority_code).ons_code)
    editions = {each.id: each for each in store.current()}
    if not editions:
        return ()
    peers = peers_of(store, own)
    found: dict[str, MeasureLine] = {}
    wanted = _set() if as_of.year <= _LAST_OF_THE_SET else _council()
    for back in range(_YEARS_BACK + 1):
        left = [each for each in wanted if each.number not in found]
        for year in sorted({last_year_known(each.series.when, as_of) - back for each in left}):
            these = [each for each in left if last_year_known(each.series.when, as_of) - back == year]
            for line in _of_year(store, these, own, year, peers, editions):
                found.setdefault(line.number, line)
    return tuple(found[each.number] for each in wanted if each.number in found)


def neighbours_named(store: Store, authority_code: str) -> str:
    """Which list of neighbours the lines use, as a profile says it; "" where none is loaded or has the authority."""
    from headway.benchmarks.finding_figures import canonical
    from headway.benchmarks.peers import peers_of, title_of

    peers = peers_of(store, canonical(by_code(authority_code).ons_code))
    return f"{title_of(peers.version)}, {len(peers.codes)} authorities" if peers else ""


def last_year_known(when: str, as_of: date) -> int:
    """The year of the newest period that is taken to have been published by ``as_of``."""
    month, day = _ENDS[when]
    months = int(_told()["months_to_publication"][when])
    year = as_of.year
    while _months_later(date(year, month, day), months) > as_of:
        year -= 1
    return year


def _months_later(day: date, months: int) -> date:
    years, month = divmod(day.month - 1 + months, 12)
    return date(day.year + years, month + 1, min(day.day, 28))


def _of_year(
    store: Store,
    wanted: Sequence[Wanted],
    own: str,
    year: int,
    peers: Peers | None,
    editions: dict[str, Edition],
) -> Iterable[MeasureLine]:
    from headway.benchmarks.finding_figures import held_figures

    held = held_figures(
        store, [each.series for each in wanted], own=own, period=str(year), editions=editions.values()
    )
    for each in wanted:
        figures = held.get(each.series.id)
        if figures is not None and own in figures.authorities:
            yield _line(each, figures, own, peers, editions[figures.edition])


def _line(wanted: Wanted, held: Held, own: str, peers: Peers | None, edition: Edition) -> MeasureLine:
    from headway.benchmarks.comparators import comparators

    series = wanted.series
    others = comparators(series, held, own, peers, edition)
    earlier = max((year for year in held.own if year < held.year), default=None)
    codes = peers.codes if peers else ()
    cells = [held.authorities[code] for code in codes if code in held.authorities]
    note = f"; {wanted.note}" if wanted.note else ""
    return MeasureLine(
        number=wanted.number,
        title=wanted.title,
        outcome=wanted.outcome,
        better=wanted.better,
        unit=series.unit,
        period=series.label(held.period),
        origin=Origin(f"{edition.words}{note}"),
        here=Value(held.authorities[own].value, held.numerators.get(own), held.denominators.get(own)),
        england=_plain(others.england.value if others.england else None),
        neighbours=_plain(_rounded(others.mean.value if others.mean else None, held.decimals + 1)),
        neighbour_values=tuple((cell.name, cell.value) for cell in cells if cell.value is not None),
        earlier=Value(held.own[earlier][1]) if earlier else None,
        earlier_period=series.label(held.own[earlier][0]) if earlier else "",
    )


def _plain(value: Decimal | None) -> Value | None:
    return None if value is None else Value(value)


def _rounded(value: Decimal | None, places: int) -> Decimal | None:
    from headway.statistics import round_half_up

    return None if value is None else round_half_up(value, places)


@cache
def _told() -> dict[str, Any]:
    return tomllib.loads(files(__package__).joinpath("official.toml").read_text(encoding="utf-8"))


@cache
def _council() -> tuple[Wanted, ...]:
    from headway.benchmarks.published import all_series

    ways = {"higher": Better.HIGHER, "lower": Better.LOWER}
    return tuple(
        Wanted(series, name, series.title, ways.get(series.polarity, Better.CONTEXT), outcome)
        for outcome, names in _told()["council"].items()
        for name in names
        for series in (all_series()[name],)
    )


@cache
def _set() -> tuple[Wanted, ...]:
    from headway.benchmarks.published import Series, place

    def series(name: str, title: str, unit: str, lait: str, better: str) -> Series:
        return Series(name, title, unit, better, "year", None, (place(f"lait | {lait}"),), (), ())

    return tuple(
        Wanted(
            series(each.name, each.title, each.unit, each.lait, each.better.value),
            each.name,
            each.title,
            each.better,
            each.outcome,
            each.heir,
        )
        for each in national_set()
        if each.same
    )

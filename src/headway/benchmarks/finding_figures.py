"""The figures of many indicators out of the store in one query: the newest period of each, for every place."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from decimal import Decimal
from functools import cache
from typing import Any

from headway.benchmarks.comparison import Cell, Held
from headway.benchmarks.continuing import continuing
from headway.benchmarks.edition import Edition
from headway.benchmarks.published import Place, Series
from headway.benchmarks.store import Store, as_printed
from headway.errors import ForPerson
from headway.statistics import round_half_up

_VALUE = "value"
NOTHING = "No official statistics are loaded. Load the published files with `headway benchmark load FILE`."
_UNROUNDED = 4
"""A figure with more decimals than this was never rounded for print: it is shown rounded, and ranked unrounded."""
_SHOWN = 2

# The year in which a period ends: 2025 of "2025", "202425", "2024/25", "2025 (Rev)"; 2016 of "2013/14-15/16"; 1998 of
# "1998": the century of the first four digits, or the next where the last two are lower than theirs.
_BARE = "trim(split_part(period, '(', 1))"
_FIRST, _LAST = f"TRY_CAST(left({_BARE}, 4) AS INTEGER)", f"TRY_CAST(right({_BARE}, 2) AS INTEGER)"
YEAR = (
    f"CASE WHEN {_FIRST} >= 1000 THEN {_FIRST} - {_FIRST} % 100 + {_LAST} "
    f"+ CASE WHEN {_LAST} < {_FIRST} % 100 THEN 100 ELSE 0 END END"
)

_QUERY = """
WITH wanted AS (
    SELECT unnest(?) AS series, unnest(?) AS slot, unnest(?) AS choice, unnest(?) AS wanted_edition,
           unnest(?) AS wanted_measure, unnest(?) AS wanted_breakdown
), held AS MATERIALIZED (
    SELECT wanted.series, wanted.slot, wanted.choice, {year} AS year, figures.*
    FROM {figures} AS figures JOIN wanted
      ON edition = wanted_edition AND measure = wanted_measure
    WHERE wanted_breakdown IS NULL OR breakdown = wanted_breakdown
), newest AS (
    SELECT series, choice, max(year) AS year FROM held
    WHERE slot = 'value' AND value IS NOT NULL AND level = 'authority' AND ({any_year} OR year = {asked})
    GROUP BY series, choice
), counts AS (
    SELECT series, slot, year, min(choice) AS choice FROM held
    WHERE slot <> 'value' AND value IS NOT NULL AND level = 'authority' GROUP BY series, slot, year
), picked AS (
    SELECT * FROM newest QUALIFY row_number() OVER (PARTITION BY series ORDER BY year DESC, choice) = 1
)
SELECT held.series, held.slot, held.year, held.year = picked.year, held.edition, held.period, held.level, held.area,
       held.area_name, held.value, held.decimals, held.symbol, held.meaning
FROM held JOIN picked ON picked.series = held.series
LEFT JOIN counts ON counts.series = held.series AND counts.slot = held.slot AND counts.year = held.year
WHERE held.year IS NOT NULL AND ((held.slot = 'value' AND held.choice = picked.choice
       AND (held.year = picked.year OR held.area IN (SELECT unnest(?))))
   OR (held.slot <> 'value' AND held.year = picked.year AND held.choice = counts.choice))
ORDER BY held.series, held.year, held.value NULLS FIRST
"""


def year_of(period: str) -> int:
    """The year that a person's words for a period end in: "2025", "2024/25", "202425"."""
    said = period.split("(")[0].strip()
    if len(said) < 2 or not (said[-2:].isascii() and said[-2:].isdecimal()):
        raise ForPerson(f'"{period}" is not a period. Give a year such as 2025, or 2024/25.')
    first = int(said[:4]) if said[:4].isascii() and said[:4].isdecimal() and len(said) >= 4 else 2000
    last = int(said[-2:])
    return first - first % 100 + last + (100 if last < first % 100 else 0)


def held_figures(
    store: Store,
    series: Sequence[Series],
    *,
    own: str = "",
    period: str | None = None,
    editions: Iterable[Edition] | None = None,
) -> dict[str, Held]:
    """By series: its figures in the newest period (or the one asked), and those of ``own`` in every period.

    A series of which no authority has a figure is left out.
    """
    asked = year_of(period) if period else None
    known = list(editions if editions is not None else store.current())
    if not known:
        raise ForPerson(NOTHING)
    rows = _wanted(series, known)
    if not rows:
        return {}
    used = {edition.id: edition for *_, edition, _place in rows}
    query = _QUERY.format(
        figures=store.sql(used.values()),
        year=YEAR,
        any_year="true" if asked is None else "false",
        asked=asked or 0,
    )
    columns = [list(column) for column in zip(*(_row(*each) for each in rows), strict=True)]
    with store.connection() as connection:
        found = connection.execute(query, [*columns, _codes_of(own)]).fetchall()
    shown = {each.id: each.decimals for each in series}
    gathered: dict[str, Held] = {}
    for name, *rest in found:
        _put(gathered.setdefault(name, Held()), rest, shown[name], own)
    return {name: held for name, held in gathered.items() if held.edition}


def _wanted(
    series: Sequence[Series], editions: Sequence[Edition]
) -> list[tuple[str, str, int, Edition, Place]]:
    return [
        (each.id, slot, choice, edition, place)
        for each in series
        for slot in (_VALUE, "numerator", "denominator")
        for choice, place in enumerate(getattr(each, slot))
        if (edition := place.edition(editions))
    ]


def _row(name: str, slot: str, choice: int, edition: Edition, place: Place) -> tuple[Any, ...]:
    return name, slot, choice, edition.id, place.measure, place.breakdown


def _put(held: Held, row: Sequence[Any], shown: int | None, own: str) -> None:
    slot, year, is_newest, edition, period, level, area, name, number, decimals, symbol, meaning = row
    exact = as_printed(number, decimals)
    value = _as_shown(exact, decimals, shown)
    code = canonical(area) if level == "authority" else area
    if slot == _VALUE and code == own and (value is not None or year not in held.own):
        held.own[year] = (period, value)
    if not is_newest or level == "other":
        return
    if slot == _VALUE:
        held.period, held.year, held.edition = period, year, edition
        if value is not None or code not in held.level(level):
            held.level(level)[code] = Cell(code, name, value, exact, symbol, meaning)
    elif value is not None and level == "authority":
        (held.numerators if slot == "numerator" else held.denominators)[code] = value


def _as_shown(exact: Decimal | None, decimals: int | None, shown: int | None) -> Decimal | None:
    if exact is None or (decimals or 0) <= _UNROUNDED:
        return exact
    return round_half_up(exact, _SHOWN if shown is None else shown)


@cache
def canonical(area: str) -> str:
    """An authority's latest code; a code that is none of ours stays."""
    try:
        return continuing(area)
    except ForPerson:
        return area


def _codes_of(own: str) -> list[str]:
    """Every code under which the files have printed this authority."""
    from headway.areas import authorities

    return [own, *(each.ons_code for each in authorities() if canonical(each.ons_code) == own)]

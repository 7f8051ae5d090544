"""The wide files that came with statistical first releases up to 2017 → figures: a column a measure, a row a place.

There x stands for a figure of one to five children, hidden so that no child can be told (metadata of SFR 50/2017);
in the department's later files the same sign says that a figure is not available.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from headway.areas import authorities
from headway.benchmarks.continuing import continuing
from headway.benchmarks.csv_table import Table, table_of
from headway.benchmarks.faults import must_be_none
from headway.benchmarks.printed_numbers import DECIMALS, is_number, is_symbol
from headway.benchmarks.reading import Reading
from headway.benchmarks.register import Problem
from headway.benchmarks.row_rules import Rule, broken
from headway.benchmarks.symbols import meanings
from headway.benchmarks.tidy import countries, regions
from headway.errors import ForPerson
from headway.returns.sql import literal, quoted

if TYPE_CHECKING:
    import duckdb

SOURCE = "sfr"
_PLACES = ("la_order", "new_geog_code", "geog_l", "geog_c", "geog_n")
_LAST = 2017
_YEAR = re.compile(r"(?<!\d)(20[01]\d)(?!\d)")
_DATASETS = (
    ("cla_cease16", "ceased", "Children who ceased to be looked after (SFR underlying data)"),
    ("cla_missduringyear", "missing", "Children missing or away from placement (SFR underlying data)"),
    ("all_aged19", "care_leavers", "Care leavers (SFR underlying data)"),
    ("cla_uasc", "looked_after", "Children looked after at 31 March (SFR underlying data)"),
)
_HALVES = {"INNER LONDON": "E13000001", "OUTER LONDON": "E13000002"}
"""London's halves stand there under London's own code; later files give them these."""


def read_sfr(path: Path, connection: duckdb.DuckDBPyConnection) -> Reading:
    """The figures of a wide file. Raises ForPerson naming file, row and column of the first thing that is wrong."""
    table = table_of(path, connection)
    own = {each.strip().lower(): each for each in table.columns if each.strip().lower() in _PLACES}
    missing = [each for each in _PLACES[1:] if each not in own]
    if missing:
        raise ForPerson(f"{path.name} has no column {', '.join(missing)}, as every file of its kind has.")
    measures = [each for each in table.columns if each not in own.values()]
    year = _year(path, measures)
    _places(connection)
    must_be_none(tuple(_faults(table, own, measures, year, connection)))
    dataset, title = _dataset(path, measures)
    # A file holds one year: the years stand beside each other, and only a year's own later file is a newer edition.
    return Reading(SOURCE, f"{dataset}_{year}", f"{title}, {year}", _select(table, own, measures, year))


def _year(path: Path, measures: Sequence[str]) -> int:
    """The year to 31 March: headings end in it ("CLA_Mar2013"); where none does, the file's name must."""
    inside = {int(found[1]) for each in measures if (found := re.search(r"(20[01]\d)\s*$", each))}
    named = {int(each) for each in re.findall(r"20[01]\d", path.stem)}
    if len(inside or named) != 1:
        raise ForPerson(
            f"{path.name} does not say which year it is of: no heading ends in one. Put the year into its name, as "
            "in SFR41_Missing2016.csv."
        )
    (year,) = inside or named
    if year > _LAST:
        raise ForPerson(
            f"{path.name} is of {year}, but files of this kind end with {_LAST}, and what their signs mean is known "
            "up to then. Give the department's tidy CSV."
        )
    return year


def _dataset(path: Path, measures: Sequence[str]) -> tuple[str, str]:
    has = {each.strip().lower() for each in measures}
    for mark, dataset, title in _DATASETS:
        if mark in has:
            return dataset, title
    stem = re.sub(r"^sfr\d+_|20[01]\d", "", path.stem.lower())
    return re.sub(r"\W+", "_", stem).strip("_") or "statistics", f"{path.stem} (SFR underlying data)"


def _places(connection: duckdb.DuckDBPyConnection) -> None:
    """Every place by the code that a file prints: an authority under its latest."""
    rows = [("NATIONAL", code, "", "national", code, name) for code, name in countries().items()]
    names = regions()
    rows += [("REGION", code, "", "regional", code, name) for code, name in names.items()]
    rows += [("REGION", "E12000007", half, "regional", code, names[code]) for half, code in _HALVES.items()]
    rows += [("LA", code, "", "authority", continuing(code), name) for code, name in _council_names().items()]
    connection.execute(
        "CREATE OR REPLACE TEMP TABLE sfr_place "
        "(kind VARCHAR, code VARCHAR, half VARCHAR, level VARCHAR, area VARCHAR, name VARCHAR)"
    )
    listed = ", ".join("(" + ", ".join(literal(each) for each in row) + ")" for row in rows)
    connection.execute(f"INSERT INTO sfr_place VALUES {listed}")


def _council_names() -> dict[str, str]:
    return {each.ons_code: each.name for each in authorities()}


# A council too small for a row of its own once stands without its level (Isles of Scilly, 2017).
def _matched(table: Table, own: dict[str, str]) -> str:
    """SQL: the file's rows beside the places that they are of."""
    code, kind, name = (f"data.{quoted(own[each])}" for each in ("new_geog_code", "geog_l", "geog_n"))
    halves = ", ".join(literal(each) for each in _HALVES)
    return f"""
FROM {quoted(table.name)} AS data LEFT JOIN sfr_place AS place
  ON place.code = trim({code}) AND place.kind = coalesce(upper(trim({kind})), 'LA')
 AND place.half = CASE WHEN upper(trim({name})) IN ({halves}) THEN upper(trim({name})) ELSE '' END"""


def _faults(
    table: Table,
    own: dict[str, str],
    measures: Sequence[str],
    year: int,
    connection: duckdb.DuckDBPyConnection,
) -> Iterator[Problem]:
    unknown = connection.execute(
        f"SELECT data.rowid, data.{quoted(own['geog_n'])} {_matched(table, own)} WHERE place.area IS NULL LIMIT 1"
    ).fetchall()
    for row, name in unknown:
        message = f'"{name}" and the code and level beside it are no place together. Check the three.'
        yield Problem(table.file, row + 2, own["new_geog_code"], message)
    twice = connection.execute(
        f"SELECT max(data.rowid), place.name {_matched(table, own)} GROUP BY place.area, place.name "
        "HAVING count(*) > 1 LIMIT 1"
    ).fetchall()
    for row, name in twice:
        yield Problem(table.file, row + 2, own["geog_n"], f'"{name}" stands there twice. Take one row away.')
    rules = [rule for each in measures for rule in _figure(each, year)]
    yield from broken(table, rules, connection)


def _figure(column: str, year: int) -> Iterator[Rule]:
    cell = quoted(column)
    yield Rule(column, f"{cell} IS NULL", "blank: where there is no figure, x says so.")
    yield Rule(
        column,
        f"{cell} IS NOT NULL AND NOT {is_number(column)} AND NOT {is_symbol(column, SOURCE, year)}",
        f'"{{cell}}" is neither a number nor a symbol of files of {year}, and Headway does not guess what it '
        "means. Ask whoever publishes the file.",
    )


def _select(table: Table, own: dict[str, str], measures: Sequence[str], year: int) -> str:
    known = meanings(SOURCE, year)
    cases = " ".join(f"WHEN {literal(sign)} THEN {literal(meaning)}" for sign, meaning in known.items())
    named = ", ".join(f"data.{quoted(each)} AS {quoted(_measure(each, year))}" for each in measures)
    listed = ", ".join(quoted(_measure(each, year)) for each in measures)
    return f"""
SELECT measure, '' AS breakdown, '{year}' AS period, 'Reporting year' AS time_identifier, level, area, area_name,
       TRY_CAST(cell AS DOUBLE) AS value,
       CASE WHEN value IS NOT NULL THEN {DECIMALS} END::SMALLINT AS decimals,
       CASE WHEN value IS NULL THEN cell END AS symbol,
       CASE cell {cases} END AS meaning
FROM (SELECT place.level, place.area, place.name AS area_name, {named} {_matched(table, own)})
UNPIVOT INCLUDE NULLS (cell FOR measure IN ({listed}))"""


def _measure(column: str, year: int) -> str:
    """The heading without the file's year, so that a measure keeps its name through the years."""
    return re.sub(rf"_?{year}$", "", column.strip()) or column.strip()

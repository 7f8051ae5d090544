"""The department's tidy CSV (explore education statistics) → figures, by DuckDB's own unpivot."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from headway.areas import authorities
from headway.benchmarks.continuing import continuing
from headway.benchmarks.csv_table import Table, table_of
from headway.benchmarks.datasets import dataset_of
from headway.benchmarks.faults import must_be_none
from headway.benchmarks.printed_numbers import DECIMALS, MONTHS, is_duration
from headway.benchmarks.reading import Reading
from headway.benchmarks.screening import faults, headings, unlike
from headway.benchmarks.symbols import meanings
from headway.benchmarks.tidy import councils, place_and_time
from headway.benchmarks.tidy_columns import Columns, columns_of
from headway.benchmarks.tidy_meta import Meta, read_meta
from headway.returns.sql import literal, quoted

if TYPE_CHECKING:
    import duckdb


def read_ees(path: Path, connection: duckdb.DuckDBPyConnection) -> Reading:
    """The figures of a tidy CSV. Raises ForPerson naming file, row and column of the first thing that is wrong."""
    must_be_none(unlike(path))
    meta = _meta_of(path)
    table = table_of(path, connection)
    problems = headings(table, meta)
    columns = columns_of(table, connection, meta) if not problems else Columns((), ())
    must_be_none(problems or faults(table, columns, connection))
    dataset, title = dataset_of(table, connection)
    return Reading("ees", dataset, title, _select(table, columns), _warnings(table, columns, meta))


def _warnings(table: Table, columns: Columns, meta: Meta | None) -> tuple[str, ...]:
    """What is left out of a file that is loaded all the same."""
    kept = {*columns.filters, *columns.values, *place_and_time()}
    return tuple(
        f"{table.file}, {each}: the metadata does not describe this column, and it was not loaded."
        for each in table.columns
        if meta and each not in kept
    )


def _meta_of(path: Path) -> Meta | None:
    """The metadata that lies beside a file, under its name."""
    beside = path.with_name(f"{path.stem}.meta.csv")
    if not beside.is_file():
        return None
    meta, problems = read_meta(beside)
    must_be_none(problems)
    return meta


def _select(table: Table, columns: Columns) -> str:
    """SQL for the figures: one row a cell, in the file's order."""
    known = meanings("ees", table.last_year)
    cases = " ".join(f"WHEN {literal(sign)} THEN {literal(meaning)}" for sign, meaning in known.items())
    listed = ", ".join(quoted(each) for each in columns.values)
    breakdown = " || '; ' || ".join(
        f"{literal(each + '=')} || coalesce({quoted(each)}, '')" for each in columns.filters
    )
    return f"""
SELECT measure, "=breakdown" AS breakdown, "=period" AS period, "=kind" AS time_identifier, "=level" AS level,
       {_latest()} AS area, "=name" AS area_name,
       CASE WHEN {is_duration("cell")} THEN {MONTHS} ELSE TRY_CAST(cell AS DOUBLE) END AS value,
       CASE WHEN {is_duration("cell")} THEN 0 WHEN value IS NOT NULL THEN {DECIMALS} END::SMALLINT AS decimals,
       CASE WHEN value IS NULL THEN cell END AS symbol,
       CASE cell {cases} END AS meaning
FROM (
    SELECT {breakdown or "''"} AS "=breakdown", time_period AS "=period", time_identifier AS "=kind",
           {_level()} AS "=level", {_area(table, "code")} AS "=code", {_area(table, "name")} AS "=name", {listed}
    FROM {quoted(table.name)}
) UNPIVOT INCLUDE NULLS (cell FOR measure IN ({listed}))"""


def _latest() -> str:
    """The code of an area, a council's under its latest: a council keeps its history when only its code changes."""
    old = {code: new for _, code, _ in councils() if code in _ours() and (new := continuing(code)) != code}
    cases = " ".join(f"WHEN {literal(code)} THEN {literal(new)}" for code, new in sorted(old.items()))
    return f'CASE "=code" {cases} ELSE "=code" END'


@cache
def _ours() -> frozenset[str]:
    return frozenset(each.ons_code for each in authorities())


_LEVELS = {"National": "national", "Regional": "regional", "Local authority": "authority"}
_CODES = {
    "National": ("country_code", "country_name"),
    "Regional": ("region_code", "region_name"),
    "Local authority": ("new_la_code", "la_name"),
}


def _level() -> str:
    cases = " ".join(f"WHEN {literal(each)} THEN {literal(ours)}" for each, ours in _LEVELS.items())
    return f"CASE geographic_level {cases} ELSE 'other' END"


def _area(table: Table, which: str) -> str:
    """The code (or name) of the place a row is of; an area without a code goes by its name."""
    at = 0 if which == "code" else 1
    cases = " ".join(
        f"WHEN {literal(level)} THEN {_either(table, both[at:])}"
        for level, both in _CODES.items()
        if set(both) <= set(table.columns)
    )
    return f"CASE geographic_level {cases} ELSE {_other(table, which)} END"


def _either(table: Table, columns: tuple[str, ...]) -> str:
    held = [quoted(each) for each in columns if each in table.columns]
    return f"coalesce({', '.join(held)})"


def _other(table: Table, which: str) -> str:
    """Of the levels that Headway does not compare: the last column of that sort that is filled."""
    known = {each for both in _CODES.values() for each in both}
    held = [
        quoted(each) for each in reversed(table.columns) if each.endswith(f"_{which}") and each not in known
    ]
    return f"coalesce({', '.join([*held, 'country_code' if which == 'code' else 'country_name'])})"

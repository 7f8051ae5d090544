"""Which columns of a tidy CSV divide the figures and which hold them: as its metadata says, or else by their cells."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from headway.benchmarks.csv_table import Table
from headway.benchmarks.printed_numbers import is_duration, is_number, is_symbol
from headway.benchmarks.tidy import place_and_time
from headway.benchmarks.tidy_meta import Meta
from headway.returns.sql import quoted

if TYPE_CHECKING:
    import duckdb


@dataclass(frozen=True)
class Columns:
    """Filters (with those that group them) and value columns, in the file's order."""

    filters: tuple[str, ...]
    values: tuple[str, ...]


def is_figure(column: str) -> str:
    """SQL: whether a cell prints a number or a duration."""
    return f"({is_number(column)} OR {is_duration(column)})"


def columns_of(table: Table, connection: duckdb.DuckDBPyConnection, meta: Meta | None = None) -> Columns:
    """The columns as the metadata divides them; without it, by what their cells hold."""
    if meta:
        values = [each for each in table.columns if each in meta.indicators]
        filters = [each for each in table.columns if each in meta.filters or each in meta.groups]
    else:
        others = [each for each in table.columns if each not in place_and_time()]
        values = _holding_figures(table, others, connection) if others else []
        filters = [each for each in others if each not in values]
    return Columns(tuple(filters), tuple(values))


def _holding_figures(table: Table, others: Iterable[str], connection: duckdb.DuckDBPyConnection) -> list[str]:
    """Columns in which any cell is a number, or most are symbols. Whatever else stands there is then refused by name: a
    filter of ages needs metadata, for nobody can tell "Total" beside 16 and 17 from a figure that was hidden.
    """
    asked = ", ".join(
        f"count(*) FILTER (WHERE {is_figure(each)}), "
        f"count(*) FILTER (WHERE {is_symbol(each, 'ees', table.last_year)}), count({quoted(each)})"
        for each in others
    )
    answers = connection.execute(f"SELECT {asked} FROM {quoted(table.name)}").fetchall()[0]
    counts = zip(others, answers[::3], answers[1::3], answers[2::3], strict=True)
    return [each for each, numbers, symbols, filled in counts if numbers or 2 * symbols > filled]

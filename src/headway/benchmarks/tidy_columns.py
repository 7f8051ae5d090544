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
    """Columns with numbers. One that mixes a minority of numbers with words (ages, and "Total") is a filter; one
    with some other short text beside its numbers holds figures, and that text is a symbol to be refused by name.
    """
    asked = ", ".join(_counts(each, table.last_year) for each in others)
    answers = connection.execute(f"SELECT {asked} FROM {quoted(table.name)}").fetchall()[0]
    found = []
    for each, numbers, symbols, words, filled in zip(
        others, answers[::4], answers[1::4], answers[2::4], answers[3::4], strict=True
    ):
        unknown = filled - numbers - symbols
        mixed = words == unknown and words > numbers
        if filled and (numbers + symbols == filled or (numbers and not mixed)):
            found.append(each)
    return found


def _counts(column: str, year: int) -> str:
    """SQL: how many cells print a figure, a symbol, words; how many are filled."""
    cell, figure, symbol = quoted(column), is_figure(column), is_symbol(column, "ees", year)
    words = f"regexp_matches({cell}, '[A-Za-z]{{3}}') AND NOT {symbol} AND NOT {figure}"
    return (
        f"count(*) FILTER (WHERE {figure}), count(*) FILTER (WHERE {symbol}), "
        f"count(*) FILTER (WHERE {words}), count({cell})"
    )

"""Which columns of a tidy CSV say when and where, which divide the figures, and which hold them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from headway.benchmarks.csv_table import Table
from headway.benchmarks.symbols import meanings
from headway.returns.sql import literal, quoted

if TYPE_CHECKING:
    import duckdb

PLACE_AND_TIME = frozenset(
    "time_period time_identifier geographic_level country_code country_name region_code region_name old_la_code "
    "new_la_code la_name".split()
)


@dataclass(frozen=True)
class Columns:
    """Filters and value columns, in the file's order."""

    filters: tuple[str, ...]
    values: tuple[str, ...]


def columns_of(table: Table, connection: duckdb.DuckDBPyConnection) -> Columns:
    """A column whose cells are numbers or known symbols holds figures; one of words is a filter."""
    others = [each for each in table.columns if each not in PLACE_AND_TIME]
    signs = ", ".join(literal(each) for each in meanings("ees", table.last_year))
    numbers = ", ".join(
        f"count(*) FILTER (WHERE TRY_CAST({quoted(c)} AS DOUBLE) IS NOT NULL OR {quoted(c)} IN ({signs}) "
        f"OR {quoted(c)} SIMILAR TO '\\d+:\\d\\d')"
        for c in others
    )
    found = connection.execute(f"SELECT {numbers} FROM {quoted(table.name)}").fetchall()[0]
    filters = tuple(each for each, number in zip(others, found, strict=True) if not number)
    return Columns(filters, tuple(each for each in others if each not in filters))

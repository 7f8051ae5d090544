"""The current editions of one authority as relations of one DuckDB, each row with the edition it came from."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from headway.returns.sql import parquet, quoted
from headway.returns.store.columns import stored_types

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

    from headway.returns.store import Edition, Store


@dataclass(frozen=True)
class Current:
    """The current editions of an authority, earliest period first: later ones have the higher rank."""

    store: Store
    editions: tuple[Edition, ...]

    def holding(self, return_name: str, table: str) -> tuple[Edition, ...]:
        """Those of a return that hold a table."""
        return tuple(
            each for each in self.editions if each.return_name == return_name and table in each.tables
        )

    def rank(self, edition: Edition) -> int:
        return self.editions.index(edition)


def current_of(store: Store, editions: Sequence[Edition]) -> Current:
    return Current(
        store, tuple(sorted(editions, key=lambda each: (last_day(each), each.return_name, each.stamp)))
    )


def last_day(edition: Edition) -> date:
    """The day that an edition tells of last, as its period says."""
    if edition.return_name == "annex_a":
        return date.fromisoformat(edition.period)
    return date(edition.year, 3, 31) if edition.return_name != "local" else date.max


def relation(con: DuckDBPyConnection, current: Current, return_name: str, table: str) -> str:
    """Make, once, a view of all rows of a table in the current editions, with year, as_at and rank; its name."""
    name = f"stored_{return_name}_{table}"
    types = ", ".join(
        f"CAST(NULL AS {kind}) AS {quoted(each)}" for each, kind in stored_types(return_name, table).items()
    )
    own_year = "year" in stored_types(return_name, table)
    yearless = "" if own_year else ", CAST(NULL AS INTEGER) AS year"
    parts = [
        f"SELECT {types}, CAST(NULL AS INTEGER) AS rank, CAST(NULL AS INTEGER) AS as_at{yearless} WHERE FALSE"
    ]
    for edition in current.holding(return_name, table):
        rows = parquet(current.store.path(edition, table))
        known = "" if own_year else f", {edition.year} AS year"
        as_at = f"date_diff('day', DATE '1970-01-01', DATE '{last_day(edition).isoformat()}')"
        parts.append(f"SELECT *, {current.rank(edition)} AS rank, {as_at} AS as_at{known} FROM {rows}")
    con.execute(
        f"CREATE OR REPLACE TEMP VIEW {quoted(name)} AS {' UNION ALL BY NAME '.join(parts)}"
    ).fetchall()
    return quoted(name)

"""Where a child is in the store, by its pseudonym: in rows of its own, and in cells of other children's rows."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

import duckdb

from headway.returns.schema import return_named
from headway.returns.sql import parquet, quoted
from headway.returns.store.columns import child_columns
from headway.returns.store.edition import FAULTS, Edition
from headway.returns.store.store import Store

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection


@dataclass(frozen=True)
class Found:
    """How often a child is in one table: rows about it, and rows about another child that name it."""

    edition: Edition
    table: str
    rows: int
    cells: int


def own_and_other(edition: Edition, table: str, present: set[str]) -> tuple[str | None, tuple[str, ...]]:
    """The column that says whom a row is about, and the other columns that may name a child."""
    if table == FAULTS:
        return "child", ()
    columns = child_columns(return_named(edition.return_name).table(table))
    own = columns[0] if columns and columns[0] in present else None
    return own, tuple(column for column in columns if column in present and column != own)


def present_columns(con: "DuckDBPyConnection", source: str) -> set[str]:
    return {row[0] for row in con.execute(f"DESCRIBE SELECT * FROM {source}").fetchall()}


def source(store: Store, edition: Edition, table: str) -> str:
    return parquet(store.path(edition, table))


def find_child(store: Store, editions: tuple[Edition, ...], child: int) -> Iterator[Found]:
    """Every table of these editions in which the child is."""
    with duckdb.connect(config={"temp_directory": ""}) as con:
        for edition in editions:
            for table in edition.tables:
                found = _count(con, store, edition, table, child)
                if found.rows or found.cells:
                    yield found


def _count(con: "DuckDBPyConnection", store: Store, edition: Edition, table: str, child: int) -> Found:
    place = source(store, edition, table)
    own, others = own_and_other(edition, table, present_columns(con, place))
    is_own = f"coalesce({quoted(own)} = {child}, FALSE)" if own else "FALSE"
    is_other = " OR ".join(f"coalesce({quoted(other)} = {child}, FALSE)" for other in others) or "FALSE"
    query = f"SELECT count_if({is_own}), count_if(NOT {is_own} AND ({is_other})) FROM {place}"
    rows, cells = con.execute(query).fetchall()[0]
    return Found(edition, table, rows, cells)

"""The tables of one delivery as Parquet, pseudonymised on the way: DuckDB joins, nothing raw is ever written."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from headway.returns.intake import Delivery, Intake
from headway.returns.schema import Column, Kind, return_named
from headway.returns.sql import as_pattern, literal, quoted
from headway.returns.store.columns import child_columns, kept
from headway.returns.store.edition import FAULTS, StoredTable
from headway.returns.store.fault_table import select_faults
from headway.returns.store.files import settle_file, sha256_of, write_durably
from headway.returns.store.mapping import columns_of, joined

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection


@dataclass
class Written:
    """What was written of one delivery: its tables, and the rows of forgotten children that were left out."""

    tables: dict[str, StoredTable] = field(default_factory=dict)
    left_out: dict[str, int] = field(default_factory=dict)


def write_tables(intake: Intake, delivery: Delivery, folder: Path, forgotten: tuple[int, ...]) -> Written:
    """Write every table of the delivery, and its faults, into a folder that nobody else reads."""
    con, written = intake.con, Written()
    con.execute("CREATE OR REPLACE TEMP TABLE forgotten (child BIGINT)").fetchall()
    if forgotten:
        listed = ", ".join(f"({child})" for child in forgotten)
        con.execute(f"INSERT INTO forgotten VALUES {listed}").fetchall()
    for table, ref in delivery.tables.items():
        query = _select(delivery, table, columns_of(con, delivery, table), bool(forgotten))
        written.tables[table] = copy_out(con, query, folder / f"{table}.parquet")
        if forgotten and (missing := _rows(con, ref.parsed) - written.tables[table].rows):
            written.left_out[table] = missing
    query = select_faults(intake, delivery)
    written.tables[FAULTS] = copy_out(con, query, folder / f"{FAULTS}.parquet")
    return written


def copy_out(con: "DuckDBPyConnection", query: str, path: Path) -> StoredTable:
    """Write what a query gives as a Parquet file, closed to others and safe on the disk."""
    write_durably(path, "")  # so that the file is closed to others before the first row is in it
    options = "FORMAT parquet, COMPRESSION zstd, USE_TMP_FILE false"
    con.execute(f"COPY ({query}) TO {literal(str(path))} ({options})").fetchall()
    settle_file(path)
    query = f"SELECT num_rows FROM parquet_file_metadata({literal(as_pattern(path))})"
    counted = con.execute(query).fetchone()
    return StoredTable(rows=counted[0] if counted else 0, bytes=path.stat().st_size, sha256=sha256_of(path))


def _rows(con: "DuckDBPyConnection", relation: str) -> int:
    return int(con.execute(f"SELECT count(*) FROM {quoted(relation)}").fetchall()[0][0])


def _select(delivery: Delivery, table: str, columns: Iterable[Column], some_forgotten: bool) -> str:
    """The table as it is kept: in the order of pseudonyms, since the order of the file can tell who is who.

    The rows of a forgotten child are left out; where the child stands in the row of another, the cell is emptied.
    """
    ref = delivery.tables[table]
    children = child_columns(return_named(delivery.return_name).table(table))
    own, selects, joins, where = None, [], [], ""
    for number, column in enumerate(columns):
        alias = f"m{number}"
        keeps = kept(column, alias, was_there=column.name in ref.headings)
        if column.kind.is_hashed:
            joins.append(joined(column, alias))
        if column.kind is Kind.CHILD and children and column.name == children[0]:
            own = keeps
        elif column.kind is Kind.CHILD and some_forgotten:
            keeps = f"CASE WHEN {keeps} NOT IN (FROM forgotten) THEN {keeps} END"
        selects.append(f"{keeps} AS {quoted(column.name)}")
    if own and some_forgotten:
        where = f" WHERE {own} IS NULL OR {own} NOT IN (FROM forgotten)"
    order = f" ORDER BY {own}" if own else ""
    return f"SELECT {', '.join(selects)} FROM {quoted(ref.parsed)} p{''.join(joins)}{where}{order}"

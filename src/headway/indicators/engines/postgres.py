"""PostgreSQL, for an authority that counts where its other data are: facts in temporary tables of one session.

The database is one of its own, never the one that Headway's website keeps its records in: that one holds no row of a
child, not even a pseudonymised one for as long as a session.
"""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping, Sequence
from types import TracebackType
from typing import TYPE_CHECKING

from headway.errors import ForPerson
from headway.indicators.facts import fact_table
from headway.indicators.portable import carry
from headway.indicators.source import FactFolder, Facts, Row
from headway.returns.sql import parquet

if TYPE_CHECKING:
    import psycopg

ADDRESS = "HEADWAY_INDICATORS_URL"
_BATCH = 50_000


class PostgreSQL:
    """Everything it makes is temporary and gone when the session ends."""

    name = "postgres"

    def __init__(self, address: str | None = None) -> None:
        try:
            import psycopg
        except ImportError:
            raise ForPerson(
                "PostgreSQL is reached with psycopg, which is not installed. Install it: pip install 'headway[web]'"
            ) from None
        self._error = psycopg.Error
        try:
            self._con = psycopg.connect(address or _address(), autocommit=True)
        except psycopg.Error:  # its text can hold the password
            raise ForPerson(
                f"the PostgreSQL that {ADDRESS} names cannot be reached. Check that it runs, and its name and password."
            ) from None

    def load(self, facts: Facts, tables: Sequence[str]) -> None:
        for name in tables:
            rows = _parquet_rows(facts, name) if isinstance(facts, FactFolder) else iter(facts.of(name))
            self._make(name, fact_table(name).sql_types, rows)

    def add(self, table: str, types: Mapping[str, str], rows: Sequence[Row]) -> None:
        self._make(table, types, iter(rows))

    def _make(self, table: str, types: Mapping[str, str], rows: Iterator[Row]) -> None:
        columns = ", ".join(f'"{column}" {kind}' for column, kind in types.items())
        self._run(f'CREATE TEMPORARY TABLE "{table}" ({columns})')
        with self._con.cursor() as cursor, cursor.copy(f'COPY "{table}" FROM STDIN') as copy:
            for row in rows:
                copy.write_row(row)
        self._run(f'ANALYZE "{table}"')

    def materialise(self, view: str, sql: str) -> None:
        self._run(f'CREATE TEMPORARY TABLE "{view}" AS {carry(sql, self.name)}')
        self._run(f'ANALYZE "{view}"')

    def rows(self, sql: str) -> list[tuple[object, ...]]:
        return self._run(carry(sql, self.name)).fetchall()

    def _run(self, sql: str) -> psycopg.Cursor[tuple[object, ...]]:
        try:
            return self._con.execute(sql.encode())
        except self._error as error:  # its text can hold the value of a cell
            raise ForPerson(
                f"the indicators could not be counted on PostgreSQL ({type(error).__name__}). "
                "Count them on DuckDB; if that works, report this."
            ) from None

    def __enter__(self) -> PostgreSQL:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._con.close()


def _address() -> str:
    found = os.environ.get(ADDRESS, "")
    if not found:
        raise ForPerson(
            f"{ADDRESS} does not say which PostgreSQL to count on. Give one of its own, such as "
            "postgresql://analyst@localhost/indicators; the website's database is not for rows of children."
        )
    if found == os.environ.get("DATABASE_URL"):
        raise ForPerson(
            f"{ADDRESS} names the website's own database, which never holds rows of children. Give another database."
        )
    return found


def _parquet_rows(facts: FactFolder, table: str) -> Iterator[Row]:
    """Rows of the facts' files, some at a time."""
    paths = facts.paths(table)
    if not paths:
        return
    import duckdb

    con = duckdb.connect(config={"temp_directory": ""})
    columns = ", ".join(f'"{column}"' for column in fact_table(table).sql_types)
    try:
        con.execute(f"SELECT {columns} FROM {parquet(*paths)}")
        while found := con.fetchmany(_BATCH):
            yield from found
    finally:
        con.close()

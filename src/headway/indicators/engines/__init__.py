"""In: facts and portable SQL. Out: rows of whole numbers, the same from every engine.

An engine is opened for one computation and closed after it; it keeps nothing that outlives it but what it spills.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING, Protocol

from headway.errors import ForPerson
from headway.indicators.source import Facts, Row

if TYPE_CHECKING:
    from types import TracebackType


__all__ = ["ENGINES", "Engine", "engine_named"]


class Engine(Protocol):
    """What computing needs of an engine. SQL comes as DuckDB reads it; each engine carries it into its own dialect."""

    name: str

    def load(self, facts: Facts, tables: Sequence[str]) -> None:
        """Make these fact tables readable by their names; a table without facts is there and empty."""

    def add(self, table: str, types: Mapping[str, str], rows: Sequence[Row]) -> None:
        """Make a small table: the calendar, the periods."""

    def materialise(self, view: str, sql: str) -> None:
        """Make a derived table once, for all that read it."""

    def rows(self, sql: str) -> list[tuple[object, ...]]:
        """Run a query; whole numbers come as int, text as str, nothing as None."""

    def __enter__(self) -> Engine: ...

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None: ...


def _duckdb() -> Engine:
    from headway.indicators.engines.duckdb import DuckDB  # slow to import

    return DuckDB()


def _postgres() -> Engine:
    from headway.indicators.engines.postgres import PostgreSQL

    return PostgreSQL()


def _spark() -> Engine:
    from headway.indicators.engines.spark import Spark

    return Spark()


ENGINES: dict[str, Callable[[], Engine]] = {"duckdb": _duckdb, "postgres": _postgres, "spark": _spark}


def engine_named(name: str) -> Engine:
    """A fresh engine of that name."""
    try:
        return ENGINES[name]()
    except KeyError:
        raise ForPerson(f'there is no engine "{name}". There are {", ".join(ENGINES)}.') from None

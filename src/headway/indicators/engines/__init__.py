"""In: facts and portable SQL. Out: rows of whole numbers, the same from every engine.

An engine is opened for one computation and closed after it; it keeps nothing that outlives it but what it spills.
"""

from __future__ import annotations

import os
import secrets
from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING, Protocol

from headway.errors import ForPerson
from headway.indicators.source import FactFolder, Facts, Row

if TYPE_CHECKING:
    from types import TracebackType


__all__ = ["ENGINES", "Engine", "engine_named"]


MEMORY = "HEADWAY_MEMORY"
"""How much memory DuckDB may use, as 4GB; four fifths of the machine's unless told."""


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


def _duckdb(facts: Facts | None) -> Engine:
    """What does not fit in memory goes beside the facts in the workspace, for as long as the computation lasts."""
    from headway.indicators.engines.duckdb import DuckDB  # slow to import

    spill = None
    if isinstance(facts, FactFolder) and facts.parts is not None:
        spill = facts.folder / f".spill-{secrets.token_hex(6)}"
    return DuckDB(memory=os.environ.get(MEMORY) or None, spill=spill)


def _postgres(_facts: Facts | None) -> Engine:
    from headway.indicators.engines.postgres import PostgreSQL

    return PostgreSQL()


def _spark(_facts: Facts | None) -> Engine:
    from headway.indicators.engines.spark import Spark

    return Spark()


ENGINES: dict[str, Callable[[Facts | None], Engine]] = {
    "duckdb": _duckdb,
    "postgres": _postgres,
    "spark": _spark,
}


def engine_named(name: str, facts: Facts | None = None) -> Engine:
    """A fresh engine of that name, for these facts."""
    try:
        made = ENGINES[name]
    except KeyError:
        raise ForPerson(f'there is no engine "{name}". There are {", ".join(ENGINES)}.') from None
    return made(facts)

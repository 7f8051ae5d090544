"""DuckDB, the engine that comes with Headway: reads the facts where they lie, in one process."""

from __future__ import annotations

import shutil
from collections.abc import Mapping, Sequence
from pathlib import Path
from types import TracebackType

from headway.errors import ForPerson
from headway.indicators.facts import fact_table
from headway.indicators.portable import carry
from headway.indicators.source import FactFolder, Facts, Row
from headway.returns.sql import parquet


class DuckDB:
    """`spill` is where it may write what does not fit in memory: a folder inside the workspace, or nowhere."""

    name = "duckdb"

    def __init__(self, *, memory: str | None = None, spill: Path | None = None) -> None:
        import duckdb

        config: dict[str, str | bool | int | float | list[str]] = {
            "temp_directory": "" if spill is None else str(spill),
            "preserve_insertion_order": "false",
        }
        if memory is not None:
            config["memory_limit"] = memory
        self._error, self._out_of_memory = duckdb.Error, duckdb.OutOfMemoryException
        self._spill = spill
        try:
            self._con = duckdb.connect(config=config)
        except duckdb.Error:
            raise ForPerson(f'DuckDB cannot start with "{memory}" of memory. Give it as 4GB.') from None

    def load(self, facts: Facts, tables: Sequence[str]) -> None:
        for name in tables:
            types = fact_table(name).sql_types
            paths = facts.paths(name) if isinstance(facts, FactFolder) else ()
            if paths:
                self._read(name, types, paths)
            else:
                self.add(name, types, () if isinstance(facts, FactFolder) else facts.of(name))

    def _read(self, name: str, types: Mapping[str, str], paths: Sequence[Path]) -> None:
        columns = ", ".join(f'"{column}"' for column in types)
        self._run(f'CREATE VIEW "{name}" AS SELECT {columns} FROM {parquet(*paths)}')

    def add(self, table: str, types: Mapping[str, str], rows: Sequence[Row]) -> None:
        columns = ", ".join(f'"{column}" {kind}' for column, kind in types.items())
        self._run(f'CREATE TABLE "{table}" ({columns})')
        if not rows:
            return
        import numpy as np

        arrays = {f"c{n}": np.array([row[n] for row in rows], dtype=object) for n in range(len(types))}
        casts = ", ".join(f"CAST(c{n} AS {kind})" for n, kind in enumerate(types.values()))
        self._con.register("handed_over", arrays)
        self._run(f'INSERT INTO "{table}" SELECT {casts} FROM handed_over')
        self._con.unregister("handed_over")

    def materialise(self, view: str, sql: str) -> None:
        self._run(f'CREATE TABLE "{view}" AS {carry(sql, self.name)}')

    def rows(self, sql: str) -> list[tuple[object, ...]]:
        return self._run(carry(sql, self.name))

    def _run(self, sql: str) -> list[tuple[object, ...]]:
        try:
            return self._con.execute(sql).fetchall()
        except self._error as error:  # its text can hold the value of a cell
            if isinstance(error, self._out_of_memory):
                raise ForPerson(
                    "the indicators do not fit in memory. Ask for fewer at a time or fewer months, or give more in "
                    "HEADWAY_MEMORY."
                ) from None
            raise ForPerson(
                f"the indicators could not be counted on DuckDB ({type(error).__name__}). "
                "Load the returns again; if it stays, report it."
            ) from None

    def __enter__(self) -> DuckDB:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._con.close()
        if self._spill is not None:
            shutil.rmtree(self._spill, ignore_errors=True)

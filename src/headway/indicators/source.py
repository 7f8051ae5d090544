"""Where an engine finds facts: a folder of parquet files, or rows in memory (drawn for tests and worked examples)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

Cell = int | str | None
Row = tuple[Cell, ...]


@dataclass(frozen=True)
class FactFolder:
    """Files named <table>.parquet, anywhere below the folder or, if told, in these parts of it.

    Each has `authority` and the columns of the table.
    """

    folder: Path
    parts: tuple[str, ...] | None = None

    def paths(self, table: str) -> tuple[Path, ...]:
        if self.parts is not None:
            named = (self.folder / part / f"{table}.parquet" for part in self.parts)
            return tuple(path for path in named if path.is_file())
        return tuple(sorted(self.folder.rglob(f"{table}.parquet")))


@dataclass(frozen=True)
class FactRows:
    """Rows by table, each in the order of the table's columns with `authority` first."""

    rows: Mapping[str, tuple[Row, ...]] = field(default_factory=dict)

    def of(self, table: str) -> tuple[Row, ...]:
        return self.rows.get(table, ())


Facts = FactFolder | FactRows

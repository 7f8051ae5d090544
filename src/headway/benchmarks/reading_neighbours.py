"""A list of statistical neighbours as the store keeps it: the file itself, by its version."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from headway.benchmarks.neighbours import read_neighbours
from headway.benchmarks.peers import DATASET, SOURCE, period_of, title_of
from headway.benchmarks.reading import Kept

if TYPE_CHECKING:
    import duckdb


def read_neighbours_file(path: Path, _connection: duckdb.DuckDBPyConnection | None) -> Kept:
    """The list in a file, whose name says its version ("April 2021")."""
    found = read_neighbours(path)
    period = period_of(found.version)
    authorities = len({row.authority for row in found.rows})
    return Kept(SOURCE, DATASET, title_of(found.version), period, period, authorities)

"""Which of the department's datasets a tidy CSV is: by its columns, and where none is known, by its name."""

from __future__ import annotations

import re
import tomllib
from functools import cache
from importlib import resources
from typing import TYPE_CHECKING, Any

from headway.benchmarks.csv_table import Table
from headway.returns.sql import quoted

if TYPE_CHECKING:
    import duckdb

_YEARS = re.compile(r"^\d{4}_?edition_|_?(?:19|20)\d\d(?:_to_(?:19|20)\d\d)?(?=_|$)", re.IGNORECASE)


def dataset_of(table: Table, connection: duckdb.DuckDBPyConnection) -> tuple[str, str]:
    """Its name in the store, and a title. A file that nothing is known of goes by its name without the years, which
    are the edition's: ``x_2013_to_2025.csv`` is ``x``.
    """
    for name, known in _known().items():
        if set(known["columns"]) <= set(table.columns) and _has(table, known.get("item"), connection):
            return name, known["title"]
    stem = re.sub(r"\.csv$", "", table.file, flags=re.IGNORECASE)
    name = re.sub(r"\W+", "_", _YEARS.sub("", stem).strip("_ ").lower()).strip("_") or "statistics"
    return name, name.replace("_", " ").capitalize()


def _has(table: Table, item: list[str] | None, connection: duckdb.DuckDBPyConnection) -> bool:
    """Whether the filter and text that tell a dataset from its likes stand in the file."""
    if item is None:
        return True
    column, text = item
    found = connection.execute(
        f"SELECT 1 FROM {quoted(table.name)} WHERE {quoted(column)} = ? LIMIT 1", [text]
    )
    return bool(found.fetchall())


@cache
def _known() -> dict[str, dict[str, Any]]:
    text = resources.files("headway.benchmarks").joinpath("datasets.toml").read_text(encoding="utf-8")
    return tomllib.loads(text)

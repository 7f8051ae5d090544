"""A CSV file → a table of texts on DuckDB, every row of it or an error that says which row is wrong."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from headway.benchmarks.recognising import head_of
from headway.benchmarks.register import Problem
from headway.errors import ForPerson
from headway.returns.sql import as_pattern, literal, quoted

if TYPE_CHECKING:
    import duckdb

MOST_BYTES = 500 * 2**20
_MOST_COLUMNS = 1_000


@dataclass(frozen=True)
class Table:
    """A file's rows as texts, in their order: row ``rowid + 2`` of the file. ``last_year``: that of its last period."""

    file: str
    name: str
    columns: tuple[str, ...]
    last_year: int = 0


class Refused(ForPerson):
    """A file that is no sound table. ``problem`` is the same as a value."""

    def __init__(self, problem: Problem) -> None:
        super().__init__(str(problem))
        self.problem = problem


def table_of(path: Path, connection: duckdb.DuckDBPyConnection, name: str = "data") -> Table:
    """Put the file into a table. Blank cells are NULL; the headings are the table's columns, as printed."""
    import duckdb

    if path.stat().st_size > MOST_BYTES:
        raise _refused(path, 1, f"over {MOST_BYTES // 2**20} MiB, as no published table is. Check the file.")
    columns = _headings(path)
    try:
        connection.execute(f"CREATE OR REPLACE TEMP TABLE {quoted(name)} AS {_read(path, columns)}")
    except duckdb.Error as error:
        row, message = _wrong(str(error), columns)
        raise _refused(path, row, message) from None
    if not connection.execute(f"SELECT 1 FROM {quoted(name)} LIMIT 1").fetchall():
        raise _refused(path, 2, "there are headings but no rows. The file was cut short; fetch it again.")
    return Table(path.name, name, columns, _last_year(connection, name, columns))


def _refused(path: Path, row: int, message: str) -> Refused:
    return Refused(Problem(path.name, row, "", message))


def _headings(path: Path) -> tuple[str, ...]:
    head = head_of(path)
    columns = head.columns
    if head.packed:
        raise _refused(path, 1, "the file is packed (gzip). Unpack it and load the CSV that comes out.")
    if not columns:
        raise _refused(path, 1, "this is no CSV in UTF-8. Save it as CSV UTF-8 and load it again.")
    if len(columns) > _MOST_COLUMNS:
        raise _refused(path, 1, f"{len(columns):,} columns; no published table has so many. Check the file.")
    for place, column in enumerate(columns, start=1):
        if not column.strip():
            raise _refused(path, 1, f"column {place} has no heading. Give it one or take the column away.")
    twice = [each for each, times in Counter(map(str.lower, columns)).items() if times > 1]
    if twice:
        raise _refused(path, 1, f'the heading "{twice[0]}" stands there twice. Take one column away.')
    return columns


def _read(path: Path, columns: tuple[str, ...]) -> str:
    typed = ", ".join(f"{literal(each)}: 'VARCHAR'" for each in columns)
    return (
        f"SELECT * FROM read_csv({literal(as_pattern(path))}, columns = {{{typed}}}, auto_detect = false, "
        "header = true, delim = ',', quote = '\"', escape = '\"', compression = 'none')"
    )


def _last_year(connection: duckdb.DuckDBPyConnection, name: str, columns: tuple[str, ...]) -> int:
    """The year in which the last period ends: 2025 for "2025" and for "202425"; 0 where there is none."""
    if "time_period" not in columns:
        return 0
    last = connection.execute(f"SELECT max(time_period) FROM {quoted(name)}").fetchall()[0][0] or ""
    found = re.match(r"(\d{4})(\d{2})?", last)
    return int(found[1]) + (found[2] is not None) if found else 0


def _wrong(error: str, columns: tuple[str, ...]) -> tuple[int, str]:
    """DuckDB's complaint: the row, and our words for it."""
    line = re.search(r"Line: (\d+)", error)
    row = int(line[1]) if line else 1
    if "utf-8" in error.lower() or "unicode" in error.lower():
        return row, "a character is not UTF-8. Save the file as CSV UTF-8 and load it again."
    if "Expected Number of Columns" in error:
        return row, (
            f"the row has not {len(columns)} cells, as the headings have. The file was cut short, or a comma "
            "stands outside quotation marks. Fetch it again."
        )
    if "quote" in error.lower():
        return row, "a quotation mark is not closed. The file was cut short or damaged. Fetch it again."
    return row, "this row cannot be read as CSV. The file was cut short or damaged. Fetch it again."

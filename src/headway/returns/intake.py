"""What was read from a folder: one DuckDB in memory with each return's tables, raw and typed, their faults and repairs.

Nothing here is on a disk: the connection has no folder to spill into, and it is gone when the intake is closed.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from types import MappingProxyType, TracebackType
from typing import TYPE_CHECKING

from headway.errors import ForPerson

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

Progress = Callable[[str], None]
"""Called with one short line, which names files and tables and never the value of a cell."""

FAULTS = """CREATE TABLE faults (delivery INTEGER, tbl VARCHAR, file INTEGER, row BIGINT, field VARCHAR,
    rule VARCHAR, value VARCHAR, message VARCHAR)"""
REPAIRS = """CREATE TABLE repairs (delivery INTEGER, tbl VARCHAR, field VARCHAR, what VARCHAR, cells BIGINT,
    first_file INTEGER, first_row BIGINT)"""


@dataclass(frozen=True)
class SourceFile:
    """One file as it was read; `name` is its path below the folder given, and the hash is of its bytes."""

    number: int
    name: str
    size: int
    sha256: str
    form: str


@dataclass(frozen=True)
class TableRef:
    """One table of one delivery: the names of its two relations in the intake's connection.

    `raw` has file, row (as a person counts: the heading is row 1; in XML the line of the source) and every column of
    the schema that was found, exactly as given. `parsed` has file, row and every column of that year's schema, typed;
    NULL where it was blank or could not be read. `headings` are the columns of the schema that were there.
    """

    raw: str
    parsed: str
    files: tuple[int, ...]
    rows: int
    headings: tuple[str, ...]


@dataclass(frozen=True)
class Delivery:
    """One return of one period from one directory. `said` tells how the period was found, for a person to check."""

    number: int
    return_name: str
    period: str
    year: int
    authority: str | None
    folder: str
    tables: Mapping[str, TableRef]
    said: tuple[str, ...] = ()


@dataclass(frozen=True)
class Intake:
    """All that one folder held. A context manager: closing it forgets everything that was read."""

    con: DuckDBPyConnection
    files: tuple[SourceFile, ...] = ()
    deliveries: tuple[Delivery, ...] = ()
    skipped: tuple[tuple[str, str], ...] = ()
    _by_number: Mapping[int, SourceFile] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "_by_number", MappingProxyType({file.number: file for file in self.files}))

    def file(self, number: int) -> SourceFile:
        return self._by_number[number]

    def close(self) -> None:
        self.con.close()

    def __enter__(self) -> Intake:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()


def fresh_connection() -> DuckDBPyConnection:
    """A DuckDB in memory that never spills to a disk, with empty tables `faults` and `repairs`."""
    import duckdb  # slow to import; only a command that reads needs it

    con = duckdb.connect(config={"temp_directory": "", "preserve_insertion_order": "true"})
    con.execute(FAULTS).fetchall()
    con.execute(REPAIRS).fetchall()
    return con


def read_folder(folder: Path, *, year: int | None = None, progress: Progress | None = None) -> Intake:
    """Read every return in a folder and its sub-folders, or in one file. The caller closes the intake.

    `year` is the collection year of an SSDA903 or a CIN census whose own dates should not decide it.
    """
    import duckdb

    from headway.returns.reading.folder import read_all

    con = fresh_connection()
    try:
        return read_all(con, Path(folder), year=year, progress=progress)
    except duckdb.OutOfMemoryException:
        con.close()
        raise ForPerson(
            f"{Path(folder).name}: the memory of this machine does not hold these files at once, and children's "
            "data is not put on a disk to make room. Read fewer periods at a time."
        ) from None
    except duckdb.Error:  # its text can hold the value of a cell
        con.close()
        raise ForPerson(
            f"{Path(folder).name}: the files could not be read as tables; please report this as a fault of Headway "
            "(without sending the files)."
        ) from None
    except BaseException:
        con.close()
        raise

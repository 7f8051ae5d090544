"""A file → its rows as texts, with its layout told by the headings: its name decides nothing."""

import csv
import io
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from headway.assessment.settings.layout import Layout, heading, layouts
from headway.errors import ForPerson

__all__ = ["MOST_BYTES", "Table", "is_known", "table_of"]

MOST_BYTES = 100 * 2**20
_MOST_COLUMNS = 500
_TITLE_LINES = 5
_BINARY = b"\0"


@dataclass(frozen=True)
class Table:
    """The rows below the headings. ``first_row`` is the number of the first of them in the file, counted from 1."""

    file: str
    layout: Layout
    columns: tuple[str, ...]
    titles: tuple[str, ...]
    first_row: int
    rows: Iterator[list[str]]


def table_of(path: Path) -> Table:
    """Open a file of settings. Raises ForPerson for anything that is none."""
    rows = _rows(_content(path), path.name)
    titles: list[str] = []
    for number in range(1, _TITLE_LINES + 1):
        row = next(rows, None)
        if row is None:
            break
        columns = tuple(map(heading, row))
        if found := _layout(columns):
            _check(columns, path.name, number)
            return Table(path.name, found, columns, tuple(titles), number + 1, rows)
        titles += [cell for cell in row if cell.strip()]
    raise ForPerson(
        f"{path.name} is no file of settings that Headway knows: its first rows have none of the headings that tell "
        "one (such as URN, School name, Ofsted phase; or Provider URN, Provider type). Give the inspectorate's CSV as "
        "it was published, or a list of your own with the headings urn, name, kind, authority, inspection date, "
        "published, grade, framework."
    )


def _content(path: Path) -> bytes:
    if not path.is_file():
        raise ForPerson(f"There is no file {path}. Check the name and the folder.")
    if path.stat().st_size > MOST_BYTES:
        raise ForPerson(
            f"{path.name} is over {MOST_BYTES // 2**20} MB, as no published file of settings is. Check the file."
        )
    content = path.read_bytes()
    if not content.strip():
        raise ForPerson(f"{path.name} is empty. Fetch it again.")
    return content


def _rows(content: bytes, name: str) -> Iterator[list[str]]:
    """The cells as texts. The inspectorate's files are in Windows' code page or in UTF-8."""
    if _BINARY in content[:4096]:
        raise ForPerson(f"{name} is no CSV. Save the sheet with the providers as CSV and load that.")
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError:
        text = content.decode("cp1252", errors="replace")
    reader = csv.reader(io.StringIO(text, newline=""))
    return _each(reader, name)


def _each(reader: Iterator[list[str]], name: str) -> Iterator[list[str]]:
    """The rows; what cannot be read as CSV is named by its line, and never repeated."""
    try:
        yield from reader
    except csv.Error:
        line = getattr(reader, "line_num", 0)
        raise ForPerson(
            f"{name}, line {line}: this cannot be read as CSV; the file was cut short or damaged. Fetch it again."
        ) from None


def _layout(columns: Sequence[str]) -> Layout | None:
    there = frozenset(columns)
    return next((each for each in layouts() if each.told_by <= there), None)


def _check(columns: Sequence[str], name: str, row: int) -> None:
    if len(columns) > _MOST_COLUMNS:
        raise ForPerson(
            f"{name}, row {row}: {len(columns):,} columns; no published file has so many. Check the file."
        )


def is_known(path: Path) -> bool:
    """Whether the first rows of a file tell a layout; for folders, in which other files are passed over."""
    if not path.stat().st_size:
        return False
    with path.open("rb") as file:
        content = file.read(2**16)
    try:
        rows = _rows(content, path.name)
        return any(
            _layout(tuple(map(heading, row))) for row, _ in zip(rows, range(_TITLE_LINES), strict=False)
        )
    except ForPerson:
        return False

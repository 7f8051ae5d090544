"""A file → its rows as texts, with its layout told by the headings: its name decides nothing."""

import csv
import io
import zipfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from headway.assessment.settings.layout import Layout, heading, layouts
from headway.errors import ForPerson

__all__ = ["MOST_BYTES", "Table", "is_known", "table_of"]

MOST_BYTES = 100 * 2**20
_MOST_UNPACKED = 400 * 2**20
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
    """Open a file of settings: a CSV, or the sheet of a workbook that has the headings. ForPerson for anything else."""
    for rows in _sheets(_content(path), path.name):
        titles: list[str] = []
        for number, row in zip(range(1, _TITLE_LINES + 1), rows, strict=False):
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


def _sheets(content: bytes, name: str) -> Iterator[Iterator[list[str]]]:
    if content.startswith(b"PK\x03\x04"):
        yield from _workbook(content, name)
    else:
        yield _csv(content, name)


def _workbook(content: bytes, name: str) -> Iterator[Iterator[list[str]]]:
    """The sheets of an .xlsx or .ods, each from its first row."""
    import python_calamine

    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            if sum(part.file_size for part in archive.infolist()) > _MOST_UNPACKED:
                raise ForPerson(f"{name} unpacks to more than any published file holds. Check the file.")
        book = python_calamine.CalamineWorkbook.from_filelike(io.BytesIO(content))
        for sheet in book.sheet_names:
            rows = book.get_sheet_by_name(sheet).to_python(skip_empty_area=False)
            yield ([_text(cell) for cell in row] for row in rows)
    except (python_calamine.CalamineError, zipfile.BadZipFile, OSError, ValueError):
        raise ForPerson(
            f"{name} cannot be read as a spreadsheet. Fetch it again, or save the sheet with the providers as CSV."
        ) from None


def _text(cell: object) -> str:
    """A cell of a workbook as a CSV would print it."""
    if isinstance(cell, datetime):
        return cell.date().isoformat()
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    return "" if cell is None else str(cell)


def _csv(content: bytes, name: str) -> Iterator[list[str]]:
    """The cells as texts. The inspectorate's files are in Windows' code page or in UTF-8."""
    if _BINARY in content[:4096]:
        raise ForPerson(f"{name} is no CSV. Save the sheet with the providers as CSV and load that.")
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError:
        text = content.decode("cp1252", errors="replace")
    reader = csv.reader(io.StringIO(text, newline=""), strict=True)
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
    with path.open("rb") as file:
        content = file.read(2**16)
    try:
        if content.startswith(b"PK\x03\x04"):
            return bool(table_of(path))
        first = zip(_csv(content, path.name), range(_TITLE_LINES), strict=False)
        return any(_layout(tuple(map(heading, row))) for row, _ in first)
    except ForPerson:
        return False

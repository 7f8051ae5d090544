"""A CSV as a table: by DuckDB where the file is plain, else by Python's own reader; both give the same rows."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import chain, islice
from pathlib import Path

from headway.errors import ForPerson
from headway.returns.reading.headings import Heading, find_heading
from headway.returns.reading.limits import BATCH_ROWS, MAX_CELL_CHARACTERS, MAX_TITLE_ROWS, SNIFF_BYTES
from headway.returns.reading.scan import Scan
from headway.returns.reading.staging import Place, add_rows, settle, stage
from headway.returns.reading.text import Encoding, encoding_of, encoding_of_start, open_text, start_text

DELIMITERS = {",": "comma", ";": "semicolon", "\t": "tab"}
_END = "\x02\x01"
"""A line put after the last one: where a quotation mark is still open, it becomes a part of that row."""
_NEVER = "\x01\x02"
"""No cell is this, so that DuckDB reads an empty cell as an empty text and only a cell that is not there as NULL."""


@dataclass(frozen=True)
class CsvTable:
    """A file recognised as a table: its headings and how it is cut into cells."""

    path: Path
    name: str
    heading: Heading
    delimiter: str


def recognised_csv(path: Path, name: str) -> CsvTable | str:
    """What table a text is, or why it is none (in words without any cell)."""
    with path.open("rb") as stream:
        start = stream.read(SNIFF_BYTES)
    codec = encoding_of_start(start) or ("utf-8" if _is_utf8(start) else "cp1252")
    text = start_text(start, codec)
    reasons: list[str] = []
    for delimiter in DELIMITERS:
        found = find_heading(_first_rows(text, delimiter), name)
        if isinstance(found, Heading):
            return CsvTable(path, name, found, delimiter)
        reasons.append(found)
    return next((each for each in reasons if "could be" in each), reasons[0])


def _is_utf8(start: bytes) -> bool:
    return "�" not in start_text(start, "utf-8")[:-1]


def _first_rows(text: str, delimiter: str) -> list[list[str]]:
    try:
        return list(islice(csv.reader(io.StringIO(text, newline=""), delimiter=delimiter), MAX_TITLE_ROWS))
    except csv.Error:
        return []


def read_csv(place: Place, table: CsvTable, scan: Scan, *, by_python: bool = False) -> tuple[str, int]:
    """The raw relation of a recognised file, and its rows. `by_python` takes the slower way, whatever the file is."""
    with table.path.open("rb") as stream:
        encoding = encoding_of(stream.read(SNIFF_BYTES), scan, table.name)
    staged = place.relation("stage", table.heading.table)
    if not (scan.plain and not by_python and _by_duckdb(place, table, scan, staged)):
        _by_python(place, table, encoding, staged)
    relation, rows = settle(place, table.heading, staged)
    if encoding.repair:
        place.repair(table.heading.table, "", encoding.repair, rows, 1)
    if table.delimiter != ",":
        said = f"cells parted by a {DELIMITERS[table.delimiter]} in place of a comma"
        place.repair(table.heading.table, "", said, rows, 1)
    return relation, rows


def _by_duckdb(place: Place, table: CsvTable, scan: Scan, staged: str) -> bool:
    """Whether DuckDB read as many rows as the file has lines; if not, nothing of it is kept."""
    import duckdb

    width, skip = len(table.heading.columns), table.heading.row
    names = ", ".join(f"'c{index}': 'VARCHAR'" for index in range(width))
    try:
        made = place.run(
            f"CREATE TABLE {staged} AS SELECT row_number() OVER () + {skip} AS row, * FROM read_csv(?, "
            f"auto_detect=false, header=false, skip={skip}, delim=?, quote='', escape='', comment='', "
            f"columns={{{names}, 'over': 'VARCHAR'}}, null_padding=true, nullstr='{_NEVER}', max_line_size=2000000)",
            (_literal(table.path), table.delimiter),
        )
        rows = made[0][0]
    except duckdb.Error:  # a row with two cells too many, say; the other reader tells which
        rows = None
    if rows == scan.lines - skip:
        return True
    place.run(f"DROP TABLE IF EXISTS {staged}")
    return False


def _literal(path: Path) -> str:
    """The path as DuckDB takes it: it would read * ? [ as a pattern of many files."""
    return "".join(f"[{each}]" if each in "*?[" else each for each in str(path))


def _by_python(place: Place, table: CsvTable, encoding: Encoding, staged: str) -> None:
    width = len(table.heading.columns)
    names = ["row", *(f"c{index}" for index in range(width)), "over"]
    stage(place, staged, names)
    try:
        with open_text(table.path, encoding) as stream:
            rows = _numbered(stream, table, width)
            while batch := list(islice(rows, BATCH_ROWS)):
                add_rows(place, staged, list(zip(*batch, strict=True)))
    except UnicodeDecodeError:
        raise ForPerson(
            f"{table.name}: the file is neither UTF-8, UTF-16 nor Windows-1252. Save it again as CSV UTF-8."
        ) from None


def _numbered(stream: Iterable[str], table: CsvTable, width: int) -> Iterator[list[object]]:
    """Each row after the headings as (row, cells .., over): None where there is no cell."""
    reader = csv.reader(chain(stream, [_END]), delimiter=table.delimiter)
    number = 0
    try:
        for number, cells in enumerate(reader, start=1):
            if cells and cells[-1].endswith(_END):
                if cells != [_END]:
                    raise ForPerson(_never_closed(table.name, number))
                return
            if number <= table.heading.row:
                continue
            if max(map(len, cells), default=0) > MAX_CELL_CHARACTERS:
                raise csv.Error
            if len(cells) == width:
                yield [number, *cells, None]
            else:
                over = "".join(cells[width:]) if len(cells) > width else None
                yield [number, *cells[:width], *[None] * (width - len(cells)), over]
    except csv.Error:
        raise ForPerson(
            f"{table.name}, row {number + 1}: a cell holds more than {MAX_CELL_CHARACTERS:,} characters; a quotation "
            "mark may be opened there and not closed. Mend the row, or save the table again as CSV."
        ) from None


def _never_closed(name: str, row: int) -> str:
    return (
        f"{name}, row {row}: a quotation mark is opened in this row and never closed, so that all that follows would "
        "be one cell. Mend the row, or save the table again as CSV."
    )

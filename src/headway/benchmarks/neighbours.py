"""Lists of statistical neighbours: for each authority the ten most like it, by the department's own tool.

Known layouts: the groupings of April 2021 and of May 2025, as workbooks or CSV, and the wide CSV of 2025. Each
column of neighbours is followed by one that says how close they are. A cell that makes no sense refuses the whole list.
"""

import csv
import hashlib
import io
import re
import zipfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import python_calamine

from headway.areas import Authority, authorities
from headway.errors import ForPerson

__all__ = ["NAME", "Neighbour", "NeighbourList", "read_neighbours"]

NAME = "Statistical neighbours"
_CLOSE = ("Extremely close", "Very close", "Close", "Somewhat close", "Not close")
_CODE = ("lanum", "oldlacode", "lanumber", "dfenumber")
_NEIGHBOUR, _HOW_CLOSE = re.compile(r"sn(\d{1,2})"), re.compile(r"sn(\d{0,2})p")
_VERSION = re.compile(
    r"(?:(january|february|march|april|may|june|july|august|september|october|november|december)[\W_]+)?(20\d\d)",
    re.IGNORECASE,
)
_MOST_BYTES, _MOST_UNPACKED = 5 * 2**20, 50 * 2**20
_TOLD = 5  # faults named in one message

Row = Sequence[Any]


@dataclass(frozen=True)
class Neighbour:
    """One neighbour of one authority, both by ONS code; rank 1 is the closest. ``closeness`` is the list's own word."""

    authority: str
    neighbour: str
    rank: int
    closeness: str


@dataclass(frozen=True)
class NeighbourList:
    """A published list, in one version."""

    name: str
    version: str
    source: str
    sha256: str
    rows: tuple[Neighbour, ...]


@dataclass(frozen=True)
class _Columns:
    """Where in a row the authority stands, and each neighbour with how close it is, by rank."""

    code: int
    neighbours: tuple[tuple[int, int, int | None], ...]


def read_neighbours(path: Path, version: str = "") -> NeighbourList:
    """The list in a file. ``version`` ("May 2025") need only be given where the file's name does not say it."""
    if not path.is_file():
        raise ForPerson(f"There is no file {path}. Check the name and the folder.")
    if path.stat().st_size > _MOST_BYTES:
        raise ForPerson(f"{path.name} is larger than any list of neighbours. Check the file.")
    content = path.read_bytes()
    table = _workbook(content, path.name) if content.startswith(b"PK\x03\x04") else _csv(content, path.name)
    rows = _read(table, path.name)
    return NeighbourList(
        name=NAME,
        version=version.strip() or _version_in(path.name),
        source=path.name,
        sha256=hashlib.sha256(content).hexdigest(),
        rows=rows,
    )


def _version_in(name: str) -> str:
    found = _VERSION.search(name)
    if not found:
        raise ForPerson(f'{name} does not say which version of the list it is. Add --version "May 2025".')
    return " ".join(each.capitalize() for each in found.groups() if each)


def _csv(content: bytes, name: str) -> list[Row]:
    try:
        return list(csv.reader(io.StringIO(content.decode("utf-8-sig"), newline=""), strict=True))
    except (UnicodeDecodeError, csv.Error):
        raise _unknown(name) from None


def _workbook(content: bytes, name: str) -> list[Row]:
    """The first sheet, as every published list has its table there."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            if sum(part.file_size for part in archive.infolist()) > _MOST_UNPACKED:
                raise ForPerson(f"{name} unpacks to more than a list of neighbours holds. Check the file.")
        book = python_calamine.CalamineWorkbook.from_filelike(io.BytesIO(content))
        return list(book.get_sheet_by_index(0).to_python(skip_empty_area=False))
    except (python_calamine.CalamineError, zipfile.BadZipFile, OSError, ValueError, IndexError):
        raise ForPerson(
            f"{name} cannot be read as a spreadsheet. Fetch it again, or save it as CSV."
        ) from None


def _unknown(name: str) -> ForPerson:
    return ForPerson(
        f'{name} is no list of neighbours that Headway knows: no row has "LA num" (or "old_la_code") and "SN1" to '
        '"SN10" (or "SN_1" to "SN_10"). Give the published workbook or CSV.'
    )


def _read(table: list[Row], name: str) -> tuple[Neighbour, ...]:
    heads = ((place, columns) for place, row in enumerate(table) if (columns := _columns(row)))
    place, columns = next(heads, (0, None))
    if columns is None:
        raise _unknown(name)
    faults: list[str] = []
    found: list[Neighbour] = []
    seen: set[str] = set()
    for number, cells in enumerate(table[place + 1 :], start=place + 2):
        if not _said(cells, columns.code) or _has_none(cells, columns):
            continue
        try:
            here = list(_neighbours(cells, columns))
            if here[0].authority in seen:
                raise ForPerson(f'"{_said(cells, columns.code)}" stands in the list twice.')
            seen.add(here[0].authority)
            found += here
        except ForPerson as error:
            faults.append(f"{name}, row {number}: {error}")
    if faults:
        more = f" And {len(faults) - _TOLD} more rows." if len(faults) > _TOLD else ""
        raise ForPerson(" ".join(faults[:_TOLD]) + more + " Nothing was loaded; mend the file.")
    if not found:
        raise ForPerson(f"{name} has a heading but no authorities. Check the file.")
    return tuple(found)


def _columns(row: Row) -> _Columns | None:
    """The columns of a heading row; None for any other row."""
    heads = [re.sub(r"[\W_]", "", str(cell)).lower() for cell in row]
    code = next((heads.index(word) for word in _CODE if word in heads), None)
    neighbours = [
        (
            int(found[1]),
            place,
            place + 1 if _HOW_CLOSE.fullmatch("".join(heads[place + 1 : place + 2])) else None,
        )
        for place, head in enumerate(heads)
        if (found := _NEIGHBOUR.fullmatch(head))
    ]
    ranks = [rank for rank, *_ in neighbours]
    if code is None or not ranks or ranks != list(range(1, len(ranks) + 1)):
        return None
    return _Columns(code, tuple(neighbours))


def _has_none(cells: Row, columns: _Columns) -> bool:
    """Whether dashes stand where neighbours would: a council too new for the list."""
    return all(_said(cells, place) == "-" for _, place, _ in columns.neighbours)


def _neighbours(cells: Row, columns: _Columns) -> Iterator[Neighbour]:
    own = _authority(_said(cells, columns.code), "the authority")
    before: set[str] = set()
    for rank, place, how in columns.neighbours:
        where = f"neighbour {rank}"
        code = _authority(_said(cells, place), where)
        if code == own or code in before:
            raise ForPerson(
                f'{where}: "{_said(cells, place)}" is the authority itself, or stands there twice.'
            )
        before.add(code)
        yield Neighbour(own, code, rank, _closeness(_said(cells, how), where) if how is not None else "")


def _closeness(said: str, where: str) -> str:
    word = " ".join(said.split()).capitalize()
    if word not in ("", *_CLOSE):
        raise ForPerson(f'{where}: "{said}" is no word for how close. Use one of {", ".join(_CLOSE)}.')
    return word


def _said(cells: Row, place: int) -> str:
    """What a cell says; a number that a spreadsheet holds as 886.0 is 886."""
    cell = cells[place] if place < len(cells) else ""
    return str(int(cell)) if isinstance(cell, float) and cell.is_integer() else str(cell or "").strip()


@cache
def _by_number() -> dict[str, Authority]:
    """Authorities by the department's number, under their latest code."""
    lives = sorted(authorities(), key=lambda each: (each.last_day is None, str(each.last_day)))
    return {each.dfe_number: each for each in lives if each.dfe_number}


def _authority(number: str, where: str) -> str:
    try:
        return _by_number()[number].ons_code
    except KeyError:
        raise ForPerson(f'{where}: "{number}" is not the department\'s number of an authority.') from None

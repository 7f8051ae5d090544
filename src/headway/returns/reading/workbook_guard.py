"""A workbook before it is opened: whether it is one, how large it unpacks, which cells are formulas or errors.

Nothing is executed here or later: macros are not looked at, a formula gives the value that was saved beside it.
"""

from __future__ import annotations

import re
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from xml.parsers import expat

from headway.errors import ForPerson
from headway.returns.reading.limits import (
    MAX_PARTS,
    MAX_SHEET_CELLS,
    MAX_SHEET_ROWS,
    MAX_UNPACKED_BYTES,
    MAX_UNPACKED_RATIO,
    MAX_WORKBOOK_BYTES,
    PIECE_BYTES,
    RATIO_COUNTS_FROM_BYTES,
)

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_CELL = re.compile(rb"<(?:\w+:)?c\s[^>]{0,200}?\br=\"([A-Z]{1,7})(\d{1,10})\"")
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")


@dataclass(frozen=True)
class Special:
    """A cell that is more than what it shows: a formula without a saved value, one with it, or an error."""

    row: int
    column: int
    formula: bool
    error: bool
    blank: bool


@dataclass(frozen=True)
class Guarded:
    """What the parts of a workbook are. `sheets` maps a sheet's name to its part."""

    sheets: dict[str, str]
    macros: bool
    since_1904: bool


def refuse_ole(path: Path, name: str) -> None:
    """A container of the older kind: an encrypted workbook or an .xls; neither is opened."""
    with path.open("rb") as stream:
        start = stream.read(PIECE_BYTES)
    if _ENCRYPTED in start:
        raise ForPerson(
            f"{name}: the workbook is protected with a password. Open it, save it without one, and load it again."
        )
    raise ForPerson(
        f"{name}: this is a file of an older Office (.xls or the like), which is not opened. "
        "Save it as .xlsx and load it again."
    )


def guarded(path: Path, name: str) -> Guarded | None:
    """The parts of a workbook, its sizes checked by the directory alone; None for a zip that is none."""
    if path.stat().st_size > MAX_WORKBOOK_BYTES:
        raise ForPerson(
            f"{name}: the workbook is larger than {MAX_WORKBOOK_BYTES // 1_000_000} MB, which no Annex A is. "
            "Check what was saved."
        )
    try:
        with zipfile.ZipFile(path) as archive:
            _sizes(archive, name)
            names = set(archive.namelist())
            if "xl/workbook.xml" not in names:
                return None
            book = _small(archive, "xl/workbook.xml", name)
            parts = _parts(book, _small(archive, "xl/_rels/workbook.xml.rels", name))
            since_1904 = re.search(rb"date1904\s*=\s*\"(1|true)\"", book) is not None
            sheets = {sheet: part for sheet, part in parts.items() if part in names}
            return Guarded(sheets, any(each.endswith("vbaProject.bin") for each in names), since_1904)
    except (zipfile.BadZipFile, OSError, KeyError, expat.ExpatError, NotImplementedError, RuntimeError):
        raise ForPerson(
            f"{name}: the workbook is damaged or cut short and cannot be opened. Save it again as .xlsx."
        ) from None


def _sizes(archive: zipfile.ZipFile, name: str) -> None:
    parts = archive.infolist()
    unpacked = sum(part.file_size for part in parts)
    packed_well = any(
        part.file_size > RATIO_COUNTS_FROM_BYTES
        and part.file_size > MAX_UNPACKED_RATIO * max(1, part.compress_size)
        for part in parts
    )
    if len(parts) > MAX_PARTS or unpacked > MAX_UNPACKED_BYTES or packed_well:
        raise ForPerson(
            f"{name}: the workbook would unpack to more than a workbook of a return holds "
            f"({MAX_UNPACKED_BYTES // 1_000_000:,} MB in all, {MAX_UNPACKED_RATIO} times its size on the disk, "
            f"{MAX_PARTS:,} parts). It was not opened. Copy the lists into a new workbook."
        )


def _small(archive: zipfile.ZipFile, part: str, name: str) -> bytes:
    with archive.open(part) as stream:
        text = stream.read(PIECE_BYTES)
    if b"<!DOCTYPE" in text:
        raise ForPerson(
            f"{name}: the workbook declares a document type, which none has. Save it again as .xlsx."
        )
    return text


def _parts(book: bytes, relations: bytes) -> dict[str, str]:
    targets = {each["Id"]: each["Target"] for each in _attributes(relations, "Relationship")}
    found = {}
    for sheet in _attributes(book, "sheet"):
        target = next(
            (targets[value] for key, value in sheet.items() if key.endswith(":id") and value in targets), ""
        )
        found[sheet.get("name", "")] = target.lstrip("/") if target.startswith("/") else f"xl/{target}"
    return found


def _attributes(text: bytes, element: str) -> list[dict[str, str]]:
    found: list[dict[str, str]] = []
    parser = expat.ParserCreate()
    parser.StartElementHandler = lambda tag, given: (
        found.append(given) if tag.rpartition(":")[2] == element else None
    )
    parser.Parse(text, True)
    return found


def check_extent(path: Path, part: str, name: str, sheet_number: int) -> bool:
    """Refuse a sheet whose cells lie too far apart to be laid out. Gives whether it may hold formulas or errors."""
    special, widest, lowest = False, 1, 1
    for piece in _pieces(path, part, name):
        special = special or b"<f" in piece or b":f" in piece or b't="e"' in piece
        cells = _CELL.findall(piece)
        widest = max(widest, max((_column(letters) for letters in {each[0] for each in cells}), default=1))
        lowest = max(lowest, max((int(each[1]) for each in cells), default=1))
        if lowest > MAX_SHEET_ROWS or widest * lowest > MAX_SHEET_CELLS:
            raise ForPerson(
                f"{name}, sheet {sheet_number}: its cells lie across more than {MAX_SHEET_CELLS:,} places, which no "
                "list does. Delete the cells far below and beside the table, or copy the list into a new workbook."
            )
    return special


def _column(letters: bytes) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + letter - 64
    return number


def _pieces(path: Path, part: str, name: str) -> Iterator[bytes]:
    """The part in pieces that end with a whole tag, and never more than its directory said."""
    rest, given = b"", 0
    with zipfile.ZipFile(path) as archive, archive.open(part) as stream:
        while piece := stream.read(PIECE_BYTES):
            given += len(piece)
            if given > MAX_UNPACKED_BYTES or len(rest) > PIECE_BYTES:
                raise ForPerson(f"{name}: a sheet is not what a workbook holds. Save it again as .xlsx.")
            whole, _, rest = (rest + piece).rpartition(b"<")
            rest = b"<" + rest
            yield whole
    yield rest


def special_cells(path: Path, part: str, name: str) -> dict[tuple[int, int], Special]:
    """The formulas and errors of a sheet, by row and column (both counted from 1)."""
    reader = _Specials()
    for piece in _pieces(path, part, name):
        reader.parser.Parse(piece, False)
    reader.parser.Parse(b"", True)
    return reader.found


class _Specials:
    def __init__(self) -> None:
        self.found: dict[tuple[int, int], Special] = {}
        self.at = (0, 0)
        self.formula = self.error = self.value = self.in_value = False
        self.parser = expat.ParserCreate()
        self.parser.StartElementHandler = self.start
        self.parser.EndElementHandler = self.end
        self.parser.CharacterDataHandler = self.text
        self.parser.StartDoctypeDeclHandler = self.refuse

    def refuse(self, *_: object) -> None:
        raise zipfile.BadZipFile

    def start(self, tag: str, given: dict[str, str]) -> None:
        tag = tag.rpartition(":")[2]
        if tag == "c":
            found = re.fullmatch(r"([A-Z]+)(\d+)", given.get("r", ""))
            self.at = (int(found.group(2)), _column(found.group(1).encode())) if found else (0, 0)
            self.formula, self.value, self.error = False, False, given.get("t") == "e"
        elif tag == "f":
            self.formula = True
        self.in_value = tag in ("v", "t")

    def text(self, given: str) -> None:
        self.value = self.value or (self.in_value and bool(given.strip()))

    def end(self, tag: str) -> None:
        tag = tag.rpartition(":")[2]
        self.in_value = False
        if tag == "c" and (self.formula or self.error):
            self.found[self.at] = Special(*self.at, self.formula, self.error, not self.value)

"""A workbook before it is opened: whether it is one, its size, how far its cells lie apart, its formulas and errors.

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
from headway.returns.reading.limits import MAX_SHEET_CELLS, MAX_SHEET_ROWS, MAX_WORKBOOK_BYTES, PIECE_BYTES
from headway.returns.reading.workbook_parts import pieces, refuse_bomb, small, whole

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
_BOOK, _RELATIONS = "xl/workbook.xml", "xl/_rels/workbook.xml.rels"

_CELL = re.compile(rb"<(?:\w+:)?c\s[^>]{0,2000}?\br=[\"']([A-Z]{1,7})(\d{1,10})[\"'][^>]{0,2000}?(/?)>")
_CELL_WITHOUT_PLACE = re.compile(rb"<(?:\w+:)?c(?:\s(?![^>]*\br=)[^>]*)?>")
_ROW = re.compile(rb"<(?:\w+:)?row\s[^>]{0,2000}?\br=[\"'](\d{1,10})[\"']")
_SPECIAL = re.compile(rb"<(?:\w+:)?f[\s/>]|\bt=[\"']e[\"']")


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

    sheets: dict[str, zipfile.ZipInfo]
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
    """The parts of a workbook, every one unpacked once to see that it is no larger than said; None for another zip."""
    if path.stat().st_size > MAX_WORKBOOK_BYTES:
        raise ForPerson(
            f"{name}: the workbook is larger than {MAX_WORKBOOK_BYTES // 1_000_000} MB, which no Annex A is. "
            "Check what was saved."
        )
    with whole(name), zipfile.ZipFile(path) as archive:
        parts = {part.filename: part for part in archive.infolist()}
        if _BOOK not in parts:
            return None
        refuse_bomb(archive, name)
        book = small(path, parts[_BOOK], name)
        named = _named(book, small(path, parts[_RELATIONS], name))
        sheets = {sheet: parts[part] for sheet, part in named.items() if part in parts}
        for part in parts.values():
            if part not in sheets.values():
                for _ in pieces(path, part):
                    pass
        since_1904 = re.search(rb"date1904\s*=\s*[\"'](1|true)[\"']", book) is not None
        return Guarded(sheets, any(each.endswith("vbaProject.bin") for each in parts), since_1904)


def _named(book: bytes, relations: bytes) -> dict[str, str]:
    """The part of each sheet by the sheet's name."""
    targets = {each["Id"]: each["Target"] for each in _attributes(relations, "Relationship")}
    found = {}
    for sheet in _attributes(book, "sheet"):
        ids = (value for key, value in sheet.items() if key.endswith(":id") and value in targets)
        target = targets.get(next(ids, ""), "")
        found[sheet.get("name", "")] = target.lstrip("/") if target.startswith("/") else f"xl/{target}"
    return found


def _attributes(text: bytes, element: str) -> list[dict[str, str]]:
    found: list[dict[str, str]] = []

    def start(tag: str, given: dict[str, str]) -> None:
        if tag.rpartition(":")[2] == element:
            found.append(given)

    parser = expat.ParserCreate()
    parser.StartElementHandler = start
    parser.Parse(text, True)
    return found


def check_extent(path: Path, part: zipfile.ZipInfo, name: str, number: int) -> bool:
    """Refuse a sheet whose cells lie too far apart to be laid out. Gives whether it may hold formulas or errors."""
    special, widest, lowest = False, 1, 1
    for piece in _tags(path, part):
        special = special or _SPECIAL.search(piece) is not None
        cells = [
            each for each in _CELL.findall(piece) if not each[2]
        ]  # one closed at once is empty, and not laid out
        widest = max(widest, max((_column(letters) for letters in {each[0] for each in cells}), default=1))
        lowest = max(lowest, max((int(each[1]) for each in cells), default=1))
        if _CELL_WITHOUT_PLACE.search(piece):
            lowest = max(lowest, max(map(int, _ROW.findall(piece)), default=1))
        if lowest > MAX_SHEET_ROWS or widest * lowest > MAX_SHEET_CELLS:
            raise ForPerson(
                f"{name}, sheet {number}: its cells lie across more than {MAX_SHEET_CELLS:,} places, which no "
                "list does. Delete the cells far below and beside the table, or copy the list into a new workbook."
            )
    return special


def _column(letters: bytes) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + letter - 64
    return number


def _tags(path: Path, part: zipfile.ZipInfo) -> Iterator[bytes]:
    """The part in pieces that end with a whole tag. A sheet in another encoding than UTF-8 is none of a workbook's."""
    rest = b""
    for piece in pieces(path, part):
        if len(rest) > PIECE_BYTES or piece[:2] in (b"\xff\xfe", b"\xfe\xff") or b"\0" in piece:
            raise zipfile.BadZipFile
        together, mark, rest = (rest + piece).rpartition(b"<")
        rest = mark + rest
        yield together
    yield rest


def special_cells(path: Path, part: zipfile.ZipInfo) -> dict[tuple[int, int], Special]:
    """The formulas and errors of a sheet, by row and column (both counted from 1)."""
    reader = _Specials()
    for piece in pieces(path, part):
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

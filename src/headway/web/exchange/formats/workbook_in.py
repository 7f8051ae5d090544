"""The tables of a workbook: looked through for what could harm before the reader opens it."""

import io
import zipfile
from typing import Any
from xml.parsers import expat

from python_calamine import CalamineError, CalamineWorkbook

from headway.errors import ForPerson
from headway.web.exchange.archives import OFFICE, opened
from headway.web.exchange.formats.long_texts import SHEET, resolved, whole_texts
from headway.web.exchange.given import Given, by_key
from headway.web.exchange.tables import Table

__all__ = ["given_in", "is_workbook", "sheets_in"]

_MOST_ROWS = 200_000
_MOST_COLUMNS = 500
_MOST_CELLS = 5_000_000


def is_workbook(content: bytes, shown: str) -> bool:
    """Whether an archive is a workbook; otherwise it may hold CSV files."""
    with opened(io.BytesIO(content), shown, OFFICE) as archive:
        return "xl/workbook.xml" in archive.namelist()


def given_in(content: bytes, shown: str) -> list[Given]:
    """The plan's tables in the workbook; sheets that are not ours are left out."""
    sheets = sheets_in(content, shown)
    texts = whole_texts(sheets.get(SHEET, []), shown)
    found = [
        _given(table, rows, texts, shown)
        for name, rows in sheets.items()
        if (table := by_key(name)) is not None
    ]
    if not found:
        raise ForPerson(f"{shown} has none of a plan's sheets, such as Actions. Export the plan again.")
    return found


def sheets_in(content: bytes, shown: str) -> dict[str, list[list[Any]]]:
    """The cells of every sheet, from its first row and column on."""
    with opened(io.BytesIO(content), shown, OFFICE) as archive:
        looked_through = _looked_through(archive, shown)
    try:
        book = CalamineWorkbook.from_filelike(looked_through)
        return {
            name: book.get_sheet_by_name(name).to_python(skip_empty_area=False) for name in book.sheet_names
        }
    except (CalamineError, OSError, ValueError, KeyError, OverflowError) as error:
        raise _damaged(shown) from error
    except BaseException as error:  # a panic of the reader is no Exception
        if type(error).__name__ != "PanicException":
            raise
        raise _damaged(shown) from error


def _damaged(shown: str) -> ForPerson:
    return ForPerson(
        f"{shown} is a damaged workbook. Open it in Excel, save it as .xlsx and choose it again."
    )


def _given(table: Table, rows: list[list[Any]], texts: dict[str, str], shown: str) -> Given:
    headings = tuple(str(cell) for cell in rows[0]) if rows else ()
    return Given(
        table,
        headings,
        [
            (place, [resolved(cell, texts, f"{shown}, {table.name}, row {place}") for cell in cells])
            for place, cells in enumerate(rows[1:], start=2)
            if any(cell != "" for cell in cells)
        ],
    )


class _Parts:
    """Follows one part: how far a sheet reaches, since the reader makes room for every cell up to the last one, filled
    or not; and whether anything but XML is named as a sheet.
    """

    def __init__(self, shown: str) -> None:
        self.shown, self.rows, self.columns = shown, 1, 1

    def start(self, name: str, attributes: dict[str, str]) -> None:
        kind = name.rpartition(":")[2]
        if kind == "Relationship" and attributes.get("Type", "").endswith(("/worksheet", "/sharedStrings")):
            if not attributes.get("Target", "").lower().endswith(".xml"):
                raise _damaged(self.shown)
        elif kind in ("c", "row"):
            ref = next((value for key, value in attributes.items() if key.rpartition(":")[2] == "r"), "")
            self._reaches(ref)

    def _reaches(self, ref: str) -> None:
        letters = ref.rstrip("0123456789").upper()
        if letters:
            self.columns = max(self.columns, _column(letters))
        if ref[len(letters) :]:
            self.rows = max(self.rows, int(ref[len(letters) :][:9]))
        if self.rows > _MOST_ROWS or self.columns > _MOST_COLUMNS or self.rows * self.columns > _MOST_CELLS:
            raise ForPerson(
                f"{self.shown} has a sheet that reaches further than any plan. Delete what stands far below or to "
                "the right, or export the plan again."
            )

    def doctype(self, *_: Any) -> None:
        """Document types bring entities, which can grow without end; Excel writes none."""
        raise _damaged(self.shown)


def _column(letters: str) -> int:
    number = 0
    for letter in letters[:4]:
        number = number * 26 + (ord(letter) - ord("A") + 1)
    return number


def _looked_through(archive: zipfile.ZipFile, shown: str) -> io.BytesIO:
    """The workbook's XML parts, checked and zipped anew: the reader sees exactly what was checked."""
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as clean:
        for each in archive.infolist():
            if each.filename.lower().endswith((".xml", ".rels")):
                content = archive.read(each)
                _check(content, shown)
                clean.writestr(each.filename, content)
    made.seek(0)
    return made


def _check(content: bytes, shown: str) -> None:
    parts, parser = _Parts(shown), expat.ParserCreate()
    parser.StartElementHandler = parts.start
    parser.StartDoctypeDeclHandler = parts.doctype
    try:
        parser.Parse(content, True)
    except expat.ExpatError as error:
        raise _damaged(shown) from error

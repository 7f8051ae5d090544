"""Cells of a workbook: text stays text, dates are dates, and a row is as tall as what it holds."""

import math
from collections.abc import Sequence
from datetime import UTC, date, datetime, time
from io import BytesIO
from typing import Any
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from headway.documents.text import clean

_MOST_CHARACTERS = 32_767  # Excel's limit for one cell
_CUT = " [cut: the whole text is in inspection.json]"
_LINE_POINTS = 13.0
_MOST_POINTS = 409.0  # Excel's limit for one row

Value = str | int | date | None
Formats = dict[str, Any]


def formats_of(book: Any) -> Formats:
    """The few cell formats, by name."""
    base = {"font_name": "Arial", "font_size": 10, "valign": "top"}
    cell = {**base, "text_wrap": True, "border": 1, "border_color": "#6B7276"}
    return {
        "title": book.add_format({**base, "bold": True, "font_size": 14}),
        "line": book.add_format(base),
        "heading": book.add_format({**cell, "bold": True, "bg_color": "#E9EDF0"}),
        "to_fill": book.add_format({**cell, "bold": True, "bg_color": "#FFF7D6"}),
        "cell": book.add_format({**cell, "align": "left"}),
        "date": book.add_format({**cell, "num_format": "d mmm yyyy", "align": "left"}),
    }


def cell_text(value: str) -> str:
    """The text as a cell may hold it: cleaned a line at a time, and cut where Excel would drop it whole."""
    text = "\n".join(clean(line) for line in value.split("\n"))
    return text if len(text) <= _MOST_CHARACTERS else text[: _MOST_CHARACTERS - len(_CUT)] + _CUT


def write(sheet: Any, row: int, column: int, value: Value, formats: Formats) -> None:
    if value is None or value == "":
        sheet.write_blank(row, column, None, formats["cell"])
    elif isinstance(value, date):
        sheet.write_datetime(
            row, column, datetime.combine(value, time(), UTC).replace(tzinfo=None), formats["date"]
        )
    elif isinstance(value, int):
        sheet.write_number(row, column, value, formats["cell"])
    else:
        sheet.write_string(row, column, cell_text(str(value)), formats["cell"])


def row_height(values: Sequence[tuple[Value, float]]) -> float:
    """The height in points that holds each value in a column so many characters wide."""
    most = max((_lines(str(value or ""), width) for value, width in values), default=1)
    return min(most * _LINE_POINTS + 3, _MOST_POINTS)


def _lines(text: str, width: float) -> int:
    return sum(max(1, math.ceil(len(line) / width)) for line in text.split("\n"))


def with_growing_rows(workbook: bytes) -> bytes:
    """The workbook with its row heights as a start, not as fixed: a row grows when a person types more into it.

    XlsxWriter marks each height that it is given as fixed by hand.
    """
    made = BytesIO()
    with ZipFile(BytesIO(workbook)) as old, ZipFile(made, "w") as new:
        for member in old.infolist():
            content = old.read(member)
            if member.filename.startswith("xl/worksheets/sheet"):
                head, rows = content.split(b"<sheetData>", 1)
                content = head + b"<sheetData>" + rows.replace(b' customHeight="1">', b">")
            entry = ZipInfo(member.filename, (1980, 1, 1, 0, 0, 0))
            entry.compress_type = ZIP_DEFLATED
            new.writestr(entry, content)
    return made.getvalue()

"""A workbook's sheets as tables. Cells come as they were saved: a text as it is, a number or a day in plain writing."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, time
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Any

from headway.returns.reading.headings import Heading, find_heading
from headway.returns.reading.limits import BATCH_ROWS, MAX_TITLE_ROWS
from headway.returns.reading.staging import Place, add_rows, settle, stage
from headway.returns.reading.workbook_guard import Guarded, Special, check_extent, special_cells
from headway.returns.reading.workbook_parts import whole

if TYPE_CHECKING:
    from python_calamine import CalamineSheet, CalamineWorkbook

MESSAGES = {
    "formula-without-value": "The cell is a formula whose value was not saved, and formulas are not calculated here. "
    "Open the workbook, save it, and load it again.",
    "error-in-cell": "The cell shows an error of the spreadsheet, so there is no value to read.",
}


@dataclass(frozen=True)
class Sheet:
    """A sheet recognised as a table. `special`: it may hold formulas or errors."""

    number: int
    name: str
    heading: Heading
    special: bool


@dataclass
class Workbook:
    """An opened workbook: the sheets that are tables, and those that are not with the reason."""

    path: Path
    name: str
    guard: Guarded
    book: CalamineWorkbook
    sheets: list[Sheet] = field(default_factory=list)
    skipped: list[tuple[str, str]] = field(default_factory=list)


def open_workbook(path: Path, name: str, guard: Guarded) -> Workbook:
    """Open a workbook that was guarded, and recognise its sheets by their headings."""
    import python_calamine

    with whole(name):
        workbook = Workbook(path, name, guard, python_calamine.CalamineWorkbook.from_path(path))
    for number, sheet_name in enumerate(workbook.book.sheet_names, start=1):
        where = f"{name}, sheet {number}"
        special = _checked(workbook, sheet_name, number)
        found = find_heading(list(islice(_sheet(workbook, sheet_name), MAX_TITLE_ROWS)), where)
        if isinstance(found, Heading):
            workbook.sheets.append(Sheet(number, sheet_name, found, special))
        else:
            workbook.skipped.append((where, found))
    return workbook


def _checked(workbook: Workbook, sheet_name: str, number: int) -> bool:
    """Whether a sheet may hold formulas or errors. Its extent is checked before it is laid out."""
    part = workbook.guard.sheets.get(sheet_name)
    with whole(workbook.name):
        return part is not None and check_extent(workbook.path, part, workbook.name, number)


def _sheet(workbook: Workbook, sheet_name: str) -> Iterator[list[str]]:
    """The rows from the first of the sheet, each as texts from the first column."""
    if sheet_name not in workbook.guard.sheets:
        return
    with whole(workbook.name):
        yield from _rows(workbook.book.get_sheet_by_name(sheet_name))


def _rows(sheet: CalamineSheet) -> Iterator[list[str]]:
    """Calamine gives the empty rows above the first cell, and not the empty columns beside it."""
    if sheet.start is None:
        return
    left = [""] * sheet.start[1]
    for row in sheet.iter_rows():
        yield [*left, *map(as_text, row)]


def as_text(cell: Any) -> str:
    """A cell in plain writing: a whole number without its point, a day as 2024-01-31, yes and no as TRUE and FALSE."""
    if isinstance(cell, str):
        return cell
    if isinstance(cell, bool):
        return "TRUE" if cell else "FALSE"
    if isinstance(cell, float):
        return str(int(cell)) if cell.is_integer() and abs(cell) < 1e15 else repr(cell)
    if isinstance(cell, datetime):
        return cell.date().isoformat() if cell.time() == time() else cell.isoformat(sep=" ")
    return cell.isoformat() if isinstance(cell, date | time) else str(cell)


def read_sheet(place: Place, workbook: Workbook, sheet: Sheet) -> tuple[str, int]:
    """The raw relation of one sheet, and its rows."""
    heading, staged = sheet.heading, place.relation("stage", sheet.heading.table)
    width = len(heading.columns)
    names = ["row", *(f"c{index}" for index in range(width)), "over"]
    stage(place, staged, names)
    numbered = enumerate(_sheet(workbook, sheet.name), start=1)
    rows = ([number, *cells[:width], None] for number, cells in numbered if number > heading.row)
    while batch := list(islice(rows, BATCH_ROWS)):
        add_rows(place, staged, list(zip(*batch, strict=True)))
    relation, count = settle(place, heading, staged)
    if sheet.special:
        with whole(workbook.name):
            found = special_cells(workbook.path, workbook.guard.sheets[sheet.name])
        _say_special(place, heading, found)
    if workbook.guard.macros:
        place.repair(heading.table, "", "the workbook holds macros, which were not run", count, 1)
    return relation, count


def _say_special(place: Place, heading: Heading, cells: Mapping[tuple[int, int], Special]) -> None:
    formulas: dict[str, list[int]] = {}
    for cell in cells.values():
        index = cell.column - 1
        name = heading.columns[index] if 0 <= index < len(heading.columns) else None
        if name is None or cell.row <= heading.row:
            continue
        if cell.error or cell.blank:
            rule = "error-in-cell" if cell.error else "formula-without-value"
            place.fault(heading.table, cell.row, name, rule, MESSAGES[rule])
        else:
            formulas.setdefault(name, []).append(cell.row)
    for name, rows in formulas.items():
        place.repair(heading.table, name, "formula: its saved value was read", len(rows), min(rows))

"""The faults as a workbook: issues, a summary by rule, what ran and what did not."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from io import BytesIO
from typing import Any

import xlsxwriter

from headway.returns.checks.report.model import COLUMNS, Report
from headway.returns.checks.report.safe import plain_text

__all__ = ["as_workbook"]

_MOST_ROWS = 100_000
"""More than anybody filters in a workbook; it is made in memory, and the rest stands in the CSV."""
_WIDTHS = {"message": 70, "title": 45, "file": 34, "value": 22, "field": 24, "rule_code": 26, "child_id": 18}

Cell = str | int | None


def as_workbook(report: Report) -> bytes:
    """The workbook as .xlsx bytes, made in memory: no part of it lies in a temporary file. Text can be no formula."""
    made = BytesIO()
    book = xlsxwriter.Workbook(
        made,
        {
            "in_memory": True,
            "strings_to_formulas": False,
            "strings_to_urls": False,
            "strings_to_numbers": False,
        },
    )
    book.set_properties({"title": "Faults in the returns"})
    heading = book.add_format({"bold": True, "bg_color": "#E9EDF0", "bottom": 1})
    wrapped = book.add_format({"text_wrap": True, "valign": "top"})
    lines = report.lines
    issues = [line.cells for line in lines[:_MOST_ROWS]]
    _sheet(book, "Issues", COLUMNS, issues, [_WIDTHS.get(name, 14) for name in COLUMNS], heading)
    _sheet(book, "Summary", *_summary(report), heading, wrapped)
    _sheet(book, "What ran", *_ran(report), heading, wrapped)
    _sheet(book, "Read otherwise", *_repaired(report), heading, wrapped)
    book.close()
    return made.getvalue()


def _summary(report: Report) -> tuple[Sequence[str], list[tuple[Cell, ...]], list[int]]:
    rows: list[tuple[Cell, ...]] = [
        (*rule, place.return_name, place.period, place.table, place.file, place.faults, place.first_row)
        for each in report.summaries
        for rule in [(each.code, each.title, each.do)]
        for place in each.places
    ]
    if len(report.lines) > _MOST_ROWS:
        rows.append(("", f"{len(report.lines) - _MOST_ROWS:,} more faults are in the CSV only."))
    headings = (
        "rule_code",
        "title",
        "what to do",
        "return",
        "period",
        "table",
        "file",
        "faults",
        "first row",
    )
    return headings, rows, [26, 45, 60, 12, 12, 18, 34, 10, 10]


def _ran(report: Report) -> tuple[Sequence[str], list[tuple[Cell, ...]], list[int]]:
    rows: list[tuple[Cell, ...]] = [
        (
            each.return_name,
            each.period,
            each.code,
            each.title,
            "ran",
            ", ".join(each.tables),
            each.rows,
            each.found,
            "",
        )
        for each in report.ran
    ]
    rows += [
        (
            each.return_name,
            each.period,
            each.code,
            each.title,
            "did not run",
            each.table,
            None,
            None,
            each.why,
        )
        for each in report.not_run
    ]
    rows += [("", "", "", name, "file passed over", "", None, None, why) for name, why in report.skipped]
    headings = ("return", "period", "rule_code", "title", "ran or not", "tables", "rows", "faults", "why not")
    return headings, rows, [12, 12, 26, 45, 14, 40, 10, 10, 60]


def _repaired(report: Report) -> tuple[Sequence[str], list[tuple[Cell, ...]], list[int]]:
    rows: list[tuple[Cell, ...]] = [
        (
            each.return_name,
            each.period,
            each.table,
            each.field,
            each.what,
            each.cells,
            each.file,
            each.first_row,
        )
        for each in report.repaired
    ]
    headings = ("return", "period", "table", "field", "what was changed", "cells", "file", "first row")
    return headings, rows, [12, 12, 18, 24, 60, 10, 34, 10]


def _sheet(
    book: Any,
    name: str,
    headings: Sequence[str],
    rows: Iterable[tuple[Cell, ...]],
    widths: Sequence[int],
    heading: Any,
    body: Any = None,
) -> None:
    sheet = book.add_worksheet(name)
    for place, (words, width) in enumerate(zip(headings, widths, strict=True)):
        sheet.set_column(place, place, width, body)
        sheet.write_string(0, place, words, heading)
    last = 0
    for last, row in enumerate(rows, start=1):
        for place, cell in enumerate(row):
            if isinstance(cell, int):
                sheet.write_number(last, place, cell)
            elif cell:
                sheet.write_string(last, place, plain_text(cell))
    sheet.autofilter(0, 0, max(last, 1), len(headings) - 1)
    sheet.freeze_panes(1, 0)
    sheet.set_landscape()
    sheet.repeat_rows(0)

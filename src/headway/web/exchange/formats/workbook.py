"""A plan's tables as an Excel workbook: a sheet a table, dates as dates, and no text that could run as a formula."""

from datetime import date, datetime, time
from io import BytesIO
from typing import Any

import xlsxwriter

from headway.documents.sheets import formats_of
from headway.web.exchange.formats import long_texts
from headway.web.exchange.formats.workbook_in import given_in, is_workbook
from headway.web.exchange.tables import Column, Kind, PlanTables, Row, Table
from headway.web.exchange.values import as_text

__all__ = ["given_in", "is_workbook", "written"]

_FIRST_DAY = date(1900, 3, 1)
"""Excel believes that 1900 was a leap year: days before this one are written as text."""
_MOST_NUMBER = 2**53
_ROWS_TO_FILL = 500


def written(tables: PlanTables) -> bytes:
    """The workbook, the same bytes each time."""
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
    book.set_properties({"title": "Plan from Headway", "created": datetime(2000, 1, 1)})  # noqa: DTZ001 - as it is written
    formats, long = formats_of(book), long_texts.Long()
    for table, rows in tables:
        _sheet(book, table, rows, formats, long)
    long_texts.add_sheet(book, long, formats)
    book.close()
    return made.getvalue()


def _sheet(book: Any, table: Table, rows: list[Row], formats: dict[str, Any], long: long_texts.Long) -> None:
    sheet = book.add_worksheet(table.name)
    for place, column in enumerate(table.columns):
        sheet.set_column(place, place, column.width)
        sheet.write_string(0, place, column.heading, formats["heading" if table.of_old else "to_fill"])
        _choices(sheet, column, place, len(rows))
    for line, row in enumerate(rows, start=1):
        for place, column in enumerate(table.columns):
            _cell(sheet, line, place, column, row.get(column.key), formats, long)
    sheet.autofilter(0, 0, max(len(rows), 1), len(table.columns) - 1)
    sheet.freeze_panes(1, 0)
    sheet.set_landscape()
    sheet.fit_to_pages(1, 0)


def _choices(sheet: Any, column: Column, place: int, rows: int) -> None:
    words = ("yes", "no") if column.kind is Kind.YES_NO else tuple(filter(None, column.words))
    if words:
        rule = {"validate": "list", "source": list(words), "ignore_blank": "" in column.words}
        sheet.data_validation(1, place, rows + _ROWS_TO_FILL, place, rule)


def _cell(
    sheet: Any,
    line: int,
    place: int,
    column: Column,
    value: Any,
    formats: dict[str, Any],
    long: long_texts.Long,
) -> None:
    if column.kind is Kind.DAY and value is not None and value >= _FIRST_DAY:
        sheet.write_datetime(line, place, datetime.combine(value, time()), formats["date"])
    elif column.kind is Kind.NUMBER and value is not None and value < _MOST_NUMBER:
        sheet.write_number(line, place, value, formats["cell"])
    elif text := as_text(column.kind, value):
        sheet.write_string(line, place, long.shown(text), formats["cell"])
    else:
        sheet.write_blank(line, place, None, formats["cell"])

"""Days and months as extracts write them. The day comes first, always: 01/02/2024 is 1 February."""

from __future__ import annotations

import re
from datetime import date, timedelta
from enum import StrEnum

from headway.returns.parsing.cell import BLANK, NULL_WORD, Cell, bare, both, is_null_word

PIVOT = 50
"""A year of two figures below 50 is 20.., else 19..: nobody in a return of 2017 or later was born before 1950."""

EARLIEST, LATEST = date(1900, 1, 1), date(2100, 12, 31)
"""A day outside is a typing fault: nobody of these returns lived before, and nothing is recorded so far ahead."""

_DAY_FIRST = re.compile(r"(\d{1,2})[/.\-](\d{1,2})[/.\-](\d{4}|\d{2})")
_YEAR_FIRST = re.compile(r"(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})")
_IN_WORDS = re.compile(r"(\d{1,2})(?:st|nd|rd|th)?[- /]?([A-Za-z]{3,9})\.?[- /,]{0,2}(\d{4}|\d{2})")
_TIME = re.compile(r"(?:T| )(\d{1,2}:\d{2}(?::\d{2}(?:\.\d{1,9})?)?)\s?(?:Z|[AaPp][Mm]|[+-]\d{2}:?\d{2})?$")
_SERIAL = re.compile(r"(\d{1,6})(?:\.(\d+))?")
_MONTH_FIRST_YEAR = re.compile(r"(\d{4})[-/](\d{1,2})")
_MONTH = re.compile(r"(\d{1,2})[/\-](\d{4})")
_MONTH_IN_WORDS = re.compile(r"([A-Za-z]{3,9})[- /]?(\d{4}|\d{2})")

_NAMES = (
    "january", "february", "march", "april", "may", "june",
    "july", "august", "september", "october", "november", "december",
)  # fmt: skip
_MONTHS = {name: number for number, name in enumerate(_NAMES, start=1)}
_MONTHS |= {name[:3]: number for name, number in _MONTHS.items()} | {"sept": 9}


class Own(StrEnum):
    """The form in which a return wants its dates, and how a person is told it."""

    DAY_FIRST = "DD/MM/YYYY"
    YEAR_FIRST = "YYYY-MM-DD"
    EITHER = "DD/MM/YYYY or YYYY-MM-DD"


def read_date(given: str, own: Own, *, serials: bool = False, since_1904: bool = False) -> Cell:
    """A day. `serials`: a bare number is the workbook's count of days (1 is 1 January 1900, or from 1904)."""
    text, repair = bare(given)
    if not text:
        return BLANK
    if is_null_word(text):
        return NULL_WORD
    day_text, with_time = _without_time(text)
    found = _written(day_text)
    if found is None and serials and (number := _SERIAL.fullmatch(text)):
        return _in_range(
            _serial(int(number.group(1)), since_1904), both(repair, "number of days read as a date"), own
        )
    if found is None:
        return Cell(
            None, rule="not-a-date", message=f"This is not a date. Give {own}, or leave the cell blank."
        )
    day, form = found
    if form not in _OWN[own]:
        repair = both(repair, f"date written as {form}")
    return _in_range(day, both(repair, "time of day taken off") if with_time else repair, own)


_OWN = {
    Own.DAY_FIRST: {"DD/MM/YYYY"},
    Own.YEAR_FIRST: {"YYYY-MM-DD"},
    Own.EITHER: {"DD/MM/YYYY", "YYYY-MM-DD"},
}


def _without_time(text: str) -> tuple[str, bool]:
    found = _TIME.search(text)
    return (text[: found.start()], True) if found else (text, False)


def _written(text: str) -> tuple[date | None, str] | None:
    """The day and the form it is written in; a None day is one that no calendar has; None is no date at all."""
    if found := _DAY_FIRST.fullmatch(text):
        day, month, year = found.groups()
        usual = len(day) == 2 and len(month) == 2 and len(year) == 4 and text[2] == "/" and text[5] == "/"
        form = "DD/MM/YYYY" if usual else "D/M/YY" if len(year) == 2 else "D/M/YYYY or with other marks"
        return _day(_full(year), int(month), int(day)), form
    if found := _YEAR_FIRST.fullmatch(text):
        year, month, day = found.groups()
        usual = len(day) == 2 and len(month) == 2 and text[4] == "-" and text[7] == "-"
        return _day(
            int(year), int(month), int(day)
        ), "YYYY-MM-DD" if usual else "YYYY-M-D or with other marks"
    if (found := _IN_WORDS.fullmatch(text)) and (named := _MONTHS.get(found.group(2).casefold())):
        return _day(_full(found.group(3)), named, int(found.group(1))), "DD-Mon-YYYY"
    return None


def _full(year: str) -> int:
    number = int(year)
    return number if len(year) == 4 else number + (2000 if number < PIVOT else 1900)


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _serial(number: int, since_1904: bool) -> date | None:
    """The day of a serial number. Excel counts a 29 February 1900 that never was; later days start at 30 December."""
    start = date(1904, 1, 1) if since_1904 else date(1899, 12, 30) if number > 59 else date(1899, 12, 31)
    return start + timedelta(days=number)


def _in_range(day: date | None, repair: str, own: Own) -> Cell:
    if day is None:
        return Cell(
            None,
            rule="impossible-date",
            message=f"No calendar has this day. Give {own}: the day, then the month.",
        )
    if not EARLIEST <= day <= LATEST:
        message = f"The date is not between {EARLIEST.year} and {LATEST.year}. Give the right year, in four figures."
        return Cell(None, rule="impossible-date", message=message)
    return Cell(day.isoformat(), repair)


def read_month(given: str, own: Own, *, serials: bool = False, since_1904: bool = False) -> Cell:
    """A month as its first day: 2025-04 or 04/2025, or a day in it."""
    text, repair = bare(given)
    if not text:
        return BLANK
    found = _MONTH_FIRST_YEAR.fullmatch(text)
    if found and (first := _day(int(found.group(1)), int(found.group(2)), 1)):
        return _in_range(first, repair, own)
    if (found := _MONTH.fullmatch(text)) and (first := _day(int(found.group(2)), int(found.group(1)), 1)):
        return _in_range(first, both(repair, "month written as MM/YYYY"), own)
    if (found := _MONTH_IN_WORDS.fullmatch(text)) and (named := _MONTHS.get(found.group(1).casefold())):
        return _in_range(_day(_full(found.group(2)), named, 1), both(repair, "month written in words"), own)
    cell = read_date(given, own, serials=serials, since_1904=since_1904)
    if cell.rule:
        return Cell(None, rule=cell.rule, message="This is not a month. Give YYYY-MM, such as 2025-04.")
    if cell.value is None or cell.value.endswith("-01"):
        return cell
    return Cell(f"{cell.value[:8]}01", both(cell.repair, "day read as its month"))

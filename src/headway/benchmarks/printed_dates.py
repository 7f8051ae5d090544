"""Dates as registers print them: whole, or only a month or a year."""

import calendar
import re
from datetime import date, datetime

from headway.errors import ForPerson

_PRINTED = re.compile(r"(\d{4})(?:-(\d\d)(?:-(\d\d))?)?")
_WORDS = re.compile(r"(\d{1,2})\s+([A-Za-z]+)\s+(\d{4})")
_MONTHS = {name.lower(): number for number, name in enumerate(calendar.month_name) if name}


def last_day_of(printed: str) -> date | None:
    """The last day that a year, a month or a day can mean: "2016-04" is 30 April 2016. Blank is None."""
    if not printed:
        return None
    year, month, day = _parts(printed)
    month = month or 12
    return date(year, month, day or calendar.monthrange(year, month)[1])


def first_day_of(printed: str) -> date | None:
    """The first day that a year, a month or a day can mean. Blank is None."""
    if not printed:
        return None
    year, month, day = _parts(printed)
    return date(year, month or 1, day or 1)


def is_whole(printed: str) -> bool:
    """Whether the date names a day."""
    return len(printed) == len("2017-06-13")


def _parts(printed: str) -> tuple[int, int | None, int | None]:
    found = _PRINTED.fullmatch(printed)
    try:
        if found:
            year, month, day = (int(part) if part else None for part in found.groups())
            assert year is not None  # noqa: S101  # the pattern has it
            date(year, month or 1, day or 1)
            return year, month, day
    except ValueError:
        pass
    raise ForPerson(f'"{printed}" is not a date. Give YYYY-MM-DD, or YYYY-MM or YYYY where no more is known.')


def day_in(cell: object) -> date | None:
    """The day in a spreadsheet's cell, a date or its words ("13 June 2017"). Blank is None; else refused."""
    if isinstance(cell, datetime):
        return cell.date()
    if isinstance(cell, date):
        return cell
    text = str(cell).strip()
    if not text:
        return None
    if found := day_in_words(text):
        return found
    return last_day_of(text)


def day_in_words(text: str) -> date | None:
    """The first day written out in a text: "as at 31 March 2025"; None where there is none."""
    for day, month, year in _WORDS.findall(text):
        if month.lower() in _MONTHS:
            try:
                return date(int(year), _MONTHS[month.lower()], int(day))
            except ValueError:
                continue
    return None

"""Month, quarter, year (April to March) and the twelve months to a month, with their codes as people write them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from headway.errors import ForPerson

EPOCH = date(1970, 1, 1)
_FIRST_YEAR, _LAST_YEAR = 2, 9997
"""Those whose periods the calendar of Python holds whole."""
_EARLIEST, _LATEST = 1990 * 12, 2040 * 12 + 11


class Every(StrEnum):
    """How long a period is. Quarters and years follow the financial year, as the returns do."""

    MONTH = "month"
    QUARTER = "quarter"
    YEAR = "year"
    ROLLING = "rolling-12"

    @property
    def months(self) -> int:
        return {Every.MONTH: 1, Every.QUARTER: 3}.get(self, 12)


@dataclass(frozen=True)
class Period:
    """`code`: 2024-04, "2024-25 Q1", 2024-25, or "year to 2024-04". Both days belong to it."""

    code: str
    first_day: date
    last_day: date

    @property
    def first_month(self) -> int:
        return month_number(self.first_day)

    @property
    def last_month(self) -> int:
        return month_number(self.last_day)

    @property
    def return_year(self) -> int:
        """The year of the 31 March on or after the last day: the collection year that tells of it."""
        return return_year_of(self.last_day)

    @property
    def cohort_day(self) -> date | None:
        """The 31 March in the period, if there is one."""
        day = date(self.return_year, 3, 31)
        if day > self.last_day:
            day = date(self.return_year - 1, 3, 31)
        return day if self.first_day <= day <= self.last_day else None

    def __contains__(self, day: object) -> bool:
        return isinstance(day, date) and self.first_day <= day <= self.last_day


def day_number(day: date) -> int:
    """Days since 1 January 1970."""
    return (day - EPOCH).days


def day_of(number: int) -> date:
    return EPOCH + timedelta(days=number)


def month_number(day: date) -> int:
    """Year * 12 + month - 1."""
    return day.year * 12 + day.month - 1


def month_first(number: int) -> date:
    return date(number // 12, number % 12 + 1, 1)


def month_last(number: int) -> date:
    return month_first(number + 1) - timedelta(days=1)


def month_code(number: int) -> str:
    return f"{number // 12:04}-{number % 12 + 1:02}"


def return_year_of(day: date) -> int:
    return day.year + (day.month > 3)


def given_month(text: str, *, of: str = "the month") -> int:
    """2024-04 as a month number."""
    found = re.fullmatch(r"(\d{4})-(0[1-9]|1[0-2])", text.strip())
    if found is None:
        raise ForPerson(f'{of}: "{text[:20]}" is not a month. Give it as 2024-04.')
    return int(found[1]) * 12 + int(found[2]) - 1


def period_ending(every: Every, last_month: int) -> Period:
    first = month_first(last_month - every.months + 1)
    return Period(_code(every, last_month), first, month_last(last_month))


def periods(every: Every, start: str, end: str) -> tuple[Period, ...]:
    """The periods of a kind from one month to another: whole ones, and those twelve months that end between them."""
    first, last = given_month(start, of="from"), given_month(end, of="to")
    if last < first:
        raise ForPerson(f"from {start} to {end} goes backwards. Give the earlier month first.")
    if not (first >= _EARLIEST and last <= _LATEST):
        raise ForPerson(
            f"from {start} to {end} is beyond the years 1990 to 2040. Give months of the returns loaded."
        )
    found = tuple(_between(every, first, last))
    if not found:
        raise ForPerson(
            f"from {start} to {end} holds no whole {every}: quarters and years begin in April. "
            "Give the months of a whole one, as 2024-04 and 2025-03 of a year."
        )
    return found


def period_of(code: str) -> Period:
    """The period that a code names. 2011-12 is December 2011: financial years are told apart from 2012-13 on."""
    text = code.strip()
    for every, pattern in _CODES.items():
        found = re.fullmatch(pattern, text)
        if found is None or not _FIRST_YEAR <= int(found[1][:4]) <= _LAST_YEAR:
            continue
        if every in (Every.MONTH, Every.ROLLING):
            return period_ending(every, given_month(found[1]))
        year = int(found[1])
        if (year + 1) % 100 == int(found[2]):
            quarter = int(found[3]) if every is Every.QUARTER else 4
            return period_ending(every, year * 12 + 3 * quarter + 2)
    raise ForPerson(
        f'"{text[:20]}" is not a period. Give a month (2024-04), a quarter ("2024-25 Q1"), a financial year (2024-25) '
        'or the twelve months to a month ("year to 2024-04").'
    )


def every_of(period: Period) -> Every:
    """How long a period is, by its code, read as ``period_of`` reads it."""
    return next(every for every, pattern in _CODES.items() if re.fullmatch(pattern, period.code))


_CODES = {
    Every.MONTH: r"(\d{4}-(?:0[1-9]|1[0-2]))",
    Every.QUARTER: r"(\d{4})-(\d{2}) Q([1-4])",
    Every.YEAR: r"(\d{4})-(\d{2})",
    Every.ROLLING: r"year to (\d{4}-\d{2})",
}


def _between(every: Every, first: int, last: int) -> Iterator[Period]:
    for month in range(first, last + 1):
        if every in (Every.MONTH, Every.ROLLING) or (
            (month - 2) % every.months == 0 and month - every.months + 1 >= first
        ):
            yield period_ending(every, month)


def _code(every: Every, last_month: int) -> str:
    if every is Every.MONTH:
        return month_code(last_month)
    if every is Every.ROLLING:
        return f"year to {month_code(last_month)}"
    began = (last_month - 3) // 12
    year = f"{began}-{(began + 1) % 100:02}"
    return year if every is Every.YEAR else f"{year} Q{(last_month - 3) % 12 // 3 + 1}"

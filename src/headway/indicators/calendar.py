"""Dates as columns, so that an indicator needs only joins and whole numbers: a row a day."""

from __future__ import annotations

from datetime import date, timedelta
from functools import cache

from headway.clocks.calendar import FIRST_DAY, LAST_DAY, is_working_day
from headway.indicators.periods import day_number, month_number, return_year_of

COLUMNS = {
    "day": "INTEGER",
    "month": "INTEGER",
    "working_day": "INTEGER",
    "month_end": "INTEGER",
    "return_year": "INTEGER",
}
"""`working_day` counts the working days up to and including the day, so that b - a is the working days from a to b
when the day after a is day one; NULL where bank holidays are not certain (before 2004, after 2028)."""

_FROM, _TO = date(1985, 1, 1), date(2040, 12, 31)  # children born and cared for before the working days begin


@cache
def calendar_rows() -> tuple[tuple[int, int, int | None, int, int], ...]:
    """Every day with its month, working-day number, whether it ends a month, and its collection year."""
    rows, worked, day = [], 0, _FROM
    while day <= _TO:
        known = FIRST_DAY <= day <= LAST_DAY
        worked += known and is_working_day(day)
        following = day + timedelta(days=1)
        ends = int(following.month != day.month)
        number = worked if known else None
        rows.append((day_number(day), month_number(day), number, ends, return_year_of(day)))
        day = following
    return tuple(rows)


@cache
def working_days_by_day() -> dict[date, int | None]:
    """For the reference counter: the working-day number of each day."""
    first = _FROM
    return {first + timedelta(days=n): row[2] for n, row in enumerate(calendar_rows())}

"""Months after a day, and the last list in a period, for the counters."""

from calendar import monthrange
from collections.abc import Iterable
from datetime import date
from typing import Any

from headway.indicators.reference import Period


def months_later(day: date, months: int) -> date:
    """The same day of the month, or the month's last day where it has no such day."""
    year, month = day.year, day.month
    for _ in range(months):
        year, month = (year + 1, 1) if month == 12 else (year, month + 1)
    return date(year, month, min(day.day, monthrange(year, month)[1]))


def a_year_before(last_day: date) -> date:
    """The last day of the same month a year earlier."""
    year, month = last_day.year - 1, last_day.month
    return date(year, month, monthrange(year, month)[1])


def last_list(rows: Iterable[Any], period: Period) -> list[Any]:
    """The rows that were drawn on the last day in the period on which any were."""
    inside = [row for row in rows if row.as_at in period]
    if not inside:
        return []
    latest = max(row.as_at for row in inside)
    return [row for row in inside if row.as_at == latest]

"""Days as whole numbers since 1 January 1970, working days counted on them, and how they are written down."""

from datetime import date, timedelta
from functools import cache

import numpy as np
import numpy.typing as npt

from headway.clocks import bank_holidays

Ints = npt.NDArray[np.int64]
Flags = npt.NDArray[np.bool_]
Reals = npt.NDArray[np.float64]
Texts = npt.NDArray[np.object_]

NEVER = 200_000
"""A day that does not come: an end that is not known, an event that does not happen."""

_EPOCH = date(1970, 1, 1)
_FIRST = date(1980, 1, 1)
_LAST = date(2060, 12, 31)


def number(day: date) -> int:
    """The day as a whole number."""
    return (day - _EPOCH).days


def as_date(day: int) -> date:
    """The whole number as a day."""
    return _EPOCH + timedelta(days=int(day))


def year_start(year: int) -> int:
    """1 April before the 31 March that names the year."""
    return number(date(year - 1, 4, 1))


def year_end(year: int) -> int:
    """31 March of the year."""
    return number(date(year, 3, 31))


def month_of(days: Ints) -> Ints:
    """Year times twelve plus the month from 0."""
    months: Ints = days.astype("datetime64[D]").astype("datetime64[M]").astype(np.int64) + 1970 * 12
    return months


def month_start(month: int) -> int:
    """The first day of a month counted as in :func:`month_of`."""
    return number(date(month // 12, month % 12 + 1, 1))


def birthday(born: Ints, age: int) -> Ints:
    """The day each turns ``age``; 29 February counts as 1 March in a common year."""
    months = born.astype("datetime64[D]").astype("datetime64[M]")
    day_in_month = born - months.astype("datetime64[D]").astype(np.int64)
    turned: Ints = (months + 12 * age).astype("datetime64[D]").astype(np.int64) + day_in_month
    return turned


def age_on(born: Ints, day: Ints | int) -> Ints:
    """Age in whole years."""
    years: Ints = np.maximum((np.asarray(day) - born) // 365.2425, 0).astype(np.int64)
    years = years + (birthday_of(born, years + 1) <= day)
    years = years - (birthday_of(born, years) > day)
    return np.maximum(years, 0)


def birthday_of(born: Ints, age: Ints) -> Ints:
    """As :func:`birthday`, with an age each."""
    months = born.astype("datetime64[D]").astype("datetime64[M]")
    day_in_month = born - months.astype("datetime64[D]").astype(np.int64)
    turned: Ints = (months + 12 * age).astype("datetime64[D]").astype(np.int64) + day_in_month
    return turned


@cache
def _working() -> tuple[Ints, Ints]:
    """For each day from _FIRST the working days so far, and the working days themselves.

    Outside the years of the holidays' calendar only weekends are left out: these days are made up anyway.
    """
    days = np.arange(number(_FIRST), number(_LAST) + 1)
    weekday = (days + 3) % 7  # 1 January 1970 was a Thursday
    holidays = np.array([number(day) for day in bank_holidays()])
    is_working = (weekday < 5) & ~np.isin(days, holidays)
    return np.cumsum(is_working), days[is_working]


def working_days_after(days: Ints, count: Ints | int) -> Ints:
    """The ``count``-th working day after each day."""
    so_far, working = _working()
    after: Ints = working[so_far[days - number(_FIRST)] + count - 1]
    return after


def working_days_between(earlier: Ints, later: Ints) -> Ints:
    """Working days after the earlier day, up to and including the later one."""
    so_far, _ = _working()
    between: Ints = so_far[later - number(_FIRST)] - so_far[earlier - number(_FIRST)]
    return between


def next_working_day(days: Ints) -> Ints:
    """The day itself if it is one, else the first working day after it."""
    return working_days_after(days - 1, 1)


def is_working(days: Ints) -> Flags:
    """Which of the days are working days."""
    so_far, _ = _working()
    place = days - number(_FIRST)
    flags: Flags = so_far[place] > so_far[place - 1]
    return flags


@cache
def _written(form: str) -> Texts:
    days = np.arange(number(_FIRST), number(_LAST) + 1)
    return np.array([as_date(day).strftime(form) for day in days.tolist()], dtype=np.object_)


def written(days: Ints, *, until: int = NEVER, form: str = "%d/%m/%Y") -> Texts:
    """The days as text; a day that does not come, or comes after ``until``, is blank."""
    known = (days < NEVER) & (days <= until)
    texts = np.full(days.shape, "", dtype=object)
    texts[known] = _written(form)[days[known] - number(_FIRST)]
    return texts

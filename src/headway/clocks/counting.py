"""Counting days forward and back, keeping every day counted and every day left out."""

from calendar import monthrange
from dataclasses import dataclass
from datetime import date

from headway.clocks.calendar import ONE_DAY, is_weekend, must_be_inside, why_not_working
from headway.clocks.settings import DEFAULT_SETTINGS, CouncilSettings
from headway.errors import ForPerson


@dataclass(frozen=True)
class Skipped:
    """A day left out of the count, and why: a holiday's name, or the day of the week."""

    day: date
    name: str

    @property
    def is_weekend(self) -> bool:
        """Whether the day would have been left out whatever the holidays."""
        return is_weekend(self.day)


@dataclass(frozen=True)
class Count:
    """``ends`` is the day the count arrives at; ``days`` those counted, in the order of counting; of a count in
    months, the day on which each month ends."""

    ends: date
    days: tuple[date, ...]
    skipped: tuple[Skipped, ...]
    limit: date
    """The day the bare count allows; differs from ``ends`` only where that is no day to publish on."""


def count_after(start: date, n: int) -> Count:
    """The n-th working day after ``start``; the day of the event is day zero, whatever day it is."""
    must_be_inside(start)
    _must_be_at_least_one(n)
    days: list[date] = []
    skipped: list[Skipped] = []
    day = start
    while len(days) < n:
        day += ONE_DAY
        why = why_not_working(day)
        if why is None:
            days.append(day)
        else:
            skipped.append(Skipped(day, why))
    return Count(day, tuple(days), tuple(skipped), limit=day)


def count_clear_days_before(event: date, n: int, settings: CouncilSettings, *, calendar_days: bool) -> Count:
    """The last day to publish so that ``n`` clear days lie between; neither end counts.

    With ``calendar_days`` every day is a clear day. Otherwise weekends and holidays are not, save Saturdays
    where the settings say so, nor are the council's own closed days.
    """
    must_be_inside(event)
    _must_be_at_least_one(n)
    days: list[date] = []
    skipped: list[Skipped] = []
    day = event
    while len(days) < n:
        day -= ONE_DAY
        why = None if calendar_days else _why_not_clear(day, settings)
        if why is None:
            must_be_inside(day)
            days.append(day)
        else:
            skipped.append(Skipped(day, why))
    limit = day - ONE_DAY
    ends, moved = _day_to_publish(limit, settings)
    return Count(ends, tuple(days), (*skipped, *moved), limit)


def count_months_after(start: date, n: int) -> Count:
    """The day of the same number, ``n`` months on; where that month has none, its last day.

    Each month is counted from ``start`` itself, so that 31 December and two months give 28 or 29 February and three
    give 31 March (the corresponding date: Dodds v Walker [1981] 1 WLR 1027). No day is left out, whatever day it is.
    """
    must_be_inside(start)
    _must_be_at_least_one(n)
    days = tuple(_months_on(start, number) for number in range(1, n + 1))
    must_be_inside(days[-1])
    return Count(days[-1], days, (), limit=days[-1])


def working_days_after(start: date, n: int) -> date:
    """The n-th working day after ``start``: 13 June 2017 and 70 give 20 September 2017."""
    return count_after(start, n).ends


def clear_days_before(
    event: date, n: int = 5, settings: CouncilSettings = DEFAULT_SETTINGS, *, calendar_days: bool = False
) -> date:
    """The last day to publish for ``n`` clear days before the event: 22 June 2017 and 5 give 14 June 2017."""
    return count_clear_days_before(event, n, settings, calendar_days=calendar_days).ends


def working_days_between(start: date, end: date) -> int:
    """Working days after ``start`` up to and including ``end``; negative where ``end`` is the earlier."""
    if end < start:
        return -working_days_between(end, start)
    must_be_inside(start)
    must_be_inside(end)
    later = (start + ONE_DAY * step for step in range(1, (end - start).days + 1))
    return sum(why_not_working(day) is None for day in later)


def _months_on(start: date, number: int) -> date:
    years, month = divmod(start.month - 1 + number, 12)
    last = monthrange(start.year + years, month + 1)[1]
    return date(start.year + years, month + 1, min(start.day, last))


def _why_not_clear(day: date, settings: CouncilSettings) -> str | None:
    if day in settings.further_closed_days:
        return "closed day in the council's settings"
    why = why_not_working(day)
    # A Saturday that is also Christmas Day answers to that name, and never counts.
    return None if settings.saturday_is_clear_day and why == "Saturday" else why


def _day_to_publish(limit: date, settings: CouncilSettings) -> tuple[date, list[Skipped]]:
    must_be_inside(limit)
    if not settings.publish_on_working_days:
        return limit, []
    skipped = []
    while (why := _why_no_publishing(limit, settings)) is not None:
        skipped.append(Skipped(limit, why))
        limit -= ONE_DAY
    return limit, skipped


def _why_no_publishing(day: date, settings: CouncilSettings) -> str | None:
    closed = day in settings.further_closed_days
    return "closed day in the council's settings" if closed else why_not_working(day)


def _must_be_at_least_one(n: int) -> None:
    if n < 1:
        raise ForPerson(f"{n} is not a number of days to count; give 1 or more.")

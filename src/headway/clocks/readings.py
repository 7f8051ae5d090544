"""Why a printed date may differ from the count: the ways in which real letters were counted.

Of 59 joint inspection letters that print a date, 31 give the 70th working day after publication, 14 agree
with an earlier receipt, 9 leave out weekends only, 2 count calendar days (reference material of 2026).
"""

from datetime import date, timedelta

from headway.clocks.calendar import FIRST_DAY, LAST_DAY, ONE_DAY, in_words, is_weekend, is_working_day

_FURTHEST_RECEIPT_IN_DAYS = 14


def readings_after(trigger: date, n: int, stated: date) -> tuple[str, ...]:
    """Each known way of counting ``n`` days after the trigger that gives the stated date."""
    found = []
    if stated == _weekdays_after(trigger, n):
        found.append("bank holidays were not left out")
    if stated == trigger + timedelta(days=n):
        found.append(f"{n} calendar days were counted")
    if not FIRST_DAY <= stated <= LAST_DAY:
        return tuple(found)
    if not is_working_day(stated):
        return (*found, "the stated date is itself not a working day")
    return (*found, *_other_start(trigger, n, stated))


def _weekdays_after(start: date, n: int) -> date:
    day = start
    for _ in range(n):
        day += ONE_DAY
        while is_weekend(day):
            day += ONE_DAY
    return day


def _other_start(trigger: date, n: int, stated: date) -> tuple[str, ...]:
    """The day from which the same count would give the stated date, if near enough to be a receipt."""
    day, left = stated, n
    while left and day > FIRST_DAY:
        left -= is_working_day(day)
        day -= ONE_DAY
    while day > FIRST_DAY and not is_working_day(day):
        day -= ONE_DAY
    away = (trigger - day).days
    if left or not 0 < abs(away) <= _FURTHEST_RECEIPT_IN_DAYS:
        return ()
    side = "earlier" if away > 0 else "later"
    days = "1 day" if abs(away) == 1 else f"{abs(away)} days"
    return (f"the count started from {in_words(day)}, {days} {side}",)

"""The calendar as a table: working days counted as the clocks count them."""

from datetime import date, timedelta

from headway.clocks import working_days_after
from headway.indicators.calendar import calendar_rows
from headway.indicators.periods import day_number, month_number

BY_DAY = {row[0]: row for row in calendar_rows()}


def worked(day):
    return BY_DAY[day_number(day)][2]


def test_seventy_working_days_after_13_june_2017_is_20_september_2017():
    assert worked(date(2017, 9, 20)) - worked(date(2017, 6, 13)) == 70
    assert worked(date(2017, 9, 19)) - worked(date(2017, 6, 13)) == 69


def test_every_day_of_a_decade_agrees_with_the_clocks():
    start = date(2015, 3, 27)
    for n in range(1, 2600, 97):
        assert worked(working_days_after(start, n)) - worked(start) == n


def test_a_weekend_adds_nothing():
    assert worked(date(2024, 6, 8)) == worked(date(2024, 6, 9)) == worked(date(2024, 6, 7))


def test_working_days_before_2004_and_after_2028_are_not_known():
    assert worked(date(2003, 12, 31)) is None
    assert worked(date(2029, 1, 1)) is None
    assert worked(date(2004, 1, 2)) is not None


def test_each_month_has_one_last_day():
    ends = [row for row in calendar_rows() if row[3]]
    assert len(ends) == len({row[1] for row in ends})
    assert BY_DAY[day_number(date(2024, 2, 29))][3] == 1
    assert BY_DAY[day_number(date(2023, 2, 28))][1] == month_number(date(2023, 2, 1))


def test_the_return_year_turns_on_1_april():
    assert BY_DAY[day_number(date(2024, 3, 31))][4] == 2024
    assert BY_DAY[day_number(date(2024, 4, 1))][4] == 2025


def test_no_day_is_missing():
    days = [row[0] for row in calendar_rows()]
    assert days == list(range(days[0], days[0] + len(days)))
    assert timedelta(days=len(days)) > timedelta(days=365 * 40)

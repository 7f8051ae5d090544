"""Counting in calendar months: the day of the same number, or the last day of a month that has none."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from headway.clocks import FIRST_DAY, LAST_DAY, Unit, Verification, due
from headway.clocks.counting import count_months_after
from headway.errors import ForPerson


@pytest.mark.parametrize(
    ("start", "months", "ends"),
    [
        ("2017-06-22", 2, "2017-08-22"),
        ("2017-11-08", 2, "2018-01-08"),
        ("2017-12-31", 2, "2018-02-28"),  # February has no 31st
        ("2019-12-31", 2, "2020-02-29"),  # nor in a leap year
        ("2017-12-31", 3, "2018-03-31"),  # counted from the start: not from 28 February
        ("2018-02-28", 2, "2018-04-28"),  # the last day of February is its 28th, no more
        ("2017-08-31", 1, "2017-09-30"),
        ("2017-01-01", 12, "2018-01-01"),
    ],
)
def test_published_rule(start: str, months: int, ends: str) -> None:
    assert count_months_after(date.fromisoformat(start), months).ends == date.fromisoformat(ends)


@given(st.dates(FIRST_DAY, date(LAST_DAY.year - 3, 12, 31)), st.integers(1, 24))
def test_the_end_is_so_many_months_on_and_never_runs_into_the_next(start: date, months: int) -> None:
    ends = count_months_after(start, months).ends

    assert (ends.year - start.year) * 12 + ends.month - start.month == months
    assert ends.day == start.day or (ends.day < start.day and (ends + timedelta(days=1)).day == 1)


def test_a_count_that_leaves_the_calendar_is_refused() -> None:
    with pytest.raises(ForPerson, match="2029-01-15 is outside the calendar"):
        count_months_after(date(2028, 11, 15), 2)
    with pytest.raises(ForPerson, match="outside the calendar"):
        count_months_after(date(2003, 11, 15), 2)


def test_fewer_than_one_month_is_refused() -> None:
    with pytest.raises(ForPerson, match="give 1 or more"):
        count_months_after(date(2017, 6, 22), 0)


def test_the_scrutiny_response_shows_its_working_and_that_it_is_unverified() -> None:
    found = due("scrutiny-response", date(2017, 12, 31))

    assert found.verification is Verification.UNVERIFIED
    assert found.counted == 2
    assert found.day_one == date(2018, 1, 1)
    assert found.skipped == ()
    assert found.working() == [
        "Day zero: Sunday 31 December 2017 (committee's notice); the months run from the end of it.",
        "Month 1 ends: Wednesday 31 January 2018.",
        "Month 2 ends: Wednesday 28 February 2018, the last day of a month without a 31st.",
        "Left out: no day.",
        "Last day for the executive to respond: Wednesday 28 February 2018.",
    ]


def test_a_response_due_on_a_sunday_carries_a_caution_and_is_not_moved() -> None:
    found = due("scrutiny-response", date(2017, 8, 24))  # two months on, 24 October 2017, is a Tuesday
    on_sunday = due("scrutiny-response", date(2017, 8, 22))

    assert found.cautions == ()
    assert on_sunday.due == on_sunday.limit == date(2017, 10, 22)
    assert on_sunday.cautions == (
        "Sunday 22 October 2017 is not a working day; a count in months leaves no day out.",
    )


def test_a_stated_date_governs_a_count_in_months_too() -> None:
    found = due("scrutiny-response", date(2017, 6, 22), stated=date(2017, 8, 21))

    assert found.governs == date(2017, 8, 21)
    assert found.difference is not None
    assert (found.difference.calendar_days, found.difference.readings) == (-1, ())


def test_the_unit_is_written_in_the_plural_where_there_are_several() -> None:
    assert [Unit.MONTH.counted(1), Unit.MONTH.counted(2)] == ["1 month", "2 months"]
    assert [each.plural for each in Unit] == [
        "working days",
        "clear days",
        "clear days of notice",
        "months",
    ]

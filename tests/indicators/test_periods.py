"""Months, quarters, financial years and rolling twelve months, and the codes that people write."""

from datetime import date

import pytest

from headway.errors import ForPerson
from headway.indicators.periods import (
    Every,
    day_number,
    day_of,
    every_of,
    month_code,
    month_number,
    period_of,
    periods,
)


def codes(every, start, end):
    return [each.code for each in periods(every, start, end)]


def test_months_run_from_the_first_to_the_last():
    assert codes(Every.MONTH, "2024-11", "2025-02") == ["2024-11", "2024-12", "2025-01", "2025-02"]


def test_quarters_follow_the_financial_year_and_only_whole_ones_are_given():
    assert codes(Every.QUARTER, "2024-04", "2025-05") == [
        "2024-25 Q1",
        "2024-25 Q2",
        "2024-25 Q3",
        "2024-25 Q4",
    ]
    assert codes(Every.QUARTER, "2024-05", "2024-09") == ["2024-25 Q2"]


def test_a_year_runs_from_april_to_march():
    (year,) = periods(Every.YEAR, "2024-04", "2025-03")
    assert (year.code, year.first_day, year.last_day) == ("2024-25", date(2024, 4, 1), date(2025, 3, 31))


def test_rolling_twelve_months_end_in_each_month_and_may_begin_before_the_first():
    first, *_, last = periods(Every.ROLLING, "2024-04", "2024-06")
    assert (first.code, first.first_day, first.last_day) == (
        "year to 2024-04",
        date(2023, 5, 1),
        date(2024, 4, 30),
    )
    assert last.code == "year to 2024-06"


@pytest.mark.parametrize("every", list(Every))
def test_the_code_of_a_period_names_it_again(every):
    for each in periods(every, "2012-04", "2031-03"):
        assert period_of(each.code) == each
        assert every_of(each) is every


def test_the_return_year_is_that_of_the_31_march_on_or_after_the_last_day():
    assert period_of("2024-03").return_year == 2024
    assert period_of("2024-04").return_year == 2025


def test_the_cohort_day_is_the_31_march_in_the_period_if_there_is_one():
    assert period_of("2024-25").cohort_day == date(2025, 3, 31)
    assert period_of("year to 2024-06").cohort_day == date(2024, 3, 31)
    assert period_of("2024-03").cohort_day == date(2024, 3, 31)
    assert period_of("2024-04").cohort_day is None


def test_days_and_months_are_numbers_and_back():
    assert day_number(date(1970, 1, 1)) == 0
    assert day_of(day_number(date(2024, 2, 29))) == date(2024, 2, 29)
    assert month_code(month_number(date(2024, 12, 31))) == "2024-12"


@pytest.mark.parametrize("text", ["2024", "2024-13", "2024-26", "2024-25 Q5", "year to 2024-00", "April", ""])
def test_what_is_no_period_is_refused(text):
    with pytest.raises(ForPerson):
        period_of(text)


@pytest.mark.parametrize(
    ("every", "start", "end", "words"),
    [
        (Every.YEAR, "2024-05", "2025-03", "no whole year"),
        (Every.QUARTER, "2024-05", "2024-08", "no whole quarter"),
        (Every.MONTH, "0001-01", "2024-08", "beyond the years"),
        (Every.MONTH, "2024-01", "9999-12", "beyond the years"),
    ],
)
def test_months_without_a_whole_period_and_months_of_no_return_are_refused(every, start, end, words):
    with pytest.raises(ForPerson, match=words):
        periods(every, start, end)


def test_going_backwards_is_refused():
    with pytest.raises(ForPerson, match="backwards"):
        periods(Every.MONTH, "2024-05", "2024-04")

"""Reviews of child protection plans that began before the loaded censuses do: what is not seen is told as unknown."""

from __future__ import annotations

import pytest

from headway.indicators.computing import compute_on
from headway.indicators.definition import catalogue
from headway.indicators.drawn import drawn
from headway.indicators.engines import engine_named
from headway.indicators.periods import period_of
from headway.indicators.reference import records
from headway.indicators.reference.grouping import count
from headway.indicators.statements import By

ONE_CENSUS = """
  source | first_day  | last_day   | edition
  cin    | 2016-04-01 | 2017-03-31 | 2017
"""
TWO_CENSUSES = """
  source | first_day  | last_day   | edition
  cin    | 2015-04-01 | 2016-03-31 | 2016
  cin    | 2016-04-01 | 2017-03-31 | 2017
"""
OLD_PLAN = """
  child | referral   | started
  A     | 2014-01-01 | 2014-01-10
"""


@pytest.fixture
def in_time():
    def counted(
        *, plan=OLD_PLAN, reviews="child | plan_started | held", coverage=ONE_CENSUS, period="2016-17"
    ):
        facts = drawn({"protection_plan": plan, "plan_review": reviews, "coverage": coverage})
        span = period_of(period)
        definition = catalogue().definitions["cpp_review_timescale_pct"]
        with engine_named("duckdb") as engine:
            (found,) = compute_on(engine, facts, catalogue(), [definition], by=By.AUTHORITY, spans=(span,))
        (told,) = records(facts).values()
        said = (found.numerator, found.denominator, found.unknown)
        assert said == tuple(int(each) for each in count(told, definition.id, span, "authority")["drawn"])
        return said

    return counted


def test_a_first_review_six_months_into_the_only_census_may_have_been_in_time(in_time):
    reviews = """
      child | plan_started | held
      A     | 2014-01-10   | 2016-09-30
      A     | 2014-01-10   | 2017-03-30
    """
    assert in_time(reviews=reviews) == (
        1,
        1,
        1,
    )  # one may have been held on 31 March 2016: 30 September is its day


def test_a_first_review_a_day_later_was_overdue_whenever_the_last_was(in_time):
    reviews = """
      child | plan_started | held
      A     | 2014-01-10   | 2016-10-01
      A     | 2014-01-10   | 2017-03-30
    """
    assert in_time(reviews=reviews) == (0, 1, 0)


def test_a_plan_that_began_within_the_only_census_is_wholly_seen(in_time):
    plan = """
      child | referral   | started
      A     | 2016-04-01 | 2016-04-01
    """
    reviews = """
      child | plan_started | held
      A     | 2016-04-01   | 2016-07-01
      A     | 2016-04-01   | 2017-01-01
    """
    assert in_time(plan=plan, reviews=reviews) == (1, 1, 0)


def test_with_the_census_before_everything_that_counts_is_seen(in_time):
    reviews = """
      child | plan_started | held
      A     | 2014-01-10   | 2016-01-31
      A     | 2014-01-10   | 2016-07-31
      A     | 2014-01-10   | 2017-01-31
    """
    assert in_time(reviews=reviews, coverage=TWO_CENSUSES) == (1, 1, 0)
    assert in_time(reviews=reviews.replace("2016-07-31", "2016-08-01"), coverage=TWO_CENSUSES) == (0, 1, 0)


def test_a_plan_without_any_review_is_overdue_even_in_the_only_census(in_time):
    assert in_time() == (0, 1, 0)

"""Areas, periods and notes around the numbers: what is nought, what is absent, what is unknown."""

import json
from decimal import Decimal

import pytest

from headway.errors import ForPerson
from headway.indicators import Observations, compute
from headway.indicators.drawn import drawn
from headway.indicators.observation import rounded, scaled

REFERRALS = """
  child | received
  A     | 2024-04-02
  A     | 2024-05-03
  B     | 2024-05-09
  C     | 2024-05-10
"""
AREAS = """
  child | district | team   | since      | until
  A     | North    | Team 1 | 2020-01-01 | 2024-05-01
  A     | South    | Team 2 | 2024-05-01 |
  B     | South    |        | 2024-05-09 |
  D     | West     | Team 3 | 2020-01-01 |
"""


def count(facts, **asked):
    asked = {"ids": ["rereferral_pct"], "start": "2024-04", "end": "2024-05"} | asked
    return compute(drawn(facts), **asked)


def numbers(found: Observations):
    return {(each.area, each.period): (each.numerator, each.denominator) for each in found}


def test_a_district_without_anything_is_nought_and_the_unknown_only_there_where_there_are_some():
    found = count({"referral": REFERRALS, "child_area": AREAS}, by="district")
    assert numbers(found) == {
        ("North", "2024-04"): (0, 1),
        ("North", "2024-05"): (0, 0),
        ("South", "2024-04"): (0, 0),
        ("South", "2024-05"): (1, 2),
        ("West", "2024-04"): (0, 0),
        ("West", "2024-05"): (0, 0),
        ("unknown", "2024-05"): (0, 1),
    }


def test_nothing_divided_by_nothing_is_no_value():
    found = count({"referral": REFERRALS, "child_area": AREAS}, by="district")
    assert {each.value for each in found if each.area == "West"} == {None}


def test_a_child_belongs_where_it_was_on_the_day_of_the_event():
    found = numbers(count({"referral": REFERRALS, "child_area": AREAS}, by="team"))
    assert found["Team 1", "2024-04"] == (0, 1)
    assert found["Team 2", "2024-05"] == (1, 1)
    assert found["unknown", "2024-05"] == (0, 2)


def test_of_two_areas_at_once_the_one_that_began_last_holds():
    areas = """
      child | district | since      | until
      A     | North    | 2020-01-01 |
      A     | South    | 2024-05-03 | 2024-06-01
    """
    found = numbers(count({"referral": REFERRALS, "child_area": areas}, by="district"))
    assert found["North", "2024-04"] == (0, 1)
    assert found["South", "2024-05"] == (1, 1)
    assert found["North", "2024-05"] == (0, 0)


def test_ages_are_whole_years_at_the_end_of_the_month():
    children = """
      child | born
      A     | 2023-05
      B     | 2006-05
      C     | 2024-06
    """
    found = numbers(count({"referral": REFERRALS, "child": children}, by="age_band", start="2024-05"))
    assert found["1 to 4", "2024-05"] == (1, 1)  # one in May 2024
    assert found["18 and over", "2024-05"] == (0, 1)
    assert found["unknown", "2024-05"] == (0, 1)  # born the month after: not born yet
    assert found["0", "2024-05"] == (0, 0)


def test_a_child_is_unaccompanied_until_the_day_it_no_longer_is():
    children = """
      child | uasc | uasc_until
      A     | 1    | 2024-05-03
      B     | 1    | 2024-05-10
    """
    found = numbers(count({"referral": REFERRALS, "child": children}, by="uasc"))
    assert found["yes", "2024-04"] == (0, 1)
    assert found["yes", "2024-05"] == (0, 1)  # B; A no longer on the 3rd
    assert found["no", "2024-05"] == (1, 2)


def test_a_period_that_is_not_wholly_covered_has_no_number_and_is_told():
    coverage = """
      source | first_day  | last_day   | edition
      cin    | 2024-04-01 | 2024-05-30 | first
    """
    found = count({"referral": REFERRALS, "coverage": coverage})
    assert [each.period for each in found] == ["2024-04"]
    assert list(found.not_covered()) == [("rereferral_pct", "drawn", "2024-05")]


def test_two_editions_that_meet_cover_a_period_together_and_both_are_named():
    coverage = """
      source  | first_day  | last_day   | edition
      cin     | 2023-04-01 | 2024-03-31 | first
      cin     | 2024-04-01 | 2025-03-31 | second
      ssda903 | 2023-04-01 | 2025-03-31 | other
    """
    (found,) = count({"referral": REFERRALS, "coverage": coverage}, every="rolling-12", start="2024-05")
    assert found.editions == ("first", "second")


def test_a_return_that_is_not_loaded_gives_no_number():
    coverage = """
      source  | first_day  | last_day   | edition
      ssda903 | 2023-04-01 | 2025-03-31 | other
    """
    assert list(count({"referral": REFERRALS, "coverage": coverage})) == []


def test_an_indicator_that_looks_back_says_where_the_returns_begin():
    coverage = """
      source | first_day  | last_day   | edition
      cin    | 2023-05-02 | 2025-03-31 | only
    """
    (found,) = count({"referral": REFERRALS, "coverage": coverage}, start="2024-04", end="2024-04")
    assert found.notes == ("looks back 365 days; the returns loaded begin on 2023-05-02",)
    (later,) = count({"referral": REFERRALS, "coverage": coverage}, start="2024-05", end="2024-05")
    assert later.notes == ()  # 365 days before 1 May 2024 is 2 May 2023


def test_a_rate_divides_by_the_children_of_the_return_year_or_of_the_nearest_with_a_note():
    children = """
      district | return_year | children
      North    | 2025        | 1000
      South    | 2025        | 2000
      North    | 2023        | 900
    """
    facts = {"referral": REFERRALS, "child_area": AREAS, "area_children": children}
    found = {
        (each.area, each.period): each
        for each in compute(
            drawn(facts), ids=["referral_rate"], by="district", start="2024-03", end="2024-04"
        )
    }
    assert found["North", "2024-04"].denominator == 1000
    assert found["North", "2024-04"].value == Decimal("10.0")
    assert (
        found["North", "2024-03"].denominator == 900
    )  # 2024: 2023 and 2025 are equally near, the earlier is taken
    assert found["South", "2024-03"].notes == (
        "children: the estimate for the year to March 2025 is the nearest",
    )
    (whole,) = compute(drawn(facts), ids=["referral_rate"], start="2024-04", end="2024-04")
    assert whole.denominator == 3000  # the districts together


def test_an_authority_without_estimates_divides_by_the_national_one():
    facts = {"referral": "authority | child | received\n E10000016 | A | 2024-04-02"}
    facts["coverage"] = (
        "authority | source | first_day | last_day | edition\n E10000016 | cin | 2024-04-01 | 2024-04-30 | x"
    )
    (found,) = compute(drawn(facts), ids=["referral_rate"], start="2024-04", end="2024-04")
    assert found.denominator > 300_000
    assert found.notes == ("children: ONS mid-year population estimates, mid-2024",)


def test_what_cannot_be_counted_so_is_left_out_with_the_reason():
    found = compute(
        drawn({"referral": REFERRALS}), by="team", ids=["referral_rate", "rereferral_pct"], start="2024-04"
    )
    assert [each.indicator for each in found.left_out] == ["referral_rate"]
    assert {each.indicator for each in found} == {"rereferral_pct"}


def test_a_cohort_counts_only_where_a_31_march_is_in_the_period():
    facts = {"health": "child | year | teeth\n A | 2024 | 1"}
    found = compute(drawn(facts), ids=["dental_check_pct"], start="2024-02", end="2024-04")
    assert [each.period for each in found] == ["2024-03"]


def test_authorities_are_counted_apart():
    facts = {
        "referral": "authority | child | received\n E1 | A | 2024-04-02\n E2 | A | 2024-04-09",
        "coverage": "authority | source | first_day | last_day | edition\n"
        " E1 | cin | 2023-04-01 | 2025-03-31 | one\n E2 | cin | 2023-04-01 | 2025-03-31 | two",
    }
    found = list(count(facts, end="2024-04"))
    assert [(each.authority, each.area, each.numerator, each.denominator) for each in found] == [
        ("E1", "E1", 0, 1),
        ("E2", "E2", 0, 1),
    ]
    assert [each.editions for each in found] == [("one",), ("two",)]


def test_rows_and_json_and_csv_say_the_same():
    found = count({"referral": REFERRALS})
    rows = found.as_rows()
    assert json.loads(found.to_json()) == rows
    assert rows[1]["value"] == 33.3
    heading, _, last = found.to_csv().splitlines()
    assert heading.startswith("indicator,version,authority,by,area,period,first_day,last_day,numerator")
    assert ",2024-05,2024-05-01,2024-05-31,1,3,0,33.3,drawn-cin," in last


@pytest.mark.parametrize(
    ("numerator", "denominator", "multiplier", "decimals", "value"),
    [
        (1, 8, 100, 1, "12.5"),
        (1, 16, 100, 1, "6.3"),  # 6.25 goes up
        (1, 16, 100, 2, "6.25"),
        (5, 2, 1, 0, "3"),  # 2.5 goes up, not to the even
        (2, 3, 100, 1, "66.7"),
        (0, 7, 100, 1, "0.0"),
        (Decimal("1.25"), Decimal("100"), 100, 1, "1.3"),
    ],
)
def test_a_value_is_rounded_half_up_once(numerator, denominator, multiplier, decimals, value):
    assert rounded(numerator, denominator, multiplier, decimals) == Decimal(value)


def test_hundredths_are_whole_again_in_the_observation():
    assert scaled(1234, 100) == Decimal("12.34")
    assert scaled(1234, 1) == 1234


@pytest.mark.parametrize(
    "asked",
    [{"by": "ward"}, {"every": "week"}, {"ids": ["no_such"]}, {"engine": "abacus"}, {"start": "April"}],
)
def test_what_is_not_known_is_refused_with_what_there_is(asked):
    with pytest.raises(ForPerson):
        count({"referral": REFERRALS}, **asked)


def test_too_little_memory_is_told_in_a_sentence(monkeypatch):
    monkeypatch.setenv("HEADWAY_MEMORY", "1KB")
    with pytest.raises(ForPerson, match="memory"):
        count({"referral": REFERRALS})


def test_a_memory_that_is_no_number_is_told(monkeypatch):
    monkeypatch.setenv("HEADWAY_MEMORY", "plenty")
    with pytest.raises(ForPerson, match="Give it as 4GB"):
        count({"referral": REFERRALS})

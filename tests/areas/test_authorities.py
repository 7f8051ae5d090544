"""Which authorities there are, with which codes, on which days."""

from collections import Counter
from datetime import date

import pytest

from headway.areas import Ended, Mark, all_on, authorities, by_code, find
from headway.errors import ForPerson


@pytest.mark.parametrize(
    ("day", "number"),
    [
        (date(2009, 3, 31), 150),
        (date(2009, 4, 1), 152),  # Bedfordshire and Cheshire each became two
        (date(2017, 6, 13), 152),
        (date(2019, 4, 1), 151),  # Dorset, Bournemouth and Poole became two
        (date(2021, 4, 1), 152),  # Northamptonshire became two
        (date(2023, 4, 1), 153),  # Cumbria became two
        (date(2026, 1, 1), 153),
    ],
)
def test_the_number_of_authorities_on_a_day(day, number):
    assert len(all_on(day)) == number


def test_no_two_authorities_of_one_day_share_a_name_or_a_department_number():
    for year in range(2006, 2027):
        there = all_on(date(year, 4, 1))
        assert len({a.name for a in there}) == len(there)
        assert len({a.dfe_number for a in there}) == len(there)


def test_every_code_is_listed_once_and_looks_like_one():
    codes = Counter(a.ons_code for a in authorities())
    assert set(codes.values()) == {1}
    assert all(code[:3] in {"E06", "E08", "E09", "E10"} and len(code) == 9 for code in codes)


def test_there_are_nine_regions():
    assert len({a.region for a in authorities()}) == 9


def test_whatever_ended_has_successors_that_began_the_next_day():
    for authority in authorities():
        assert (authority.last_day is None) == (authority.ended is None) == (not authority.successors)
        for code in authority.successors:
            first_day = by_code(code).first_day
            assert first_day is not None
            assert (first_day - authority.last_day).days == 1


def test_a_new_code_alone_keeps_name_and_department_number():
    for authority in authorities():
        if authority.ended is Ended.RECODED:
            (successor,) = map(by_code, authority.successors)
            assert (successor.name, successor.dfe_number) == (authority.name, authority.dfe_number)


@pytest.mark.parametrize(
    ("name", "day", "code"),
    [
        ("Northumberland", date(2009, 3, 31), "E10000022"),
        ("Northumberland", date(2013, 3, 31), "E06000048"),
        ("Northumberland", date(2013, 4, 1), "E06000057"),
        ("Gateshead", date(2012, 1, 1), "E08000020"),
        ("Dorset", date(2019, 3, 31), "E10000009"),
        ("Dorset", date(2019, 4, 1), "E06000059"),
        ("Buckinghamshire", date(2014, 6, 3), "E10000002"),
        ("Somerset", date(2023, 4, 1), "E06000066"),
        ("Barnsley", date(2025, 3, 31), "E08000016"),
        ("Barnsley", date(2025, 4, 1), "E08000038"),
        ("Kent", date(2017, 6, 13), "E10000016"),
    ],
)
def test_the_code_is_the_one_of_the_day(name, day, code):
    assert find(name, day).ons_code == code


def test_kent_is_886_in_the_south_east_and_its_facts_are_read_in_data():
    kent = by_code("e10000016")
    assert (kent.name, kent.dfe_number, kent.region, kent.verification) == (
        "Kent",
        "886",
        "South East",
        Mark.DATA,
    )


def test_a_date_seen_only_as_a_year_is_marked_so():
    assert by_code("E06000059").dates is Mark.YEAR
    assert by_code("E06000055").dates is Mark.BACKGROUND
    assert by_code("E10000016").dates is None


def test_an_unknown_code_is_refused_in_a_sentence():
    with pytest.raises(ForPerson, match='"E99999999" is not the ONS code'):
        by_code("E99999999")

"""Scrutiny recommendations: the municipal year, and where one stands."""

from datetime import date

import pytest

from headway.web.scrutiny.rules.recommendations import (
    MEANS,
    REPORTABLE,
    Closing,
    Stands,
    municipal_year,
    rag_of,
    stands,
    year_in_words,
)
from headway.web.scrutiny.states import Monitor


@pytest.mark.parametrize(
    ("on", "meetings", "year"),
    [
        (date(2017, 4, 30), (), 2016),
        (date(2017, 5, 1), (), 2017),
        (date(2017, 6, 22), (), 2017),
        (date(2018, 1, 5), (), 2017),
        (date(2017, 5, 24), (date(2017, 5, 25), date(2017, 7, 13)), 2016),
        (date(2017, 5, 25), (date(2017, 5, 25),), 2017),
        (date(2017, 5, 25), (date(2016, 5, 26), date(2017, 7, 13)), 2017),
    ],
)
def test_a_municipal_year_begins_with_the_annual_meeting_in_may(
    on: date, meetings: tuple[date, ...], year: int
) -> None:
    assert municipal_year(on, meetings) == year


def test_a_year_in_words() -> None:
    assert [year_in_words(each) for each in (2017, 1999, 2009)] == ["2017/18", "1999/00", "2009/10"]


ON = date(2017, 10, 2)


@pytest.mark.parametrize(
    ("response", "status", "due", "closed", "expected"),
    [
        ("none", "not started", date(2017, 10, 1), False, Stands.LATE),
        ("none", "not started", ON, False, Stands.WAITING),
        ("none", "not started", None, False, Stands.WAITING),
        ("accepted", "off track", date(2017, 1, 1), False, Stands.OFF_TRACK),
        ("partly", "delivered", date(2017, 1, 1), False, Stands.DELIVERED),
        ("rejected", "not started", date(2017, 1, 1), False, Stands.REJECTED),
        ("accepted", "embedded", date(2017, 1, 1), True, Stands.CLOSED),
        ("none", "superseded", date(2017, 1, 1), True, Stands.CLOSED),
    ],
)
def test_where_a_recommendation_stands(
    response: str, status: str, due: date | None, closed: bool, expected: Stands
) -> None:
    assert stands(response, status, due, ON, is_closed=closed) is expected


def test_every_word_but_the_bodys_own_can_be_reported() -> None:
    assert set(Monitor) - set(REPORTABLE) == {Monitor.EMBEDDED, Monitor.SUPERSEDED}


def test_every_word_has_its_meaning_and_a_rating_only_where_it_rates() -> None:
    assert set(MEANS) == set(Monitor)
    assert {each: rag_of(each) for each in Monitor if rag_of(each) != "none"} == {
        Monitor.ON_TRACK: "green",
        Monitor.AT_RISK: "amber",
        Monitor.OFF_TRACK: "red",
    }
    assert all(each.means.endswith(".") for each in Closing)

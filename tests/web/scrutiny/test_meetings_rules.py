"""Clocks, municipal years, late items, who sat: without a page."""

from datetime import date

import pytest

from headway.clocks import CouncilSettings
from headway.web.scrutiny.models import Body, Meeting, PlannedDecision, Seat
from headway.web.scrutiny.rules.meetings import (
    counted,
    is_late,
    municipal_year,
    municipal_year_days,
    sat_on,
    year_in_words,
)
from headway.web.scrutiny.rules.meetings_forward import is_short_of_notice, notices_of

MONDAY_TO_FRIDAY = CouncilSettings()
PUBLIC = Body(name="Committee", meets_in_public=True)


@pytest.mark.parametrize(
    ("meeting", "last_day"),
    [("2017-06-22", "2017-06-14"), ("2017-07-13", "2017-07-05"), ("2017-09-07", "2017-08-30")],
)
def test_the_agenda_is_out_five_clear_days_before(meeting: str, last_day: str) -> None:
    assert counted("agenda", date.fromisoformat(meeting), MONDAY_TO_FRIDAY).due == date.fromisoformat(
        last_day
    )


@pytest.mark.parametrize(
    ("council", "published", "takes_effect"),
    [
        ("Kent", "2018-12-12", "2018-12-20"),
        ("Maidstone", "2023-07-28", "2023-08-05"),
        ("Breckland", "2012-06-21", "2012-06-29"),
    ],
)
def test_a_decision_takes_effect_the_day_after_the_fifth_working_day(
    council: str, published: str, takes_effect: str
) -> None:
    found = counted("call-in", date.fromisoformat(published), MONDAY_TO_FRIDAY)
    assert found.due == date.fromisoformat(takes_effect), council


def test_a_meeting_beyond_the_calendar_has_no_clock_and_says_why() -> None:
    found = counted("agenda", date(2040, 5, 1), MONDAY_TO_FRIDAY)
    assert found.due is None
    assert "outside the calendar" in found.missing


@pytest.mark.parametrize(
    ("on", "late"), [("2017-06-13", False), ("2017-06-14", False), ("2017-06-15", True), ("2017-06-22", True)]
)
def test_an_item_is_late_after_the_last_day(on: str, late: bool) -> None:
    meeting = Meeting(body=PUBLIC, on=date(2017, 6, 22))
    assert is_late(meeting, date.fromisoformat(on), MONDAY_TO_FRIDAY) is late


def test_an_item_is_late_once_the_agenda_is_out_however_early() -> None:
    meeting = Meeting(body=PUBLIC, on=date(2017, 6, 22), agenda_published=date(2017, 6, 1))
    assert is_late(meeting, date(2017, 6, 2), MONDAY_TO_FRIDAY)


def test_a_meeting_that_is_entered_after_it_was_held_has_no_late_items() -> None:
    assert not is_late(Meeting(body=PUBLIC, on=date(2017, 6, 22)), date(2026, 1, 5), MONDAY_TO_FRIDAY)
    assert not is_late(
        Meeting(body=PUBLIC, on=date(2017, 6, 22), state="held"), date(2017, 6, 20), MONDAY_TO_FRIDAY
    )


def test_a_body_that_does_not_meet_in_public_has_no_late_items() -> None:
    panel = Meeting(body=Body(name="Panel", meets_in_public=False), on=date(2017, 6, 22))
    assert not is_late(panel, date(2017, 6, 21), MONDAY_TO_FRIDAY)


def test_where_saturdays_are_clear_days_the_last_day_is_later() -> None:
    saturdays = CouncilSettings(saturday_is_clear_day=True)
    assert not is_late(Meeting(body=PUBLIC, on=date(2017, 6, 22)), date(2017, 6, 15), saturdays)


@pytest.mark.parametrize(
    ("day", "year", "words"),
    [("2017-06-22", 2017, "2017/18"), ("2018-04-30", 2017, "2017/18"), ("2018-05-01", 2018, "2018/19")],
)
def test_the_municipal_year_begins_in_may(day: str, year: int, words: str) -> None:
    found = municipal_year(date.fromisoformat(day))
    assert (found, year_in_words(found)) == (year, words)
    first, last = municipal_year_days(found)
    assert first <= date.fromisoformat(day) <= last


def test_a_century_ends_a_municipal_year_in_words() -> None:
    assert year_in_words(2099) == "2099/00"


def test_who_sat_counts_the_first_and_the_last_day() -> None:
    one = Seat(name="One", from_day=date(2017, 5, 18), until_day=date(2017, 6, 22))
    two = Seat(name="Two", from_day=date(2017, 6, 22))
    names = {
        day: [each.name for each in sat_on([one, two], date.fromisoformat(day))]
        for day in ("2017-05-17", "2017-05-18", "2017-06-22", "2017-06-23")
    }
    assert names == {
        "2017-05-17": [],
        "2017-05-18": ["One"],
        "2017-06-22": ["One", "Two"],
        "2017-06-23": ["Two"],
    }


def planned(**more: object) -> PlannedDecision:
    return PlannedDecision(decide_from=date(2017, 7, 13), **more)


def test_a_key_decision_in_private_needs_three_notices() -> None:
    found = notices_of(planned(is_key=True, in_private=True), MONDAY_TO_FRIDAY)
    assert [(each.clock, each.counted.due) for each in found] == [
        ("key-decision", date(2017, 6, 14)),
        ("private-meeting", date(2017, 6, 14)),
        ("private-meeting-second", date(2017, 7, 5)),
    ]


def test_a_notice_says_where_it_stands() -> None:
    (notice,) = notices_of(planned(is_key=True), MONDAY_TO_FRIDAY)
    assert notice.standing(date(2017, 6, 12)) == "Not given; 2 days left."
    assert notice.standing(date(2017, 6, 14)) == "Not given; today is the last day."
    assert notice.standing(date(2017, 6, 15)) == "Not given; the last day passed 1 day ago."
    (given,) = notices_of(planned(is_key=True, notice_published=date(2017, 6, 16)), MONDAY_TO_FRIDAY)
    assert given.standing(date(2017, 6, 20)) == "Given 2 days late."
    (early,) = notices_of(planned(is_key=True, notice_published=date(2017, 6, 14)), MONDAY_TO_FRIDAY)
    assert early.standing(date(2017, 6, 20)) == "Given in time."


def test_notice_is_short_once_28_clear_days_can_no_longer_be_given() -> None:
    key = planned(is_key=True)
    assert not is_short_of_notice(key, date(2017, 6, 14), MONDAY_TO_FRIDAY)
    assert is_short_of_notice(key, date(2017, 6, 15), MONDAY_TO_FRIDAY)
    in_time = planned(is_key=True, notice_published=date(2017, 6, 1))
    assert not is_short_of_notice(in_time, date(2017, 7, 1), MONDAY_TO_FRIDAY)
    assert not is_short_of_notice(key, date(2026, 1, 1), MONDAY_TO_FRIDAY)

"""The clocks themselves: the day each gives, and what its derivation says."""

import json
from dataclasses import FrozenInstanceError, fields
from datetime import date

import pytest

from headway.clocks import CLOCKS, CouncilSettings, Unit, Verification, due, working_days_from
from headway.errors import ForPerson

KENT_RECEIVED = date(2017, 6, 13)


@pytest.mark.parametrize(
    ("clock", "event", "falls_due"),
    [
        ("ofsted-report", "2017-06-13", "2017-07-25"),
        ("ofsted-plan", "2017-06-13", "2017-09-20"),
        ("jtai-statement", "2025-02-27", "2025-06-11"),
        ("focused-visit-draft", "2018-08-10", "2018-09-10"),
        ("focused-visit-final", "2018-08-10", "2018-11-19"),
        ("agenda", "2017-06-22", "2017-06-14"),
        ("agenda", "2017-07-13", "2017-07-05"),
        ("key-decision", "2017-07-13", "2017-06-14"),
        ("general-exception", "2017-07-13", "2017-07-05"),
        ("private-meeting", "2017-07-13", "2017-06-14"),
        ("private-meeting-second", "2017-07-13", "2017-07-05"),
        ("call-in", "2018-12-12", "2018-12-20"),  # Kent
        ("call-in", "2023-07-28", "2023-08-05"),  # Maidstone: a Saturday
        ("call-in", "2012-06-21", "2012-06-29"),  # Breckland
        ("scrutiny-response", "2017-06-22", "2017-08-22"),
    ],
)
def test_known_cases(clock: str, event: str, falls_due: str) -> None:
    assert due(clock, date.fromisoformat(event)).due == date.fromisoformat(falls_due)


def test_kents_plan_shows_its_working() -> None:
    plan = due("ofsted-plan", KENT_RECEIVED)

    assert (plan.trigger.event, plan.trigger.date) == ("report received", KENT_RECEIVED)
    assert plan.day_one == date(2017, 6, 14)
    assert plan.counted == 70
    assert [(each.day, each.name) for each in plan.skipped if not each.is_weekend] == [
        (date(2017, 8, 28), "Summer bank holiday")
    ]
    assert sum(each.is_weekend for each in plan.skipped) == 28
    assert plan.working() == [
        "Day zero: Tuesday 13 June 2017 (report received); it does not count.",
        "Day 1: Wednesday 14 June 2017, the first working day after it.",
        "14 to 30 June 2017: 13 working days, running total 13.",
        "3 to 31 July 2017: 21 working days, running total 34.",
        "1 to 31 August 2017: 22 working days, running total 56.",
        "1 to 20 September 2017: 14 working days, running total 70.",
        "Left out: 28 weekend days and 1 weekday:",
        "  Monday 28 August 2017, Summer bank holiday",
        "Day 70: Wednesday 20 September 2017.",
        "Last day to publish the statement: Wednesday 20 September 2017.",
    ]


@pytest.mark.parametrize("clock", [each.id for each in CLOCKS.values() if each.unit is not Unit.MONTH])
def test_counted_and_skipped_days_together_are_every_day_between(clock: str) -> None:
    event = date(2022, 12, 12)
    found = due(clock, event)
    days = sorted([*found.days, *(each.day for each in found.skipped)])
    first, last = days[0], days[-1]

    assert len(days) == len(set(days)) == (last - first).days + 1
    assert event not in days
    assert min(abs((event - first).days), abs((event - last).days)) == 1


@pytest.mark.parametrize("clock", CLOCKS.values(), ids=lambda clock: clock.id)
def test_every_clock_names_its_law_and_how_well_it_is_known(clock) -> None:  # type: ignore[no-untyped-def]
    known = {each.name for each in fields(CouncilSettings)}

    assert clock.verification in Verification
    assert isinstance(clock.legal, tuple)
    assert clock.legal
    assert clock.evidence.endswith(".")
    assert clock.rule.endswith(".")
    assert set(clock.settings) <= known
    assert clock.setting is None or clock.setting in clock.settings


def test_the_70_days_keep_the_mark_of_a_secondary_source() -> None:
    assert CLOCKS["ofsted-plan"].verification is Verification.SECONDARY
    assert CLOCKS["ofsted-report"].verification is Verification.PRIMARY
    assert due("ofsted-plan", KENT_RECEIVED).to_json()["verification"] == "secondary"


def test_a_stated_date_that_agrees_leaves_no_difference() -> None:
    plan = due("ofsted-plan", KENT_RECEIVED, stated=date(2017, 9, 20))

    assert plan.difference is None
    assert plan.governs == plan.due
    assert plan.working()[-1] == "The document states Wednesday 20 September 2017: the count agrees."


def test_a_stated_date_governs_and_the_difference_is_shown() -> None:
    plan = due("ofsted-plan", date(2016, 11, 25), stated=date(2017, 3, 9))  # Kirklees

    assert plan.due == date(2017, 3, 8)
    assert plan.governs == date(2017, 3, 9)
    assert plan.difference is not None
    assert (plan.difference.calendar_days, plan.difference.working_days) == (1, 1)
    assert plan.difference.readings == ("the count started from Monday 28 November 2016, 3 days later",)
    assert "The stated date governs" in "\n".join(plan.working())


@pytest.mark.parametrize(
    ("published", "stated", "reading"),
    [
        ("2017-06-13", "2017-09-19", "bank holidays were not left out"),
        ("2017-06-13", "2017-09-18", "the count started from Friday 9 June 2017, 4 days earlier"),
        ("2022-07-04", "2022-09-12", "70 calendar days were counted"),  # Windsor and Maidenhead
        (
            "2019-08-27",
            "2019-11-28",
            "the count started from Wednesday 21 August 2019, 6 days earlier",
        ),  # Medway
        ("2023-11-30", "2024-03-09", "the stated date is itself not a working day"),  # Manchester
    ],
)
def test_a_difference_comes_with_the_readings_that_would_explain_it(
    published: str, stated: str, reading: str
) -> None:
    found = due("ofsted-plan", date.fromisoformat(published), stated=date.fromisoformat(stated))

    assert found.difference is not None
    assert reading in found.difference.readings


def test_a_stated_date_nobody_can_explain_is_still_shown() -> None:
    found = due("ofsted-plan", date(2024, 5, 16), stated=date(2024, 7, 10))  # Lancashire: 38 working days

    assert found.difference is not None
    assert found.difference.readings == ()
    assert found.difference.working_days == -32


def test_a_stated_date_outside_the_calendar_is_refused() -> None:
    with pytest.raises(ForPerson, match="2071-09-20 is outside the calendar"):
        due("ofsted-plan", KENT_RECEIVED, stated=date(2071, 9, 20))


def test_saturdays_are_clear_days_only_where_the_council_says_so() -> None:
    saturdays = CouncilSettings(saturday_is_clear_day=True)

    assert due("agenda", date(2017, 6, 22)).due == date(2017, 6, 14)
    found = due("agenda", date(2017, 6, 22), settings=saturdays)
    assert found.due == date(2017, 6, 15)
    assert ("saturday_is_clear_day", True) in found.settings


def test_a_saturday_that_is_christmas_day_is_never_a_clear_day() -> None:
    found = due("agenda", date(2021, 12, 31), settings=CouncilSettings(saturday_is_clear_day=True))

    assert date(2021, 12, 25) in [each.day for each in found.skipped]


def test_the_councils_own_closed_days_are_not_clear_days() -> None:
    maundy_thursday = CouncilSettings(further_closed_days=(date(2017, 4, 13),))

    assert due("agenda", date(2017, 4, 20)).due == date(2017, 4, 10)
    assert due("agenda", date(2017, 4, 20), settings=maundy_thursday).due == date(2017, 4, 7)


def test_a_closed_day_is_no_day_to_publish_a_notice_on() -> None:
    closed = CouncilSettings(further_closed_days=(date(2017, 6, 14),))

    assert due("key-decision", date(2017, 7, 13), settings=closed).due == date(2017, 6, 13)


def test_a_notice_whose_last_day_is_a_sunday_moves_back_and_says_so() -> None:
    found = due("key-decision", date(2017, 6, 26))

    assert found.limit == date(2017, 5, 28)
    assert found.due == date(2017, 5, 26)
    assert "No day to publish on, so back past 28 May (Sunday), 27 May (Saturday)." in found.working()


def test_a_council_may_count_its_notices_in_working_days() -> None:
    working_days = CouncilSettings(notice_in_calendar_days=False)

    assert due("key-decision", date(2017, 7, 13), settings=working_days).due == date(2017, 6, 2)


def test_the_days_for_calling_in_are_the_councils() -> None:
    found = due("call-in", date(2018, 12, 12), settings=CouncilSettings(call_in_days=3))

    assert found.limit == date(2018, 12, 17)
    assert found.due == date(2018, 12, 18)


def test_a_decision_that_takes_effect_on_a_saturday_carries_a_caution() -> None:
    assert due("call-in", date(2023, 7, 28)).cautions == ("Saturday 5 August 2023 is not a working day.",)
    assert due("call-in", date(2018, 12, 12)).cautions == ()


def test_an_event_before_its_rule_carries_a_caution() -> None:
    (caution,) = due("key-decision", date(2012, 6, 21)).cautions

    assert caution == "The rule is in force from Monday 10 September 2012; this event is earlier."


def test_days_left_run_to_the_date_that_governs() -> None:
    plan = due("ofsted-plan", KENT_RECEIVED, stated=date(2017, 9, 19))

    left = plan.days_left(date(2017, 9, 15))
    assert (left.calendar_days, left.working_days) == (4, 2)
    assert plan.days_left(date(2017, 9, 22)).working_days == -3


def test_an_unknown_clock_is_refused_with_the_list_of_those_there_are() -> None:
    with pytest.raises(ForPerson, match="'plan' is no clock; give one of ofsted-report, ofsted-plan"):
        due("plan", KENT_RECEIVED)


def test_a_plain_count_claims_no_duty() -> None:
    found = working_days_from(KENT_RECEIVED, 70)

    assert found.due == date(2017, 9, 20)
    assert found.verification is None
    assert found.to_json()["verification"] is None


@pytest.mark.parametrize("clock", CLOCKS)
def test_the_json_form_goes_through_json_and_back(clock: str) -> None:
    found = due(clock, date(2019, 12, 18), stated=date(2019, 12, 19)).to_json()

    assert json.loads(json.dumps(found)) == found
    assert {"due", "trigger", "rule", "skipped", "calendar"} <= found.keys()


def test_a_derivation_cannot_be_altered() -> None:
    with pytest.raises(FrozenInstanceError):
        due("ofsted-plan", KENT_RECEIVED).due = date(2017, 9, 19)  # type: ignore[misc]

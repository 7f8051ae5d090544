"""Counting, against a person with a calendar and a pencil."""

from datetime import date, timedelta

import pytest
from clock_facts import ONE_DAY, naive_working_day_after, works
from hypothesis import given, settings
from hypothesis import strategies as st

from headway.clocks import (
    FIRST_DAY,
    LAST_DAY,
    CouncilSettings,
    clear_days_before,
    due,
    is_working_day,
    working_days_after,
    working_days_between,
)
from headway.errors import ForPerson

any_day = st.dates(date(2004, 4, 1), date(2028, 6, 1))
councils = st.builds(
    CouncilSettings,
    saturday_is_clear_day=st.booleans(),
    publish_on_working_days=st.booleans(),
)


@pytest.mark.parametrize(
    ("start", "n", "ends"),
    [
        ("2017-06-13", 70, "2017-09-20"),  # Kent: the date in its County Council paper
        ("2022-02-22", 70, "2022-06-07"),  # Bracknell Forest: Easter and two days of Jubilee
        ("2024-07-12", 70, "2024-10-21"),  # Rochdale
        ("2025-02-27", 70, "2025-06-11"),  # Norfolk
        ("2019-12-18", 70, "2020-03-30"),  # Milton Keynes
        ("2016-11-25", 70, "2017-03-08"),  # Kirklees; its own paper says the 9th
        ("2019-08-27", 70, "2019-12-03"),  # Medway; its own paper says 28 November
        ("2019-08-21", 70, "2019-11-28"),  # ... which is the count from an earlier receipt
        ("2018-08-10", 20, "2018-09-10"),  # St Helens: draft plan after a focused visit
        ("2023-05-09", 70, "2023-08-16"),  # Stockton
        ("2026-02-02", 70, "2026-05-14"),  # Kent, 2026
    ],
)
def test_published_cases(start: str, n: int, ends: str) -> None:
    assert working_days_after(date.fromisoformat(start), n) == date.fromisoformat(ends)


@settings(deadline=None)
@given(any_day, st.integers(1, 140))
def test_the_count_is_that_of_crossing_days_off_one_at_a_time(start: date, n: int) -> None:
    assert working_days_after(start, n) == naive_working_day_after(start, n)


@settings(deadline=None)
@given(any_day, st.integers(1, 140))
def test_counting_between_undoes_counting_after(start: date, n: int) -> None:
    ends = working_days_after(start, n)

    assert works(ends)
    assert working_days_between(start, ends) == n
    assert working_days_between(ends, start) == -n


@settings(deadline=None)
@given(any_day, st.integers(1, 30), councils)
def test_the_last_day_to_publish_is_the_latest_that_leaves_enough_clear_days(
    meeting: date, n: int, council: CouncilSettings
) -> None:
    def is_clear(day: date) -> bool:
        saturday = (
            council.saturday_is_clear_day and day.weekday() == 5 and (day.month, day.day) not in _FIXED_FEASTS
        )
        return works(day) or saturday

    def leaves_enough(day: date) -> bool:
        between = [day + timedelta(days=step) for step in range(1, (meeting - day).days)]
        return sum(map(is_clear, between)) >= n

    candidates = (meeting - timedelta(days=step) for step in range(1, 80))
    usable = (day for day in candidates if works(day) or not council.publish_on_working_days)

    assert clear_days_before(meeting, n, council) == next(day for day in usable if leaves_enough(day))


# The only holidays that can fall on a Saturday.
_FIXED_FEASTS = {(1, 1), (12, 25), (12, 26)}


@settings(deadline=None)
@given(any_day)
def test_28_clear_days_of_notice_leave_28_days_between(decision: date) -> None:
    anything = CouncilSettings(publish_on_working_days=False)
    published = due("key-decision", decision, settings=anything).due

    assert (decision - published).days - 1 == 28


@settings(deadline=None)
@given(any_day)
def test_a_notice_is_put_at_the_offices_on_a_working_day_and_never_late(decision: date) -> None:
    published = due("key-decision", decision).due

    assert works(published)
    assert (decision - published).days - 1 >= 28
    assert not any(works(published + ONE_DAY * step) for step in range(1, (decision - published).days - 28))


@settings(deadline=None)
@given(any_day, st.integers(1, 30))
def test_a_decision_takes_effect_on_the_day_after_the_last_day_for_calling_in(
    published: date, days: int
) -> None:
    effective = due("call-in", published, settings=CouncilSettings(call_in_days=days)).due

    assert effective - ONE_DAY == naive_working_day_after(published, days)


@pytest.mark.parametrize("n", [0, -1, -70])
def test_fewer_than_one_day_is_refused(n: int) -> None:
    with pytest.raises(ForPerson, match="give 1 or more"):
        working_days_after(date(2017, 6, 13), n)
    with pytest.raises(ForPerson, match="give 1 or more"):
        clear_days_before(date(2017, 6, 13), n)


def test_a_count_that_leaves_the_calendar_is_refused() -> None:
    assert working_days_after(date(2028, 12, 20), 5) == date(2028, 12, 29)
    with pytest.raises(ForPerson, match="2029-01-01 is outside the calendar"):
        working_days_after(date(2028, 12, 20), 6)
    with pytest.raises(ForPerson, match="2003-12-31 is outside the calendar"):
        clear_days_before(date(2004, 1, 5), 5)
    with pytest.raises(ForPerson, match="is outside the calendar"):
        due("key-decision", date(2004, 1, 20))
    with pytest.raises(ForPerson, match="is outside the calendar"):
        working_days_between(date(2017, 6, 13), LAST_DAY + ONE_DAY)
    with pytest.raises(ForPerson, match="is outside the calendar"):
        working_days_between(FIRST_DAY - ONE_DAY, date(2017, 6, 13))


def test_an_event_on_a_weekend_counts_from_the_first_working_day_after_it() -> None:
    friday, sunday = date(2017, 6, 16), date(2017, 6, 18)

    assert working_days_after(friday, 1) == working_days_after(sunday, 1) == date(2017, 6, 19)
    assert is_working_day(date(2017, 6, 19))

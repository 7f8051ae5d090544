"""Which days are working days, against lists that the product does not use."""

from datetime import date, datetime, timedelta
from pathlib import Path

import pytest
import yaml
from clock_facts import HOLIDAYS, ONE_DAY, ONE_OFFS, works

from headway.clocks import FIRST_DAY, LAST_DAY, bank_holidays, edition, is_working_day
from headway.errors import ForPerson


def test_every_day_of_the_range_agrees_with_the_naive_rule() -> None:
    days = [FIRST_DAY + timedelta(days=n) for n in range((LAST_DAY - FIRST_DAY).days + 1)]

    assert len(days) == 9132
    assert [day for day in days if is_working_day(day) != works(day)] == []


@pytest.mark.parametrize(("day", "name"), ONE_OFFS.items())
def test_one_off_holidays_are_left_out_by_name(day: date, name: str) -> None:
    assert not is_working_day(day)
    assert bank_holidays()[day] == name


@pytest.mark.parametrize(
    ("moved_from", "moved_to"),
    [
        (date(2012, 5, 28), date(2012, 6, 4)),
        (date(2020, 5, 4), date(2020, 5, 8)),
        (date(2022, 5, 30), date(2022, 6, 2)),
    ],
)
def test_a_holiday_that_was_moved_leaves_its_usual_monday_a_working_day(
    moved_from: date, moved_to: date
) -> None:
    assert is_working_day(moved_from)
    assert not is_working_day(moved_to)


def test_a_christmas_day_on_a_saturday_has_its_substitute_two_days_later() -> None:
    assert bank_holidays()[date(2021, 12, 25)] == "Christmas Day"
    assert bank_holidays()[date(2021, 12, 27)] == "Christmas Day (substitute day)"
    assert bank_holidays()[date(2021, 12, 28)] == "Boxing Day (substitute day)"
    assert is_working_day(date(2021, 12, 24))
    assert is_working_day(date(2021, 12, 29))


def test_holidays_are_named_as_gov_uk_names_them() -> None:
    names = {bank_holidays()[day] for day in HOLIDAYS if day.year == 2017}

    assert names == {
        "New Year's Day (substitute day)",
        "Good Friday",
        "Easter Monday",
        "Early May bank holiday",
        "Spring bank holiday",
        "Summer bank holiday",
        "Christmas Day",
        "Boxing Day",
    }


def test_neither_scotland_nor_northern_ireland_is_followed() -> None:
    assert is_working_day(date(2019, 1, 2))
    assert is_working_day(date(2017, 3, 17))
    assert is_working_day(date(2026, 6, 15))


@pytest.mark.parametrize("day", [FIRST_DAY - ONE_DAY, LAST_DAY + ONE_DAY, date(1066, 10, 14), date.max])
def test_a_day_outside_the_range_is_refused(day: date) -> None:
    with pytest.raises(ForPerson, match=f"{day} is outside the calendar .* 2004-01-01 to 2028-12-31"):
        is_working_day(day)


def test_the_first_and_last_days_are_answered_for() -> None:
    assert not is_working_day(FIRST_DAY)
    assert is_working_day(LAST_DAY - 2 * ONE_DAY)
    assert not is_working_day(LAST_DAY)


def test_a_time_of_day_is_not_taken_for_a_day() -> None:
    with pytest.raises(TypeError):
        is_working_day(datetime(2017, 6, 13, 9, 30))  # noqa: DTZ001


def test_the_edition_names_the_library_its_version_and_the_range() -> None:
    assert edition().startswith("England and Wales, holidays 0.")
    assert edition().endswith(", 2004-01-01 to 2028-12-31")


def test_the_table_of_holidays_cannot_be_changed() -> None:
    with pytest.raises(TypeError):
        bank_holidays()[date(2017, 6, 13)] = "A day off"  # type: ignore[index]


@pytest.mark.shared
def test_every_bank_holiday_of_2009_to_2026_agrees_with_the_reference_material(shared: Path) -> None:
    frameworks = yaml.safe_load((shared / "domain/frameworks.yaml").read_text(encoding="utf-8"))
    listed = set(frameworks["calendars"]["england_wales_working_day"]["bank_holidays"])
    ours = {day for day in bank_holidays() if 2009 <= day.year <= 2026 and day.weekday() < 5}

    assert len(listed) == 18 * 8 + len(ONE_OFFS)
    assert ours == listed

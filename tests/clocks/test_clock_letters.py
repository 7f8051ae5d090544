"""The clocks against what was printed: 59 joint inspection letters, and worked examples."""

import csv
from collections import Counter
from datetime import date
from pathlib import Path

import pytest
import yaml

from headway.clocks import due, working_days_after, working_days_between

pytestmark = pytest.mark.shared


@pytest.fixture(scope="module")
def letters(shared: Path) -> list[dict[str, str]]:
    with (shared / "domain/jtai_deadlines.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def test_31_of_59_letters_print_the_70th_working_day_after_publication(letters: list[dict[str, str]]) -> None:
    exact = [
        row["local_authority"]
        for row in letters
        if due(
            "jtai-statement", _date(row, "letter_published"), stated=_date(row, "stated_deadline")
        ).difference
        is None
    ]

    assert len(letters) == 59
    assert len(exact) == 31


def test_every_count_agrees_with_the_researchers(letters: list[dict[str, str]]) -> None:
    for row in letters:
        published, stated = _date(row, "letter_published"), _date(row, "stated_deadline")
        assert working_days_after(published, 70) == _date(row, "computed_70wd_from_publication"), row
        assert working_days_between(published, stated) == int(
            row["working_days_from_day_after_publication"]
        ), row


def test_a_stated_date_governs_in_every_letter(letters: list[dict[str, str]]) -> None:
    for row in letters:
        stated = _date(row, "stated_deadline")
        assert due("jtai-statement", _date(row, "letter_published"), stated=stated).governs == stated


def test_most_differences_come_with_a_reading(letters: list[dict[str, str]]) -> None:
    found = Counter(
        _kind(reading)
        for row in letters
        if (
            difference := due(
                "jtai-statement", _date(row, "letter_published"), stated=_date(row, "stated_deadline")
            ).difference
        )
        for reading in difference.readings or ("none",)
    )

    assert found["calendar days"] == 1  # Windsor and Maidenhead 70; Harrow's 71 are no reading of 70
    assert found["not a working day"] == 2  # Manchester and Southend, both Saturdays
    assert found["none"] <= 4


def test_the_vectors_of_the_reference_material(shared: Path) -> None:
    frameworks = yaml.safe_load((shared / "domain/frameworks.yaml").read_text(encoding="utf-8"))
    vectors = frameworks["calendars"]["england_wales_working_day"]["test_vectors"]
    plain = [each for each in vectors if not each.get("ignore_bank_holidays")]

    assert len(plain) == 8
    for each in plain:
        assert working_days_after(each["from"], each["n"]) == each["expect"], each


def _date(row: dict[str, str], column: str) -> date:
    return date.fromisoformat(row[column])


def _kind(reading: str) -> str:
    kinds = ("calendar days", "not a working day", "bank holidays", "started from")
    return next((kind for kind in kinds if kind in reading), reading)

"""The data of the demo: days in relation to the day of making it, and a story in which nothing hangs loose."""

from datetime import date
from pathlib import Path

import pytest

from headway import example
from headway.errors import ForPerson
from headway.web.demo.material import Material, read_material

SUNDAY = date(2026, 11, 22)


@pytest.fixture(scope="module")
def material() -> Material:
    with example.material() as folder:
        return read_material(folder, SUNDAY)


def actions(material: Material) -> list[dict]:
    return [action for item in material.plan["items"] for action in item["actions"]]


def test_a_day_is_counted_from_the_day_of_making_and_never_falls_on_a_weekend(tmp_path: Path) -> None:
    for name in ("kent.toml", "medway.toml"):
        (tmp_path / name).write_text('authority = "E10000016"\ninspections = []', encoding="utf-8")
    (tmp_path / "people.toml").write_text("people = []", encoding="utf-8")
    for name in ("evidence.toml", "scrutiny.toml", "lessons.toml", "performance.toml", "assessment.toml"):
        (tmp_path / name).write_text("", encoding="utf-8")
    (tmp_path / "evidence.typ").write_bytes(b"")
    (tmp_path / "plan.toml").write_text(
        'days = ["today-1", "today-6", "today+5", "today+6", "today+7", "today+1"]\nword = "today"',
        encoding="utf-8",
    )

    plan = read_material(tmp_path, SUNDAY).plan

    assert plan["days"] == [
        date(2026, 11, 20),  # Saturday: the Friday before
        date(2026, 11, 16),
        date(2026, 11, 27),
        date(2026, 11, 30),  # Saturday: the Monday after
        date(2026, 11, 30),  # Sunday: the Monday after
        date(2026, 11, 23),
    ]
    assert plan["word"] == "today"


def test_a_slip_in_the_data_is_told_with_its_file(tmp_path: Path) -> None:
    (tmp_path / "kent.toml").write_text("authority = ", encoding="utf-8")

    with pytest.raises(ForPerson, match=r"kent\.toml cannot be read"):
        read_material(tmp_path, SUNDAY)


def test_every_piece_of_evidence_is_used_as_often_as_it_has_versions(material: Material) -> None:
    used: dict[str, int] = {}
    for action in actions(material):
        for event in action["events"]:
            if event["do"] in ("evidence", "revise"):
                used[event["file"]] = used.get(event["file"], 0) + 1

    assert used == {key: len(piece["versions"]) for key, piece in material.evidence.items()}


def test_every_name_in_the_story_is_somebody(material: Material) -> None:
    people = {row["key"] for row in material.people}
    owners = {owner for action in actions(material) for owner in action["owners"]}
    actors = {event["by"] for action in actions(material) for event in action["events"]}

    assert actors <= people
    assert owners <= people | set(material.plan["owners"])
    assert set(material.plan["owners"]) <= owners


def test_nobody_in_the_data_has_an_address_outside_example_org(material: Material) -> None:
    assert all("@" not in str(row) for row in material.people)


@pytest.mark.parametrize("kind", ["indicator", "audit", "feedback", "milestone"])
def test_every_kind_of_measure_is_shown(material: Material, kind: str) -> None:
    assert kind in {action["measure_kind"] for action in actions(material)}


@pytest.mark.shared
def test_the_facts_are_those_of_the_register(material: Material, shared: Path) -> None:
    import csv

    with (shared / "register" / "la_judgement_history_2013_2026.csv").open(encoding="utf-8") as file:
        held = {(row["ons_code"], row["published"]): row for row in csv.DictReader(file)}
    columns = {"overall": "overall", "leaders": "leadership", "help_and_protection": "help_protection"}
    compared = 0
    for code, inspections in material.inspections.items():
        for row in inspections:
            register = held.get((code, str(row.get("published"))))
            if register is None:
                continue
            compared += 1
            assert row["windows"] == [[register["inspection_start"], register["inspection_end"]]]
            for key, column in columns.items():
                assert row["grades"][key] == register[column]

    assert compared == 4  # Kent 2022 and 2026, Medway 2019 and 2023

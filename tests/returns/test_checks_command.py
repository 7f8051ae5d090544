"""``headway check``: counts on the terminal, never a child; exit codes; what was loaded; the reference page."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from checks_clean import clean_world
from checks_world import World
from typer.testing import CliRunner

from headway.cli import app
from headway.errors import ForPerson
from headway.returns.checks import RULES
from headway.returns.checks.describe import describe, places_of

CANARY = "SYN000001"


def faulty(folder: Path) -> World:
    world, _ = clean_world(2)
    world.tables = {name: rows for name, rows in world.tables.items() if "ssda903." in name}
    world.of(CANARY, "ssda903.episodes")[1]["REC"] = ""
    world.of(CANARY, "ssda903.episodes")[0]["HOME_POST"] = "CANARY99"
    world.of(CANARY, "ssda903.reviews")[0]["REVIEW"] = "CANARY98"
    world.write(folder)
    return world


def run(*arguments: str | Path) -> tuple[int, str]:
    found = CliRunner().invoke(app, ["check", *map(str, arguments)])
    if isinstance(found.exception, ForPerson):
        return 2, str(found.exception)
    assert found.exception is None or isinstance(found.exception, SystemExit)
    return found.exit_code, found.output


def test_faults_are_counted_by_rule_with_file_and_first_row_and_the_exit_code_is_1(tmp_path: Path) -> None:
    faulty(tmp_path)
    code, told = run(tmp_path / "this", "--previous", tmp_path / "last")
    assert code == 1
    assert "3 faults of 3 kinds:" in told
    assert "An end has no reason (ended-without-reason)" in told
    assert "ssda903/episodes.csv: 1, first in row 3" in told


def test_the_terminal_shows_no_child_and_no_value(tmp_path: Path) -> None:
    faulty(tmp_path)
    _, told = run(tmp_path / "this", "--csv", tmp_path / "o.csv")
    for never in (CANARY, "CANARY98", "CANARY99", "05/03/2012", "2012-03-05"):
        assert never not in told
    assert "CANARY98" in (tmp_path / "o.csv").read_text(encoding="utf-8")


def test_a_clean_folder_ends_with_0_and_what_could_not_be_asked_is_told(tmp_path: Path) -> None:
    world, _ = clean_world(1)
    world.tables = {name: rows for name, rows in world.tables.items() if name.startswith("ssda903.")}
    world.write(tmp_path)
    code, told = run(tmp_path / "this")
    assert code == 0
    assert "No fault was found." in told
    assert re.search(r"ssda903 2026: no return of 2025 was given \(--previous\) \(\d+ rules\)", told)


def test_all_reports_are_written_at_once(tmp_path: Path) -> None:
    faulty(tmp_path)
    names = ("o.csv", "o.html", "o.xlsx", "o.json")
    options = [part for name in names for part in (f"--{name[2:]}", str(tmp_path / name))]
    assert run(tmp_path / "this", *options)[0] == 1
    assert all((tmp_path / name).stat().st_size for name in names)
    assert json.loads((tmp_path / "o.json").read_text(encoding="utf-8"))["faults"] == 3


def test_json_on_the_terminal_is_json_alone(tmp_path: Path) -> None:
    faulty(tmp_path)
    code, told = run(tmp_path / "this", "--json", "-")
    assert code == 1
    assert {each["rule_code"] for each in json.loads(told)["issues"]} == {
        "ended-without-reason",
        "not-a-date",
        "not-a-postcode",
    }


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("nowhere",), "nowhere"),
        (("--year", "2026"), "Give the folder"),
        ((".", "--csv", "no/such/folder/a.csv"), "is not there"),
        ((".", "--csv", "/dev/null"), "is no ordinary file"),
    ],
)
def test_what_cannot_be_done_is_said_in_a_sentence_with_exit_code_2(
    arguments: tuple[str, ...], words: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    code, told = run(*arguments)
    assert code == 2
    assert words in told


def test_without_a_folder_the_faults_of_what_was_loaded_are_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HEADWAY_HOME", str(tmp_path / "home"))
    monkeypatch.setenv("HEADWAY_CHILD_KEY_FILE", str(tmp_path / "keys" / "child.key"))
    assert run()[0] == 2
    faulty(tmp_path)
    loaded = CliRunner().invoke(app, ["load", str(tmp_path / "this"), "--authority", "Kent"])
    assert loaded.exit_code == 0, loaded.output
    code, told = run("--csv", tmp_path / "o.csv", "--json", tmp_path / "o.json")
    assert code == 1
    assert "3 faults of 3 kinds:" in told
    issues = json.loads((tmp_path / "o.json").read_text(encoding="utf-8"))["issues"]
    assert {(each["rule_code"], each["table"], each["row"]) for each in issues} == {
        ("ended-without-reason", "episodes", 3),
        ("not-a-date", "reviews", 2),
        ("not-a-postcode", "episodes", 2),
    }
    assert len({each["child_id"] for each in issues}) == 1
    kept = (tmp_path / "o.csv").read_text(encoding="utf-8") + told
    assert CANARY not in kept
    assert "CANARY9" not in kept


def test_the_reference_page_has_every_rule_with_its_places() -> None:
    page = describe()
    assert page.startswith("# Checks of the returns\n")
    for code, rule in RULES.items():
        assert f"| `{code}` | {rule.title} | {rule.do} |" in page
        assert rule.is_of_one_cell or places_of(rule), f"{code} looks at no table"
    assert places_of(RULES["gap-in-care"]) == {"ssda903": ("episodes",)}

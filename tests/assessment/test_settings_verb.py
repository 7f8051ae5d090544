"""``headway settings`` on made-up files."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result
from setting_files import ESSEX, KENT
from typer.testing import CliRunner

from headway.assessment.settings.made_up import made_up
from headway.cli.settings import app
from headway.errors import ForPerson

Run = Callable[..., Result]


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A workspace with the made-up files loaded."""
    folder = tmp_path_factory.mktemp("settings")
    (folder / "files").mkdir()
    for name, text in made_up(KENT, [ESSEX], 2).items():
        (folder / "files" / name).write_text(text, encoding="utf-8", newline="")
    done = CliRunner().invoke(
        app, ["load", str(folder / "files")], env={"HEADWAY_HOME": str(folder / "home")}
    )
    assert done.exit_code == 0, done.output
    return folder


@pytest.fixture
def run(home: Path, monkeypatch: pytest.MonkeyPatch) -> Run:
    monkeypatch.setenv("HEADWAY_HOME", str(home / "home"))
    return lambda *arguments: CliRunner().invoke(app, arguments)


def test_loading_again_says_that_everything_is_there(run: Run, home: Path) -> None:
    again = run("load", str(home / "files"))
    assert again.stdout.count("is in the store already; nothing was changed") == 6
    told = json.loads(run("load", str(home / "files"), "--json").stdout)
    assert {each["already"] for each in told} == {True}


def test_the_list_names_each_file_with_the_day_it_stands_at(run: Run) -> None:
    lines = run("list").stdout.splitlines()
    assert len(lines) == 6
    assert "as at 31.08.2024" in lines[0]
    assert {each["layout"] for each in json.loads(run("list", "--json").stdout)} >= {
        "schools_overall",
        "further_education",
    }


def test_an_authoritys_shares_are_shown_beside_england_with_their_source(run: Run) -> None:
    shown = run("show", "--authority", "Kent", "--on", "2026-01-31").stdout
    assert "Primary schools\n  here" in shown
    assert "Source: State-funded schools: latest inspections, from November 2025, as at 31.01.2026" in shown
    rows = list(
        csv.DictReader(io.StringIO(run("show", "--authority", KENT, "--on", "2026-01-31", "--csv").stdout))
    )
    assert {row["whose"] for row in rows} == {"here", "earlier", "england"}, "no list of neighbours is loaded"
    assert rows == [
        {name: str(value) for name, value in each.items()}
        for each in json.loads(run("show", "--authority", "Kent", "--on", "2026-01-31", "--json").stdout)
    ]


def test_the_childminders_are_listed_by_number_alone(run: Run) -> None:
    found = json.loads(run("show", "--authority", "Kent", "--kind", "childminders", "--json").stdout)
    assert found
    assert all(each["name"] == f"Childminder {each['urn']}" for each in found)


def test_a_setting_is_shown_with_its_history(run: Run) -> None:
    urns = [
        each["urn"]
        for each in json.loads(
            run("show", "--authority", "Kent", "--kind", "secondary_schools", "--json").stdout
        )
        if each["inspected"]
    ]
    shown = run("show", "--urn", urns[0])
    assert shown.exit_code == 0
    assert "Example Secondary School" in shown.stdout
    assert json.loads(run("show", "--urn", urns[0], "--json").stdout)[0]["full"] is True


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["show"], "Say whose settings"),
        (["show", "--authority", "Atlantis"], "is not the ONS code"),
        (["show", "--authority", "Kent", "--kind", "castles"], '"castles" is not a kind of setting'),
        (["show", "--authority", "Kent", "--on", "31.08.2025"], "give YYYY-MM-DD"),
        (["show", "--urn", "777777"], 'No setting has the number "777777"'),
    ],
)
def test_a_question_that_makes_no_sense_says_how_to_ask(run: Run, arguments: list[str], told: str) -> None:
    done = run(*arguments)
    assert isinstance(done.exception, ForPerson)
    assert told in str(done.exception)


def test_an_empty_workspace_says_how_to_load(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HEADWAY_HOME", str(tmp_path))
    assert "Nothing is loaded yet" in CliRunner().invoke(app, ["list"]).stdout
    done = CliRunner().invoke(app, ["show", "--authority", "Kent"])
    assert "headway settings load FILE" in str(done.exception)

"""``headway load`` and ``headway store`` on real files."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from reading_files import EPISODE, EPISODES, census, census_child, csv_text, episode
from typer.testing import CliRunner, Result

from headway.cli import app
from headway.errors import ForPerson

Run = Callable[..., Result]


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Run:
    monkeypatch.setenv("HEADWAY_HOME", str(tmp_path / "home"))
    monkeypatch.setenv("HEADWAY_CHILD_KEY_FILE", str(tmp_path / "key" / "child.key"))

    def run(*arguments: str, asked: str = "") -> Result:
        return CliRunner().invoke(app, list(arguments), input=asked)

    return run


@pytest.fixture
def care(tmp_path: Path) -> Path:
    """SSDA903 of 2025, one child, one episode."""
    folder = tmp_path / "care"
    folder.mkdir()
    (folder / "episodes.csv").write_text(csv_text([EPISODES, EPISODE]))
    return folder


@pytest.fixture
def census_of_kent(tmp_path: Path) -> Path:
    folder = tmp_path / "census"
    folder.mkdir()
    (folder / "cin.xml").write_text(census(census_child("SYN000001"), census_child("SYN000002")))
    return folder


def test_a_folder_is_loaded_and_the_place_of_the_new_key_is_told_once(
    run: Run, care: Path, tmp_path: Path
) -> None:
    first = run("load", str(care), "--authority", "Kent")
    assert first.exit_code == 0
    assert first.stdout.startswith("ssda903 2025, Kent (as you said): edition ")
    assert "1 row, " in first.stdout
    assert f"A new key of the pseudonyms was made at {tmp_path / 'key' / 'child.key'}." in first.stderr
    again = run("load", str(care))
    assert "already loaded" in again.stdout
    assert "key" not in again.stderr


def test_a_reading_that_fails_makes_neither_key_nor_store(run: Run, tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    assert isinstance(run("load", str(tmp_path / "empty")).exception, ForPerson)
    assert not (tmp_path / "key").exists()
    assert not (tmp_path / "home").exists()


def test_the_census_says_whose_it_is(run: Run, census_of_kent: Path) -> None:
    told = json.loads(run("load", str(census_of_kent), "--json").stdout)
    (one,) = told["loaded"]
    assert (one["authority"], one["return"], one["period"]) == ("E10000016", "cin", "2025")
    assert one["rows"]["child"] == 2
    assert not one["already_loaded"]
    wrong = run("load", str(census_of_kent), "--authority", "Medway").exception
    assert isinstance(wrong, ForPerson)
    assert "its header names Kent" in str(wrong)


def test_list_shows_what_is_current_and_the_holds(run: Run, care: Path) -> None:
    assert "The store is empty" in run("store", "list").stdout
    run("load", str(care), "--authority", "Kent")
    (care / "episodes.csv").write_text(csv_text([EPISODES, episode(LS="E1")]))
    run("load", str(care))
    run("store", "hold", "--return", "ssda903", "--reason", "Inquiry")
    lines = run("store", "list").stdout.splitlines()
    assert [line.split()[4] for line in lines[:2]] == ["superseded", "current"]
    (care / "episodes.csv").write_text(csv_text([EPISODES, EPISODE]))
    assert "--current lets this one count again" in run("load", str(care)).stdout
    assert "is the current one again" in run("load", str(care), "--current").stdout
    assert [line.split()[4] for line in run("store", "list").stdout.splitlines()[:2]] == [
        "superseded",
        "current",
    ]
    assert lines[2].startswith("Legal hold 1 on return ssda903, by ")
    assert lines[2].endswith(": Inquiry")
    told = json.loads(run("store", "list", "--json").stdout)
    assert [edition["current"] for edition in told["editions"]] == [False, True]
    assert told["editions"][1]["edition"] == lines[0].split()[3]
    assert told["holds"][0]["reason"] == "Inquiry"


def test_a_child_is_forgotten_by_standard_input(run: Run, care: Path, census_of_kent: Path) -> None:
    run("load", str(care), "--authority", "Kent")
    run("load", str(census_of_kent))
    dry = run("store", "forget", "-", "--dry-run", asked="SYN000001\n")
    assert "Nothing was changed." in dry.stdout
    done = run("store", "forget", "-", asked=" SYN000001 \n")
    assert done.exit_code == 0
    assert "ssda903 2025" in done.stdout
    assert "SYN000001" not in done.output
    assert "forgotten before" in run("store", "forget", "-", asked="SYN000001\n").stdout
    (census_of_kent / "cin.xml").write_text(census(census_child("SYN000001"), census_child("SYN000003")))
    again = run("load", str(census_of_kent))
    assert "rows left out, of children whom the store was told to forget" in again.stdout


@pytest.mark.parametrize(
    ("arguments", "asked"),
    [(["SYN999999"], ""), (["-"], ""), (["-"], "\n"), (["SYN", "000001"], ""), (["-"], "SYN999999\n")],
)
def test_no_child_or_another_is_refused_without_saying_it(
    run: Run, care: Path, arguments: list[str], asked: str
) -> None:
    run("load", str(care), "--authority", "Kent")
    refused = run("store", "forget", *arguments, asked=asked)
    assert isinstance(refused.exception, ForPerson)
    assert "SYN" not in str(refused.exception) + refused.output


def test_a_held_child_is_not_shown_and_not_forgotten_until_released(run: Run, care: Path) -> None:
    run("load", str(care), "--authority", "Kent")
    held = run("store", "hold", "--child", "-", "--reason", "Claim 7", asked="SYN000001\n")
    assert held.stdout.startswith("Legal hold 1 on a child, by ")
    assert json.loads(run("store", "list", "--json").stdout)["holds"][0]["of"] is None
    refused = run("store", "forget", "-", asked="SYN000001\n").exception
    assert isinstance(refused, ForPerson)
    assert "Claim 7" in str(refused)
    assert "Released: hold 1 on a child" in run("store", "release", "1").stdout
    assert run("store", "forget", "-", asked="SYN000001\n").exit_code == 0


def test_a_hold_on_a_child_who_is_nowhere_in_the_store_is_set_with_a_word_of_doubt(
    run: Run, care: Path
) -> None:
    run("load", str(care), "--authority", "Kent")
    slip = run("store", "hold", "--child", "-", "--reason", "Claim 7", asked="SYN00000I\n")
    right = run("store", "hold", "--child", "-", "--reason", "Claim 7", asked="SYN000001\n")
    assert "nowhere in the store so far" in slip.stderr
    assert "SYN00000I" not in slip.output
    assert "nowhere" not in right.output


def test_a_hold_is_on_one_thing(run: Run, care: Path) -> None:
    run("load", str(care), "--authority", "Kent")
    for arguments in ([], ["--return", "cin", "--child", "-"]):
        refused = run("store", "hold", *arguments, "--reason", "x").exception
        assert isinstance(refused, ForPerson)
        assert "one thing" in str(refused)


def test_verify_ends_with_1_and_a_line_for_each_fault(run: Run, care: Path, tmp_path: Path) -> None:
    run("load", str(care), "--authority", "Kent")
    sound = run("store", "verify")
    assert (sound.exit_code, sound.stdout) == (0, "")
    (path,) = (tmp_path / "home").rglob("episodes.parquet")
    path.write_bytes(b"not Parquet")
    found = run("store", "verify")
    assert found.exit_code == 1
    assert len(found.stdout.splitlines()) == 2  # changed, and not readable
    assert len(json.loads(run("store", "verify", "--json").stdout)["faults"]) == 2


def test_retention_lists_and_deletes_only_when_told(run: Run, care: Path, tmp_path: Path) -> None:
    old = episode(DECOM="03/06/2017", DEC="09/01/2018")  # of the year to 31 March 2018
    (care / "episodes.csv").write_text(csv_text([EPISODES, old]))
    run("load", str(care), "--authority", "Kent")
    assert "nothing is ever deleted" in run("store", "retention", "--on", "2090-01-01").stdout
    (tmp_path / "home" / "headway.toml").write_text("[returns.retention]\nssda903 = 1\n")
    assert run("store", "retention", "--on", "2019-03-31").stdout.strip() == "Nothing is due."
    listed = run("store", "retention", "--on", "2019-04-01").stdout
    assert "kept until 2019-03-31 as ssda903, due" in listed
    assert "Nothing was deleted" in listed
    ahead = run("store", "retention", "--on", "2999-01-01", "--apply").exception
    assert isinstance(ahead, ForPerson)
    assert list((tmp_path / "home").rglob("episodes.parquet"))
    done = run("store", "retention", "--on", "2019-04-01", "--apply", "--json")
    assert [one["deleted"] for one in json.loads(done.stdout)] == [True]
    assert not list((tmp_path / "home").rglob("episodes.parquet"))


def test_a_store_that_is_empty_has_nothing_to_forget(run: Run) -> None:
    assert isinstance(run("store", "forget", "-", asked="SYN000001\n").exception, ForPerson)


def test_a_partial_load_says_which_tables_the_numbers_lose(run: Run, tmp_path: Path) -> None:
    both, one = tmp_path / "both", tmp_path / "one"
    for folder in (both, one):
        folder.mkdir()
        (folder / "areas.csv").write_text("child,district,team,from,to\nSYN1,North,Team 1,01/04/2024,\n")
    (both / "children.csv").write_text("district,year,children\nNorth,2024,1000\n")
    assert "without" not in run("load", str(both), "--authority", "Kent").stdout
    assert "without area_children, which the former edition had" in run("load", str(one)).stdout

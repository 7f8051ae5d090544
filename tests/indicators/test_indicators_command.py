"""``headway indicators`` on returns that were read from files."""

from __future__ import annotations

import csv
import json
import stat

import pytest
from returns_made import loaded, table, two_censuses
from typer.testing import CliRunner

from headway.cli import app
from headway.errors import ForPerson
from headway.indicators.definition import catalogue
from headway.returns.store import Store


@pytest.fixture
def run(tmp_path, monkeypatch):
    """The command in a workspace that holds two censuses and where the children live."""
    monkeypatch.setenv("HEADWAY_CHILD_KEY_FILE", str(tmp_path / "key" / "child.key"))
    monkeypatch.setenv("HEADWAY_HOME", str(tmp_path / "home"))
    two_censuses(tmp_path / "files")
    table(
        tmp_path / "files" / "local",
        "child_area",
        "child | district | team | from | to\nANNA | North | Team 1 | 01/01/2020 |\nBORIS | South | | 01/01/2020 |",
    )
    loaded(Store(tmp_path / "home" / "returns"), tmp_path / "files")

    def run(*arguments, asked=""):
        return CliRunner().invoke(app, ["indicators", *arguments], input=asked)

    return run


ASKED = ("rereferral_pct", "--every", "year", "--from", "2024-04", "--to", "2026-03")


def test_rows_as_json_by_district_with_the_unknown_one(run):
    found = json.loads(run(*ASKED, "--by", "district", "--json").stdout)
    assert {(row["area"], row["period"]): (row["numerator"], row["denominator"]) for row in found} == {
        ("North", "2024-25"): (0, 1),
        ("North", "2025-26"): (1, 1),
        ("South", "2024-25"): (0, 1),
        ("South", "2025-26"): (0, 0),
        ("unknown", "2024-25"): (0, 1),
    }
    assert found[0]["version"] == 1
    assert found[0]["editions"][0].startswith("cin 2025 ")


def test_the_table_shows_values_and_the_notes_below_it(run):
    shown = run(*ASKED).stdout
    assert "rereferral_pct" in shown
    assert "100.0%" in shown
    assert "1: looks back 365 days; the returns loaded begin on 2024-04-01" in shown


def test_show_may_be_said_and_may_be_left_out(run):
    assert run(*ASKED).stdout == run("show", *ASKED).stdout


def test_a_csv_is_for_its_owner_alone_and_says_the_same(run, tmp_path):
    out = tmp_path / "numbers.csv"
    out.write_text("older")
    out.chmod(0o644)
    assert run(*ASKED, "--csv", str(out)).stdout == ""
    assert stat.S_IMODE(out.stat().st_mode) == 0o600
    rows = list(csv.DictReader(out.read_text().splitlines()))
    assert [(row["period"], row["numerator"], row["denominator"], row["value"]) for row in rows] == [
        ("2024-25", "0", "3", "0.0"),
        ("2025-26", "1", "1", "100.0"),
    ]


def test_periods_that_the_returns_do_not_cover_are_told_and_have_no_row(run):
    told = run("rereferral_pct", "--every", "quarter", "--from", "2025-10", "--to", "2026-06", "--json")
    assert [row["period"] for row in json.loads(told.stdout)] == ["2025-26 Q3", "2025-26 Q4"]
    assert "no number for 2026-27 Q1, which the returns loaded do not cover: rereferral_pct" in told.stderr


def test_what_cannot_be_counted_so_is_told(run):
    told = run(
        "referral_rate", "rereferral_pct", "--by", "team", "--every", "year", "--from", "2025-04", "--json"
    )
    assert "Left out: referral_rate: there is no estimate of all children by team." in told.stderr


def test_the_list_names_every_indicator_and_a_theme_only_its_own(run):
    everything = run("list").stdout
    assert all(f"  {name}: " in everything for name in catalogue().definitions)
    shown = json.loads(run("list", "--theme", "front_door", "--json").stdout)
    assert {each["theme"] for each in shown} == {"front_door"}
    assert (
        next(each for each in shown if each["id"] == "rereferral_pct")["numerator"]
        == "days_since_last <= 365"
    )
    assert isinstance(run("list", "--theme", "no_such").exception, ForPerson)


def test_explain_reads_the_child_from_standard_input_and_never_says_it(run):
    shown = run("explain", "rereferral_pct", "--child", "-", "--period", "2025-26", asked="ANNA\n")
    assert shown.exit_code == 0
    assert "2025-05-02" in shown.stdout
    assert "This child: 1 of 1, 0 unknown." in shown.stdout
    assert "ANNA" not in shown.stdout + shown.stderr


def test_explain_of_a_child_that_is_not_there_says_no_more_than_that(run):
    shown = run("explain", "rereferral_pct", "--child", "NOBODY-77", "--period", "2025-26")
    assert "No row of this child counts in the period." in shown.stdout
    assert "NOBODY-77" not in shown.stdout + shown.stderr
    plain = json.loads(
        run("explain", "rereferral_pct", "--child", "ANNA", "--period", "2025-26", "--json").stdout
    )
    assert plain["rows"][0]["adds"] == {"numerator": 1, "denominator": 1, "unknown": 0}
    assert isinstance(
        run("explain", "rereferral_pct", "--child", "-", "--period", "2025-26").exception, ForPerson
    )


def test_no_number_holds_an_identifier_or_a_pseudonym(run):
    everything = run("--every", "year", "--from", "2024-04", "--to", "2026-03", "--json")
    assert everything.exit_code == 0
    for name in ("ANNA", "BORIS", "CARA"):
        assert name not in everything.stdout + everything.stderr


def test_an_empty_workspace_says_what_to_do(tmp_path, monkeypatch):
    monkeypatch.setenv("HEADWAY_HOME", str(tmp_path / "nothing"))
    refused = CliRunner().invoke(app, ["indicators"])
    assert "headway load" in str(refused.exception)

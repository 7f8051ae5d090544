"""``headway clock``, as a person and as a machine use it."""

import json
import subprocess
import sys
from pathlib import Path

import pytest
from typer.testing import CliRunner

from headway.cli.clock import app
from headway.clocks import CLOCKS
from headway.errors import ForPerson


def run(*arguments: str) -> str:
    result = CliRunner().invoke(app, list(arguments), catch_exceptions=False)
    assert result.exit_code == 0, result.output
    return result.output


def run_json(*arguments: str) -> dict:  # type: ignore[type-arg]
    return json.loads(run(*arguments, "--json"))


def test_the_plan_of_kent_as_a_person_reads_it() -> None:
    printed = run("ofsted-plan", "--received", "2017-06-13")

    assert printed.splitlines()[:2] == [
        "Publish the written statement of proposed action",
        "  Due         Wednesday 20 September 2017",
    ]
    assert "Known from  secondary." in printed
    assert "S.I. 2007/462 reg. 3" in printed
    assert "Monday 28 August 2017, Summer bank holiday" in printed
    assert "2004-01-01 to 2028-12-31" in printed


def test_the_plan_of_kent_as_a_machine_reads_it() -> None:
    found = run_json("ofsted-plan", "--received", "2017-06-13")

    assert found["due"] == "2017-09-20"
    assert found["trigger"] == {"event": "report received", "date": "2017-06-13"}
    assert "70 working days" in found["rule"]
    assert {"date": "2017-08-28", "name": "Summer bank holiday"} in found["skipped"]
    assert {"date": "2017-06-17", "name": "Saturday"} in found["skipped"]
    assert len(found["skipped"]) == 29
    assert found["calendar"].startswith("England and Wales, holidays")
    assert found["stated"] is None
    assert "days_left" not in found


@pytest.mark.parametrize(
    ("arguments", "falls_due"),
    [
        ("ofsted-report --received 2017-06-13", "2017-07-25"),
        ("jtai-statement --received 2025-02-27", "2025-06-11"),
        ("focused-visit-draft --received 2018-08-10", "2018-09-10"),
        ("focused-visit-final --received 2018-08-10", "2018-11-19"),
        ("agenda --meeting 2017-06-22", "2017-06-14"),
        ("key-decision --decision 2017-07-13", "2017-06-14"),
        ("private-meeting --meeting 2017-07-13", "2017-06-14"),
        ("call-in --published 2018-12-12", "2018-12-20"),
        ("working-days --from 2017-06-13 --days 70", "2017-09-20"),
    ],
)
def test_every_clock_has_its_command(arguments: str, falls_due: str) -> None:
    assert run_json(*arguments.split())["due"] == falls_due


def test_a_stated_date_governs_on_the_page_and_in_json() -> None:
    arguments = ("ofsted-plan", "--received", "2017-06-13", "--stated", "2017-09-19")

    assert "Due         Tuesday 19 September 2017 (as stated)" in run(*arguments)
    found = run_json(*arguments)
    assert (found["due"], found["governs"]) == ("2017-09-20", "2017-09-19")
    assert found["difference"]["working_days"] == -1
    assert "bank holidays were not left out" in found["difference"]["readings"]


def test_days_left_are_told_only_when_the_day_is_given() -> None:
    arguments = ("ofsted-plan", "--received", "2017-06-13", "--today", "2017-09-18")

    assert "Left        2 calendar days, 2 working days, on Monday 18 September 2017" in run(*arguments)
    left = {"today": "2017-09-18", "calendar_days": 2, "working_days": 2}
    assert run_json(*arguments)["days_left"] == left
    assert "  Left        " not in run(*arguments[:3])


def test_a_councils_settings_are_applied_and_shown(tmp_path: Path) -> None:
    settings = tmp_path / "headway.toml"
    settings.write_text("[clocks]\nsaturday_is_clear_day = true\nfurther_closed_days = [2017-06-20]\n")

    printed = run("agenda", "--meeting", "2017-06-22", "--settings", str(settings))
    assert "Setting     saturday_is_clear_day = true" in printed
    assert "Setting     further_closed_days = 2017-06-20" in printed
    assert "closed day in the council's settings" in printed


@pytest.mark.parametrize(
    "text", ["31/02/2017", "2017-02-31", "20170613", "2017-W24-2", "2017-6-13", "today", ""]
)
def test_what_is_not_a_date_is_refused_by_option_and_value(text: str) -> None:
    with pytest.raises(ForPerson, match="--received: ") as error:
        run("ofsted-plan", "--received", text)

    assert str(error.value) == f"--received: {text!r} is not a date; give YYYY-MM-DD, such as 2017-06-13."


@pytest.mark.parametrize("option", ["--stated", "--today"])
def test_an_empty_optional_date_is_refused_too(option: str) -> None:
    with pytest.raises(ForPerson, match=f"{option}: '' is not a date"):
        run("ofsted-plan", "--received", "2017-06-13", option, "")


def test_the_list_names_every_clock_and_how_it_is_known() -> None:
    printed = run("list")
    found = run_json("list")

    assert [each["clock"] for each in found["clocks"]] == list(CLOCKS)
    for clock in CLOCKS.values():
        assert f"{clock.id}  --{clock.option} DATE" in printed
    assert printed.count("Known from: secondary.") == sum(
        c.verification == "secondary" for c in CLOCKS.values()
    )


def test_the_command_itself() -> None:
    arguments = ["clock", "ofsted-plan", "--received", "2017-06-13", "--json"]
    done = subprocess.run(
        [sys.executable, "-m", "headway", *arguments], capture_output=True, text=True, check=True
    )

    assert json.loads(done.stdout)["due"] == "2017-09-20"
    assert done.stderr == ""


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        ("ofsted-plan --received 31/02/2017", "--received: '31/02/2017' is not a date; give YYYY-MM-DD"),
        ("ofsted-plan --received 2028-11-20", "2029-01-01 is outside the calendar"),
        ("working-days --from 2017-06-13 --days 0", "0 is not a number of days to count; give 1 or more."),
        ("agenda --meeting 2017-06-22 --settings no.toml", "no.toml: the settings cannot be read"),
    ],
)
def test_a_fault_is_one_sentence_and_exit_code_2(arguments: str, says: str) -> None:
    command = [sys.executable, "-m", "headway", "clock", *arguments.split()]
    done = subprocess.run(command, capture_output=True, text=True, check=False)

    assert done.returncode == 2
    assert done.stdout == ""
    assert done.stderr.startswith(f"headway: {says}")
    assert done.stderr.count("\n") == 1

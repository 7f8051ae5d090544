"""``headway framework list|show|check``."""

import json
import subprocess
import sys

import pytest
from typer.testing import CliRunner

from headway.cli.framework import app
from headway.errors import ForPerson
from headway.frameworks import frameworks


def run(*arguments):
    return CliRunner().invoke(app, list(arguments))


def refused(*arguments):
    error = run(*arguments).exception
    assert isinstance(error, ForPerson)
    return str(error)


def test_list_names_every_framework_with_its_years():
    lines = run("list").output.splitlines()
    assert [line.split()[0] for line in lines] == list(frameworks())
    assert lines[6].endswith("Single inspection framework (November 2013 to June 2018)")
    assert "planned, from 2027" in lines[-1]


def test_list_as_json():
    rows = json.loads(run("list", "--json").output)
    assert [row["id"] for row in rows] == list(frameworks())
    assert rows[6]["to"] == "2018-06-30"


@pytest.mark.parametrize("framework_id", list(frameworks()))
def test_show_prints_any_framework_for_people_and_for_machines(framework_id):
    shown = run("show", framework_id)
    assert shown.exit_code == 0
    assert f"(`{framework_id}`)" in shown.output
    assert json.loads(run("show", framework_id, "--json").output)["id"] == framework_id


def test_show_says_which_way_the_numbers_run():
    assert "4 is best and 1 is worst" in run("show", "csa").output
    assert "1 is best and 4 is worst" in run("show", "slac").output


def test_an_unknown_framework_is_refused_with_the_ids():
    assert "Use one of: apa, csa" in refused("show", "ofsted")


KENT_2017 = (
    "overall=Good",
    "help_protection=Requires improvement",
    "leadership=Good",
    "in_care_or_looked_after=Good",
)


def test_check_of_kent_2017_permits_good_by_the_name_of_the_rule():
    answer = run("check", "sif", "--on", "2017-03-06", *KENT_2017)
    assert answer.exit_code == 0
    assert "seen so far in such cases: Good, Requires improvement" in answer.output
    assert (
        "discretionary sif-one-ri: inspectors decide; seen: Good 20, Requires improvement 5" in answer.output
    )


def test_check_as_json():
    answer = json.loads(run("check", "sif", *KENT_2017, "--json").output)
    overall = next(each for each in answer["permitted"] if each["judgement"] == "overall")
    assert overall["expected"] == ["good", "requires_improvement"]
    assert [each["rule"] for each in answer["findings"]] == ["sif-one-ri"]
    assert answer["recorded"]["help_and_protection"] == "Requires improvement"


def test_check_ends_with_1_where_a_hard_rule_refuses():
    answer = run("check", "ilacs", "--on", "2024-05-01", "overall=Good", "help_and_protection=Inadequate")
    assert answer.exit_code == 1
    assert "error: Overall effectiveness cannot be Good" in answer.output


def test_check_picks_the_version_by_the_day():
    assert "ilacs_2026" in run("check", "ilacs", "--on", "2026-05-01", "leaders=Good").output
    assert "ilacs_2018" in run("check", "ilacs", "--on", "2022-11-07", "leaders=Good").output
    assert "No rule of this framework limits" in run("check", "ilacs_2026", "leaders=Good").output


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (("check", "sif", "overall"), "is not a judgement and its grade"),
        (("check", "sif", "overall=Fine"), "is not a grade of the scale"),
        (("check", "sif", "board=Good"), 'has no judgement "board"'),
        (("check", "sif", "--on", "6/3/2017", "overall=Good"), "is not a date; give YYYY-MM-DD"),
        (("check", "sif", "--on", "2017-02-30", "overall=Good"), "is not a date; give YYYY-MM-DD"),
        (("check", "sif", "--on", "2020-01-01", "overall=Good"), "was not in force on 2020-01-01"),
        (("check", "ilacs", "--on", "2028-01-01", "leaders=Good"), "rules Headway does not know yet"),
        (("check", "ilacs", "leaders=Good"), 'no framework "ilacs"'),
    ],
)
def test_what_cannot_be_checked_is_refused_in_a_sentence(arguments, message):
    assert message in refused(*arguments)


def test_the_command_itself_prints_the_refusal_without_a_traceback_and_ends_with_2():
    ended = subprocess.run(
        [sys.executable, "-m", "headway", "framework", "show", "ofsted"],
        capture_output=True,
        text=True,
        check=False,
    )
    assert ended.returncode == 2
    assert ended.stderr.startswith('headway: There is no framework "ofsted". Use one of: apa, csa')
    assert ended.stdout == ""

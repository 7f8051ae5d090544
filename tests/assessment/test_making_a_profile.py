"""A profile of all that is at hand: the example, a workspace, a file of facts."""

import re
from datetime import date
from pathlib import Path

import pytest

from headway.assessment.making import authority_in, make_profile
from headway.assessment.profile_file import Lines, read_csv
from headway.benchmarks.loading import load
from headway.benchmarks.store import Store
from headway.errors import ForPerson

HOW_TO = Path(__file__).parents[2] / "docs/how-to/make-an-annual-assessment.md"


@pytest.fixture(scope="module")
def facts():
    """The example on the how-to page."""
    block = re.search(r"```csv\n(.*?)```", HOW_TO.read_text(encoding="utf-8"), re.DOTALL)
    assert block
    return read_csv(block[1], "facts.csv")


def test_an_empty_workspace_leaves_the_example(tmp_path):
    made = make_profile(authority_in("Kent", 2010), 2010, workspace=tmp_path)
    assert made.profile.as_of == date(2010, 12, 9)
    assert made.used == ("the embedded example: 16 kinds of setting, 2 inspections, 10 measures",)


def test_facts_stand_in_the_place_of_the_examples_lines_and_leave_the_rest(tmp_path, facts):
    made = make_profile(
        authority_in("Kent", 2010), 2010, facts=facts, facts_name="facts.csv", workspace=tmp_path
    )
    lines = made.profile.lines
    assert lines["A:special_schools"].here.good == 23
    assert lines["A:primary_schools"].stated
    assert lines["B:slac-2010-10-22"].when == "October 2010"
    assert made.used[-1] == "facts.csv: 1 kind of setting, 1 inspection"


def test_nothing_known_is_refused_with_what_to_load(tmp_path):
    with pytest.raises(ForPerson, match=r"Nothing is known of Medway in 2010.*--facts"):
        make_profile(authority_in("Medway", 2010), 2010, workspace=tmp_path)


def test_an_unknown_authority_is_refused():
    with pytest.raises(ForPerson):
        authority_in("Kentshire", 2010)


def test_facts_of_another_authority_are_refused(tmp_path, facts):
    with pytest.raises(ForPerson, match="two"):
        make_profile(authority_in("Medway", 2010), 2010, facts=facts, workspace=tmp_path)


@pytest.mark.shared
def test_official_statistics_of_the_workspace_make_block_c_of_a_later_year(shared, tmp_path):
    folder = shared / "benchmark"
    load(
        [folder / "lait/bds_long_0.parquet", folder / "statistical-neighbours/sn_model_2025_wide.csv"],
        Store.of_workspace(tmp_path),
    )
    made = make_profile(authority_in("Medway", 2025), 2025, workspace=tmp_path)
    assert (made.profile.name, made.profile.as_of) == ("Medway", date(2025, 12, 31))
    assert len(made.profile.measures) > 25
    assert made.profile.neighbours == "Statistical neighbours, 2025, 10 authorities"
    assert [each.split(":")[0] for each in made.used] == ["official statistics of this workspace"]


def test_what_a_site_holds_stands_in_the_place_of_the_example(tmp_path, facts):
    made = make_profile(authority_in("Kent", 2010), 2010, workspace=tmp_path, site=lambda _: facts)
    assert len(made.profile.lines) == 2
    assert made.used == ("this workspace: 1 kind of setting, 1 inspection",)


def test_a_site_that_holds_nothing_leaves_the_example_and_is_asked_for_its_day(tmp_path):
    asked = []
    made = make_profile(
        authority_in("Kent", 2010), 2010, workspace=tmp_path, site=lambda on: asked.append(on) or Lines()
    )
    assert asked == [date(2010, 12, 9)]
    assert "example" in made.used[0]


@pytest.mark.parametrize(
    ("on", "says"), [(date(2010, 12, 8), "as known on 9 December 2010"), (date(2009, 6, 1), "could not be assessed")]
)  # fmt: skip
def test_what_was_not_known_by_the_day_is_not_in_the_assessment(tmp_path, on, says):
    with pytest.raises(ForPerson, match=says):
        make_profile(authority_in("Kent", 2010), 2010, as_of=on, workspace=tmp_path)

"""What a made-up authority's folder holds: the same bytes for the same seed, whole returns, nobody's identifiers."""

import json
import re

import pytest
import synth_counting
from typer.testing import CliRunner

from headway.cli import app
from headway.errors import ForPerson
from headway.returns.checks import check
from headway.returns.intake import read_folder
from headway.returns.schema import return_named
from headway.returns.synth import synthesise, write_cin, write_ssda903

CHILDREN = 1_500


def bytes_of(folder):
    return {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


@pytest.fixture(scope="module")
def made(tmp_path_factory):
    folder = tmp_path_factory.mktemp("synth") / "made"
    return synthesise("kent-like", CHILDREN, 3, 11, folder)


def test_the_same_seed_gives_the_same_bytes(made, tmp_path):
    again = synthesise("kent-like", CHILDREN, 3, 11, tmp_path / "again")
    assert bytes_of(made.folder) == bytes_of(again.folder)


def test_another_seed_gives_other_children(made, tmp_path):
    other = synthesise("kent-like", CHILDREN, 3, 12, tmp_path / "other")
    theirs = bytes_of(other.folder)
    changed = [name for name, content in bytes_of(made.folder).items() if theirs.get(name) != content]
    assert "ssda903/2026/episodes.csv" in changed
    assert "cin/2026/cin_2026.xml" in changed


def test_exactly_as_many_children_are_known_as_were_asked_for(made):
    children = set()
    for year in made.years:
        loaded = synth_counting.Year(made.folder, year)
        children |= {row["CHILD"] for row in loaded.care["header"]}
        children |= {case["child"] for case in loaded.cases}
    assert made.known_children == CHILDREN
    assert len(children) == CHILDREN


def test_every_table_of_the_year_is_there_with_the_headings_of_its_schema(made):
    schema = return_named("ssda903")
    for year in made.years:
        for name, table in schema.tables.items():
            asked = (table.since is None or table.since <= year) and not table.optional
            path = made.folder / "ssda903" / str(year) / f"{name}.csv"
            assert path.exists() == asked
            if asked:
                headings = path.read_text().splitlines()[0].split(",")
                assert headings == [column.name for column in table.columns_in(year)]


def test_no_structural_rule_finds_a_fault_in_any_return_of_any_year(made):
    with read_folder(made.folder) as intake:
        result = check(intake)
        faults = intake.con.execute("SELECT rule, tbl, field, count(*) FROM found GROUP BY ALL").fetchall()
        returns = {delivery.return_name for delivery in intake.deliveries}
        periods = [delivery.period for delivery in intake.deliveries if delivery.return_name == "ssda903"]
    assert faults == []
    assert returns == {"ssda903", "cin", "annex_a", "workforce", "local"}
    assert periods == ["2024", "2025", "2026"]
    assert sum(1 for each in result.ran if each.why_not is None) > 500


def test_the_codes_of_older_years_are_those_years_own(tmp_path):
    old = synthesise("england-like", CHILDREN, 3, 4, tmp_path / "old", last_year=2019)
    with read_folder(old.folder) as intake:
        check(intake)
        faults = intake.con.execute("SELECT rule, tbl, field, count(*) FROM found GROUP BY ALL").fetchall()
    assert faults == []


def test_no_identifier_could_be_a_real_childs(made):
    for year in made.years:
        for row in synth_counting.rows(made.folder / "ssda903" / str(year) / "episodes.csv"):
            assert re.fullmatch(r"SYN\d{7}", row["CHILD"])
            assert row["HOME_POST"] == "" or row["HOME_POST"].startswith("ZZ")
            assert row["PL_POST"].startswith("ZZ")
        for row in synth_counting.rows(made.folder / "ssda903" / str(year) / "header.csv"):
            assert re.fullmatch(r"UN[1-5]|Z000\d{9}", row["UPN"])


def test_returns_are_consistent_with_each_other(made):
    year = synth_counting.Year(made.folder, 2026)
    cases = {case["child"] for case in year.cases}
    in_care = {row["CHILD"] for row in year.looked_after()}
    placed = {row["child"] for row in synth_counting.rows(made.folder / "local" / "child_area.csv")}
    assert in_care <= cases
    assert cases <= placed
    assert {row["CHILD"] for row in year.care["episodes"]} <= placed


def test_children_are_referred_less_in_august(tmp_path):
    folder = synthesise("england-like", 6_000, 3, 1, tmp_path / "made").folder
    months: dict[int, int] = {}
    for year in (2024, 2025, 2026):
        loaded = synth_counting.Year(folder, year)
        for case in loaded.cases:
            if loaded.inside(case["referred"]):
                months[case["referred"].month] = months.get(case["referred"].month, 0) + 1
    assert months[8] < 0.9 * months[6]
    assert months[8] < 0.9 * months[11]


def test_a_return_alone_holds_exactly_the_children_asked_for(tmp_path):
    write_cin(tmp_path / "cin", children=300, years=1, seed=2)
    write_ssda903(tmp_path / "ssda903", children=300, years=2, seed=2)
    census = (tmp_path / "cin" / "2026" / "cin_2026.xml").read_text()
    assert census.count("<Child>") == 300
    assert len(synth_counting.rows(tmp_path / "ssda903" / "2026" / "header.csv")) == 300
    assert (tmp_path / "ssda903" / "2025" / "episodes.csv").exists()


@pytest.mark.parametrize(
    ("changed", "says"),
    [
        ({"authority": "atlantis-like"}, "kent-like"),
        ({"children": "3"}, "between 100 and"),
        ({"years": "11"}, "between 2017 and 2026"),
        ({"last-year": "2031"}, "between 2017 and 2026"),
    ],
)
def test_what_cannot_be_made_up_is_refused_in_a_sentence(tmp_path, changed, says):
    options = {
        "authority": "kent-like",
        "children": "200",
        "years": "1",
        "out": str(tmp_path / "new"),
    } | changed
    result = CliRunner().invoke(app, ["synth", *(f"--{name}={value}" for name, value in options.items())])
    assert isinstance(result.exception, ForPerson)
    assert says in str(result.exception)
    assert not (tmp_path / "new").exists()


def test_a_folder_with_something_in_it_is_left_alone(tmp_path):
    (tmp_path / "mine.txt").write_text("mine")
    with pytest.raises(ForPerson, match="not empty"):
        synthesise("kent-like", 200, 1, 1, tmp_path)
    assert [path.name for path in tmp_path.iterdir()] == ["mine.txt"]


def test_a_profile_of_ones_own_builds_on_one_of_the_packages(tmp_path):
    own = tmp_path / "island.toml"
    own.write_text(
        'title = "An island"\nbased_on = "england-like"\n[[districts]]\nname = "District A"\nshare = 1.0\nneed = 1.0\n'
        'arrivals = 1.0\n[figures.referral_rate]\nvalue = 300\nperiod = "2025"\nsource = "ours"\n'
    )
    synthetic = synthesise(str(own), 600, 2, 1, tmp_path / "made")
    year = synth_counting.Year(synthetic.folder, 2026)
    received = sum(year.inside(case["referred"]) for case in year.cases)
    assert year.rate(received) == pytest.approx(300, rel=0.15)
    told = json.loads((synthetic.folder / "planted.json").read_text())
    assert told["events"] == []  # one district cannot be told from the others


def test_a_broken_profile_is_refused_by_name(tmp_path):
    own = tmp_path / "broken.toml"
    own.write_text("districts = 3")
    with pytest.raises(ForPerson, match=r"broken\.toml is not a profile"):
        synthesise(str(own), 600, 2, 1, tmp_path / "made")


def test_the_command_tells_what_was_made(tmp_path):
    result = CliRunner().invoke(
        app,
        [
            "synth",
            "--authority",
            "london-like",
            "--children",
            "200",
            "--years",
            "1",
            "--out",
            str(tmp_path / "new"),
        ],
    )
    assert result.exit_code == 0, result.output
    assert "200 children known to services" in result.output
    assert (tmp_path / "new" / "planted.json").exists()

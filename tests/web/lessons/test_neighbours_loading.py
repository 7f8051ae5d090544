"""Lists of neighbours in the site: kept by version, told in the trail, never overwritten."""

from dataclasses import replace

import pytest
from typer.testing import CliRunner

from headway.benchmarks import Neighbour as Row
from headway.benchmarks import NeighbourList as Read
from headway.benchmarks import read_neighbours
from headway.cli import app
from headway.errors import ForPerson
from headway.web.accounts.roles import Role
from headway.web.lessons.actions.neighbours import load_neighbours
from headway.web.lessons.models import Neighbour, NeighbourList
from headway.web.lessons.queries.neighbours import neighbours_of
from headway.web.register.models import Authority
from headway.web.trail.actions import SYSTEM
from headway.web.trail.models import Event

pytestmark = pytest.mark.django_db
KENT, MEDWAY, ESSEX = "E10000016", "E06000035", "E10000012"


@pytest.fixture(autouse=True)
def _councils(kent, medway):  # noqa: ARG001 - they are there
    Authority.objects.get_or_create(code=ESSEX, defaults={"name": "Essex"})


def a_list(version="May 2025", first=MEDWAY, second=ESSEX, sha256="a" * 64):
    rows = (Row(KENT, first, 1, "Very close"), Row(KENT, second, 2, "Close"))
    return Read("Statistical neighbours", version, "list.csv", sha256, rows)


def test_a_list_is_stored_with_its_version_and_told_in_the_trail():
    made, is_new = load_neighbours(by=SYSTEM, neighbours=a_list())
    assert is_new
    assert str(made) == "Statistical neighbours, May 2025"
    assert list(made.rows.values_list("neighbour", "rank", "closeness")) == [
        (MEDWAY, 1, "Very close"),
        (ESSEX, 2, "Close"),
    ]
    event = Event.objects.get(action="neighbours.loaded")
    assert (event.authority, event.subject_label) == ("", str(made))


def test_the_same_list_again_changes_nothing():
    first, _ = load_neighbours(by=SYSTEM, neighbours=a_list())
    assert load_neighbours(by=SYSTEM, neighbours=a_list()) == (first, False)
    assert (Neighbour.objects.count(), Event.objects.filter(action="neighbours.loaded").count()) == (2, 1)


def test_another_file_of_the_same_version_is_refused_and_the_first_stays():
    load_neighbours(by=SYSTEM, neighbours=a_list())
    with pytest.raises(ForPerson, match=r"is loaded already, from list\.csv"):
        load_neighbours(by=SYSTEM, neighbours=a_list(sha256="b" * 64))
    assert NeighbourList.objects.count() == 1


def test_both_versions_are_kept_and_the_one_loaded_last_is_gone_by():
    load_neighbours(by=SYSTEM, neighbours=a_list("April 2021"))
    load_neighbours(by=SYSTEM, neighbours=a_list("May 2025", first=ESSEX, second=MEDWAY, sha256="b" * 64))
    found = neighbours_of(KENT)
    assert found.list.version == "May 2025"
    assert [row.neighbour_id for row in found.rows] == [ESSEX, MEDWAY]
    assert NeighbourList.objects.count() == 2
    assert neighbours_of(MEDWAY).list is None


def test_only_the_installation_loads_a_list(person):
    with pytest.raises(ForPerson, match="command line"):
        load_neighbours(by=person(Role.QUALITY_ASSURANCE), neighbours=a_list())


def test_an_authority_that_the_site_does_not_know_and_a_version_too_long_are_refused():
    with pytest.raises(ForPerson, match="does not know E99999999"):
        load_neighbours(by=SYSTEM, neighbours=a_list(first="E99999999"))
    with pytest.raises(ForPerson, match="too long"):
        load_neighbours(by=SYSTEM, neighbours=replace(a_list(), version="x" * 21))
    assert not NeighbourList.objects.exists()


def test_the_command_loads_a_file_once_and_names_the_row_that_is_wrong(tmp_path):
    def run(*arguments):
        return CliRunner().invoke(app, ["lessons", "neighbours", *arguments])

    path = tmp_path / "neighbours.csv"
    path.write_text("old_la_code,SN_1,SN_1P\n886,887,Close\n", encoding="utf-8")
    assert str(run(str(path)).exception).endswith('Add --version "May 2025".')
    assert run(str(path), "--version", "May 2025").stdout == (
        "Loaded Statistical neighbours, May 2025: 1 rows, of 1 authorities.\n"
    )
    assert run(str(path), "--version", "May 2025").stdout == (
        "Statistical neighbours, May 2025 is loaded already.\n"
    )
    path.write_text("old_la_code,SN_1,SN_1P\n886,999,Close\n", encoding="utf-8")
    assert "neighbours.csv, row 2: neighbour 1" in str(run(str(path), "--version", "2026").exception)
    assert NeighbourList.objects.count() == 1


@pytest.mark.shared
def test_the_published_list_of_2025_is_loaded_whole(shared):
    path = shared / "benchmark" / "statistical-neighbours" / "sn_may_2025.xlsx"
    made, _ = load_neighbours(by=SYSTEM, neighbours=read_neighbours(path))
    assert made.rows.count() == 1580
    ten = neighbours_of(KENT)
    assert (str(ten.list), len(ten.rows)) == ("Statistical neighbours, May 2025", 10)

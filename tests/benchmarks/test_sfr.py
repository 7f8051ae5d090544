"""The wide files of statistical first releases: years, places and what x means there."""

from decimal import Decimal
from pathlib import Path

import pytest

from headway.benchmarks.loading import load
from headway.benchmarks.store import Figure, Store
from headway.errors import ForPerson

PLACES = "New_geog_code,geog_l,geog_c,geog_n"
FILES = "benchmark/legacy-sfr"


@pytest.fixture(scope="module")
def releases(shared: Path, tmp_path_factory: pytest.TempPathFactory) -> Store:
    store = Store(tmp_path_factory.mktemp("releases"))
    load([shared / FILES], store)
    return store


def cell(store: Store, dataset: str, measure: str, area: str) -> Figure:
    (found,) = store.figures(store.editions("sfr", dataset), measure=measure, area=area)
    return found


@pytest.mark.shared
def test_every_release_of_the_collection_loads_and_its_notes_are_passed_over(releases: Store) -> None:
    assert {each.dataset: each.rows for each in releases.editions()} == {
        "ceased_2013": 163 * 22,
        "looked_after_2013": 163 * 49,
        "looked_after_2016": 163 * 43,
        "care_leavers_2016": 163 * 182,
        "missing_2016": 163 * 8,
        "looked_after_2017": 164 * 63,
    }


@pytest.mark.shared
def test_x_is_a_small_figure_that_was_hidden(releases: Store) -> None:
    camden = cell(releases, "looked_after_2013", "CLA_stp", "E09000007")
    assert (camden.value, camden.symbol, camden.meaning) == (None, "x", "suppressed")


@pytest.mark.shared
def test_a_measure_keeps_its_name_through_the_years(releases: Store) -> None:
    kent = [
        cell(releases, f"looked_after_{year}", "CLA_UASC", "E10000016").value for year in (2013, 2016, 2017)
    ]
    assert kent == [186, 867, 483]
    england = [
        cell(releases, f"looked_after_{year}", "CLA_Mar", "E92000001").value for year in (2013, 2016, 2017)
    ]
    assert england == [68110, 70440, 72670]


@pytest.mark.shared
def test_a_formula_that_failed_is_a_missing_figure(releases: Store) -> None:
    net_gain = cell(releases, "looked_after_2013", "CLA_NetGain", "E92000001")
    assert (net_gain.value, net_gain.symbol, net_gain.meaning) == (None, "#VALUE!", "missing")
    assert cell(releases, "looked_after_2016", "CLA_NetGain", "E92000001").value == Decimal(-880)


@pytest.mark.shared
def test_the_halves_of_london_are_no_second_london(releases: Store) -> None:
    found = [
        cell(releases, "looked_after_2013", "CLA_Mar", each).value
        for each in ("E12000007", "E13000001", "E13000002")
    ]
    assert found == [10090, 4440, 5650]


@pytest.mark.shared
def test_councils_stand_under_their_latest_code(releases: Store) -> None:
    # Gateshead was E08000020 when the file of 2013 was printed.
    assert cell(releases, "looked_after_2013", "CLA_Mar", "E08000037").area_name == "Gateshead"


def sfr(folder: Path, columns: str, *rows: str, name: str = "SFR41_Other2016.csv") -> Path:
    path = folder / name
    path.write_text("\n".join((f"{PLACES},{columns}", *rows)) + "\n")
    return path


def test_the_year_comes_from_the_headings_or_else_from_the_name(tmp_path: Path) -> None:
    kent = "E10000016,LA,886,Kent,5"
    store = Store(tmp_path / "store")
    load([sfr(tmp_path, "CLA_Mar2013", kent, name="renamed.csv")], store)
    load([sfr(tmp_path, "CLA_Anything", kent)], store)
    assert sorted(each.last_period for each in store.editions()) == ["2013", "2016"]
    with pytest.raises(ForPerson, match="does not say which year"):
        load([sfr(tmp_path, "CLA_Other", kent, name="other.csv")], store)
    with pytest.raises(ForPerson, match="end with 2017"):
        load([sfr(tmp_path, "CLA_Mar2019", kent)], store)


@pytest.mark.parametrize(
    ("row", "said"),
    [
        (
            "E10000016,LA,886,Kent,c",
            'row 2, CLA_Mar2013: "c" is neither a number nor a symbol of files of 2013',
        ),
        ("E10000016,LA,886,Kent,", "row 2, CLA_Mar2013: blank"),
        ("E10000099,LA,886,Kent,5", 'row 2, New_geog_code: "Kent" and the code and level'),
        ("E10000016,REGION,886,Kent,5", 'row 2, New_geog_code: "Kent" and the code and level'),
        ("E10000016,LA,886,Kent,5\nE10000016,LA,886,Kent,5", 'row 3, geog_n: "Kent" stands there twice'),
    ],
)
def test_a_fault_is_told_with_row_and_column_and_nothing_is_kept(tmp_path: Path, row: str, said: str) -> None:
    store = Store(tmp_path / "store")
    with pytest.raises(ForPerson) as refused:
        load([sfr(tmp_path, "CLA_Mar2013", row)], store)
    assert said in str(refused.value)
    assert store.editions() == ()

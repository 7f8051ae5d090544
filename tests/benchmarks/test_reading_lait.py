"""The Interactive Tool's long table and dictionary as files."""

import csv
import gzip
from decimal import Decimal
from pathlib import Path

import pytest

from headway.benchmarks import reading_lait
from headway.benchmarks.averages import outside_their_parts
from headway.benchmarks.loading import load
from headway.benchmarks.published import all_series, place
from headway.benchmarks.ranges import Range
from headway.benchmarks.reading_lait import read_dictionary
from headway.benchmarks.store import Store
from headway.errors import ForPerson

HEADS = ("Measure_short", "Years", "LA and Regions", "LA Number", "Region", "Values")
KENT = ("ReReferral", "2025", "Kent", "886.0", "South East", "21.6")


def _file(folder: Path, *rows: tuple[str, ...], name: str = "long.csv.gz") -> Path:
    path = folder / name
    with gzip.open(path, "wt", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows([HEADS, *rows])
    return path


def _loaded(folder: Path, *rows: tuple[str, ...]) -> Store:
    store = Store(folder / "store")
    load([_file(folder, *rows)], store)
    return store


def test_each_place_stands_under_its_code(tmp_path: Path) -> None:
    store = _loaded(
        tmp_path,
        KENT,
        ("ReReferral", "2025", "England", "970.0", "NA", "22.6"),
        ("ReReferral", "2025", "South East", "989.0", "NA", "28.4"),
        ("ReReferral", "2025", "London (Inner)", "987.0", "NA", "19"),
        ("ReReferral", "2025", "Sheffield", "373.0", "Yorkshire and The Humber", "20"),
    )
    held = {each.area: each.level for each in store.figures(store.editions())}
    assert held == {
        "E10000016": "authority",
        "E92000001": "national",
        "E12000008": "regional",
        "London (Inner)": "other",  # no code of the ONS's regions
        "E08000039": "authority",  # Sheffield's code since its boundary changed
    }


def test_a_dash_is_missing_and_no_figure(tmp_path: Path) -> None:
    store = _loaded(tmp_path, (*KENT[:-1], "-"))
    (held,) = store.figures(store.editions())
    assert (held.value, held.symbol, held.meaning) == (None, "-", "missing")


@pytest.mark.parametrize(
    ("printed", "meant"),
    [("4.7980000000000002E-2", "0.04798"), ("21.600000000000001", "21.6"), ("24", "24"), ("-1.35", "-1.35")],
)
def test_a_figure_is_what_the_spreadsheet_meant(tmp_path: Path, printed: str, meant: str) -> None:
    store = _loaded(tmp_path, (*KENT[:-1], printed))
    (held,) = store.figures(store.editions())
    assert held.value == Decimal(meant)


@pytest.mark.parametrize(
    ("row", "told"),
    [
        ((*KENT[:-1], "c"), 'Kent: "c" is neither a number nor "-"'),
        (
            ("ReReferral", "2025", "Atlantis", "999.0", "NA", "3"),
            "Atlantis: the place with number 999.0 is not known",
        ),
        (KENT, "ReReferral, 2025, Kent: stands there twice"),
    ],
)
def test_a_file_that_makes_no_sense_is_refused_whole(tmp_path: Path, row: tuple[str, ...], told: str) -> None:
    store = Store(tmp_path / "store")
    with pytest.raises(ForPerson, match=told):
        load([_file(tmp_path, KENT, row)], store)
    assert store.editions() == ()


def test_the_same_content_changes_nothing(tmp_path: Path) -> None:
    store = _loaded(tmp_path, KENT)
    (again,) = load([_file(tmp_path, KENT)], store)
    assert again.already == (again.edition in store.editions())
    assert len(store.editions()) == 1


def test_the_dictionary_says_which_side_is_better_and_what_is_not_banded(tmp_path: Path) -> None:
    path = tmp_path / "dictionary.csv"
    path.write_text(
        "Measure_code,Measure_short,Topic,Measure,Polarity,y_axis_name,dps,No_Quartile\n"
        "271,ReReferral,Referral,Re-referrals,Low,%,NA,NA\n"
        "287,Vacancies_cover,Workforce,Vacancies covered,-,%,1,N\n",
        encoding="utf-8",
    )
    found = read_dictionary(path)
    assert (found["ReReferral"].polarity, found["ReReferral"].decimals, found["ReReferral"].banded) == (
        "low",
        None,
        True,
    )
    assert (found["Vacancies_cover"].polarity, found["Vacancies_cover"].banded) == ("", False)
    (loaded,) = load([path], Store(tmp_path / "store"))
    assert (loaded.edition.kept, loaded.edition.rows) == ("dictionary.csv", 2)


def test_every_indicator_with_a_published_series_has_title_unit_and_side() -> None:
    for each in all_series().values():
        assert each.title
        assert each.unit
        assert each.polarity in ("higher", "lower", "neutral", "context")
        assert each.value


def test_a_place_is_a_column_of_a_dataset_or_a_measure_of_the_tool() -> None:
    assert place("lait | %_of LAC Adopted").measure == "%_of LAC Adopted"
    found = place("c1 | count | a=b; c=d | e")
    assert (found.dataset, found.measure, found.breakdown) == ("c1", "count", "a=b; c=d | e")


@pytest.mark.parametrize(
    ("average", "inside"), [("24.35", True), ("24.5", False), ("19.95", True), ("19.7", False), ("22", True)]
)
def test_an_average_may_leave_its_range_by_rounding_alone(average: str, inside: bool) -> None:
    found = Range.of([Decimal("20.0"), None, Decimal("24.3")])
    assert found is not None
    assert found.missing == 1
    assert found.holds(Decimal(average)) is (inside or average == "22")


def test_an_england_that_is_a_sum_of_rates_is_told_of(tmp_path: Path) -> None:
    regions = [("FirstYJS", "2024", f"region {n}", f"{n}.0", "NA", "100") for n in (980, 981, 982, 983)]
    here = [
        ("FirstYJS", "2024", "Kent", "886.0", "South East", "100"),
        ("FirstYJS", "2024", "Surrey", "936.0", "South East", "900"),
    ]
    store = _loaded(tmp_path, ("FirstYJS", "2024", "England", "970.0", "NA", "400"), *regions, *here)
    (told,) = outside_their_parts(store)
    assert (told.area, told.value, told.lowest, told.highest, told.parts) == (
        "E92000001",
        400,
        100,
        100,
        "regions",
    )


def test_a_total_is_no_average_and_is_not_told_of(tmp_path: Path) -> None:
    regions = [("Number", "2024", f"region {n}", f"{n}.0", "NA", "100") for n in (980, 981, 982, 983)]
    here = [
        ("Number", "2024", "Kent", "886.0", "South East", "150"),
        ("Number", "2024", "Surrey", "936.0", "South East", "250"),
    ]
    store = _loaded(tmp_path, ("Number", "2024", "England", "970.0", "NA", "400"), *regions, *here)
    assert outside_their_parts(store) == ()


ROWS = b"Measure_short,Years,LA and Regions,Values,LA Number\n" + b"a,2025,England,1,970\n" * 10_000


@pytest.mark.parametrize("packed", [True, False])
def test_a_table_far_too_large_is_refused_before_it_fills_memory_and_disk(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, packed: bool
) -> None:
    monkeypatch.setattr(
        reading_lait, "MOST_BYTES", 10 * 2**20
    )  # 500 MiB else: the same in a hundredth of the time
    path = tmp_path / ("table.csv.gz" if packed else "table.csv")
    content = ROWS + b"a,2025,England,1,970\n" * 500_000
    path.write_bytes(gzip.compress(content, compresslevel=1) if packed else content)
    store = Store(tmp_path / "benchmarks")
    said = f"table.*{'unpacks to' if packed else 'has'} more than 10 MiB, as no table of the Interactive Tool does"
    with pytest.raises(ForPerson, match=said):
        load([path], store)
    assert store.editions() == ()

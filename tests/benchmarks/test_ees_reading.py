"""The department's tidy CSV as figures: real files whole, and small ones drawn here."""

from decimal import Decimal
from pathlib import Path

import pytest
from tidy_files import ENGLAND, HEADS, KENT, MEDWAY, SOUTH_EAST, row, tidy

from headway.benchmarks.edition import Edition
from headway.benchmarks.loading import load
from headway.benchmarks.store import Figure, Store
from headway.errors import ForPerson


def loaded(path: Path, folder: Path) -> tuple[Edition, tuple[Figure, ...]]:
    store = Store(folder / "store")
    (one,) = load([path], store)
    return one.edition, store.figures([one.edition])


@pytest.fixture(scope="module")
def department(shared: Path, tmp_path_factory: pytest.TempPathFactory) -> Store:
    """Every tidy CSV of the collection, loaded once."""
    store = Store(tmp_path_factory.mktemp("department"))
    load(sorted((shared / "benchmark" / "dfe-ees").glob("*.csv")), store)
    return store


def figure(store: Store, dataset: str, measure: str, area: str, period: str, breakdown: str) -> Figure:
    (found,) = store.figures(
        store.current("ees", dataset), measure=measure, area=area, period=period, breakdown=breakdown
    )
    return found


@pytest.mark.shared
def test_every_file_of_the_collection_loads(department: Store) -> None:
    editions = department.editions()
    assert len(editions) == 27
    assert sum(each.rows for each in editions) == 776_663
    assert {each.source for each in editions} == {"ees"}
    assert all(each.warnings == () for each in editions)


@pytest.mark.shared
def test_kents_rereferrals_stand_beside_englands(department: Store) -> None:
    c1 = "c1_children_in_need_referrals_and_rereferrals"
    whole = "category=Referrals and Re-referrals"
    kent = figure(department, c1, "rereferral_percent", "E10000016", "2025", whole)
    england = figure(department, c1, "rereferral_percent", "E92000001", "2025", whole)
    assert (kent.value, kent.level, kent.area_name) == (Decimal("21.6"), "authority", "Kent")
    assert (england.value, england.level) == (Decimal("22.6"), "national")


@pytest.mark.shared
def test_headings_that_begin_with_a_digit_are_measures(department: Store) -> None:
    found = figure(
        department, "d5_cpps_at31march_by_duration", "2_years_or_more_percent", "E92000001", "2025",
        "category=Child Protection Plans by length of time",
    )  # fmt: skip
    assert found.value == Decimal("2.3")


@pytest.mark.shared
def test_periods_of_four_and_of_six_digits_are_kept_as_printed(department: Store) -> None:
    found = {each.dataset: (each.first_period, each.last_period) for each in department.editions()}
    assert found["c1_children_in_need_referrals_and_rereferrals"] == ("2013", "2025")
    assert found["absence_la"] == ("201819", "202425")


@pytest.mark.shared
def test_symbols_are_counted_as_printed_and_never_turn_into_numbers(department: Store) -> None:
    (workforce,) = department.editions(dataset="csww_indicators")
    assert workforce.symbols == {"x": 98, "z": 81, "u": 51, "low": 12, "c": 8}
    hidden = [each for each in department.figures([workforce]) if each.symbol]
    assert len(hidden) == 250
    assert all(each.value is None and each.meaning for each in hidden)
    assert {each.meaning for each in hidden if each.symbol == "low"} == {"rounds to zero"}


@pytest.mark.shared
def test_a_time_between_stages_of_adoption_is_held_in_months(department: Store) -> None:
    times = department.figures(
        department.current("ees", "national_cla_adopted_average_time_between_adoption_process_stages"),
        period="2025",
        breakdown="cla_group=Age on starting final period of care; stage_of_adoption_process=1. Average time between "
        "entry into care and decision that child should be placed for adoption; age_start_poc=Aged 1",
    )
    assert [each.value for each in times] == [10]  # "00:10" is printed: no year and ten months


@pytest.mark.shared
def test_no_figure_stands_in_the_store_twice(department: Store) -> None:
    everything = department.sql(department.editions())
    keys = "edition, measure, breakdown, period, area"
    asked = f"SELECT {keys} FROM {everything} GROUP BY ALL HAVING count(*) > 1 LIMIT 1"  # noqa: S608 - our own store
    twice = department.connection().execute(asked).fetchall()
    assert twice == []


@pytest.mark.shared
def test_what_was_loaded_is_what_the_files_print(department: Store, shared: Path) -> None:
    """Read the plain way, cell by cell, three files say what the store says."""
    import csv

    for name in (
        "d3_cpps_subsequent_plan_2013_to_2025.csv",
        "la_cla_placement_stability.csv",
        "csww_indicators_2017_to_2025.csv",
    ):
        edition = next(each for each in department.editions() if each.file == name)
        with (shared / "benchmark" / "dfe-ees" / name).open(encoding="utf-8-sig", newline="") as file:
            rows = list(csv.DictReader(file))
        held = {
            (each.measure, each.breakdown, each.period, each.area_name, each.level): each
            for each in department.figures([edition])
        }
        measures = {key[0] for key in held}
        filters = [each for each in rows[0] if each not in measures and each not in HEADS.split(",")]
        seen = 0
        for each in rows:
            breakdown = "; ".join(f"{name}={each[name]}" for name in filters)
            place = each["la_name"] or each["region_name"] or each["country_name"]
            level = {"National": "national", "Regional": "regional", "Local authority": "authority"}
            for measure in measures:
                figure = held[
                    (measure, breakdown, each["time_period"], place, level[each["geographic_level"]])
                ]
                printed = str(figure.value) if figure.value is not None else figure.symbol
                assert printed == each[measure]
                seen += 1
        assert seen == edition.rows


def test_columns_count_by_name_in_any_order_with_or_without_a_byte_order_mark(tmp_path: Path) -> None:
    cia = "time_period,time_identifier,number,geographic_level,country_name,country_code,sex"
    path = tmp_path / "any.csv"
    path.write_bytes(
        b"\xef\xbb\xbf" + f"{cia}\r\n2025,Reporting year,7,National,England,E92000001,Total\r\n".encode()
    )
    edition, (found,) = loaded(path, tmp_path)
    assert (found.value, found.breakdown, found.area, edition.dataset) == (7, "sex=Total", "E92000001", "any")


def test_each_level_goes_by_its_own_code(tmp_path: Path) -> None:
    _, found = loaded(tidy(tmp_path, "number", row(ENGLAND, 30), row(SOUTH_EAST, 20), row(KENT, 7)), tmp_path)
    assert [(each.level, each.area, each.area_name) for each in found] == [
        ("national", "E92000001", "England"),
        ("regional", "E12000008", "South East"),
        ("authority", "E10000016", "Kent"),
    ]


def test_a_council_keeps_its_history_where_only_its_code_changed(tmp_path: Path) -> None:
    old = "Local authority,E92000001,England,E12000003,Yorkshire and The Humber,815,E10000023,North Yorkshire"
    _, (found,) = loaded(tidy(tmp_path, "number", row(old, 5)), tmp_path)
    assert (
        found.area == "E06000065"
    )  # North Yorkshire, one council since April 2023 under the same number 815


def test_decimals_are_kept_as_printed(tmp_path: Path) -> None:
    rows = [row(ENGLAND, each, period=str(2000 + n)) for n, each in enumerate(["4", "4.0", "4.50", "1e-03"])]
    _, found = loaded(tidy(tmp_path, "rate", *rows), tmp_path)
    assert [str(each.value) for each in found] == ["4", "4.0", "4.50", "0.001"]


def test_measures_named_like_columns_of_the_store_are_measures_all_the_same(tmp_path: Path) -> None:
    columns = "value,symbol,period,level,area,measure,cell"
    _, found = loaded(tidy(tmp_path, columns, row(ENGLAND, *range(1, 8))), tmp_path)
    assert {each.measure: each.value for each in found} == dict(
        zip(columns.split(","), range(1, 8), strict=True)
    )


@pytest.mark.parametrize(("period", "meaning"), [("2021", "not available"), ("2025", None), ("2018", None)])
def test_a_colon_is_a_symbol_in_files_of_2020_and_2021_alone(
    tmp_path: Path, period: str, meaning: str | None
) -> None:
    path = tidy(tmp_path, "number", row(ENGLAND, 5, period=period), row(KENT, ":", period=period))
    if meaning:
        _, found = loaded(path, tmp_path)
        assert [(each.symbol, each.meaning) for each in found] == [(None, None), (":", meaning)]
    else:
        with pytest.raises(
            ForPerson, match=r'figures.csv, row 3, number: ":" is neither a number nor a symbol'
        ):
            loaded(path, tmp_path)


def test_a_renamed_file_is_the_same_dataset(tmp_path: Path) -> None:
    columns = "category,referral_count,rereferral_count,rereferral_percent"
    path = tidy(tmp_path, columns, row(KENT, "Referrals", 10, 2, "20.0"), name="download (3).csv")
    edition, _ = loaded(path, tmp_path)
    assert edition.dataset == "c1_children_in_need_referrals_and_rereferrals"


def test_metadata_beside_a_file_says_what_its_columns_are(tmp_path: Path) -> None:
    path = tidy(tmp_path, "age,note,number", row(MEDWAY, 16, "x", 7), row(MEDWAY, 17, "x", 8))
    (tmp_path / "figures.meta.csv").write_text(
        "col_name,col_type,label,indicator_grouping,indicator_unit,indicator_dp,filter_hint,filter_grouping_column\n"
        "age,Filter,Age,,,,,\nnumber,Indicator,Number,,,0,,\n"
    )
    edition, found = loaded(path, tmp_path)
    assert [(each.breakdown, each.value) for each in found] == [("age=16", 7), ("age=17", 8)]
    assert edition.warnings == (
        "figures.csv, note: the metadata does not describe this column, and it was not loaded.",
    )

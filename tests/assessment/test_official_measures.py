"""Block C out of official statistics, the indicator set and the national distribution."""

from datetime import date
from decimal import Decimal

import pytest

from headway.assessment import Better
from headway.assessment.national.distribution import distributions
from headway.assessment.national.national_set import national_indicator, national_set
from headway.assessment.national.official import last_year_known, measures, neighbours_named
from headway.benchmarks.loading import load
from headway.benchmarks.reading_lait import read_dictionary
from headway.benchmarks.store import Store
from headway.errors import ForPerson
from headway.frameworks import Mark

KENT = "E10000016"


@pytest.fixture(scope="module")
def store(shared, tmp_path_factory):
    """The Interactive Tool's extract and the neighbours of 2025."""
    found = Store(tmp_path_factory.mktemp("workspace") / "benchmarks")
    folder = shared / "benchmark"
    load(
        [folder / "lait/bds_long_0.parquet", folder / "statistical-neighbours/sn_model_2025_wide.csv"], found
    )
    return found


def test_every_year_of_the_distribution_adds_up_to_the_152_authorities():
    assert {each.year: each.total for each in distributions()} == {2009: 152, 2010: 152, 2011: 152}
    first = distributions()[0]
    assert [count for _, count in first.counts] == [10, 93, 40, 9]
    assert first.counts[0][0].better_than(first.counts[-1][0])


def test_an_indicator_of_the_set_is_known_by_its_number_and_how_sure_its_title_is():
    assert national_indicator(73).mark is Mark.PRIMARY
    assert national_indicator(76).mark is Mark.BACKGROUND
    assert national_indicator(101).name == "NI 101"
    with pytest.raises(ForPerson, match="no NI 74"):
        national_indicator(74)


@pytest.mark.shared
def test_the_set_is_that_of_the_reference_material(shared):
    yaml = pytest.importorskip("yaml")
    told = yaml.safe_load((shared / "domain/frameworks.yaml").read_text())["national_indicator_set_children"]
    ways = {"low": Better.LOWER, "high": Better.HIGHER, "context": Better.CONTEXT}
    wanted = [(number, ways[way], outcome, kent) for number, _, way, outcome, kent in told["indicators"]]
    assert [
        (each.number, each.better, each.outcome, each.in_kents_letter) for each in national_set()
    ] == wanted


@pytest.mark.shared
def test_every_series_named_as_an_heir_is_in_the_tools_dictionary(shared):
    known = read_dictionary(shared / "benchmark/lait/lait_data_dictionary.csv")
    assert [each.name for each in national_set() if each.lait and each.lait not in known] == []
    assert [each.name for each in national_set() if each.lait and not each.heir] == []


@pytest.mark.parametrize(
    ("when", "day", "year"),
    [
        ("year", date(2025, 11, 30), 2025),
        ("year", date(2025, 11, 27), 2024),
        ("30 September", date(2025, 12, 31), 2024),
        ("30 September", date(2026, 2, 28), 2025),
        ("school year", date(2025, 12, 31), 2024),
    ],
)
def test_a_period_is_known_some_months_after_it_ends(when, day, year):
    assert last_year_known(when, day) == year


@pytest.mark.shared
def test_a_measure_stands_beside_england_and_each_neighbour(store):
    found = {line.number: line for line in measures(store, KENT, date(2025, 12, 31))}
    line = found["placements_3plus_pct"]
    assert (line.here.value, line.england.value, line.earlier.value) == (12, 10, 11)
    assert (line.period, line.outcome, line.better) == ("31 March 2025", "children_in_care", Better.LOWER)
    assert len(line.neighbour_values) == 10
    mean = sum((value for _, value in line.neighbour_values), Decimal(0)) / 10
    assert abs(line.neighbours.value - mean) <= Decimal("0.05")
    assert "Local Authority Interactive Tool" in line.origin.title
    assert neighbours_named(store, KENT) == "Statistical neighbours, 2025, 10 authorities"


@pytest.mark.shared
def test_a_year_before_a_period_came_out_the_one_before_stands(store):
    found = {line.number: line for line in measures(store, KENT, date(2025, 9, 30))}
    assert found["placements_3plus_pct"].period == "31 March 2024"


@pytest.mark.shared
def test_the_tool_holds_nothing_of_2010(store):
    assert measures(store, KENT, date(2010, 12, 9)) == ()


def test_an_empty_store_gives_no_lines(tmp_path):
    assert measures(Store(tmp_path), KENT, date(2025, 12, 31)) == ()
    assert neighbours_named(Store(tmp_path), KENT) == ""

"""An authority beside others, on the department's own figures as loaded."""

import csv
from collections import Counter
from decimal import Decimal
from pathlib import Path

import pytest

from headway.benchmarks.averages import outside_their_parts
from headway.benchmarks.comparing import compare, compare_series
from headway.benchmarks.like_for_like import adjusted, standardised
from headway.benchmarks.loading import load
from headway.benchmarks.peers import versions
from headway.benchmarks.published import Series, all_series, place
from headway.benchmarks.reading_lait import read_dictionary
from headway.benchmarks.store import Store
from headway.errors import ForPerson

pytestmark = pytest.mark.shared
KENT = "E10000016"
OLD, NEW = "April 2021", "2025"


@pytest.fixture(scope="module")
def store(shared: Path, tmp_path_factory: pytest.TempPathFactory) -> Store:
    found = Store(tmp_path_factory.mktemp("workspace") / "benchmarks")
    folder = shared / "benchmark"
    lists = folder / "statistical-neighbours"
    load(
        [
            folder / "lait" / "bds_long_0.parquet",
            folder / "dfe-ees",
            lists / "New_Statistical_Neighbour_Groupings_April_2021.csv",
            lists / "sn_model_2025_wide.csv",
        ],
        found,
    )
    return found


@pytest.fixture(scope="module")
def measures(shared: Path) -> list[Series]:
    """The Interactive Tool's own measures, with the side that it says is better."""
    told = read_dictionary(shared / "benchmark" / "lait" / "lait_data_dictionary.csv")
    sides = {"high": "higher", "low": "lower"}
    return [
        Series(
            each.short, each.title, "%", sides.get(each.polarity, "neutral"), "year", None,
            (place(f"lait | {each.short}"),), (), (),
        )
        for each in told.values()
    ]  # fmt: skip


def test_kents_rereferrals_stand_beside_england_with_their_counts(store: Store) -> None:
    found = compare(store, KENT, ["rereferral_pct"])["rereferral_pct"]
    assert found.england is not None
    assert (found.value, found.england.value) == (Decimal("21.6"), Decimal("22.6"))
    assert (found.numerator, found.denominator) == (5194, 24035)
    assert found.period_label == "year to 31 March 2025"
    assert found.verdict(found.england) == "better"
    assert [period for period, _ in found.earlier] == [str(year) for year in range(2016, 2025)]


def test_a_tie_gives_a_range_of_ranks(store: Store) -> None:
    rank = compare(store, KENT, ["placements_3plus_pct"])["placements_3plus_pct"].rank
    assert rank is not None
    assert (rank.best, rank.worst, rank.of, rank.ties) == (104, 122, 151, 19)


def test_every_figure_agrees_with_one_worked_out_apart(
    store: Store, measures: list[Series], shared: Path
) -> None:
    """Kent's comparators of each children's measure of the Tool, made with another programme."""
    new = compare_series(store, KENT, measures, neighbours_version=NEW)
    old = compare_series(store, KENT, measures, neighbours_version=OLD)
    compared: Counter[str] = Counter()
    with (shared / "benchmark" / "derived" / "kent_comparators_latest_lait.csv").open(
        encoding="utf-8"
    ) as file:
        for row in csv.DictReader(file):
            found, was = new[row["measure_short"]], old[row["measure_short"]]
            told = {
                "kent": found.value,
                "south_east": found.region.value if found.region else None,
                "england": found.england.value if found.england else None,
                "sn2025_mean": found.neighbours_mean.value if found.neighbours_mean else None,
                "sn2025_median": found.neighbours_median.value if found.neighbours_median else None,
                "sn2021_mean": was.neighbours_mean.value if was.neighbours_mean else None,
            }
            for name, value in told.items():
                if value is not None and row[name] not in ("", "-"):
                    assert float(value) == pytest.approx(float(row[name]), abs=0.006, rel=5e-4), (row, name)
                    compared[name] += 1
            assert found.neighbours_mean is None or found.neighbours_mean.used == int(row["sn2025_n"])
            assert was.neighbours_mean is None or was.neighbours_mean.used == int(row["sn2021_n"])
            assert found.authorities == int(row["n_las"])
            if row["rank"] not in ("", "-") and found.rank:
                assert found.rank.best == int(row["rank"])
                compared["rank"] += 1
            if row["band"] not in ("", "-") and found.band:
                assert found.band == row["band"], row
                compared["band"] += 1
    assert compared["kent"] > 150
    assert compared["rank"] > 80
    assert compared["band"] > 70
    print(f"\nagreed: {dict(compared)}")  # noqa: T201 - for the record


def test_mean_or_median_and_the_version_of_the_list_change_verdicts(
    store: Store, measures: list[Series], shared: Path
) -> None:
    with (shared / "benchmark" / "derived" / "kent_comparators_latest_lait.csv").open(
        encoding="utf-8"
    ) as file:
        names = {row["measure_short"] for row in csv.DictReader(file)}
    ranked = [each for each in measures if each.is_ranked and each.id in names]
    new = compare_series(store, KENT, ranked, neighbours_version=NEW)
    old = compare_series(store, KENT, ranked, neighbours_version=OLD)
    both = [
        (each.verdict(each.neighbours_mean), each.verdict(each.neighbours_median)) for each in new.values()
    ]
    lists = [
        (new[each].verdict(new[each].neighbours_mean), old[each].verdict(old[each].neighbours_mean))
        for each in new
    ]
    turned = {"better", "worse"}
    by_method, by_list = (sum(set(pair) == turned for pair in pairs) for pairs in (both, lists))
    print(f"\nof {len(new)} measures, mean or median turns {by_method}, the version of the list {by_list}")  # noqa: T201
    assert len(new) == 85
    assert (by_method, by_list) == (6, 8)


def test_each_comparator_names_its_method_version_edition_and_number(store: Store) -> None:
    found = compare(store, KENT, ["assessment_45wd_pct"], neighbours_version=OLD)["assessment_45wd_pct"]
    assert found.neighbours_mean is not None
    assert found.neighbours_mean.words == "mean of 10 of 10 statistical neighbours (April 2021)"
    assert found.neighbours_mean.edition.file == "bds_long_0.parquet"
    assert versions(store) == (OLD, NEW)
    assert found.england is not None
    assert found.england.words == "England, as published"


def test_a_version_that_is_not_loaded_is_refused_by_name(store: Store) -> None:
    with pytest.raises(ForPerson, match="Loaded: April 2021, 2025"):
        compare(store, KENT, neighbours_version="May 2030")


def test_a_neutral_measure_has_neither_rank_nor_band(store: Store) -> None:
    found = compare(store, KENT)
    neutral = [each for each in found.values() if each.polarity in ("neutral", "context")]
    assert len(neutral) > 30
    assert all(each.rank is None and each.band is None for each in neutral)


def test_few_authorities_are_said_and_not_banded(store: Store) -> None:
    found = compare(store, KENT, ["cl_not_in_touch_pct"])["cl_not_in_touch_pct"]
    assert found.rank is not None
    assert (found.rank.of, found.band) == (76, None)
    assert found.flags == ("Only 76 of 153 authorities have a figure: not banded, and a rank says little.",)


def test_figures_too_alike_are_not_banded(store: Store) -> None:
    found = compare(store, KENT, ["development_check_pct"])["development_check_pct"]
    assert found.band is None
    assert "too alike" in found.flags[0]


def test_every_indicator_with_a_published_series_is_found(store: Store) -> None:
    assert set(compare(store, KENT)) == set(all_series())


def test_an_earlier_period_can_be_asked_for(store: Store) -> None:
    found = compare(store, KENT, ["rereferral_pct"], period="2024")["rereferral_pct"]
    assert (found.period, found.value) == ("2024", Decimal("23.3"))


def test_an_indicator_that_is_not_published_is_refused(store: Store) -> None:
    with pytest.raises(ForPerson, match="no national figures"):
        compare(store, KENT, ["audit_good_pct"])


def test_england_of_first_time_entrants_is_told_of_and_not_used(store: Store) -> None:
    found = compare(store, KENT, ["yj_first_time_entrants_rate"])["yj_first_time_entrants_rate"]
    assert found.england is None
    assert "1258" in found.flags[0]
    assert "between 98 and 181" in found.flags[0]


def test_no_other_published_average_lies_outside_its_parts_but_one(store: Store) -> None:
    told = [each for each in outside_their_parts(store) if each.is_certain]
    assert {(each.measure, each.area) for each in told} == {
        ("FirstYJS", "E92000001"),  # the sum of nine regions' rates, in every year held
        ("vacancy_rate_fte", "E12000004"),  # East Midlands 2021: 13.8, its authorities 3.2 to 11.0
    }
    assert Counter(each.measure for each in told) == {"FirstYJS": 9, "vacancy_rate_fte": 1}


def test_a_funnel_has_counts_of_all_authorities(store: Store) -> None:
    found = store.across("rereferral_pct")
    assert (len(found.rows), len(found.with_counts)) == (153, 153)
    for row in found.with_counts:
        assert row.numerator is not None
        assert row.denominator is not None
        assert row.value is not None
        assert abs(row.numerator * 100 / row.denominator - row.value) <= Decimal("0.05")


def test_adoption_with_and_without_transfers(store: Store) -> None:
    found = adjusted(store, KENT, "adopted_pct_ceased")[0]
    assert (found.period, found.published.numerator, found.published.denominator) == ("2024", 68, 2735)
    assert (found.adjusted.value, found.england_adjusted.value) == (Decimal("7.2"), Decimal("9.5"))
    then = compare(store, KENT, ["adopted_pct_ceased"], period="2024")["adopted_pct_ceased"]
    assert then.england is not None
    assert (then.value, then.england.value) == (2, 9)


def test_placed_over_twenty_miles_of_those_whose_distance_is_known(store: Store) -> None:
    published = compare(store, KENT, ["placed_20miles_outside_pct"])["placed_20miles_outside_pct"]
    assert (published.value, published.band) == (8, "A")
    found = adjusted(store, KENT, "placed_20miles_outside_pct")[0]
    assert (found.adjusted.value, found.england_adjusted.value) == (Decimal("17.5"), Decimal("18.4"))
    assert found.unknown is not None
    assert found.england_unknown is not None
    assert (found.unknown.value, found.england_unknown.value) == (Decimal("63.6"), Decimal("13.0"))


def test_standardising_leaves_out_a_suppressed_stratum_on_both_sides(store: Store) -> None:
    found = standardised(store, KENT, "cla_persistent_absence_pct")[0]
    assert found.left_out == ("Special", "State-funded alternative provision school")
    assert found.ratio.observed == 83
    assert found.ratio.expected == pytest.approx(104.1157, abs=1e-3)


def test_revisions_show_what_each_edition_printed(store: Store) -> None:
    told = store.revisions("rereferral_pct", KENT, "2025")
    assert {value for value, _ in told} == {Decimal("21.6")}
    assert {edition.source for _, edition in told} == {"lait", "ees"}

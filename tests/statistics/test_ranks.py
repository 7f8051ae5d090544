"""Places as ranges and bands: drawn orders, numpy and scipy beside them, and Kent among all authorities."""

import csv
import gzip
from collections import defaultdict
from decimal import Decimal

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy import stats

from headway.errors import ForPerson
from headway.statistics import quantile, quantile_bands, rank_range

VALUES = st.lists(st.one_of(st.none(), st.integers(-20, 20)), min_size=1, max_size=60)
POLARITY = st.sampled_from(["higher", "lower"])


def _drawn(ranks):
    return [one and (one.best, one.worst) for one in ranks]


def test_units_level_with_each_other_share_a_range_of_places():
    ranks = rank_range([12, 8, None, 12, 7, 12], "lower")
    assert _drawn(ranks) == [(3, 5), (2, 2), None, (3, 5), (1, 1), (3, 5)]
    assert {one.of for one in ranks if one} == {5}
    assert ranks[0].ties == 3
    assert [ranks[0].words, ranks[4].words] == ["3 to 5 of 5", "1 of 5"]


def test_the_highest_is_first_where_higher_is_better():
    assert _drawn(rank_range([Decimal("88.5"), Decimal("90"), 88.5], "higher")) == [(2, 3), (1, 1), (2, 3)]


def test_identical_units_all_share_every_place_and_one_unit_is_first():
    assert _drawn(rank_range([5, 5, 5], "lower")) == [(1, 3)] * 3
    assert _drawn(rank_range([5], "higher")) == [(1, 1)]
    assert rank_range([], "higher") == ()
    assert rank_range([None], "higher") == (None,)


@given(VALUES, POLARITY)
def test_best_and_worst_are_scipys_lowest_and_highest_ranks(values, polarity):
    known = [(-1 if polarity == "higher" else 1) * one for one in values if one is not None]
    found = [one for one in rank_range(values, polarity) if one]
    assert [one.best for one in found] == stats.rankdata(known, "min").tolist()
    assert [one.worst for one in found] == stats.rankdata(known, "max").tolist()


@given(VALUES)
def test_turning_the_measure_round_turns_the_polarity_round(values):
    turned = [None if one is None else -one for one in values]
    assert rank_range(values, "higher") == rank_range(turned, "lower")


@pytest.mark.parametrize("polarity", ["neutral", "", None, "HIGHER"])
@pytest.mark.parametrize("function", [rank_range, quantile_bands])
def test_what_has_no_better_and_worse_is_not_ranked(function, polarity):
    with pytest.raises(ForPerson, match="Rank only higher or lower"):
        function([1, 2, 3, 4, 5], polarity)


@pytest.mark.parametrize("value", [float("nan"), float("inf"), "12", True, [1]])
@pytest.mark.parametrize("function", [rank_range, quantile_bands])
def test_what_is_no_number_is_not_ranked(function, value):
    with pytest.raises(ForPerson, match="not a number"):
        function([1, value, 3, 4, 5], "higher")


# R. J. Hyndman and Y. Fan (1996): definition 7 puts the k-th of n at (k - 1) / (n - 1).
def test_an_order_statistic_is_the_quantile_of_its_own_place():
    values = [3, 1, 4, 1.5, 9, 2.6]
    assert [quantile(values, k / 5) for k in range(6)] == pytest.approx(sorted(values))


@given(st.lists(st.floats(-1e6, 1e6), min_size=1, max_size=50), st.floats(0, 1))
def test_a_quantile_is_as_numpys_linear_one(values, share):
    assert quantile(values, share) == pytest.approx(np.quantile(values, share), rel=1e-9, abs=1e-6)


@pytest.mark.parametrize(
    ("values", "share"),
    [([], 0.5), ([1], 1.5), ([1], -0.1), ([1], True), ([1, float("nan")], 0.5), (["1"], 0.5)],
)
def test_a_quantile_of_nothing_or_of_nonsense_is_refused(values, share):
    with pytest.raises(ForPerson):
        quantile(values, share)


def test_a_value_on_a_cut_point_belongs_to_the_band_of_the_lower_values():
    values = [1, 2, 3, 4, 5]  # cut-points 2, 3 and 4
    assert "".join(quantile_bands(values, "lower").letters) == "AABCD"
    assert "".join(quantile_bands(values, "higher").letters) == "DDCBA"
    assert quantile_bands(values, "lower").cuts == (2, 3, 4)


def test_units_without_a_figure_have_no_band_and_are_not_counted():
    found = quantile_bands([1, None, 2, 3, 4, 5, None], "lower")
    assert found.letters == ("A", None, "A", "B", "C", "D", None)
    assert found.of == 5


@pytest.mark.parametrize(
    ("values", "why"),
    [
        ([5] * 20, "too alike"),
        ([0] * 12 + [1] * 8, "too alike"),
        ([50, 60, 70, 80, 100, 100, 100], "too alike"),  # the best band would be empty
        ([1, 2, 3], "too few"),
        ([None] * 9, "too few"),
        ([], "too few"),
    ],
)
def test_figures_too_alike_or_too_few_are_not_divided(values, why):
    found = quantile_bands(values, "higher")
    assert set(found.letters) <= {None}
    assert why in found.why_not


def test_a_quarter_of_units_at_nought_are_all_in_the_best_band_of_a_measure_to_keep_low():
    assert (
        "".join(quantile_bands([0, 0, 0, 0, 1, 2, 3, 4, 5], "lower").letters) == "AAAABCCDD"
    )  # cut-points 0, 1 and 3


@given(
    st.lists(st.integers(0, 1000), min_size=8, max_size=60, unique=True),
    st.integers(2, 6),
    st.randoms(use_true_random=False),
)
def test_bands_do_not_depend_on_the_order_and_are_of_like_size(values, bands, random):
    shuffled = random.sample(values, len(values))
    of = dict(zip(values, quantile_bands(values, "lower", bands).letters, strict=True))
    assert of == dict(zip(shuffled, quantile_bands(shuffled, "lower", bands).letters, strict=True))
    sizes = [list(of.values()).count(letter) for letter in "ABCDEF"[:bands]]
    assert max(sizes) - min(sizes) <= 2


@pytest.mark.parametrize("bands", [1, 11, 4.0, "4", True])
def test_a_number_of_bands_that_cannot_be_is_refused(bands):
    with pytest.raises(ForPerson, match="number of bands"):
        quantile_bands([1, 2, 3, 4, 5], "lower", bands)


_AUTHORITIES = 943  # LAIT numbers regions and neighbours' averages from 970


@pytest.fixture(scope="module")
def lait(shared):
    """Every authority's value of every children's measure: {(measure, year): {authority: value or None}}."""
    found = defaultdict(dict)
    with gzip.open(
        shared / "benchmark" / "lait" / "lait_csc_topics_long.csv.gz", "rt", encoding="utf-8-sig"
    ) as file:
        for row in csv.DictReader(file):
            if float(row["LA Number"]) <= _AUTHORITIES:
                # -, c, .., NA and an empty cell are no figures; some figures are written as 1e-04.
                value = Decimal(row["Values"]) if any(map(str.isdigit, row["Values"])) else None
                found[row["Measure_short"], row["Years"]][row["LA and Regions"]] = value
    return found


@pytest.mark.shared
def test_kents_three_or_more_placements_in_2025_are_104_to_122_of_151(lait):
    values = lait["LACStable_2016on", "2025"]
    kent = dict(zip(values, rank_range(list(values.values()), "lower"), strict=True))["Kent"]
    assert (values["Kent"], kent.best, kent.worst, kent.of, kent.ties) == (12, 104, 122, 151, 19)


@pytest.mark.shared
def test_kents_place_and_band_are_those_of_the_reference_on_every_measure_with_a_polarity(lait, shared):
    """85 measures. One differs: over a quarter of authorities cover all vacancies, so no band A can be drawn."""
    other, checked = [], 0
    with (shared / "benchmark" / "derived" / "kent_comparators_latest_lait.csv").open(
        encoding="utf-8"
    ) as file:
        expected = [row for row in csv.DictReader(file) if row["polarity"] in ("High", "Low")]
    for row in expected:
        values = lait[row["measure_short"], row["year"]]
        polarity = "higher" if row["polarity"] == "High" else "lower"
        at = list(values).index("Kent")
        rank = rank_range(list(values.values()), polarity)[at]
        band = quantile_bands(list(values.values()), polarity).letters[at]
        assert (rank.best, rank.of, rank.ties) == tuple(
            int(row[each]) for each in ("rank", "n_las", "ties_at_kent")
        )
        checked += 1
        if band != row["band"]:
            other.append((row["measure_short"], band, row["band"]))
    assert checked == 85
    assert other == [("Vacancies_cover", None, "C")]


@pytest.mark.parametrize("share", ["half", None, True, float("nan"), -0.1, 1.1])
def test_what_is_no_share_gives_no_quantile_but_a_sentence(share):
    with pytest.raises(ForPerson, match="There is no such quantile"):
        quantile([1, 2, 3], share)

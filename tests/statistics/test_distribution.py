"""The units under a mean and the worst of them: drawn homes and wards, numpy beside them, nonsense."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from headway.errors import ForPerson
from headway.statistics import distribution, mean_interval

# Evidence to the Commons committee in 2010: with two inadequate homes of five a place could still score well.
HOMES = ["Ash", "Beech", "Cedar", "Elm", "Fir"]


def test_two_inadequate_homes_do_not_hide_behind_a_good_average():
    found = distribution(HOMES, [96, 94, 95, 40, 40], "higher", target=80)
    assert found.mean == 73
    assert found.worst.names == ("Elm", "Fir")
    assert found.worst.value == 40
    assert (found.worse, found.worse_than_target, found.n) == (2, 0.4, 5)
    assert (found.lowest, found.median, found.highest) == (40, 94, 96)
    assert found.interval == mean_interval([96, 94, 95, 40, 40])


def test_where_lower_is_better_the_highest_is_the_worst_and_the_target_itself_is_met():
    found = distribution(HOMES, [10, 12, None, 15, 12], "lower", target=12)
    assert found.worst.names == ("Elm",)
    assert (found.worse, found.missing, found.n) == (1, 1, 4)


def test_a_neutral_measure_has_a_distribution_and_no_worst():
    found = distribution(HOMES, [1, 2, 3, 4, 5], "neutral")
    assert (found.worst, found.target, found.worse, found.worse_than_target) == (None, None, None, None)
    assert (found.lower_quarter, found.upper_quarter) == (2, 4)


def test_one_unit_has_a_mean_and_no_interval():
    found = distribution(["Ash"], [7], "higher", target=7)
    assert (found.mean, found.interval, found.worst.names, found.worse) == (7, None, ("Ash",), 0)


def test_identical_units_are_all_the_worst():
    found = distribution(HOMES, [3] * 5, "higher")
    assert found.worst.names == tuple(HOMES)
    assert found.interval.lower == found.interval.upper == 3


@given(st.lists(st.integers(-500, 500), min_size=1, max_size=40), st.randoms(use_true_random=False))
def test_the_order_does_not_matter_and_the_quarters_are_numpys(values, random):
    names = [f"Unit {place}" for place in range(len(values))]
    order = random.sample(range(len(values)), len(values))
    found = distribution(names, values, "lower", target=0)
    again = distribution([names[i] for i in order], [values[i] for i in order], "lower", target=0)
    assert (again.mean, again.worst.value, again.worse) == (found.mean, found.worst.value, found.worse)
    assert set(again.worst.names) == set(found.worst.names)
    quarters = [found.lowest, found.lower_quarter, found.median, found.upper_quarter, found.highest]
    assert quarters == pytest.approx(np.quantile(values, [0, 0.25, 0.5, 0.75, 1]).tolist())


@pytest.mark.parametrize(
    ("names", "values", "polarity", "target"),
    [
        (["Ash"], [1, 2], "higher", None),
        (["Ash"], [None], "higher", None),
        ([], [], "higher", None),
        (["Ash"], [float("nan")], "higher", None),
        (["Ash"], ["1"], "higher", None),
        (["Ash"], [True], "higher", None),
        (["Ash"], [1], "up", None),
        (["Ash"], [1], "neutral", 2),
        (["Ash"], [1], "higher", "2"),
    ],
)
def test_nonsense_is_refused(names, values, polarity, target):
    with pytest.raises(ForPerson):
        distribution(names, values, polarity, target=target)

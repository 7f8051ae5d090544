"""Standardised rates and ratios: OHID's printed example, the formulae of the papers written out, nonsense."""

from math import sqrt

import numpy as np
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from headway.errors import ForPerson
from headway.statistics import byars, dsr, isr, observed_over_expected

# The 2013 European Standard Population, nineteen age bands from 0-4 to 90 and over (Eurostat, 2013).
EUROPEAN = (
    5000,
    5500,
    5500,
    5500,
    6000,
    6000,
    6500,
    7000,
    7000,
    7000,
    7000,
    6500,
    6000,
    5500,
    5000,
    4000,
    2500,
    1500,
    1000,
)

# "PHEindicatormethods DSR function" (G. Anderson, Public Health England, 26 February 2019): a small area without
# deaths at 10-24. It prints 8283.016, 6570.819, 10289.65.
PEOPLE = (30, 35, 35, 35, 40, 40, 45, 50, 50, 50, 60, 60, 70, 75, 70, 60, 20, 20, 15)
DEATHS = (1, 1, 0, 0, 0, 1, 1, 3, 3, 3, 3, 10, 10, 10, 10, 8, 8, 8, 8)

STRATA = st.lists(
    st.tuples(st.integers(0, 300), st.integers(1, 50_000), st.integers(1, 9000)), min_size=1, max_size=19
).filter(lambda strata: sum(events for events, _, _ in strata) >= 10)


def test_a_directly_standardised_rate_is_as_public_health_england_prints_it():
    found = dsr(DEATHS, PEOPLE, EUROPEAN)
    assert (f"{found.rate:.3f}", f"{found.lower:.3f}", f"{found.upper:.2f}") == (
        "8283.016",
        "6570.819",
        "10289.65",
    )
    assert found.events == 88


# 100 observed, 90 expected: the example in the documentation of the Ruby library "byar", which takes z as 1.96.
def test_a_ratio_is_as_the_library_byar_documents_it():
    found = observed_over_expected(100, 90)
    assert found.lower == pytest.approx(0.9040199067337297, abs=1e-5)
    assert found.upper == pytest.approx(1.3514260807978444, abs=1e-5)


@given(STRATA)
def test_a_directly_standardised_rate_is_dobsons_formula(strata):
    # Dobson and others (1991), equations for the weighted sum of Poisson rates, with Byar's limits of the total.
    events, people, weights = zip(*strata, strict=True)
    w = sum(weights)
    value = sum(k * o / n for o, n, k in strata) / w
    variance = sum(k**2 * o / n**2 for o, n, k in strata) / w**2
    o = sum(events)
    found, count = dsr(events, people, weights, per=1000), byars(o)
    assert found.rate == pytest.approx(1000 * value, rel=1e-9)
    assert found.lower == pytest.approx(
        1000 * (value + sqrt(variance / o) * (count.lower - o)), rel=1e-9, abs=1e-9
    )
    assert found.upper == pytest.approx(1000 * (value + sqrt(variance / o) * (count.upper - o)), rel=1e-9)


@given(STRATA, st.randoms(use_true_random=False))
def test_the_order_of_the_strata_and_the_size_of_the_standard_do_not_matter(strata, random):
    shuffled = random.sample(strata, len(strata))
    found = dsr(*zip(*strata, strict=True))
    again = dsr(*zip(*((o, n, 7 * w) for o, n, w in shuffled), strict=True))
    assert (again.rate, again.lower, again.upper) == pytest.approx((found.rate, found.lower, found.upper))


@given(STRATA)
def test_standardised_to_itself_a_place_has_its_crude_rate(strata):
    events, people, _ = zip(*strata, strict=True)
    found, count = dsr(events, people, people), byars(sum(events))
    expected = [100_000 * one / sum(people) for one in (count.events, count.lower, count.upper)]
    assert [found.rate, found.lower, found.upper] == pytest.approx(expected)


def test_nine_events_are_refused_and_ten_are_not():
    with pytest.raises(ForPerson, match="9 events are too few"):
        dsr([4, 5], [100, 100], [1, 1])
    assert dsr([5, 5], [100, 100], [1, 1], per=100).rate == pytest.approx(5)


@pytest.mark.parametrize(
    ("events", "people", "weights"),
    [
        ([5, 5], [100], [1, 1]),
        ([5, 5], [100, 100], [1]),
        ([], [], []),
        ([5, 5], [100, 0], [1, 1]),
        ([5, -5], [100, 100], [1, 1]),
        ([5.5, 5], [100, 100], [1, 1]),
        ([50, True], [100, 100], [1, 1]),
        ([5, 5], [100, float("nan")], [1, 1]),
        ([5, 5], [100, "100"], [1, 1]),
        ([5, 5], [100, 100], [0, 0]),
        ([5, 5], [100, 100], [-1, 2]),
    ],
)
def test_nonsense_is_refused(events, people, weights):
    with pytest.raises(ForPerson):
        dsr(events, people, weights)


def test_events_are_set_against_those_that_the_references_rates_would_give():
    found = isr(30, rates=[0.10, 0.02], populations=[150, 500])  # expected: 15 and 10
    assert found.expected == pytest.approx(25)
    assert found.ratio == pytest.approx(1.2)
    assert (found.lower, found.upper) == pytest.approx((byars(30).lower / 25, byars(30).upper / 25), rel=1e-9)
    assert isr([22, 8], rates=[0.10, 0.02], populations=[150, 500]) == found
    assert isr(np.array([22, 8]), rates=np.array([0.10, 0.02]), populations=np.array([150, 500])) == found


def test_a_ratio_of_few_events_has_exact_limits():
    assert observed_over_expected(9, 4.5).upper == pytest.approx(byars(9).upper / 4.5)
    assert observed_over_expected(0, 4.5).lower == 0


@given(STRATA)
def test_a_place_with_the_references_rates_has_a_ratio_of_one(strata):
    events, people, _ = zip(*strata, strict=True)
    assume(sum(events) > 0)
    found = isr(events, [o / n for o, n in zip(events, people, strict=True)], people)
    assert found.ratio == pytest.approx(1)
    assert found.lower < 1 < found.upper


@pytest.mark.parametrize(
    ("observed", "rates", "people"),
    [
        (5, [0.1], [100, 100]),
        (5, [], []),
        (5, [0.0], [100]),
        (5, [0.1], [0]),
        (5, [-0.1], [100]),
        (5, [float("nan")], [100]),
        (5.0, [0.1], [100]),
        ("5", [0.1], [100]),
        ([5, 5], [0.1], [100]),
    ],
)
def test_a_ratio_of_nonsense_is_refused(observed, rates, people):
    with pytest.raises(ForPerson):
        isr(observed, rates, people)

"""Byar's and the exact limits: OHID's printed examples, scipy's distributions, Wilson's beside them, nonsense."""

from math import sqrt

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy import stats
from statsmodels.stats.proportion import proportion_confint

from headway.errors import ForPerson
from headway.statistics import byars, exact, mean_interval, rate, wilson

LEVELS = st.sampled_from([0.5, 0.9, 0.95, 0.99, 0.998])

# "Introduction to PHEindicatormethods" (G. Anderson, Public Health England, 7 March 2019), phe_rate of the made-up
# areas: events, population, rate per 100,000, lower and upper limit at 95%, method.
PRINTED_RATES = [
    (24, 162, "14814.81", "9489.334", "22044.21", "Byar"),
    (6, 120, "5000.00", "1834.912", "10882.90", "exact"),
    (68, 173, "39306.36", "30521.553", "49830.92", "Byar"),
    (95, 146, "65068.49", "52642.965", "79543.66", "Byar"),
    (46, 143, "32167.83", "23548.788", "42908.37", "Byar"),
    (56, 132, "42424.24", "32044.793", "55092.43", "Byar"),
    (76, 183, "41530.05", "32719.746", "51981.74", "Byar"),
    (18, 149, "12080.54", "7156.037", "19093.45", "Byar"),
]


def _as_printed(value, printed):
    return f"{value:.{len(printed.partition('.')[2])}f}" == printed


@pytest.mark.parametrize(("events", "people", "value", "lower", "upper", "method"), PRINTED_RATES)
def test_a_rate_is_as_public_health_england_prints_it(events, people, value, lower, upper, method):
    found = rate(events, people, 100_000)
    assert _as_printed(found.rate, value)
    assert _as_printed(found.lower, lower)
    assert _as_printed(found.upper, upper)
    assert found.method == method


# The same page, confidence = 99.8, per 100.
@pytest.mark.parametrize(
    ("events", "people", "lower", "upper"),
    [
        (24, 162, "7.1693910", "26.77154"),
        (6, 120, "0.9225872", "15.05136"),
        (95, 146, "46.3595418", "88.46988"),
        (18, 149, "5.1176169", "23.75627"),
    ],
)
def test_a_rate_at_998_per_thousand_is_as_public_health_england_prints_it(events, people, lower, upper):
    found = rate(events, people, 100, level=0.998)
    assert _as_printed(found.lower, lower)
    assert _as_printed(found.upper, upper)


# The same page, phe_proportion at 95% and at 99.8%: Wilson's limits.
@pytest.mark.parametrize(
    ("events", "total", "level", "lower", "upper"),
    [
        (24, 162, 0.95, "0.10162049", "0.2109760"),
        (6, 120, 0.95, "0.02311436", "0.1048029"),
        (95, 146, 0.95, "0.57038874", "0.7232550"),
        (6, 120, 0.998, "0.01533517", "0.1510069"),
        (18, 149, 0.998, "0.06046514", "0.2268239"),
    ],
)
def test_a_share_is_as_public_health_england_prints_it(events, total, level, lower, upper):
    found = wilson(events, total, level)
    assert _as_printed(found.lower, lower)
    assert _as_printed(found.upper, upper)


# The same page, phe_mean of the eight numbers of events.
def test_a_mean_is_as_public_health_england_prints_it():
    found = mean_interval([24, 6, 68, 95, 46, 56, 76, 18])
    assert _as_printed(found.sd, "30.93282")
    assert found.mean == 48.625
    assert _as_printed(found.lower, "22.76452")
    assert _as_printed(found.upper, "74.48548")


# PHEindicatormethods, tests/testthat/testdata_funnel_ratio_outputs.csv: the counts whose exact 95% and 99.8% limits
# touch the observed count.
@pytest.mark.parametrize(
    ("events", "lower", "upper", "further_lower", "further_upper"),
    [
        (1, 0.025317898, 5.571644585, 0.001000547, 9.233410143),
        (5, 1.623486324, 11.6683331, 0.739371928, 16.45474478),
        (10, 4.795387629, 18.39035799, 2.960519925, 24.13397235),
        (100, 81.36400699, 121.6268111, 71.92139974, 134.9243187),
    ],
)
def test_the_exact_limits_are_as_public_health_englands_table_has_them(
    events, lower, upper, further_lower, further_upper
):
    near, far = exact(events), exact(events, 0.998)
    found = (near.lower, near.upper, far.lower, far.upper)
    assert found == pytest.approx(
        (lower, upper, further_lower, further_upper), abs=2e-5
    )  # R found them by search


@given(st.integers(0, 5000), LEVELS)
def test_the_exact_limits_leave_half_of_the_rest_on_each_side(events, level):
    found, tail = exact(events, level), (1 - level) / 2
    assert found.upper == pytest.approx(stats.chi2.ppf(1 - tail, 2 * events + 2) / 2, rel=1e-9)
    assert stats.poisson.cdf(events, found.upper) == pytest.approx(tail, rel=1e-9)
    if events:
        assert found.lower == pytest.approx(stats.chi2.ppf(tail, 2 * events) / 2, rel=1e-9)
        assert stats.poisson.sf(events - 1, found.lower) == pytest.approx(tail, rel=1e-9)
    else:
        assert found.lower == 0


@given(st.integers(10, 100_000), LEVELS)
def test_byars_limits_are_the_formula_of_breslow_and_day(events, level):
    found, z, o = byars(events, level), stats.norm.ppf((1 + level) / 2), events
    assert found.lower == pytest.approx(o * (1 - 1 / (9 * o) - z / (3 * sqrt(o))) ** 3, rel=1e-9)
    assert found.upper == pytest.approx(
        (o + 1) * (1 - 1 / (9 * (o + 1)) + z / (3 * sqrt(o + 1))) ** 3, rel=1e-9
    )
    assert found.method == "Byar"


def test_nine_events_are_exact_and_ten_are_byars():
    assert (byars(9).method, byars(10).method) == ("exact", "Byar")
    assert byars(9) == exact(9)
    assert byars(10) != exact(10)


# Public Health England, Technical Guide: Confidence Intervals (25 May 2018): within 0.2% from ten events at 95%.
@given(st.integers(10, 5000))
def test_byars_is_within_a_fifth_of_a_hundredth_of_the_exact_limits(events):
    near, true = byars(events), exact(events)
    assert near.lower == pytest.approx(true.lower, rel=0.002)
    assert near.upper == pytest.approx(true.upper, rel=0.002)


def test_no_events_have_an_upper_limit_all_the_same():
    assert byars(0).lower == 0
    assert byars(0).upper == pytest.approx(3.688879454, abs=1e-9)  # -ln 0.025
    assert rate(0, 500, 100).rate == 0


@given(st.integers(0, 3000), st.floats(0.5, 1e6), st.floats(0.5, 1e6))
def test_a_rate_scales_with_what_it_is_per_and_against_the_exposure(events, exposure, per):
    found, doubled, halved = (
        rate(events, exposure, per),
        rate(events, exposure, 2 * per),
        rate(events, 2 * exposure, per),
    )
    for limit in ("rate", "lower", "upper"):
        assert getattr(doubled, limit) == pytest.approx(2 * getattr(found, limit))
        assert 2 * getattr(halved, limit) == pytest.approx(getattr(found, limit))
    assert found.lower <= found.rate <= found.upper


@given(st.integers(0, 2000), LEVELS)
def test_more_confidence_is_a_wider_interval(events, level):
    narrow, wide = byars(events, level), byars(events, (1 + level) / 2)
    assert wide.lower <= narrow.lower <= events <= narrow.upper < wide.upper


@pytest.mark.parametrize("events", [-1, 1.0, "5", True, None, float("nan"), np.float64(3), np.True_, 10**400])
@pytest.mark.parametrize("function", [byars, exact, lambda events: rate(events, 10)])
def test_what_is_no_count_is_refused(function, events):
    with pytest.raises(ForPerson):
        function(events)


@pytest.mark.parametrize("level", [0, 1, 95, -0.1, float("nan"), "0.95", True, None])
def test_what_is_no_level_is_refused(level):
    with pytest.raises(ForPerson, match="level of confidence"):
        byars(12, level)


@pytest.mark.parametrize("exposure", [0, -1, float("nan"), float("inf"), "10", True, np.True_, None, 10**400])
def test_what_is_no_exposure_is_refused(exposure):
    with pytest.raises(ForPerson, match="exposure"):
        rate(12, exposure)


@pytest.mark.parametrize("values", [[], [4], [1, float("nan")], [1, "2"], [True, 2]])
def test_a_mean_of_too_few_or_of_nonsense_is_refused(values):
    with pytest.raises(ForPerson):
        mean_interval(values)


@given(st.lists(st.integers(-1000, 1000), min_size=2, max_size=60), LEVELS)
def test_a_mean_is_as_scipy_has_it(values, level):
    found = mean_interval(values, level)
    assert found.sd == pytest.approx(np.std(values, ddof=1), abs=1e-9)
    if found.sd:
        low, high = stats.t.interval(level, len(values) - 1, np.mean(values), stats.sem(values))
        assert (found.lower, found.upper) == pytest.approx((low, high), abs=1e-9)
    else:
        assert found.lower == found.mean == found.upper


@given(st.integers(1, 5000).flatmap(lambda n: st.tuples(st.integers(0, n), st.just(n))), LEVELS)
def test_wilsons_limits_are_as_statsmodels_has_them_and_numpys_integers_count(counts, level):
    found = wilson(np.int64(counts[0]), np.int32(counts[1]), level)
    expected = proportion_confint(*counts, alpha=1 - level, method="wilson")
    assert (found.lower, found.upper) == pytest.approx(expected, abs=1e-9)
    assert type(found.events) is int
    assert found == wilson(*counts, level)


@pytest.mark.parametrize("count", [np.True_, np.float64(3), np.nan])
def test_a_share_of_numpys_other_things_is_refused(count):
    with pytest.raises(ForPerson, match="not a count"):
        wilson(count, 10)


def test_a_level_whose_tail_is_lost_in_rounding_is_refused():
    for events in (3, 30):
        with pytest.raises(ForPerson, match="is not a level of confidence"):
            byars(events, 1 - 2**-53)

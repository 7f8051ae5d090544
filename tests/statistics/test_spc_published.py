"""Control charts against numbers that others have printed, and against an independent implementation."""

import random
from math import sqrt

import numpy as np
import pytest
from qikit.spc.compute import compute
from scipy.stats import binom
from statsmodels.sandbox.stats.runs import Runs

from headway.statistics import PRESETS, laney_p, laney_u, p_chart, u_chart, xmr
from headway.statistics.spc.presets import D2, D4
from headway.statistics.spc.rules import fewest_crossings_allowed, longest_run_allowed, runs_of

# NIST/SEMATECH e-Handbook of Statistical Methods, 6.3.2.2: flow rate of ten batches.
FLOW = [49.6, 47.6, 49.9, 51.3, 47.8, 51.2, 52.6, 52.4, 53.6, 52.1]

# D. C. Montgomery, Introduction to Statistical Quality Control, orange juice concentrate: bad cans of 50 (also the
# data set orangejuice of the R package qcc).
CANS = [
    12,
    15,
    8,
    10,
    4,
    7,
    16,
    9,
    14,
    10,
    5,
    6,
    17,
    12,
    22,
    8,
    10,
    5,
    13,
    11,
    20,
    18,
    24,
    15,
    9,
    12,
    7,
    13,
    9,
    6,
]

# The same, 2nd edition (1991), pages 183-184: defects of dyed cloth, rolls in units of 50 square metres (qcc:
# dyedcloth).
DEFECTS = [14, 12, 20, 11, 7, 10, 21, 16, 19, 23]
ROLLS = [10, 8, 13, 10, 9.5, 10, 12, 10.5, 12, 12.5]

# NHSRplotthedots, tests/testthat/_snaps/ptd_spc_standard.md: R's set.seed(123); rnorm(20). The snapshot prints three
# figures of each; these are R's eight decimals of the same numbers.
SNAPSHOT = [
    -0.56047565, -0.23017749, 1.55870831, 0.07050839, 0.12928774, 1.71506499, 0.46091621, -1.26506123, -0.68685285,
    -0.44566197, 1.22408180, 0.35981383, 0.40077145, 0.11068272, -0.55584113, 1.78691314, 0.49785048, -1.96661716,
    0.70135590, -0.47279141,
]  # fmt: skip


def test_individuals_are_as_the_nist_handbook_prints_them():
    found = xmr(FLOW, preset="nelson")
    assert round(found.mean, 2) == 50.81
    assert round((found.upper - found.mean) / (3 / D2), 4) == 1.8778  # the mean moving range
    assert (round(found.upper, 4), round(found.lower, 4)) == (55.8041, 45.8159)
    assert not any(found.flagged)


def test_the_nhs_presets_use_the_rounded_constant_of_the_nhs_tools():
    found = xmr(FLOW)
    mean_moving_range = (2.0 + 2.3 + 1.4 + 3.5 + 3.4 + 1.4 + 0.2 + 1.2 + 1.5) / 9
    assert found.upper == pytest.approx(50.81 + 2.66 * mean_moving_range, abs=1e-12)


def test_the_constants_are_those_of_the_normal_distribution_as_the_tables_round_them():
    d2 = 2 / sqrt(np.pi)
    d3 = sqrt(2 - 4 / np.pi)
    assert round(d2, 3) == D2
    assert round(1 + 3 * d3 / d2, 4) == 3.2665  # tables print 3.267
    assert abs(D4 - (1 + 3 * d3 / d2)) < 0.0006
    assert {preset.factor for preset in PRESETS.values()} == {2.66, 3 / 1.128}
    assert round(3 / 1.128, 2) == 2.66


def test_limits_are_as_the_nhs_packages_own_tests_print_them():
    found = xmr(SNAPSHOT, polarity="higher", target=0.5)
    assert (round(found.mean, 3), round(found.lower, 2), round(found.upper, 2)) == (0.142, -3.01, 3.29)
    assert not any(found.flagged)
    assert (found.variation, found.assurance) == ("common cause", "hit or miss")


def test_the_nhs_packages_two_groups_of_ten_are_two_phases():
    # tests/testthat/_snaps/ptd_spc.md: mean 0.0746, limits -2.60 and 2.75; then 0.209, -3.28 and 3.70.
    first, second = xmr(SNAPSHOT, phases=[(10, "the second group")]).phases
    assert (round(first.mean, 4), round(first.lower, 2), round(first.upper, 2)) == (0.0746, -2.60, 2.75)
    assert (round(second.mean, 3), round(second.lower, 2), round(second.upper, 2)) == (0.209, -3.28, 3.70)


def test_screening_is_where_the_r_package_and_the_excel_tool_differ():
    # NHSRplotthedots, vignette "Deviations from Excel defaults", treatment of outlying points.
    series = [1, 2, 1, 2, 10, 1, 2, 1, 2, 1, 2, 1, 2, 1, 2, 1, 2, 1]
    mean = 35 / 18
    kept_all = (15 * 1 + 8 + 9) / 17  # 1.88; its 3.267-fold is 6.15, which 8 and 9 exceed
    excel, package = xmr(series, preset="nhs-mdc-excel"), xmr(series)
    assert excel.upper == pytest.approx(mean + 2.66 * kept_all)
    assert package.upper == pytest.approx(mean + 2.66 * 1)
    assert (round(excel.upper, 2), round(package.upper, 2)) == (6.95, 4.60)
    assert "2 of 17 moving ranges were screened out of the limits." in package.notes


def test_a_p_chart_is_as_montgomerys_orange_juice():
    found = p_chart(CANS, [50] * 30)
    assert (round(found.mean, 4), round(found.upper, 4), round(found.lower, 4)) == (0.2313, 0.4102, 0.0524)
    outside = [s for s in found.signals if s.rule == "beyond the limits"]
    assert [point + 1 for s in outside for point in s.points] == [15, 23]  # the book's two samples


def test_a_u_chart_is_as_montgomerys_dyed_cloth():
    found = u_chart(DEFECTS, ROLLS)
    assert round(found.mean, 2) == 1.42  # 153 defects in 107.5 units
    assert not any(found.flagged)  # the book: in control
    for upper, size in zip(found.uppers, ROLLS, strict=True):
        assert upper == pytest.approx(153 / 107.5 + 3 * sqrt(153 / 107.5 / size), abs=1e-12)


# qicharts2, vignette, appendix 2: useful observations, upper limit for the longest run, lower limit for crossings.
@pytest.mark.parametrize(
    ("useful", "longest", "crossings"),
    [(10, 6, 2), (11, 6, 2), (12, 7, 3), (14, 7, 4), (17, 7, 5), (19, 7, 6), (22, 7, 7), (23, 8, 7), (24, 8, 8),
     (27, 8, 9), (30, 8, 10), (36, 8, 13), (45, 8, 17), (46, 9, 17), (48, 9, 18), (60, 9, 23), (75, 9, 30)],
)  # fmt: skip
def test_the_bounds_of_runs_and_crossings_are_as_qicharts2_tabulates_them(useful, longest, crossings):
    assert (longest_run_allowed(useful), fewest_crossings_allowed(useful)) == (longest, crossings)


@pytest.mark.parametrize("useful", range(10, 400, 7))
def test_the_bound_of_crossings_is_scipys_binomial_quantile(useful):
    assert fewest_crossings_allowed(useful) == binom.ppf(0.05, useful - 1, 0.5)


@pytest.mark.parametrize("seed", range(6))
def test_runs_are_those_that_statsmodels_counts(seed):
    dice = random.Random(seed)  # noqa: S311
    sides = [dice.choice([1, -1]) for _ in range(40)]
    theirs = Runs(np.array([side > 0 for side in sides], dtype=int))
    ours = runs_of(sides)
    assert len(ours) == len(theirs.runs)
    assert [last - first + 1 for _, first, last in ours] == list(theirs.runs)


def draws(seed, length=36):
    dice = random.Random(seed)  # noqa: S311
    sizes = [dice.randint(80, 400) for _ in range(length)]
    shift = [
        dice.gauss(0, 0.05) for _ in range(length)
    ]  # more than chance, so that Laney's factor is above 1
    events = [
        sum(dice.random() < 0.3 + more for _ in range(size)) for size, more in zip(sizes, shift, strict=True)
    ]
    return events, sizes


def theirs(chart, y, n=None):
    given = compute(chart, np.asarray(y, dtype=float), None if n is None else np.asarray(n, dtype=float))
    return given["cl"], given["lcl"], given["ucl"]


def agree(found, chart, y, n=None):
    for ours, other in zip((found.centre, found.lowers, found.uppers), theirs(chart, y, n), strict=True):
        assert np.max(np.abs(np.asarray(ours) - other)) < 1e-9


@pytest.mark.parametrize("seed", range(8))
def test_the_five_charts_agree_with_clinical_qikit(seed):
    events, sizes = draws(seed)
    values = [event / size for event, size in zip(events, sizes, strict=True)]
    agree(p_chart(events, sizes), "p", values, sizes)
    agree(u_chart(events, sizes), "u", values, sizes)
    primed = laney_p(events, sizes)
    assert primed.sigma_z > 1  # that package holds the factor at 1 or more; Laney does not
    agree(primed, "pp", values, sizes)
    agree(laney_u(events, sizes), "up", values, sizes)
    ranges = np.abs(np.diff(values))
    if np.all(ranges < D4 * ranges.mean()):  # that package always screens
        agree(xmr(values, preset="nelson"), "i", values)


def test_screened_limits_agree_with_clinical_qikit_but_for_the_rounded_constant():
    dice = random.Random(5)  # noqa: S311
    values = [dice.gauss(50, 4) for _ in range(30)]
    values[12] = 95.0
    centre, _, upper = theirs("i", values)
    found = xmr(values)
    assert "2 of 29 moving ranges were screened out of the limits." in found.notes
    assert (found.upper - found.mean) / 2.66 * (3 / 1.128) == pytest.approx(upper[0] - centre[0], abs=1e-9)


def test_on_totals_so_large_that_the_plain_chart_calls_every_week_a_signal_laneys_does_not():
    # As on the NHS accident and emergency weeks of qicharts2 (case 5): totals of a quarter of a million make the p
    # chart call nearly every week a signal; Laney's do not.
    dice = random.Random(11)  # noqa: S311
    sizes = [dice.randint(250_000, 300_000) for _ in range(20)]
    events = [round(size * dice.gauss(0.95, 0.004)) for size in sizes]
    assert sum(p_chart(events, sizes).flagged) > 12
    primed = laney_p(events, sizes)
    assert not any(primed.flagged)
    assert 5 < primed.sigma_z < 15

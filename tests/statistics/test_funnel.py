"""The funnel: the formulae of the papers written out, its symmetries, degenerate figures, and all of England."""

import csv
from math import asin, exp, log, sin, sqrt

import numpy as np
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from scipy import stats
from statsmodels.stats.meta_analysis import combine_effects

from headway.errors import ForPerson
from headway.statistics import funnel

SHARES = st.lists(
    st.integers(1, 3000).flatmap(lambda n: st.tuples(st.integers(0, n), st.just(n))), min_size=2, max_size=40
)
RATIOS = st.lists(st.tuples(st.integers(1, 2000), st.floats(1, 2000)), min_size=2, max_size=40)
HOW = st.sampled_from(["winsorised", "none"])

# The six units with which the tests of the R package FunnelPlotR (NHS-R community) are written.
OBSERVED, EXPECTED = [100, 150, 180, 80, 120, 225], [108, 112, 165, 95, 100, 220]


def _by_hand(kind, events, totals, tails):
    """Spiegelhalter (2005) on over-dispersion, one unit at a time: z, phi, tau², z adjusted."""
    if kind == "proportion":
        p = sum(events) / sum(totals)
        y, target = [asin(sqrt(o / n)) for o, n in zip(events, totals, strict=True)], asin(sqrt(p))
        s = [1 / (2 * sqrt(n)) for n in totals]
    elif kind == "ratio-shmi":
        y, target, s = (
            [log(o / e) for o, e in zip(events, totals, strict=True)],
            0,
            [1 / sqrt(e) for e in totals],
        )
    else:
        y, target = [sqrt(o / e) for o, e in zip(events, totals, strict=True)], 1
        s = [1 / (2 * sqrt(e)) for e in totals]
    z = [(one - target) / error for one, error in zip(y, s, strict=True)]
    kept = [True] * len(z)
    drawn = z
    if tails == "winsorised":
        low, high = (stats.mstats.mquantiles(z, [q], alphap=1, betap=1)[0] for q in (0.1, 0.9))
        drawn = [min(max(one, low), high) for one in z]
    elif tails == "truncated":
        ranks = stats.rankdata(z)
        kept = [0 < int(r * 10 // (len(z) + 1)) < 9 for r in ranks]
        drawn = [one for one, keep in zip(z, kept, strict=True) if keep]
    n = len(drawn)
    phi = sum(one**2 for one in drawn) / n
    w = [1 / error**2 for error, keep in zip(s, kept, strict=True) if keep]
    tau2 = max(0, (n * phi - (n - 1)) / (sum(w) - sum(one**2 for one in w) / sum(w)))
    tau2 = 0 if tails == "none" else tau2
    adjusted = [(one - target) / sqrt(error**2 + tau2) for one, error in zip(y, s, strict=True)]
    return z, phi, tau2, adjusted


@given(SHARES, st.sampled_from(["winsorised", "truncated", "none"]))
def test_a_funnel_of_shares_is_spiegelhalters_formula(pairs, how):
    events, totals = zip(*pairs, strict=True)
    assume(how != "truncated" or len(pairs) > 10)
    found = funnel(events, totals, overdispersion=how)
    z, phi, tau2, adjusted = _by_hand("proportion", events, totals, how)
    assert found.z == pytest.approx(z, rel=1e-9, abs=1e-9)
    assert found.phi == pytest.approx(phi, rel=1e-9, abs=1e-9)
    assert found.tau2 == pytest.approx(tau2, rel=1e-7, abs=1e-9)
    assert found.z_adjusted == pytest.approx(adjusted, rel=1e-7, abs=1e-9)


@given(
    RATIOS, st.sampled_from(["ratio-shmi", "ratio-cqc"]), st.sampled_from(["winsorised", "truncated", "none"])
)
def test_a_funnel_of_ratios_is_the_shmis_and_the_cqcs_formula(pairs, kind, how):
    events, totals = zip(*pairs, strict=True)
    assume(how != "truncated" or len(pairs) > 10)
    found = funnel(events, totals, kind=kind, overdispersion=how)
    z, phi, tau2, adjusted = _by_hand(kind, events, totals, how)
    assert found.centre == 1
    assert (*found.z, found.phi) == pytest.approx((*z, phi), rel=1e-9, abs=1e-9)
    assert (*found.z_adjusted, found.tau2) == pytest.approx((*adjusted, tau2), rel=1e-7, abs=1e-9)


def test_tau_squared_is_dersimonian_and_lairds_where_the_centres_agree():
    """Pairs as far above a half as below have the same centre on both scales, so statsmodels reckons the same."""
    events, totals = [30, 70, 120, 180, 45, 5], [100, 100, 300, 300, 50, 50]
    found = funnel(events, totals, share=1e-12)  # next to nothing drawn in
    y = np.arcsin(np.sqrt(np.array(events) / np.array(totals)))
    other = combine_effects(y, 1 / (4 * np.array(totals)), method_re="dl")
    assert found.tau2 == pytest.approx(other.tau2, rel=1e-9)
    assert found.phi * found.n == pytest.approx(other.q, rel=1e-9)


def test_limits_are_the_formulae_transformed_back():
    found = funnel(OBSERVED, EXPECTED, kind="ratio-shmi")
    z = stats.norm.ppf(0.999)
    for adjusted, tau2 in ((False, 0.0), (True, found.tau2)):
        lower, upper = found.limits(EXPECTED, adjusted=adjusted)
        assert lower == pytest.approx([exp(-z * sqrt(1 / e + tau2)) for e in EXPECTED], rel=1e-9)
        assert upper == pytest.approx([exp(z * sqrt(1 / e + tau2)) for e in EXPECTED], rel=1e-9)
    root = funnel(OBSERVED, EXPECTED, kind="ratio-cqc")
    lower, upper = root.limits(EXPECTED, 0.95, adjusted=True)
    z = stats.norm.ppf(0.975)
    assert lower == pytest.approx([(1 - z * sqrt(1 / (4 * e) + root.tau2)) ** 2 for e in EXPECTED], rel=1e-9)
    assert upper == pytest.approx([(1 + z * sqrt(1 / (4 * e) + root.tau2)) ** 2 for e in EXPECTED], rel=1e-9)
    shares = funnel([10, 40, 30], [100, 200, 250])
    lower, upper = shares.limits([100, 1000], 0.95)
    middle = asin(sqrt(80 / 550))
    assert lower == pytest.approx([sin(middle - z / (2 * sqrt(n))) ** 2 for n in (100, 1000)], rel=1e-9)
    assert upper == pytest.approx([sin(middle + z / (2 * sqrt(n))) ** 2 for n in (100, 1000)], rel=1e-9)


@given(SHARES, HOW, st.sampled_from([0.8, 0.95, 0.998]), st.booleans())
def test_flagged_is_outside_the_limits_at_its_own_size(pairs, how, level, adjusted):
    events, totals = zip(*pairs, strict=True)
    found = funnel(events, totals, overdispersion=how)
    lower, upper = found.limits(totals, level, adjusted=adjusted)
    for value, low, high, flag in zip(
        found.values, lower, upper, found.flagged(level, adjusted=adjusted), strict=True
    ):
        if min(abs(value - low), abs(value - high)) > 1e-9:
            assert flag == (value < low or value > high)
        assert 0 <= low <= found.centre <= high <= 1


@given(SHARES, HOW, st.randoms(use_true_random=False))
def test_the_order_of_the_units_does_not_matter(pairs, how, random):
    order = random.sample(range(len(pairs)), len(pairs))
    found = funnel(*zip(*pairs, strict=True), overdispersion=how)
    again = funnel(*zip(*(pairs[i] for i in order), strict=True), overdispersion=how)
    assert again.z_adjusted == pytest.approx([found.z_adjusted[i] for i in order], rel=1e-9, abs=1e-9)
    assert (again.phi, again.tau2) == pytest.approx((found.phi, found.tau2), rel=1e-9, abs=1e-12)


@given(SHARES, HOW)
def test_the_complement_of_every_share_mirrors_the_funnel(pairs, how):
    events, totals = zip(*pairs, strict=True)
    found = funnel(events, totals, overdispersion=how)
    other = funnel([n - o for o, n in pairs], totals, overdispersion=how)
    assert other.z == pytest.approx([-one for one in found.z], abs=1e-6)
    assert other.tau2 == pytest.approx(found.tau2, abs=1e-6)
    lower, upper = found.limits(totals, adjusted=True)
    mirrored_lower, mirrored_upper = other.limits(totals, adjusted=True)
    assert mirrored_lower == pytest.approx([1 - one for one in upper], abs=1e-6)
    assert mirrored_upper == pytest.approx([1 - one for one in lower], abs=1e-6)


@given(SHARES, st.integers(2, 50))
def test_the_same_shares_of_more_cases_are_further_out_by_the_root(pairs, times):
    found = funnel(*zip(*pairs, strict=True))
    larger = funnel(*zip(*((times * o, times * n) for o, n in pairs), strict=True))
    assert larger.z == pytest.approx([sqrt(times) * one for one in found.z], rel=1e-9, abs=1e-6)
    assert larger.phi == pytest.approx(times * found.phi, rel=1e-9, abs=1e-9)


def test_identical_units_lie_on_the_centre_and_show_no_spread():
    found = funnel([20] * 30, [100] * 30)
    assert set(found.z) == {0.0}
    assert (found.phi, found.tau2, found.centre) == (0, 0, 0.2)
    assert not any(found.flagged(0.5))
    assert found.words == (
        "The spread of 30 is no more than chance alone gives (phi 0.0). Outside the 99.8% limits: 0."
    )


@pytest.mark.parametrize(("events", "centre"), [(0, 0), (50, 1)])
def test_no_events_and_nothing_but_events_are_answered(events, centre):
    found = funnel([events] * 12, [50] * 12)
    assert (found.centre, found.phi, found.tau2) == (centre, 0, 0)
    lower, upper = found.limits([50])
    assert 0 <= lower[0] <= centre <= upper[0] <= 1


@pytest.mark.parametrize("how", ["winsorised", "truncated", "none"])
def test_one_unit_is_its_own_centre(how):
    found = funnel([3], [10], overdispersion=how)
    assert (found.n, found.tau2, found.flagged(), found.centre) == (1, 0, (False,), 0.3)


def test_units_that_differ_by_chance_alone_are_left_where_they_are():
    random = np.random.default_rng(7)
    totals = random.integers(200, 4000, 150)
    found = funnel(random.binomial(totals, 0.2), totals)
    assert found.phi < 1.2
    assert sum(found.flagged(adjusted=True)) <= 2


def test_a_spread_between_units_is_found_again():
    """Shares drawn with a standard deviation of 0.05 between units on the arcsine scale: tau² near 0.0025."""
    random = np.random.default_rng(11)
    totals = random.integers(500, 5000, 400)
    shares = np.sin(np.arcsin(np.sqrt(0.2)) + random.normal(0, 0.05, 400)) ** 2
    found = funnel(random.binomial(totals, shares), totals, share=1e-9)
    assert found.tau2 == pytest.approx(0.0025, rel=0.15)


@pytest.mark.parametrize(
    ("events", "totals", "more"),
    [
        ([1], [0], {}),
        ([1, 2], [10], {}),
        ([], [], {}),
        ([11], [10], {}),
        ([-1], [10], {}),
        ([1.5], [10], {}),
        ([1], [10.5], {}),
        (["1"], [10], {}),
        ([True], [10], {}),
        ([float("nan")], [10], {}),
        ([1], [10], {"kind": "rate"}),
        ([1], [10], {"overdispersion": "some"}),
        ([1], [10], {"share": 0.5}),
        ([1], [10], {"share": 0}),
        ([1], [10], {"share": float("nan")}),
        ([1], [0.0], {"kind": "ratio-cqc"}),
        ([1], [float("inf")], {"kind": "ratio-cqc"}),
        ([0], [1.5], {"kind": "ratio-shmi"}),
    ],
)
def test_nonsense_is_refused(events, totals, more):
    with pytest.raises(ForPerson):
        funnel(events, totals, **more)


def test_limits_of_nonsense_are_refused():
    found = funnel([1, 2], [10, 10])
    for totals, level in (([0], 0.95), ([float("nan")], 0.95), ([10], 1), ([10], 99.8)):
        with pytest.raises(ForPerson):
            found.limits(totals, level)


def test_a_ratio_without_events_is_answered_on_the_root_scale():
    assert funnel([0, 8, 12], [5.0, 8.0, 7.0], kind="ratio-cqc").z[0] == pytest.approx(-2 * sqrt(5))


def _authorities(path, events, total, **only):
    """Each authority's numerator and denominator in 2025, where both are printed."""
    with path.open(encoding="utf-8-sig", newline="") as file:
        for row in csv.DictReader(file):
            wanted = {"geographic_level": "Local authority", "time_period": "2025", **only}
            printed = row[events].isdigit() and row[total].isdigit()
            if printed and all(row[column] == value for column, value in wanted.items()):
                yield row["la_name"], int(row[events]), int(row[total])


@pytest.mark.shared
def test_re_referrals_in_2025_flag_104_of_153_authorities_plainly_and_4_adjusted(shared):
    file = shared / "benchmark" / "dfe-ees" / "c1_children_in_need_referrals_and_rereferrals_2013_to_2025.csv"
    names, events, totals = zip(*_authorities(file, "rereferral_count", "referral_count"), strict=True)
    found = funnel(events, totals)
    assert (found.n, sum(found.flagged()), sum(found.flagged(adjusted=True))) == (153, 104, 4)
    assert round(found.phi, 1) == 29.6
    kent = names.index("Kent")
    assert found.flagged()[kent]
    assert not found.flagged(adjusted=True)[kent]
    assert found.words == (
        "The spread of 153 is 29.6 times what chance alone gives (phi). Outside the 99.8% limits: 104 against chance "
        "alone, 4 once the spread that places have anyway is allowed for (tau² 0.0018)."
    )


@pytest.mark.shared
def test_repeat_plans_in_2025_flag_28_plainly_and_4_adjusted(shared):
    file = shared / "benchmark" / "dfe-ees" / "d3_cpps_subsequent_plan_2013_to_2025.csv"
    _, events, totals = zip(*_authorities(file, "CPP_subsequent", "CPP_start"), strict=True)
    found = funnel(events, totals)
    assert (sum(found.flagged()), sum(found.flagged(adjusted=True))) == (28, 4)


@pytest.mark.shared
def test_three_or_more_placements_in_2025_flag_19_plainly_and_3_adjusted(shared):
    file = shared / "benchmark" / "dfe-ees" / "la_cla_placement_stability.csv"
    everyone, moved = (
        {
            name: count
            for name, count, _ in _authorities(
                file,
                "children_count",
                "children_count",
                cla_group="CLA on 31 March",
                placement_stability=which,
            )
        }
        for which in ("Total children", "With 3 or more placements during the year")
    )
    names = sorted(everyone.keys() & moved.keys())
    found = funnel([moved[name] for name in names], [everyone[name] for name in names])
    assert (sum(found.flagged()), sum(found.flagged(adjusted=True))) == (19, 3)

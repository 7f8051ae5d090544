"""Districts against chance: scipy's and statsmodels' tests beside ours, planted and unplanted counties, nonsense."""

from itertools import product
from math import comb, sqrt

import numpy as np
import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st
from scipy import stats
from statsmodels.stats.meta_analysis import combine_effects
from statsmodels.stats.multitest import multipletests

from headway.errors import ForPerson
from headway.statistics import spread, wilson

# Kent's twelve districts (Office for National Statistics, lower-tier authorities, April 2023).
KENT = (
    "Ashford", "Canterbury", "Dartford", "Dover", "Folkestone and Hythe", "Gravesham",
    "Maidstone", "Sevenoaks", "Swale", "Thanet", "Tonbridge and Malling", "Tunbridge Wells",
)  # fmt: skip
SIZES = (150, 180, 110, 140, 90, 120, 160, 100, 130, 190, 125, 105)

COUNTIES = st.lists(
    st.integers(1, 400).flatmap(lambda n: st.tuples(st.integers(0, n), st.just(n))), min_size=2, max_size=12
)


FEW = st.lists(
    st.integers(1, 150).flatmap(lambda n: st.tuples(st.integers(0, n), st.just(n))), min_size=2, max_size=6
)
"""Scipy's exact test takes its time, and is asked of every district as often as one is left aside."""


def _named(pairs):
    return KENT[: len(pairs)], [events for events, _ in pairs], [total for _, total in pairs]


def _by_chance(seed, share=0.2):
    return np.random.default_rng(seed).binomial(SIZES, share)


@given(COUNTIES)
@settings(deadline=None, max_examples=60)
def test_chi_square_is_scipys_and_tau_is_dersimonian_and_lairds(pairs):
    names, events, totals = _named(pairs)
    assume(0 < sum(events) < sum(totals))
    found = spread(names, events, totals)
    table = np.array([events, np.subtract(totals, events)])
    other = stats.chi2_contingency(table, correction=False)
    assert found.chi2 == pytest.approx(other.statistic, rel=1e-9, abs=1e-9)
    assert found.degrees == other.dof
    fewest = min(totals) * min(
        sum(events), sum(totals) - sum(events)
    )  # over all: the smallest number expected
    assert found.method == ("chi-square" if fewest >= 5 * sum(totals) else "simulation")
    if found.method == "chi-square":
        assert found.p_value == pytest.approx(other.pvalue, rel=1e-9)
    p = sum(events) / sum(totals)
    with np.errstate(all="ignore"):  # statsmodels goes on reckoning with a negative tau²
        effects = combine_effects(np.divide(events, totals), p * (1 - p) / np.array(totals), method_re="dl")
    assert found.tau == pytest.approx(sqrt(max(0, effects.tau2)), rel=1e-6, abs=1e-7)


def _against(pairs, place):
    """Scipy's exact p-value of one district against the others."""
    events, total = pairs[place]
    others = [pair for at, pair in enumerate(pairs) if at != place]
    rest, of = sum(o for o, _ in others), sum(n for _, n in others)
    return stats.fisher_exact([[events, total - events], [rest, of - rest]]).pvalue


@given(FEW)
@settings(deadline=None, max_examples=20)
def test_a_district_against_the_rest_is_fishers_exact_test_with_holms_allowance(pairs):
    found = spread(*_named(pairs))
    assert [one.share for one in found.districts] == [wilson(*pair) for pair in pairs]
    left, floor, expected = list(range(len(pairs))), 0.0, {}
    while len(left) > 1:
        each = [_against([pairs[i] for i in left], place) for place in range(len(left))]
        allowed = np.maximum(floor, multipletests(each, method="holm")[1])
        floor = allowed.min()
        if floor >= 0.05:
            expected |= {i: (p, of_all, False) for i, p, of_all in zip(left, each, allowed, strict=True)}
            break
        out = [i for i, p in zip(left, each, strict=True) if np.isclose(p, min(each), rtol=1e-8, atol=0)]
        expected |= {i: (p, floor, True) for i, p in zip(left, each, strict=True) if i in out}
        left = [i for i in left if i not in out]
    for i, one in enumerate(found.districts):
        p, of_all, out = expected.get(i, (1, 1, False))
        assert (one.p_value, one.p_allowed) == pytest.approx((p, of_all), rel=1e-8, abs=1e-12)
        assert bool(one.odd) == out


def test_one_far_out_does_not_make_the_others_look_odd_beside_it():
    found = spread(["Dover", "Swale", "Thanet"], [31, 28, 77], [150, 140, 190])
    assert _against([(31, 150), (28, 140), (77, 190)], 0) < 0.05  # the rest holds Thanet
    assert [(one.name, one.odd) for one in found.odd] == [("Thanet", "high")]


def test_two_far_out_on_either_side_are_both_found_and_two_alone_stand_against_each_other():
    events = _by_chance(4)
    events[0], events[9] = 2, 85
    assert {(one.name, one.odd) for one in spread(KENT, events, SIZES).odd} == {
        ("Ashford", "low"),
        ("Thanet", "high"),
    }
    both = spread(["Dover", "Swale"], [10, 60], [100, 100])
    assert {(one.name, one.odd) for one in both.odd} == {("Dover", "low"), ("Swale", "high")}


@given(COUNTIES, st.sampled_from([0.8, 0.95, 0.998]))
@settings(deadline=None, max_examples=60)
def test_what_chance_allows_a_district_leaves_no_more_than_half_of_the_rest_on_each_side(pairs, level):
    names, events, totals = _named(pairs)
    for one in spread(names, events, totals, level).districts:
        chance = stats.hypergeom(sum(totals), sum(events), one.share.total)
        low, high = round(one.chance_lower * one.share.total), round(one.chance_upper * one.share.total)
        tail = (1 - level) / 2 + 2e-9
        assert chance.cdf(low - 1) <= tail
        assert chance.sf(high) <= tail
        assert chance.cdf(low) > tail - 4e-9
        assert chance.sf(high - 1) > tail - 4e-9


def _exact_p(events, totals):
    """The chance, of all ways to deal the events to the districts, of a chi-square as large or larger."""
    o, n = sum(events), sum(totals)

    def chi2(counts):
        return sum((k - o * t / n) ** 2 / (o * t / n) + (k - o * t / n) ** 2 / (t - o * t / n)
                   for k, t in zip(counts, totals, strict=True))  # fmt: skip

    dealt = [counts for counts in product(*(range(t + 1) for t in totals)) if sum(counts) == o]
    chances = [
        np.prod([comb(t, k) for k, t in zip(counts, totals, strict=True)]) / comb(n, o) for counts in dealt
    ]
    seen = chi2(events) - 1e-9
    return sum(chance for counts, chance in zip(dealt, chances, strict=True) if chi2(counts) >= seen)


@pytest.mark.parametrize(
    ("events", "totals"), [([3, 0, 1], [4, 5, 6]), ([0, 0, 4], [5, 5, 5]), ([2, 1, 2, 0], [3, 4, 5, 6])]
)
def test_the_simulated_p_value_is_the_exact_one_within_what_ten_thousand_dealings_allow(events, totals):
    found, true = spread(KENT[: len(events)], events, totals), _exact_p(events, totals)
    assert found.method == "simulation"
    assert found.p_value == pytest.approx(true, abs=4 * sqrt(true * (1 - true) / 10_000) + 1e-4)


def test_what_no_dealing_reaches_is_still_not_impossible():
    """Three in 4,686,825 by chance: none of 10,000 dealings does it, and the p-value is 1 in 10,001."""
    assert spread(KENT[:3], [9, 0, 0], [9, 9, 9]).p_value == pytest.approx(1 / 10_001)


def test_five_expected_are_enough_for_chi_square():
    assert spread(KENT[:2], [4, 6], [10, 10]).method == "chi-square"
    assert spread(KENT[:2], [4, 5], [10, 10]).method == "simulation"


def test_a_tail_of_just_the_size_allowed_is_allowed_on_both_sides():
    """One event among forty falls to a district of one with a chance of 0.025, which is half of 5%."""
    assert spread(KENT[:2], [0, 1], [1, 39]).districts[0].chance_upper == 0
    assert spread(KENT[:2], [1, 38], [1, 39]).districts[0].chance_lower == 1


def test_the_same_figures_give_the_same_answer_in_any_order():
    events = [3, 9, 2, 4, 1, 0, 5, 3, 2, 6, 1, 2]
    totals = [14, 30, 11, 14, 9, 9, 16, 10, 13, 19, 12, 10]
    found = spread(KENT, events, totals)
    order = np.random.default_rng(3).permutation(12)
    again = spread([KENT[i] for i in order], [events[i] for i in order], [totals[i] for i in order])
    assert spread(KENT, events, totals) == found
    assert (again.p_value, again.gap_by_chance, again.gap_by_chance_upper) == (
        found.p_value,
        pytest.approx(found.gap_by_chance),
        pytest.approx(found.gap_by_chance_upper),
    )
    assert {one.name: one.p_value for one in again.districts} == {
        one.name: one.p_value for one in found.districts
    }


@given(COUNTIES)
@settings(deadline=None, max_examples=40)
def test_counting_those_without_the_event_mirrors_everything(pairs):
    names, events, totals = _named(pairs)
    found, other = spread(names, events, totals), spread(names, np.subtract(totals, events).tolist(), totals)
    assert other.chi2 == pytest.approx(found.chi2, rel=1e-6, abs=1e-6)
    assert other.tau == pytest.approx(found.tau, abs=1e-5)
    turned = {"high": "low", "low": "high", "": ""}
    for one, mirrored in zip(found.districts, other.districts, strict=True):
        assert (mirrored.chance_lower, mirrored.chance_upper) == pytest.approx(
            (1 - one.chance_upper, 1 - one.chance_lower)
        )
        assert mirrored.odd == turned[one.odd]


def test_one_odd_district_is_found_and_named():
    events = _by_chance(1)
    events[KENT.index("Thanet")] = 80  # of 190, where the others have about one in five
    found = spread(KENT, events, SIZES)
    assert found.differs
    assert [one.name for one in found.odd] == ["Thanet"]
    assert found.odd[0].odd == "high"
    assert found.odd[0].share.share > found.odd[0].chance_upper
    assert found.gap > found.gap_by_chance_upper
    assert found.tau > 0.03
    assert "They differ more than chance explains." in found.words
    assert "allowing for 12 looked at: Thanet (higher)." in found.words


def test_over_200_counties_alike_few_are_said_to_differ():
    """At 95% one in twenty is to be expected of the whole (10), and at most as many of any odd district."""
    counties = [spread(KENT, _by_chance(seed), SIZES) for seed in range(200)]
    assert 2 <= sum(one.differs for one in counties) <= 20
    assert sum(bool(one.odd) for one in counties) <= 20
    assert sum(one.gap > one.gap_by_chance_upper for one in counties) <= 20
    inside = [d.chance_lower <= d.share.share <= d.chance_upper for one in counties for d in one.districts]
    assert np.mean(inside) >= 0.95


def test_districts_drawn_apart_have_that_tau():
    random = np.random.default_rng(5)
    taus = [
        spread(KENT, random.binomial(2000, random.normal(0.3, 0.05, 12)), [2000] * 12).tau for _ in range(60)
    ]
    assert np.mean(taus) == pytest.approx(0.05, rel=0.1)


def test_few_cases_are_said_to_be_within_chance():
    found = spread(
        KENT, [3, 4, 2, 3, 1, 2, 3, 4, 1, 2, 6, 2], [15, 18, 11, 14, 7, 12, 16, 19, 10, 13, 15, 12]
    )
    assert not found.differs
    assert found.odd == ()
    assert found.words.startswith(
        "From 10.0% (Swale) to 40.0% (Tonbridge and Malling), a gap of 30.0 points;"
    )
    assert "Chance alone could explain differences of this size." in found.words


@pytest.mark.parametrize(("events", "percent"), [(0, "0.0"), (20, "100.0"), (5, "25.0")])
def test_identical_districts_do_not_differ_at_all(events, percent):
    found = spread(KENT, [events] * 12, [20] * 12)
    assert (found.chi2, found.tau, found.gap, found.differs, found.odd) == (0, 0, 0, False, ())
    assert found.p_value == 1
    assert found.words == f"All 12 are at {percent}%: they do not differ at all."


def test_rates_are_said_for_every_ten_thousand():
    """Children on plans among all children, three districts of 25,000."""
    found = spread(["Dover", "Swale", "Thanet"], [80, 90, 160], [25_000] * 3, per=10_000)
    assert found.words.startswith(
        "From 32.0 (Dover) to 64.0 (Thanet) per 10,000, a gap of 32.0; were all alike"
    )
    assert spread(["Dover"], [80], [25_000], per=10_000).words.startswith(
        "Dover stands alone at 32.0 per 10,000:"
    )
    assert found.p_value == spread(["Dover", "Swale", "Thanet"], [80, 90, 160], [25_000] * 3).p_value


def test_one_that_stands_out_where_together_they_do_not_differ_is_said_to():
    events = [20, 20, 20, 20, 20, 20, 20, 20, 20, 20, 20, 34]
    found = spread(KENT, events, [100] * 12)
    assert not found.differs
    assert found.words.endswith(
        "Together they differ no more than chance explains; yet standing out from the rest, "
        "allowing for 12 looked at: Tunbridge Wells (higher)."
    )


def test_one_district_stands_alone_and_few_are_said_to_be_few():
    alone = spread(["Dover"], [3], [10])
    assert (alone.degrees, alone.p_value, alone.differs, alone.few) == (0, 1, False, True)
    assert alone.words == "Dover stands alone at 30.0%: there is none to compare it with."
    assert spread(KENT[:3], [5, 6, 9], [20, 20, 20]).words.endswith(
        "With 3 only large differences can be seen."
    )
    assert not spread(KENT, _by_chance(2), SIZES).few


@pytest.mark.parametrize(
    ("names", "events", "totals"),
    [
        (["Dover", "Swale"], [1, 0], [10, 0]),
        (["Dover", "Swale"], [1, 11], [10, 10]),
        (["Dover", "Swale"], [1, -1], [10, 10]),
        (["Dover", "Swale"], [1, 2.0], [10, 10]),
        (["Dover", "Swale"], [1, True], [10, 10]),
        (["Dover", "Swale"], [1, "2"], [10, 10]),
        (["Dover", "Swale"], [1, float("nan")], [10, 10]),
        (["Dover", "Dover"], [1, 2], [10, 10]),
        (["Dover"], [1, 2], [10, 10]),
        (["Dover", "Swale"], [1, 2], [10]),
        ([], [], []),
        (["Dover", "Swale"], [1, 2], [10, 5_000_000]),
    ],
)
def test_nonsense_is_refused(names, events, totals):
    with pytest.raises(ForPerson):
        spread(names, events, totals)


def test_what_is_no_level_is_refused():
    with pytest.raises(ForPerson, match="level of confidence"):
        spread(["Dover", "Swale"], [1, 2], [10, 10], level=95)
    with pytest.raises(ForPerson):
        spread(["Dover", "Swale"], [1, 2], [10, 10], per=0)

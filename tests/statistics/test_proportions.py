"""Wilson's and Newcombe's intervals: the published worked examples, an independent restatement, nonsense."""

from decimal import Decimal
from math import sqrt
from statistics import NormalDist

import pytest
from hypothesis import given
from hypothesis import strategies as st

from headway.errors import ForPerson
from headway.statistics import difference, holm, p_value, wilson


# R. G. Newcombe (1998), Statistics in Medicine 17, 857-872, Table I, method 3 (score, no correction), 95%.
@pytest.mark.parametrize(
    ("events", "total", "lower", "upper"),
    [(81, 263, 0.2553, 0.3662), (15, 148, 0.0624, 0.1605), (0, 20, 0.0000, 0.1611), (1, 29, 0.0061, 0.1718)],
)
def test_one_share_is_as_newcombes_table_prints_it(events, total, lower, upper):
    found = wilson(events, total)
    assert (round(found.lower, 4), round(found.upper, 4)) == (lower, upper)
    assert found.share == events / total


# R. G. Newcombe (1998), Statistics in Medicine 17, 873-890, Table II, method 10, 95%.
@pytest.mark.parametrize(
    ("counts", "lower", "upper"),
    [
        ((56, 70, 48, 80), 0.0524, 0.3339),
        ((9, 10, 3, 10), 0.1705, 0.8090),
        ((6, 7, 2, 7), 0.0582, 0.8062),
        ((5, 56, 0, 29), -0.0381, 0.1926),
        ((0, 10, 0, 20), -0.1611, 0.2775),
        ((0, 10, 0, 10), -0.2775, 0.2775),
        ((10, 10, 0, 20), 0.6791, 1.0000),
        ((10, 10, 0, 10), 0.6075, 1.0000),
    ],
)
def test_a_difference_is_as_newcombes_table_prints_it(counts, lower, upper):
    found = difference(*counts)
    assert (round(found.lower, 4), round(found.upper, 4)) == (lower, upper)


def _by_root_finding(events, total, level, upward):
    """Wilson's limit by its meaning: the share at which the count lies z standard errors away, found by halving."""
    z, share = NormalDist().inv_cdf((1 + level) / 2), events / total
    near, far = share, 1.0 if upward else 0.0
    for _ in range(200):
        between = (near + far) / 2
        error = sqrt(between * (1 - between) / total)
        inside = abs(share - between) <= z * error
        near, far = (between, far) if inside else (near, between)
    return near


@given(
    st.integers(1, 500).flatmap(lambda n: st.tuples(st.integers(0, n), st.just(n))),
    st.sampled_from([0.5, 0.8, 0.9, 0.95, 0.99]),
)
def test_the_limits_are_where_the_score_test_would_just_not_refuse_the_share(counts, level):
    found = wilson(*counts, level=level)
    assert found.lower == pytest.approx(_by_root_finding(*counts, level, upward=False), abs=1e-9)
    assert found.upper == pytest.approx(_by_root_finding(*counts, level, upward=True), abs=1e-9)
    assert 0 <= found.lower <= found.share <= found.upper <= 1


_COUNTS = st.integers(1, 300).flatmap(lambda n: st.tuples(st.integers(0, n), st.just(n)))


@given(_COUNTS, _COUNTS)
def test_turning_the_groups_about_turns_the_interval_about(a, b):
    one, other = difference(*a, *b), difference(*b, *a)
    assert (one.lower, one.upper) == pytest.approx((-other.upper, -other.lower))
    assert one.lower <= one.difference <= one.upper


@given(_COUNTS, _COUNTS, st.sampled_from([0.8, 0.9, 0.95, 0.99]))
def test_the_p_value_never_contradicts_the_interval(a, b, level):
    found = difference(*a, *b, level=level)
    p = p_value(found)
    if abs(p - (1 - level)) > 1e-7:
        assert (p < 1 - level) == found.excludes_zero


def test_a_difference_of_nothing_is_no_surprise_at_all():
    assert p_value(difference(5, 10, 10, 20)) == 1.0


def test_the_p_value_of_newcombes_first_example_lies_near_the_score_tests():
    """56 of 70 and 48 of 80: pooled share 104/150, z = 0.2 / sqrt(0.6933 x 0.3067 x (1/70 + 1/80)) = 2.650."""
    score_test = 2 * NormalDist().cdf(-2.650)
    assert p_value(difference(56, 70, 48, 80)) == pytest.approx(score_test, abs=0.002)


def test_holm_multiplies_the_smallest_by_all_and_never_falls():
    # 0.01 x 4 = 0.04; 0.02 x 3 = 0.06; 0.03 x 2 = 0.06; 0.9 x 1 = 0.9
    assert holm([0.02, 0.9, 0.01, 0.03]) == pytest.approx((0.06, 0.9, 0.04, 0.06))
    # 0.4 x 3 is more than 1; the others follow it
    assert holm([0.4, 0.5, 0.6]) == (1.0, 1.0, 1.0)
    assert holm([]) == ()


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        ((1, 0), "no share of 0"),
        ((-1, 5), "-1 of 5"),
        ((6, 5), "6 of 5"),
        ((1, 5, 1.0), "level of confidence"),
        ((0.5, 5), "not a count"),
        ((True, 5), "not a count"),
    ],
)
def test_nonsense_is_refused_in_a_sentence(arguments, words):
    with pytest.raises(ForPerson, match=words):
        wilson(*arguments)


def test_a_p_value_beyond_one_is_refused():
    with pytest.raises(ForPerson, match=r"1\.5 is not a p-value"):
        holm([1.5])


@pytest.mark.parametrize("level", ["0.95", None, True, float("nan"), 1 - 2**-53, 0, 1])
def test_what_is_no_level_of_confidence_is_refused_in_a_sentence(level):
    with pytest.raises(ForPerson, match="is not a level of confidence"):
        wilson(3, 7, level)


def test_a_level_may_be_a_decimal():
    assert wilson(3, 7, Decimal("0.95")).lower == wilson(3, 7, 0.95).lower

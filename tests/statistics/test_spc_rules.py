"""Each rule on drawn series: where it begins, where it stops, and on which side."""

import pytest

from headway.statistics import PRESETS, Rule, xmr
from headway.statistics.spc.rules import found_in, sides_of

NHS, NELSON, ANHOEJ = PRESETS["nhs-mdc"], PRESETS["nelson"], PRESETS["anhoej"]


def found(scores, preset=NHS, rule=None):
    """(rule, first, last, side) of what the rules find in standard scores."""
    return [each[:4] for each in found_in(preset, scores, scores) if rule in (None, each[0])]


def test_a_figure_past_three_deviations_is_beyond_the_limits_and_one_on_the_limit_is_not():
    assert found([0.1, 3.0, -3.0, 3.0001, 0.2, -4]) == [
        (Rule.BEYOND, 3, 3, "high"), (Rule.BEYOND, 5, 5, "low"),
    ]  # fmt: skip


@pytest.mark.parametrize(("length", "signal"), [(6, False), (7, True), (8, True)])
def test_seven_on_one_side_is_a_shift(length, signal):
    scores = [-0.5, *[0.5, 0.4] * 4][: length + 1]
    assert found([*scores, -0.1]) == ([(Rule.SHIFT, 1, length, "high")] if signal else [])


def test_a_figure_on_the_mean_is_on_neither_side_and_ends_a_run():
    assert found([0.5, 0.4, 0.5, 0.0, 0.5, 0.4, 0.5, 0.3]) == []
    assert sides_of([0.5, 0.0, 1e-12, None, -0.5]) == [1, 0, 0, 0, -1]


def test_a_gap_ends_a_run_a_trend_and_a_window():
    assert found([0.5, 0.4, 0.5, None, 0.5, 0.4, 0.5, 0.3]) == []
    assert found([-0.3, -0.2, -0.1, None, 0.1, 0.2, 0.3, 0.4]) == []
    assert found([2.5, None, 2.5]) == []


# NHSRplotthedots, issue 167 and its tests: seven rising, seven falling, six, and a tie.
@pytest.mark.parametrize(
    ("series", "trend"),
    [
        (range(7), (Rule.TREND, 0, 6, "high")),
        (range(7, 0, -1), (Rule.TREND, 0, 6, "low")),
        ([2, *range(1, 8), 3], (Rule.TREND, 1, 7, "high")),
        (range(6), None),
        ([1, 2, 3, 3, 4, 5, 6], None),
    ],
)
def test_seven_steps_in_one_direction_are_a_trend(series, trend):
    scores = [(value - 4) / 3 for value in series]
    assert found(scores, rule=Rule.TREND) == ([trend] if trend else [])


# NHSRplotthedots, test-ptd_calculate_point_highlighting.R, "ptd_part_of_two_in_three works as expected".
@pytest.mark.parametrize(
    ("close", "marked"),
    [
        ([1, 0, 1], [0, 2]), ([0, 1, 1], [1, 2]), ([1, 1, 0], [0, 1]), ([0, 0, 1, 0, 1, 0, 0], [2, 4]),
        ([0, 0, 1, 1, 0, 0, 0], [2, 3]), ([1, 0, 0, 1], []), ([1, 0, 0, 1, 1], [3, 4]),
    ],
)  # fmt: skip
def test_two_of_three_near_the_limit_are_marked_themselves(close, marked):
    scores = [2.5 if near else 0.5 for near in close]
    points = [each[4] for each in found_in(NHS, scores, scores) if each[0] is Rule.TWO_OF_THREE]
    assert [point for group in points for point in group] == marked


def test_two_of_three_count_only_with_all_three_on_one_side():
    # NHSRplotthedots, issue 143 and test-ptd_spc_standard.R: 5.5 and -5.5 at the end of ones and minus ones.
    symmetrical = [1.0, -1.0] * 7 + [5.5, -5.5]
    assert xmr(symmetrical).flagged[-2:] == (False, False)
    assert found([2.5, -0.5, 2.5], rule=Rule.TWO_OF_THREE) == []
    assert found([2.5, 3.5, 0.5], rule=Rule.TWO_OF_THREE) == []  # past the limit is a signal of its own


def test_nelson_counts_two_of_three_wherever_the_third_lies():
    assert found([2.5, -0.5, 3.5], NELSON, Rule.TWO_OF_THREE) == [(Rule.TWO_OF_THREE, 0, 2, "high")]


@pytest.mark.parametrize(
    ("rule", "scores", "signal"),
    [
        (Rule.SHIFT, [0.5, 0.4] * 4 + [0.5], (0, 8, "high")),
        (Rule.SHIFT, [0.5, 0.4] * 4, None),
        (Rule.TREND, [-0.9, -0.6, -0.3, 0.1, 0.4, 0.8], (0, 5, "high")),
        (Rule.TREND, [-0.6, -0.3, 0.1, 0.4, 0.8], None),
        (Rule.ALTERNATING, [0.5, -0.5] * 7, (0, 13, "both")),
        (Rule.ALTERNATING, [0.5, -0.5] * 6 + [0.5], None),
        (Rule.FOUR_OF_FIVE, [1.2, 1.5, 0.5, 1.3, 1.4], (0, 4, "high")),
        (Rule.FOUR_OF_FIVE, [-1.2, -1.5, 0.5, 1.3, -1.4], None),
        (Rule.FIFTEEN_INSIDE, [0.9, 0.2, -0.9] * 5, (0, 14, "both")),
        (Rule.FIFTEEN_INSIDE, [0.9, 0.2, -0.9] * 4 + [0.1, 0.2], None),
        (Rule.EIGHT_OUTSIDE, [1.5, -1.5, 1.2, -1.1] * 2, (0, 7, "both")),
        (Rule.EIGHT_OUTSIDE, [1.5, -1.5, 1.2, -0.9] * 2, None),
    ],
)
def test_nelsons_other_tests(rule, scores, signal):
    assert found(scores, NELSON, rule) == ([(rule, *signal)] if signal else [])


def test_a_run_longer_than_chance_explains_is_marked_and_ties_are_dropped_from_it():
    # 24 figures off the centre line: up to 8 in a row are expected (qicharts2, appendix 2).
    scores = [0.5, -0.5] * 7 + [0.5] * 4 + [0.0] + [0.5] * 5
    marked = found_in(ANHOEJ, scores, scores)
    assert [each[:4] for each in marked] == [(Rule.LONGEST_RUN, 14, 23, "high")]
    assert 18 not in marked[0][4]


def test_too_few_crossings_are_a_signal_of_the_whole_phase_with_no_figure_marked():
    scores = [0.5] * 6 + [-0.5] * 6 + [0.5] * 6 + [-0.5] * 6  # 3 crossings; 8 are the fewest expected
    assert found_in(ANHOEJ, scores, scores) == [(Rule.CROSSINGS, 0, 23, "both", ())]


def test_runs_analysis_needs_ten_figures_off_the_centre_line():
    assert found([0.5] * 9, ANHOEJ) == []
    assert found([0.5] * 10, ANHOEJ) != []

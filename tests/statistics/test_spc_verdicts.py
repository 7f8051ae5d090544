"""What a director reads: both verdicts, the sentence, phases, and honesty about short, flat and broken series."""

from decimal import Decimal

import pytest

from headway.errors import ForPerson
from headway.statistics import PRESETS, Variation, laney_p, laney_u, p_chart, u_chart, xmr

CALM = [
    20.0,
    22.0,
    19.0,
    21.0,
    23.0,
    20.0,
    18.0,
    21.0,
    22.0,
    19.0,
    21.0,
    20.0,
]  # mean 20.5, mean moving range 2.09
LEVEL = [20.0, 22.0, 19.0, 21.0, 18.0, 20.0, 22.0, 19.0, 21.0, 18.0, 20.0, 22.0]


@pytest.mark.parametrize(
    ("last", "polarity", "state"),
    [
        (40.0, "higher", Variation.IMPROVEMENT_HIGH),
        (40.0, "lower", Variation.CONCERN_HIGH),
        (0.0, "higher", Variation.CONCERN_LOW),
        (0.0, "lower", Variation.IMPROVEMENT_LOW),
        (40.0, "neutral", Variation.NEUTRAL_HIGH),
        (0.0, None, Variation.NEUTRAL_LOW),
        (20.0, "higher", Variation.COMMON),
    ],
)
def test_the_latest_figure_gives_the_variation(last, polarity, state):
    found = xmr([*CALM, last], polarity=polarity)
    assert found.variation is state
    assert state.is_signal == (last != 20.0)


def test_a_signal_that_is_over_leaves_the_latest_figure_common_and_says_so():
    found = xmr([*CALM[:6], 60.0, *CALM[6:]], polarity="lower")
    assert found.variation is Variation.COMMON
    assert found.flagged.index(True) == 6
    assert found.words == "No signal: the latest figure is not part of one, though earlier figures are."


def test_a_fall_above_the_mean_is_a_fall():
    # NHSRplotthedots, issue 171 and pull request 180: the direction of a trend counts, not the side of the mean.
    series = [*[10.0, 12.0] * 6, 30.0, 28.0, 26.0, 24.0, 22.0, 20.0, 18.0]
    found = xmr(series, polarity="higher", preset="nhs-mdc-excel")
    assert series[-1] > found.mean
    assert found.variation is Variation.CONCERN_LOW
    assert "each lower than the one before" in found.words


# Limits of CALM: 20.5 ± 2.66 x 23/11 = 14.94 and 26.06.
@pytest.mark.parametrize(
    ("target", "polarity", "state"),
    [
        (14.0, "higher", "consistently meets"), (27.0, "higher", "consistently fails"),
        (14.0, "lower", "consistently fails"), (27.0, "lower", "consistently meets"),
        (21.0, "higher", "hit or miss"), (21.0, "neutral", "none"), (21.0, None, "none"), (None, "higher", "none"),
    ],
)  # fmt: skip
def test_the_target_against_the_limits_gives_the_assurance(target, polarity, state):
    assert xmr(CALM, target=target, polarity=polarity).assurance == state


def test_the_last_phase_decides_and_its_reason_is_kept():
    found = xmr(
        [*LEVEL, *[v + 30 for v in LEVEL]], phases=[(12, " New front door ")], target=40, polarity="higher"
    )
    assert [phase.reason for phase in found.phases] == ["", "New front door"]
    assert [(phase.first, phase.last, phase.points) for phase in found.phases] == [(0, 11, 12), (12, 23, 12)]
    assert found.mean == found.phases[1].mean == pytest.approx(found.phases[0].mean + 30)
    assert found.centre[11] == found.phases[0].mean
    assert not found.signals  # without the phase the step is one
    assert xmr([*LEVEL, *[v + 30 for v in LEVEL]]).signals
    assert found.assurance == "consistently meets"


def test_a_rule_does_not_reach_across_phases():
    series = [*LEVEL[:6], 21.0, 21.5, 22.0, 22.5, 23.0, 23.5, 24.0, *[20.0, 21.0] * 4]
    assert any(s.rule == "trend" for s in xmr(series).signals)
    assert not any(s.rule == "trend" for s in xmr(series, phases=[(9, "team of the north split")]).signals)


def test_five_figures_of_which_one_differs_give_no_signal():
    for preset in PRESETS:
        found = xmr([1, 1, 1, 1, 2], preset=preset, polarity="lower", target=1)
        assert (found.signals, any(found.flagged), found.variation) == ((), False, Variation.NONE)
        assert (found.lower, found.upper, found.mean, found.assurance) == (None, None, 1.2, "none")
        assert found.words.startswith("Too few figures (5; ")


@pytest.mark.parametrize("preset", PRESETS)
def test_a_series_that_hardly_moves_gets_no_limits_and_no_signals(preset):
    found = xmr([1] * 14 + [2], preset=preset)
    assert (found.upper, found.signals) == (None, ())
    assert found.words.startswith("Most figures equal the one before")


@pytest.mark.parametrize("value", [0, 0.1, 7.3])
def test_a_flat_series_says_that_it_is_flat(value):
    found = xmr([value] * 20, polarity="lower", target=1)
    assert (found.lower, found.upper, found.signals, found.trial) == (None, None, (), False)
    assert found.mean == pytest.approx(value)
    assert found.words == "Every figure is the same, so there is no variation to tell a signal from."


def test_what_rounding_leaves_is_not_variation():
    assert xmr([0.1 + 0.2, 0.3] * 10).words.startswith("Every figure is the same")


@pytest.mark.parametrize("series", [[], [None], [None] * 12])
def test_a_series_without_figures_says_so(series):
    found = xmr(series)
    assert (found.mean, found.variation, found.words) == (None, Variation.NONE, "There are no figures.")
    assert len(found.centre) == len(found.flagged) == len(series)


def test_one_figure_is_too_few():
    assert xmr([4]).words == "Too few figures (1; 6 are needed) to tell a signal from chance."
    assert xmr([4] * 12, preset="nhs-mdc-excel").words.endswith(
        "(12; 13 are needed) to tell a signal from chance."
    )


def test_limits_from_fewer_than_twelve_figures_are_on_trial():
    assert (xmr(CALM[:11]).trial, xmr(CALM).trial) == (True, False)
    assert "on trial" in xmr(CALM[:11]).words
    assert xmr([*CALM, *CALM[:8]], phases=[(12, "new team")]).trial


def test_a_moving_range_does_not_cross_a_gap():
    values = [10.0, 12.0, 11.0, None, 30.0, 31.0, 29.0, 30.0]
    ranges = [2, 1, 1, 2, 1]  # 11 to 30 is no neighbour's step
    assert xmr(values).upper == pytest.approx(sum(v for v in values if v) / 7 + 2.66 * sum(ranges) / 5)


@pytest.mark.parametrize(
    "chart", [xmr, lambda values: laney_p(values, [100 if one else None for one in values])]
)
def test_a_series_with_hardly_two_neighbours_has_no_limits(chart):
    # Six figures, but one moving range alone (of 1): limits from it would mark 13, and most of what else there is.
    broken = chart([10, None, 12, None, 8, None, 13, None, 9, 10])
    assert broken.lower is broken.upper is None
    assert not broken.signals
    assert broken.variation is Variation.NONE
    assert broken.words == (
        "Too few figures have a neighbour (pairs: 1; at least 5 are needed), so the usual movement cannot be measured."
    )
    assert chart([10, 12, 8, 13, 9, 10]).upper is not None


@pytest.mark.parametrize("figure", [1e101, -1e308, 10**150, Decimal("1e200")])
def test_a_figure_too_large_to_be_one_is_refused(figure):
    with pytest.raises(ForPerson, match="Figure 13 of the series is"):
        xmr([*CALM, figure])


def test_a_series_that_ends_in_a_gap_is_judged_by_its_last_figure_and_says_so():
    found = xmr([*CALM, 40.0, None], polarity="lower")
    assert found.variation is Variation.CONCERN_HIGH
    assert found.flagged == (*[False] * 12, True, False)
    assert any("The latest figure is missing" in note for note in found.notes)


def test_a_total_of_nothing_is_a_gap():
    events, totals = [3, 0, 4, 2, 5, 3, 4, 3], [20, 0, 22, 19, 21, 20, 18, 20]
    for found in (
        p_chart(events, totals),
        laney_p(events, totals),
        u_chart(events, totals),
        laney_u(events, totals),
    ):
        assert (found.values[1], found.lowers[1], found.uppers[1], found.flagged[1]) == (
            None,
            None,
            None,
            False,
        )
        assert found.mean == pytest.approx(24 / 140)


def test_shares_without_variation_are_flat():
    assert p_chart([0] * 12, [30] * 12).words.startswith("There were no events.")
    assert p_chart([30] * 12, [30] * 12).words.startswith("Every case is an event.")
    assert u_chart([0] * 12, [30] * 12).signals == ()
    assert laney_p([6] * 12, [30] * 12).words.startswith("Every figure is the same")


def test_limits_of_shares_stay_within_nothing_and_all():
    low, high = p_chart([1, 0, 2, 1, 0, 1, 2], [10] * 7), p_chart([9, 10, 8, 9, 10, 9, 8], [10] * 7)
    assert (low.lower, high.upper) == (0.0, 1.0)
    assert u_chart([1, 0, 2, 1, 0, 1, 2], [10] * 7).lower == 0.0
    assert any(
        "less than one event is to be expected" in note for note in p_chart([1, 0] * 5, [10] * 10).notes
    )


def test_a_rate_is_given_for_each_so_many():
    plain, scaled = u_chart([5, 7, 6, 4, 8, 5], [900] * 6), u_chart([5, 7, 6, 4, 8, 5], [900] * 6, per=10_000)
    assert scaled.mean == pytest.approx(10_000 * plain.mean)
    assert scaled.upper == pytest.approx(10_000 * plain.upper)


def test_the_rule_set_is_printed_in_the_result():
    for name in PRESETS:
        found = xmr(CALM, preset=name)
        assert found.preset.name == name
        assert found.preset.source
        assert found.notes[0].startswith(f"Rule set: {name} (")


def test_decimals_and_whole_numbers_are_figures():
    assert xmr([Decimal("20.5"), 21, 19.5, 20, 22, 18]).mean == pytest.approx(121 / 6)


@pytest.mark.parametrize(
    ("call", "says"),
    [
        (lambda: xmr(CALM, rolling=True), "neighbouring figures share eleven twelfths"),
        (lambda: p_chart([1], [2], rolling=True), "rolling"),
        (lambda: xmr([1, "2"]), "Figure 2 of the series is '2', not a number"),
        (lambda: xmr([1, True]), "Figure 2"),
        (lambda: xmr([1, float("nan")]), "Figure 2"),
        (lambda: xmr([1, float("inf")]), "Figure 2"),
        (lambda: xmr(CALM, preset="weco"), "Choose one of: nhs-mdc, nhs-mdc-excel, nelson, anhoej"),
        (lambda: xmr(CALM, polarity="up"), "is not a direction"),
        (lambda: xmr(CALM, target="5"), "The target"),
        (lambda: xmr(CALM, phases=[(6, " ")]), "has no reason"),
        (lambda: xmr(CALM, phases=[(12, "new team")]), "cannot begin at 12"),
        (lambda: xmr(CALM, phases=[(-1, "new team")]), "cannot begin at -1"),
        (lambda: xmr(CALM, phases=[(6, "a"), (6, "b")]), "Two phases begin"),
        (lambda: xmr(CALM, phases=[6]), "is not a phase"),
        (lambda: p_chart([1, 2], [3]), "2 counts of events and 1 totals"),
        (lambda: p_chart([-1], [3]), "neither may be below 0"),
        (lambda: p_chart([1], [-3]), "neither may be below 0"),
        (lambda: p_chart([4], [3]), "not possible"),
        (lambda: p_chart([1], [0]), "not possible"),
        (lambda: p_chart([1.5], [3]), "not a count"),
        (lambda: p_chart([True], [3]), "not a count"),
        (lambda: p_chart([1], ["3"]), "not a count"),
        (lambda: u_chart([1], [float("nan")]), "Exposure 1"),
        (lambda: u_chart([1], [0]), "not possible"),
        (lambda: xmr([10**400]), "Figure 1"),
        (lambda: p_chart([1], [10**400]), "Total 1"),
        (lambda: u_chart([1], [Decimal("sNaN")]), "Exposure 1"),
        (lambda: u_chart([1], [10], per=0), "Give a number above 0"),
    ],
)
def test_nonsense_is_refused_with_a_sentence(call, says):
    with pytest.raises(ForPerson, match=says.replace("(", r"\(")):
        call()


def test_more_events_than_exposure_are_a_rate():
    assert u_chart([12, 9, 14, 11, 10, 13], [5] * 6).mean == pytest.approx(69 / 30)

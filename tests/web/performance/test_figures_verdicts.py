"""Which chart a measure's figures call for, and that it speaks the measure's own unit."""

from dataclasses import dataclass
from datetime import date
from random import Random

import pytest

from headway.errors import ForPerson
from headway.statistics.spc import Assurance, Variation, p_chart, xmr
from headway.web.performance.rules.rows import unknown_share
from headway.web.performance.rules.sparkline import sparkline
from headway.web.performance.rules.verdicts import by_figures, phases_of, verdict
from headway.web.performance.states import ChartKind


@dataclass(frozen=True)
class Kept:
    """A measure, as far as its chart goes."""

    chart: str = ""
    preset: str = "nhs-mdc"
    better: str = "lower"
    kind: str = "flow"
    unit: str = "%"
    multiplier: int = 100


@dataclass(frozen=True)
class Anew:
    """Where limits start anew."""

    from_day: date
    reason: str = "A new front door."


def shares(seed: int, of: int = 250, share: float = 0.2, months: int = 36) -> tuple[list[int], list[int]]:
    """Events by chance alone."""
    random = Random(seed)  # noqa: S311 - made-up figures
    return [sum(random.random() < share for _ in range(of)) for _ in range(months)], [of] * months


def test_shares_that_vary_by_chance_have_a_p_chart_and_others_laneys() -> None:
    plain = [by_figures(*shares(seed), "%") for seed in range(20)]
    assert plain.count(ChartKind.P) >= 18
    jumps = [50 if month % 2 else 90 for month in range(36)]
    assert by_figures(jumps, [250] * 36, "%") is ChartKind.LANEY_P
    assert by_figures([50, 51, 49, 50], [10_000] * 4, "rate per 10,000") is ChartKind.U
    assert by_figures([50, 90] * 12, [10_000] * 24, "rate per 10,000") is ChartKind.LANEY_U


def test_what_has_no_parts_or_no_whole_ones_is_charted_by_its_values() -> None:
    assert by_figures([5, 6], [None, None], "count") is ChartKind.XMR
    assert by_figures([None, None], [None, None], "%") is ChartKind.XMR
    assert by_figures([11.5, 12.0], [60.0, 61.4], "%") is ChartKind.XMR  # full-time equivalents
    assert by_figures([300, 310], [20, 21], "days") is ChartKind.XMR
    assert by_figures([5, 6], [4, 7], "%") is ChartKind.XMR  # more left than are there: no share of them


@pytest.mark.parametrize("chart", ["p", "laney-p", "u", "laney-u"])
def test_a_chart_that_was_chosen_and_does_not_fit_is_drawn_by_values_and_says_so(chart: str) -> None:
    staff = [60.0 + month % 3 for month in range(14)]
    left = [1.5 + month % 4 for month in range(14)]
    values = [100 * e / t for e, t in zip(left, staff, strict=True)]
    found = verdict(values, left, staff, Kept(chart=chart))
    assert found.chart == "xmr"
    assert any("whole numbers of events" in each for each in found.notes)
    assert verdict(values, left, staff, Kept()).notes == verdict(values, left, staff, Kept(chart="xmr")).notes


def test_values_limits_and_target_are_in_the_measures_unit() -> None:
    events, totals = shares(1)
    values = [100 * e / t for e, t in zip(events, totals, strict=True)]
    found = verdict(values, events, totals, Kept(chart="p"), target=20.0)
    shared = p_chart(events, totals, polarity="lower", target=0.2)
    assert found.values == pytest.approx(values)
    assert (found.mean, found.target) == pytest.approx((100 * sum(events) / sum(totals), 20.0))
    assert found.upper == pytest.approx(100 * shared.upper)  # type: ignore[operator]
    assert found.phases[0].upper == pytest.approx(found.upper)
    assert (found.variation, found.assurance) == (shared.variation, shared.assurance)
    assert found.assurance == Assurance.HIT_OR_MISS


def test_a_step_to_the_wrong_side_is_a_concern_and_to_the_other_an_improvement() -> None:
    events = [50, 52, 48, 51, 49, 50] * 4 + [75] * 8
    values = [e / 2.5 for e in events]
    for better, wanted in (("lower", Variation.CONCERN_HIGH), ("higher", Variation.IMPROVEMENT_HIGH)):
        assert verdict(values, events, [250] * 32, Kept(better=better)).variation == wanted
    for better in ("neutral", "context", "near"):
        assert verdict(values, events, [250] * 32, Kept(better=better)).variation == Variation.NEUTRAL_HIGH


def test_a_month_without_a_denominator_is_a_gap() -> None:
    events, totals = shares(2, months=14)
    events[6], totals[6] = 0, 0
    values = [100 * e / t if t else None for e, t in zip(events, totals, strict=True)]
    found = verdict(values, events, totals, Kept())
    assert found.values[6] is None
    assert any("missing" in note for note in found.notes)


def test_rolling_figures_have_no_chart() -> None:
    with pytest.raises(ForPerson, match="rolling"):
        verdict([20.0] * 24, [None] * 24, [None] * 24, Kept(kind="rolling"))


def test_limits_start_anew_where_somebody_said_and_never_before_the_first_figure() -> None:
    days = [date(2025, month, 1) for month in range(1, 13)]
    rebases = [Anew(date(2025, 7, 1)), Anew(date(2024, 1, 1)), Anew(date(2026, 5, 1))]
    assert phases_of(days, rebases) == [(6, "A new front door.")]
    assert phases_of(days, [Anew(date(2025, 7, 15))]) == [(7, "A new front door.")]


def test_a_snapshot_says_that_its_months_are_alike_by_themselves() -> None:
    events, totals = shares(3)
    values = [100 * e / t for e, t in zip(events, totals, strict=True)]
    assert any(
        "same children" in each for each in verdict(values, events, totals, Kept(kind="snapshot")).notes
    )


def test_unknown_is_a_share_of_what_could_have_been_told() -> None:
    assert str(unknown_share(18, 63, 140, of_a_whole=True)) == "11.4"  # 18 of 158
    assert (
        str(unknown_share(1, 199, 49_403, of_a_whole=False)) == "0.5"
    )  # of 200 referrals, not of all children
    assert unknown_share(0, 0, 0, of_a_whole=True) is None
    assert str(unknown_share(5, None, None, of_a_whole=True)) == "100.0"


def test_a_sparkline_is_broken_at_a_gap_and_marks_signals() -> None:
    line = sparkline([1.0, None, 3.0, 2.0], [False, False, True, False], mean=2.0)
    assert line is not None
    assert line.path == "M3 27h0M79 3L117 15"
    assert (line.flagged, line.mean, line.last) == (((79.0, 3.0),), 15.0, (117.0, 15.0))
    assert sparkline([None, 4.0, None]) is None
    flat = sparkline([5.0, 5.0])
    assert flat is not None
    assert flat.path == "M3 15L117 15"


def test_no_limit_lies_where_no_figure_can() -> None:
    counts = [10, 4, 9, 3, 12, 6, 1, 9, 5, 8, 4, 10, 2]
    plain, kept = xmr(counts), verdict(counts, [None] * 13, [None] * 13, Kept(unit="count"))
    assert plain.lower is not None
    assert plain.lower < 0
    assert kept.lower == 0
    assert set(kept.lowers) == {0}
    assert (kept.upper, kept.signals, kept.variation) == (plain.upper, plain.signals, plain.variation)
    high = [97.0, 99.0, 100.0, 96.0, 100.0, 98.0, 99.5, 95.0, 100.0, 97.0, 99.0, 98.0, 100.0]
    assert verdict(high, [None] * 13, [None] * 13, Kept()).upper == 100
    beyond = [103.0, *high]  # a figure that no share can be is not tidied away
    assert verdict(beyond, [None] * 14, [None] * 14, Kept()).upper > 100

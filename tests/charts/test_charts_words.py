"""What a chart says without being seen, what its scale admits, and that its marks differ without colour."""

import zlib
from itertools import pairwise

import pytest
from chart_samples import (
    authorities,
    compared,
    control_chart,
    districts,
    figures,
    full,
    shares,
    stepped,
    together,
)

from headway.charts import sparkline, spc_chart
from headway.charts.ink import LOOKS, Kind
from headway.charts.layout import apart
from headway.charts.numbers import as_given, plain, said, shown, trimmed
from headway.charts.periods import below, labelled
from headway.charts.periods import said as period_said
from headway.charts.scale import scale_of
from headway.statistics import xmr


def test_a_control_chart_tells_its_verdict_limits_and_signals():
    chart = stepped()
    assert "The latest figure, November 2022, is " in chart.description
    assert chart.verdict in chart.description
    assert "signal of concern" in {row[5] for row in chart.table.rows}
    assert "The mean is " in chart.description


def test_the_same_signal_is_good_bad_or_neither_by_polarity():
    says = {
        polarity: {row[5] for row in stepped(polarity=polarity).table.rows}
        for polarity in ("higher", "lower", None)
    }
    assert "signal of improvement" in says["higher"]
    assert "signal of concern" in says["lower"]
    assert "signal, neither good nor bad" in says[None]


def test_phases_targets_remarks_and_gaps_are_said():
    said_of = full().description
    for words in (
        "April 2023: a new front door",
        "The target is 20.0%",
        "The floor is 25.0%",
        "caseloads rose",
        "missing",
    ):
        assert words in said_of
    assert full().table.rows[9][1] == ""


def test_the_shares_of_a_p_chart_are_shown_as_percentages():
    assert "The target is 85.0%" in shares().description
    assert all(50 < float(row[1]) <= 100 for row in shares().table.rows)


def test_no_figures_are_said_to_be_none():
    assert "no figures yet" in control_chart([None, None]).description
    assert "no figures yet" in sparkline([]).description


def test_a_funnel_names_the_own_authority_how_many_there_are_phi_and_tau():
    chart = authorities()
    assert chart.verdict.startswith("Kent, ")
    for words in ("150 authorities", "phi", "tau²", "Outside the adjusted limits: "):
        assert words in chart.description
    assert len(chart.table.rows) == 150
    assert "Kent" not in authorities(highlight="Nowhere").verdict


def test_an_odd_district_is_named_and_none_is_where_chance_would_do():
    assert districts().verdict == "Standing out from the rest: Swale (higher)."
    assert "worse" in districts().svg()
    assert districts(odd=False).verdict == "Chance alone could explain differences of this size."


def test_a_comparison_says_each_side_and_who_has_no_figure():
    assert compared().verdict == (
        "Kent, 21.6%: below England (22.6%); above statistical neighbours, mean of 9 (20.4%)."
    )
    assert "median of 9 without a figure" in compared().description


def test_several_series_are_each_told_with_their_range():
    assert "Vacancy rate: " in together().description
    assert "caseloads rose" in together().description


def test_lengths_that_differ_are_refused():
    with pytest.raises(ValueError, match="differ in length"):
        spc_chart(title="", periods=("2025-01",), spc=xmr([1.0, 2.0]), unit="", decimals=0)


@pytest.mark.parametrize(
    ("values", "unit", "starts_at_zero"),
    [
        ([3, 40], "", True),
        ([90, 95], "%", False),
        ([60, 90], "%", False),
        ([50, 90], "%", True),
        ([-3, 4], "", False),
    ],
)
def test_a_scale_starts_at_zero_unless_the_range_is_small(values, unit, starts_at_zero):
    scale = scale_of(values, unit, 1)
    assert (scale.low == 0) is starts_at_zero
    assert scale.low <= min(values)
    assert max(values) <= scale.high <= (100 if unit else 1e9)
    assert scale.cut is (scale.low > 0)
    assert list(scale.ticks) == sorted(set(scale.ticks))


def test_a_scale_cut_off_is_said_on_the_chart_and_in_words():
    chart = control_chart(figures(12, 90.0))
    assert "not at zero" in chart.svg()
    assert "The scale does not start at zero." in chart.description


@pytest.mark.parametrize(
    ("printed", "unit", "given", "without_noughts"),
    [
        ("90.00", "%", "90.00%", "90%"),
        ("12.50", "%", "12.50%", "12.5%"),
        ("100", "count", "100", "100"),
        ("1204.0", "rate per 10,000", "1,204.0 per 10,000", "1,204 per 10,000"),
        ("13.40", "score", "13.40", "13.4"),
        ("-3.0", "days", "−3.0 days", "−3 days"),
    ],
)
def test_a_figure_keeps_the_noughts_it_was_given_with_and_a_target_loses_them(
    printed, unit, given, without_noughts
):
    assert as_given(printed, unit) == given
    assert trimmed(printed, unit) == without_noughts


def test_numbers_round_half_up_and_read_as_english():
    assert (shown(0.25, "%", 1), shown(-3, "", 0), shown(1204, "", 0)) == ("0.3%", "−3", "1,204")
    assert said(312.45, "per 10,000", 1) == "312.5 per 10,000"
    assert (plain(-0.04, 1), plain(None, 1)) == ("0.0", "")


def test_periods_read_as_english():
    assert (period_said("2025-04"), period_said("202425"), period_said("2014-16")) == (
        "April 2025",
        "2024/25",
        "2014-16",
    )
    assert below("2025-04") == "Apr\n2025"


def test_the_latest_period_is_always_labelled():
    months = [f"2025-{at:02d}" for at in range(1, 13)]
    for apart_px in (5, 10, 50):
        assert labelled(months, apart_px)[-1] == 11


def test_labels_keep_apart_and_within():
    made = apart([10, 11, 12, 100], 0, 200)
    assert all(after - before >= 17.9 for before, after in pairwise(made))
    assert made[0] >= 0


def luminance(colour):
    """Relative luminance, as in WCAG 2.2."""
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return sum(weight * part for weight, part in zip((0.2126, 0.7152, 0.0722), linear, strict=True))


def test_marks_that_stand_together_differ_without_colour():
    for kind in (Kind.BETTER, Kind.WORSE):
        for other in (Kind.CHANCE, Kind.BETTER, Kind.WORSE):
            if kind is not other:
                assert LOOKS[kind].shape != LOOKS[other].shape
                light, dark = sorted(
                    (luminance(LOOKS[kind].fill), luminance(LOOKS[other].fill)), reverse=True
                )
                assert (light + 0.05) / (dark + 0.05) >= 1.9
    for look in LOOKS.values():
        assert (1.05) / (luminance(look.edge) + 0.05) >= 3  # every mark has an edge that shows on white


def pixels(png):
    """Rows of (red, green, blue), from a PNG of 8 bits with or without alpha (PNG specification, 9)."""
    width, height, kind = int.from_bytes(png[16:20], "big"), int.from_bytes(png[20:24], "big"), png[25]
    size, at, data = {2: 3, 6: 4}[kind], 8, b""
    while at < len(png):
        length = int.from_bytes(png[at : at + 4], "big")
        data += png[at + 8 : at + 8 + length] if png[at + 4 : at + 8] == b"IDAT" else b""
        at += length + 12
    raw, before = zlib.decompress(data), bytearray(width * size)
    for row in range(height):
        start = row * (width * size + 1)
        way, line = raw[start], bytearray(raw[start + 1 : start + 1 + width * size])
        for x in range(len(line)):
            left = line[x - size] if x >= size else 0
            up, corner = before[x], before[x - size] if x >= size else 0
            guess = left + up - corner
            near = min((left, up, corner), key=lambda each: abs(guess - each))
            line[x] = (line[x] + (0, left, up, (left + up) // 2, near)[way]) & 255
        before = line
        yield [tuple(line[x : x + 3]) for x in range(0, len(line), size)]


def test_in_greyscale_the_marks_of_a_picture_still_differ():
    values = [*figures(12), *figures(8, 30.0, seed=2)]
    found = set()
    for row in pixels(control_chart([*values, *figures(8, 14.0, seed=4)], polarity="lower").png(1)):
        found.update(row)
    greys = {}
    for kind in (Kind.BETTER, Kind.WORSE):
        fill = LOOKS[kind].fill
        rgb = tuple(int(fill[at : at + 2], 16) for at in (1, 3, 5))
        assert rgb in found, f"{kind} is not in the picture"
        greys[kind] = round(0.299 * rgb[0] + 0.587 * rgb[1] + 0.114 * rgb[2])
    assert abs(greys[Kind.BETTER] - greys[Kind.WORSE]) >= 60
    assert 255 - max(greys.values()) >= 60

"""The first figures after returns begin count too few where a definition looks back: they are kept, and not charted."""

from dataclasses import replace

import pytest

from headway.indicators.periods import period_of
from headway.web.performance.actions.figures import Figure, bring_in
from headway.web.performance.models import Load, Measure, Observation
from headway.web.performance.queries.series import series_of
from headway.web.register.models import Authority
from headway.web.trail.actions import SYSTEM

pytestmark = pytest.mark.django_db


def periods(kent: Authority, drawn: str) -> tuple[str, ...]:
    """The periods of a series drawn as "s s 20 s 21": s is a figure of short history, from January 2026."""
    measure = Measure.objects.create(
        authority=kent, code="rereferral_pct", title="Re-referrals", counts="x", unit="%", better="lower"
    )
    load = Load.objects.create(authority=kent, source="returns", title="x", sha256="0" * 64, by_name="x")
    for place, cell in enumerate(drawn.split(), start=1):
        span = period_of(f"2026-{place:02d}")
        Observation.objects.create(
            measure=measure, load=load, every="month", period=span.code, first_day=span.first_day,
            last_day=span.last_day, numerator=5, denominator=100, value=5 if cell == "s" else int(cell),
            is_short=cell == "s",
        )  # fmt: skip
    return series_of([measure], every="month")[measure.pk, ""].periods


def test_a_series_begins_where_the_returns_reach_back_far_enough(kent: Authority) -> None:
    assert periods(kent, "s s 20 21") == ("2026-03", "2026-04")


def test_only_the_beginning_is_left_out(kent: Authority) -> None:
    assert periods(kent, "s 20 s 21") == ("2026-02", "2026-03", "2026-04")


def test_where_no_figure_is_better_they_stand(kent: Authority) -> None:
    assert periods(kent, "s s s") == ("2026-01", "2026-02", "2026-03")


def test_the_same_number_from_returns_that_reach_further_back_supersedes(kent: Authority) -> None:
    measure = Measure.objects.create(
        authority=kent, code="rereferral_pct", title="Re-referrals", counts="x", unit="%", better="lower"
    )
    span = period_of("2026-01")
    counted = Figure(measure, "", "month", span.code, span.first_day, span.last_day, 5, 100, 5, is_short=True)
    told = {"by": SYSTEM, "authority": kent, "source": "returns", "title": "x"}
    bring_in(**told, figures=[counted])
    assert bring_in(**told, figures=[counted]).load is None
    assert bring_in(**told, figures=[replace(counted, is_short=False)]).changed == 1
    assert [each.is_short for each in Observation.objects.filter(is_current=True)] == [False]

"""What a measure shows when a question is opened: kept with the question, and proposed as its words. Pure."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any, Protocol

from headway.charts.numbers import as_given, trimmed
from headway.charts.periods import said as period_said
from headway.statistics import round_half_up
from headway.web.performance.rules.rating import Rated, TargetLike, rate
from headway.web.performance.rules.verdicts import MeasureLike, RebaseLike, verdict_of

__all__ = ["Opening", "opening", "question_text"]


class _Measure(MeasureLike, Protocol):
    title: str
    decimals: int
    stale_after: int


class _Series(Protocol):
    periods: Sequence[str]
    first_days: Sequence[date]
    last_days: Sequence[date]
    values: Sequence[float | None]
    numerators: Sequence[float | None]
    denominators: Sequence[float | None]


@dataclass(frozen=True)
class Opening:
    """The latest figure with its rating and the signals of its chart."""

    title: str
    area: str
    unit: str
    period: str
    value: Decimal | None
    numerator: Any
    denominator: Any
    rated: Rated | None
    target: Decimal | None
    floor: Decimal | None
    signals: tuple[str, ...]

    def kept(self) -> dict[str, Any]:
        """As the question keeps it."""
        return {
            "period": self.period,
            "value": None if self.value is None else str(self.value),
            "numerator": self.numerator,
            "denominator": self.denominator,
            "unit": self.unit,
            "rating": str(self.rated.rating) if self.rated else "",
            "target": None if self.target is None else str(self.target),
            "floor": None if self.floor is None else str(self.floor),
            "signals": list(self.signals),
        }

    @property
    def words(self) -> str:
        """The figure in words: "31.2% in March 2026"."""
        if self.value is None:
            return "no figure"
        return f"{as_given(self.value, self.unit)} in {period_said(self.period)}"


def opening(
    measure: _Measure,
    area: str,
    series: _Series | None,
    target: TargetLike | None,
    rebases: Iterable[RebaseLike] = (),
) -> Opening:
    """What the measure shows in an area by its latest figure; the signals are those that reach it. ``rebases``: where
    the limits of that area's chart start anew.
    """
    figures = [place for place, each in enumerate(series.values) if each is not None] if series else []
    if series is None or not figures:
        return Opening(measure.title, area, measure.unit, "", None, None, None, None, None, None, ())
    last = figures[-1]
    value, day = round_half_up(series.values[last], measure.decimals), series.last_days[last]
    return Opening(
        title=measure.title,
        area=area,
        unit=measure.unit,
        period=series.periods[last],
        value=value,
        numerator=series.numerators[last],
        denominator=series.denominators[last],
        rated=rate(
            value,
            target,
            measure.better,
            last_day=day,
            on=day,
            stale_after=measure.stale_after,
            unit=measure.unit,
        ),
        target=target.target if target else None,
        floor=target.floor if target else None,
        signals=_signals(measure, series, last, rebases),
    )


def _signals(measure: _Measure, series: _Series, last: int, rebases: Iterable[RebaseLike]) -> tuple[str, ...]:
    """The signals of the chart that reach the latest figure; a rolling series has no chart."""
    found = verdict_of(measure, series, rebases)
    return tuple(each.words for each in found.signals if each.last == last) if found else ()


def question_text(shown: Opening) -> str:
    """The words proposed for the question; the person who asks writes their own over them."""
    if shown.value is None:
        return f"{shown.title}: there is no figure. Why is there none, and when will there be one?"
    where = f" in {shown.area}" if shown.area else ""
    said = f"{shown.title}{where}: {shown.words}"
    if shown.target is not None:
        said += f"; the target is {trimmed(shown.target, shown.unit)}"
    return f"{said}. Why is that, for which children, and what will be different by when?"

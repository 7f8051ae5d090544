"""The charts of a measure's page, from what the page shows: each draws itself, and brings its words and its table."""

from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING

from headway.charts.numbers import unit_said
from headway.web.performance.models import Annotation, Measure
from headway.web.performance.queries.measures_shown import Shown
from headway.web.performance.queries.series import Series
from headway.web.performance.rules.verdicts import as_drawn, polarity

if TYPE_CHECKING:
    from headway.charts.figure import Figure
    from headway.charts.months import Series as Line

__all__ = ["FORMS", "line_of", "marks_of", "over_time", "staff_beside"]

FORMS = {"svg": "image/svg+xml", "png": "image/png", "csv": "text/csv; charset=utf-8"}


def over_time(shown: Shown) -> "Figure | None":
    """The control chart; None of rolling figures, or where there are none."""
    from headway.charts.spc import spc_chart

    spc, measure, held = shown.spc, shown.measure, shown.target
    if spc is None:
        return None
    return spc_chart(
        title=title_of(shown),
        periods=shown.series.periods,
        spc=as_drawn(spc),
        unit=unit_said(measure.unit),
        decimals=measure.decimals,
        target=float(held.target) if held else None,
        floor=float(held.floor) if held and held.floor is not None else None,
        annotations=marks_of(shown.series, shown.marks),
        polarity=polarity(measure.better),
    )


def staff_beside(shown: Shown) -> "Figure | None":
    """The lead indicators above the measure on its own time axis; None where there are none."""
    from headway.charts.months import months_chart

    if not shown.leads or not shown.series.periods:
        return None
    periods = shown.series.periods
    lines = [
        line_of(measure, series, periods, whole=bool(shown.area) and not area)
        for measure, series, area in shown.leads
    ]
    return months_chart(
        title=f"Staff, and {title_of(shown)[:1].lower()}{title_of(shown)[1:]}",
        periods=periods,
        series=[*lines, line_of(shown.measure, shown.series, periods)],
        annotations=marks_of(shown.series, shown.marks),
    )


def title_of(shown: Shown) -> str:
    """The measure and the place."""
    return f"{shown.measure.title}, {shown.place}"


def line_of(measure: Measure, series: Series, periods: Sequence[str], *, whole: bool = False) -> "Line":
    """One measure over the periods of a chart, with gaps where it has no figure."""
    from headway.charts.months import Series as Line

    known: Mapping[str, float | None] = dict(zip(series.periods, series.values, strict=True))
    title = f"{measure.title} (whole authority)" if whole else measure.title
    return Line(title, tuple(known.get(each) for each in periods), unit_said(measure.unit), measure.decimals)


def marks_of(series: Series, marks: Iterable[Annotation]) -> list[tuple[str, str]]:
    """What happened, each in the period that its day belongs to."""
    return [
        (period, each.text)
        for each in marks
        for period, first, last in zip(series.periods, series.first_days, series.last_days, strict=True)
        if first <= each.on <= last
    ]

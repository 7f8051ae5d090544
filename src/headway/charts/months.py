"""Several measures on one time axis, each on its own scale: staffing above, what it may lead to below."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from headway.charts import periods as named
from headway.charts.canvas import Canvas
from headway.charts.figure import Figure, Spec, Table
from headway.charts.ink import FIGURES, NOTE, TARGET, Kind
from headway.charts.layout import (
    EDGE,
    NARROW,
    WIDE,
    above,
    end_labels,
    headed,
    room_for_labels,
    room_for_ticks,
)
from headway.charts.numbers import plain, said, shown
from headway.charts.scale import Scale, scale_of
from headway.charts.timeline import missing, panel, remark, room_for, runs, unit_words, x_axis


@dataclass(frozen=True)
class Series:
    """One line: a figure a period (None where there is none), its unit, and a target where it has one."""

    title: str
    values: tuple[float | None, ...]
    unit: str = ""
    decimals: int = 1
    target: float | None = None

    @property
    def known(self) -> list[tuple[int, float]]:
        """The figures there are, with their places."""
        return [(place, value) for place, value in enumerate(self.values) if value is not None]


def months_chart(
    *,
    title: str,
    periods: Sequence[str],
    series: Sequence[Series],
    annotations: Sequence[tuple[str, str]] = (),
    verdict: str = "",
) -> Figure:
    """The series one below the other on one time axis. ValueError where lengths differ.

    It shows and does not judge: a chart of this kind says no more than its figures (``verdict`` is the caller's).
    """
    if any(len(each.values) != len(periods) for each in series):
        raise ValueError("periods and values differ in length")
    cut = [each.title for each in series if _scale(each).cut]
    parts = [
        f"{len(series)} measures on one time axis{_when(periods)}.",
        verdict,
        *map(_sentence(periods), series),
    ]
    parts += [f"{named.said(period)}: {text.rstrip('.')}." for period, text in annotations]
    parts += [f"Not starting at zero: {', '.join(cut)}."] if cut else []
    headings = ("Period", *(f"{each.title}{f' ({each.unit})' if each.unit else ''}" for each in series))
    rows = tuple(
        (named.said(period), *(plain(each.values[place], each.decimals) for each in series))
        for place, period in enumerate(periods)
    )
    specs = [_drawn(width, title, verdict, tuple(periods), series, annotations) for width in (WIDE, NARROW)]
    return Figure(
        title,
        " ".join(part for part in parts if part),
        specs[0],
        Table(title, headings, rows),
        specs[1],
        verdict,
    )


def _when(periods: Sequence[str]) -> str:
    if not periods:
        return ""
    return (
        f", {named.said(periods[0])} to {named.said(periods[-1])}"
        if len(periods) > 1
        else f", {named.said(periods[0])}"
    )


def _sentence(periods: Sequence[str]) -> Callable[[Series], str]:
    def made(series: Series) -> str:
        if not series.known:
            return f"{series.title}: no figures yet."
        place, value = series.known[-1]
        numbers = [each for _, each in series.known]
        low, high = (said(each, series.unit, series.decimals) for each in (min(numbers), max(numbers)))
        latest = said(value, series.unit, series.decimals)
        return f"{series.title}: {latest} in {named.said(periods[place])}; lowest {low}, highest {high}."

    return made


def _scale(series: Series) -> Scale:
    target = [] if series.target is None else [series.target]
    return scale_of([*(value for _, value in series.known), *target], series.unit, series.decimals, ticks=3)


def _drawn(
    width: float,
    title: str,
    verdict: str,
    periods: tuple[str, ...],
    series: Sequence[Series],
    annotations: Sequence[tuple[str, str]],
) -> Spec:
    canvas = Canvas(width)
    top = headed(canvas, title, verdict)
    scales = [_scale(each) for each in series]
    left = max([room_for_ticks(scale) for scale in scales], default=EDGE)
    right = width - room_for_labels([words for each in series for _, words in _ends(each)])
    places = {period: place for place, period in enumerate(periods)}
    remarks = sorted((places[period], text, NOTE) for period, text in annotations if period in places)
    lines, need = room_for(remarks, min(width - 2 * EDGE, 340))
    y = top + need
    area = None
    for each, scale in zip(series, scales, strict=True):
        y = above(canvas, each.title, y, bold=True)
        y = above(canvas, unit_words(scale, each.unit), y)
        area = panel(canvas, len(periods), scale, left, right, y + 8, 100)
        if each.target is not None:
            canvas.rule((left, area.y_of(each.target)), (right, area.y_of(each.target)), TARGET)
        rows = runs(each.values)
        canvas.line(rows, area.x, area.span, FIGURES)
        canvas.marks(({**row, "kind": Kind.CHANCE} for row in rows), area.x, area.span, 0.5)
        missing(canvas, area, each.values)
        ends = [(area.y_of(value), words, False) for value, words in _ends(each)]
        end_labels(canvas, ends, right, area.top, area.bottom)
        y = area.bottom + 18
    if area:
        remark(canvas, area, remarks, lines, top)
        y = x_axis(canvas, area, periods)
    canvas.height = y + EDGE + canvas.title_height
    return canvas.spec()


def _ends(series: Series) -> list[tuple[float, str]]:
    latest = [(value, shown(value, series.unit, series.decimals)) for _, value in series.known[-1:]]
    if series.target is not None:
        latest.append((series.target, f"Target {shown(series.target, series.unit, series.decimals)}"))
    return latest

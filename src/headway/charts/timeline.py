"""Series over time: the places of the periods, lines that do not cross a gap, and remarks above the chart."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from headway.charts import periods as named
from headway.charts.canvas import LINE, Canvas, Span, Words
from headway.charts.ink import GREY, INK, Kind, Stroke
from headway.charts.layout import EDGE, y_axis
from headway.charts.measure import widest, width_of, wrapped
from headway.charts.scale import Scale

Values = Sequence[float | None]
Remark = tuple[int, str, Stroke]
"""The place of a period, what is said of it, and the line that leads down to it."""


@dataclass(frozen=True)
class Panel:
    """A drawing area in px and its two scales."""

    left: float
    right: float
    top: float
    bottom: float
    x: Span
    y: Scale

    @property
    def span(self) -> Span:
        """The scale of the figures in px, from the bottom up."""
        return Span(self.y.low, self.y.high, self.bottom, self.top)

    def density(self, count: int) -> float:
        """How much smaller the marks are where many stand close."""
        return min(1.0, max(0.3, (self.right - self.left) / max(count, 1) / 9))

    def x_of(self, place: float) -> float:
        """Where a period stands."""
        return self.x.place(place)

    def y_of(self, value: float) -> float:
        """Where a figure stands."""
        return self.y.place(value, self.bottom, self.top)


def panel(
    canvas: Canvas, count: int, y: Scale, left: float, right: float, top: float, height: float
) -> Panel:
    """A drawing area for so many periods, its axis with the unit above it."""
    made = Panel(left, right, top, top + height, Span(-0.5, max(count, 1) - 0.5, left, right), y)
    y_axis(canvas, y, left, right, top, made.bottom)
    return made


def unit_words(scale: Scale, unit: str) -> str:
    """What the axis counts, and that it does not start at zero where it does not."""
    where = f"scale starts at {scale.words(scale.low)}, not at zero" if scale.cut else ""
    words = "" if unit == "%" else unit
    return f"{words} ({where})" if words and where else (words or where.capitalize())


def x_axis(canvas: Canvas, area: Panel, periods: Sequence[str]) -> float:
    """The periods' names below, none touching the next; returns where they end."""
    canvas.rule((area.left, area.bottom), (area.right, area.bottom), Stroke(GREY, 1))
    lines = 1
    count = max(len(periods), 1)
    for place in named.labelled(periods, (area.right - area.left) / count):
        words = named.below(periods[place]).split("\n")
        x = area.x_of(place)
        half = widest(words) / 2
        canvas.rule((x, area.bottom), (x, area.bottom + 5), Stroke(GREY, 1))
        x = min(max(x, EDGE + half), canvas.width - EDGE - half)
        canvas.words(x, area.bottom + 8, words, Words(align="center", baseline="top"))
        lines = max(lines, len(words))
    return area.bottom + 12 + lines * LINE


def runs(values: Values, breaks: Sequence[int] = ()) -> list[dict[str, Any]]:
    """Rows of ``x``, ``y`` and ``run``: a new run begins after each gap and at each break."""
    rows: list[dict[str, Any]] = []
    run, before = 0, -1
    for place, value in enumerate(values):
        if value is None:
            continue
        if before != place - 1 or place in breaks:
            run += 1
        rows.append({"x": place, "y": value, "run": run})
        before = place
    return rows


def missing(canvas: Canvas, area: Panel, values: Values) -> bool:
    """A cross on the axis for each period without a figure; whether there was one."""
    found = [place for place, value in enumerate(values) if value is None]
    for place in found:
        canvas.point(area.x_of(place), area.bottom - 8, Kind.MISSING)
    return bool(found)


def room_for(remarks: Sequence[Remark], width: float) -> tuple[list[list[str]], float]:
    """The remarks in lines, and the height they need one below the other."""
    lines = [wrapped(words, width) for _, words, _ in remarks]
    return lines, sum(len(each) * LINE + 4 for each in lines)


def remark(
    canvas: Canvas, area: Panel, remarks: Sequence[Remark], lines: Sequence[list[str]], top: float
) -> None:
    """Each remark above the chart, the earliest highest, with a line down to its period."""
    y = top
    for (place, _, stroke), words in zip(remarks, lines, strict=True):
        x, wide = area.x_of(place), widest(words)
        left = x + 4 if x + 4 + wide <= canvas.width - EDGE else max(EDGE, canvas.width - EDGE - wide)
        below = y + len(words) * LINE
        canvas.rule((x, y if left > x else below), (x, area.bottom), stroke)
        for at, line in enumerate(words):
            canvas.words(left, y + LINE * (at + 0.5), line, Words(colour=INK, halo=True))
        y = below + 4


def longest(words: Sequence[str]) -> float:
    """The width of the longest words."""
    return max((width_of(each) for each in words), default=0.0)

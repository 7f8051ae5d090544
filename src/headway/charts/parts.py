"""Wholes side by side, each parted: how many of each kind, one bar a whole, the number written in every part."""

from collections.abc import Sequence
from dataclasses import dataclass

from headway.charts.canvas import LINE, Canvas, Words
from headway.charts.figure import Figure, Spec, Table
from headway.charts.ink import GREY, INK, WHITE
from headway.charts.layout import EDGE, NARROW, WIDE, headed
from headway.charts.measure import width_of, wrapped

_SHADES = (("#12436d", WHITE), ("#3f6e99", WHITE), ("#c3d5e4", INK), ("#f2e6c9", INK), (WHITE, INK))
"""A fill and the ink that is read on it, from the first part to the last."""
_BAR, _APART = 34, 12


@dataclass(frozen=True)
class Whole:
    """One bar: its name, and how many of each part, in the order of the parts' names."""

    name: str
    numbers: tuple[int, ...]

    @property
    def total(self) -> int:
        """All its parts."""
        return sum(self.numbers)


def parts_chart(*, title: str, parts: Sequence[str], wholes: Sequence[Whole], verdict: str = "") -> Figure:
    """Bars of one length, parted by share; parts stand in the order of their names, left to right.

    ValueError for more than five parts, or a bar with another number of them.
    """
    if len(parts) > len(_SHADES) or any(len(each.numbers) != len(parts) for each in wholes):
        raise ValueError("a bar has as many parts as there are names, five at most")
    table = Table(
        title,
        ("", *parts, "All"),
        tuple((each.name, *map(str, each.numbers), str(each.total)) for each in wholes),
    )
    said = " ".join(f"{each.name}: {_said(each, parts)}." for each in wholes)
    description = " ".join(part for part in (f"{title}.", verdict, said) if part)
    wide, narrow = (_drawn(width, title, verdict, parts, wholes) for width in (WIDE, NARROW))
    return Figure(title, description, wide, table, narrow, verdict)


def _said(whole: Whole, parts: Sequence[str]) -> str:
    return ", ".join(f"{name} {number}" for name, number in zip(parts, whole.numbers, strict=True))


def _drawn(width: float, title: str, verdict: str, parts: Sequence[str], wholes: Sequence[Whole]) -> Spec:
    canvas = Canvas(width)
    y = _key(canvas, parts, headed(canvas, title, verdict)) + _APART
    left = EDGE + max((width_of(each.name, bold=True) for each in wholes), default=0) + 12
    for each in wholes:
        canvas.words(left - 12, y + _BAR / 2, each.name, Words(align="right", bold=True))
        _bar(canvas, each, left, width - EDGE, y)
        y += _BAR + _APART
    canvas.height = y + EDGE + canvas.title_height
    return canvas.spec()


def _key(canvas: Canvas, parts: Sequence[str], y: float) -> float:
    """What the shades mean, from left to right as in the bars."""
    x = EDGE
    for name, (fill, _) in zip(parts, _SHADES, strict=False):
        need = 24 + width_of(name) + 18
        if x > EDGE and x + need - 18 > canvas.width - EDGE:
            x, y = EDGE, y + LINE + 4
        canvas.box(x, y + 2, x + 17, y + 19, GREY)
        canvas.box(x + 1, y + 3, x + 16, y + 18, fill)
        for at, line in enumerate(wrapped(name, canvas.width - x - 24 - EDGE)):
            canvas.words(x + 24, y + LINE / 2 + at * LINE, line)
        x += need
    return y + LINE + 4


def _bar(canvas: Canvas, whole: Whole, left: float, right: float, y: float) -> None:
    """The parts within an outline, so that a pale one has an edge; a number that its part is too narrow for is left
    to the table.
    """
    canvas.box(left, y, right, y + _BAR, GREY)
    at = left + 1
    for number, (fill, ink) in zip(whole.numbers, _SHADES, strict=False):
        end = at + (right - left - 2) * number / whole.total if whole.total else at
        if number:
            canvas.box(at, y + 1, max(at, end - 1), y + _BAR - 1, fill)
            if width_of(str(number), bold=True) + 4 <= end - at:
                style = Words(align="center", bold=True, colour=ink)
                canvas.words((at + end - 1) / 2, y + _BAR / 2, str(number), style)
        at = end

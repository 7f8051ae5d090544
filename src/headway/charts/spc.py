"""One measure over time: what chance explains, what it does not, and against which target."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from headway.charts.canvas import Canvas, Words
from headway.charts.figure import Figure, Spec, Table
from headway.charts.ink import FIGURES, FLOOR, LIMIT, MEAN, NOTE, PHASE, TARGET, Kind
from headway.charts.layout import (
    EDGE,
    NARROW,
    WIDE,
    above,
    end_labels,
    headed,
    key,
    notes,
    room_for_labels,
    room_for_ticks,
)
from headway.charts.numbers import shown
from headway.charts.scale import Scale, scale_of
from headway.charts.spc_words import Told
from headway.charts.timeline import Panel, Remark, missing, panel, remark, room_for, runs, unit_words, x_axis

if TYPE_CHECKING:
    from headway.statistics import Spc

Lead = tuple[str, Sequence[float | None], str]
"""A measure shown above on the same time axis: its title, its values, its unit."""


def spc_chart(
    *,
    title: str,
    periods: Sequence[str],
    spc: "Spc",
    unit: str,
    decimals: int,
    target: float | None = None,
    floor: float | None = None,
    annotations: Sequence[tuple[str, str]] = (),
    lead: Lead | None = None,
    polarity: str | None = None,
) -> Figure:
    """The control chart of ``spc``: mean, limits, phases with their reason, signals, target and floor.

    ``target`` and ``floor`` are in the unit shown ("%": 0 to 100; the shares of a p chart are multiplied). Without
    ``polarity`` ("higher", "lower") signals are neither good nor bad. An annotation's period must be one of
    ``periods``. ValueError where periods and values differ in length.
    """
    if len(periods) != len(spc.values) or (lead and len(lead[1]) != len(periods)):
        raise ValueError("periods and values differ in length")
    told = Told(title, tuple(periods), spc, unit, decimals, target, floor, tuple(annotations), lead, polarity)
    return Figure(
        title=title,
        description=told.description(_scale(told).cut),
        spec=_drawn(told, WIDE),
        table=Table(*told.table()),
        narrow=_drawn(told, NARROW),
        verdict=told.verdict,
    )


def _scale(told: Told) -> Scale:
    spread = (told.values, told.lowers, told.uppers, (told.target, told.floor))
    known = [value for values in spread for value in values if value is not None]
    return scale_of(known, told.unit, told.decimals)


def _lines(told: Told, narrow: bool) -> list[tuple[float, str, bool]]:
    """The lines' ends: value, words, whether bold."""
    names = ("Upper", "Lower") if narrow else ("Upper limit", "Lower limit")
    ends = (
        (told.last(told.centre), "Mean"),
        (told.last(told.uppers), names[0]),
        (told.last(told.lowers), names[1]),
        (told.target, "Target"),
        (told.floor, "Floor"),
    )
    return [
        (value, f"{name} {shown(value, told.unit, told.decimals)}", name in ("Target", "Floor"))
        for value, name in ends
        if value is not None
    ]


def _remarks(told: Told) -> list[Remark]:
    places = {period: place for place, period in enumerate(told.periods)}
    begun = [(phase.first, told.phase_words(at), PHASE) for at, phase in enumerate(told.spc.phases) if at]
    said = [(places[period], text, NOTE) for period, text in told.annotations if period in places]
    return sorted([*begun, *said], key=lambda each: each[0])


def _drawn(told: Told, width: float) -> Spec:
    canvas = Canvas(width)
    narrow = width < WIDE
    y = headed(canvas, told.title, told.verdict)
    scale, ends, remarks = _scale(told), _lines(told, narrow), _remarks(told)
    lead_scale = scale_of([v for v in told.lead[1] if v is not None], told.lead[2], 1) if told.lead else scale
    left = max(room_for_ticks(scale), room_for_ticks(lead_scale))
    right = width - room_for_labels([words for _, words, _ in ends])
    lines, need = room_for(remarks, min(width - 2 * EDGE, 340))
    remarks_top, y = y, y + need
    if told.lead:
        y = _lead(canvas, told.lead, lead_scale, (left, right, y))
    y = above(canvas, unit_words(scale, told.unit), y)
    area = panel(canvas, len(told.periods), scale, left, right, y + 10, 220 if narrow else 240)
    remark(canvas, area, remarks, lines, remarks_top)
    kinds = _data(canvas, told, area)
    end_labels(canvas, [(area.y_of(v), words, bold) for v, words, bold in ends], right, area.top, area.bottom)
    y = key(canvas, kinds, x_axis(canvas, area, told.periods) + 4)
    canvas.height = notes(canvas, told.spc.notes, y) + EDGE + canvas.title_height
    return canvas.spec()


def _lead(canvas: Canvas, lead: Lead, scale: Scale, place: tuple[float, float, float]) -> float:
    left, right, y = place
    title, values, unit = lead
    y = above(canvas, title, y, bold=True)
    y = above(canvas, unit_words(scale, unit), y)
    area = panel(canvas, len(values), scale, left, right, y + 8, 80)
    rows = runs(values)
    canvas.line(rows, area.x, area.span, FIGURES)
    canvas.marks(({**row, "kind": Kind.CHANCE} for row in rows), area.x, area.span, 0.4)
    if rows:
        last = rows[-1]["y"]
        end_labels(canvas, [(area.y_of(last), shown(last, unit, 1), False)], right, area.top, area.bottom)
    return area.bottom + 20


def _data(canvas: Canvas, told: Told, area: Panel) -> list[tuple[Kind, str]]:
    """Lines and marks; returns the key of those that occur."""
    breaks = [phase.first for phase in told.spc.phases]
    step = len({limit for limit in told.uppers if limit is not None}) > len(breaks)
    for values, stroke in ((told.uppers, LIMIT), (told.lowers, LIMIT), (told.centre, MEAN)):
        canvas.line(runs(values, breaks), area.x, area.span, stroke, step=step)
    for value, stroke in ((told.target, TARGET), (told.floor, FLOOR)):
        if value is not None:
            canvas.rule((area.left, area.y_of(value)), (area.right, area.y_of(value)), stroke)
    rows = runs(told.values)
    canvas.line(rows, area.x, area.span, FIGURES)
    marked = ({**row, "kind": told.kinds[row["x"]]} for row in rows)
    canvas.marks(marked, area.x, area.span, area.density(len(told.values)))
    found = set(told.kinds)
    if not rows:
        canvas.words(
            (area.left + area.right) / 2,
            (area.top + area.bottom) / 2,
            "No figures yet",
            Words(align="center"),
        )
    missing(canvas, area, told.values)
    return [(kind, kind.value) for kind in Kind if kind in found]

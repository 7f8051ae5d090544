"""Many authorities of different size: which lie outside what chance, and places' common spread, explain."""

from collections.abc import Sequence
from math import exp, log
from typing import TYPE_CHECKING, Any

from headway.charts.canvas import Canvas, Span, Words
from headway.charts.figure import Figure, Spec, Table
from headway.charts.ink import LIMIT, MEAN, Kind, Stroke
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
    y_axis,
)
from headway.charts.measure import width_of
from headway.charts.numbers import plain, said, shown
from headway.charts.scale import Scale, scale_of
from headway.charts.timeline import unit_words

if TYPE_CHECKING:
    from headway.statistics import Funnel

_ADJUSTED = Stroke("#0b0c0c", 2, (8, 3))
_STEPS = 60
_LOG_FROM = 15
"""Sizes that differ this many times stand on a scale by ratio, and the axis says so."""


class _Told:
    """What the chart shows, in the unit shown."""

    def __init__(
        self, funnel: "Funnel", names: Sequence[str], highlight: str, unit: str, decimals: int
    ) -> None:
        self.funnel, self.names, self.unit, self.decimals = funnel, tuple(names), unit, decimals
        self.factor = 100.0 if funnel.kind == "proportion" else 1.0
        self.values = [value * self.factor for value in funnel.values]
        self.outside = funnel.flagged(adjusted=True)
        self.own = self.names.index(highlight) if highlight in self.names else None
        self.log = max(funnel.totals) / min(funnel.totals) >= _LOG_FROM

    def kind(self, at: int) -> Kind:
        """The own authority, one outside the adjusted limits, or one of the many."""
        if at == self.own:
            return Kind.OWN
        return Kind.NEUTRAL if self.outside[at] else Kind.CHANCE

    def sizes(self) -> list[float]:
        """Where the limits are reckoned, from the smallest to the largest."""
        low, high = min(self.funnel.totals), max(self.funnel.totals)
        if high == low:
            low, high = low * 0.8, high * 1.2
        steps = [at / (_STEPS - 1) for at in range(_STEPS)]
        return [
            exp(log(low) + (log(high) - log(low)) * at) if self.log else low + (high - low) * at
            for at in steps
        ]

    def limits(self, *, adjusted: bool) -> list[list[dict[str, Any]]]:
        """The lower and the upper 99.8% limit as rows."""
        sizes = self.sizes()
        pair = self.funnel.limits(sizes, 0.998, adjusted=adjusted)
        return [
            [{"x": x, "y": y * self.factor, "run": 0} for x, y in zip(sizes, each, strict=True)]
            for each in pair
        ]


def funnel_chart(
    *,
    title: str,
    names: Sequence[str],
    funnel: "Funnel",
    highlight: str,
    unit: str = "%",
    decimals: int = 1,
    size_words: str = "number counted",
    centre_words: str = "All",
) -> Figure:
    """Every unit of ``funnel`` by its size, with 99.8% limits for chance alone and with places' spread allowed for.

    ``names`` stand in the funnel's order; ``highlight`` is the own authority's (none where it is not among them).
    ``size_words`` say what the size is ("referrals in the year"), ``centre_words`` whose the centre is.
    """
    if len(names) != funnel.n:
        raise ValueError("names and units differ in number")
    told = _Told(funnel, names, highlight, unit, decimals)
    verdict = _verdict(told)
    drawn = [_drawn(width, title, verdict, told, size_words, centre_words) for width in (WIDE, NARROW)]
    outside = [name for name, out in zip(told.names, told.outside, strict=True) if out]
    parts = (
        f"Funnel plot of {title}: {funnel.n} authorities by {size_words}{' on a scale by ratio' if told.log else ''}.",
        f"The centre is {said(funnel.centre * told.factor, unit, decimals)}.",
        verdict,
        funnel.words,
        f"Outside the adjusted limits: {', '.join(outside)}." if outside else "",
        "The scale does not start at zero." if _scale(told).cut else "",
    )
    return Figure(
        title, " ".join(part for part in parts if part), drawn[0], _table(title, told), drawn[1], verdict
    )


def _verdict(told: _Told) -> str:
    if told.own is None:
        outside = f"{sum(told.outside)} of {told.funnel.n} authorities"
        return f"{outside} lie outside the limits that allow for places' spread."
    name, value = told.names[told.own], said(told.values[told.own], told.unit, told.decimals)
    if told.outside[told.own]:
        side = "above" if told.funnel.z[told.own] > 0 else "below"
        return f"{name}, {value}: {side} the limits, even with places' spread allowed for."
    if told.funnel.flagged()[told.own]:
        return f"{name}, {value}: outside what chance alone gives, yet ordinary among authorities."
    return f"{name}, {value}: within what chance alone gives."


def _scale(told: _Told) -> Scale:
    middle = sorted(told.funnel.totals)[len(told.values) // 2]
    limits = told.funnel.limits([middle], 0.998, adjusted=True)
    return scale_of([*told.values, *(each[0] * told.factor for each in limits)], told.unit, told.decimals)


def _drawn(width: float, title: str, verdict: str, told: _Told, size_words: str, centre_words: str) -> Spec:
    canvas, scale, narrow = Canvas(width), _scale(told), width < WIDE
    y = headed(canvas, title, verdict)
    names = ("adjusted", "chance") if narrow else ("99.8% adjusted", "99.8% chance alone")
    centre = told.funnel.centre * told.factor
    labels = [*names, f"{centre_words} {shown(centre, told.unit, told.decimals)}"]
    left, right = room_for_ticks(scale), width - room_for_labels(labels)
    y = above(canvas, unit_words(scale, told.unit), y)
    top, bottom = y + 10, y + 10 + (260 if narrow else 320)
    y_axis(canvas, scale, left, right, top, bottom)
    sizes = told.sizes()
    across = Span(sizes[0], sizes[-1], left + 8, right - 8, told.log)
    up = Span(scale.low, scale.high, bottom, top)
    ends = [(up.place(centre), labels[2], True)]
    for adjusted, stroke, name in ((False, LIMIT, labels[1]), (True, _ADJUSTED, labels[0])):
        for rows in told.limits(adjusted=adjusted):
            inside = [row for row in rows if scale.low <= row["y"] <= scale.high]
            canvas.line(inside, across, up, stroke)
            if inside and inside[-1] is rows[-1]:
                ends.append((up.place(inside[-1]["y"]), name, False))
    canvas.rule((left, up.place(centre)), (right, up.place(centre)), MEAN)
    end_labels(canvas, ends, right, top, bottom)
    _points(canvas, told, across, up, right)
    y = _sizes(canvas, across, bottom, f"{size_words}{' (scale by ratio)' if told.log else ''}")
    kinds = [
        (Kind.CHANCE, "an authority"),
        (Kind.NEUTRAL, "outside the adjusted limits"),
        (Kind.OWN, told.names[told.own] if told.own is not None else ""),
    ]
    found = {told.kind(at) for at in range(len(told.values))}
    y = key(canvas, [pair for pair in kinds if pair[0] in found], y)
    spread = f"{told.funnel.n} authorities; phi {told.funnel.phi:.1f}, tau² {told.funnel.tau2:.2g}."
    canvas.height = notes(canvas, [spread], y) + EDGE + canvas.title_height
    return canvas.spec()


def _points(canvas: Canvas, told: _Told, across: Span, up: Span, right: float) -> None:
    order = sorted(range(len(told.values)), key=lambda at: list(Kind).index(told.kind(at)))
    rows = [{"x": told.funnel.totals[at], "y": told.values[at], "kind": told.kind(at)} for at in order]
    canvas.marks(rows, across, up, 0.8)
    if told.own is not None:
        x, y = across.place(told.funnel.totals[told.own]), up.place(told.values[told.own])
        name = told.names[told.own]
        left = x + 12 + width_of(name, bold=True) > right
        style = Words(bold=True, halo=True, align="right" if left else "left")
        canvas.words(x - 12 if left else x + 12, y - 14, name, style)


def _sizes(canvas: Canvas, across: Span, bottom: float, words: str) -> float:
    if across.log:
        ticks = [m * 10.0**power for power in range(8) for m in (1, 2, 5)]
    else:
        ticks = list(scale_of([across.low, across.high], "", 0, 4).ticks)
    reached = 0.0
    for tick in ticks:
        if not across.low <= tick <= across.high:
            continue
        x, label = across.place(tick), shown(tick, "", 0)
        canvas.rule((x, bottom), (x, bottom + 5), Stroke("#505a5f"))
        half = width_of(label) / 2
        if x - half > reached + 8:
            canvas.words(x, bottom + 16, label, Words(align="center"))
            reached = x + half
    return notes(canvas, [words[0].upper() + words[1:]], bottom + 28) + 4


def _table(title: str, told: _Told) -> Table:
    plain_flags = told.funnel.flagged()
    rows = []
    for at, name in enumerate(told.names):
        says = (
            "outside the adjusted limits"
            if told.outside[at]
            else ("outside chance alone" if plain_flags[at] else "within")
        )
        numbers = (
            plain(told.funnel.events[at], 0),
            plain(told.funnel.totals[at], 0),
            plain(told.values[at], told.decimals),
        )
        rows.append((name, *numbers, says))
    return Table(
        f"{title} ({told.unit})",
        ("Authority", "Events", "Of", "Figure", "Against the 99.8% limits"),
        tuple(rows),
    )

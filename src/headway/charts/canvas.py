"""A chart in the making: words, rules and data at their places in px, as the layers of one Vega-Lite chart."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from math import log10
from typing import Any

from headway.charts.figure import TITLE, Spec
from headway.charts.ink import INK, LOOKS, WHITE, Kind, Stroke
from headway.charts.measure import SIZE
from headway.charts.rendering import CONFIG

LINE = 20
"""From one line of words to the next, in px."""
_SCHEMA = "https://vega.github.io/schema/vega-lite/v6.json"
Row = Mapping[str, Any]


@dataclass(frozen=True)
class Words:
    """How words are set."""

    align: str = "left"
    baseline: str = "middle"
    bold: bool = False
    colour: str = INK
    size: int = SIZE
    layer: str = "words"
    halo: bool = False
    """Whether lines behind it are kept off by a white edge."""


@dataclass(frozen=True)
class Span:
    """A scale of the data and where it lies in px."""

    low: float
    high: float
    start: float
    end: float
    log: bool = False

    def place(self, value: float) -> float:
        """Where a figure stands, in px."""
        low, high, at = (log10(each) if self.log else each for each in (self.low, self.high, value))
        return self.start + (at - low) / (high - low) * (self.end - self.start)


_PX = {"type": "quantitative", "scale": None, "axis": None}
_PLACE = {"x": {"field": "px", **_PX}, "y": {"field": "py", **_PX}}


@dataclass
class Canvas:
    """Collects layers from the back to the front; words and rules of one style become one layer."""

    width: float
    height: float = 0
    title_height: float = 0
    _back: list[Spec] = field(default_factory=list)
    _data: list[Spec] = field(default_factory=list)
    _rules: dict[Stroke, list[Row]] = field(default_factory=dict)
    _boxes: dict[str, list[Row]] = field(default_factory=dict)
    _words: dict[Words, list[Row]] = field(default_factory=dict)
    _points: list[Row] = field(default_factory=list)

    def words(self, x: float, y: float, text: str | Sequence[str], style: Words = Words()) -> None:
        """Words at a place, a line below the other."""
        lines = [text] if isinstance(text, str) else text
        if lines:
            self._words.setdefault(style, []).append({"px": x, "py": y, "words": "\n".join(lines)})

    def rule(self, start: tuple[float, float], end: tuple[float, float], stroke: Stroke) -> None:
        """A straight line behind the data."""
        row = {"px": start[0], "py": start[1], "px2": end[0], "py2": end[1]}
        self._rules.setdefault(stroke, []).append(row)

    def box(self, left: float, top: float, right: float, bottom: float, fill: str = WHITE) -> None:
        """A filled box behind the data."""
        self._boxes.setdefault(fill, []).append({"px": left, "py": top, "px2": right, "py2": bottom})

    def point(self, x: float, y: float, kind: Kind) -> None:
        """A mark of the key, at a place in px."""
        self._points.append({"px": x, "py": y, "kind": kind, "size": LOOKS[kind].size})

    def line(self, rows: Iterable[Row], x: Span, y: Span, stroke: Stroke, *, step: bool = False) -> None:
        """A line through the rows' ``x`` and ``y``; each ``run`` is a line of its own, so none crosses a gap."""
        data = _placed(rows, x, y)
        if data:
            mark = {"type": "line", "interpolate": "step" if step else "linear", **stroke.mark()}
            more = {
                "detail": {"field": "run", "type": "nominal"},
                "order": {"field": "x", "type": "quantitative"},
            }
            self._data.append(_layer(data, mark, {**_PLACE, **more}))

    def marks(self, rows: Iterable[Row], x: Span, y: Span, times: float = 1) -> None:
        """A mark for each row, its look by ``kind``, its area ``times`` the usual."""
        data = [{**row, "size": LOOKS[row["kind"]].size * times} for row in _placed(rows, x, y)]
        if data:
            self._data.append(_marks(data))

    def spec(self) -> Spec:
        """All layers as one specification, as wide and high as the canvas."""
        layers = [
            *(_ranged("rect", rows, {"fill": fill}) for fill, rows in self._boxes.items()),
            *(_ranged("rule", rows, stroke.mark()) for stroke, rows in self._rules.items()),
            *self._data,
            *([_marks(self._points)] if self._points else []),
            *(_halo(rows, style) for style, rows in self._words.items() if style.halo),
            *(_text(style, rows) for style, rows in self._words.items()),
        ]
        return {
            "$schema": _SCHEMA,
            "width": self.width,
            "height": self.height - self.title_height,
            "autosize": "none",
            "padding": {"left": 0, "right": 0, "top": self.title_height, "bottom": 0},
            "config": CONFIG,
            "usermeta": {"title_height": self.title_height},
            "layer": layers or [_layer([], {"type": "point"}, {})],
        }


def _layer(rows: Sequence[Row], mark: Spec, encoding: Spec) -> Spec:
    return {"data": {"values": list(rows)}, "mark": mark, "encoding": encoding}


def _ranged(kind: str, rows: Sequence[Row], look: Spec) -> Spec:
    encoding: Spec = {name: {"field": f"p{name}", **_PX} for name in ("x", "y")}
    encoding |= {name: {"field": f"p{name}"} for name in ("x2", "y2")}
    return _layer(rows, {"type": kind, **look}, encoding)


def _text(style: Words, rows: Sequence[Row]) -> Spec:
    mark = {
        "type": "text",
        "align": style.align,
        "baseline": style.baseline,
        "fontWeight": "bold" if style.bold else "normal",
        "fontSize": style.size,
        "fill": style.colour,
        "lineBreak": "\n",
        "lineHeight": LINE,
        "limit": 0,
    }
    encoding = {**_PLACE, "text": {"field": "words", "type": "nominal"}}
    named = {"name": f"{TITLE}-{style.size}"} if style.layer == TITLE else {}
    return {**named, **_layer(rows, mark, encoding)}


def _halo(rows: Sequence[Row], style: Words) -> Spec:
    made = _text(style, rows)
    return {**made, "mark": {**made["mark"], "stroke": WHITE, "strokeWidth": 5, "strokeJoin": "round"}}


def _placed(rows: Iterable[Row], x: Span, y: Span) -> list[Row]:
    return [{**row, "px": round(x.place(row["x"]), 2), "py": round(y.place(row["y"]), 2)} for row in rows]


def _by_kind(channel: str, values: Sequence[Any]) -> Spec:
    scale = {"domain": list(Kind), "range": list(values)}
    return {channel: {"field": "kind", "type": "nominal", "scale": scale, "legend": None}}


def _marks(rows: Sequence[Row]) -> Spec:
    looks = [LOOKS[kind] for kind in Kind]
    encoding = {
        **_PLACE,
        **_by_kind("shape", [look.shape for look in looks]),
        **_by_kind("fill", [look.fill for look in looks]),
        **_by_kind("stroke", [look.edge for look in looks]),
        "size": {"field": "size", "type": "quantitative", "scale": None},
    }
    return _layer(rows, {"type": "point", "strokeWidth": 1.2, "opacity": 1}, encoding)

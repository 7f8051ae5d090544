"""The colours, lines and shapes of the charts, each known by more than its colour."""

from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

INK = "#0b0c0c"
GREY = "#505a5f"
GRID = "#dcdfe1"
BAND = "#dfe6ec"
BLUE = "#12436d"
ORANGE = "#f47738"
PURPLE = "#a285d1"
WHITE = "#ffffff"


class Kind(StrEnum):
    """What a point stands for; the value is what the key calls it."""

    CHANCE = "within chance"
    BETTER = "signal of improvement"
    WORSE = "signal of concern"
    NEUTRAL = "signal, neither good nor bad"
    OWN = "own authority"
    MISSING = "no figure"


@dataclass(frozen=True)
class Look:
    """A mark's shape (a path in a square from -1 to 1), fill and edge."""

    shape: str
    fill: str
    size: int
    edge: str = INK


_DIAMOND = "diamond"
LOOKS = {
    Kind.CHANCE: Look("circle", WHITE, 50, GREY),
    Kind.BETTER: Look(_DIAMOND, BLUE, 130),
    Kind.WORSE: Look("triangle-up", ORANGE, 120),
    Kind.NEUTRAL: Look("square", PURPLE, 90),
    Kind.OWN: Look(_DIAMOND, INK, 190),
    Kind.MISSING: Look("M-.6,-.6L.6,.6M.6,-.6L-.6,.6", WHITE, 130, INK),
}


@dataclass(frozen=True)
class Stroke:
    """A line's colour, width and dashes."""

    colour: str
    width: float = 1.5
    dash: tuple[float, ...] = field(default=())

    def mark(self) -> dict[str, Any]:
        """As properties of a Vega-Lite mark."""
        made: dict[str, Any] = {"stroke": self.colour, "strokeWidth": self.width}
        return {**made, "strokeDash": list(self.dash)} if self.dash else made


FIGURES = Stroke(GREY, 1.5)
MEAN = Stroke(INK, 1.5)
LIMIT = Stroke(GREY, 1.5, (5, 4))
TARGET = Stroke(BLUE, 2.5, (12, 4))
FLOOR = Stroke("#942514", 2.5, (3, 3))
PHASE = Stroke(INK, 1.5, (2, 4))
NOTE = Stroke(GREY, 1)
GRIDLINE = Stroke(GRID, 1)

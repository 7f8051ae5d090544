"""A series as a small line without axes, to stand in a row of a table. Pure; the words of the row say what it shows."""

from collections.abc import Sequence
from dataclasses import dataclass

__all__ = ["Sparkline", "sparkline"]

WIDTH, HEIGHT, MARGIN = 120, 30, 3


@dataclass(frozen=True)
class Sparkline:
    """In a box of ``width`` by ``height``: a path that is broken at gaps, where the mean lies, the signals' points."""

    path: str
    mean: float | None
    flagged: tuple[tuple[float, float], ...]
    last: tuple[float, float] | None
    width: int = WIDTH
    height: int = HEIGHT


def sparkline(
    values: Sequence[float | None], flagged: Sequence[bool] = (), mean: float | None = None
) -> Sparkline | None:
    """None where there are fewer than two figures to join."""
    there = [each for each in values if each is not None]
    if len(there) < 2:
        return None
    low, high = min(there), max(there)
    across = (WIDTH - 2 * MARGIN) / (len(values) - 1)

    def down(value: float) -> float:
        share = (value - low) / (high - low) if high > low else 0.5
        return round(HEIGHT - MARGIN - share * (HEIGHT - 2 * MARGIN), 1)

    points = [
        None if value is None else (round(MARGIN + place * across, 1), down(value))
        for place, value in enumerate(values)
    ]
    marked = tuple(point for point, flag in zip(points, flagged, strict=False) if flag and point)
    inside = mean is not None and low <= mean <= high
    return Sparkline(_path(points), down(mean) if inside else None, marked, points[-1])


def _path(points: Sequence[tuple[float, float] | None]) -> str:
    """Lines between neighbours; a point without any is a line to itself, which a round end of the stroke shows."""
    parts = []
    for place, point in enumerate(points):
        if point is None:
            continue
        before = points[place - 1] if place else None
        after = points[place + 1] if place + 1 < len(points) else None
        parts.append(f"{'L' if before else 'M'}{point[0]:g} {point[1]:g}")
        if not before and not after:
            parts.append("h0")
    return "".join(parts)

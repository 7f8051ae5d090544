"""A line as small as a word, for a row of a scorecard: its shape, its signals and its latest figure."""

from collections.abc import Sequence

from headway.charts.canvas import Canvas, Span
from headway.charts.figure import Figure, Table
from headway.charts.ink import FIGURES, Kind
from headway.charts.numbers import plain, said
from headway.charts.timeline import runs

_WIDTH, _HEIGHT, _ROOM = 160.0, 40.0, 7.0


def sparkline(
    values: Sequence[float | None],
    flagged: Sequence[bool] = (),
    *,
    title: str = "Trend",
    unit: str = "",
    decimals: int = 1,
) -> Figure:
    """The values without axis or words; ``flagged`` are part of a signal. The scale is from lowest to highest."""
    marked = list(flagged) or [False] * len(values)
    if len(marked) != len(values):
        raise ValueError("values and flagged differ in length")
    canvas = Canvas(_WIDTH, _HEIGHT)
    rows = runs(values)
    known = [row["y"] for row in rows]
    low, high = (min(known), max(known)) if known else (0.0, 1.0)
    low, high = (low - 1, high + 1) if low == high else (low, high)
    x = Span(0, max(len(values) - 1, 1), _ROOM, _WIDTH - _ROOM)
    y = Span(low, high, _HEIGHT - _ROOM, _ROOM)
    canvas.line(rows, x, y, FIGURES)
    canvas.marks(({**row, "kind": Kind.NEUTRAL} for row in rows if marked[row["x"]]), x, y, 0.4)
    canvas.marks(({**row, "kind": Kind.OWN} for row in rows[-1:] if not marked[row["x"]]), x, y, 0.25)
    table = Table(
        title,
        ("Place in the series", "Figure", "What it says"),
        tuple(
            (str(at), plain(value, decimals), "part of a signal" if flag else "")
            for at, (value, flag) in enumerate(zip(values, marked, strict=True), start=1)
        ),
    )
    return Figure(title, _words(title, known, sum(marked), unit, decimals), canvas.spec(), table)


def _words(title: str, known: list[float], signals: int, unit: str, decimals: int) -> str:
    if not known:
        return f"{title}: no figures yet."
    low, high, last = (said(each, unit, decimals) for each in (min(known), max(known), known[-1]))
    about = f"{signals} of them part of a signal" if signals else "none of them part of a signal"
    figures = "figure" if len(known) == 1 else "figures"
    return f"{title}: {len(known)} {figures} from {low} to {high}, {about}; the latest is {last}."

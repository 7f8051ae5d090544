"""What every chart has around its data: title and verdict, axes, labels that keep apart, the key, notes below."""

from collections.abc import Iterable, Sequence

from headway.charts.canvas import LINE, Canvas, Words
from headway.charts.figure import TITLE
from headway.charts.ink import GREY, GRIDLINE, INK, NOTE, Kind, Stroke
from headway.charts.measure import SIZE, width_of, wrapped
from headway.charts.scale import Scale

WIDE, NARROW = 720.0, 320.0
EDGE = 8.0
_TITLE_SIZE = 18
Label = tuple[float, str, bool]
"""Where a line ends, in px from the top; its words; whether they are bold."""


def headed(canvas: Canvas, title: str, verdict: str) -> float:
    """Set the title and the verdict; returns where the drawing begins. The title's height is above it."""
    most = canvas.width - 2 * EDGE
    y = EDGE
    parts = (
        (wrapped(title, most, _TITLE_SIZE, bold=True), Words(bold=True, size=_TITLE_SIZE, layer=TITLE)),
        (wrapped(verdict, most), Words(layer=TITLE)),
    )
    placed = []
    for lines, style in parts:
        for line in lines:
            placed.append((y + LINE / 2, line, style))
            y += LINE + 1
    canvas.title_height = y + 6
    for at, line, style in placed:
        canvas.words(EDGE, at - canvas.title_height, line, style)
    return EDGE


def y_axis(canvas: Canvas, scale: Scale, left: float, right: float, top: float, bottom: float) -> None:
    """Grid lines and the ticks' labels; the line of zero is darker."""
    for tick in scale.ticks:
        y = scale.place(tick, bottom, top)
        canvas.rule((left, y), (right, y), Stroke(INK) if tick == 0 else GRIDLINE)
        canvas.words(left - 6, y, scale.words(tick), Words(align="right"))


def room_for_ticks(scale: Scale) -> float:
    """How far the axis stands from the left edge."""
    return EDGE + max(width_of(scale.words(tick)) for tick in scale.ticks) + 8


def end_labels(canvas: Canvas, labels: Iterable[Label], right: float, top: float, bottom: float) -> None:
    """Words at the right-hand end of lines, moved apart where they would touch and then tied to their line."""
    sorted_labels = sorted(labels)
    for (y, words, bold), at in zip(
        sorted_labels, apart([y for y, *_ in sorted_labels], top, bottom), strict=True
    ):
        canvas.rule((right + 2, y), (right + 12, at), NOTE)
        canvas.words(right + 15, at, words, Words(bold=bold))


def apart(places: Sequence[float], top: float, bottom: float, least: float = LINE - 2) -> list[float]:
    """The rising places moved as little as keeps them ``least`` apart, between top and bottom while there is room."""
    groups: list[tuple[float, int]] = []  # middle and how many
    for place in places:
        middle, count = place, 1
        while groups and groups[-1][0] + groups[-1][1] * least / 2 > middle - count * least / 2:
            before, many = groups.pop()
            middle = (before * many + middle * count) / (many + count)
            count += many
        half = (count - 1) * least / 2
        middle = max(top + half, min(bottom - half, middle))
        groups.append((middle, count))
    made = [middle + (at - (count - 1) / 2) * least for middle, count in groups for at in range(count)]
    for at in range(1, len(made)):
        made[at] = max(made[at], made[at - 1] + least)
    return made


def room_for_labels(labels: Iterable[str]) -> float:
    """The room that words at the right-hand end of lines need."""
    return max((width_of(words, SIZE, bold=True) for words in labels), default=0) + 15 + EDGE


def key(canvas: Canvas, kinds: Sequence[tuple[Kind, str]], y: float) -> float:
    """The marks that occur, each with its words, in as many lines as they need; returns where the key ends."""
    x = EDGE
    for kind, words in kinds:
        need = 22 + width_of(words) + 18
        if x > EDGE and x + need - 18 > canvas.width - EDGE:
            x, y = EDGE, y + LINE
        canvas.point(x + 7, y + LINE / 2, kind)
        canvas.words(x + 20, y + LINE / 2, words)
        x += need
    return y + LINE + 4 if kinds else y


def notes(canvas: Canvas, sentences: Iterable[str], y: float) -> float:
    """Sentences below the chart; returns where they end."""
    for sentence in sentences:
        for line in wrapped(sentence, canvas.width - 2 * EDGE):
            canvas.words(EDGE, y + LINE / 2, line, Words(colour=GREY))
            y += LINE
    return y


def above(canvas: Canvas, words: str, y: float, *, bold: bool = False) -> float:
    """Words above a drawing area, in as many lines as they need; returns where they end."""
    for line in wrapped(words, canvas.width - 2 * EDGE, bold=bold):
        canvas.words(EDGE, y + LINE / 2, line, Words(bold=bold, halo=True))
        y += LINE
    return y

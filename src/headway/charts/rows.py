"""Places one below the other, each a mark on one scale, with its interval and what chance allows."""

from dataclasses import dataclass

from headway.charts.canvas import LINE, Canvas, Words
from headway.charts.figure import Spec
from headway.charts.ink import BAND, GREY, GRIDLINE, INK, MEAN, Kind, Stroke
from headway.charts.layout import EDGE, WIDE, headed, key, notes
from headway.charts.measure import width_of, wrapped
from headway.charts.numbers import shown
from headway.charts.scale import Scale, scale_of
from headway.charts.timeline import unit_words

Range = tuple[float, float]
_BAR = Stroke(GREY, 2)


@dataclass(frozen=True)
class Row:
    """A place: its value, its interval, and the range that chance alone gives it; ``kind`` marks it."""

    name: str
    value: float | None
    kind: Kind
    interval: Range | None = None
    chance: Range | None = None


@dataclass(frozen=True)
class Rows:
    """A chart of rows; ``line`` is a value that all are seen against, with its words."""

    title: str
    verdict: str
    unit: str
    decimals: int
    rows: tuple[Row, ...]
    line: tuple[float, str] | None
    key: tuple[tuple[Kind, str], ...] = ()
    notes: tuple[str, ...] = ()

    @property
    def scale(self) -> Scale:
        """Over values, intervals and ranges."""
        known = [row.value for row in self.rows if row.value is not None]
        known += [end for row in self.rows for ends in (row.interval, row.chance) if ends for end in ends]
        return scale_of([*known, *([self.line[0]] if self.line else [])], self.unit, self.decimals)

    def drawn(self, width: float) -> Spec:
        """As a specification; on a narrow page each name stands above its mark."""
        canvas, scale, narrow = Canvas(width), self.scale, width < WIDE
        y = headed(canvas, self.title, self.verdict)
        names = [wrapped(row.name, width - 2 * EDGE if narrow else 220) for row in self.rows]
        longest = max((width_of(line, bold=True) for lines in names for line in lines), default=0)
        end = width - EDGE - max((width_of(self._shown(row), bold=True) for row in self.rows), default=0) - 12
        start = EDGE + 22 if narrow else EDGE + longest + 24
        if self.line:
            y = self._line_words(canvas, scale, (start, end, y))
        top = y
        for row, lines in zip(self.rows, names, strict=True):
            y = self._row(canvas, scale, row, lines, (start, end, y, narrow))
        if not self.rows:
            canvas.words(EDGE, y + LINE / 2, "No figures yet")
            y += LINE
        self._axis(canvas, scale, (start, end, top, y))
        y = key(canvas, self.key, y + LINE + 12)
        words = unit_words(scale, self.unit)
        canvas.height = (
            notes(canvas, [each for each in (words, *self.notes) if each], y) + EDGE + canvas.title_height
        )
        return canvas.spec()

    def _shown(self, row: Row) -> str:
        return "no figure" if row.value is None else shown(row.value, self.unit, self.decimals)

    def _line_words(self, canvas: Canvas, scale: Scale, place: tuple[float, float, float]) -> float:
        start, end, y = place
        value, words = self.line or (0.0, "")
        x, half = scale.place(value, start, end), width_of(words) / 2
        canvas.words(
            min(max(x, EDGE + half), canvas.width - EDGE - half), y + LINE / 2, words, Words(align="center")
        )
        return y + LINE + 4

    def _axis(self, canvas: Canvas, scale: Scale, place: tuple[float, float, float, float]) -> None:
        start, end, top, bottom = place
        room = max(width_of(scale.words(tick)) for tick in scale.ticks) + 10
        each = max(1, -(-len(scale.ticks) * int(room) // int(end - start)))
        for at, tick in enumerate(scale.ticks):
            x = scale.place(tick, start, end)
            canvas.rule((x, top), (x, bottom), GRIDLINE)
            if at % each == 0:
                half = width_of(scale.words(tick)) / 2
                x = min(max(x, EDGE + half), canvas.width - EDGE - half)
                canvas.words(x, bottom + LINE / 2 + 2, scale.words(tick), Words(align="center"))
        if self.line:
            x = scale.place(self.line[0], start, end)
            canvas.rule((x, top - 2), (x, bottom), MEAN)

    def _row(
        self,
        canvas: Canvas,
        scale: Scale,
        row: Row,
        lines: list[str],
        place: tuple[float, float, float, bool],
    ) -> float:
        start, end, y, narrow = place
        bold = row.kind is Kind.OWN
        height = max(26, len(lines) * LINE + 8)
        if narrow:
            for line in lines:
                canvas.words(EDGE, y + LINE / 2, line, Words(bold=bold, halo=True))
                y += LINE
            middle, after = y + LINE / 2 + 1, y + LINE + 10
        else:
            middle, after = y + height / 2, y + height
            for at, line in enumerate(lines):
                top = middle + (at - (len(lines) - 1) / 2) * LINE
                canvas.words(start - 22, top, line, Words(align="right", bold=bold))
        if row.chance:
            left, right = (scale.place(limit, start, end) for limit in row.chance)
            canvas.box(left, middle - 8, right, middle + 8, BAND)
        if row.interval:
            left, right = (scale.place(limit, start, end) for limit in row.interval)
            canvas.rule((left, middle), (right, middle), _BAR)
        if row.value is not None:
            canvas.point(scale.place(row.value, start, end), middle, row.kind)
        colour = INK if row.value is not None else GREY
        canvas.words(
            canvas.width - EDGE, middle, self._shown(row), Words(align="right", bold=bold, colour=colour)
        )
        return after

"""The charts of a paper's measures as a PDF to attach: only those that would show no figure of 1 to 5 children."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from headway.documents import Document, pdf
from headway.documents.figures import figure
from headway.documents.tree import Block, BulletList, Heading, Paragraph, plain
from headway.documents.wording import day
from headway.web.performance.charting import over_time
from headway.web.performance.queries.series import Series
from headway.web.scrutiny.rules.papers_measures import Line, Standings
from headway.web.scrutiny.rules.papers_small_numbers import hides

__all__ = ["TITLE", "charts_as_pdf", "why_not_drawn"]

TITLE = "Charts of the measures"


@dataclass(frozen=True)
class _Drawn:
    """What the chart of a measure is drawn from, as its own page has it."""

    line: Line
    place: str

    @property
    def measure(self) -> Any:
        return self.line.measure

    @property
    def spc(self) -> Any:
        return self.line.row.spc

    @property
    def target(self) -> Any:
        return self.line.row.target

    @property
    def series(self) -> Series:
        return self.line.row.series

    @property
    def marks(self) -> Sequence[Any]:
        return self.line.marks


def charts_as_pdf(found: Standings, lines: Sequence[Line]) -> bytes | None:
    """A chart a measure with its words; then what was not drawn, and why, and the loads. None without any."""
    drawn = [(each, over_time(_Drawn(each, found.authority))) for each in lines if not why_not_drawn(each)]
    blocks: list[Block] = [Paragraph(plain(_INTRODUCTION.format(of=found.of, on=day(found.on))))]
    for _, chart in drawn:
        if chart is not None:
            blocks.append(figure(chart, with_table=False))
    if len(blocks) == 1:
        return None
    left = [each for each in lines if why_not_drawn(each)]
    if left:
        said = tuple(plain(f"{each.measure.title}: {why_not_drawn(each)}") for each in left)
        blocks += [Heading(plain("Measures without a chart")), BulletList(said)]
    loads = tuple(plain(each) for each in sorted({line.load for line, _ in drawn if line.load}))
    blocks += [Heading(plain("Where the figures come from")), BulletList(loads)]
    title = f"{TITLE}: {found.authority}"
    return pdf(Document(title=title, dated=found.on, blocks=tuple(blocks), subject=TITLE))


_INTRODUCTION = (
    "The charts of {of}, as at {on}. Points inside the limits are what chance gives; a signal is marked and said in "
    "words."
)


def why_not_drawn(line: Line) -> str:
    """Why a measure has no chart here; "" where it has one."""
    row = line.row
    if row.spc is None or not row.period:
        return "there is no control chart of its figures."
    if len([each for each in row.series.values if each is not None]) < _FEWEST:
        return "there are too few figures to draw."
    pairs = zip(row.series.numerators, row.series.denominators, strict=True)
    if any(hides(line.measure, top, whole) for top, whole in pairs):
        return "one of its figures would tell of 1 to 5 children."
    return ""


_FEWEST = 6
"""Below it a chart tells no signal from chance (``headway.statistics.spc``)."""

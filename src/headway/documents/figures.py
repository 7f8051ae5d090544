"""A chart of headway.charts as a block of a document: picture, text alternative and, if asked for, its table."""

from headway.charts import Figure as Chart
from headway.documents.tree import Figure, Table, plain

_SCALE = 3  # 2,160 pixels over a page's 16 cm: sharp in print


def figure(chart: Chart, *, with_table: bool = True) -> Figure:
    """The block. Its caption is the chart's title with the verdict, so the picture is drawn without them."""
    caption = f"{chart.title}. {chart.verdict}" if chart.verdict else chart.title
    return Figure(
        title=caption,
        description=chart.description,
        svg=chart.svg(titled=False),
        png=chart.png(_SCALE, titled=False),
        table=_table(chart) if with_table and chart.table.rows else None,
    )


def _table(chart: Chart) -> Table:
    return Table(
        caption=chart.table.caption,
        header=chart.table.headings,
        rows=tuple(tuple((plain(cell),) for cell in row) for row in chart.table.rows),
        widths=tuple(_width(column) for column in zip(chart.table.headings, *chart.table.rows, strict=True)),
    )


def _width(column: tuple[str, ...]) -> float:
    """By its longest text, a little more than its letters so that a short column's heading is not broken."""
    return 4.0 + min(
        30, max(max(len(word) for word in cell.split() or [""]) + len(cell) / 3 for cell in column)
    )

"""A chart as a value: its words, its specification and its table, and from them SVG, PNG and CSV."""

import csv
import json
import re
from dataclasses import dataclass, field
from io import StringIO
from typing import Any

from headway.charts.rendering import png_of, svg_of

Spec = dict[str, Any]
TITLE = "title"
"""What the names of the layers that hold the title begin with."""
_FORMULA = re.compile(r"[=+@\t\r]|-(?!\d[\d,.]*$)")  # a spreadsheet would run it (OWASP, CSV injection)
_NO_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""What no XML may hold (XML 1.0, section 2.2). The drawing library does not refuse it: it ends the whole process."""


@dataclass(frozen=True)
class Table:
    """What the chart shows, as text: one heading a column, every row as long as the headings."""

    caption: str
    headings: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]

    def __post_init__(self) -> None:
        if any(len(row) != len(self.headings) for row in self.rows):
            raise ValueError(f"table {self.caption!r}: a row and the headings differ in length")


@dataclass(frozen=True)
class Figure:
    """A chart for everyone: seen (``svg``, ``png``), heard (``description``) and counted with (``table``, ``csv``).

    ``spec`` is Vega-Lite for a page, 720 px wide; ``narrow`` is the same for a telephone or 400% zoom, 320 px wide.
    """

    title: str
    description: str
    """The text alternative, in sentences: what is shown and what it comes to."""
    spec: Spec
    table: Table
    narrow: Spec = field(default_factory=dict)
    verdict: str = ""
    """What it comes to, in one sentence; it stands below the title."""

    def svg(self, *, narrow: bool = False, titled: bool = True) -> str:
        """The chart as SVG that stands alone; without its title where the page gives it."""
        return svg_of(self._json(narrow, titled), _drawable(self.title), _drawable(self.description))

    def png(self, scale: float = 2, *, narrow: bool = False, titled: bool = True) -> bytes:
        """The chart as PNG, twice as fine as a plain screen unless told otherwise."""
        return png_of(self.svg(narrow=narrow, titled=titled), scale)

    def csv(self) -> str:
        """The table as CSV with its headings; text that a spreadsheet would run has an apostrophe before it."""
        made = StringIO()
        writer = csv.writer(made, lineterminator="\r\n")
        for row in (self.table.headings, *self.table.rows):
            writer.writerow([f"'{cell}" if _FORMULA.match(cell) else cell for cell in row])
        return made.getvalue()

    def _json(self, narrow: bool, titled: bool) -> str:
        spec = self.narrow if narrow and self.narrow else self.spec
        if not titled:
            spec = _untitled(spec)
        return json.dumps(_drawable(spec), ensure_ascii=False, sort_keys=True, allow_nan=False)


def _drawable(part: Any) -> Any:
    """The same, every text of it without the characters that no picture can hold."""
    if isinstance(part, str):
        return _NO_XML.sub("", part)
    if isinstance(part, dict):
        return {_drawable(key): _drawable(each) for key, each in part.items()}
    return [_drawable(each) for each in part] if isinstance(part, list | tuple) else part


def _untitled(spec: Spec) -> Spec:
    """The same without its title, cut off at the top; a picture without one is as it was."""
    above = spec.get("usermeta", {}).get("title_height", 0)
    if not above:
        return spec
    layers = [layer for layer in spec["layer"] if not layer.get("name", "").startswith(TITLE)]
    padding = {**spec["padding"], "top": spec["padding"]["top"] - above}
    return {**spec, "layer": layers, "padding": padding}

"""One document tree for HTML, PDF and Word: a small set of values, and their plain form for the templates.

A placeholder is a run that a person must replace before anybody publishes: each writer marks it so that it
cannot be overlooked.
"""

from base64 import b64encode
from collections.abc import Iterator
from dataclasses import asdict, dataclass, field, fields, is_dataclass
from datetime import date
from enum import StrEnum
from typing import Any

from headway.documents.text import clean

_PNG = b"\x89PNG\r\n\x1a\n"


@dataclass(frozen=True)
class Change:
    """Who put text in or took it out, and when (ISO 8601, or "" where it is not known). Word shows it as tracked."""

    by: str
    on: str = ""
    deleted: bool = False


@dataclass(frozen=True)
class Run:
    """A stretch of text in one style. ``href`` leads to the run of the same document whose ``anchor`` it is."""

    text: str
    bold: bool = False
    italic: bool = False
    placeholder: bool = False
    raised: bool = False
    anchor: str = ""
    href: str = ""
    label: str = ""
    """What a link is called where its text is only a number."""
    change: Change | None = None

    def __post_init__(self) -> None:
        object.__setattr__(self, "text", clean(self.text))


Runs = tuple[Run, ...]


def plain(text: str) -> Runs:
    """The text as one unstyled run."""
    return (Run(text),)


def words(runs: Runs) -> str:
    """The text of the runs, without style."""
    return "".join(run.text for run in runs)


@dataclass(frozen=True)
class Heading:
    """A heading below the title; ``level`` 2 is a section, 3 a part of one."""

    text: Runs
    number: str = ""
    level: int = 2


@dataclass(frozen=True)
class Paragraph:
    """A paragraph; with a ``number`` ("1.1") it hangs beside it, as council papers are numbered."""

    text: Runs
    number: str = ""
    leads: bool = False
    """Whether it stays on the page of what follows: a table, or a list that it announces."""
    lettered: bool = False
    """Whether it is a lettered part of a numbered paragraph, and so set in below it."""


@dataclass(frozen=True)
class BulletList:
    """Items without order; ``under_number`` where they belong to a numbered paragraph, and stand below its words."""

    items: tuple[Runs, ...]
    under_number: bool = False


class Place(StrEnum):
    """Where lines stand."""

    LEFT = ""
    RIGHT = "right"
    """At the right-hand edge: a letter's sender."""
    SIGNED = "signed"
    """With room above for a signature."""


@dataclass(frozen=True)
class Lines:
    """Lines that belong together, each on its own: a name, a post, a telephone number."""

    lines: tuple[Runs, ...]
    place: Place = Place.LEFT


@dataclass(frozen=True)
class Title:
    """The document's title, where it does not stand first: below the address of a letter."""


@dataclass(frozen=True)
class Table:
    """A table with one header row, or none where every header is "". ``widths`` are shares of the line; a cell is
    lines of runs.
    """

    caption: str
    header: tuple[str, ...]
    rows: tuple[tuple[tuple[Runs, ...], ...], ...]
    widths: tuple[float, ...]
    whole: bool = False
    """Whether it stays on one page; otherwise it may run over between rows, its header repeated."""
    announced: bool = False
    """Whether the paragraph before announces it: its caption is then for those who cannot see the page."""

    def __post_init__(self) -> None:
        object.__setattr__(self, "caption", clean(self.caption))
        object.__setattr__(self, "header", tuple(clean(text) for text in self.header))
        lengths = {len(self.header), len(self.widths), *(len(row) for row in self.rows)}
        if len(lengths) != 1:
            raise ValueError(f"table {self.caption!r}: rows, header and widths differ in length: {lengths}")


@dataclass(frozen=True)
class Figure:
    """A chart with its caption, its text alternative in sentences, and the table of what it shows (None where the
    paper gives the figures elsewhere).

    ``svg`` stands alone and is shown on a page, ``png`` in PDF and Word: their fonts and dashes are then the same
    everywhere. ``width`` is its share of the line.
    """

    title: str
    description: str
    svg: str
    png: bytes
    table: Table | None = None
    width: float = 1.0

    def __post_init__(self) -> None:
        for name in ("title", "description"):
            object.__setattr__(self, name, clean(getattr(self, name)))
        if self.png[:8] != _PNG:
            raise ValueError(f"figure {self.title!r}: its picture is no PNG")

    @property
    def pixels(self) -> tuple[int, int]:
        """Width and height of the PNG, from its header."""
        return int.from_bytes(self.png[16:20], "big"), int.from_bytes(self.png[20:24], "big")


@dataclass(frozen=True)
class FieldRow:
    """One of the fields at the head of a council paper: "From", "To" ..., with a line or more."""

    label: str
    lines: tuple[Runs, ...]


@dataclass(frozen=True)
class Fields:
    """The fields together, in the order in which they are shown."""

    rows: tuple[FieldRow, ...]


@dataclass(frozen=True)
class Box:
    """The framed summary and recommendations: each part is a bold label and its lines."""

    rows: tuple[FieldRow, ...]


@dataclass(frozen=True)
class Note:
    """Words for the author, not for the reader: framed, and headed so that nobody takes them for the
    paper."""

    heading: str
    items: tuple[Runs, ...]


@dataclass(frozen=True)
class PageBreak:
    """What follows starts a new page."""


Block = Heading | Paragraph | BulletList | Lines | Title | Table | Figure | Fields | Box | Note | PageBreak


@dataclass(frozen=True)
class Document:
    """A whole document. ``dated`` is written into the files' properties, so that they can be made again the
    same; None where it has no day.
    """

    title: str
    dated: date | None
    blocks: tuple[Block, ...]
    subject: str = ""
    author: str = ""
    language: str = "en-GB"
    landscape: bool = False
    draft: bool = field(default=False)

    def __post_init__(self) -> None:
        for name in ("title", "subject", "author"):
            object.__setattr__(self, name, clean(getattr(self, name)))


def as_plain(document: Document) -> dict[str, Any]:
    """The document as dictionaries and lists, each block under its ``kind``, for the HTML and PDF
    templates.
    """
    whole = {item.name: getattr(document, item.name) for item in fields(document)}
    whole["dated"] = document.dated.isoformat() if document.dated else ""
    whole["titled"] = any(isinstance(block, Title) for block in document.blocks)
    whole["blocks"] = [_plain_block(block) for block in document.blocks]
    return whole


def _plain_block(block: Block) -> dict[str, Any]:
    made = {"kind": type(block).__name__, **asdict(block)}
    if isinstance(block, Figure):  # as data that JSON can carry
        made["svg"] = b64encode(block.svg.encode("utf-8", "replace")).decode()
        made["png"] = b64encode(block.png).decode()
        made["pixels"] = block.pixels
        made["table"] = _plain_block(block.table) if block.table else None
    return made


def every_run(document: Document) -> Iterator[Run]:
    """Every run of the document, in reading order."""
    yield from _runs_in(document.blocks)


def _runs_in(value: Any) -> Iterator[Run]:
    if isinstance(value, Run):
        yield value
    elif isinstance(value, tuple):
        for each in value:
            yield from _runs_in(each)
    elif is_dataclass(value):
        for item in fields(value):
            yield from _runs_in(getattr(value, item.name))


def placeholders(document: Document) -> tuple[str, ...]:
    """What is still to be filled in, each named once, in reading order."""
    return tuple(dict.fromkeys(run.text for run in every_run(document) if run.placeholder))

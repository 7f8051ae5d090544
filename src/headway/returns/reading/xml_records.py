"""An XML return as a stream of records: one at a time in memory, nothing fetched, nothing expanded, nothing executed.

Expat reads in pieces and knows the line of every element. It is refused a document type, and so every entity that is
not XML's own five: neither a bomb of entities nor a file or an address named in one is ever reached.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from xml.parsers import expat

from headway.errors import ForPerson
from headway.returns.reading.limits import (
    MAX_CELL_CHARACTERS,
    MAX_XML_DEPTH,
    MAX_XML_TOKEN_BYTES,
    PIECE_BYTES,
)

Fields = dict[str, str]


@dataclass(slots=True)
class Record:
    """One element that makes a row: which, its line (or number), the texts inside it, and the record around it."""

    element: str
    line: int
    fields: Fields
    around: Record | None


@dataclass
class Odd:
    """What a file holds that no column takes: how often, and where first."""

    unknown: dict[tuple[str, str], tuple[int, int]] = field(default_factory=dict)
    twice: list[tuple[str, str, int]] = field(default_factory=list)

    def count(self, element: str, name: str, line: int) -> None:
        cells, first = self.unknown.get((element, name), (0, line))
        self.unknown[element, name] = (cells + 1, first)


@dataclass(frozen=True)
class Shape:
    """Which elements make a row, and in each the column that an element's text is. A row element may be its own text.

    `together_at` is the depth at which the records read so far belong together (None: where no record is open).
    """

    columns: Mapping[str, Mapping[str, str]]
    together_at: int | None = None
    by_line: bool = True
    """Whether a record's number is its line. In a file written on one line it is which of its kind it is."""


class RecordStream:
    """Reads one file and hands on each group of records that belong together (one child's)."""

    def __init__(
        self, name: str, shape: Shape, take: Callable[[list[Record]], None], encoding: str | None
    ) -> None:
        self.name, self.shape, self.take = name, shape, take
        self.odd = Odd()
        self.group: list[Record] = []
        self.text: list[str] = []
        self.parser = expat.ParserCreate(encoding)
        self.parser.buffer_text = True
        self.parser.StartDoctypeDeclHandler = self._refuse_doctype
        self.parser.CharacterDataHandler = self.text.append
        self._bind()

    def _bind(self) -> None:  # noqa: C901 - two handlers that share their state
        """The two handlers as closures: they run some million times a file, and attributes cost a third of that."""
        columns, text, group, odd = self.shape.columns, self.text, self.group, self.odd
        parser, together_at = self.parser, self.shape.together_at
        by_line, numbers = self.shape.by_line, dict.fromkeys(columns, 0)
        open_records: list[Record] = []
        is_leaf = False
        depth = 0

        def start(tag: str, _attributes: object) -> None:
            nonlocal is_leaf, depth
            is_leaf = True
            depth += 1
            text.clear()
            if ":" in tag:
                tag = tag.rpartition(":")[2]
            if tag in columns:
                numbers[tag] += 1
                number = parser.CurrentLineNumber if by_line else numbers[tag]
                record = Record(tag, number, {}, open_records[-1] if open_records else None)
                open_records.append(record)
                group.append(record)
            elif depth > MAX_XML_DEPTH:
                self._refuse(f"elements lie more than {MAX_XML_DEPTH} deep, which no return has")

        def end(tag: str) -> None:
            nonlocal is_leaf, depth
            depth -= 1
            if ":" in tag:
                tag = tag.rpartition(":")[2]
            if is_leaf:
                is_leaf = False
                if open_records:
                    record = open_records[-1]
                    name = columns[record.element].get(tag)
                    if name is None:
                        if "".join(text).strip():  # else a container with nothing in it
                            odd.count(record.element, tag, parser.CurrentLineNumber)
                    elif name in record.fields:
                        odd.twice.append((record.element, name, record.line))
                    else:
                        record.fields[name] = "".join(text)
            if tag in columns:
                open_records.pop()
            if group and (depth == together_at if together_at is not None else not open_records):
                self.take(group)
                group.clear()

        parser.StartElementHandler = start
        parser.EndElementHandler = end

    def read(self, path: Path) -> Odd:
        """Read the whole file; a damaged one is refused with its line."""
        given = 0
        try:
            with path.open("rb") as stream:
                while piece := stream.read(PIECE_BYTES):
                    given += len(piece)
                    self.parser.Parse(piece, False)
                    self._bounded(given)
                self.parser.Parse(b"", True)
        except expat.ExpatError as error:
            self._refuse_damaged(error, given)
        return self.odd

    def _bounded(self, given: int) -> None:
        if given - self.parser.CurrentByteIndex > MAX_XML_TOKEN_BYTES + PIECE_BYTES:
            self._refuse(
                f"one tag or comment is longer than {MAX_XML_TOKEN_BYTES:,} bytes, which none of a return is"
            )
        if sum(map(len, self.text)) > MAX_CELL_CHARACTERS:
            self._refuse(
                f"one element holds more than {MAX_CELL_CHARACTERS:,} characters, which none of a return does"
            )

    def _refuse_doctype(self, *_: object) -> None:
        self._refuse(_DOCTYPE)

    def _refuse(self, why: str) -> None:
        raise ForPerson(
            f"{self.name}, line {self.parser.CurrentLineNumber}: the file was refused: {why}. "
            "Export the return again from the case system."
        )

    def _refuse_damaged(self, error: expat.ExpatError, given: int) -> None:
        if given == 0 or error.code in _ENDS_EARLY:
            what = "the file ends before its last element is closed; it was cut short when it was saved or copied"
        else:
            what = f"the file is not XML that can be read ({expat.ErrorString(error.code)})"
        raise ForPerson(
            f"{self.name}, line {error.lineno}: {what}. Nothing of it was read. "
            "Export the return again from the case system."
        ) from None


_DOCTYPE = "it declares a document type (DOCTYPE), which no return has and which can do harm"

_ENDS_EARLY = {
    expat.errors.codes[text]
    for text in (
        expat.errors.XML_ERROR_NO_ELEMENTS,
        expat.errors.XML_ERROR_UNCLOSED_TOKEN,
        expat.errors.XML_ERROR_UNCLOSED_CDATA_SECTION,
        expat.errors.XML_ERROR_PARTIAL_CHAR,
    )
}


def elements_of(start: bytes, name: str) -> tuple[str, ...]:
    """The names of the elements at the beginning of a file, in their order. A document type is refused at once."""
    found: dict[str, None] = {}
    parser = expat.ParserCreate(None if _decodes(start) else "windows-1252")

    def refuse(*_: object) -> None:
        raise ForPerson(
            f"{name}, line {parser.CurrentLineNumber}: the file was refused: {_DOCTYPE}. "
            "Export the return again from the case system."
        )

    parser.StartElementHandler = lambda tag, _: found.setdefault(tag.rpartition(":")[2])
    parser.StartDoctypeDeclHandler = refuse
    with suppress(expat.ExpatError):
        parser.Parse(start, False)
    return tuple(found)


def _decodes(start: bytes) -> bool:
    if start[:2] in (b"\xff\xfe", b"\xfe\xff"):
        return True
    try:
        start[: start.rfind(b">") + 1].decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True

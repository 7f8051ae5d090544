"""Lines → pieces: the head field by field, then sections with their paragraphs and bullets."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from dataclasses import field as value
from itertools import pairwise

from headway.documents.reading.labels import label_in
from headway.documents.reading.lines import Line, lines_of, one_line, unterminated
from headway.documents.reading.marks import Mark, Marked, Region, marked, region_of
from headway.documents.reading.places import Part, Piece, Place

__all__ = ["pieces_in"]

_WRAPS_FROM = 55
"""A line at least so long may go on after a blank line, if its sentence is open: a text layer leaves such gaps."""
_NO_PRINTED_LINE = 160
"""A longer line is a paragraph that nobody wrapped."""
_OWN_LABEL = re.compile(r"\*{0,2}([A-Z][\w '/&()?-]{2,40}?)\*{0,2}\s{0,3}:\*{0,2}\s{0,4}(?=\S|$)")
_NAMED = re.compile(r"(?:[A-Z][\w'’.-]+ ){1,3}[A-Z][\w'’-]+\s*[,–—-]")
_LABEL_AGAIN = re.compile(r"\W{0,3}(?:recommendations?(?:\(s\))?)\W{1,4}(?=\w|$)", re.IGNORECASE)
_HEADING_AND_TEXT = re.compile(r"(\**background (?:documents?|papers?)\**)\s*:?\s+(\S.*)", re.IGNORECASE)
_PAGE_NUMBER = re.compile(
    r"(?:page\s+)?\d{1,3}(?:\s+of\s+\d{1,3})?$|.{0,150}\bpage \d{1,3} of \d{1,3}$", re.IGNORECASE
)
_OF_ENTRIES = ("From", "Previous Pathway", "Future Pathway")
_TALKS = (Part.PARAGRAPH, Part.BULLET, Part.SUMMARY, Part.RECOMMENDATION, Part.RECOMMENDATION_AGAIN)


@dataclass
class _Open:
    """A piece that lines are still joined to."""

    part: Part
    field: str
    paragraph: str
    mark: str
    lines: list[tuple[str, int, int]] = value(default_factory=list)
    number: int = 0
    page: int = 0

    def add(self, line: Line, begins: int = 0) -> None:
        words = line.text[begins:]
        self.lines.append((words, line.start + begins, line.end))
        if not self.number:
            self.number, self.page = line.number, line.page

    def closed(self) -> Piece:
        text = one_line(" ".join(words for words, _, _ in self.lines))
        start = self.lines[0][1] if self.lines else 0
        end = self.lines[-1][2] if self.lines else start
        return Piece(
            self.part, text, Place(self.field, self.paragraph, self.number, self.page, start, end), self.mark
        )


def pieces_in(text: str, *, wrapped: bool = True) -> tuple[Piece, ...]:
    """The pieces of a text that was tidied, in order. ``wrapped``: lines may be parts of a paragraph."""
    return _Grouping([line for line in lines_of(text) if not _is_furniture(line)], wrapped).pieces()


def _is_furniture(line: Line) -> bool:
    """A page number by itself: it would tear the sentence that goes on over the page."""
    return bool(line.page and _PAGE_NUMBER.match(line.text))


class _Grouping:
    def __init__(self, lines: Sequence[Line], wrapped: bool) -> None:
        self.lines, self.wrapped = lines, wrapped
        self.found: list[Piece] = []
        self.open: _Open | None = None
        self.field = ""  # the field of the head that is being read
        self.in_head = True
        self.section, self.heading, self.region = 0, "", Region.BODY
        self.paragraph = ""

    def pieces(self) -> tuple[Piece, ...]:
        for at, line in enumerate(self.lines):
            following = self.lines[at + 1] if at + 1 < len(self.lines) else None
            self._take(line, following)
        self._close()
        return tuple(_title_found(_subheadings_found(self.found)))

    def _take(self, line: Line, following: Line | None) -> None:
        if self.in_head and self._is_field(line):
            return
        ends_block = following is None or following.after_gap or _is_marked(following.text)
        mark = marked(
            line.text, self.section, ends_block=ends_block, next_line=following.text if following else ""
        )
        if mark.mark is Mark.HEADING and not self._is_open_sentence(line):
            self._head(line, mark)
        elif self.in_head and self.field:
            self._into_field(line, mark)
        else:
            self._into_section(line, mark)

    # The head.

    def _is_field(self, line: Line) -> bool:
        if label := label_in(line.text):
            self._start_field(label.name, line, label.end)
            return True
        if self.field and self.field not in ("Summary", "Recommendations"):
            found = _OWN_LABEL.match(line.text)
            if found:
                self._start_field(found[1], line, found.end())
                return True
        return False

    def _start_field(self, name: str, line: Line, begins: int) -> None:
        self._close()
        self.field, self.heading = name, name
        parts = {"Summary": Part.SUMMARY, "Recommendations": Part.RECOMMENDATION}
        item = marked(line.text[begins:], 0, ends_block=False, next_line="")
        if name == "Recommendations" and item.mark is Mark.ITEM:
            self._begin(Part.RECOMMENDATION, line, begins + item.begins, item.number)
            return
        self._begin(parts.get(name, Part.FIELD), line, begins)

    def _into_field(self, line: Line, mark: Marked) -> None:
        """A line under a label: more of the same, or another entry of it."""
        if self.field == "Recommendations" and mark.mark in (Mark.ITEM, Mark.BULLET, Mark.NUMBERED):
            self._begin(Part.RECOMMENDATION, line, mark.begins, mark.number or "•")
        elif mark.mark is Mark.NUMBERED or self.open is None:
            self._leave_head()
            self._into_section(line, mark)
        elif self._goes_on(line):
            self.open.add(line)
        else:
            self._begin(self.open.part, line, mark.begins)

    def _leave_head(self) -> None:
        self._close()
        self.in_head, self.field, self.heading = False, "", ""

    # The sections.

    def _head(self, line: Line, mark: Marked) -> None:
        if self.field:
            self._leave_head()
        self._close()
        self.in_head = self.in_head and not self.found
        words = line.text[mark.begins :]
        rest = _HEADING_AND_TEXT.match(words)
        if mark.level > 2 and self.region is Region.CONTACTS:
            self._begin(Part.CONTACT, line, mark.begins)
            return
        if mark.level > 2 and not mark.number:
            self._begin(Part.SUBHEADING, line, mark.begins)
            self._close()
            return
        self.section = int(mark.number) if mark.number else self.section
        self.heading = one_line((rest[1] if rest else words).strip("*# :"))
        self.region = region_of(self.heading)
        self.paragraph = ""
        self._begin(Part.HEADING, line, mark.begins, mark.number)
        self._close()
        self.found[-1] = replace(self.found[-1], text=self.heading)
        if rest:
            self._begin(Part.BACKGROUND, line, mark.begins + rest.start(2))

    def _into_section(self, line: Line, mark: Marked) -> None:
        parts = {
            Region.RECOMMENDATIONS: Part.RECOMMENDATION_AGAIN,
            Region.BACKGROUND: Part.BACKGROUND,
            Region.CONTACTS: Part.CONTACT,
            Region.APPENDICES: Part.APPENDIX,
        }
        part = parts.get(self.region)
        if part in (Part.CONTACT, Part.APPENDIX):
            self._begin(part, line, mark.begins if mark.mark in (Mark.NUMBERED, Mark.BULLET) else 0)
        elif mark.mark is Mark.NUMBERED:
            self.paragraph = mark.number
            self._begin(part or Part.PARAGRAPH, line, mark.begins, mark.number)
        elif mark.mark is Mark.ITEM and not self._is_open_sentence(line):
            if mark.number.isdigit() and part is None:
                self.paragraph = mark.number
            self._begin(part or Part.PARAGRAPH, line, mark.begins, mark.number)
        elif mark.mark is Mark.BULLET or self._is_lost_bullet(line):
            self._begin(part or Part.BULLET, line, mark.begins, "•")
        elif self.open is not None and self._goes_on(line):
            self.open.add(line)
        else:
            self._begin(part or Part.PARAGRAPH, line, 0)

    def _is_lost_bullet(self, line: Line) -> bool:
        """An indented line in a list whose bullets the text layer lost; the list is announced by a colon."""
        if self.open is None or not (line.after_gap and line.indented):
            return False
        return self.open.part is Part.BULLET or self._last_line().endswith(":")

    # Lines and pieces.

    def _begin(self, part: Part, line: Line, begins: int, mark: str = "") -> None:
        self._close()
        if part is Part.RECOMMENDATION_AGAIN and (label := _LABEL_AGAIN.match(line.text, begins)):
            begins = label.end()
        self.open = _Open(part, self.field or self.heading, self.paragraph, mark)
        if begins < len(line.text):
            self.open.add(line, begins)
        else:
            self.open.lines.append(("", line.end, line.end))
            self.open.number, self.open.page = line.number, line.page

    def _close(self) -> None:
        if self.open is not None:
            self.found.append(self.open.closed())
            self.open = None

    def _last_line(self) -> str:
        return self.open.lines[-1][0] if self.open and self.open.lines else ""

    def _is_open_sentence(self, line: Line) -> bool:
        """Whether a line belongs to a sentence that the line before it leaves open ("... by / 13 July 2017")."""
        return (
            self.open is not None
            and self.open.part in _TALKS
            and not line.after_gap
            and len(self._last_line()) >= _WRAPS_FROM
            and unterminated(self._last_line())
            and not line.text.startswith("#")
        )

    def _goes_on(self, line: Line) -> bool:
        """Whether a line without a mark goes on with the piece before it."""
        last = self._last_line()
        if not last:
            return True
        if self.open is not None and self.open.part is Part.FIELD:
            open_end = last.endswith((",", " and", " of", " for", "&"))
            if self.field in _OF_ENTRIES and not open_end:
                return not (line.after_gap or line.indented or _NAMED.match(line.text))
            return open_end or not line.after_gap
        if not line.after_gap:
            whole = len(last) > _NO_PRINTED_LINE or len(line.text) > _NO_PRINTED_LINE
            return unterminated(last) or not whole
        if not self.wrapped:
            return False
        wraps = len(last) >= _WRAPS_FROM and unterminated(last) and not line.text.startswith("Dear ")
        return wraps or (unterminated(last) and line.text[:1].islower())


def _is_marked(words: str) -> bool:
    return bool(label_in(words)) or bool(re.match(r"[•#]|-\s|\d{1,2}(?:\.\d{1,2})+\b|\d{1,2}[.)]\s", words))


def _title_found(pieces: list[Piece]) -> list[Piece]:
    """What stands before the first field of a head is its title."""
    first = next((at for at, piece in enumerate(pieces) if piece.part is not Part.PARAGRAPH), 0)
    if not first or pieces[first].part is not Part.FIELD:
        return pieces
    return [
        replace(piece, part=Part.FIELD, place=replace(piece.place, field="Title")) if at < first else piece
        for at, piece in enumerate(pieces)
    ]


def _subheadings_found(pieces: list[Piece]) -> list[Piece]:
    """A numbered piece that the next one is a part of ("2.2", then "2.2.1") heads that part."""
    numbered = [at for at, piece in enumerate(pieces) if piece.part is Part.PARAGRAPH and "." in piece.mark]
    result = list(pieces)
    for at, later in pairwise(numbered):
        if later == at + 1 and pieces[later].mark.startswith(f"{pieces[at].mark}."):
            result[at] = replace(pieces[at], part=Part.SUBHEADING)
    return result

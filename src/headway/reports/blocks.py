"""Lines → blocks: headings, numbered paragraphs, bullets and plain paragraphs, each whole across lines and pages.

Where one paragraph ends and the next begins is seen from numbers, bullets, known headings, and from the line before:
if the next word would have fitted on it, the writer meant it to end there.
"""

import re
from collections.abc import Callable, Sequence
from enum import StrEnum
from typing import NamedTuple

from headway.reports.layout import BULLETS, Line, joined

__all__ = ["Block", "BlockKind", "blocks_of"]

NUMBERED = re.compile(r"^\(?(\d{1,3})[.)]\s*(?=[^\d\s.,%)])(.*)$")
BULLET = re.compile(rf"^[{BULLETS}]\s*(.*)$")
DASH = re.compile(r"^(?:[-–—⁃]|[o○] )\s*(\S.*)$")
COMPLETE = re.compile(r"[.!?][\"'’”)\]]*\d?$")
LONGEST_ITEM = 30
"""Lines that one numbered paragraph takes at most."""
LONGEST_BROKEN = 90
"""Characters; a line longer than this is not the first of a heading that runs over several."""
MOST_LINES = 3
ROOM_LEFT = 0.86
"""A line whose next word would still end below this share of the usual width was ended on purpose."""


class BlockKind(StrEnum):
    """What a block is on the page."""

    HEADING = "heading"
    NUMBERED = "numbered"
    BULLET = "bullet"
    DASH = "dash"
    TEXT = "text"


class Block(NamedTuple):
    """One block of the report; ``page`` is where it starts, counted from 1."""

    kind: BlockKind
    number: str | None
    text: str
    page: int


class _Open:
    """The block being read."""

    def __init__(self, kind: BlockKind, number: str | None, first: str, page: int) -> None:
        self.kind, self.number, self.lines, self.page = kind, number, [first], page

    def closed(self) -> Block:
        return Block(self.kind, self.number, joined(self.lines), self.page)


def _usual_width(lines: Sequence[Line]) -> int:
    lengths = sorted(len(line.text) for line in lines)
    return lengths[int(len(lengths) * 0.9)] if lengths else 0


def blocks_of(
    lines: Sequence[Line],
    is_heading: Callable[[str], bool],
    may_start_heading: Callable[[str], bool] = lambda _: True,
) -> list[Block]:
    """Every block in order.

    ``is_heading`` knows the report's own section headings, whatever stands around them; ``may_start_heading`` turns
    most lines away before it is asked, which only saves time.
    """
    return _Reader(lines, is_heading, may_start_heading).read()


class _Reader:
    def __init__(
        self,
        lines: Sequence[Line],
        is_heading: Callable[[str], bool],
        may_start_heading: Callable[[str], bool],
    ) -> None:
        self.lines = lines
        self.is_heading = is_heading
        self.may_start_heading = may_start_heading
        self.width = _usual_width(lines)
        self.last_number = 0
        self.open: _Open | None = None
        self.done: list[Block] = []

    def read(self) -> list[Block]:
        index = 0
        while index < len(self.lines):
            line = self.lines[index]
            span, heading = self._heading_span(index) if self.may_start_heading(line.text) else (0, "")
            if span:
                self._start(BlockKind.HEADING, None, heading, line.page)
            else:
                self._take(index, line)
            index += span or 1
        self._close()
        return self.done

    def _heading_span(self, index: int) -> tuple[int, str]:
        """How many lines a known heading takes from here, and its words: set large, one runs over two or three.

        0 lines if none does.
        """
        heading = self.lines[index].text
        may_run_on = heading[0].isupper() and len(heading) <= LONGEST_BROKEN and heading[-1] not in ".,;:"
        span = 1
        while not self.is_heading(heading):
            if not may_run_on or span == MOST_LINES or index + span == len(self.lines):
                return 0, ""
            heading = f"{heading} {self.lines[index + span].text}"
            span += 1
        for line in self.lines[index + span : index + span + MOST_LINES]:
            longer = f"{heading} {line.text}"
            if not line.text[0].islower() or not self.is_heading(longer):
                break
            heading, span = longer, span + 1
        return span, heading

    def _close(self) -> None:
        if self.open:
            self.done.append(self.open.closed())
        self.open = None

    def _start(self, kind: BlockKind, number: str | None, text: str, page: int) -> None:
        self._close()
        self.open = _Open(kind, number, text, page)

    def _take(self, index: int, line: Line) -> None:
        text, page = line
        if text[0].isalpha() and text[1:2] != " ":  # no number, bullet or dash
            self._take_words(index, text, page)
        elif number := self._number(index, text):
            self.last_number = int(number)
            self._start(BlockKind.NUMBERED, number, text.split(number, 1)[1].lstrip(".) "), page)
        elif found := BULLET.match(text):
            self._start(BlockKind.BULLET, None, found[1], page)
        elif (found := DASH.match(text)) and self._opens_dash(text):
            self._start(BlockKind.DASH, None, found[1], page)
        else:
            self._take_words(index, text, page)

    def _take_words(self, index: int, text: str, page: int) -> None:
        if self._is_subheading(index):
            if self.open and self.open.kind is BlockKind.HEADING and not self.is_heading(self.open.lines[0]):
                self.open.lines.append(text)
            else:
                self._start(BlockKind.HEADING, None, text, page)
        elif self.open and self._goes_on(text):
            self.open.lines.append(text)
        else:
            self._start(BlockKind.TEXT, None, text, page)

    def _number(self, index: int, text: str) -> str | None:
        """The printed number, if this line opens the next numbered paragraph rather than going on with a sentence."""
        found = NUMBERED.match(text)
        if not found:
            return None
        number = int(found[1])
        if number == self.last_number + 1:
            return found[1]
        near = 0 < number - self.last_number <= 3
        starts_anew = number == 1 or near or self.last_number == 0 or self._is_followed(index, number)
        return found[1] if starts_anew and not found[2][0].islower() and self._may_end_here(text) else None

    def _is_followed(self, index: int, number: int) -> bool:
        """Whether the next number opens a line soon after: a run that begins elsewhere, not a number in a sentence."""
        following = self.lines[index + 1 : index + 1 + LONGEST_ITEM]
        return number > self.last_number and any(
            found[1] == str(number + 1) for line in following if (found := NUMBERED.match(line.text))
        )

    def _opens_dash(self, text: str) -> bool:
        # A dash may also go on with a sentence broken before it.
        if self.open is None:
            return False
        listed = self.open.kind is BlockKind.DASH or self.open.lines[-1].endswith((":", ";"))
        return listed or self._is_complete() or self._had_room(text)

    def _is_complete(self) -> bool:
        return self.open is None or bool(COMPLETE.search(self.open.lines[-1]))

    def _had_room(self, text: str) -> bool:
        """Whether this line's first word would have fitted on the line before."""
        if self.open is None:
            return True
        first = text.split(maxsplit=1)[0]
        return len(self.open.lines[-1]) + 1 + len(first) < self.width * ROOM_LEFT

    def _may_end_here(self, text: str) -> bool:
        return (
            self._is_complete()
            or self._had_room(text)
            or (self.open is not None and self.open.kind is BlockKind.HEADING)
        )

    def _goes_on(self, text: str) -> bool:
        if self.open is None or self.open.kind is BlockKind.HEADING:
            return False
        if text[0].islower():
            return True
        return not (self._is_complete() and self._had_room(text))

    def _is_subheading(self, index: int) -> bool:
        """A short line without a full stop, after a finished passage and straight before a new item or heading."""
        text = self.lines[index].text
        after_heading = self.open is not None and self.open.kind is BlockKind.HEADING
        if not self._looks_like_heading(text) and not (
            after_heading and len(text) < 60 and not COMPLETE.search(text)
        ):
            return False
        if not (self._is_complete() or self._had_room(text) or after_heading):
            return False
        for follower in self.lines[index + 1 : index + 3]:
            if self._opens_something(follower.text):
                return True
            if COMPLETE.search(follower.text) or len(follower.text) > 90:
                return False
        return False

    def _looks_like_heading(self, text: str) -> bool:
        return text[0].isupper() and len(text) <= 90 and not re.search(r"[.;,]$", text)

    def _opens_something(self, text: str) -> bool:
        return bool(BULLET.match(text) or self.is_heading(text)) or (
            (found := NUMBERED.match(text)) is not None and 0 < int(found[1]) - self.last_number <= 3
        )

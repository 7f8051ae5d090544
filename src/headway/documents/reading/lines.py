"""Text → its lines, with their offsets and pages. What is changed on the way keeps the text's length."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

__all__ = ["LARGEST", "Line", "lines_of", "one_line", "tidied", "unterminated"]

LARGEST = 2_000_000
"""Characters of a paper that are read; the longest pack of papers we know has a quarter of them."""

_BULLETS = "•\uf0b7\uf0a7\uf076\uf0d8\u25cf\u25aa\u25ab\u25e6\u2023\u2043\u00b7\uf02d"
_SAME_LENGTH = str.maketrans(
    dict.fromkeys(_BULLETS, "•")
    | dict.fromkeys("\u00a0\u2007\u2009\u202f\u200a\u2002\u2003", " ")
    | dict.fromkeys("\u2028\u2029\x0b\x85", "\n")
    | dict.fromkeys("\u200b\u200c\u200d\ufeff\u2060", " ")
    | {"\u2011": "-", "\u2010": "-"}
    | {chr(code): " " for code in range(32) if chr(code) not in "\t\n\f"}
    | {chr(code): " " for code in range(0xD800, 0xE000)}
)
_SPACES = re.compile(r"\s+")


@dataclass(frozen=True)
class Line:
    """One printed line: its words without the space around them; ``start`` and ``end`` are theirs in the text.

    ``after_gap`` is true where a blank line or a page break stands before it; ``indented`` where white space does.
    """

    text: str
    start: int
    end: int
    number: int
    page: int
    after_gap: bool
    indented: bool


def tidied(text: str) -> str:
    """The text with line ends, spaces and bullets of one kind, cut at the largest size that is read."""
    return text[:LARGEST].replace("\r\n", "\n").replace("\r", "\n").translate(_SAME_LENGTH)


def lines_of(text: str) -> Iterator[Line]:
    """The lines that hold something, in order. A form feed ends a page; without one there are no pages."""
    page = 1 if "\f" in text else 0
    gap, at, number = True, 0, 0
    for raw in re.split(r"(\n|\f)", text):
        if raw == "\n":
            at += 1
            continue
        if raw == "\f":
            at, page, gap = at + 1, page + 1, True
            continue
        number += 1
        words = raw.strip()
        if words:
            start = at + raw.index(words[0])
            yield Line(words, start, start + len(words), number, page, gap, raw[:1].isspace())
            gap = False
        elif raw or number > 1:
            gap = True
        at += len(raw)


def one_line(text: str) -> str:
    """White space of every kind as single spaces."""
    return _SPACES.sub(" ", text).strip()


def unterminated(words: str) -> bool:
    """Whether a line leaves its sentence open."""
    return not re.search(r"[.:;!?][\"'’”)*]*$", words[-40:])

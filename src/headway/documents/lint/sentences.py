"""The sentences of a piece, with their places in it."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from headway.documents.reading import Piece

__all__ = ["Sentence", "sentences_of"]

_END = re.compile(r"(?:[.!?][\"'’”)*]{0,3}|(?<=[a-z]{3})[.!?]\d{1,2})\s+(?=[\"'‘“(*\[]{0,2}[A-Z0-9])")
_NO_END = re.compile(r"(?:\b(?:Mr|Mrs|Ms|Dr|Cllr|No|para|Nos|St|Reg|ss?|eg|e\.g|i\.e|vs)|\b[A-Z])\.$")

_LONGEST = 2_000
"""Characters; what is longer is no sentence, and rules that compare its parts with each other would take long."""


@dataclass(frozen=True)
class Sentence:
    """``piece.text[start:end]``; ``before`` is the sentence before it in the piece, "" for the first."""

    piece: Piece
    start: int
    end: int
    before: str = ""

    @property
    def text(self) -> str:
        """The words."""
        return self.piece.text[self.start : self.end]


def sentences_of(piece: Piece) -> Iterator[Sentence]:
    """Each sentence in order."""
    start, before = 0, ""
    for found in _END.finditer(piece.text):
        if _NO_END.search(piece.text[max(0, found.start() - 5) : found.start() + 1]):
            continue
        yield from _cut(piece, start, found.end(), before)
        before, start = piece.text[start : found.end()], found.end()
    if start < len(piece.text):
        yield from _cut(piece, start, len(piece.text), before)


def _cut(piece: Piece, start: int, end: int, before: str) -> Iterator[Sentence]:
    """One sentence, or parts of what is longer than any."""
    while end - start > _LONGEST:
        space = piece.text.rfind(" ", start, start + _LONGEST)
        at = space if space > start else start + _LONGEST
        yield Sentence(piece, start, at, before)
        start, before = at, ""
    yield Sentence(piece, start, start + len(piece.text[start:end].rstrip()), before[-_LONGEST:])

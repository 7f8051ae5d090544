"""Sentences and clauses of a minute, each with its place in the text."""

import re
from collections.abc import Iterator

__all__ = ["clause_around", "sentences"]

# "Mr. Smith", "No. 4", "i.e. the", "(ie. ...": a full stop that ends no sentence.
_SHORT = re.compile(
    r"(?:\b(?:Mr|Mrs|Ms|Miss|Dr|Cllr|Cllrs|Prof|Rev|Sir|St|No|Nos|para|paras|eg|ie|etc|vs|cf|e\.g|i\.e|p|pp|ref)"
    r"|\b[A-Z])$"
)
_STOP = re.compile(r"[.!?][”’\"')\]]*(?=\s+[“‘\"'(]?[A-Z0-9(])|[.!?][”’\"')\]]*\s*$|;(?=\s)|\n\s*\n")
_BEFORE = re.compile(r",?\s+and\s+|,\s+but\s+|\bthat\s+|;\s+|:\s+|\.\s+|,\s+(?:so|while|whilst|which)\s+")
_AFTER = re.compile(r",?\s+but\s+|;|,\s+(?:which|who|where|as|so|although|while|whilst)\s+|,?\s+and\s+")
LONGEST = 600
"""Characters that a clause may reach back or forward: more than the longest sentence seen in minutes."""
MOST = 3000
"""Characters of a sentence. What has no full stop for longer is a table or a list, and is cut."""


def sentences(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """First and last place of each sentence between two places; a semicolon ends one too, and MOST characters do."""
    begin = start
    for stop in _STOP.finditer(text, start, end):
        if stop.group()[0] == "." and _SHORT.search(text, max(begin, stop.start() - 12), stop.start()):
            continue
        yield from _pieces(text, begin, stop.end())
        begin = stop.end()
    yield from _pieces(text, begin, end)


def _pieces(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    while end - start > MOST:
        cut = text.rfind(" ", start, start + MOST)
        cut = cut if cut > start else start + MOST
        yield from _trimmed(text, start, cut)
        start = cut
    yield from _trimmed(text, start, end)


def _trimmed(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    words = text[start:end]
    if stripped := words.strip():
        first = start + words.find(stripped)
        yield first, first + len(stripped)


_FINITE = re.compile(
    r"\b(?:would|will|was|were|had|has|have|is|are|be|asked|agreed|said|added|confirmed|thanked|welcomed|noted|explained"
    r"|planned|scheduled|due|undertook|requested|reported|advised|suggested|led)\b"
)


def clause_around(
    text: str, sentence: tuple[int, int], first: int, last: int, *, at_trigger: bool, alone: bool = False
) -> tuple[int, int]:
    """The clause that holds the words from ``first`` to ``last``: its subject before, what belongs to it after.

    ``alone``: it may start without a subject of its own ("made in July and planned for September").
    """
    start = first
    if not at_trigger:
        start = _clause_start(text, max(sentence[0], first - LONGEST), first, alone=alone)
    end = _clause_end(text, last, min(sentence[1], last + LONGEST))
    return start, end


def _clause_start(text: str, start: int, first: int, *, alone: bool) -> int:
    best = start
    for gap in _BEFORE.finditer(text, start, first):
        subject = text[gap.end() : first].strip()
        joined = gap.group().strip()
        if not subject and not (joined == "and" and alone):
            continue
        if joined == "and" and (_in_a_name(text, gap) or not _FINITE.search(text, best, gap.start())):
            continue
        best = gap.end()
    while best < first and text[best].isspace():
        best += 1
    return best


def _clause_end(text: str, last: int, end: int) -> int:
    for gap in _AFTER.finditer(text, last, end):
        joined = gap.group().strip(" ,\n\t")
        if joined == "and" and (
            _in_a_name(text, gap) or not _FINITE.search(text, gap.end(), min(end, gap.end() + 160))
        ):
            continue
        end = gap.start()
        break
    while end > last and text[end - 1] in " \n\t\r\xa0.;,:":
        end -= 1
    return end


def _in_a_name(text: str, gap: re.Match[str]) -> bool:
    """ "Young People and Education": the "and" of a title, between two capitals."""
    word = re.search(r"[\w'’-]+$", text[max(0, gap.start() - 40) : gap.start()])
    return bool(word and word.group()[0].isupper() and text[gap.end() : gap.end() + 1].isupper())

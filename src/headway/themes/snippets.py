"""The piece of a passage that shows best why it was found, with the words that were looked for marked.

Words are compared by our own stems, which now and then differ from a database's: then a word is found and not marked.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from headway.themes.query.tree import Phrase, Word
from headway.themes.stems import stem

__all__ = ["Piece", "marked", "places", "snippet"]

WIDTH = 320
"""Characters of a snippet, about three lines."""
_TOKEN = re.compile(r"[^\W_]+")


@dataclass(frozen=True)
class Piece:
    """Some text, and whether it is what was looked for."""

    text: str
    is_match: bool = False


@dataclass(frozen=True)
class Place:
    """Where a term stands in a text: from and to in characters; ``term`` is its place among the terms."""

    start: int
    end: int
    term: int


def snippet(text: str, terms: Iterable[Word | Phrase], width: int = WIDTH) -> tuple[Piece, ...]:
    """The stretch of the text with the most different terms, in pieces; cut at words, with … where it was cut."""
    flat = " ".join(text.split())
    found = places(flat, tuple(terms))
    start, end = _stretch(flat, found, width)
    inside = [place for place in found if place.start >= start and place.end <= end]
    pieces = list(_pieces(flat, inside, start, end))
    if start > 0:
        pieces.insert(0, Piece("… "))
    if end < len(flat):
        pieces.append(Piece(" …"))
    return tuple(pieces)


def marked(text: str, terms: Iterable[Word | Phrase]) -> tuple[Piece, ...]:
    """The whole text in pieces."""
    return tuple(_pieces(text, places(text, tuple(terms)), 0, len(text)))


def places(text: str, terms: Sequence[Word | Phrase]) -> list[Place]:
    """Where the terms stand in the text, from left to right; of two that overlap the longer is kept."""
    tokens = [(found.start(), found.end(), found[0].lower()) for found in _TOKEN.finditer(text)]
    stems = [stem(word) for _, _, word in tokens]
    found = [
        Place(tokens[at][0], tokens[at + length - 1][1], number)
        for number, term in enumerate(terms)
        for at, length in _matches(term, [word for _, _, word in tokens], stems)
    ]
    kept: list[Place] = []
    for place in sorted(found, key=lambda place: (place.start, -place.end)):
        if not kept or place.start >= kept[-1].end:
            kept.append(place)
    return kept


def _matches(term: Word | Phrase, words: Sequence[str], stems: Sequence[str]) -> list[tuple[int, int]]:
    """The tokens at which the term stands, and how many it takes."""
    if isinstance(term, Word):
        if term.begins:
            return [(at, 1) for at, word in enumerate(words) if word.startswith(term.text)]
        sought = stem(term.text)
        return [(at, 1) for at, each in enumerate(stems) if each == sought]
    wanted = [stem(word) for word in term.words]
    if not wanted:
        return []
    first, size = wanted[0], len(wanted)
    return [(at, size) for at, each in enumerate(stems) if each == first and stems[at : at + size] == wanted]


def _stretch(text: str, found: Sequence[Place], width: int) -> tuple[int, int]:
    """From and to: the window with the most different terms, the first of several."""
    if len(text) <= width:
        return 0, len(text)
    best, most = 0, (0, 0)
    for place in found:
        inside = [
            each for each in found if place.start <= each.start and each.end <= place.start + width - 60
        ]
        count = (len({each.term for each in inside}), len(inside))
        if count > most:
            best, most = place.start, count
    start = max(0, min(best - 60, len(text) - width))
    start = 0 if start == 0 else text.find(" ", start - 1) + 1 or start
    end = min(len(text), start + width)
    return start, end if end == len(text) else max(text.rfind(" ", start, end), start + width // 2)


def _pieces(text: str, found: Iterable[Place], start: int, end: int) -> Iterable[Piece]:
    at = start
    for place in found:
        if place.start > at:
            yield Piece(text[at : place.start])
        yield Piece(text[place.start : place.end], is_match=True)
        at = place.end
    if at < end:
        yield Piece(text[at:end])

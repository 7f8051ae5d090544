"""A letter as values: parts, paragraphs and sentences, each with a key that stays and the sources it stands on.

A source is the key of a line of the profile ("A:primary_schools", "B:full-2010", "C:NI 73"); "R:" and a rule or a field
of the rulebook; "J:" and what the person who makes the assessment gave (judgement, addressee, signatory, date); or "P:"
and what is known of the profile as a whole (authority, settings, inspections, measures, neighbours, notes).
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

__all__ = ["CELL", "Letter", "Paragraph", "ParagraphKind", "Part", "Sentence", "as_dict", "from_dict"]

CELL = "\t"
"""Parts the cells of a row, where a paragraph is a table: its sentences are then its rows."""


class ParagraphKind(StrEnum):
    """How the sentences of a paragraph are set."""

    PROSE = "prose"
    BULLET = "bullet"
    """Each sentence is an item."""
    TABLE = "table"
    """Each sentence is a row, its cells parted by ``CELL``."""
    LINES = "lines"
    """Each sentence is a line: an address, a signature."""


@dataclass(frozen=True)
class Sentence:
    """One sentence (or row, or line), with what it stands on."""

    key: str
    text: str
    sources: tuple[str, ...]


@dataclass(frozen=True)
class Paragraph:
    """Sentences that stand together."""

    id: str
    sentences: tuple[Sentence, ...]
    kind: ParagraphKind = ParagraphKind.PROSE


@dataclass(frozen=True)
class Part:
    """A part of the letter; ``heading`` is "" where it has none."""

    id: str
    heading: str
    paragraphs: tuple[Paragraph, ...]


@dataclass(frozen=True)
class Letter:
    """An authority's letter for a year; ``authority`` is its name."""

    authority: str
    year: int
    parts: tuple[Part, ...]

    @property
    def sentences(self) -> tuple[Sentence, ...]:
        """Every sentence, in the order in which it is read."""
        return tuple(self._sentences())

    def _sentences(self) -> Iterator[Sentence]:
        for part in self.parts:
            for paragraph in part.paragraphs:
                yield from paragraph.sentences

    def sentence(self, key: str) -> Sentence | None:
        """The sentence of this key."""
        return next((each for each in self._sentences() if each.key == key), None)

    def part(self, name: str) -> Part | None:
        """The part of this id."""
        return next((each for each in self.parts if each.id == name), None)


def as_dict(letter: Letter) -> dict[str, Any]:
    """The letter as JSON can carry it."""
    return {
        "authority": letter.authority,
        "year": letter.year,
        "parts": [
            {
                "id": part.id,
                "heading": part.heading,
                "paragraphs": [_paragraph(each) for each in part.paragraphs],
            }
            for part in letter.parts
        ],
    }


def _paragraph(paragraph: Paragraph) -> dict[str, Any]:
    sentences = [
        {"key": each.key, "text": each.text, "sources": list(each.sources)} for each in paragraph.sentences
    ]
    return {"id": paragraph.id, "kind": str(paragraph.kind), "sentences": sentences}


def from_dict(given: Mapping[str, Any]) -> Letter:
    """The letter that ``as_dict`` gave."""
    return Letter(
        given["authority"],
        given["year"],
        tuple(
            Part(part["id"], part["heading"], tuple(map(_paragraph_from, part["paragraphs"])))
            for part in given["parts"]
        ),
    )


def _paragraph_from(given: Mapping[str, Any]) -> Paragraph:
    sentences = tuple(
        Sentence(each["key"], each["text"], tuple(each["sources"])) for each in given["sentences"]
    )
    return Paragraph(given["id"], sentences, ParagraphKind(given["kind"]))

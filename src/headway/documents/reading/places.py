"""Where in a paper something stands, and the pieces that a paper is read into."""

from dataclasses import dataclass
from enum import StrEnum

__all__ = ["Part", "Piece", "Place"]


class Part(StrEnum):
    """What a piece is to the paper."""

    FIELD = "field"
    SUMMARY = "summary"
    RECOMMENDATION = "recommendation"
    HEADING = "heading"
    SUBHEADING = "subheading"
    PARAGRAPH = "paragraph"
    BULLET = "bullet"
    RECOMMENDATION_AGAIN = "recommendation again"
    BACKGROUND = "background"
    CONTACT = "contact"
    APPENDIX = "appendix"


@dataclass(frozen=True)
class Place:
    """Where words stand. ``field`` is the label or the section's heading, ``paragraph`` the printed number ("2.6").

    ``line`` and ``page`` count from 1 and are 0 where there are none (a paper written in the browser has no lines, a
    text no pages). ``start`` and ``end`` are offsets in the paper's ``text``.
    """

    field: str = ""
    paragraph: str = ""
    line: int = 0
    page: int = 0
    start: int = 0
    end: int = 0

    def __str__(self) -> str:
        parts = [f"paragraph {self.paragraph}" if self.paragraph else self.field or "the text"]
        if self.page:
            parts.append(f"page {self.page}")
        elif self.line:
            parts.append(f"line {self.line}")
        return ", ".join(parts)


@dataclass(frozen=True)
class Piece:
    """One field, heading, paragraph or bullet: its words on one line, and where they stand.

    ``mark`` is what stood before the words: a paragraph's number, an item's letter; "" for none.
    """

    part: Part
    text: str
    place: Place
    mark: str = ""

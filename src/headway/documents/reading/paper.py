"""A paper as read: its content, its pieces with their places, and what was doubtful."""

from dataclasses import dataclass, field, replace
from enum import StrEnum

from headway.documents.content import PaperContent
from headway.documents.reading.assembling import content_of
from headway.documents.reading.grouping import pieces_in
from headway.documents.reading.letters import read_letter
from headway.documents.reading.lines import LARGEST, tidied
from headway.documents.reading.messages import read_message
from headway.documents.reading.places import Part, Piece, Place

__all__ = ["Kind", "ReadPaper", "read_paper_text"]


class Kind(StrEnum):
    """What a text is, by its form; of what is no paper, only what it says is checked."""

    COMMITTEE = "committee paper"
    COUNTY_COUNCIL = "County Council paper"
    OTHER_PAPER = "paper in another council's form"
    MESSAGE = "staff message"
    LETTER = "letter"
    TEXT = "text"

    @property
    def is_paper(self) -> bool:
        """Whether it has the form of a paper to a body."""
        return self in (Kind.COMMITTEE, Kind.COUNTY_COUNCIL, Kind.OTHER_PAPER)


@dataclass(frozen=True)
class ReadPaper:
    """A paper: ``content`` as values, ``pieces`` in order of the text, ``text`` as it was read, ``warnings``."""

    kind: Kind
    content: PaperContent
    pieces: tuple[Piece, ...]
    text: str
    warnings: tuple[str, ...] = field(default=())

    @property
    def labels(self) -> frozenset[str]:
        """The fields that the head prints, blank ones too."""
        return frozenset(
            piece.place.field
            for piece in self.pieces
            if piece.part in (Part.FIELD, Part.SUMMARY, Part.RECOMMENDATION)
        )

    def field_piece(self, name: str) -> Piece | None:
        """The first piece of a field of the head."""
        return next(
            (piece for piece in self.pieces if piece.part is not Part.HEADING and piece.place.field == name),
            None,
        )

    def place_of(self, piece: Piece, start: int, end: int) -> Place:
        """The place of ``piece.text[start:end]`` in the paper's text."""
        return _within(self.text, piece, start, end)


def read_paper_text(text: str, *, wrapped: bool = True) -> ReadPaper:
    """A paper given as text, whatever the council's form. Never raises; what it cannot place stays a paragraph.

    ``wrapped``: lines may be parts of a paragraph, as in print; false where each line is a paragraph of its own.
    """
    warnings = []
    if len(text) > LARGEST:
        warnings.append(f"Only the first {LARGEST:,} characters of the paper were read.")
    text = tidied(text)
    pieces = pieces_in(text, wrapped=wrapped)
    if not wrapped:  # a paragraph's line in the text that was made of a file is of no use to anybody
        pieces = tuple(replace(piece, place=replace(piece.place, line=0)) for piece in pieces)
    content = content_of(pieces)
    kind = _kind(pieces, content)
    if kind in (Kind.MESSAGE, Kind.LETTER):
        content = replace(content, on=(read_message if kind is Kind.MESSAGE else read_letter)(text).on)
    return ReadPaper(kind, content, pieces, text, tuple(warnings))


def _kind(pieces: tuple[Piece, ...], content: PaperContent) -> Kind:
    labels = {piece.place.field for piece in pieces if piece.part is Part.FIELD}
    labels |= {"Recommendations" for piece in pieces if piece.part is Part.RECOMMENDATION}
    if {"Previous Pathway", "Future Pathway"} & labels:
        return Kind.COMMITTEE
    if len(labels & {"From", "To", "Subject", "Classification", "Recommendations"}) < 3:
        return _other_kind(pieces)
    own_form = {"From", "To", "Subject"} <= labels and content.template == "county-council"
    return Kind.COUNTY_COUNCIL if own_form else Kind.OTHER_PAPER


def _other_kind(pieces: tuple[Piece, ...]) -> Kind:
    opening = [piece.text for piece in pieces[:25]]
    greeted = next((text for text in opening if text.startswith("Dear ")), "")
    if not greeted:
        return Kind.TEXT
    everyone = ("colleague", "all", "staff", "team", "everyone", "friends")
    is_message = any(word in greeted.lower() for word in everyone)
    return Kind.MESSAGE if is_message else Kind.LETTER


def _within(text: str, piece: Piece, start: int, end: int) -> Place:
    """Offsets of a part of a piece: the piece's words are the text's with white space made one."""
    place = piece.place
    at, seen, begin = place.start, 0, place.start
    words = piece.text
    while at < place.end and seen < min(end, len(words)):
        if seen == start:
            begin = at
        if words[seen] == " " and text[at].isspace():
            while at < place.end and text[at].isspace():
                at += 1
            seen += 1
        elif text[at] == words[seen]:
            at, seen = at + 1, seen + 1
        else:
            at += 1
    return Place(
        place.field,
        place.paragraph,
        place.line + text.count("\n", place.start, begin) if place.line else 0,
        place.page + text.count("\f", place.start, begin) if place.page else 0,
        begin,
        at,
    )

"""A paper written in the browser → the same as one that was read: its places are fields and paragraphs."""

from collections.abc import Iterator

from headway.documents.committee.markup import Bullets, PartEnd, PartHeading, Words, pieces
from headway.documents.content import (
    Contact,
    LetterContent,
    MessageContent,
    PaperContent,
    PathwayRow,
    Section,
)
from headway.documents.reading.paper import Kind, ReadPaper
from headway.documents.reading.places import Part, Piece, Place
from headway.documents.tree import words
from headway.documents.wording import day

__all__ = ["from_content", "from_letter", "from_message"]

_Bare = tuple[Part, str, str, str, str]
"""Part, field, paragraph, mark, words: a piece that has no offsets yet."""


def from_content(content: PaperContent) -> ReadPaper:
    """The paper as it will be printed: paragraphs take their numbers from their place, as the writer gives them."""
    if content.template == "county-council":
        kind = Kind.COUNTY_COUNCIL
    else:
        kind = Kind.COMMITTEE if content.template == "default" else Kind.OTHER_PAPER
    return _read(kind, content, [*_head(content, kind), *_sections(content.sections), *_tail(content)])


def from_message(content: MessageContent) -> ReadPaper:
    """A message to staff."""
    bare = [
        (Part.PARAGRAPH, "Title", "", "", content.title),
        (Part.PARAGRAPH, "", "", "", content.standfirst),
    ]
    paper = PaperContent(body="", on=content.on, subject=content.title, sections=content.sections)
    return _read(Kind.MESSAGE, paper, [*bare, *_sections(content.sections, numbered=False)])


def from_letter(content: LetterContent) -> ReadPaper:
    """A letter."""
    texts = (content.subject, content.opening, content.closing)
    bare = [(Part.PARAGRAPH, "", "", "", text) for text in texts]
    paper = PaperContent(body="", on=content.on, subject=content.subject, sections=content.sections)
    return _read(Kind.LETTER, paper, [*bare, *_sections(content.sections, numbered=False)])


def _read(kind: Kind, content: PaperContent, bare: list[_Bare]) -> ReadPaper:
    found, text = [], ""
    for part, field, paragraph, mark, typed in bare:
        said = " ".join(typed.split())
        found.append(Piece(part, said, Place(field, paragraph, 0, 0, len(text), len(text) + len(said)), mark))
        text += f"{said}\n\n"
    return ReadPaper(kind, content, tuple(found), text)


def _head(content: PaperContent, kind: Kind) -> Iterator[_Bare]:
    for line in content.from_lines or ("",):
        yield Part.FIELD, "From", "", "", line
    to = f"{content.body} – {day(content.on)}" if content.on else content.body
    yield Part.FIELD, "To", "", "", to
    yield Part.FIELD, "Subject", "", "", content.subject
    yield Part.FIELD, "Classification", "", "", content.classification
    if kind is Kind.COMMITTEE:
        yield Part.FIELD, "Previous Pathway", "", "", _pathway(content.previous)
        yield Part.FIELD, "Future Pathway", "", "", _pathway(content.future)
        yield Part.FIELD, "Electoral Division", "", "", content.division
    for paragraph in content.summary.split("\n\n"):
        yield Part.SUMMARY, "Summary", "", "", paragraph
    for item in content.recommendations:
        yield Part.RECOMMENDATION, "Recommendations", "", "", item


def _pathway(rows: tuple[PathwayRow, ...] | None) -> str:
    if rows is None:
        return ""
    return "; ".join(f"{row.body} – {day(row.on)}" if row.on else row.body for row in rows) or "None"


def _sections(sections: tuple[Section, ...], *, numbered: bool = True) -> Iterator[_Bare]:
    for number, section in enumerate(sections, start=1):
        yield Part.HEADING, section.heading, "", str(number) if numbered else "", section.heading
        yield from _paragraphs(section, str(number) if numbered else "")


def _paragraphs(section: Section, number: str) -> Iterator[_Bare]:
    counts, in_part, at = [0, 0], False, ""
    for piece in pieces(section.text):
        if isinstance(piece, PartEnd):
            in_part = False
        elif isinstance(piece, PartHeading):
            counts, in_part = [counts[0] + 1, 0], True
            at = f"{number}.{counts[0]}" if number else ""
            yield Part.SUBHEADING, section.heading, at, at, words(piece.runs)
        elif isinstance(piece, Words):
            counts[in_part] += 1
            at = ".".join(map(str, (number, *counts[: 1 + in_part]))) if number else ""
            yield Part.PARAGRAPH, section.heading, at, at, words(piece.runs)
        elif isinstance(piece, Bullets):
            for item in piece.items:
                yield Part.BULLET, section.heading, at, "•", words(item)
        else:
            for row in piece.rows:
                yield Part.PARAGRAPH, section.heading, at, "", "; ".join(words(cell) for cell in row)


def _tail(content: PaperContent) -> Iterator[_Bare]:
    number = len(content.sections) + 1
    for at, item in enumerate(content.recommendations_again or (), start=1):
        place = f"{number}.{at}"
        yield Part.RECOMMENDATION_AGAIN, "Recommendations", place, place, item
    for item in ("None",) if content.background == () else content.background or ():
        yield Part.BACKGROUND, "Background Documents", "", "", item
    for contact in content.contacts:
        yield Part.CONTACT, "Contact details", "", "", _contact(contact)
    for appendix in content.appendices:
        title = f"Appendix {appendix.number}: {appendix.title}"
        yield Part.APPENDIX, "Appendices", "", "", title


def _contact(contact: Contact) -> str:
    parts = (contact.role, contact.name, contact.post, contact.phone, contact.email)
    return ", ".join(part for part in parts if part)

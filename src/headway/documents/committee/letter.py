"""A letter: the sender at the right, the day, the addressee, "Dear ...", the subject as title, sections, the close."""

from collections.abc import Iterator

from headway.documents.committee.numbering import unnumbered
from headway.documents.content import LetterContent, Section
from headway.documents.tree import Block, Document, Heading, Lines, Paragraph, Place, Title, plain
from headway.documents.wording import day


def letter(content: LetterContent) -> Document:
    """The letter as a tree. One without a subject takes the salutation for its title."""
    return Document(
        title=content.subject or content.salutation or "Letter",
        dated=content.on,
        blocks=tuple(_blocks(content)),
    )


def _blocks(content: LetterContent) -> Iterator[Block]:
    yield from lines(content.sender_lines, Place.RIGHT)
    yield from lines((day(content.on),) if content.on else ())
    yield from lines(content.addressee_lines)
    if content.salutation and content.subject:
        yield Paragraph(plain(content.salutation))
    yield Title()
    yield from unnumbered(content.opening, content.subject)
    yield from sections(content.sections)
    yield from unnumbered(content.closing, content.subject)
    yield from lines((content.sign_off,))
    yield from lines(content.signatory, Place.SIGNED)


def sections(given: tuple[Section, ...]) -> Iterator[Block]:
    """Each section under its heading, its paragraphs without numbers."""
    for section in given:
        if section.heading:
            yield Heading(plain(section.heading))
        yield from unnumbered(section.text, section.heading)


def lines(texts: tuple[str, ...], place: Place = Place.LEFT) -> tuple[Block, ...]:
    """The texts as lines that belong together; nothing where there are none."""
    given = tuple(plain(text) for text in texts if text.strip())
    return (Lines(given, place),) if given else ()

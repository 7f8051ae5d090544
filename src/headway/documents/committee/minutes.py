"""The minutes of a meeting: who was there, and each item's paragraphs, lettered parts and resolution.

The Local Government Act 1972 (schedule 12, paragraph 41) asks for minutes that are signed at the next suitable
meeting; a confirmed minute is corrected by a later resolution only, shown at the end, and nothing above is changed.
"""

from collections.abc import Iterator

from headway.documents.committee.markup import inline
from headway.documents.committee.shared_words import dotted, row, run_in, the
from headway.documents.committee.verbs import resolution
from headway.documents.content import MinutesContent
from headway.documents.tree import (
    Block,
    BulletList,
    Document,
    Fields,
    Heading,
    Paragraph,
    Run,
    Runs,
    plain,
)
from headway.documents.wording import sentence_case, weekday
from headway.minutes.record import Minute
from headway.minutes.record import Paragraph as MinuteParagraph


def minutes(content: MinutesContent) -> Document:
    """The minutes as a tree. Drafts say so in their title, and so on every page."""
    draft = content.state.strip().casefold().startswith("draft")
    return Document(
        title=f"{'Draft minutes' if draft else 'Minutes'} of {the(content.body)}",
        subject=weekday(content.on),
        dated=content.on,
        blocks=(*_head(content), *_items(content), *_corrections(content.corrections)),
    )


def _head(content: MinutesContent) -> Iterator[Block]:
    yield Fields(
        (
            *row("Meeting", weekday(content.on)),
            *row("Place", content.place),
            *row("Minutes", sentence_case(content.state)),
            *row("Present", run_in(content.present)),
            *row("Apologies", run_in(content.apologies)),
            *row("In attendance", run_in(content.in_attendance)),
            *row("Declarations of interest", *content.declarations),
        )
    )


def _items(content: MinutesContent) -> Iterator[Block]:
    for number, minute in content.items:
        yield Heading(plain(minute.title), dotted(number))
        yield from minute_blocks(minute)


def minute_blocks(minute: Minute) -> Iterator[Block]:
    """One item's minute below its heading."""
    if minute.purpose:
        yield Paragraph(tuple(Run(run.text, run.bold, italic=True) for run in inline(minute.purpose)))
    if minute.attendance:
        yield Paragraph(inline(minute.attendance))
    for paragraph in minute.paragraphs:
        yield from _paragraph(paragraph)
    if minute.documents:
        yield Heading(plain("Supporting documents"), level=3)
        yield BulletList(tuple(map(plain, minute.documents)))


def _paragraph(paragraph: MinuteParagraph) -> Iterator[Block]:
    text = resolution(paragraph.text) if paragraph.resolution else inline(paragraph.text)
    yield Paragraph(text, dotted(paragraph.number), leads=bool(paragraph.parts))
    for part in paragraph.parts:
        yield Paragraph(
            _words(part.text), f"{part.letter.rstrip(')')})" if part.letter else "", lettered=True
        )


def _words(text: str) -> Runs:
    return resolution(text) if text.lstrip().startswith("RESOLVED") else inline(text)


def _corrections(corrections: tuple[str, ...]) -> tuple[Block, ...]:
    if not corrections:
        return ()
    return Heading(plain("Corrections")), BulletList(tuple(map(inline, corrections)))

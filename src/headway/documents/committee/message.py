"""The weekly message to staff: whose it is, its title and day, an opening line, its sections, the signature."""

from collections.abc import Iterator

from headway.documents.committee.letter import lines, sections
from headway.documents.committee.markup import inline
from headway.documents.content import MessageContent
from headway.documents.tree import Block, Document, Paragraph, Run, Title, plain
from headway.documents.wording import day


def message(content: MessageContent) -> Document:
    """The message as a tree."""
    return Document(title=content.title, dated=content.on, blocks=tuple(_blocks(content)))


def _blocks(content: MessageContent) -> Iterator[Block]:
    if content.sender:
        yield Paragraph(plain(f"A message from {content.sender}:"))
    yield Title()
    yield from lines((day(content.on),) if content.on else ())
    if content.standfirst:
        yield Paragraph(tuple(Run(run.text, bold=True) for run in inline(content.standfirst)))
    yield from lines((content.salutation,))
    yield from sections(content.sections)
    yield from lines(content.signatory)

"""The agenda of a meeting: when, where and who; each item with its papers; what is late, or private, and why.

The items are open to inspection five clear days before, or say what special circumstances make them urgent (Local
Government Act 1972 s.100B). The public may be excluded for exempt, and must be for confidential, information (s.100A).
"""

from collections.abc import Iterator

from headway.documents.committee.markup import inline
from headway.documents.committee.numbering import unnumbered
from headway.documents.committee.shared_words import contact_line, dotted, led, row, run_in
from headway.documents.content import AgendaContent, AgendaLine
from headway.documents.tree import Block, BulletList, Document, Fields, Heading, Paragraph, plain
from headway.documents.wording import weekday

_OPEN, _PRIVATE = "Items open to the public", "Items from which the public may be excluded"


def agenda(content: AgendaContent) -> Document:
    """The agenda as a tree: its items stand in their order, under a heading for the open and the private ones."""
    return Document(
        title=f"Agenda: {content.body}",
        subject=weekday(content.on),
        dated=content.published or content.on,
        blocks=(*agenda_head(content), *agenda_items(content.lines)),
    )


def agenda_head(content: AgendaContent) -> tuple[Block, ...]:
    """When, where, who, and whom to ask."""
    rows = (
        *row("Date", weekday(content.on)),
        *row("Time", content.time),
        *row("Place", content.place),
        *row("Members", run_in(content.members)),
        *row("Ask for", contact_line(content.contact) if content.contact else ""),
        *row("Published", weekday(content.published) if content.published else ""),
    )
    return (Fields(rows),)


def agenda_items(lines: tuple[AgendaLine, ...]) -> Iterator[Block]:
    """Each item; a heading wherever the meeting goes from open to private, or back."""
    before: bool | None = None
    for line in lines:
        private = bool(line.in_private)
        if private is not before:
            yield Heading(plain(_PRIVATE if private else _OPEN))
            before = private
        yield from _item(line)


def _item(line: AgendaLine) -> Iterator[Block]:
    yield Heading(inline(line.title), dotted(line.number), level=3)
    yield from unnumbered(line.description, line.title)
    if line.late:
        yield Paragraph(led("Late item", inline(line.late)))
    if line.in_private:
        yield Paragraph(led("Why the public may be excluded", inline(line.in_private)))
    if line.papers:
        yield BulletList(tuple(map(plain, line.papers)))

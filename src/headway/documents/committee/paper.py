"""A paper to a body in the council's form: the fields, the box, the numbered sections, what is asked again, the
background documents, whom to ask.

The form is that of the papers to Kent's Cabinet Committee (22 June 2017) and County Council (13 July 2017). The labels,
the fields and the contacts that a paper must have are the council template's.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from headway.documents.committee.contacts import contact_lines, missing_contacts
from headway.documents.committee.markup import Words, pieces
from headway.documents.committee.numbering import numbered_section
from headway.documents.committee.pathway import pathway_lines
from headway.documents.committee.verbs import recommendation
from headway.documents.content import AppendixContent, PaperContent
from headway.documents.template import CouncilTemplate
from headway.documents.tree import (
    Block,
    Box,
    BulletList,
    Document,
    FieldRow,
    Fields,
    Heading,
    Lines,
    Note,
    Paragraph,
    Run,
    Runs,
    placeholders,
    plain,
)
from headway.documents.wording import counted, day

_LETTERS = "abcdefghijklmnopqrstuvwxyz"


def committee_paper(content: PaperContent, template: CouncilTemplate, *, final: bool = False) -> Document:
    """The paper as a tree. What nobody has given is a marked place, and the paper a draft until none is left.

    ``final``: it is shown as it was published, and what it left out stays out.
    """
    writer = _Paper(content, template, final)
    body = tuple(writer.blocks())
    to_fill = placeholders(Document(content.subject, content.on, body))
    return Document(
        title=content.subject,
        subject=f"{content.body}, {day(content.on)}" if content.on else content.body,
        author=template.council,
        dated=content.on,
        blocks=(*_banner(to_fill), *body),
        draft=bool(to_fill),
    )


def _banner(to_fill: tuple[str, ...]) -> tuple[Block, ...]:
    if not to_fill:
        return ()
    return (Note("DRAFT – not for publication. Before publication, fill in the marked places.", ()),)


@dataclass(frozen=True)
class _Paper:
    content: PaperContent
    template: CouncilTemplate
    final: bool

    def gap(self, words: str) -> tuple[Runs, ...]:
        """A place to fill in; nothing in a paper that is final."""
        return () if self.final else ((Run(f"[{words}]", placeholder=True),),)

    def blocks(self) -> Iterator[Block]:
        yield Fields(tuple(self._fields()))
        yield Box(tuple(self._box()))
        for number, section in enumerate(self.content.sections, start=1):
            yield from numbered_section(number, section.heading, section.text)
        yield from self._closing(len(self.content.sections) + 1)
        yield from appendices_listed(self.content.appendices)

    def _fields(self) -> Iterator[FieldRow]:
        for each in self.template.fields:
            if lines := self._field(each.field, each.label):
                yield FieldRow(each.label, lines)

    def _field(self, name: str, label: str) -> tuple[Runs, ...]:
        given = {
            "from": self._lines(*self.content.from_lines),
            "to": self._to(),
            "subject": self._lines(self.content.subject.upper()),
            "classification": self._lines(self.content.classification),
            "previous_pathway": pathway_lines(self.content.previous),
            "future_pathway": pathway_lines(self.content.future),
            "electoral_division": self._lines(self.content.division),
        }
        return given[name] or self.gap(label)

    def _lines(self, *texts: str) -> tuple[Runs, ...]:
        return tuple(plain(text) for text in texts if text.strip())

    def _to(self) -> tuple[Runs, ...]:
        if self.content.on:
            return (plain(f"{self.content.body} – {day(self.content.on)}"),)
        return tuple((Run(f"{self.content.body} – "), *on) for on in self.gap("day of the meeting")) or (
            plain(self.content.body),
        )

    def _box(self) -> Iterator[FieldRow]:
        said = tuple(piece.runs for piece in pieces(self.content.summary) if isinstance(piece, Words))
        if lines := said or self.gap("summary"):
            yield FieldRow(self.template.texts["summary_label"], lines)
        if asked := lettered(self.content.recommendations) or self.gap("what the body is asked to do"):
            yield FieldRow(self.template.texts["recommendations_label"], asked)

    def _closing(self, number: int) -> Iterator[Block]:
        """What is asked, again; background documents; whom to ask: each a section, with the next number."""
        again = self._again(number)
        yield from again
        number += bool(again)
        background = self._background(number)
        yield from background
        yield from self._contacts(number + bool(background))

    def _again(self, number: int) -> tuple[Block, ...]:
        texts = self.content.recommendations_again
        asked = lettered(self.content.recommendations if texts is None else texts)
        if not asked:
            return ()
        heading = self.template.texts["recommendations_heading"]
        first, *rest = asked
        lines = ((Run(f"{heading}: ", bold=True), *first), *rest)
        return (
            Heading(plain(heading), f"{number}."),
            *(Paragraph(line, f"{number}.{place}") for place, line in enumerate(lines, start=1)),
        )

    def _background(self, number: int) -> tuple[Block, ...]:
        chosen = self.content.background
        if chosen is None:
            lines = self.gap("List the background documents, or say None")
        else:
            lines = tuple(map(plain, chosen)) or (plain("None"),)
        return (Heading(plain("Background Documents"), f"{number}."), *map(Paragraph, lines)) if lines else ()

    def _contacts(self, number: int) -> Iterator[Block]:
        heading = self.template.texts["contacts_heading"]
        rows = [(each.role, contact_lines(each)) for each in self.content.contacts]
        if not self.final:
            rows += missing_contacts(self.content.contacts, self.template.contacts)
        if heading and rows:
            yield Heading(plain(heading), f"{number}.")
        for place, (role, lines) in enumerate(rows):
            yield Heading(plain(role), level=3) if heading else Heading(plain(role), f"{number + place}.")
            yield Lines(lines)


def lettered(texts: tuple[str, ...]) -> tuple[Runs, ...]:
    """What is asked: one as it stands; several as (a), (b) and on."""
    asked = tuple(recommendation(text) for text in texts)
    if len(asked) < 2:
        return asked
    return tuple((Run(f"({_letter(place)}) "), *each) for place, each in enumerate(asked))


def _letter(place: int) -> str:
    repeats, letter = divmod(place, len(_LETTERS))
    return _LETTERS[letter] * (repeats + 1)


def appendices_listed(appendices: tuple[AppendixContent, ...]) -> tuple[Block, ...]:
    """What is attached, under a heading of its own at the end."""
    if not appendices:
        return ()
    return Heading(plain("Appendices")), BulletList(tuple(plain(appendix_line(each)) for each in appendices))


def appendix_line(appendix: AppendixContent) -> str:
    """Appendix 1: Inspection report (46 pages)."""
    pages = f" ({counted(appendix.pages, 'page', 'pages')})" if appendix.pages else ""
    return (
        f"{appendix_name(appendix)}: {appendix.title}{pages}" if appendix.title else appendix_name(appendix)
    )


def appendix_name(appendix: AppendixContent) -> str:
    """Appendix 1."""
    return f"Appendix {appendix.number}".strip()

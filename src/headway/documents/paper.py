"""The council paper: the fields in the council's order, the summary and what members are asked, numbered
sections.

The form is that of the papers to Kent's Cabinet Committee (22 June 2017) and County Council (13 July 2017);
the words are ours, and every figure in them is from the record or from a clock.
"""

from dataclasses import dataclass
from datetime import date
from itertools import count

from headway.documents.deadlines import Deadlines
from headway.documents.facts import Facts
from headway.documents.meetings import Meeting
from headway.documents.paper_duty import what_must_be_done
from headway.documents.paper_sections import (
    introduction,
    judgements,
    next_steps,
    requests,
    summary,
)
from headway.documents.sentences import Value, sentence
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
    PageBreak,
    Paragraph,
    Run,
    Runs,
    Table,
    placeholders,
    plain,
    words,
)
from headway.documents.wording import day
from headway.reports.record import InspectionRecord

NOTES_HEADING = "For the author: settle these, then remove this page"


def paper(
    record: InspectionRecord,
    deadlines: Deadlines,
    template: CouncilTemplate,
    *,
    received: date,
    meeting: Meeting,
    notes: tuple[str, ...] = (),
) -> Document:
    """The paper as a tree. It is a draft while a placeholder or a note is left in it."""
    facts = Facts(record, deadlines, received)
    writer = _Writer(facts, template, meeting)
    body = (*writer.head(), *writer.sections())
    title = words(writer.subject())
    to_fill = placeholders(Document(title, received, body))
    return Document(
        title=title,
        subject=f"{meeting.body}, {day(meeting.on)}",
        author=template.council or record.authority.name or "",
        dated=received,
        blocks=(*_banner(to_fill, notes), *body, *_closing_notes(to_fill, notes)),
        draft=bool(to_fill or notes),
    )


def _banner(to_fill: tuple[str, ...], notes: tuple[str, ...]) -> tuple[Block, ...]:
    left = []
    if to_fill:
        left.append("fill in the marked places")
    if notes:
        left.append("settle the notes for the author on the last page")
    return (
        (Note(f"DRAFT – not for publication. Before publication, {' and '.join(left)}.", ()),) if left else ()
    )


def _closing_notes(to_fill: tuple[str, ...], notes: tuple[str, ...]) -> tuple[Block, ...]:
    if not (to_fill or notes):
        return ()
    filling = [(Run("Fill in: "), *_joined(to_fill), Run("."))] if to_fill else []
    return PageBreak(), Note(NOTES_HEADING, (*filling, *map(plain, notes)))


def _joined(texts: tuple[str, ...]) -> Runs:
    return (Run("; ".join(text.strip("[]") for text in texts)),)


@dataclass(frozen=True)
class _Writer:
    facts: Facts
    template: CouncilTemplate
    meeting: Meeting

    @property
    def values(self) -> dict[str, Value]:
        return {**self.facts.values, "body": self.meeting.body, "meeting_date": day(self.meeting.on)}

    def say(self, markup: str) -> Runs:
        return sentence(markup, **self.values)

    def text(self, name: str) -> Runs:
        return self.say(self.template.texts[name])

    def subject(self) -> Runs:
        return self.text("subject")

    def recommendations(self) -> tuple[Runs, ...]:
        """What members are asked: one value, shown in the box and again in its section."""
        asked = tuple(self.say(text) for text in self.template.recommendations)
        if len(asked) == 1:
            return asked
        return tuple((Run(f"({letter}) "), *each) for letter, each in zip("abcdefghij", asked, strict=False))

    def head(self) -> tuple[Block, ...]:
        rows = tuple(FieldRow(each.label, self._field(each.field)) for each in self.template.fields)
        box = Box(
            (
                FieldRow(self.template.texts["summary_label"], (summary(self.facts),)),
                FieldRow(self.template.texts["recommendations_label"], self.recommendations()),
            )
        )
        return Fields(rows), box

    def _field(self, name: str) -> tuple[Runs, ...]:
        if name == "from":
            return tuple(self.say(line) for line in self.template.from_lines)
        if name == "to":
            return (plain(f"{self.meeting.body} – {day(self.meeting.on)}"),)
        if name == "subject":
            return (tuple(Run(run.text.upper(), placeholder=run.placeholder) for run in self.subject()),)
        return (self.text(name),)

    def sections(self) -> tuple[Block, ...]:
        texts = self.template.texts
        sections: list[tuple[str, tuple[Runs | Block, ...]]] = [
            ("Introduction", (*introduction(self.facts), self.text("attachment"))),
            ("What the inspectors judged", judgements(self.facts)),
            (f"What the {self.facts.noun} asks for", requests(self.facts)),
            ("What the Council must do", what_must_be_done(self.facts)),
            ("Next steps", (*next_steps(self.facts), self.text("next_report"))),
            (texts["recommendations_heading"], self._repeated()),
            (
                "Background Documents",
                tuple(Paragraph(self.say(each)) for each in self.template.background_documents),
            ),
        ]
        numbers = count(1)
        blocks = [block for heading, parts in sections for block in _section(next(numbers), heading, parts)]
        return (*blocks, *self._contacts(numbers))

    def _repeated(self) -> tuple[Runs, ...]:
        label = Run(f"{self.template.texts['recommendations_label']}: ", bold=True)
        first, *rest = self.recommendations()
        return ((label, *first), *rest)

    def _contacts(self, numbers: "count[int]") -> tuple[Block, ...]:
        heading = self.template.texts["contacts_heading"]
        blocks: list[Block] = [_heading(next(numbers), heading)] if heading else []
        for contact in self.template.contacts:
            blocks.append(_part(contact.role) if heading else _heading(next(numbers), contact.role))
            blocks.append(Lines(tuple(self.say(line) for line in contact.lines)))
        return tuple(blocks)


def _heading(number: int, text: str) -> Heading:
    return Heading(plain(text), f"{number}.")


def _part(text: str) -> Heading:
    return Heading(plain(text), level=3)


def _section(number: int, heading: str, parts: tuple[Runs | Block, ...]) -> list[Block]:
    """The heading and its paragraphs, numbered "1.1" and on; a table or a list takes no number."""
    blocks: list[Block] = [_heading(number, heading)]
    paragraphs = count(1)
    for part, after in zip(parts, (*parts[1:], None), strict=True):
        blocks.append(
            _numbered(part, f"{number}.{next(paragraphs)}", after) if isinstance(part, tuple) else part
        )
    return blocks


def _numbered(text: Runs, number: str, after: Runs | Block | None) -> Paragraph:
    """A paragraph that announces a table or a list stays with it."""
    return Paragraph(text, number, leads=isinstance(after, Table | BulletList))

"""A note for members before a meeting: where things stand, what to look at, what to ask officers.

Each statement carries its source, and each question its evidence and what was said the last time it was asked.
"""

from collections.abc import Iterator

from headway.documents.committee.markup import inline
from headway.documents.committee.shared_words import led, row
from headway.documents.content import BriefingContent, BriefingQuestion, Sourced
from headway.documents.tree import Block, BulletList, Document, Fields, Heading, Paragraph, Run, Runs, plain
from headway.documents.wording import day, weekday

_NEVER = "none: this has not been asked before"


def briefing(content: BriefingContent) -> Document:
    """The note as a tree; a section with nothing in it is left out."""
    return Document(
        title=content.title,
        subject=", ".join(text for text in (content.body, weekday(content.on) if content.on else "") if text),
        dated=content.prepared_on or content.on,
        blocks=(_head(content), *_sections(content)),
    )


def _head(content: BriefingContent) -> Fields:
    return Fields(
        (
            *row("For", content.body),
            *row("Meeting", weekday(content.on) if content.on else ""),
            *row("About", content.about),
            *row("Prepared", day(content.prepared_on) if content.prepared_on else ""),
        )
    )


def _sections(content: BriefingContent) -> Iterator[Block]:
    given = (
        ("The position", _sourced, content.position),
        ("What to look at", _sourced, content.pointers),
        ("Questions to ask officers", _questions, content.questions),
        ("What was promised", _sourced, content.owed),
    )
    number = 0
    for heading, blocks, rows in given:
        if rows:
            number += 1
            yield Heading(plain(heading), f"{number}.")
            yield from blocks(str(number), rows)  # type: ignore[operator]


def _sourced(section: str, rows: tuple[Sourced, ...]) -> Iterator[Block]:
    for place, each in enumerate(rows, start=1):
        yield Paragraph((*inline(each.text), *_source(each.source)), f"{section}.{place}")


def _source(source: str) -> Runs:
    return (Run(f" ({source})", italic=True),) if source else ()


def _questions(section: str, rows: tuple[BriefingQuestion, ...]) -> Iterator[Block]:
    for place, each in enumerate(rows, start=1):
        yield Paragraph(
            tuple(Run(run.text, bold=True) for run in inline(each.text)), f"{section}.{place}", leads=True
        )
        yield BulletList(tuple(_told(each)), under_number=True)


def _told(question: BriefingQuestion) -> Iterator[Runs]:
    rows = (
        ("Why", question.why),
        ("Evidence", question.evidence),
        ("Last answer", question.last_answer or _NEVER),
        ("A good answer brings", question.brings),
    )
    for label, text in rows:
        if text:
            yield led(label, inline(text))

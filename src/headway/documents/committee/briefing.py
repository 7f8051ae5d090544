"""A note for members before a meeting: where things stand, what to look at, what to ask officers.

Each statement carries its source, and each question its evidence and what was said the last time it was asked.
"""

from collections.abc import Iterator
from dataclasses import replace

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
        ("The position", _sourced(content.position)),
        ("What to look at", _sourced(content.pointers)),
        ("Questions to ask officers", _questions(content.questions)),
        ("What was promised", _sourced(content.owed)),
    )
    for number, (heading, blocks) in enumerate(((title, each) for title, each in given if each), start=1):
        yield Heading(plain(heading), f"{number}.")
        yield from (_placed(block, number) for block in blocks)


def _placed(block: Block, section: int) -> Block:
    """A paragraph's number is its place; the section's comes before it."""
    return replace(block, number=f"{section}.{block.number}") if isinstance(block, Paragraph) else block


def _sourced(rows: tuple[Sourced, ...]) -> tuple[Block, ...]:
    return tuple(
        Paragraph((*inline(each.text), *_source(each.source)), str(place))
        for place, each in enumerate(rows, start=1)
    )


def _source(source: str) -> Runs:
    return (Run(f" ({source})", italic=True),) if source else ()


def _questions(rows: tuple[BriefingQuestion, ...]) -> tuple[Block, ...]:
    return tuple(block for place, each in enumerate(rows, start=1) for block in _question(place, each))


def _question(place: int, question: BriefingQuestion) -> tuple[Block, ...]:
    asked = tuple(Run(run.text, bold=True) for run in inline(question.text))
    return Paragraph(asked, str(place), leads=True), BulletList(tuple(_told(question)), under_number=True)


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

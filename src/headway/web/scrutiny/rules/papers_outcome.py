"""The paper on the outcome of an inspection, begun: the words of ``headway.documents.paper`` as text to be written on.

Its figures are from the record and the clocks; each paragraph that holds one keeps its source.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from headway.documents import CouncilTemplate, Meeting, paper
from headway.documents.content import PaperContent, Section
from headway.documents.deadlines import Deadlines, deadlines_for
from headway.documents.template_faults import VERBS
from headway.documents.tree import (
    Block,
    Box,
    BulletList,
    Document,
    FieldRow,
    Heading,
    Paragraph,
    Run,
    Runs,
    Table,
    words,
)
from headway.reports.record import InspectionRecord

__all__ = ["Begun", "outcome_of_inspection", "source_line"]

_TO_COME = "[Name of body]"
_PLACEHOLDER_LINE = re.compile(r"^\[[^\]]*\]\.?$")


@dataclass(frozen=True)
class Begun:
    """A paper as it is begun: its content, and where its figures come from."""

    content: PaperContent
    sources: tuple[dict[str, Any], ...] = ()


def source_line(sentence: str, source: str) -> dict[str, Any]:
    """A sentence with its source, as the paper keeps it."""
    return {"sentence": sentence, "source": source}


def outcome_of_inspection(
    record: InspectionRecord,
    template: CouncilTemplate,
    *,
    received: date,
    meeting: Meeting | None,
    on: date,
    stated: date | None = None,
    attached: bool = False,
    confirmed: str = "",
) -> Begun:
    """The paper begun. ``attached``: the report goes with it as Appendix 1. ``confirmed`` names the record for sources.

    Without a meeting the agenda's clock is left out, and the places of body and day are marked.
    """
    sits = meeting or Meeting(_TO_COME, on)
    deadlines = deadlines_for(record, received=received, meeting=sits, stated=stated)
    tree = paper(record, deadlines, template, received=received, meeting=sits)
    sections = [(heading, list(blocks)) for heading, blocks in _sections(tree)]
    kept = [each for each in sections if each[0] not in _own_sections(template)]
    asked = {row.label: row.lines for row in _box(tree)}
    content = PaperContent(
        body=meeting.body if meeting else "",
        on=meeting.on if meeting else None,
        subject=tree.title,
        from_lines=(),
        division="All",
        summary="\n\n".join(_text(line) for line in asked[template.texts["summary_label"]]),
        recommendations=tuple(
            _without_letter(_text(line)) for line in asked[template.texts["recommendations_label"]]
        ),
        sections=tuple(Section(heading, _as_text(blocks, attached=attached)) for heading, blocks in kept),
        template=template.name,
    )
    return Begun(content, tuple(_sources(content, deadlines, confirmed)))


def _own_sections(template: CouncilTemplate) -> set[str]:
    """What the writer of a paper adds by itself: recommendations again, background documents, contacts."""
    heading = template.texts["contacts_heading"]
    roles = {heading} if heading else {each.role for each in template.contacts}
    return {template.texts["recommendations_heading"], "Background Documents", *roles}


def _box(tree: Document) -> tuple[FieldRow, ...]:
    return next(each.rows for each in tree.blocks if isinstance(each, Box))


def _sections(tree: Document) -> Iterator[tuple[str, list[Block]]]:
    """The headings of the second level, each with the blocks below it."""
    found: tuple[str, list[Block]] | None = None
    for block in tree.blocks:
        if isinstance(block, Heading) and block.level == 2:
            if found:
                yield found
            found = (words(block.text), [])
        elif found and isinstance(block, Paragraph | BulletList | Table | Heading):
            found[1].append(block)
    if found:
        yield found


def _as_text(blocks: list[Block], *, attached: bool) -> str:
    """The blocks in the small Markdown, without numbers: the writer gives them."""
    parts = []
    for block in blocks:
        if isinstance(block, Heading):
            parts.append(f"### {_text(block.text)}")
        elif isinstance(block, BulletList):
            parts.append("\n".join(f"- {_text(item)}" for item in block.items))
        elif isinstance(block, Table):
            parts.append(_grid(block))
        elif isinstance(block, Paragraph):
            text = _text(block.text)
            if attached and _PLACEHOLDER_LINE.match(text) and "Appendix 1" in text:
                text = "A copy of it is attached as Appendix 1."
            parts.append(text)
    return "\n\n".join(part for part in parts if part)


def _grid(table: Table) -> str:
    """A table with pipes, under its caption."""
    header = "| " + " | ".join(map(_cell, table.header)) + " |"
    rule = "|" + " --- |" * len(table.header)
    rows = ["| " + " | ".join(_cell(" ".join(map(_text, cell))) for cell in row) + " |" for row in table.rows]
    return f"Table: {table.caption}\n\n" + "\n".join([header, rule, *rows])


def _cell(text: str) -> str:
    return " ".join(text.replace("|", "\\|").split())


def _text(runs: Runs) -> str:
    return "".join(_run(each) for each in runs)


def _run(run: Run) -> str:
    """A run as it is typed. A verb in bold capitals stays plain: the writer sets those of recommendations bold."""
    if run.bold and run.text.strip() and run.text.strip() not in VERBS:
        return f"**{run.text}**"
    return run.text


def _without_letter(text: str) -> str:
    return re.sub(r"^\([a-z]{1,2}\) ", "", text)


_FIGURE = re.compile(r"\d|\b(?:one|two|three|four|five|six|seven|eight|nine|ten)\b")
_NAMES_ITS_OWN = ("Section 137", "Calendar:", "A copy of it is attached")
"""Paragraphs that name what they rest on themselves."""


def _sources(content: PaperContent, deadlines: Deadlines, confirmed: str) -> Iterator[dict[str, Any]]:
    """Each paragraph that holds a figure, with what it rests on: the record, or a clock with its rule."""
    texts = [content.summary, *(each.text for each in content.sections)]
    for paragraph in (part for text in texts for part in text.split("\n\n")):
        said = paragraph.strip()
        if said.startswith(("|", "- ", "###", "Table:", *_NAMES_ITS_OWN)) or not _FIGURE.search(said):
            continue
        clock = next((each for each in deadlines.every if _names(said, each.governs)), None)
        rule = f"; counted from receipt by the clock “{clock.title}”" if clock else ""
        yield source_line(said, f"{confirmed}{rule}")


def _names(said: str, on: date) -> bool:
    return f"{on.day} {on:%B %Y}" in said

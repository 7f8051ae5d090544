"""The agenda and its papers → the pack, as one PDF and as one accessible page."""

import tempfile
from collections.abc import Sequence
from pathlib import Path

from headway.documents.agenda_pack.appendices import pages_of
from headway.documents.agenda_pack.pack_html import html_edition
from headway.documents.agenda_pack.pack_pdf import pdf_edition
from headway.documents.agenda_pack.parts import Part, PartAppendix
from headway.documents.agenda_pack.values import USUAL, AgendaPack, PackLimits, PackPaper
from headway.documents.committee.markup import inline
from headway.documents.committee.shared_words import dotted
from headway.documents.content import AgendaContent
from headway.documents.template import CouncilTemplate
from headway.documents.tree import words
from headway.errors import ForPerson


def agenda_pack(
    agenda: AgendaContent,
    papers: Sequence[PackPaper],
    *,
    template: CouncilTemplate | None = None,
    limits: PackLimits = USUAL,
) -> AgendaPack:
    """The pack of a meeting: the agenda, the contents, and each item's papers with their appendices, in the agenda's
    order. Nothing goes into it but what is given here. ``ForPerson`` names an appendix that cannot be put in.
    """
    with tempfile.TemporaryDirectory(prefix="headway-pack-") as name:
        folder = Path(name)
        parts = _parts(agenda, papers, folder, limits)
        made = pdf_edition(agenda, parts, folder, template, limits)
        return AgendaPack(
            made.pdf,
            html_edition(agenda, parts, template.style if template else ""),
            made.pages,
            made.entries,
        )


def _parts(
    agenda: AgendaContent, papers: Sequence[PackPaper], folder: Path, limits: PackLimits
) -> tuple[Part, ...]:
    """The papers in the agenda's order, with their appendices opened."""
    lines = {line.number: place for place, line in enumerate(agenda.lines)}
    if strange := [paper.item for paper in papers if paper.item not in lines]:
        raise ForPerson(f"The agenda has no item {strange[0]}. Put the paper under an item that it has.")
    if any(not (line.number.strip() or line.title.strip()) for line in agenda.lines):
        raise ForPerson("An item of the agenda has neither a number nor a title. Give it one.")
    titles = {
        line.number: f"{dotted(line.number)} {words(inline(line.title))}".strip() for line in agenda.lines
    }
    ordered = sorted(papers, key=lambda paper: lines[paper.item])
    parts: list[Part] = []
    room = limits.pages
    for place, paper in enumerate(ordered, start=1):
        attached = []
        for at, appendix in enumerate(paper.appendices, start=1):
            where = f"Item {paper.item}, appendix {appendix.number}"
            pages = pages_of(appendix, where, f"appendix-{place}-{at}.pdf", folder, limits)
            room -= len(pages)
            if room < 0:
                raise ForPerson(
                    f"The appendices have more than {limits.pages:,} pages together, from {where} on. Leave some out, "
                    "or make two packs."
                )
            attached.append(PartAppendix(appendix, where, pages))
        first = place == 1 or ordered[place - 2].item != paper.item
        parts.append(Part(paper, place, titles[paper.item], tuple(attached), is_first_of_item=first))
    return tuple(parts)

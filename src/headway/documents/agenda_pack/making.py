"""The agenda and its papers → the pack, as one PDF and as one accessible page."""

import tempfile
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

from headway.documents.agenda_pack.appendices import pages_of
from headway.documents.agenda_pack.pack_html import html_edition
from headway.documents.agenda_pack.pack_pdf import pdf_edition
from headway.documents.agenda_pack.parts import Part, PartAppendix
from headway.documents.agenda_pack.values import (
    USUAL,
    AgendaPack,
    PackAppendix,
    PackLimits,
    PackPaper,
)
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
    leave_out_unreadable: bool = False,
) -> AgendaPack:
    """The pack of a meeting: the agenda, the contents, and each item's papers with their appendices, in the agenda's
    order. Nothing goes into it but what is given here.

    ``ForPerson`` names an appendix that cannot be put in. With ``leave_out_unreadable`` such an appendix has its cover
    sheet, which says that it is not there, and ``left_out`` of the pack has the reason.
    """
    with tempfile.TemporaryDirectory(prefix="headway-pack-") as name:
        folder = Path(name)
        opener = _Opener(folder, limits, leave_out=leave_out_unreadable)
        parts = _parts(agenda, papers, opener)
        made = pdf_edition(agenda, parts, folder, template, limits)
        return AgendaPack(
            made.pdf,
            html_edition(agenda, parts, template.style if template else ""),
            made.pages,
            made.entries,
            tuple(opener.left_out),
        )


@dataclass
class _Opener:
    """Opens one appendix after another, while the pack has room for pages."""

    folder: Path
    limits: PackLimits
    leave_out: bool
    opened: int = 0
    left_out: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.room = self.limits.pages

    def open(self, appendix: PackAppendix, where: str) -> PartAppendix:
        """The appendix with its pages; with none where it is left out."""
        self.opened += 1
        try:
            pages = pages_of(appendix, where, f"appendix-{self.opened}.pdf", self.folder, self.limits)
            if len(pages) > self.room:
                raise ForPerson(
                    f"The appendices have more than {self.limits.pages:,} pages together, from {where} on. Leave some "
                    "out, or make two packs."
                )
        except ForPerson as fault:
            if not self.leave_out:
                raise
            self.left_out.append(str(fault))
            return PartAppendix(appendix, where, ())
        self.room -= len(pages)
        return PartAppendix(appendix, where, pages)


def _parts(agenda: AgendaContent, papers: Sequence[PackPaper], opener: _Opener) -> tuple[Part, ...]:
    """The papers in the agenda's order, with their appendices opened."""
    titles = _titles(agenda)
    if strange := [paper.item for paper in papers if paper.item not in titles]:
        raise ForPerson(f"The agenda has no item {strange[0]}. Put the paper under an item that it has.")
    places = list(titles)
    ordered = sorted(papers, key=lambda paper: places.index(paper.item))
    parts: list[Part] = []
    for place, paper in enumerate(ordered, start=1):
        attached = tuple(
            opener.open(appendix, f"Item {paper.item}, appendix {appendix.number}")
            for appendix in paper.appendices
        )
        first = place == 1 or ordered[place - 2].item != paper.item
        parts.append(Part(paper, place, titles[paper.item], attached, is_first_of_item=first))
    return tuple(parts)


def _titles(agenda: AgendaContent) -> dict[str, str]:
    """Each item's number and title by its number, in the agenda's order."""
    if any(not (line.number.strip() or line.title.strip()) for line in agenda.lines):
        raise ForPerson("An item of the agenda has neither a number nor a title. Give it one.")
    return {
        line.number: f"{dotted(line.number)} {words(inline(line.title))}".strip() for line in agenda.lines
    }

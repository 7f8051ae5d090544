"""The pack as one PDF: tagged, in British English, with a bookmark for each item, paper and appendix.

Everything but the appendices' pages is checked against PDF/UA-1 each time. An appendix's page goes in as it was given,
as a figure whose alternative text is the page's own text layer (docs/decisions/0014).
"""

import json
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from headway.documents.agenda_pack.bounded import NoAnswer, asked
from headway.documents.agenda_pack.parts import Part, PartAppendix
from headway.documents.agenda_pack.values import EntryKind, PackEntry, PackLimits
from headway.documents.agenda_pack.worker import PACK, bookmarks
from headway.documents.committee.agenda import agenda_head, agenda_items
from headway.documents.committee.shared_words import dotted
from headway.documents.content import AgendaContent
from headway.documents.template import CouncilTemplate
from headway.documents.text import clean
from headway.documents.tree import Document, Heading, as_plain, plain
from headway.documents.wording import counted, sentence_case, weekday
from headway.documents.writers.pdf import Checked, checked, moment, source
from headway.errors import ForPerson

_AGENDA_LEVEL, _ITEM_LEVEL = 2, 4
_MOST_ALTERNATIVE = 12_000
"""Characters of a page's alternative text. A page of print has about 3,000."""


@dataclass(frozen=True)
class Made:
    """The file, its number of pages, its bookmarks."""

    pdf: bytes
    pages: int
    entries: tuple[PackEntry, ...]


def pack_document(agenda: AgendaContent, council: str = "") -> Document:
    """The agenda as the first pages of the pack, with the pack's title and properties."""
    items = (
        replace(block, level=block.level + 1) if isinstance(block, Heading) else block
        for block in agenda_items(agenda.lines)
    )
    return Document(
        title=f"{agenda.body}: agenda and papers",
        subject=weekday(agenda.on),
        author=council,
        dated=agenda.published or agenda.on,
        blocks=(*agenda_head(agenda), Heading(plain("Agenda")), *items),
    )


def pdf_edition(
    agenda: AgendaContent,
    parts: tuple[Part, ...],
    folder: Path,
    template: CouncilTemplate | None,
    limits: PackLimits,
) -> Made:
    """The pack's PDF. Raises :class:`ForPerson` where it cannot be put together within the limits."""
    document = pack_document(agenda, template.council if template else "")
    text = json.dumps(_pack(document, parts), ensure_ascii=False)
    fonts = template.fonts if template else ()
    font_folder = template.font_folder if template else None
    frame = checked("pack.typ", text, document.dated, fonts, font_folder, frame="only")
    if any(appendix.pages for part in parts for appendix in part.appendices):
        pdf, told = _with_appendices(frame, document, folder, font_folder, limits)
    else:
        pdf, told = frame.pdf, bookmarks(frame.pdf)
    return Made(pdf, int(told["pages"]), _entries(told["bookmarks"], _kinds(agenda, parts)))


def _with_appendices(
    frame: Checked, document: Document, folder: Path, font_folder: Path | None, limits: PackLimits
) -> tuple[bytes, dict[str, Any]]:
    """The same again, the appendices' pages in their frames, made in a process that may die of them."""
    (folder / "main.typ").write_bytes(source("pack.typ"))
    try:
        told = asked(
            folder,
            limits,
            do="compile",
            inputs={"document": frame.text, "fonts": json.dumps(frame.families)},
            system_fonts=frame.system_fonts,
            font_folders=[str(font_folder.absolute())] if font_folder else [],
            moment=moment(document.dated).isoformat(),
        )
        made = folder / PACK
        if "bookmarks" not in told or made.stat().st_size > limits.pack_mib * 2**20:
            raise NoAnswer
        return made.read_bytes(), told
    except (NoAnswer, OSError) as error:
        raise ForPerson(
            f"The pack could not be put together within {limits.seconds:g} seconds, {limits.memory_mib} MiB of memory "
            f"and {limits.pack_mib} MiB of file. Save the largest appendix as a smaller PDF, or leave it out."
        ) from error


def _pack(document: Document, parts: tuple[Part, ...]) -> dict[str, Any]:
    whole = as_plain(document)
    with_papers = {dotted(part.paper.item) for part in parts}
    blocks = whole.pop("blocks")
    for block, drawn in zip(document.blocks, blocks, strict=True):
        if isinstance(block, Heading):  # an item with papers has its bookmark at its first paper
            is_item = block.level == _ITEM_LEVEL and block.number not in with_papers
            drawn["bookmarked"] = is_item or block.level == _AGENDA_LEVEL
    return {**whole, "agenda": blocks, "papers": [_paper(part) for part in parts]}


def _paper(part: Part) -> dict[str, Any]:
    label = clean(f"Item {part.paper.item}") if part.paper.item else ""
    return {
        "item": clean(part.item_title),
        "label": label,
        "first": part.is_first_of_item,
        "document": as_plain(part.document),
        "appendices": [_appendix(each, part.document.title) for each in part.appendices],
    }


def _appendix(appendix: PartAppendix, paper: str) -> dict[str, Any]:
    where = clean(appendix.where)
    count = len(appendix.pages)
    return {
        "title": appendix.title,
        "label": where,
        "of": appendix.told(paper),
        "note": _note(sum(page.is_picture for page in appendix.pages)),
        "pages": [
            {
                "file": page.file,
                "page": page.page,
                "landscape": page.is_landscape,
                "label": f"{where}, its page {place} of {count}",
                "alt": _alternative(page.text, f"{where}, page {place} of {count}"),
            }
            for place, page in enumerate(appendix.pages, start=1)
        ],
    }


def _note(pictures: int) -> str:
    if not pictures:
        return ""
    are = "is" if pictures == 1 else "are"
    return f"{sentence_case(counted(pictures, 'page', 'pages'))} of it {are} shown as a picture of what the file holds."


def _alternative(text: str, where: str) -> str:
    words = " ".join(clean(text).split())
    if not words:
        return f"{where}: a picture, without a text layer."
    return f"{where}: {words[:_MOST_ALTERNATIVE]}"


def _entries(marks: list[tuple[str, int, int]], kinds: list[EntryKind]) -> tuple[PackEntry, ...]:
    """The bookmarks as the file itself has them, in the order in which they were set."""
    if len(marks) != len(kinds):
        raise RuntimeError(f"{len(marks)} bookmarks were set, {len(kinds)} are due")
    return tuple(
        PackEntry(kind, title, page, level) for (title, page, level), kind in zip(marks, kinds, strict=True)
    )


def _kinds(agenda: AgendaContent, parts: tuple[Part, ...]) -> list[EntryKind]:
    with_papers = {part.paper.item for part in parts}
    kinds = [EntryKind.AGENDA]
    kinds += [EntryKind.ITEM for line in agenda.lines if line.number not in with_papers]
    kinds += [EntryKind.CONTENTS] if parts else []
    for part in parts:
        kinds += [EntryKind.ITEM] if part.is_first_of_item else []
        kinds += [EntryKind.PAPER, *(EntryKind.APPENDIX for _ in part.appendices)]
    return kinds

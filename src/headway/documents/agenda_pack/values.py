"""What goes into a pack, and what comes out."""

from dataclasses import dataclass
from enum import StrEnum

from headway.documents.tree import Document


@dataclass(frozen=True)
class PackAppendix:
    """An appendix as somebody gave it. ``link`` is where the HTML edition finds the file; "" where it cannot."""

    number: str
    title: str
    pdf: bytes
    link: str = ""


@dataclass(frozen=True)
class PackPaper:
    """A paper under the agenda's item of that number, as the document that the reader sees, with its appendices."""

    item: str
    document: Document
    appendices: tuple[PackAppendix, ...] = ()


class EntryKind(StrEnum):
    """What a bookmark of the pack leads to."""

    AGENDA = "agenda"
    CONTENTS = "contents"
    ITEM = "item"
    PAPER = "paper"
    APPENDIX = "appendix"


@dataclass(frozen=True)
class PackEntry:
    """A bookmark: what it leads to, its words, its page (the first page of the pack is 1) and how deep it stands."""

    kind: EntryKind
    title: str
    page: int
    level: int


@dataclass(frozen=True)
class AgendaPack:
    """The pack: one PDF, its HTML edition, the number of pages, and the bookmarks in order."""

    pdf: bytes
    html: str
    pages: int
    entries: tuple[PackEntry, ...]
    left_out: tuple[str, ...] = ()
    """Why an appendix has no more than its cover sheet; each names it by its number."""


@dataclass(frozen=True)
class PackLimits:
    """What a pack may take. ``appendix_mib`` and ``appendix_pages`` are for one appendix, ``pages`` for all of them;
    ``seconds`` for opening one appendix, and for putting the pack together.
    """

    appendix_mib: int = 50
    appendix_pages: int = 600
    pages: int = 2_000
    characters: int = 3_000_000
    seconds: float = 120.0
    memory_mib: int = 2_048
    pack_mib: int = 300


USUAL = PackLimits()

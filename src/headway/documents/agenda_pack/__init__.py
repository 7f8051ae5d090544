"""In: a meeting's agenda, its papers as trees, and their appendices as PDF that people gave. Out: the agenda pack, one
PDF with bookmarks, tags and page numbers, and an accessible HTML edition. Public access to both is the Local Government
Act 1972 s.100B; accessible means PDF/UA-1 and WCAG 2.2 AA, as far as the appendices are.
"""

from headway.documents.agenda_pack.making import agenda_pack
from headway.documents.agenda_pack.values import (
    AgendaPack,
    EntryKind,
    PackAppendix,
    PackEntry,
    PackLimits,
    PackPaper,
)

__all__ = [
    "AgendaPack",
    "EntryKind",
    "PackAppendix",
    "PackEntry",
    "PackLimits",
    "PackPaper",
    "agenda_pack",
]

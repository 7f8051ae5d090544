"""A paper of the pack with its appendices opened, as both editions need it."""

from dataclasses import dataclass, replace

from headway.documents.agenda_pack.appendices import AppendixPage
from headway.documents.agenda_pack.values import PackAppendix, PackPaper
from headway.documents.committee.paper import appendix_name
from headway.documents.content import AppendixContent
from headway.documents.text import clean
from headway.documents.tree import Document
from headway.documents.wording import counted


@dataclass(frozen=True)
class PartAppendix:
    """An appendix with its pages, none where it is left out; ``where`` is "Item 5, appendix 1"."""

    appendix: PackAppendix
    where: str
    pages: tuple[AppendixPage, ...]

    @property
    def title(self) -> str:
        """Appendix 1: Inspection report."""
        name = appendix_name(AppendixContent(self.appendix.number, ""))
        return clean(f"{name}: {self.appendix.title}" if self.appendix.title else name)

    def told(self, paper: str) -> str:
        """What it belongs to, and how long it is; or that its pages are not here."""
        if not self.pages:
            return f"Attached to: {paper}. Its file could not be put into this pack."
        return f"Attached to: {paper}. It has {counted(len(self.pages), 'page', 'pages')}."

    @property
    def has_words(self) -> bool:
        """Whether any page has a text layer."""
        return any(page.text.strip() for page in self.pages)


@dataclass(frozen=True)
class Part:
    """A paper at its ``place`` in the pack (the first is 1), under its item's title."""

    paper: PackPaper
    place: int
    item_title: str
    appendices: tuple[PartAppendix, ...]
    is_first_of_item: bool

    @property
    def document(self) -> Document:
        """The paper; one without a title is called a paper, so that it has its bookmark."""
        given = self.paper.document
        return given if given.title.strip() else replace(given, title="Paper")

"""An agenda pack as a PDF reader opens it: bookmarks, contents, printed page numbers, tags."""

import re
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pypdf
import pypdfium2

_PRINTED = re.compile(r"Page (\d+) of (\d+)\s*$")
_IN_CONTENTS = re.compile(r"^(?P<title>.+?)(?: ?\.){3,} (?P<page>\d+)$")


@dataclass(frozen=True)
class Bookmark:
    title: str
    level: int
    page: int


class OpenedPack:
    """The pack, open. Pages are counted from 1, as a reader counts them."""

    def __init__(self, file: Path) -> None:
        self._pdf = pypdf.PdfReader(file)
        shown = pypdfium2.PdfDocument(file)
        self.pages = [each.get_textpage().get_text_range().replace("\r\n", "\n") for each in shown]
        self.bookmarks = list(self._outline(self._pdf.outline))

    @property
    def title(self) -> str:
        return str(self._pdf.metadata.title or "") if self._pdf.metadata else ""

    @property
    def contents(self) -> list[tuple[str, int]]:
        """Each line of the contents, with the page that it names."""
        lines = " ".join(page for page in self.pages if page.lstrip().startswith("Contents")).splitlines()
        return [
            (each["title"].strip(), int(each["page"])) for line in lines if (each := _IN_CONTENTS.match(line))
        ]

    def faults(self) -> list[str]:
        """What a person who goes by bookmarks, contents, printed numbers or a screen reader would stumble over."""
        return [*self._untagged(), *self._misnumbered(), *self._misled(), *self._astray()]

    def _untagged(self) -> list[str]:
        root: Any = self._pdf.trailer["/Root"]
        tree = root.get("/StructTreeRoot")
        wanted = {
            "no tags": bool(tree and tree.get_object().get("/K")),
            "not marked as tagged": _is_set(root.get("/MarkInfo"), "/Marked"),
            "no language": str(root.get("/Lang", "")) == "en-GB",
            "no title": bool(self.title),
            "its title is not shown": _is_set(root.get("/ViewerPreferences"), "/DisplayDocTitle"),
        }
        return [fault for fault, is_so in wanted.items() if not is_so]

    def _misnumbered(self) -> list[str]:
        """Every page's own number is printed on it, of as many as there are."""
        found = [_PRINTED.search(each.strip()) for each in self.pages]
        return [
            f"page {number} of {len(self.pages)} has printed: {each.group() if each else 'nothing'}"
            for number, each in enumerate(found, start=1)
            if each is None or (int(each[1]), int(each[2])) != (number, len(self.pages))
        ]

    def _misled(self) -> list[str]:
        """The contents name the page to which the bookmark of the same words leads, and each its words are on it."""
        marks = [(each.title, each.page) for each in self.bookmarks]
        missing = [
            f"the contents name {each}, and no bookmark does" for each in self.contents if each not in marks
        ]
        only_agenda = {"Agenda"} == {each.title for each in self.bookmarks if each.level == 1}
        return missing if self.contents or only_agenda else ["no contents"]

    def _astray(self) -> list[str]:
        return [
            f"the bookmark {each.title!r} leads to page {each.page}, which does not have its words"
            for each in self.bookmarks
            if _squeezed(each.title) not in _squeezed(self.pages[each.page - 1])
        ]

    def _outline(self, rows: list[Any], level: int = 1) -> Any:
        for each in rows:
            if isinstance(each, list):
                yield from self._outline(each, level + 1)
            else:
                page = self._pdf.get_destination_page_number(each)
                yield Bookmark(str(each.title), level, (page if page is not None else -1) + 1)


def _is_set(found: Any, name: str) -> bool:
    return bool(found) and getattr(found.get_object().get(name), "value", False) is True


def _squeezed(text: str) -> str:
    return re.sub(r"\W+", "", text).casefold()

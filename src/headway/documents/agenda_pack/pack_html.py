"""The pack as one accessible page: navigation, headings in order, whole papers, and each appendix's words by page."""

import re
from typing import Any

from headway.documents.agenda_pack.pack_pdf import pack_document
from headway.documents.agenda_pack.parts import Part, PartAppendix
from headway.documents.committee.agenda import agenda_head, agenda_items
from headway.documents.committee.paper import appendix_name
from headway.documents.content import AgendaContent, AppendixContent
from headway.documents.text import clean
from headway.documents.tree import Block, Document, as_plain
from headway.documents.writers.html import sheet_for, template

_NEW_PARAGRAPH = re.compile(r"(?:[•▪●–-]\s|\(?\d{1,3}[.)]|\(?[a-z]\)|\d{1,3}\.\d)")
_SHORT = 0.75
"""A line under this share of the page's longest ends its paragraph."""


def html_edition(agenda: AgendaContent, parts: tuple[Part, ...], style: str = "") -> str:
    """The page as text; it needs nothing beside it."""
    whole = pack_document(agenda)
    head, items = (_plain(blocks) for blocks in (agenda_head(agenda), tuple(agenda_items(agenda.lines))))
    drawn = [_part(part, parts) for part in parts]
    sheet = sheet_for([head, items, *(each["document"] for each in drawn)], style)
    pack = {
        "title": whole.title,
        "subject": whole.subject,
        "author": "",
        "language": whole.language,
        "head": head["blocks"],
        "agenda": items["blocks"],
    }
    return template("pack.html.jinja").render(pack=pack, parts=drawn, style=sheet)


def _plain(blocks: tuple[Block, ...]) -> dict[str, Any]:
    return as_plain(Document("", None, blocks))


def _part(part: Part, parts: tuple[Part, ...]) -> dict[str, Any]:
    following = parts[part.place] if part.place < len(parts) else None
    return {
        "place": part.place,
        "item": clean(part.item_title),
        "first": part.is_first_of_item,
        "last": following is None or following.is_first_of_item,
        "document": as_plain(part.document),
        "appendices": [
            _appendix(each, f"appendix-{part.place}-{at}", part.document.title)
            for at, each in enumerate(part.appendices, start=1)
        ],
    }


def _appendix(appendix: PartAppendix, name: str, paper: str) -> dict[str, Any]:
    link = appendix.appendix.link
    if link and not re.match(r"(?:https?://|/(?!/)|[\w.-]+(?:/|$))", link):
        raise ValueError("an appendix's link leads neither to a page of this site nor to the web")
    known = appendix_name(AppendixContent(appendix.appendix.number, ""))
    count = len(appendix.pages)
    return {
        "id": name,
        "title": appendix.title,
        "name": known,
        "of": appendix.told(paper),
        "link": link,
        "note": ""
        if appendix.has_words or not count
        else "It has no text layer, so its words are not given here.",
        "pages": [
            {"heading": f"{known}, page {place} of {count}", "paragraphs": paragraphs(page.text)}
            for place, page in enumerate(appendix.pages, start=1)
        ]
        if appendix.has_words
        else [],
    }


def paragraphs(text: str) -> list[str]:
    """The lines of a page, joined as far as they tell: a short line ends a paragraph, a bullet starts one."""
    lines = [clean(line).strip() for line in text.splitlines()]
    longest = max(map(len, lines), default=0)
    found: list[str] = []
    ended = True
    for line in lines:
        if not line:
            ended = True
            continue
        if ended or _NEW_PARAGRAPH.match(line):
            found.append(line)
        else:
            found[-1] += f" {line}"
        ended = len(line) < _SHORT * longest
    return found

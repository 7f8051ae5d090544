"""Saved pages of a committee system (Civica Modern.Gov): one agenda item (mgAi), an issue, a meeting (ieListDocuments).

The shape is that of pages read in public: the words in ``#modgov``, items in rows with ``mgItemNumberCell`` and
``mgAiTitleTxt``, "Decision:" and "Minutes:" as headings, words pasted from Word below them.
"""

import re

from lxml import html

from headway.errors import ForPerson
from headway.minutes.item_head import is_banner
from headway.minutes.layout import blocks, tidy
from headway.minutes.markup import class_of, lines_of, page_of
from headway.minutes.meeting_head import MeetingHead, head_in
from headway.minutes.reading_text import minute_of
from headway.minutes.record import Minute, ReadItem, ReadMeeting

__all__ = ["read_agenda_item_html", "read_meeting_html", "read_page"]

_ROOTS = (
    "//*[@id='modgov']",
    "//*[contains(concat(' ', normalize-space(@class), ' '), ' mgContent ')]/..",
    "//main",
    "//*[@role='main']",
    "//*[@id='content']",
    "//body",
)
_LINKS = re.compile(
    r"(?:view (?:the )?(?:decision|declarations?|reasons?|background|directions|reference|recorded vote|attendance)\b"
    r".{0,80}"
    r"|attendance details|agenda frontsheet.*|agenda reports pack.*|printed (?:minutes|decisions|draft minutes).*"
    r"|add (?:this )?meeting to your calendar|(?:share this|bookmark)\b.*|back to (?:top|the top.*)|return to .{0,60}"
    r"|subscribe to .{0,60}|additional documents:?|media|items|no\.|item)$",
    re.I,
)
_START = re.compile(r"(?:agenda item|issue - meetings|issue details|decision details?)$", re.I)


def read_agenda_item_html(data: bytes) -> Minute:
    """The minute on a saved page of one agenda item. Raises ForPerson for a page that holds none."""
    meeting = read_page(data)
    if len(meeting.items) != 1:
        raise ForPerson(
            f"The page holds {len(meeting.items)} items, so it is a meeting's page. Save the page of one item."
        )
    return meeting.items[0].minute


def read_meeting_html(data: bytes) -> ReadMeeting:
    """The items on a saved page of a meeting's agenda and minutes; a page of one item is a meeting of one."""
    return read_page(data)


def read_page(data: bytes) -> ReadMeeting:
    """What a saved page holds, whichever of the two it is."""
    root = _content(page_of(data))
    rows = [each for each in root.iter("tr") if _item_cells(each) is not None]
    head = head_in([line for line in lines_of(root, most=80) if not is_banner(line)])
    items = tuple(_item(row) for row in rows) if rows else (_whole(root, head),)
    if not any(each.minute.paragraphs or each.minute.purpose for each in items):
        raise ForPerson(
            "The page holds no minute: nothing stands after an item's title. Save the page again when it has loaded, "
            "or paste the text of the item."
        )
    return ReadMeeting(head.body, head.on, items, head.time, head.place)


def _content(root: html.HtmlElement) -> html.HtmlElement:
    for path in _ROOTS:
        found = root.xpath(path)
        if isinstance(found, list):
            for each in found:
                if isinstance(each, html.HtmlElement) and len(each.text_content().strip()) > 20:
                    return each
    return root


def _item_cells(row: html.HtmlElement) -> tuple[str, html.HtmlElement] | None:
    """The number and the cell with the words of a row that is an agenda item; None for another row."""
    cells = [each for each in row.iterchildren() if each.tag in ("td", "th")]
    if len(cells) < 2:
        return None
    first = cells[0]
    is_number = "mgItemNumberCell" in class_of(first) or any(
        "mgAiTitleTxt" in class_of(each) for each in first.iterdescendants("p")
    )
    if not is_number:
        return None
    return tidy(first.text_content()).rstrip("."), cells[1]


def _item(row: html.HtmlElement) -> ReadItem:
    cells = _item_cells(row)
    number, cell = cells if cells else ("", row)
    lines = _words(lines_of(cell))
    text = "\n\n".join(lines)
    return ReadItem(number, minute_of(text, blocks(text), is_agenda=True))


def _whole(root: html.HtmlElement, head: MeetingHead) -> ReadItem:
    lines = _words(lines_of(root))
    for place, line in enumerate(lines[:80]):
        if _START.match(tidy(line)):
            lines = lines[place:]
            break
    text = "\n\n".join(lines)
    return ReadItem(head.item, minute_of(text, blocks(text)))


def _words(lines: list[str]) -> list[str]:
    """The lines without the links and banners that a page carries besides."""
    kept = []
    for line in lines:
        told = tidy(line).removeprefix("• ")
        if not told or told == "•" or is_banner(told):
            continue
        if not _LINKS.match(told) or re.match(r"additional documents", told, re.I):
            kept.append(line)
    return kept

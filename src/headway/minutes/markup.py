"""Web pages and fragments of HTML as plain lines, read safely: no entities, no network, bounds on size and depth."""

import re
from collections.abc import Iterator
from itertools import islice
from typing import Final

from lxml import etree, html

from headway.errors import ForPerson

__all__ = ["DEEPEST", "LARGEST", "class_of", "lines_of", "page_of"]

LARGEST: Final = 4 * 1024 * 1024
"""Bytes. A meeting's page with all its minutes comes to about half a megabyte."""
DEEPEST: Final = 200
"""Elements within elements; Word's exports reach about thirty."""

_SKIP = frozenset(
    (
        *(
            "script",
            "style",
            "noscript",
            "template",
            "iframe",
            "object",
            "svg",
            "math",
            "nav",
            "header",
            "footer",
        ),
        *("form", "button", "select", "textarea", "head"),
    )
)
_BLOCKS = frozenset(
    (
        *("address", "article", "aside", "blockquote", "body", "caption", "center", "dd", "div", "dl", "dt"),
        *(
            "fieldset",
            "figure",
            "h1",
            "h2",
            "h3",
            "h4",
            "h5",
            "h6",
            "hr",
            "html",
            "li",
            "main",
            "ol",
            "p",
            "pre",
        ),
        *("section", "table", "tbody", "td", "tfoot", "th", "thead", "tr", "ul"),
    )
)
_BREAK = "\x00"
_WHITE = re.compile(r"[ \t\r\n\f\v]+")
_FURNITURE = re.compile(
    r"\b(?:cookie|consent|breadcrumb|skip-?link|skip-?to|site-?nav|navbar|navigation|mgFooter|mgHeader|banner|social"
    r"|share|print-?hide|sr-only|visually-?hidden|mgHide|alert-?bar|masthead)",
    re.I,
)


def page_of(data: bytes, what: str = "The page") -> html.HtmlElement:
    """The root of a page. Raises ForPerson for one that is empty, too large, too deep, or no HTML."""
    if len(data) > LARGEST:
        raise ForPerson(
            f"{what} has {len(data):,} bytes; at most {LARGEST:,} are read. Save the page of one item or one meeting."
        )
    parser = html.HTMLParser(
        no_network=True, huge_tree=False, remove_comments=True, remove_pis=True, encoding=_encoding(data)
    )
    try:
        root = html.document_fromstring(data, parser=parser) if data.strip() else None
    except (etree.LxmlError, ValueError) as error:
        raise ForPerson(
            f"{what} cannot be read as HTML: {_reason(error)}. Save it again from the browser."
        ) from error
    if root is None:
        raise ForPerson(f"{what} is empty. Save it again from the browser, as HTML.")
    if _depth(root) > DEEPEST:
        raise ForPerson(
            f"{what} is nested more than {DEEPEST} deep, so it is no page of minutes. Paste its text."
        )
    return root


def _reason(error: Exception) -> str:
    return str(error).split("\n")[0].rstrip(".") or "it holds no elements"


def _encoding(data: bytes) -> str | None:
    """What the page says of itself is right, but for pages that say nothing and are UTF-8, as most are."""
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return None
    if re.search(rb"charset\s*=", data[:4096], re.I):
        return None
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        return "windows-1252"
    return "utf-8"


def _depth(root: html.HtmlElement) -> int:
    deepest = depth = 0
    for event, _ in etree.iterwalk(root, events=("start", "end")):
        depth += 1 if event == "start" else -1
        deepest = max(deepest, depth)
    return deepest


def class_of(element: html.HtmlElement) -> str:
    """Its class and id, as one string."""
    return f"{element.get('class', '')} {element.get('id', '')}"


def _is_hidden(element: html.HtmlElement) -> bool:
    if not isinstance(element.tag, str):
        return True
    return (
        element.tag in _SKIP
        or bool(_FURNITURE.search(class_of(element)))
        or element.get("hidden") is not None
        or element.get("aria-hidden") == "true"
        or "display:none" in element.get("style", "").replace(" ", "").lower()
    )


def lines_of(root: html.HtmlElement, most: int | None = None) -> list[str]:
    """The words of an element, block by block; items of numbered lists carry the number that a browser shows.

    ``most``: stop after so many lines.
    """
    return list(islice(_lines(root), most))


def _lines(root: html.HtmlElement) -> Iterator[str]:
    pending: list[str] = []
    for kind, words in _events(root):
        if kind == "block":
            yield from _told(pending)
            pending = [words] if words else []
        else:
            pending.append(words)
    yield from _told(pending)


def _told(pending: list[str]) -> Iterator[str]:
    """The lines of a block, without the white space that a browser does not show; a hard blank is no white space."""
    if pending:
        told = (_WHITE.sub(" ", line).strip() for line in "".join(pending).split(_BREAK))
        yield from filter(None, told)


def _events(root: html.HtmlElement) -> Iterator[tuple[str, str]]:
    """What a page holds in its order: words, and where blocks start and end. Walks without recursion."""
    hidden: html.HtmlElement | None = None
    places: dict[html.HtmlElement, int] = {}
    for event, element in etree.iterwalk(root, events=("start", "end")):
        if hidden is None and event == "start" and element is not root and _is_hidden(element):
            hidden = element
        if hidden is None:
            yield from _start(element, places) if event == "start" else _end(element)
        if event == "end":
            if hidden is element:
                hidden = None
            if hidden is None and element is not root and element.tail:
                yield "words", element.tail


def _start(element: html.HtmlElement, places: dict[html.HtmlElement, int]) -> Iterator[tuple[str, str]]:
    if element.tag in _BLOCKS:
        yield "block", _marker(element, places) if element.tag == "li" else ""
    elif element.tag == "br":
        yield "words", _BREAK
    if element.text:
        yield "words", element.text


def _end(element: html.HtmlElement) -> Iterator[tuple[str, str]]:
    if element.tag in _BLOCKS:
        yield "block", ""


def _marker(item: html.HtmlElement, places: dict[html.HtmlElement, int]) -> str:
    """The number, letter or bullet that a browser puts before an item; ``places`` counts the items of each list."""
    around = item.getparent()
    if around is None or around.tag != "ol":
        return "• "
    places[around] = place = places.get(around, 0) + 1
    kind = around.get("type") or _list_style(around.get("style", ""))
    start = around.get("start", "1")
    place += int(start) - 1 if start.lstrip("-").isdigit() and len(start) < 6 else 0
    if kind in ("a", "A") and 1 <= place <= 26:
        return f"{chr(96 + place)}) "
    if kind in ("i", "I") and 1 <= place <= len(_ROMAN):
        return f"({_ROMAN[place - 1]}) "
    return f"{place}. "


_ROMAN = ["i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii", "xiii", "xiv", "xv"]


def _list_style(style: str) -> str:
    if re.search(r"(?:lower|upper)-(?:alpha|latin)", style):
        return "a"
    return "i" if re.search(r"(?:lower|upper)-roman", style) else "1"

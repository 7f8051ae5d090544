"""Runs that are more than text in Word: tracked changes with who and when, links inside the file, raised numbers.

WordprocessingML (ISO/IEC 29500-1): w:ins and w:del (17.13.5), w:hyperlink with w:anchor (17.16.22), bookmarks
(17.13.6).
"""

import re

from docx.document import Document as WordFile
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.oxml.xmlchemy import BaseOxmlElement
from docx.text.paragraph import Paragraph as WordParagraph

from headway.documents.tree import Change, Run

__all__ = ["number", "write"]

_NUMBERED = ("ins", "del", "bookmarkStart")


def write(paragraph: WordParagraph, run: Run) -> None:
    """The run at the end of the paragraph, in what it is wrapped in."""
    made = paragraph.add_run(run.text)
    made.bold, made.italic = run.bold or None, run.italic or None
    made.font.superscript = run.raised or None
    made.font.underline = True if run.href and not run.raised else None
    inner = made._r
    if run.href:
        inner = _wrapped(inner, "hyperlink", anchor=_name(run.href), history="1")
    if run.anchor:
        _bookmarked(inner, _name(run.anchor))
    if run.change:
        _tracked(inner, run.change)


def _wrapped(inner: BaseOxmlElement, tag: str, **attributes: str) -> BaseOxmlElement:
    outer = OxmlElement(f"w:{tag}")
    for name, value in attributes.items():
        outer.set(qn(f"w:{name}"), value)
    inner.addprevious(outer)
    outer.append(inner)
    return outer


def _bookmarked(inner: BaseOxmlElement, name: str) -> None:
    start, end = OxmlElement("w:bookmarkStart"), OxmlElement("w:bookmarkEnd")
    start.set(qn("w:name"), name)
    inner.addprevious(start)
    inner.addnext(end)


def _tracked(inner: BaseOxmlElement, change: Change) -> None:
    attributes = {"author": change.by} | ({"date": change.on} if change.on else {})
    _wrapped(inner, "del" if change.deleted else "ins", **attributes)
    if change.deleted:
        for text in inner.iter(qn("w:t")):
            text.tag = qn("w:delText")


def _name(anchor: str) -> str:
    """A bookmark's name: letters, digits and underscores, forty at most."""
    return re.sub(r"\W", "_", anchor)[:40]


def number(file: WordFile) -> None:
    """Give each mark its number, which must be its own in the file."""
    tags = {qn(f"w:{each}") for each in _NUMBERED}
    last = 0
    for place, element in enumerate(each for each in file.element.body.iter() if each.tag in tags):
        element.set(qn("w:id"), str(place + 1))
    for element in file.element.body.iter(qn("w:bookmarkStart"), qn("w:bookmarkEnd")):
        if element.tag == qn("w:bookmarkStart"):
            last = int(element.get(qn("w:id")) or 0)
        else:
            element.set(qn("w:id"), str(last))

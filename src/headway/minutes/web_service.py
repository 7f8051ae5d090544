"""The XML that a committee system's web service gives for a meeting (Modern.Gov, ``GetMeeting``).

Titles, minutes and decisions in it are HTML written as text, with entities often encoded twice, so both are undone.
Days are dd/mm/yyyy. The element names are those that public programs read: ``agendaitem``, ``agendaitemtitle``,
``minutesnonemptyhtmlbody``, ``decisionnonemptyhtmlbody``, ``linkeddoc``, ``attendee``.
"""

import html as entities
import re
from collections.abc import Iterator

from lxml import etree

from headway.errors import ForPerson
from headway.minutes.item_head import is_banner
from headway.minutes.layout import blocks, tidy
from headway.minutes.markup import DEEPEST, LARGEST, lines_of, page_of
from headway.minutes.meeting_head import day_in
from headway.minutes.reading_text import minute_of
from headway.minutes.record import Attendee, Minute, ReadItem, ReadMeeting

__all__ = ["read_web_service_xml"]

_TAG = re.compile(r"</?[a-zA-Z][^<>]{0,400}>")
_MOST_ITEMS = 500


def read_web_service_xml(data: bytes) -> ReadMeeting:
    """A meeting with its items. Restricted items keep their number alone. Raises ForPerson for another document."""
    meeting = _meeting(_root(data))
    found = list(_every(meeting, "agendaitem"))
    if not found:
        raise ForPerson(
            "The file holds no agendaitem, so it is not the answer of GetMeeting. Save that answer for one meeting."
        )
    if len(found) > _MOST_ITEMS:
        raise ForPerson(
            f"The file holds {len(found)} items; at most {_MOST_ITEMS} are read. Save one meeting."
        )
    items = tuple(_item(each) for each in found)
    hidden = sum(each.restricted for each in items)
    said = _said(meeting, "meetingdate")
    on = day_in(said)
    warnings = []
    if said and on is None:
        warnings.append(
            f"meetingdate is {said[:40]!r}, which is no day as dd/mm/yyyy. Give the meeting's day by hand."
        )
    if hidden:
        warnings.append(
            f"{hidden} restricted or hidden item{'s' * (hidden > 1)} left out: the number alone is kept."
        )
    if _said(meeting, "minutepublished").lower() == "false":
        warnings.append("The system says that these minutes are not published yet. Ask before you use them.")
    return ReadMeeting(
        body=_body(meeting),
        on=on,
        items=items,
        time=_said(meeting, "meetingtime"),
        place=_said(meeting, "meetinglocation"),
        attendees=tuple(_attendees(meeting)),
        warnings=tuple(warnings),
    )


def _root(data: bytes) -> etree._Element:
    if len(data) > LARGEST:
        raise ForPerson(f"The file has {len(data):,} bytes; at most {LARGEST:,} are read. Save one meeting.")
    if re.search(rb"<!DOCTYPE|<!ENTITY", data[:100_000], re.I):
        raise ForPerson(
            "The file declares a document type, which a web service's answer does not. It was not read."
        )
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, dtd_validation=False, huge_tree=False,
        remove_comments=True, remove_pis=True,
    )  # fmt: skip
    try:
        root = etree.fromstring(data.strip(), parser)
    except (etree.LxmlError, ValueError) as error:
        reason = str(error).split("\n")[0].rstrip(".")
        raise ForPerson(f"The file is not XML: {reason}. Save the web service's answer again.") from error
    depth = deepest = 0
    for event, _ in etree.iterwalk(root, events=("start", "end")):
        depth += 1 if event == "start" else -1
        deepest = max(deepest, depth)
    if deepest > DEEPEST:
        raise ForPerson(f"The file is nested more than {DEEPEST} deep, so it is no answer of GetMeeting.")
    return root


def _name(element: etree._Element) -> str:
    return etree.QName(element).localname.lower() if isinstance(element.tag, str) else ""


def _every(parent: etree._Element, name: str) -> Iterator[etree._Element]:
    return (each for each in parent.iter() if _name(each) == name)


def _meeting(root: etree._Element) -> etree._Element:
    """The element of the meeting, with or without the SOAP envelope around it."""
    return next(_every(root, "meeting"), root)


def _child(parent: etree._Element, name: str) -> etree._Element | None:
    return next((each for each in parent if _name(each) == name), None)


def _said(parent: etree._Element, name: str) -> str:
    """The words of a child, entities undone twice; "" for none."""
    child = _child(parent, name)
    return tidy(_undone("".join(child.itertext()))) if child is not None else ""


def _undone(words: str) -> str:
    """Text whose entities were encoded twice: the parser undid one, here the others."""
    for _ in range(2):
        words = entities.unescape(words)
    return words


def _body(meeting: etree._Element) -> str:
    for parent in (meeting, *_every(meeting, "committee")):
        for name in ("committeetitle", "committeename", "committee", "meetingtitle"):
            child = _child(parent, name)
            if child is not None and len(child) == 0 and (said := _said(parent, name)):
                return said
    return ""


def _is(parent: etree._Element, name: str) -> bool | None:
    said = _said(parent, name).lower()
    return {"true": True, "1": True, "false": False, "0": False}.get(said)


def _item(item: etree._Element) -> ReadItem:
    number = (
        _said(item, "fulldisplaynumberformat")
        or _said(item, "agendaitemnumber")
        or _said(item, "minutesitemnumber")
    )
    number = "" if number == "0" else number.rstrip(".")
    if _is(item, "isrestricted") or _is(item, "isdisplayallowed") is False:
        return ReadItem(number, Minute(title=""), restricted=True)
    title = tidy(_TAG.sub(" ", _said(item, "agendaitemtitle")))
    lines = [title or "Item without a title"]
    lines += _lines(item, "agendatext")
    for name, heading in (("decisionnonemptyhtmlbody", "Decision:"), ("minutesnonemptyhtmlbody", "Minutes:")):
        if words := _lines(item, name):
            lines += [heading, *words]
    documents = list(_documents(item))
    if documents:
        lines += ["Supporting documents:", *documents]
    text = "\n\n".join(lines)
    return ReadItem(number, minute_of(text, blocks(text), is_agenda=True))


def _lines(item: etree._Element, name: str) -> list[str]:
    """The lines of a child that holds HTML: as text encoded once or twice, or as elements."""
    child = _child(item, name)
    if child is None:
        return []
    words = etree.tostring(child, encoding="unicode") if len(child) else child.text or ""
    if not _TAG.search(words):
        words = entities.unescape(words)
    if not words.strip():
        return []
    if not _TAG.search(words):
        words = words.replace("\n", "<br>")
    lines = lines_of(page_of(f"<div>{words}</div>".encode(), f"The {name} of an item"))
    return [told for line in lines if (told := entities.unescape(line)).strip() and not is_banner(told)]


def _documents(item: etree._Element) -> Iterator[str]:
    """Titles of the item's papers, but for restricted ones."""
    for each in _every(item, "linkeddoc"):
        if not _is(each, "isrestricted") and (title := _said(each, "title")):
            yield title


def _attendees(meeting: etree._Element) -> Iterator[Attendee]:
    for each in _every(meeting, "attendee"):
        name = tidy(_undone(each.get("name") or "")) or _said(each, "name")
        if name:
            role = each.get("roledescription") or _said(each, "roledescription")
            attendance = each.get("attendance") or _said(each, "attendance")
            yield Attendee(name, tidy(_undone(role)), tidy(_undone(attendance)))

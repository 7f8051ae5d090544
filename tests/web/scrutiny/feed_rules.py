"""The rules of RFC 4287 (Atom) and RFC 5545 (iCalendar) for the feeds, written from the RFCs' own text.

No validator of either is among the packages that the tests may use, and the RELAX NG of RFC 4287 appendix B is not kept
here; so the rules are said again in code. The icalendar library reads the calendars besides.
"""

import re
from datetime import datetime
from urllib.parse import urlsplit

from icalendar import Calendar
from lxml import etree

__all__ = ["atom_faults", "calendar_faults"]

ATOM = "{http://www.w3.org/2005/Atom}"
_MOMENT = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)")
_ONCE_IN_FEED = {"generator", "icon", "id", "logo", "rights", "subtitle", "title", "updated"}
_ONCE_IN_ENTRY = {"content", "id", "published", "rights", "source", "summary", "title", "updated"}
_MANY = {"author", "category", "contributor", "link"}


def atom_faults(content: bytes) -> list[str]:
    """What is wrong with an Atom feed (RFC 4287 sections 2, 3, 4)."""
    feed = etree.fromstring(content, etree.XMLParser(resolve_entities=False, no_network=True))
    if feed.tag != f"{ATOM}feed":
        return [f"the document is a {feed.tag}"]
    found = _children(feed, _ONCE_IN_FEED | _MANY | {"entry"}, _ONCE_IN_FEED, "feed")
    found += [fault for each in feed.iter() for fault in _construct(each)]
    entries = feed.findall(f"{ATOM}entry")
    for entry in entries:
        found += _children(entry, _ONCE_IN_ENTRY | _MANY, _ONCE_IN_ENTRY, "entry")
        has_author = entry.find(f"{ATOM}author") is not None or feed.find(f"{ATOM}author") is not None
        found += [] if has_author else ["4.1.2: an entry without author in a feed without author"]
        has_page = any(link.get("rel", "alternate") == "alternate" for link in entry.findall(f"{ATOM}link"))
        found += (
            [] if has_page or entry.find(f"{ATOM}content") is not None else ["4.1.2: no content and no page"]
        )
    ids = [entry.findtext(f"{ATOM}id") for entry in entries]
    found += ["4.1.1: two entries with one id"] if len(set(ids)) < len(ids) else []
    if feed.find(f"{ATOM}link[@rel='self']") is None:
        found.append("4.1.1: a feed should name its own address")
    return found


def _children(element: etree._Element, known: set[str], once: set[str], where: str) -> list[str]:
    names = [str(each.tag).removeprefix(ATOM) for each in element]
    found = [f"{where}: unknown element {name}" for name in names if name not in known]
    found += [f"{where}: more than one {name}" for name in once if names.count(name) > 1]
    found += [f"{where}: no {name}" for name in ("id", "title", "updated") if name not in names]
    pages = [
        (link.get("rel", "alternate"), link.get("type"), link.get("hreflang"))
        for link in element.findall(f"{ATOM}link")
        if link.get("rel", "alternate") == "alternate"
    ]
    return found + (["two alternate links of one type and language"] if len(set(pages)) < len(pages) else [])


def _construct(element: etree._Element) -> list[str]:
    """Date, person, link, category and id constructs (sections 3.2, 3.3, 4.2)."""
    name, text = str(element.tag).removeprefix(ATOM), element.text or ""
    if name in ("updated", "published"):
        return (
            []
            if _MOMENT.fullmatch(text) and datetime.fromisoformat(text)
            else [f"{name}: {text!r} is no time"]
        )
    if name == "id":
        whole = urlsplit(text)
        return (
            []
            if whole.scheme and whole.netloc and text == text.strip()
            else [f"id: {text!r} is no absolute IRI"]
        )
    if name == "link":
        return [] if urlsplit(element.get("href", "")).scheme else ["link: no absolute href"]
    if name == "category":
        return [] if element.get("term") else ["category: no term"]
    if name in ("author", "contributor"):
        return [] if element.findtext(f"{ATOM}name") else [f"{name}: no name"]
    if name in ("title", "summary", "subtitle", "rights"):
        kind = element.get("type", "text")
        return [] if kind in ("text", "html", "xhtml") and not len(element) else [f"{name}: not plain text"]
    return []


_LINE = re.compile(
    r"[A-Za-z0-9-]+(;[A-Za-z0-9-]+=(\"[^\"\x00-\x1f]*\"|[^\";:,\x00-\x1f]*))*:[^\x00-\x08\x0a-\x1f]*"
)
_EVENT_ONCE = frozenset(
    [
        "UID",
        "DTSTAMP",
        "DTSTART",
        "DTEND",
        "DURATION",
        "SUMMARY",
        "LOCATION",
        "STATUS",
        "SEQUENCE",
        "URL",
        "LAST-MODIFIED",
    ]
)
_STAMP = re.compile(r"\d{8}T\d{6}Z")


def calendar_faults(content: bytes) -> list[str]:
    """What is wrong with a calendar (RFC 5545 sections 3.1, 3.4, 3.6, 3.8), besides what icalendar itself refuses."""
    Calendar.from_ical(content.decode("utf-8"))
    found = []
    if not content.endswith(b"\r\n") or b"\n" in content.replace(b"\r\n", b""):
        found.append("3.1: a line that does not end in CR LF")
    found += [f"3.1: {len(line)} octets" for line in content.split(b"\r\n") if len(line) > 75]
    for line in content.split(b"\r\n"):
        try:
            line.decode("utf-8")
        except UnicodeDecodeError:
            found.append("3.1: a fold within a character")
    lines = content.decode("utf-8").replace("\r\n ", "").replace("\r\n\t", "").split("\r\n")[:-1]
    found += [f"3.1: {line!r} is no content line" for line in lines if not _LINE.fullmatch(line)]
    if lines[0] != "BEGIN:VCALENDAR" or lines[-1] != "END:VCALENDAR":
        found.append("3.4: no VCALENDAR")
    outside = [line.split(":")[0].split(";")[0] for line in _outside(lines)]
    found += [
        f"3.6: {outside.count(name)} {name}" for name in ("PRODID", "VERSION") if outside.count(name) != 1
    ]
    zones = set(re.findall(r"^TZID:(.+)$", "\n".join(lines), re.MULTILINE))
    for event in _events(lines):
        found += _event_faults(event, zones)
    uids = re.findall(r"^UID:(.+)$", "\n".join(lines), re.MULTILINE)
    return found + (["3.8.4.7: two events with one UID"] if len(set(uids)) < len(uids) else [])


def _outside(lines: list[str]) -> list[str]:
    """The calendar's own properties."""
    depth, found = 0, []
    for line in lines:
        depth += line.startswith("BEGIN:")
        if depth == 1 and not line.startswith(("BEGIN:", "END:")):
            found.append(line)
        depth -= line.startswith("END:")
    return found


def _events(lines: list[str]) -> list[list[str]]:
    found: list[list[str]] = []
    for line in lines:
        if line == "BEGIN:VEVENT":
            found.append([])
        elif found and line != "END:VEVENT":
            found[-1].append(line)
    return [[line for line in each if not line.startswith(("BEGIN:", "END:"))] for each in found]


def _event_faults(event: list[str], zones: set[str]) -> list[str]:
    names = [re.split("[:;]", line)[0] for line in event]
    values = {re.split("[:;]", line)[0]: line for line in event}
    found = [f"3.6.1: more than one {name}" for name in _EVENT_ONCE if names.count(name) > 1]
    found += [f"3.6.1: no {name}" for name in ("UID", "DTSTAMP", "DTSTART") if name not in names]
    for name in ("DTSTAMP", "LAST-MODIFIED"):
        if name in values and not _STAMP.fullmatch(values[name].split(":", 1)[1]):
            found.append(f"3.8.7: {name} is not in UTC")
    zone = re.search(r"TZID=([^:;]+)", values.get("DTSTART", ""))
    if zone and zone[1] not in zones:
        found.append(f"3.2.19: the time zone {zone[1]} is not defined")
    status = values.get("STATUS", "STATUS:CONFIRMED").split(":")[1]
    if status not in ("TENTATIVE", "CONFIRMED", "CANCELLED"):
        found.append(f"3.8.1.11: status {status}")
    if not values.get("SEQUENCE", "SEQUENCE:0").split(":")[1].isdecimal():
        found.append("3.8.7.4: a sequence that is no number")
    return found

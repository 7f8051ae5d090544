"""Feeds as bytes: Atom (RFC 4287) of what is published, iCalendar (RFC 5545) of meetings; the same each time."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta

from icalendar import Calendar, Event, Timezone, TimezoneDaylight, TimezoneStandard
from lxml import etree

from headway.documents.text import clean

__all__ = ["LONDON", "Entry", "Sitting", "atom", "calendar"]

LONDON = "Europe/London"
_ATOM = "http://www.w3.org/2005/Atom"
_NOTHING_YET = datetime(2000, 1, 1, tzinfo=UTC)
"""When a feed without entries was last changed: an Atom feed must say."""
_UTC_HOUR = timedelta(hours=1)


@dataclass(frozen=True)
class Entry:
    """One publication in a feed. ``address`` is its page, and its id for good."""

    address: str
    title: str
    kind: str
    summary: str
    updated: datetime


@dataclass(frozen=True)
class Sitting:
    """One meeting in a calendar: ``time`` None where only the day is known; ``revision`` grows with every change."""

    uid: str
    name: str
    on: date
    time: time | None
    place: str
    address: str
    revision: int
    changed: datetime
    is_cancelled: bool = False


def atom(title: str, address: str, page: str, author: str, entries: Iterable[Entry]) -> bytes:
    """An Atom feed; ``address`` is its own, and ``page`` that of the page it belongs to."""
    rows = list(entries)
    feed = etree.Element(f"{{{_ATOM}}}feed", nsmap={None: _ATOM})
    feed.set("{http://www.w3.org/XML/1998/namespace}lang", "en-GB")
    _add(feed, "id", address)
    _add(feed, "title", title)
    _add(feed, "updated", _moment(max((each.updated for each in rows), default=_NOTHING_YET)))
    _add(feed, "link", rel="self", type="application/atom+xml", href=address)
    _add(feed, "link", rel="alternate", type="text/html", href=page)
    _add(_add(feed, "author"), "name", author)
    _add(feed, "generator", "Headway")
    for each in rows:
        entry = _add(feed, "entry")
        _add(entry, "id", each.address)
        _add(entry, "title", each.title)
        _add(entry, "updated", _moment(each.updated))
        _add(entry, "link", rel="alternate", type="text/html", href=each.address)
        _add(entry, "category", term=each.kind)
        _add(entry, "summary", each.summary)
    return bytes(etree.tostring(feed, xml_declaration=True, encoding="utf-8"))


def calendar(name: str, sittings: Iterable[Sitting]) -> bytes:
    """An iCalendar of meetings. A cancelled one stays, as cancelled; a moved one keeps its UID."""
    made = Calendar()
    made.add("version", "2.0")
    made.add("prodid", "-//Headway//Committees//EN")
    made.add("calscale", "GREGORIAN")
    made.add("x-wr-calname", clean(name))
    made.add_component(_london())
    for each in sittings:
        made.add_component(_event(each))
    return bytes(made.to_ical())


def _event(sitting: Sitting) -> Event:
    event = Event()
    event.add("uid", sitting.uid)
    event.add("dtstamp", sitting.changed.astimezone(UTC))
    event.add("last-modified", sitting.changed.astimezone(UTC))
    if sitting.time is None:
        event.add("dtstart", sitting.on)
    else:
        event.add("dtstart", datetime.combine(sitting.on, sitting.time), parameters={"TZID": LONDON})
    event.add("summary", clean(f"Cancelled: {sitting.name}" if sitting.is_cancelled else sitting.name))
    if sitting.place:
        event.add("location", clean(sitting.place))
    event.add("url", sitting.address)
    event.add("status", "CANCELLED" if sitting.is_cancelled else "CONFIRMED")
    event.add("sequence", sitting.revision)
    return event


def _london() -> Timezone:
    """British time as it has been since 1996: the last Sundays of March and October, at one o'clock UTC."""
    zone = Timezone()
    zone.add("tzid", LONDON)
    summer, winter = TimezoneDaylight(), TimezoneStandard()
    for part, first, month, name, before, after in (
        (summer, "1996-03-31T01:00", 3, "BST", timedelta(), _UTC_HOUR),
        (winter, "1996-10-27T02:00", 10, "GMT", _UTC_HOUR, timedelta()),
    ):
        part.add("dtstart", datetime.fromisoformat(first))
        part.add("rrule", {"freq": "yearly", "bymonth": month, "byday": "-1su"})
        part.add("tzname", name)
        part.add("tzoffsetfrom", before)
        part.add("tzoffsetto", after)
        zone.add_component(part)
    return zone


def _add(parent: etree._Element, name: str, text: str = "", **given: str) -> etree._Element:
    made = etree.SubElement(parent, f"{{{_ATOM}}}{name}")
    if text:
        made.text = clean(text)
    for key, value in given.items():
        made.set(key, value)
    return made


def _moment(at: datetime) -> str:
    """A time as RFC 3339 writes it, in UTC and whole seconds."""
    return at.astimezone(UTC).replace(microsecond=0).isoformat().replace("+00:00", "Z")

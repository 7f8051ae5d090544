"""Reading the trail, for somebody: they see the events of the authorities whose trail they may see, and no others.

Of the events of the whole installation (no authority) a person sees those about the people that they manage, and
those about what belongs to everybody (``whole_site.py``); the rest is for those who run it, by the command line.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from django.db.models import Q, QuerySet
from django.utils import timezone

from headway.web.accounts.queries import Somebody, authorities_where, people_managed_by
from headway.web.accounts.roles import May
from headway.web.trail.kept_back import KeptBack
from headway.web.trail.models import Event
from headway.web.trail.told import Told, told
from headway.web.trail.whole_site import of_the_whole_site

__all__ = ["Asked", "Page", "events", "page", "thread", "whole"]

PAGE_SIZE = 50
_ABOUT_PEOPLE = ("person", "membership")


@dataclass(frozen=True)
class Asked:
    """What somebody wants to see of the trail; what is left out is not asked for. Days are included."""

    since: date | None = None
    until: date | None = None
    person: str = ""
    subject: str = ""
    action: str = ""


@dataclass(frozen=True)
class Page:
    """Events in words, newest first; ``older`` and ``newer`` are the numbers that the next pages begin from."""

    events: tuple[Told, ...]
    older: int | None
    newer: int | None


def events(person: Somebody, asked: Asked = Asked()) -> QuerySet[Event]:
    """The events that a person may see and asks for, newest first."""
    found = Event.objects.filter(_seen_by(person)).order_by("-seq")
    if asked.since:
        found = found.filter(at__gte=_midnight(asked.since))
    if asked.until:
        found = found.filter(at__lt=_midnight(asked.until + timedelta(days=1)))
    if asked.person:
        found = found.filter(by_name__icontains=asked.person)
    if asked.action:
        found = found.filter(action=asked.action)
    if asked.subject:
        found = found.filter(_about(asked.subject, person))
    return found


def page(person: Somebody, asked: Asked, *, before: int | None = None, after: int | None = None) -> Page:
    """Up to fifty events: the newest, or those just before or just after an event; the newest first."""
    wanted = events(person, asked)
    if after is not None:
        rows = list(wanted.filter(seq__gt=after).order_by("seq")[: PAGE_SIZE + 1])
        more_newer = len(rows) > PAGE_SIZE
        rows = rows[:PAGE_SIZE][::-1]
        more_older = wanted.filter(seq__lte=after).exists()
    else:
        rows = list((wanted.filter(seq__lt=before) if before is not None else wanted)[: PAGE_SIZE + 1])
        more_older = len(rows) > PAGE_SIZE
        rows = rows[:PAGE_SIZE]
        more_newer = before is not None and wanted.filter(seq__gte=before).exists()
    return Page(
        tuple(_told(person, rows)),
        older=rows[-1].seq if rows and more_older else None,
        newer=rows[0].seq if rows and more_newer else None,
    )


def whole(person: Somebody, asked: Asked) -> Iterator[Told]:
    """Every event that a person may export and asks for, newest first, a few at a time."""
    mine = events(person, asked).filter(authority__in=authorities_where(person, May.EXPORT))
    return _told(person, mine.iterator(chunk_size=1000))


def thread(person: Somebody, name: str, latest: int | None = None) -> tuple[Told, ...]:
    """The line of one recommendation ("recommendation:7"), in the order in which it happened. One query.

    With ``latest``, so many of its latest entries only.
    """
    found = events(person).filter(thread=name)
    if latest is None:
        return tuple(_told(person, found.order_by("seq")))
    return tuple(_told(person, list(found.order_by("-seq")[:latest])[::-1]))


def _told(person: Somebody, rows: Iterator[Event] | list[Event] | QuerySet[Event]) -> Iterator[Told]:
    """Each event in words. One who may not see drafts learns that something was done, not what it says; so does one
    who may not read what is restricted by now.
    """
    open_to = authorities_where(person, May.SEE_DRAFTS)
    shared = of_the_whole_site() if open_to else frozenset()
    kept = KeptBack(person)
    for row in rows:
        draft = row.authority not in open_to and row.subject_type not in {*_ABOUT_PEOPLE, *shared}
        yield told(row, hidden=draft or row in kept)


def _seen_by(person: Somebody) -> Q:
    """The events of one's authorities, of what belongs to everybody, and of the people one manages."""
    authorities = authorities_where(person, May.SEE_TRAIL)
    seen = Q(authority__in=authorities)
    if authorities:
        seen |= Q(authority="", subject_type__in=of_the_whole_site())
    if not authorities_where(person, May.MANAGE_PEOPLE):
        return seen
    people = [str(key) for key in people_managed_by(person).values_list("pk", flat=True)]
    return seen | Q(authority="", subject_type="person", subject_id__in=people)


def _about(subject: str, person: Somebody) -> Q:
    """Events about a subject: by its name where the person may see names, or as "action:12"."""
    kind, _, key = subject.partition(":")
    open_to = authorities_where(person, May.SEE_DRAFTS)
    shared = of_the_whole_site() if open_to else frozenset()
    named = (
        Q(subject_label__icontains=subject)
        & (Q(authority__in=open_to) | Q(subject_type__in={*_ABOUT_PEOPLE, *shared}))
        & ~KeptBack(person).asked()
    )
    return named | Q(subject_type=kind.strip().lower(), subject_id=key.strip()) if key else named


def _midnight(day: date) -> datetime:
    """When a day begins, in the council's own time."""
    return timezone.make_aware(datetime.combine(day, time.min))

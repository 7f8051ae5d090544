"""Time in care and placements, found once more in plain Python from the episodes: for the counters of this package."""

from __future__ import annotations

from calendar import monthrange
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any

from headway.indicators.reference import Facts, Period

GOES_ON = date.max
TEMPORARY = ("T0", "T1", "T2", "T3", "T4")
FOSTERED = ("U1", "U2", "U3", "U4", "U5", "U6")


@dataclass
class Placement:
    started: date
    ended: date
    place: str | None
    postcode: int | None
    before: Placement | None


@dataclass
class Care:
    """One continuous time looked after; `ended` is date.max while it goes on."""

    child: int
    started: date
    start_told: bool
    ended: date
    ceased: str | None
    episodes: list[Any] = field(default_factory=list)

    def at_end_of(self, day: date) -> bool:
        return self.started <= day < self.ended

    def episode_at_end_of(self, day: date) -> Any:
        return [each for each in self.episodes if each.started <= day < end_of(each)][-1]


def end_of(spell: Any) -> date:
    """The day it ended; date.max while it goes on."""
    return GOES_ON if spell.ended is None else spell.ended


def times_in_care(facts: Facts) -> list[Care]:
    """Every continuous time that any child was looked after; series of short breaks are nobody's time in care."""
    found: list[Care] = []
    for child in sorted({each.child for each in facts.episode}):
        care = None
        episodes = [each for each in facts.episode if each.child == child and each.legal not in ("V3", "V4")]
        for episode in sorted(episodes, key=lambda each: each.started):
            if care is None or not _goes_on(care, episode):
                care = Care(child, episode.started, episode.new == "S", date.min, None)
                found.append(care)
            care.episodes.append(episode)
            if end_of(episode) >= care.ended:
                care.ended, care.ceased = end_of(episode), episode.ceased
    return found


def _goes_on(care: Care, episode: Any) -> bool:
    if episode.started == care.ended:
        return bool(episode.new != "S")
    return bool(episode.started < care.ended)


def placements(care: Care) -> list[Placement]:
    """The placements of one time in care, in order; each lasts until the next begins or care ceases."""
    found: list[Placement] = []
    been_away = False
    for episode in care.episodes:
        if episode.place in TEMPORARY:
            been_away = True
            continue
        if not found or not _same_placement(found[-1], episode, been_away):
            before = found[-1] if found else None
            if before is not None:
                before.ended = episode.started
            found.append(Placement(episode.started, care.ended, episode.place, episode.postcode, before))
        found[-1].place, found[-1].postcode = episode.place, episode.postcode
        been_away = False
    return found


def _same_placement(last: Placement, episode: Any, been_away: bool) -> bool:
    if episode.new in ("L", "T", "U"):
        return True
    at_the_same_address = episode.postcode is not None and episode.postcode == last.postcode
    return been_away and at_the_same_address and episode.place == last.place


def looked_after(facts: Facts, day: date) -> list[Care]:
    """The times in care of the children looked after at the end of a day."""
    return [care for care in times_in_care(facts) if care.at_end_of(day)]


def months_before(day: date, months: int) -> date:
    """The last day of the month so many months before the month of `day`."""
    month = day.year * 12 + day.month - 1 - months
    year, month = month // 12, month % 12 + 1
    return date(year, month, monthrange(year, month)[1])


def year_to(period: Period) -> date:
    """The first of the twelve months' days that end on the period's last day."""
    return months_before(period.last_day, 12) + timedelta(days=1)


def child_of(facts: Facts, child: int) -> Any:
    return next((each for each in facts.child if each.child == child), None)


def months_old(facts: Facts, child: int, day: date) -> int | None:
    """Calendar months from the month of birth to that of the day; None where birth is not told."""
    known = child_of(facts, child)
    if known is None or known.born is None:
        return None
    return (day.year - int(known.born.year)) * 12 + day.month - int(known.born.month)

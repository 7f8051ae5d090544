"""The events of one recommendation's line in the trail, for those who may see it."""

from dataclasses import dataclass

from headway.web.accounts.queries import Somebody, may
from headway.web.accounts.roles import May
from headway.web.plans.models import Item
from headway.web.trail.queries import thread
from headway.web.trail.told import Told

LATEST = 60
"""Entries shown at first: a line of years is long, and its page must still come at once."""


@dataclass(frozen=True)
class Line:
    """A line's entries in the order in which they happened; ``cut`` where earlier ones are behind a link."""

    entries: tuple[Told, ...]
    cut: bool


def line_of(person: Somebody, item: Item, *, whole: bool) -> Line | None:
    """The line, or its latest entries; None for one who may not see the trail."""
    if not may(person, May.SEE_TRAIL, item.plan.authority_id):
        return None
    if whole:
        return Line(thread(person, item.thread), cut=False)
    entries = thread(person, item.thread, latest=LATEST + 1)
    return Line(entries[-LATEST:], cut=len(entries) > LATEST)

"""The events of one recommendation's line in the trail, for those who may see it."""

from headway.web.accounts.queries import Somebody, may
from headway.web.accounts.roles import May
from headway.web.plans.models import Item
from headway.web.trail.queries import thread
from headway.web.trail.told import Told


def line_of(person: Somebody, item: Item) -> tuple[Told, ...] | None:
    """The events in the order in which they happened; None for one who may not see the trail."""
    if not may(person, May.SEE_TRAIL, item.plan.authority_id):
        return None
    return thread(person, item.thread)

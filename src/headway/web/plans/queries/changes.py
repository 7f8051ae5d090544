"""What changed in a plan since a moment, from the trail."""

from dataclasses import dataclass
from datetime import datetime

from headway.web.accounts.queries import Somebody, may
from headway.web.accounts.roles import May
from headway.web.plans.models import Plan
from headway.web.trail.models import Event

MOST = 200


@dataclass(frozen=True)
class Changes:
    """The events since a moment, newest first; ``more`` where there are more than are shown."""

    plan: Plan
    since: datetime
    events: tuple[Event, ...]
    more: bool


def changes_since(person: Somebody, plan: Plan, moment: datetime) -> Changes:
    """Every event of the plan after the moment: one query. Only for those who see drafts in the authority."""
    if not may(person, May.SEE_DRAFTS, plan.authority_id):
        return Changes(plan, moment, (), more=False)
    threads = [each.thread for each in plan.items.select_related("recommendation")]
    events = Event.objects.filter(at__gt=moment, authority=plan.authority_id)
    events = events.filter(thread__in=threads) | events.filter(subject_type="plan", subject_id=str(plan.pk))
    found = list(events.order_by("-seq")[: MOST + 1])
    return Changes(plan, moment, tuple(found[:MOST]), more=len(found) > MOST)

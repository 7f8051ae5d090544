"""What changed in a plan since a moment, from the trail."""

from dataclasses import dataclass
from datetime import datetime

from django.core.paginator import Page, Paginator

from headway.web.accounts.queries import Somebody, may
from headway.web.accounts.roles import May
from headway.web.plans.models import Plan
from headway.web.trail.models import Event

PER_PAGE = 50


@dataclass(frozen=True)
class Changes:
    """One page of the events since a moment, newest first; ``total`` is the number of them all."""

    plan: Plan
    since: datetime
    events: tuple[Event, ...]
    page: Page  # type: ignore[type-arg]
    total: int


def changes_since(person: Somebody, plan: Plan, moment: datetime, page: int | str = 1) -> Changes:
    """A page of the plan's events after the moment: three queries. Only for those who see drafts in the authority."""
    found = Event.objects.none()
    if may(person, May.SEE_DRAFTS, plan.authority_id):
        threads = [each.thread for each in plan.items.select_related("recommendation")]
        since = Event.objects.filter(at__gt=moment, authority=plan.authority_id)
        found = since.filter(thread__in=threads) | since.filter(subject_type="plan", subject_id=str(plan.pk))
    shown = Paginator(found.order_by("-seq"), PER_PAGE).get_page(page)
    return Changes(plan, moment, tuple(shown.object_list), shown, shown.paginator.count)

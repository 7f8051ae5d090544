"""The clocks of an authority's inspections, for those who work there."""

from datetime import date

from django.db.models import Exists, OuterRef

from headway.web.accounts.queries import Somebody, may
from headway.web.accounts.roles import May
from headway.web.plans.clocks import ClockOnScreen, clocks_of
from headway.web.register.models import Authority, Inspection, Recommendation
from headway.web.register.states import Confirmation

PRIORITY = "priority_action"


def clocks_for(person: Somebody, authority: Authority, on: date) -> tuple[ClockOnScreen, ...]:
    """Every clock of every inspection that was not turned down, the latest inspection first: one query.

    A clock runs from receipt, whether or not a person has confirmed yet what the report says.
    """
    if not may(person, May.SEE_DRAFTS, authority.pk):
        return ()
    priority = Recommendation.objects.filter(inspection=OuterRef("pk"), kind=PRIORITY).exclude(
        state=Confirmation.REJECTED
    )
    found = (
        Inspection.objects.filter(authority=authority)
        .exclude(state=Confirmation.REJECTED)
        .select_related("authority", "plan")
        .annotate(has_priority=Exists(priority))
        .order_by("-published", "-pk")
    )
    return tuple(
        clock
        for inspection in found
        for clock in clocks_of(
            inspection,
            on,
            has_priority_action=inspection.has_priority,  # type: ignore[attr-defined]
            published=inspection.plan.published if hasattr(inspection, "plan") else None,
        )
    )

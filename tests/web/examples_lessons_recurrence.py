"""Examples for the permission matrix: lessons, recurrence at home."""

from datetime import date
from typing import Any

from example_site import Site, example

from headway.web.accounts.roles import Role
from headway.web.lessons.actions import recurrence
from headway.web.lessons.models import Recurrence
from headway.web.register.models import Finding, Inspection
from headway.web.register.states import Confirmation


def a_later_finding(site: Site) -> Finding:
    """What a second inspection said, five years after the site's first."""
    later = Inspection.objects.create(
        authority=site.authority,
        framework="ilacs_2018",
        windows=[["2022-05-09", "2022-05-20"]],
        published=date(2022, 7, 5),
        state=Confirmation.CONFIRMED,
    )
    return Finding.objects.create(
        inspection=later,
        paragraph="12",
        page=4,
        text="Strategy discussions are still not held each time that risk to a child rises.",
    )


def a_recurrence(site: Site) -> Recurrence:
    return recurrence.add_recurrence(
        by=site.one(Role.OFFICER),
        earlier=site.inspection.recommendations.get(),
        later=a_later_finding(site),
        reason="The same is asked.",
    )


@example("recurrence", "decide_recurrence")
def _joined(site: Site) -> dict[str, Any]:
    return {"pk": a_recurrence(site).pk}


@example("add_recurrence")
def _earlier(site: Site) -> dict[str, Any]:
    a_later_finding(site)
    return {"pk": site.inspection.recommendations.get().pk}

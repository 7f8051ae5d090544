"""Examples for the permission matrix: a red and the question it opens."""

from datetime import date
from typing import Any

from example_site import Site, example

from headway.web.accounts.roles import Role
from headway.web.performance.actions.moving import should_move
from headway.web.performance.models import Measure


def a_measure(site: Site) -> Measure:
    """A measure of the site's authority, without figures."""
    return Measure.objects.get_or_create(
        authority=site.authority,
        code="rereferral_pct",
        defaults={
            "title": "Re-referrals within twelve months",
            "counts": "Referrals within 365 days of an earlier one of the same child",
            "out_of": "Referrals",
            "unit": "%",
            "better": "lower",
        },
    )[0]


@example("ask_about_measure")
def _measure(site: Site) -> dict[str, Any]:
    return {"pk": a_measure(site).pk}


@example("should_move")
def _action(site: Site) -> dict[str, Any]:
    a_measure(site)
    return {"pk": site.action.pk}


@example("no_longer_move")
def _joined(site: Site) -> dict[str, Any]:
    made = should_move(
        by=site.one(Role.OFFICER), action=site.action, measure=a_measure(site), since=date(2017, 9, 1)
    )
    return {"pk": made.pk}

"""Examples for the permission matrix: a red and the question it opens."""

from typing import Any

from example_site import Site, example

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

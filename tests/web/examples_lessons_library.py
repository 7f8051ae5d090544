"""Examples for the permission matrix: lessons, library."""

from typing import Any

from example_site import Site, example
from lessons_site import a_report, an_item


@example("passage")
def _passage(site: Site) -> dict[str, Any]:  # noqa: ARG001 - of nobody
    return {"pk": an_item(a_report()).pk}


@example("library_report", "library_remove")
def _report(site: Site) -> dict[str, Any]:  # noqa: ARG001 - of nobody
    return {"pk": a_report().pk}


@example("library_report_page")
def _page(site: Site) -> dict[str, Any]:  # noqa: ARG001 - of nobody
    report = a_report()
    an_item(report)
    return {"pk": report.pk, "number": 1}

"""Examples for the permission matrix: lessons, decisions."""

from datetime import date
from typing import Any

from example_site import Site, example
from lessons_site import a_report, an_item

from headway.web.accounts.roles import Role
from headway.web.lessons.actions import decisions
from headway.web.lessons.models import Lesson


def a_lesson(site: Site) -> Lesson:
    """A passage about Hampshire that the site's authority judged relevant."""
    return decisions.mark(
        by=site.one(Role.OFFICER),
        authority=site.authority,
        passage=an_item(a_report("E10000014")),
        relevant=True,
        reason="Our own audits found the same.",
        on=date(2017, 9, 1),
    )


@example("lesson", "lesson_outcome", "lesson_action")
def _lesson(site: Site) -> dict[str, Any]:
    return {"pk": a_lesson(site).pk}


@example("decide_lesson")
def _passage(_: Site) -> dict[str, Any]:
    return {"pk": an_item(a_report("E10000014")).pk}

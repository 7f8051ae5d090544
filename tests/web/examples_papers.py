"""Examples of pages: papers. See examples.py."""

from io import BytesIO
from typing import Any

from example_site import A_PAGE, Site, example
from scrutiny_site import a_paper

from headway.web.accounts.roles import Role
from headway.web.scrutiny.actions import papers as actions


@example("paper", "write_paper")
def _paper(site: Site) -> dict[str, Any]:
    return {"pk": a_paper(site).pk}


@example("paper_file")
def _paper_file(site: Site) -> dict[str, Any]:
    return {"pk": a_paper(site).pk, "kind": "html"}


@example("appendix_file")
def _appendix(site: Site) -> dict[str, Any]:
    paper = a_paper(site)
    made = actions.add_appendix(
        by=site.one(Role.OFFICER),
        paper=paper,
        version=paper.version,
        title="The report",
        file=BytesIO(A_PAGE),
        name="report.pdf",
    )
    return {"pk": made.pk}

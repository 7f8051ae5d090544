"""Examples of pages: papers. See examples.py."""

from datetime import date
from io import BytesIO
from typing import Any

from example_site import A_PAGE, Site, example
from scrutiny_site import a_paper

from headway.web.accounts.roles import MATRIX, May, Role
from headway.web.scrutiny.actions import papers as actions
from headway.web.scrutiny.actions.papers.common import keep_version
from headway.web.scrutiny.queries.papers_checks import errors_left


@example(
    "paper",
    "write_paper",
    "paper_signatories",
    "ask_for_sign_off",
    "paper_errors",
    "withdraw_paper",
    "add_appendix",
)
def _paper(site: Site) -> dict[str, Any]:
    return {"pk": a_paper(site).pk}


@example("paper_file")
def _paper_file(site: Site) -> dict[str, Any]:
    return {"pk": a_paper(site).pk, "kind": "html"}


@example("appendix_file", "remove_appendix")
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


@example("paper_versions")
def _versions(site: Site) -> dict[str, Any]:
    paper = a_paper(site)
    keep_version(site.one(Role.OFFICER), paper)
    return {"pk": paper.pk}


@example("bring_back_paper")
def _version(site: Site) -> dict[str, Any]:
    return _versions(site) | {"number": 1}


@example("sign_paper")
def _to_sign(site: Site) -> dict[str, Any]:
    """A paper that waits for everybody whose role lets them sign."""
    paper = a_paper(site)
    officer = site.one(Role.OFFICER)
    keep_version(officer, paper)
    people = [site.one(role) for role, grants in MATRIX.items() if May.SIGN_OFF in grants]
    actions.name_signatories(
        by=officer,
        paper=paper,
        version=paper.version,
        signatories=[actions.Signatory(each) for each in people],
    )
    on = date(2017, 6, 1)
    stand = [actions.Acknowledged(each.key, "It is an example.") for each in errors_left(paper, on)]
    actions.ask_for_sign_off(by=officer, paper=paper, version=paper.version, on=on, acknowledged=stand)
    return {"pk": paper.pk}

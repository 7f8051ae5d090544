"""Examples of the pages of assessment: building."""

from typing import Any

from assessment_site import kent_2010, published_2010
from example_site import Site, example

from headway.web.accounts.roles import Role
from headway.web.assessment.actions.publishing import sign_off_assessment


@example(
    "assessment",
    "assessment_csv",
    "assessment_rules",
    "assessment_rules_file",
    "change_assessment_rules",
    "change_assessment_numbers",
    "bring_example_facts",
    "rebuild_assessment",
    "judge_assessment",
    "drop_assessment",
)
def _begun(site: Site) -> dict[str, Any]:
    return {"pk": kent_2010(by=site.one(Role.ANALYST), authority=site.authority).pk}


@example("sign_off_assessment")
def _judged(site: Site) -> dict[str, Any]:
    return {"pk": kent_2010(by=site.one(Role.ANALYST), authority=site.authority, judged=True).pk}


@example("publish_assessment")
def _signed(site: Site) -> dict[str, Any]:
    made = kent_2010(by=site.one(Role.ANALYST), authority=site.authority, judged=True)
    return {"pk": sign_off_assessment(by=site.one(Role.DIRECTOR), assessment=made, version=made.version).pk}


@example("withdraw_assessment")
def _on_show(site: Site) -> dict[str, Any]:
    made = published_2010(
        judge=site.one(Role.ANALYST), director=site.one(Role.DIRECTOR), authority=site.authority
    )
    return {"pk": made.pk}


@example("assessment", "assessment_csv", "assessment_rules", "assessment_rules_file", published=True)
def _for_everybody(site: Site) -> dict[str, Any]:
    return _on_show(site)


@example("distribution_chart")
def _chart(_: Site) -> dict[str, Any]:
    return {"form": "svg"}

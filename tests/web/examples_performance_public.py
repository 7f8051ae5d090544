"""Examples for the permission matrix: what the public sees."""

from typing import Any

from example_site import Site, example
from public_site import a_card, draft, published

from headway.web.accounts.roles import Role
from headway.web.performance.actions import public as actions


@example("make_public")
def _card(site: Site) -> dict[str, Any]:
    return {"pk": a_card(site.authority).pk}


@example("public_edition", "approve_public", "public_scorecard", "public_scorecard_csv")
def _draft(site: Site) -> dict[str, Any]:
    return {"pk": draft(site.one(Role.ANALYST), a_card(site.authority)).pk}


@example("publish_public")
def _approved(site: Site) -> dict[str, Any]:
    made = draft(site.one(Role.ANALYST), a_card(site.authority))
    return {"pk": actions.approve_public(by=site.one(Role.DIRECTOR), edition=made, version=made.version).pk}


@example("withdraw_public")
def _on_show(site: Site) -> dict[str, Any]:
    return {"pk": published(site.one(Role.ANALYST), site.one(Role.DIRECTOR), a_card(site.authority)).pk}


@example("public_scorecard", "public_scorecard_csv", published=True)
def _for_everybody(site: Site) -> dict[str, Any]:
    return _on_show(site)


@example("public_chart")
def _chart(site: Site) -> dict[str, Any]:
    card = a_card(site.authority)
    edition = draft(site.one(Role.ANALYST), card)
    return {"pk": edition.pk, "measure": edition.content["measures"][0]["id"], "form": "svg"}


@example("public_chart", published=True)
def _chart_for_everybody(site: Site) -> dict[str, Any]:
    card = a_card(site.authority)
    edition = published(site.one(Role.ANALYST), site.one(Role.DIRECTOR), card)
    return {"pk": edition.pk, "measure": edition.content["measures"][0]["id"], "form": "svg"}

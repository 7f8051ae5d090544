"""Examples for the permission matrix: self-evaluations, their claims, rounds of audits."""

from typing import Any

from example_site import Site, example
from self_evaluation_site import audited, begun, one_claim, signed_off

from headway.web.accounts.models import Person
from headway.web.accounts.roles import Role
from headway.web.assessment.actions.self_evaluations import publish_self_evaluation


def _writer(site: Site) -> Person:
    return site.one(Role.QUALITY_ASSURANCE)


@example("change_audit_round", "remove_audit_round")
def _round(site: Site) -> dict[str, Any]:
    return {"pk": audited(_writer(site), site.authority, 1, 8, 3, 0).pk}


@example(
    "self_evaluation",
    "propose_claims",
    "add_claim",
    "sign_off_self_evaluation",
    "publish_self_evaluation",
    "send_back_self_evaluation",
    "withdraw_self_evaluation",
)
def _draft(site: Site) -> dict[str, Any]:
    evaluation = begun(_writer(site), site.authority)
    one_claim(_writer(site), evaluation)
    return {"pk": evaluation.pk}


@example("self_evaluation_file")
def _draft_file(site: Site) -> dict[str, Any]:
    return _draft(site) | {"form": "html"}


@example("change_claim", "take_claim", "remove_claim")
def _claim(site: Site) -> dict[str, Any]:
    audited(_writer(site), site.authority, 0, 3, 8, 1)
    return {"pk": one_claim(_writer(site), begun(_writer(site), site.authority)).pk}


@example("self_evaluation", published=True)
def _published(site: Site) -> dict[str, Any]:
    director = site.person(Role.DIRECTOR, site.authority)
    evaluation = signed_off(_writer(site), director, site.authority)
    publish_self_evaluation(by=director, evaluation=evaluation, version=evaluation.version)
    return {"pk": evaluation.pk}


@example("self_evaluation_file", published=True)
def _published_file(site: Site) -> dict[str, Any]:
    return _published(site) | {"form": "html"}

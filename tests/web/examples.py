"""An example for every page whose address names something: the permission matrix opens each as every role.

To add a page: say in ``headway.web.accounts.pages`` who may open it, and, where its address has parts, make an
example here. The function makes the thing in the site's authority, in its most private state, and returns the parts::

    @example("inspection", "confirm_inspection")
    def inspection(site: Site) -> dict[str, Any]:
        return {"pk": Inspection.objects.create(authority=site.authority, framework="sif").pk}

``published=True`` makes a second example of a thing that everybody may open.
"""

from datetime import date
from io import BytesIO
from typing import Any

import examples_assessment_building  # noqa: F401
import examples_assessment_letters  # noqa: F401
import examples_assessment_self_evaluations  # noqa: F401
import examples_assessment_settings  # noqa: F401
import examples_lessons_decisions  # noqa: F401 - each marks its examples
import examples_lessons_digest  # noqa: F401
import examples_lessons_library  # noqa: F401
import examples_lessons_recurrence  # noqa: F401
import examples_lessons_review  # noqa: F401
import examples_lessons_search  # noqa: F401
import examples_lessons_themes  # noqa: F401
import examples_meetings  # noqa: F401
import examples_minutes  # noqa: F401
import examples_owed  # noqa: F401
import examples_papers  # noqa: F401
import examples_performance_figures  # noqa: F401
import examples_performance_measures  # noqa: F401
import examples_performance_public  # noqa: F401
import examples_performance_questions  # noqa: F401
import examples_performance_scorecards  # noqa: F401
import examples_published  # noqa: F401
from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from allauth.mfa.totp.internal.auth import TOTP, generate_totp_secret
from example_site import EXAMPLES, OWN, PUBLISHED, Site, example, own

from headway.web.accounts.models import Membership, Person
from headway.web.accounts.roles import Role
from headway.web.plans import actions as plans
from headway.web.plans.models import Plan
from headway.web.plans.tokens import signed_update_token
from headway.web.register.models import Inspection
from headway.web.register.states import Confirmation

__all__ = ["EXAMPLES", "OWN", "PUBLISHED", "Site"]

# Accounts


@example("account_reset_password_from_key")
def _spent_link(_: Site) -> dict[str, Any]:
    return {"uidb36": "1", "key": "spent"}


@example("openid_connect_login", "openid_connect_callback")
def _provider(_: Site) -> dict[str, Any]:
    return {"provider_id": "council"}


@example("person", "give_role", "send_link", "reset_sign_in")
def _colleague(site: Site) -> dict[str, Any]:
    return {"pk": site.person(Role.MEMBER, site.authority).pk}


@example("end_role")
def _membership(site: Site) -> dict[str, Any]:
    return {"pk": Membership.objects.get(person=site.person(Role.MEMBER, site.authority)).pk}


@own("mfa_deactivate_totp", "mfa_generate_recovery_codes", "mfa_reauthenticate")
def _app(person: Person) -> dict[str, Any]:
    TOTP.activate(person, generate_totp_secret())
    return {}


@own("mfa_view_recovery_codes", "mfa_download_recovery_codes")
def _codes(person: Person) -> dict[str, Any]:
    _app(person)
    RecoveryCodes.activate(person)
    return {}


@own("mfa_edit_webauthn", "mfa_remove_webauthn")
def _passkey(person: Person) -> dict[str, Any]:
    made = Authenticator.objects.create(
        user=person, type=Authenticator.Type.WEBAUTHN, data={"name": "Laptop", "credential": {}}
    )
    return {"pk": made.pk}


# Register


@example("authority")
def _authority(site: Site) -> dict[str, Any]:
    return {"code": site.authority.code}


@example(
    "inspection",
    "inspection_report",
    "inspection_received",
    "inspection_confirm",
    "inspection_details",
    "inspection_judgements",
    "inspection_recommendations",
    "inspection_recommendation_add",
    "inspection_links",
    "inspection_reject",
)
def _reading(site: Site) -> dict[str, Any]:
    return {"pk": site.reading.pk}


@example("inspection_page", "inspection_page_picture")
def _page(site: Site) -> dict[str, Any]:
    return {"pk": site.reading.pk, "number": 1}


@example("inspection_recommendation")
def _asked(site: Site) -> dict[str, Any]:
    return {"pk": site.reading.pk, "recommendation": site.reading.recommendations.get().pk}


@example("inspection", "inspection_report", published=True)
def _confirmed(site: Site) -> dict[str, Any]:
    Inspection.objects.filter(pk=site.reading.pk).update(state=Confirmation.CONFIRMED)
    return {"pk": site.reading.pk}


@example("inspection_page", "inspection_page_picture", published=True)
def _confirmed_page(site: Site) -> dict[str, Any]:
    return _confirmed(site) | {"number": 1}


# Plans


@example(
    "plan",
    "plan_statement",
    "plan_board",
    "plan_table",
    "plan_timeline",
    "plan_changes",
    "plan_health",
    "change_plan",
    "status_words",
    "publish_plan",
    "take_in_recommendations",
    "add_issue",
)
def _plan(site: Site) -> dict[str, Any]:
    return {"pk": site.plan.pk}


@example("plan_import")
def _plan_to_change(site: Site) -> dict[str, Any]:
    return {"pk": site.plan.pk}


@example("plan_export")
def _plan_as_a_file(site: Site) -> dict[str, Any]:
    return {"pk": site.plan.pk, "form": "xlsx"}


@example("plan_statement_file")
def _statement_file(site: Site) -> dict[str, Any]:
    return {"pk": site.plan.pk, "kind": "html"}


@example("plan", "plan_statement", published=True)
def _published(site: Site) -> dict[str, Any]:
    site.action  # noqa: B018 - made before the plan is published
    for item in site.plan.items.all():
        plans.answer(
            by=site.one(Role.OFFICER), item=item, version=item.version, answer="accepted", on=date(2017, 9, 1)
        )
    plans.publish(by=site.one(Role.DIRECTOR), plan=Plan.objects.get(pk=site.plan.pk), on=date(2017, 9, 20))
    return {"pk": site.plan.pk}


@example("plan_statement_file", published=True)
def _published_file(site: Site) -> dict[str, Any]:
    return _published(site) | {"kind": "html"}


@example("draft_plan")
def _without_plan(site: Site) -> dict[str, Any]:
    return {"inspection": site.inspection.pk}


@example("item", "answer", "add_action")
def _item(site: Site) -> dict[str, Any]:
    return {"pk": site.plan.items.first().pk}


@example("change_issue")
def _issue(site: Site) -> dict[str, Any]:
    return {"pk": plans.add_issue(by=site.one(Role.OFFICER), plan=site.plan, issue="Late papers.").pk}


@example("recommendation_thread")
def _recommendation(site: Site) -> dict[str, Any]:
    return {"pk": site.plan.items.first().recommendation_id}


@example(
    "action",
    "change_action",
    "reschedule",
    "update_action",
    "attach_evidence",
    "add_milestone",
    "propose_closure",
    "reopen",
)
def _action(site: Site) -> dict[str, Any]:
    return {"pk": site.action.pk}


@example("change_milestone", "reach_milestone")
def _milestone(site: Site) -> dict[str, Any]:
    made = plans.add_milestone(
        by=site.one(Role.OFFICER), action=site.action, version=site.action.version, title="Draft"
    )
    return {"pk": made.pk}


@example("evidence_file")
def _evidence(site: Site) -> dict[str, Any]:
    made = plans.attach(
        by=site.owner, action=site.action, title="Minutes", file=BytesIO(b"Agreed.\n"), name="minutes.txt"
    )
    return {"pk": made.pk}


@example("decide_closure")
def _closure(site: Site) -> dict[str, Any]:
    file = _evidence(site)
    made = plans.propose_closure(
        by=site.owner,
        action=site.action,
        stage="delivered",
        narrative="The standards are in use.",
        evidence=site.action.evidence.get().revisions.filter(**file),
    )
    return {"pk": made.pk}


@example("one_minute_update")
def _link(site: Site) -> dict[str, Any]:
    return {"token": signed_update_token(site.action, site.owner)}

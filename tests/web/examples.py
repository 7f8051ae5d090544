"""An example for every page whose address names something: the permission matrix opens each as every role.

To add a page: say in PAGES of ``headway.web.accounts.roles`` who may open it, and, where its address has parts, make an
example here. The function makes the thing in the site's authority, in its most private state, and returns the parts::

    @example("inspection", "confirm_inspection")
    def inspection(site: Site) -> dict[str, Any]:
        return {"pk": Inspection.objects.create(authority=site.authority, framework="sif").pk}

``published=True`` makes a second example of a thing that everybody may open.
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from io import BytesIO
from typing import Any

from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from allauth.mfa.totp.internal.auth import TOTP, generate_totp_secret

from headway.web.accounts.models import Membership, Person
from headway.web.accounts.roles import Role
from headway.web.plans import actions as plans
from headway.web.plans.models import Action, Plan
from headway.web.plans.owners import Owner
from headway.web.plans.tokens import signed_update_token
from headway.web.register.models import (
    Authority,
    Finding,
    FindingLink,
    Inspection,
    Recommendation,
    ReportFile,
)
from headway.web.register.states import Confirmation
from headway.web.register.storage import keep

A_PAGE = b"""%PDF-1.4
1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj
2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj
3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 100 100]>>endobj
trailer<</Root 1 0 R>>
%%EOF
"""
"""A PDF of one empty page."""

__all__ = ["EXAMPLES", "OWN", "PUBLISHED", "Site", "example"]


@dataclass
class Site:
    """Where examples are made: an authority, people by role, and a plan with an action that ``owner`` owns."""

    authority: Authority
    person: Callable[..., Person]
    people: dict[Role, Person] = field(default_factory=dict)

    def one(self, role: Role) -> Person:
        """The site's person with that role."""
        if role not in self.people:
            self.people[role] = self.person(role, self.authority)
        return self.people[role]

    @cached_property
    def owner(self) -> Person:
        """The action owner who owns the example's action."""
        return self.person(Role.ACTION_OWNER, self.authority, name="Owen Owner")

    @cached_property
    def inspection(self) -> Inspection:
        """A confirmed inspection with a recommendation."""
        made = Inspection.objects.create(
            authority=self.authority,
            framework="sif",
            received=date(2017, 6, 13),
            published=date(2017, 6, 13),
            state=Confirmation.CONFIRMED,
        )
        Recommendation.objects.create(
            inspection=made,
            number="1",
            addressee="authority",
            kind="recommendation",
            text="Hold strategy discussions whenever risk rises.",
            page=20,
            state=Confirmation.CONFIRMED,
        )
        return made

    @cached_property
    def reading(self) -> Inspection:
        """An inspection as the machine read it from a report, which nobody has confirmed."""
        file = keep(BytesIO(A_PAGE), name="report.pdf")
        report = ReportFile.objects.create(
            sha256=file.sha256,
            name=file.name,
            size=file.size,
            media_type=file.media_type,
            pages=["Inspection"],
        )
        made = Inspection.objects.create(
            authority=self.authority,
            framework="sif",
            windows=[["2017-03-06", "2017-03-30"]],
            published=date(2017, 6, 13),
            report=report,
        )
        finding = Finding.objects.create(
            inspection=made, paragraph="1", page=1, text="Risk was not discussed."
        )
        asked = Recommendation.objects.create(
            inspection=made,
            number="1",
            addressee="authority",
            kind="recommendation",
            text="Discuss risk.",
            page=1,
        )
        FindingLink.objects.create(recommendation=asked, finding=finding, origin="proposed")
        return made

    @cached_property
    def plan(self) -> Plan:
        """A draft plan for the inspection."""
        return plans.draft_from(by=self.one(Role.OFFICER), inspection=self.inspection)

    @cached_property
    def action(self) -> Action:
        """An action of the plan with a milestone, owned by ``owner``."""
        made = plans.add_action(
            by=self.one(Role.OFFICER),
            item=self.plan.items.first(),
            title="Practice standards",
            owners=[Owner(self.owner.name, "Head of Service", self.owner)],
            measure="95% of audited cases",
            measure_kind="audit",
            start=date(2017, 9, 1),
            due=date(2018, 3, 30),
        )
        return Action.objects.get(pk=made.pk)


Maker = Callable[[Site], dict[str, Any]]
OwnMaker = Callable[[Person], dict[str, Any]]
EXAMPLES: dict[str, Maker] = {}
PUBLISHED: dict[str, Maker] = {}
OWN: dict[str, OwnMaker] = {}
"""What a person must have before a page of their own account has something to show."""


def example(*names: str, published: bool = False) -> Callable[[Maker], Maker]:
    """Marks a function as the maker of an example for these pages."""

    def mark(maker: Maker) -> Maker:
        (PUBLISHED if published else EXAMPLES).update(dict.fromkeys(names, maker))
        return maker

    return mark


def own(*names: str) -> Callable[[OwnMaker], OwnMaker]:
    """Marks a function that prepares a person for these pages of their own account."""

    def mark(maker: OwnMaker) -> OwnMaker:
        OWN.update(dict.fromkeys(names, maker))
        return maker

    return mark


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

"""The site in which examples are made, and the marks that make a function the maker of one. See ``examples.py``."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from io import BytesIO
from typing import Any

from headway.web.accounts.models import Person
from headway.web.accounts.roles import Role
from headway.web.plans import actions as plans
from headway.web.plans.models import Action, Plan
from headway.web.plans.owners import Owner
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

__all__ = ["EXAMPLES", "OWN", "PUBLISHED", "Site", "example", "own"]


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

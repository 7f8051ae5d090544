"""Kent's inspection of 2017 with three recommendations, and a plan that answers it."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

from headway.web.accounts.models import Person
from headway.web.accounts.roles import Role
from headway.web.plans import actions
from headway.web.plans.models import Action, Plan
from headway.web.register.models import Authority, Inspection, Recommendation
from headway.web.register.states import Confirmation

TODAY = date(2017, 10, 2)


@pytest.fixture
def inspection(kent: Authority) -> Inspection:
    """Kent 2017, confirmed: two recommendations to the authority, one to the board, and one that was turned down."""
    made = Inspection.objects.create(
        authority=kent,
        framework="sif",
        windows=[["2017-03-06", "2017-03-30"]],
        received=date(2017, 6, 13),
        published=date(2017, 6, 13),
        state=Confirmation.CONFIRMED,
    )
    for order, (number, addressee, text, state) in enumerate(
        [
            ("88", "lscb", "Agree a full multi-agency dataset.", Confirmation.CONFIRMED),
            ("1", "authority", "Hold strategy discussions whenever risk rises.", Confirmation.CONFIRMED),
            ("2", "authority", "Check private fostering soundly.", Confirmation.CONFIRMED),
            ("3", "authority", "A line the reader took for a recommendation.", Confirmation.REJECTED),
        ]
    ):
        Recommendation.objects.create(
            inspection=made,
            number=number,
            addressee=addressee,
            kind="recommendation",
            text=text,
            page=20,
            order=order,
            state=state,
        )
    return made


@pytest.fixture
def officer(person: Callable[..., Person]) -> Person:
    return person(Role.OFFICER, name="Olive Officer")


@pytest.fixture
def director(person: Callable[..., Person]) -> Person:
    return person(Role.DIRECTOR, name="Dora Director")


@pytest.fixture
def owner(person: Callable[..., Person]) -> Person:
    return person(Role.ACTION_OWNER, name="Owen Owner")


@pytest.fixture
def plan(officer: Person, inspection: Inspection) -> Plan:
    return actions.draft_from(by=officer, inspection=inspection)


@pytest.fixture
def promised(officer: Person, owner: Person, plan: Plan) -> Callable[..., Action]:
    """Adds an action to the plan's first recommendation, owned by the owner: ``promised(due=...)``."""

    def make(**given: Any) -> Action:
        item = given.pop("item", None) or plan.items.first()
        given.setdefault("title", "Practice standards for strategy discussions")
        given.setdefault("owners", [actions.Owner(owner.name, "Head of Service", owner)])
        given.setdefault("measure", "95% of audited cases show a strategy discussion when risk rose")
        given.setdefault("measure_kind", "audit")
        given.setdefault("start", date(2017, 9, 1))
        given.setdefault("due", date(2018, 3, 30))
        return actions.add_action(by=officer, item=item, **given)

    return make

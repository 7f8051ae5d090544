"""Two people who judge, decide or join the same thing at once: one is first, the other is told, and it is kept once."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from at_once import at_once
from example_site import Site
from lessons_site import a_report, an_item

from headway.web.accounts.models import Person
from headway.web.accounts.roles import Role
from headway.web.lessons.actions import decisions, recurrence
from headway.web.lessons.models import Lesson, Passage, Recurrence
from headway.web.plans.models import Action
from headway.web.register.models import Authority, Finding, Inspection
from headway.web.register.states import Confirmation
from headway.web.trail.models import Event
from headway.web.versions import Conflict

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def site(kent: Authority, person: Callable[..., Person]) -> Site:
    made = Site(kent, person)
    made.one(Role.QUALITY_ASSURANCE)
    made.one(Role.DIRECTOR)
    return made


@pytest.fixture
def passage(site: Site) -> Passage:  # noqa: ARG001 - Kent is there first
    return an_item(a_report("E10000014"))


def kinds(found: list[Any]) -> list[str]:
    return sorted(type(each).__name__ for each in found)


def test_two_who_judge_at_once(site: Site, passage: Passage) -> None:
    def judge(role: Role, *, relevant: bool) -> Callable[[], Any]:
        return lambda: decisions.mark(
            by=site.people[role],
            authority=site.authority,
            passage=passage,
            relevant=relevant,
            reason=f"Says the {role}.",
            on=date(2017, 9, 1),
        )

    found = at_once(judge(Role.QUALITY_ASSURANCE, relevant=True), judge(Role.DIRECTOR, relevant=False))
    assert kinds(found) == ["Conflict", "Lesson"]
    first = next(each for each in found if isinstance(each, Lesson))
    told = next(each for each in found if isinstance(each, Conflict))
    assert told.current == first == Lesson.objects.get()
    assert Event.objects.filter(action="lesson.judged").count() == 1


def test_two_who_lead_it_to_a_new_action_at_once_make_one(site: Site, passage: Passage) -> None:
    item = site.plan.items.get()
    made = decisions.mark(
        by=site.people[Role.DIRECTOR],
        authority=site.authority,
        passage=passage,
        relevant=True,
        reason="As at home.",
        on=date(2017, 9, 1),
    )

    def lead(role: Role) -> Callable[[], Any]:
        return lambda: decisions.lead_to_new_action(
            by=site.people[role],
            lesson=Lesson.objects.get(pk=made.pk),
            version=1,
            on=date(2017, 9, 1),
            item=item,
            title=f"Made by the {role}",
        )

    found = at_once(lead(Role.QUALITY_ASSURANCE), lead(Role.DIRECTOR))
    assert kinds(found) == ["Conflict", "Lesson"]
    assert Action.objects.count() == 1
    assert Event.objects.filter(action="action.added").count() == 1


def test_two_who_look_at_once_propose_once(site: Site) -> None:
    assert site.inspection.recommendations.count() == 1
    later = Inspection.objects.create(
        authority=site.authority,
        framework="ilacs_2018",
        published=date(2022, 7, 5),
        state=Confirmation.CONFIRMED,
    )
    Finding.objects.create(
        inspection=later, page=3, text="Strategy discussions are still not held whenever risk rises."
    )

    def look(role: Role) -> Callable[[], Any]:
        return lambda: recurrence.propose_recurrences(by=site.people[role], authority=site.authority)

    found = at_once(look(Role.QUALITY_ASSURANCE), look(Role.DIRECTOR))
    assert sorted(len(each) for each in found) == [0, 1]
    assert Recurrence.objects.count() == 1
    assert Event.objects.filter(action="recurrence.proposed").count() == 1

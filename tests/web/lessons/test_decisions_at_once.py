"""Two people who judge, decide or join the same thing at once: one is first, the other is told, and it is kept once."""

import threading
import time
from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from django.db import OperationalError, connections
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


def at_once(*works: Callable[[], Any]) -> list[Any]:
    """Each in a thread and a connection of its own, started together: what each gave, or how it failed."""
    start = threading.Barrier(len(works))
    found: list[Any] = [None] * len(works)

    def run(place: int, work: Callable[[], Any]) -> None:
        try:
            start.wait(timeout=20)
            found[place] = _in_turn(work)
        except Exception as error:  # noqa: BLE001 - it is the result
            found[place] = error
        finally:
            connections.close_all()

    threads = [threading.Thread(target=run, args=each) for each in enumerate(works)]
    for each in threads:
        each.start()
    for each in threads:
        each.join(timeout=60)
    return found


def _in_turn(work: Callable[[], Any]) -> Any:
    """On SQLite a test's database is in memory, and says "locked" where a file would make the writer wait."""
    end = time.monotonic() + 30
    while True:
        try:
            return work()
        except OperationalError as error:
            if "locked" not in str(error) or time.monotonic() > end:
                raise
            time.sleep(0.02)


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

"""The forms that write a plan: what they take, what they say when something is missing, what they keep."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from django.test import Client
from page_reading import read

from headway.web.accounts.models import Person
from headway.web.plans import actions
from headway.web.plans.models import Action, Item, Plan
from headway.web.register.models import Inspection

pytestmark = pytest.mark.django_db
OWNERS = {"owner-TOTAL_FORMS": "2", "owner-INITIAL_FORMS": "0"}


@pytest.fixture
def item(plan: Plan) -> Item:
    return plan.items.first()


def day(name: str, when: date | None) -> dict[str, Any]:
    """A day as the three boxes send it."""
    return {f"{name}-{part}": getattr(when, part) if when else "" for part in ("day", "month", "year")}


def test_a_plan_is_drafted_from_a_confirmed_inspection(inspection: Inspection, as_officer: Client) -> None:
    page = read(as_officer.get(f"/plans/draft/{inspection.pk}/"))
    assert page.value("title") == "Kent: statement of proposed action"
    said = {"title": "Practice Development Plan", "owning_body": "Improvement Panel"}
    page = read(as_officer.post(f"/plans/draft/{inspection.pk}/", said, follow=True))
    assert page.h1 == "Practice Development Plan"
    assert "Answer each recommendation" in page.text
    assert Plan.objects.get().items.count() == 3
    again = read(as_officer.post(f"/plans/draft/{inspection.pk}/", said))
    assert again.status == 400
    assert again.errors == ["There is a plan for this inspection already. Open it."]


def test_accepting_needs_no_reason(item: Item, as_officer: Client) -> None:
    said = {"version": item.version, "answer": "accepted", "reason": ""}
    page = read(as_officer.post(f"/plans/items/{item.pk}/answer/", said, follow=True))
    assert "Recommendation 1: accepted." in page.text


def test_rejecting_says_why_and_keeps_what_was_typed(item: Item, as_officer: Client) -> None:
    page = read(as_officer.post(f"/plans/items/{item.pk}/answer/", {"version": 1, "answer": "rejected"}))
    assert page.status == 400
    assert page.errors == ["Say why the recommendation is rejected."]
    assert page.title.startswith("Error:")
    assert page.value("answer") == "rejected"
    assert Item.objects.get(pk=item.pk).answer == "none"


def test_an_answer_is_chosen_from_what_there_is(item: Item, as_officer: Client) -> None:
    for wrong in ({}, {"answer": "none"}, {"answer": "maybe"}):
        assert as_officer.post(f"/plans/items/{item.pk}/answer/", {"version": 1} | wrong).status_code == 400


def test_another_issue_is_added_and_put_better(plan: Plan, as_officer: Client) -> None:
    empty = read(as_officer.post(f"/plans/{plan.pk}/issues/add/", {"issue": "  "}))
    assert empty.errors == ["Say what the issue is."]
    as_officer.post(f"/plans/{plan.pk}/issues/add/", {"issue": "Caseloads were high."})
    issue = plan.items.get(recommendation=None)
    said = {"issue": "Caseloads were high in two districts.", "version": issue.version}
    page = read(as_officer.post(f"/plans/items/{issue.pk}/change/", said, follow=True))
    assert "Caseloads were high in two districts." in page.text


def test_a_recommendations_words_have_no_form(item: Item, as_officer: Client) -> None:
    assert as_officer.get(f"/plans/items/{item.pk}/change/").status_code == 404


def test_an_action_has_owners_a_measure_a_period_and_what_it_waits_for(
    item: Item, as_officer: Client, owner: Person, promised: Callable[..., Action]
) -> None:
    first = promised(title="First of all")
    said = {
        "title": "Train every team manager",
        "detail": "With the police.",
        "owner-0-person": owner.pk,
        "owner-0-post": "Head of Service",
        "owner-1-name": "Jo Partner",
        "measure": "95% of cases",
        "measure_kind": "audit",
        "hears_children": "on",
        "depends_on": [first.pk],
        **day("start", date(2017, 9, 1)),
        **day("due", date(2018, 3, 30)),
        **OWNERS,
    }
    page = read(as_officer.post(f"/plans/items/{item.pk}/actions/add/", said, follow=True))
    assert page.h1 == "Train every team manager"
    made = Action.objects.get(title="Train every team manager")
    assert [(each.name, each.post, each.is_lead) for each in made.ownerships.all()] == [
        ("Owen Owner", "Head of Service", True),
        ("Jo Partner", "", False),
    ]
    assert list(made.depends_on.all()) == [first]
    assert made.hears_children
    assert (made.start, made.due) == (date(2017, 9, 1), date(2018, 3, 30))


def test_months_may_be_words_and_a_period_runs_forward(item: Item, as_officer: Client) -> None:
    said = {"title": "Backwards", **OWNERS, **day("start", date(2018, 3, 30))}
    said |= {"due-day": "1", "due-month": "September", "due-year": "2017"}
    page = read(as_officer.post(f"/plans/items/{item.pk}/actions/add/", said))
    assert page.errors == ["Due on: give a day on or after the day it starts."]
    assert page.value("due-month") == "September"
    assert not Action.objects.exists()


@pytest.mark.parametrize(
    ("parts", "error"),
    [
        (("31", "2", "2018"), "Due on: 31 2 2018 is not a day in the calendar."),
        (("", "3", "2018"), "Due on: add the day."),
        (("1", "", ""), "Due on: add the month and the year."),
        (("1", "3", "18"), "Due on: give day, month and year as numbers, for example 31 3 2018."),
        (("1", "x", "2018"), "Due on: give day, month and year as numbers, for example 31 3 2018."),
    ],
)
def test_a_day_that_is_none_is_told_field_by_field(
    parts: tuple[str, str, str], error: str, item: Item, as_officer: Client
) -> None:
    said = {"title": "A", **OWNERS, "due-day": parts[0], "due-month": parts[1], "due-year": parts[2]}
    assert read(as_officer.post(f"/plans/items/{item.pk}/actions/add/", said)).errors == [error]


def test_everything_that_is_wrong_is_told_at_once(item: Item, as_officer: Client) -> None:
    said = {"title": "", **OWNERS, "due-day": "x", "owner-0-name": "N" * 201}
    page = read(as_officer.post(f"/plans/items/{item.pk}/actions/add/", said))
    assert page.status == 400
    assert len(page.errors) == 3
    assert page.value("owner-0-name") == "N" * 201


def test_the_same_owner_twice_is_one_too_many(item: Item, as_officer: Client) -> None:
    said = {"title": "A", **OWNERS, "owner-0-name": "Jo", "owner-1-name": "Jo"}
    page = read(as_officer.post(f"/plans/items/{item.pk}/actions/add/", said))
    assert page.errors == ["The same owner is named twice. Name each once."]


def test_a_changed_action_keeps_what_the_form_showed(
    as_officer: Client, promised: Callable[..., Action], owner: Person
) -> None:
    action = promised()
    page = read(as_officer.get(f"/plans/actions/{action.pk}/change/"))
    assert page.value("title") == action.title
    assert page.value("owner-0-person") == str(owner.pk)
    assert page.value("owner-0-post") == "Head of Service"
    assert [page.value(f"start-{part}") for part in ("day", "month", "year")] == ["1", "9", "2017"]
    assert not page.tree.xpath("//*[@name='due-day']")  # it has its own page, with its reason
    said = {
        "version": page.value("version"),
        "title": "Better said",
        "measure": "",
        "owner-TOTAL_FORMS": "3",
        "owner-INITIAL_FORMS": "1",
        "owner-0-person": owner.pk,
        "owner-0-name": "Owen Owner",
        "owner-0-post": "Director",
    }
    as_officer.post(f"/plans/actions/{action.pk}/change/", said)
    changed = Action.objects.get(pk=action.pk)
    assert (changed.title, changed.measure, changed.due) == ("Better said", "", action.due)
    assert changed.ownerships.get().post == "Director"


def test_a_new_date_needs_its_reason_and_the_old_one_stays(
    as_officer: Client, promised: Callable[..., Action]
) -> None:
    action = promised()
    address = f"/plans/actions/{action.pk}/due/"
    page = read(as_officer.post(address, {"version": action.version, **day("due", date(2018, 6, 1))}))
    assert page.errors == ["Say why the date is changing."]
    said = {"version": action.version, "reason": "No rooms.", **day("due", date(2018, 6, 1))}
    page = read(as_officer.post(address, said, follow=True))
    assert "30 March 2018 became 1 June 2018" in page.text


def test_milestones_are_added_changed_reached_and_taken_out(
    as_officer: Client, as_owner: Client, promised: Callable[..., Action]
) -> None:
    action = promised()

    def version() -> int:
        return Action.objects.get(pk=action.pk).version

    add = {"version": version(), "title": "Standards agreed", **day("due", date(2017, 12, 1))}
    page = read(as_officer.post(f"/plans/actions/{action.pk}/milestones/add/", add, follow=True))
    assert page.tables[0][1][:3] == ["Standards agreed", "1 December 2017", "Not yet: late"]
    step = action.milestones.get()
    reached = {"version": version(), **day("on", date(2017, 12, 4))}
    page = read(as_owner.post(f"/plans/milestones/{step.pk}/reached/", reached, follow=True))
    assert page.tables[0][1][2] == "4 December 2017"
    change = {"version": version(), "title": "Standards agreed and sent out", **day("due", None)}
    assert as_owner.post(f"/plans/milestones/{step.pk}/", change).status_code == 403
    page = read(as_officer.post(f"/plans/milestones/{step.pk}/", change, follow=True))
    assert page.tables[0][1][:2] == ["Standards agreed and sent out", "No date"]
    as_officer.post(f"/plans/milestones/{step.pk}/", change | {"version": version(), "remove": "yes"})
    assert not action.milestones.exists()


def test_status_words_are_set_with_their_meanings(plan: Plan, as_officer: Client) -> None:
    address = f"/plans/{plan.pk}/words/"
    page = read(as_officer.get(address))
    assert page.value("word-0-word") == "Not started"
    said = {
        "version": page.value("version"),
        "word-TOTAL_FORMS": "3",
        "word-INITIAL_FORMS": "0",
        "word-0-word": "Going",
        "word-0-meaning": "Work goes on.",
        "word-1-word": "Stuck",
        "word-1-meaning": "",
        "word-1-rag": "red",
    }
    assert read(as_officer.post(address, said)).errors == ['Say what "Stuck" means.']
    as_officer.post(address, said | {"word-1-meaning": "Nothing moves."})
    assert [(each.word, each.rag) for each in plan.status_words.all()] == [
        ("Going", "none"),
        ("Stuck", "red"),
    ]


def test_the_statement_is_published_when_everything_is_answered(
    plan: Plan, officer: Person, as_director: Client
) -> None:
    address = f"/plans/{plan.pk}/publish/"
    said = {"version": 1, **day("on", date(2017, 9, 20))}
    page = read(as_director.post(address, said))
    assert page.errors[0].startswith("3 recommendations without an answer.")
    for item in plan.items.all():
        actions.answer(by=officer, item=item, version=1, answer="accepted", on=date(2017, 6, 30))
    page = read(as_director.post(address, said, follow=True))
    assert "The statement is published." in page.text
    assert "Published on 20 September 2017." in page.text


def test_what_one_may_not_do_is_refused_and_leaves_no_trace(
    plan: Plan, item: Item, as_owner: Client, as_stranger: Client, promised: Callable[..., Action]
) -> None:
    action = promised()
    addresses = [
        f"/plans/{plan.pk}/issues/add/",
        f"/plans/{plan.pk}/change/",
        f"/plans/{plan.pk}/words/",
        f"/plans/{plan.pk}/publish/",
        f"/plans/items/{item.pk}/answer/",
        f"/plans/items/{item.pk}/actions/add/",
        f"/plans/actions/{action.pk}/change/",
        f"/plans/actions/{action.pk}/due/",
        f"/plans/actions/{action.pk}/milestones/add/",
        f"/plans/actions/{action.pk}/reopen/",
    ]
    for address in addresses:
        assert as_owner.post(address).status_code == 403, address
        assert as_stranger.post(address).status_code == 404, address
        assert Client().post(address).status_code == 302, address

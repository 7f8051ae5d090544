"""The views of a plan: what stands on them, for whom, and in how many queries."""

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

import pytest
from django.db import transaction
from django.test import Client
from django.utils import timezone
from page_reading import read

from headway.web.accounts.models import Person
from headway.web.accounts.roles import Role
from headway.web.plans import actions
from headway.web.plans.models import Action, Plan
from headway.web.trail.actions import SYSTEM, Entry, record_many

pytestmark = pytest.mark.django_db
VIEWS = {"": 6, "board/": 8, "table/": 10, "timeline/": 8, "changes/": 7, "health/": 10, "statement/": 10}
"""Each view with its number of queries: two for the session and the person, one for the roles, the rest its own."""


def answered(by: Person, plan: Plan) -> None:
    for item in plan.items.filter(recommendation__isnull=False):
        actions.answer(by=by, item=item, version=item.version, answer="accepted", on=date(2017, 6, 30))


@pytest.fixture
def busy(plan: Plan, promised: Callable[..., Action], owner: Person) -> Plan:
    """The plan with an action that is late and red, one to come, and another issue."""
    late = promised(title="Late and red", due=timezone.localdate() - timedelta(days=3))
    red = plan.status_words.get(rag="red")
    actions.update(by=owner, action=late, version=late.version, status=red, narrative="Two teams are behind.")
    promised(title="Still to come", start=date(2090, 1, 1), due=date(2090, 6, 1))
    return plan


@pytest.mark.parametrize("view", VIEWS)
def test_each_view_takes_a_fixed_number_of_queries(
    view: str,
    busy: Plan,
    as_officer: Client,
    promised: Callable[..., Action],
    django_assert_num_queries: Callable[[int], Any],
) -> None:
    with django_assert_num_queries(VIEWS[view]):
        as_officer.get(f"/plans/{busy.pk}/{view}")
    for number in range(6):
        promised(title=f"One more {number}", item=busy.items.last())
    with django_assert_num_queries(VIEWS[view]):
        as_officer.get(f"/plans/{busy.pk}/{view}")


def test_the_plan_is_read_by_recommendation_with_how_far_each_has_come(
    busy: Plan, as_officer: Client
) -> None:
    page = read(as_officer.get(f"/plans/{busy.pk}/"))
    assert page.status == 200
    assert page.h1.startswith("Kent: statement of proposed action")
    council, board = page.tables
    assert council[0] == ["What is asked", "Answer", "Standing", "Actions"]
    assert council[1][0].startswith("Recommendation 1")
    assert council[1][3].startswith("2, 0 closed")
    assert board[1][0].startswith("Recommendation 88")
    assert "3 of 3 No answer yet" in page.text
    assert "A line the reader took" not in page.text
    assert page.links["Excel (.xlsx)"] == f"/plans/{busy.pk}/export.xlsx"


def test_a_member_reads_and_is_offered_nothing_to_write(
    busy: Plan, browser: Callable[[Person], Client], person: Callable[..., Person]
) -> None:
    page = read(browser(person(Role.MEMBER)).get(f"/plans/{busy.pk}/"))
    assert not {"Add another issue", "Status words", "Publish the statement"} & set(page.links)


def test_the_board_says_each_status_in_words_with_its_meaning(busy: Plan, as_officer: Client) -> None:
    page = read(as_officer.get(f"/plans/{busy.pk}/board/"))
    headings = [" ".join(each.text_content().split()) for each in page.tree.xpath("//main//h2")]
    assert "Off track (red): 1" in headings
    assert "Not started: 1" in headings
    assert "Overdue by 3 days" in page.text
    assert "Will miss its measure or its due date" in page.text


@pytest.mark.parametrize(
    ("question", "found"),
    [
        ("", ["Late and red", "Still to come"]),
        ("?lateness=overdue", ["Late and red"]),
        ("?words=come", ["Still to come"]),
        ("?owner=Nobody", []),
        ("?addressee=authority", ["Late and red", "Still to come"]),
        ("?addressee=lscb", []),
        ("?measure_kind=audit&order=due", ["Late and red", "Still to come"]),
        ("?status=x&page=99&order=nonsense", ["Late and red", "Still to come"]),
    ],
)
def test_the_table_is_narrowed_by_its_address(
    question: str, found: list[str], busy: Plan, as_officer: Client
) -> None:
    page = read(as_officer.get(f"/plans/{busy.pk}/table/{question}"))
    assert [row[0] for row in (page.tables[0][1:] if page.tables else [])] == found
    assert f"{len(found)} of 2 actions" in page.text


def test_the_table_keeps_what_was_asked_from_page_to_page(
    plan: Plan, as_officer: Client, promised: Callable[..., Action]
) -> None:
    for number in range(51):
        promised(title=f"Action {number}")
    page = read(as_officer.get(f"/plans/{plan.pk}/table/?words=Action&order=due"))
    assert page.links["2"] == "?words=Action&order=due&page=2"
    assert len(page.tables[0]) == 51
    assert len(read(as_officer.get(f"/plans/{plan.pk}/table/?page=2")).tables[0]) == 2


def test_the_timeline_draws_each_period_and_says_it_in_words(busy: Plan, as_officer: Client) -> None:
    page = read(as_officer.get(f"/plans/{busy.pk}/timeline/"))
    late, later = page.tables[0][1:]
    assert late[0].startswith("Late and red")
    assert "the last was 3 days ago" in late[3]
    assert later[1:3] == ["1 January 2090", "1 June 2090"]
    bars = page.tree.xpath("//main//svg[@aria-hidden='true']")
    assert len(bars) == 2
    assert not page.tree.xpath("//main//*[@style]")


def test_a_closed_action_on_the_timeline_is_told_by_its_length_alone(
    busy: Plan, promised: Callable[..., Action], as_officer: Client
) -> None:
    closed = promised(title="Long done", start=date(2014, 1, 1), due=date(2017, 1, 1))
    told = next(
        row[3]
        for row in read(as_officer.get(f"/plans/{busy.pk}/timeline/")).tables[0]
        if row[0].startswith("Long done")
    )
    assert told.startswith("1,097 days; the last was ")
    assert "," in told.removeprefix("1,097 days")  # thousands of days ago
    Action.objects.filter(pk=closed.pk).update(stage="delivered")
    rows = read(as_officer.get(f"/plans/{busy.pk}/timeline/")).tables[0]
    assert next(row[3] for row in rows if row[0].startswith("Long done")) == "1,097 days."


def test_what_changed_is_told_in_sentences(busy: Plan, as_officer: Client) -> None:
    page = read(as_officer.get(f"/plans/{busy.pk}/changes/"))
    assert "Owen Owner reported progress on: Late and red" in page.text
    tomorrow = timezone.localdate() + timedelta(days=1)
    asked = {"since-day": tomorrow.day, "since-month": tomorrow.month, "since-year": tomorrow.year}
    assert "Nothing has changed since then." in read(as_officer.get(f"/plans/{busy.pk}/changes/", asked)).text


def test_a_day_that_is_none_is_an_error_and_the_page_still_answers(busy: Plan, as_officer: Client) -> None:
    asked = {"since-day": "31", "since-month": "2", "since-year": "2018"}
    page = read(as_officer.get(f"/plans/{busy.pk}/changes/", asked))
    assert page.errors == ["Changes since: 31 2 2018 is not a day in the calendar."]
    assert page.title.startswith("Error:")


def test_many_changes_are_read_in_pages_that_keep_the_day_asked_for(busy: Plan, as_officer: Client) -> None:
    thread = busy.items.first()
    with transaction.atomic():
        entry = Entry(
            action="item.answered", subject=thread, authority=busy.authority_id, thread=thread.thread
        )
        record_many(by=SYSTEM, entries=[entry] * 51)
    address = f"/plans/{busy.pk}/changes/"
    first = read(as_officer.get(address, {"since-day": "1", "since-month": "6", "since-year": "2017"}))
    assert "page 1 of 2" in first.text
    onward = next(href for text, href in first.links.items() if text.startswith("Next"))
    assert "since-year=2017" in onward
    second = read(as_officer.get(address + onward))
    assert "page 2 of 2" in second.text
    assert "drafted the plan" in second.text
    assert "drafted the plan" not in first.text


def test_health_leads_from_each_sign_to_what_it_is_about(busy: Plan, as_officer: Client) -> None:
    page = read(as_officer.get(f"/plans/{busy.pk}/health/"))
    rows = {row[0]: row for row in page.tables[0]}
    assert rows["Recommendation 2"][1:3] == [
        "The council has not answered this recommendation.",
        "Must be mended",
    ]
    assert page.links["Recommendation 2"].startswith("/plans/items/")


@pytest.mark.parametrize("view", [each for each in VIEWS if each != "statement/"])
def test_a_plan_of_another_authority_does_not_exist(view: str, plan: Plan, as_stranger: Client) -> None:
    assert as_stranger.get(f"/plans/{plan.pk}/{view}").status_code == 404


@pytest.mark.parametrize("view", VIEWS)
def test_a_draft_asks_the_public_to_sign_in(view: str, plan: Plan) -> None:
    response = Client().get(f"/plans/{plan.pk}/{view}")
    assert response.status_code == 302
    assert response.headers["Location"].startswith("/account/")


def test_the_list_shows_the_public_what_is_published_and_nothing_of_its_progress(
    busy: Plan, officer: Person, director: Person, as_stranger: Client
) -> None:
    assert "No plan has been published yet." in read(Client().get("/plans/")).text
    answered(officer, busy)
    actions.publish(by=director, plan=Plan.objects.get(pk=busy.pk), on=date(2017, 9, 20))
    for client in (Client(), as_stranger):
        page = read(client.get("/plans/"))
        assert page.links[busy.title] == f"/plans/{busy.pk}/statement/"
        assert "overdue" not in page.text


@pytest.mark.usefixtures("busy")
def test_the_list_of_plans_takes_a_fixed_number_of_queries(
    as_officer: Client, django_assert_num_queries: Callable[[int], Any]
) -> None:
    with django_assert_num_queries(8):
        page = read(as_officer.get("/plans/"))
    assert "2 actions, 1 of them overdue" in page.text

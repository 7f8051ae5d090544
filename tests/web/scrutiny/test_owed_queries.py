"""Lists of what is owed ask the database as often for many rows as for few, each of a minute of its own."""

from collections.abc import Callable

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from example_site import Site
from owed_kit import a_commitment, a_part, answer, ask, browser, sent
from scrutiny_site import a_body, a_meeting

from headway.web.accounts.models import Person
from headway.web.accounts.roles import Role
from headway.web.register.models import Authority
from headway.web.scrutiny.models import AgendaItem, MinuteParagraph, Question, ResolutionOutcome
from headway.web.scrutiny.queries import line
from headway.web.scrutiny.states import CommitmentState

pytestmark = pytest.mark.django_db

PAGES = {
    "questions": "/questions/",
    "questions as CSV": "/questions/csv/",
    "questions asked last time": "/questions/last-time/?category=workforce",
    "one question's form of promises": "/questions/{question}/promises/",
    "commitments": "/commitments/?state=",
    "commitments as CSV": "/commitments/csv/?state=",
    "scrutiny recommendations": "/scrutiny-recommendations/",
    "the meeting": "/meetings/{meeting}/",
    "the agenda": "/meetings/{meeting}/agenda/",
    "the minutes": "/meetings/{meeting}/minutes/",
    "the work programme": "/bodies/{body}/work-programme/",
}


@pytest.fixture
def site(kent: Authority, person: Callable[..., Person]) -> Site:
    return Site(kent, person)


def a_row(site: Site, number: int) -> None:
    """A question answered with a promise, a commitment proposed, and a recommendation, each from one minute."""
    item = AgendaItem.objects.create(meeting=a_meeting(site), number=str(number), title=f"Item {number}")
    part = a_part(site, item)
    minute = part.paragraph.minute
    asked = answer(site, ask(site, meeting=a_meeting(site), text=f"Question {number}?"))
    Question.objects.filter(pk=asked.pk).update(part=part)
    promise = a_commitment(site, minute=minute, text=f"Promise {number}", due_meeting=a_meeting(site))
    asked.promised.add(promise)
    a_commitment(site, minute=minute, text=f"Proposed {number}", state=CommitmentState.PROPOSED)
    resolved = MinuteParagraph.objects.create(minute=minute, number="2", is_resolution=True)
    outcome = ResolutionOutcome.objects.create(paragraph=resolved, kind="recommended", text="That it be so.")
    sent(site, outcome=outcome, text=f"Recommended {number}")


def queries_of(client: Client, page: str) -> list[str]:
    with CaptureQueriesContext(connection) as ran:
        answered = client.get(page)
        shown = (b"".join(answered) if answered.streaming else answered.content).decode()
    assert answered.status_code == 200
    assert (
        "Promise 1" in shown or "Question 1" in shown or "SR (17/18) 01" in shown or "Item 1" in shown
    )  # there is a row
    return [each["sql"] for each in ran.captured_queries]


@pytest.mark.parametrize("page", PAGES)
def test_many_rows_take_no_more_queries_than_one(site: Site, page: str) -> None:
    a_row(site, 1)
    client = browser(site.one(Role.DEMOCRATIC_SERVICES))
    places = {"question": Question.objects.get().pk, "meeting": a_meeting(site).pk, "body": a_body(site).pk}
    address = PAGES[page].format(**places)
    queries_of(client, address)  # what is looked up once and kept
    few = queries_of(client, address)
    for number in range(2, 9):
        a_row(site, number)
    many = queries_of(client, address)
    assert len(many) <= len(few), "\n".join(each for each in many if each not in few)


def test_where_members_tested_a_recommendation_takes_no_more_queries_for_many(site: Site) -> None:
    member = site.one(Role.MEMBER)

    def said() -> tuple[int, int]:
        with CaptureQueriesContext(connection) as ran:
            found = line.tested(member, site.action.item)
            names = [str(each) for each in (*found.questions, *found.commitments)]
        return len(ran), len(names)

    for number in range(1, 3):
        a_row(site, number)
    Question.objects.update(action=site.action)
    said()  # the item and the person keep what they looked up
    few, _ = said()
    for number in range(3, 9):
        a_row(site, number)
    Question.objects.update(action=site.action)
    assert said() == (few, 16)

"""The pages about questions: what each shows, what each refuses, and that nothing typed is lost."""

import csv
from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from django.urls import reverse
from example_site import Site
from owed_kit import ASKED, SECRET, a_commitment, a_part, a_secret_part, answer, ask, browser, report_progress
from page_reading import read
from scrutiny_site import a_body, a_meeting

from headway.web.accounts.models import Person
from headway.web.accounts.roles import Role
from headway.web.register.models import Authority
from headway.web.scrutiny.actions import questions as actions
from headway.web.scrutiny.models import Body, Question
from headway.web.scrutiny.rules.question_bank import bank

pytestmark = pytest.mark.django_db
FORM = {
    "category": "workforce",
    "text": "How many posts are empty?",
    "asked_by": "Councillor Ash",
    "asked_on-day": "22",
    "asked_on-month": "6",
    "asked_on-year": "2017",
    "meeting": "",
    "recommendation": "",
    "action": "",
}


@pytest.fixture
def site(kent: Authority, person: Callable[..., Person]) -> Site:
    return Site(kent, person)


def test_the_bank_is_open_and_offers_to_ask_only_those_who_may(site: Site) -> None:
    for client, offers in ((browser(site.one(Role.MEMBER)), True), (browser(site.one(Role.OFFICER)), False)):
        page = read(client.get(reverse("question_bank")))
        assert all(each.title in page.text for each in bank().values())
        first = next(iter(bank().values())).questions[0]
        assert (f"Ask this: {first.ask}" in page.links) is offers


def test_a_member_takes_a_question_of_the_bank_asks_it_and_it_waits(site: Site) -> None:
    body, action = a_body(site), site.action
    client = browser(site.one(Role.MEMBER))
    page = read(client.get(reverse("ask_question"), {"from": "workforce-2"}))
    assert page.value("text") == bank()["workforce"].questions[1].ask
    assert page.value("category") == "workforce"
    assert page.value("asked_by") == site.one(Role.MEMBER).name
    sent = client.post(
        reverse("ask_question"),
        FORM | {"body": body.pk, "meeting": a_meeting(site).pk, "action": action.pk},
        follow=True,
    )
    question = Question.objects.get()
    assert (question.meeting, question.action) == (a_meeting(site), action)
    page = read(sent)
    assert "The question is asked" in page.text
    assert "Nobody has answered it yet" in page.text
    assert action.title in page.links


def test_with_several_bodies_one_chooses_first_and_keeps_what_the_address_brought(site: Site) -> None:
    a_body(site)
    panel = Body.objects.create(authority=site.authority, name="Panel", kind="panel")
    page = read(browser(site.one(Role.MEMBER)).get(reverse("ask_question"), {"from": "voice-1"}))
    assert page.links["Panel"] == f"{reverse('ask_question')}?body={panel.pk}&from=voice-1"


def test_a_category_is_proposed_from_the_recommendation_and_said_to_be(site: Site) -> None:
    a_body(site)
    recommendation = site.plan.items.first().recommendation
    page = read(
        browser(site.one(Role.MEMBER)).get(reverse("ask_question"), {"recommendation": recommendation.pk})
    )
    assert page.value("category") == "safety-now"
    assert "proposed by the machine" in page.text


def test_what_is_missing_is_told_and_what_was_typed_stays(site: Site) -> None:
    client = browser(site.one(Role.MEMBER))
    given = FORM | {"body": a_body(site).pk, "category": "", "asked_on-day": "31", "asked_on-month": "2"}
    answer_page = client.post(reverse("ask_question"), given)
    page = read(answer_page)
    assert page.status == 400
    assert page.errors == [
        "Choose a category of the question bank.",
        "Asked on: 31 2 2017 is not a day in the calendar.",
    ]
    assert page.value("text") == FORM["text"]
    assert not Question.objects.exists()


def test_a_body_of_another_council_is_none(site: Site, medway: Authority) -> None:
    theirs = Body.objects.create(authority=medway, name="Theirs", kind="scrutiny")
    response = browser(site.one(Role.MEMBER)).post(reverse("ask_question"), FORM | {"body": theirs.pk})
    assert response.status_code == 400
    assert "Theirs" not in response.content.decode()


def test_an_officer_answers_and_sees_what_was_said_before(site: Site) -> None:
    answer(site, ask(site, text="Earlier?"), reply="As it was.")
    promise, question = a_commitment(site), ask(site, asked_on=date(2017, 9, 1))
    client = browser(site.one(Role.OFFICER))
    page = read(client.get(reverse("answer_question", args=[question.pk])))
    assert "As it was." in page.text
    given = {
        "version": question.version,
        "reply": "Thirty.",
        "answered_by": "Ms Oak",
        "answered_on-day": "2",
        "answered_on-month": "9",
        "answered_on-year": "2017",
        "promised": [promise.pk],
    }
    page = read(client.post(reverse("answer_question", args=[question.pk]), given, follow=True))
    assert "Thirty." in page.text
    assert "An update on recruitment" in page.links
    assert client.get(reverse("answer_question", args=[question.pk])).status_code == 404
    again = client.post(reverse("answer_question", args=[question.pk]), given | {"reply": "Twenty."})
    assert again.status_code == 409
    assert "Thirty." in read(again).text
    assert read(again).value("reply") == "Twenty."


def test_a_question_shows_then_and_now_without_anybody_typing_it_in(site: Site) -> None:
    report_progress(site.action, "At risk", date(2017, 6, 1), "Agencies have left.")
    question = answer(site, ask(site, action=site.action))
    report_progress(site.action, "On track", date(2017, 9, 20), "Twelve came.")
    page = read(browser(site.one(Role.MEMBER)).get(reverse("question", args=[question.pk])))
    assert "then At risk (amber), now On track (green)" in page.text
    assert "Twelve came." in page.text
    assert "Agencies have left." not in page.text


def test_the_list_shows_how_long_each_has_waited(site: Site) -> None:
    ask(site)
    answer(site, ask(site, text="Answered?"))
    page = read(browser(site.one(Role.MEMBER)).get(reverse("questions")))
    rows = page.tables[0][1:]
    assert rows[0][0].startswith("How many posts are empty?")
    assert "Waiting" in rows[0][2]
    assert "Answered" in rows[1][2]
    assert "1 of 2 questions waits for an answer." in page.text


def test_the_list_takes_the_same_queries_for_one_question_as_for_many(
    site: Site, django_assert_max_num_queries: Any
) -> None:
    client = browser(site.one(Role.MEMBER))
    for number in range(12):
        answer(site, ask(site, text=f"Question {number}", action=site.action), promised=[a_commitment(site)])
    with django_assert_max_num_queries(17):
        assert len(read(client.get(reverse("questions"))).tables[0]) == 13


def test_the_file_holds_every_question_asked_for_and_no_formula(site: Site) -> None:
    ask(site, text="=HYPERLINK(1)")
    answer(site, ask(site, category="voice"), promised=[a_commitment(site)])
    response = browser(site.one(Role.MEMBER)).get(reverse("questions_csv"), {"state": "waiting"})
    lines = list(csv.DictReader(response.getvalue().decode().removeprefix("\ufeff").splitlines()))
    assert [each["Question"] for each in lines] == ["'=HYPERLINK(1)"]
    everything = browser(site.one(Role.MEMBER)).get(reverse("questions_csv")).getvalue().decode()
    assert "An update on recruitment (late)" in everything


def test_what_we_asked_last_time_is_for_one_body_and_category(site: Site) -> None:
    answer(site, ask(site), promised=[a_commitment(site)])
    ask(site, category="voice", text="Elsewhere?")
    client = browser(site.one(Role.MEMBER))
    page = read(client.get(reverse("asked_last_time"), {"category": "workforce", "body": a_body(site).pk}))
    assert "Forty of 400 posts" in page.text
    assert "Late" in page.text
    assert "Elsewhere?" not in page.text


def test_democratic_services_record_a_question_out_of_a_minute(site: Site) -> None:
    part = a_part(site, text="a concern about caseloads and turnover")
    client = browser(site.one(Role.DEMOCRATIC_SERVICES))
    where = reverse("question_from_minute", args=[part.pk])
    page = read(client.get(where))
    assert page.value("category") == "workforce"
    given = {
        "category": "workforce",
        "text": "How high?",
        "asked_by": "A member",
        "reply": "18.",
        "answered_by": "",
    }
    page = read(client.post(where, given))
    assert page.errors == ["Say who answered."]
    page = read(client.post(where, given | {"answered_by": "Ms Oak"}, follow=True))
    assert "paragraph 1 a) of the minute of item 1" in page.text


def test_follow_ups_and_joined_promises_stand_with_the_question(site: Site) -> None:
    question, promise = answer(site, ask(site)), a_commitment(site)
    client = browser(site.one(Role.OFFICER))
    given = {"on-day": "14", "on-month": "9", "on-year": "2017", "text": "Thirty posts."}
    assert (
        "Thirty posts."
        in read(client.post(reverse("follow_up_question", args=[question.pk]), given, follow=True)).text
    )
    clerk = browser(site.one(Role.DEMOCRATIC_SERVICES))
    page = read(
        clerk.post(
            reverse("question_promises", args=[question.pk]),
            {"version": question.version, "promised": [promise.pk]},
            follow=True,
        )
    )
    assert promise.text in page.links


def test_no_page_tells_one_who_may_not_know_of_a_restricted_question(site: Site) -> None:
    clerk = site.one(Role.DEMOCRATIC_SERVICES)
    secret = actions.record_from_minute(
        by=clerk,
        part=a_secret_part(site),
        category="workforce",
        text=f"{SECRET}?",
        asked_by="A member",
        answered_by="Ms Oak",
        reply=SECRET,
    )
    question = ask(site, asked_on=date(2017, 9, 1))
    assert SECRET in browser(clerk).get(reverse("questions")).content.decode()
    for role in (Role.MEMBER, Role.OFFICER, Role.QUALITY_ASSURANCE):
        client = browser(site.one(role))
        for where in (
            reverse("questions"),
            reverse("questions") + "?words=Zebulon",
            reverse("question", args=[question.pk]),
            reverse("asked_last_time"),
            reverse("ask_question"),
            reverse("question", args=[secret.pk]),
        ):
            assert SECRET not in client.get(where).content.decode(), (role, where)
        assert client.get(reverse("question", args=[secret.pk])).status_code == 404
        assert SECRET not in b"".join(client.get(reverse("questions_csv")).streaming_content).decode()


def test_asking_says_the_day_it_was_asked_on(site: Site) -> None:
    page = read(browser(site.one(Role.MEMBER)).get(reverse("question", args=[ask(site).pk])))
    assert ASKED.strftime("%d June 2017") in page.text


def test_democratic_services_put_a_question_right(site: Site) -> None:
    question = ask(site)
    clerk = browser(site.one(Role.DEMOCRATIC_SERVICES))
    where = reverse("change_question", args=[question.pk])
    assert read(clerk.get(where)).value("text") == question.text
    given = {
        "version": 1,
        "category": "voice",
        "text": "",
        "asked_by": "Councillor Ash",
        "action": site.action.pk,
    }
    assert read(clerk.post(where, given)).errors == ["Write the question."]
    page = read(clerk.post(where, given | {"text": "Why?"}, follow=True))
    assert "Why?" in page.text
    assert site.action.title in page.links
    stale = clerk.post(where, given | {"text": "How?"})
    assert stale.status_code == 409
    assert read(stale).value("text") == "How?"
    answer(site, Question.objects.get())
    assert not read(clerk.get(where)).tree.xpath("//textarea[@name='text']")

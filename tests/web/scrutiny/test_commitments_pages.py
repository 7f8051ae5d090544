"""The pages of commitments: the list, one with its quote in its place, and what is done with it."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from django.db.models import Model
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from minutes_kit import Committee
from test_minutes_pages import browser, fields, words

from headway.web.accounts.models import Person
from headway.web.accounts.roles import Role
from headway.web.register.models import Authority
from headway.web.scrutiny.models import Commitment, Paper
from headway.web.scrutiny.queries.commitments import due_at, open_of, waiting

pytestmark = pytest.mark.django_db


@pytest.fixture
def committee(kent: Authority, person: Callable[..., Person]) -> Committee:
    made = Committee(kent, person)
    made.write_both()
    return made


def owe(committee: Committee, text: str, **more: Any) -> Commitment:
    given = {"due_on": date(2018, 9, 1), "owed_by": "Ms Hart", "state": "open", "minute": committee.minute}
    return Commitment.objects.create(
        authority=committee.authority, body=committee.body, text=text, **{**given, **more}
    )


def send(client: Client, name: str, row: Model, **given: str) -> Any:
    where = reverse(name, args=[row.pk])
    return client.post(where, fields(client.get(where)) | given)


def test_a_proposal_is_confirmed_on_its_page(committee: Committee) -> None:
    row, client = committee.promised("recruitment"), browser(committee.clerk)
    page = client.get(reverse("confirm_commitment", args=[row.pk]))
    assert "The minute says when: “next meeting”" in words(page)
    assert fields(page)["due_meeting"] == str(committee.meetings[1].pk), "the next meeting is proposed"
    done = send(client, "confirm_commitment", row, owed_by="Ms D Hart")
    assert done.status_code == 302
    row.refresh_from_db()
    assert (row.state, row.owed_by) == ("open", "Ms D Hart")


def test_without_a_day_or_a_meeting_the_form_says_so(committee: Committee) -> None:
    row, client = committee.promised("recruitment"), browser(committee.clerk)
    answer = send(client, "confirm_commitment", row, owed_by="Ms D Hart", due_meeting="")
    assert answer.status_code == 400
    assert 'href="#id-due_meeting"' in answer.content.decode()


def test_the_quote_is_shown_in_its_place(committee: Committee) -> None:
    row = committee.promised("agency staff")
    page = browser(committee.clerk).get(reverse("commitment", args=[row.pk])).content.decode()
    assert '<mark class="headway-promise">a note on agency staff would be sent' in page
    assert "asked about vacancies, Ms Hart said that" in page


def test_turning_down_and_taking_back(committee: Committee) -> None:
    row, client = committee.promised("agency staff"), browser(committee.clerk)
    assert send(client, "reject_commitment", row, reason="").status_code == 400
    assert send(client, "reject_commitment", row, reason="It was sent.").status_code == 302
    assert "Turned down It was sent." in words(client.get(reverse("commitment", args=[row.pk])))
    assert send(client, "confirm_commitment", row).status_code == 302


@pytest.mark.parametrize(
    ("page", "role"), [("meet_commitment", Role.OFFICER), ("commitment_received", Role.DEMOCRATIC_SERVICES)]
)
def test_a_paper_meets_it(committee: Committee, page: str, role: Role) -> None:
    row = owe(committee, "A note")
    paper = Paper.objects.create(
        authority=committee.authority, kind="other", subject="Agency staff", state="published"
    )
    Paper.objects.create(authority=committee.authority, kind="other", subject="A draft", state="draft")
    client = browser(committee.person(role, committee.authority))
    assert "A draft" not in words(client.get(reverse(page, args=[row.pk])))
    assert send(client, page, row, paper="").status_code == 400
    assert send(client, page, row, paper=str(paper.pk)).status_code == 302
    assert "by the paper Agency staff" in words(client.get(reverse("commitment", args=[row.pk])))


def test_a_restricted_paper_that_met_it_keeps_its_title(committee: Committee) -> None:
    paper = Paper.objects.create(
        authority=committee.authority,
        kind="other",
        subject="Zebulon",
        state="signed",
        classification="exempt",
    )
    row = owe(committee, "A note", state="met", met_by_paper=paper, met_on=date(2018, 9, 2))
    said = words(browser(committee.officer).get(reverse("commitment", args=[row.pk])))
    assert f"Restricted paper {paper.pk}" in said
    assert "Zebulon" not in said


def test_an_officer_puts_it_into_the_plan_and_restricted_ones_are_not_offered(committee: Committee) -> None:
    row, client = owe(committee, "A note"), browser(committee.officer)
    assert "Make it an action" in words(client.get(reverse("commitment", args=[row.pk])))
    secret = committee.secret.commitments.get()
    Commitment.objects.filter(pk=secret.pk).update(state="open", owed_by="x", due_on=date(2018, 9, 1))
    director = browser(committee.person(Role.DIRECTOR, committee.authority))
    said = words(director.get(reverse("commitment", args=[secret.pk])))
    assert "Join to an action" in said
    assert "Make it an action" not in said
    assert fields(director.get(reverse("commitment_to_plan", args=[secret.pk])))["title"] == ""


def test_the_list_is_late_first_and_narrowed(committee: Committee) -> None:
    today = timezone.localdate()
    owe(committee, "Due one day", due_on=date(today.year + 5, 1, 1))
    owe(committee, "Late report", due_on=date(2018, 9, 1), owner=committee.officer)
    owe(committee, "Done note", state="met", met_on=date(2018, 9, 2), met_by_paper=Paper.objects.create(
        authority=committee.authority, kind="other", subject="N", state="signed"))  # fmt: skip
    client, where = browser(committee.officer), reverse("commitments")
    said = words(client.get(where))
    assert said.index("Late report") < said.index("Due one day")
    assert "Done note" not in said
    assert "Late by" in said
    for query, there, gone in (
        ("?state=met", "Done note", "Late report"),
        ("?mine=on", "Late report", "Due one day"),
        ("?late=on", "Late report", "Due one day"),
        ("?words=report", "Late report", "Due one day"),
        (f"?body={committee.body.pk}&state=", "Done note", "Late at another body"),
        ("?state=nonsense&body=x&meeting=1e9", "Late report", "Done note"),
    ):
        said = words(client.get(where + query))
        assert there in said, query
        assert gone not in said, query


def test_the_list_as_a_file_holds_what_the_list_does(committee: Committee) -> None:
    owe(committee, "=2+2 report")
    answer = browser(committee.officer).get(reverse("commitments_csv") + "?state=open")
    text = b"".join(answer.streaming_content).decode("utf-8-sig")
    assert text.splitlines()[0].startswith("What is owed,Owed by")
    assert "'=2+2 report" in text
    assert "Zebulon" not in text


def test_who_may_not_export_gets_no_file(committee: Committee) -> None:
    owner = committee.person(Role.ACTION_OWNER, committee.authority)
    assert browser(owner).get(reverse("commitments_csv")).status_code == 403


def test_what_is_due_at_a_meeting_and_open_of_a_body(committee: Committee) -> None:
    early = owe(committee, "Early", due_on=date(2018, 7, 1))
    there = owe(committee, "There", due_on=None, due_meeting=committee.meetings[1])
    last = owe(committee, "Last", due_on=None, due_meeting=committee.meetings[2])
    due = due_at(committee.meetings[1], committee.officer, date(2018, 9, 1))
    assert [each.commitment for each in due] == [early, there]
    assert [each.days_late for each in due] == [62, 0]
    rows = open_of(committee.body, committee.officer, date(2018, 10, 1))
    assert [each.commitment for each in rows] == [early, there, last]
    assert [each.is_late for each in rows] == [True, True, False]
    assert waiting(committee.body, committee.officer) == 2
    assert waiting(committee.body, committee.clerk) == 3, "with the restricted minute's"


def test_another_authority_sees_nothing(committee: Committee, medway: Authority) -> None:
    owe(committee, "Ours")
    stranger = browser(committee.person(Role.DIRECTOR, medway))
    assert "Ours" not in words(stranger.get(reverse("commitments")))


def test_one_is_added_by_hand(committee: Committee) -> None:
    given = {"text": "A visit", "owed_by": "Mr Lee", "where": "1 b)", "quote": "two districts",
             "due_meeting": str(committee.meetings[2].pk)}  # fmt: skip
    client = browser(committee.clerk)
    assert send(client, "add_commitment", committee.minute, **(given | {"quote": "ten"})).status_code == 400
    assert send(client, "add_commitment", committee.minute, **given).status_code == 302
    assert Commitment.objects.get(text="A visit").quote == "two districts"


def test_a_conflict_shows_both_versions(committee: Committee) -> None:
    row, client = committee.promised("recruitment"), browser(committee.clerk)
    form = fields(client.get(reverse("confirm_commitment", args=[row.pk])))
    Commitment.objects.filter(pk=row.pk).update(version=row.version + 1, owed_by="Somebody else")
    clash = client.post(reverse("confirm_commitment", args=[row.pk]), form | {"owed_by": "Ms Hart"})
    assert clash.status_code == 409
    assert "Somebody else" in words(clash)
    assert "Ms Hart" in words(clash)


def test_the_list_takes_a_fixed_number_of_queries(
    committee: Committee, django_assert_max_num_queries: Any, django_assert_num_queries: Any
) -> None:
    owe(committee, "One")
    client, where = browser(committee.clerk), reverse("commitments")
    client.get(where)
    with django_assert_max_num_queries(16) as few:
        client.get(where)
    for number in range(30):
        owe(committee, f"Number {number}", minute=committee.secret if number % 2 else committee.minute)
    with django_assert_num_queries(len(few)):
        client.get(where)

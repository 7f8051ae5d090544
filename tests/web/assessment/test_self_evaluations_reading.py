"""Who reads a self-evaluation in which state, and what they find there."""

from collections.abc import Callable

import pytest
from django.test import Client
from django.urls import reverse
from self_evaluation_site import audited, begun, browser, one_claim, page_of, sent, signed_off, text_of

from headway.web.accounts.models import Person
from headway.web.accounts.roles import Role
from headway.web.assessment.actions import self_evaluations as actions
from headway.web.assessment.models import SelfEvaluation
from headway.web.register.models import Authority

pytestmark = pytest.mark.django_db
QUERIES = 20
"""Of the page of a draft, whatever it holds: 18 of its evidence."""


@pytest.fixture
def writer(person: Callable[..., Person]) -> Person:
    return person(Role.QUALITY_ASSURANCE, name="Quentin Assurer")


@pytest.fixture
def director(person: Callable[..., Person]) -> Person:
    return person(Role.DIRECTOR, name="Dora Director")


def test_members_read_a_draft_and_find_nothing_to_press(
    kent: Authority, writer: Person, person: Callable[..., Person]
) -> None:
    evaluation = begun(writer, kent)
    one_claim(writer, evaluation)
    page = page_of(browser(person(Role.MEMBER)), evaluation)
    assert "Care leavers are well supported." in page
    for text in ("Change it", "Take it", "Add a claim", "Withdraw it", "Propose claims"):
        assert text not in page


def test_what_was_altered_after_signing_off_is_not_shown(
    kent: Authority, writer: Person, director: Person, client: Client
) -> None:
    evaluation = signed_off(writer, director, kent)
    actions.publish_self_evaluation(by=director, evaluation=evaluation, version=evaluation.version)
    evaluation.content["claims"][0]["text"] = "Everything is outstanding."
    SelfEvaluation.objects.filter(pk=evaluation.pk).update(content=evaluation.content)
    for where in (
        reverse("self_evaluation", args=[evaluation.pk]),
        reverse("self_evaluation_file", args=[evaluation.pk, "html"]),
    ):
        response = client.get(where)
        assert response.status_code == 503
        assert "outstanding" not in text_of(response)


def test_what_speaks_against_a_claim_since_it_was_signed_off_is_told_to_those_who_work_here(
    kent: Authority, writer: Person, director: Person, client: Client
) -> None:
    evaluation = signed_off(writer, director, kent)
    actions.publish_self_evaluation(by=director, evaluation=evaluation, version=evaluation.version)
    assert "Since it was signed off" not in page_of(browser(writer), evaluation)
    audited(writer, kent, 0, 3, 8, 1, area="care", days_ago=0)
    page = page_of(browser(writer), evaluation)
    assert "Since it was signed off" in page
    assert "The newest audits say otherwise. Pathway plans: 3 of 12" in page
    public = page_of(client, evaluation)
    assert "Since it was signed off" not in public
    assert "3 of 12" not in public


def test_one_that_is_signed_off_is_sent_back_with_a_reason(
    kent: Authority, writer: Person, director: Person
) -> None:
    evaluation = signed_off(writer, director, kent)
    assert "Send it back" in page_of(browser(director), evaluation)
    where = reverse("send_back_self_evaluation", args=[evaluation.pk])
    empty = browser(director).post(where, {"version": evaluation.version, "because": ""})
    assert empty.status_code == 400
    page = sent(
        browser(director),
        "send_back_self_evaluation",
        evaluation.pk,
        version=evaluation.version,
        because="One is missing.",
    )
    assert "It was sent back, and can be written on." in page
    assert "Being drafted" in page


def test_an_earlier_one_leads_to_the_later(
    kent: Authority, writer: Person, director: Person, client: Client
) -> None:
    made = []
    for year in (2025, 2026):
        evaluation = signed_off(writer, director, kent)
        SelfEvaluation.objects.filter(pk=evaluation.pk).update(year=year)
        actions.publish_self_evaluation(by=director, evaluation=evaluation, version=evaluation.version)
        made.append(evaluation)
    assert "There is a later one" in page_of(client, made[0])
    assert "There is a later one" not in page_of(client, made[1])


@pytest.mark.parametrize("number", [9, 2**63 - 1, 2**63, 10**30])
def test_a_number_that_no_self_evaluation_has_is_not_found(
    number: int, client: Client, writer: Person
) -> None:
    for one in (client, browser(writer)):
        assert one.get(f"/self-evaluations/{number}/").status_code == 404
        assert one.get(f"/self-evaluations/{number}/file.pdf").status_code == 404


def test_a_kind_of_file_that_there_is_not_is_not_found(kent: Authority, writer: Person) -> None:
    where = reverse("self_evaluation_file", args=[begun(writer, kent).pk, "exe"])
    assert browser(writer).get(where).status_code == 404

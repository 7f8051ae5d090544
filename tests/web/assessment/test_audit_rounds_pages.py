"""Rounds of practice audits in the browser: counts, what each says, correcting, taking off."""

import re
from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from self_evaluation_site import audited

from headway.web.accounts.models import Person
from headway.web.accounts.roles import Role
from headway.web.assessment.forms.audit_rounds import AuditRoundForm
from headway.web.assessment.models import AuditRound
from headway.web.register.models import Authority

pytestmark = pytest.mark.django_db
QUERIES = 6


@pytest.fixture
def writer(person: Callable[..., Person]) -> Person:
    return person(Role.ANALYST, name="Anna Analyst")


@pytest.fixture
def client(client: Client, writer: Person) -> Client:
    client.force_login(writer, backend="django.contrib.auth.backends.ModelBackend")
    return client


def text_of(response: Any) -> str:
    return re.sub(r"\s+", " ", response.content.decode())


def a_form(**given: Any) -> dict[str, Any]:
    today = timezone.localdate()
    made = {
        "title": "Pathway plans",
        "area": "care_leavers",
        "finished-day": today.day,
        "finished-month": today.month,
        "finished-year": today.year,
        "outstanding": 1,
        "good": 5,
        "requires_improvement": 2,
        "inadequate": 0,
    }
    return made | given


def test_a_round_is_recorded_as_counts(kent: Authority, client: Client) -> None:
    page = text_of(client.post(reverse("add_audit_round"), a_form(authority=kent.code), follow=True))
    assert "“Pathway plans” was recorded." in page
    assert "6 (75%)" in page
    assert "Its grades show no strength: nobody moderated them" in page
    (made,) = AuditRound.objects.all()
    assert (made.audited, made.moderated, made.changed) == (8, None, None)


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ({"title": ""}, "Give the round a title."),
        ({"area": ""}, "Choose the area of practice."),
        ({"good": ""}, "Good: give how many, 0 if none."),
        ({"good": "many"}, "Good: Give a whole number from 0, such as 12."),
        ({"good": "-1"}, "Good: Give a whole number from 0, such as 12."),
        ({"good": str(10**30)}, "Good: the number is too large."),
        ({"finished-day": "", "finished-month": "", "finished-year": ""}, "Give the day on which"),
        ({"finished-year": "2199"}, "cannot be finished in the future"),
        ({"outstanding": 0, "good": 0, "requires_improvement": 0}, "No case was audited."),
        ({"moderated": 9}, "each must be at most the one before"),
        ({"changed": 1}, "no case was looked at again"),
    ],
)
def test_a_round_that_cannot_be_is_refused_and_nothing_typed_is_lost(
    given: dict[str, Any], said: str, kent: Authority, client: Client
) -> None:
    response = client.post(reverse("add_audit_round"), a_form(authority=kent.code, learned="Kept.") | given)
    page = text_of(response)
    assert response.status_code == 400
    assert said in page
    assert "Kept.</textarea>" in page
    assert not AuditRound.objects.exists()


def test_a_round_is_corrected_and_two_who_correct_it_are_told(
    kent: Authority, writer: Person, client: Client
) -> None:
    round_ = audited(writer, kent, 0, 3, 8, 1)
    where = reverse("change_audit_round", args=[round_.pk])
    form = a_form(version=round_.version, title="Plans for leaving care")
    assert client.post(where, form).status_code == 302
    again = client.post(where, a_form(version=round_.version, title="Mine"))
    assert again.status_code == 409
    assert "Plans for leaving care" in text_of(again)


def test_a_round_that_is_taken_off_stays_with_its_reason(
    kent: Authority, writer: Person, client: Client
) -> None:
    round_ = audited(writer, kent, 0, 3, 8, 1)
    where = reverse("remove_audit_round", args=[round_.pk])
    assert client.post(where, {"version": round_.version, "because": ""}).status_code == 400
    page = text_of(client.post(where, {"version": round_.version, "because": "Counted twice."}, follow=True))
    assert "Taken off" in page
    assert "Counted twice." in page
    assert client.get(reverse("change_audit_round", args=[round_.pk])).status_code == 404


def test_a_round_that_a_newer_one_took_the_place_of_says_so(
    kent: Authority, writer: Person, client: Client
) -> None:
    audited(writer, kent, 0, 3, 8, 1, days_ago=200)
    audited(writer, kent, 2, 10, 2, 0, days_ago=20)
    audited(writer, kent, 0, 2, 0, 0, days_ago=5)
    page = text_of(client.get(reverse("audit_rounds")))
    assert page.count("A newer round has taken its place") == 1
    assert page.count("Too few cases for their share to say anything") == 1
    assert "Headway’s assumptions: none was published" in page


def test_the_list_asks_the_database_as_often_however_many_rounds_there_are(
    kent: Authority, writer: Person, client: Client, django_assert_num_queries: Callable
) -> None:
    audited(writer, kent, 0, 3, 8, 1)
    client.get(reverse("audit_rounds"))
    with django_assert_num_queries(QUERIES):
        client.get(reverse("audit_rounds"))
    for number in range(4):
        audited(writer, kent, 0, 3, 8, 1, title=f"Round {number}")
    with django_assert_num_queries(QUERIES):
        client.get(reverse("audit_rounds"))


def test_people_of_another_council_find_no_round(
    kent: Authority, medway: Authority, writer: Person, signed_in: Callable[..., Client]
) -> None:
    round_ = audited(writer, kent, 0, 3, 8, 1)
    stranger = signed_in(Role.QUALITY_ASSURANCE, medway)
    assert round_.title not in text_of(stranger.get(reverse("audit_rounds")))
    assert stranger.get(reverse("audit_rounds"), {"authority": kent.code}).status_code == 404
    assert (
        stranger.post(reverse("change_audit_round", args=[round_.pk]), a_form(version=1)).status_code == 404
    )
    assert stranger.post(reverse("add_audit_round"), a_form(authority=kent.code)).status_code == 404


def test_the_form_asks_for_no_person() -> None:
    """Counts alone: there is no field in which a case, a child, a worker or an auditor could be named but the words."""
    assert set(AuditRoundForm.base_fields) == {
        "version", "title", "area", "finished", "outstanding", "good", "requires_improvement", "inadequate",
        "moderated", "changed", "learned",
    }  # fmt: skip

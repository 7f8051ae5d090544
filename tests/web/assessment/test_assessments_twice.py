"""A form that is sent again, by a second press or the way back, and one that brings megabytes."""

from collections.abc import Callable
from typing import Any

import pytest
from assessment_site import kent_2010
from django.urls import reverse
from letter_site import the_letter
from self_evaluation_site import begun, browser

from headway.web.accounts.models import Person
from headway.web.accounts.roles import Role
from headway.web.assessment.models import Assessment, AuditRound, Claim, LetterEdit
from headway.web.register.models import Authority

pytestmark = pytest.mark.django_db

CLAIM = {"question": 1, "area": "care_leavers", "stance": "neither", "text": "Leaders know this."}


@pytest.fixture
def lead(person: Callable[..., Person]) -> Person:
    return person(Role.QUALITY_ASSURANCE)


def test_a_sentence_is_added_once(lead: Person, kent: Authority) -> None:
    made = kent_2010(by=lead, authority=kent)
    statute = the_letter(made).letter.part("statute")
    assert statute is not None
    told = {
        "after": statute.paragraphs[0].sentences[0].key,
        "text": "Leaders know this.",
        "sources": ["J:judgement"],
    }
    answers = [browser(lead).post(reverse("add_sentence", args=[made.pk]), told) for _ in range(2)]
    assert [each.status_code for each in answers] == [302, 400]
    assert "there already" in answers[1].content.decode()
    assert LetterEdit.objects.count() == 1


def test_a_claim_is_made_once(lead: Person, kent: Authority) -> None:
    where = reverse("add_claim", args=[begun(lead, kent).pk])
    assert [browser(lead).post(where, CLAIM).status_code for _ in range(2)] == [302, 400]
    assert Claim.objects.count() == 1


def test_a_round_of_audits_is_recorded_once_and_another_with_other_numbers_beside_it(
    lead: Person, kent: Authority
) -> None:
    told: dict[str, Any] = {"authority": kent.code, "title": "Plans", "area": "care_leavers"}
    told |= {"finished-day": 1, "finished-month": 9, "finished-year": 2025}
    told |= {"outstanding": 1, "good": 10, "requires_improvement": 3, "inadequate": 0}
    where = reverse("add_audit_round")
    assert [browser(lead).post(where, told).status_code for _ in range(2)] == [302, 400]
    assert browser(lead).post(where, told | {"good": 11}).status_code == 302
    assert AuditRound.objects.count() == 2


def test_a_reason_of_megabytes_is_refused(lead: Person, kent: Authority) -> None:
    made = kent_2010(by=lead, authority=kent)
    told = {"version": made.version, "grade": "performs_poorly", "because": "word " * 20_000}
    response = browser(lead).post(reverse("judge_assessment", args=[made.pk]), told)
    assert response.status_code == 400
    assert Assessment.objects.get(pk=made.pk).grade == ""


def test_a_claim_of_megabytes_is_refused(lead: Person, kent: Authority) -> None:
    where = reverse("add_claim", args=[begun(lead, kent).pk])
    assert browser(lead).post(where, CLAIM | {"text": "word " * 20_000}).status_code == 400
    assert not Claim.objects.exists()

"""The year's self-evaluation in the browser: evidence, claims, the alarm beside them, signing off, publishing."""

from collections.abc import Callable

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from self_evaluation_site import a_red_measure, an_inspection, audited, begun, one_claim, signed_off

from headway.web.accounts.models import Person
from headway.web.accounts.roles import Role
from headway.web.assessment.models import AuditRound, SelfEvaluation
from headway.web.register.models import Authority

pytestmark = pytest.mark.django_db
TODAY = timezone.localdate


@pytest.fixture
def writer(person: Callable[..., Person]) -> Person:
    return person(Role.QUALITY_ASSURANCE, name="Quentin Assurer")


@pytest.fixture
def director(person: Callable[..., Person]) -> Person:
    return person(Role.DIRECTOR, name="Dora Director")


def browser(somebody: Person) -> Client:
    client = Client()
    client.force_login(somebody, backend="django.contrib.auth.backends.ModelBackend")
    return client


def text_of(response: object) -> str:
    return response.content.decode()  # type: ignore[attr-defined]


def test_begin(kent: Authority, writer: Person, director: Person) -> None:
    an_inspection(kent, TODAY().replace(year=TODAY().year - 1))
    a_red_measure(kent, director)
    audited(writer, kent, 0, 3, 8, 1)
    client = browser(writer)
    assert client.get(reverse("self_evaluations")).status_code == 200
    assert client.get(reverse("add_self_evaluation")).status_code == 200
    given = {"year": TODAY().year, "begins_with": "evidence", "title": "", "authority": kent.code}
    response = client.post(reverse("add_self_evaluation"), given)
    assert response.status_code == 302, text_of(response)
    evaluation = SelfEvaluation.objects.get()
    page = text_of(client.get(reverse("self_evaluation", args=[evaluation.pk])))
    assert "Proposed: nobody has taken it" in page
    for name in ("add_claim", "propose_claims"):
        assert client.get(reverse(name, args=[evaluation.pk])).status_code == 200
    claim = evaluation.claims.first()
    for name in ("change_claim", "take_claim", "remove_claim"):
        assert client.get(reverse(name, args=[claim.pk])).status_code == 200
    assert client.get(reverse("audit_rounds")).status_code == 200
    assert client.get(reverse("add_audit_round")).status_code == 200
    for name in ("change_audit_round", "remove_audit_round"):
        assert client.get(reverse(name, args=[AuditRound.objects.get().pk])).status_code == 200
    for form in ("html", "pdf", "docx"):
        assert client.get(reverse("self_evaluation_file", args=[evaluation.pk, form])).status_code == 200
    assert begun and one_claim and signed_off

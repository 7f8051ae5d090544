"""What was signed off and then changed in the database by other means: nobody reads it, and it is no error either."""

from collections.abc import Callable
from typing import Any

import pytest
from assessment_site import kent_2010, published_2010
from django.test import Client
from django.urls import reverse
from self_evaluation_site import browser, signed_off

from headway.web.accounts.models import Person
from headway.web.accounts.roles import Role
from headway.web.assessment.actions.publishing import sign_off_assessment
from headway.web.assessment.actions.self_evaluations import publish_self_evaluation
from headway.web.assessment.models import Assessment, SelfEvaluation
from headway.web.register.models import Authority

pytestmark = pytest.mark.django_db

PAGES = ("assessment", "assessment_csv", "assessment_rules", "assessment_rules_file", "assessment_letter")
FILES = ("html", "pdf", "docx", "csv")


def addresses(made: Assessment) -> list[str]:
    pages = [reverse(name, args=[made.pk]) for name in PAGES]
    return pages + [reverse("assessment_letter_file", args=[made.pk, form]) for form in FILES]


@pytest.fixture
def director(person: Callable[..., Person]) -> Person:
    return person(Role.DIRECTOR)


@pytest.fixture
def made(person: Callable[..., Person], director: Person, kent: Authority) -> Assessment:
    return published_2010(judge=person(Role.ANALYST), director=director, authority=kent)


@pytest.mark.parametrize("content", [{}, {"letter": {}}, [], "x", 7])
def test_whatever_was_put_in_its_place_nobody_reads_it(content: Any, made: Assessment) -> None:
    Assessment.objects.update(content=content)
    assert {Client().get(each).status_code for each in addresses(made)} == {503}


@pytest.mark.parametrize("content", [{}, {"letter": {}}, [], "x"])
def test_what_cannot_be_read_any_more_is_told_to_the_director_with_a_way_out(
    content: Any, made: Assessment, director: Person
) -> None:
    Assessment.objects.update(content=content)
    site = browser(director)
    assert {site.get(each).status_code for each in addresses(made)} == {503}
    page = site.get(reverse("assessment", args=[made.pk])).content.decode()
    assert reverse("withdraw_assessment", args=[made.pk]) in page
    told = {"version": made.version, "because": "It was altered."}
    assert site.post(reverse("withdraw_assessment", args=[made.pk]), told).status_code == 302
    assert Client().get(reverse("assessment", args=[made.pk])).status_code == 410


def test_what_is_signed_off_and_emptied_can_be_sent_back(
    person: Callable[..., Person], director: Person, kent: Authority
) -> None:
    made = kent_2010(by=person(Role.ANALYST), authority=kent, judged=True)
    sign_off_assessment(by=director, assessment=made, version=made.version)
    Assessment.objects.update(content={}, grade="nonsense")
    site = browser(director)
    page = site.get(reverse("assessment", args=[made.pk]))
    address = reverse("sign_off_assessment", args=[made.pk])
    assert (page.status_code, address in page.content.decode()) == (503, True)
    assert site.get(address).status_code == 200
    told = {"version": made.version, "decision": "back", "because": "It was altered."}
    assert site.post(address, told).status_code == 302


def test_the_list_shows_the_grade_that_was_signed_off(made: Assessment) -> None:
    Assessment.objects.filter(pk=made.pk).update(grade="performs_excellently")
    page = Client().get(reverse("assessments")).content.decode().partition("What was given nationally")[0]
    assert "Performs poorly (1)" in page
    assert "Performs excellently" not in page


@pytest.mark.parametrize(
    "altered", [{"grade": "nonsense"}, {"rulebook": "gone"}, {"content": {}}, {"content": "x"}]
)
def test_the_list_is_there_whatever_was_altered(
    altered: dict[str, Any], made: Assessment, director: Person
) -> None:
    Assessment.objects.filter(pk=made.pk).update(**altered)
    for site in (Client(), browser(director)):
        response = site.get(reverse("assessments"))
        assert response.status_code == 200
        if "content" in altered:
            assert "Not shown" in response.content.decode()


def test_a_draft_with_a_grade_that_no_scale_has_can_be_judged_again(
    person: Callable[..., Person], kent: Authority
) -> None:
    judge = person(Role.ANALYST)
    made = kent_2010(by=judge, authority=kent, judged=True)
    Assessment.objects.update(grade="nonsense")
    site = browser(judge)
    for name in ("assessment", "judge_assessment", "assessment_letter"):
        assert site.get(reverse(name, args=[made.pk])).status_code == 200
    told = {"version": made.version, "grade": "performs_poorly", "because": "As before."}
    assert site.post(reverse("judge_assessment", args=[made.pk]), told).status_code == 302


@pytest.mark.parametrize("content", [{}, [], "x", {"claims": []}])
def test_an_emptied_self_evaluation_is_shown_to_nobody(
    content: Any, person: Callable[..., Person], director: Person, kent: Authority
) -> None:
    made = signed_off(person(Role.ANALYST), director, kent)
    publish_self_evaluation(by=director, evaluation=made, version=made.version)
    SelfEvaluation.objects.update(content=content)
    here = [reverse("self_evaluation", args=[made.pk])]
    here += [reverse("self_evaluation_file", args=[made.pk, form]) for form in ("html", "pdf", "docx")]
    for site in (Client(), browser(director)):
        assert {site.get(each).status_code for each in here} == {503}
    page = browser(director).get(here[0]).content.decode()
    assert reverse("withdraw_self_evaluation", args=[made.pk]) in page
    assert "withdraw" not in Client().get(here[0]).content.decode().lower()

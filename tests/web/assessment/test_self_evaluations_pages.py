"""The year's self-evaluation in the browser: evidence, claims, the alarm beside them, signing off, publishing."""

import re
from collections.abc import Callable
from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from self_evaluation_site import (
    a_red_measure,
    an_inspection,
    as_form,
    audited,
    begun,
    browser,
    one_claim,
    page_of,
    sent,
    text_of,
)

from headway.web.accounts.models import Person
from headway.web.accounts.roles import Role
from headway.web.assessment.models import AuditRound, SelfEvaluation
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


def test_a_whole_year_from_the_first_audit_to_what_everybody_reads(
    kent: Authority, writer: Person, director: Person, client: Client
) -> None:
    """No script is needed for any of it: every step is a link or a form."""
    today = timezone.localdate()
    an_inspection(kent, today - timedelta(days=400))
    quality, chief = browser(writer), browser(director)

    round_form = {
        "authority": kent.code,
        "title": "Pathway plans, autumn",
        "area": "care_leavers",
        "finished-day": today.day,
        "finished-month": today.month,
        "finished-year": today.year,
        "outstanding": 0,
        "good": 3,
        "requires_improvement": 8,
        "inadequate": 1,
        "moderated": 4,
        "changed": 1,
        "learned": "Plans came late after a change of worker.",
    }
    assert "“Pathway plans, autumn” was recorded" in sent(quality, "add_audit_round", **round_form)

    begin = {"authority": kent.code, "year": today.year, "title": "", "begins_with": "evidence"}
    page = sent(quality, "add_self_evaluation", **begin)
    evaluation = SelfEvaluation.objects.get()
    assert page.count("Proposed: nobody has taken it") == evaluation.claims.count() > 3

    for claim in evaluation.claims.exclude(area="care_leavers", question=1):
        sent(quality, "take_claim", claim.pk, version=claim.version)
    weak = evaluation.claims.get(area="care_leavers", question=1)
    sent(quality, "change_claim", weak.pk, **as_form(weak, stance="strength", text="Care leavers do well."))
    page = page_of(quality, evaluation)
    assert "Something speaks against this claim" in page
    assert "The newest audits say otherwise. Pathway plans, autumn: 3 of 12 audited cases" in page
    assert f"#round-{AuditRound.objects.get().pk}" in page
    assert "Change it, or say why it stands" in page
    assert "Nothing answers question 3" in page

    refused = text_of(chief.get(reverse("sign_off_self_evaluation", args=[evaluation.pk])))
    assert "It cannot be signed off yet" in refused
    evaluation.refresh_from_db()
    response = chief.post(
        reverse("sign_off_self_evaluation", args=[evaluation.pk]), {"version": evaluation.version}
    )
    assert response.status_code == 400
    assert "Something speaks against the claim “Care leavers do well”" in text_of(response)

    weak.refresh_from_db()
    form = text_of(quality.get(reverse("change_claim", args=[weak.pk])))
    seen = re.findall(r'name="seen" value="([^"]+)"', form)
    assert len(seen) == 3  # the audits, the judgement, and what was asked for
    reason = "The round followed one team that has closed; the others were inspected since."
    sent(quality, "change_claim", weak.pk, **as_form(weak, stands_because=reason, seen=seen))
    plan = {"question": 3, "area": "care_leavers", "stance": "neither", "text": "We re-audit in spring."}
    page = sent(quality, "add_claim", evaluation.pk, **plan)
    assert "What speaks against it, and was answered" in page
    assert "Nothing keeps it from being signed off" in page

    where = reverse("self_evaluation", args=[evaluation.pk])
    assert client.get(where).status_code == 404
    evaluation.refresh_from_db()
    sent(chief, "sign_off_self_evaluation", evaluation.pk, version=evaluation.version)
    assert client.get(where).status_code == 404
    evaluation.refresh_from_db()
    sent(chief, "publish_self_evaluation", evaluation.pk, version=evaluation.version)

    assert evaluation.title in text_of(client.get(reverse("self_evaluations")))
    public = text_of(client.get(where))
    assert public.count("<h1") == 1
    assert "Signed off by Dora Director" in public
    assert reason in public
    assert "Good or better: 1 to 5. Inadequate: some." in public
    assert "3 of 12" not in public
    assert "practice-audits" not in public
    for kind in ("html", "pdf", "docx"):
        file = client.get(reverse("self_evaluation_file", args=[evaluation.pk, kind]))
        assert file.status_code == 200
        assert len(file.content) > 2000

    evaluation.refresh_from_db()
    sent(
        chief,
        "withdraw_self_evaluation",
        evaluation.pk,
        version=evaluation.version,
        because="The round was counted twice.",
    )
    gone = client.get(where)
    assert gone.status_code == 410
    assert "The round was counted twice." in text_of(gone)
    assert "Care leavers do well" not in text_of(gone)
    assert "Care leavers do well" in page_of(quality, evaluation)


def test_a_claim_is_kept_and_at_once_told_that_something_speaks_against_it(
    kent: Authority, writer: Person
) -> None:
    audited(writer, kent, 0, 3, 8, 1)
    evaluation = begun(writer, kent)
    given = {"question": 1, "area": "care_leavers", "stance": "strength", "text": "Good."}
    page = sent(browser(writer), "add_claim", evaluation.pk, **given)
    assert "The claim was kept. 2 things speak against it: see beside it." in page


def test_what_was_typed_is_not_lost_when_a_form_is_not_whole(kent: Authority, writer: Person) -> None:
    evaluation = begun(writer, kent)
    response = browser(writer).post(
        reverse("add_claim", args=[evaluation.pk]),
        {"question": 1, "area": "care", "text": "Children are safe."},
    )
    page = text_of(response)
    assert response.status_code == 400
    assert "Choose how you see practice here." in page
    assert "Children are safe.</textarea>" in page
    assert '<option value="care" selected>' in page


def test_two_versions_of_a_claim_stand_beside_each_other(kent: Authority, writer: Person) -> None:
    claim = one_claim(writer, begun(writer, kent), "care")
    old = as_form(claim, text="Mine.")
    sent(browser(writer), "change_claim", claim.pk, **as_form(claim, text="Theirs."))
    response = browser(writer).post(reverse("change_claim", args=[claim.pk]), old)
    assert response.status_code == 409
    for text in ("Mine.", "Theirs.", "Your version and theirs"):
        assert text in text_of(response)


def test_evidence_on_the_claims_own_area_stands_first_and_each_piece_once(
    kent: Authority, writer: Person, director: Person
) -> None:
    an_inspection(kent, timezone.localdate() - timedelta(days=100))
    a_red_measure(kent, director)
    audited(writer, kent, 0, 12, 0, 0, area="care")
    evaluation = begun(writer, kent)
    page = text_of(
        browser(writer).get(
            reverse("add_claim", args=[evaluation.pk]), {"question": 1, "area": "care_leavers"}
        )
    )
    values = re.findall(r'name="evidence" type="checkbox" value="([^"]+)"', page)
    assert len(values) == len(set(values)) == 8  # five judgements, what was asked for, a measure, a round
    assert page.index("On care leavers") < page.index("Practice audits (1)")


def test_evidence_that_is_gone_stays_on_the_form_until_a_person_leaves_it_out(
    kent: Authority, writer: Person
) -> None:
    round_ = audited(writer, kent, 2, 12, 2, 0)
    claim = one_claim(writer, begun(writer, kent), evidence=[f"audit:{round_.pk}"])
    sent(browser(writer), "remove_audit_round", round_.pk, version=round_.version, because="Twice.")
    page = text_of(browser(writer).get(reverse("change_claim", args=[claim.pk])))
    assert "Evidence that is no longer there" in page
    sent(browser(writer), "change_claim", claim.pk, **as_form(claim))
    claim.refresh_from_db()
    assert claim.evidence == [f"audit:{round_.pk}"]
    sent(browser(writer), "change_claim", claim.pk, **as_form(claim, evidence=[]))
    claim.refresh_from_db()
    assert claim.evidence == []


def test_a_weakness_that_no_claim_speaks_of_is_offered_as_one(kent: Authority, writer: Person) -> None:
    audited(writer, kent, 0, 3, 8, 1)
    evaluation = begun(writer, kent)
    page = page_of(browser(writer), evaluation)
    assert "nothing that a person has taken says of their area that it must improve" in page
    assert f"{reverse('add_claim', args=[evaluation.pk])}?question=1&amp;area=care_leavers" in page


def test_one_who_wrote_some_of_it_finds_no_button_to_sign_it_off(
    kent: Authority, writer: Person, director: Person
) -> None:
    evaluation = begun(writer, kent)
    one_claim(director, evaluation, "care", stance="neither")
    page = text_of(browser(director).get(reverse("sign_off_self_evaluation", args=[evaluation.pk])))
    assert "You wrote some of it. Somebody else has to sign it off." in page
    assert "Back to it" in page
    assert ">Sign off<" not in re.sub(r"\s*(<|>)\s*", r"\1", page.split("<form")[-1])


def test_a_claim_that_may_speak_of_a_few_children_is_to_be_read_once_more(
    kent: Authority, writer: Person, director: Person
) -> None:
    evaluation = begun(writer, kent)
    one_claim(writer, evaluation, "care", text="We lost touch with three children.")
    page = text_of(browser(director).get(reverse("sign_off_self_evaluation", args=[evaluation.pk])))
    assert "they may speak of one to five children or cases" in page


def test_words_that_look_like_code_are_shown_as_words(kent: Authority, writer: Person) -> None:
    evaluation = begun(writer, kent)
    one_claim(writer, evaluation, text="<script>alert(1)</script>")
    page = page_of(browser(writer), evaluation)
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in page
    assert "<script>alert" not in page


def test_the_page_of_a_draft_asks_the_database_as_often_however_much_it_holds(
    kent: Authority, writer: Person, director: Person, django_assert_num_queries: Callable
) -> None:
    evaluation, client = begun(writer, kent), browser(writer)
    an_inspection(kent, timezone.localdate() - timedelta(days=100))
    a_red_measure(kent, director)
    one_claim(writer, evaluation)
    page_of(client, evaluation)
    with django_assert_num_queries(QUERIES):
        page_of(client, evaluation)
    for number in range(4):
        audited(writer, kent, 0, 3, 8, 1, title=f"Round {number}")
        a_red_measure(kent, director, f"measure-{number}")
        one_claim(writer, evaluation, "care", text=f"Claim {number}.")
    with django_assert_num_queries(QUERIES):
        page_of(client, evaluation)

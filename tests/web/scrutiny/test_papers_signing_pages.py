"""What becomes of a paper on its pages: versions, sign-off, attachments, withdrawal."""

from collections.abc import Callable
from io import BytesIO

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from example_site import A_PAGE
from page_reading import read
from papers_kit import FULL, ON, Council

from headway.errors import ForPerson
from headway.web.accounts.models import Person
from headway.web.register.models import Authority
from headway.web.scrutiny.actions import papers as actions
from headway.web.scrutiny.models import Paper
from headway.web.scrutiny.rules.contents import content_of
from headway.web.scrutiny.rules.papers_chain import in_force

pytestmark = pytest.mark.django_db


@pytest.fixture
def council(kent: Authority, person: Callable[..., Person]) -> Council:
    return Council(kent, person)


@pytest.fixture
def officer(council: Council) -> Client:
    return council.browser(council.officer)


def test_versions_are_compared_and_brought_back_on_their_pages(council: Council, officer: Client) -> None:
    paper = council.paper()
    council.written(paper, summary="The figures of the year.")
    page = read(officer.get(f"/papers/{paper.pk}/versions/"))
    assert "From version 1 to version 2" in page.text
    assert "Removed: half-year.\n\nThey" not in page.text
    assert "Added: year." in page.text
    page = read(officer.get(f"/papers/{paper.pk}/versions/1/"))
    response = officer.post(f"/papers/{paper.pk}/versions/1/", {"version": page.value("version")})
    assert response.status_code == 302
    assert content_of(council.again(paper)) == FULL
    assert officer.get(f"/papers/{paper.pk}/versions/9/").status_code == 404
    assert officer.get(f"/papers/{paper.pk}/versions/?from=9").status_code == 404


def test_people_are_named_asked_and_sign_on_their_pages(council: Council, officer: Client) -> None:
    paper = council.paper()
    where = f"/papers/{paper.pk}"
    sent = {
        "version": str(paper.version),
        "signatory-TOTAL_FORMS": "4",
        "signatory-INITIAL_FORMS": "0",
        "signatory-0-person": str(council.director.pk),
        "signatory-0-post": "Director",
        "signatory-1-person": str(council.member.pk),
    }
    assert officer.post(f"{where}/who-signs/", sent).status_code == 302
    page = read(officer.get(f"{where}/ask/"))
    assert page.tables[0][1][0] == "Dora Director, Director"
    asked = {"version": page.value("version"), "fault-TOTAL_FORMS": "0", "fault-INITIAL_FORMS": "0"}
    assert officer.post(f"{where}/ask/", asked).status_code == 302
    director, member = council.browser(council.director), council.browser(council.member)
    assert "1 paper waits for your signature" in read(director.get("/papers/")).text
    assert read(member.get("/papers/")).text.count("waits for your signature") == 0
    assert "turn of Dora Director" in read(member.get(f"{where}/sign/")).text
    none = {"fault-TOTAL_FORMS": "0", "fault-INITIAL_FORMS": "0"}
    page = read(director.get(f"{where}/sign/"))
    response = director.post(f"{where}/sign/", none | {"signs": page.value("signs"), "do": "sign"})
    assert response.status_code == 302
    response = member.post(f"{where}/sign/", none | {"signs": "1", "do": "send_back", "comment": ""})
    assert read(response).errors == ["What is to change is empty. Write it."]
    member.post(f"{where}/sign/", none | {"signs": "1", "do": "send_back", "comment": "Shorter."})
    paper = council.again(paper)
    assert paper.state == "draft"
    assert [each.outcome for each in in_force(paper.sign_offs.all())] == ["signed", "returned"]


def test_an_error_that_is_left_is_answered_for_on_the_page(council: Council, officer: Client) -> None:
    paper = council.paper()
    council.written(paper, recommendations=("The Committee is asked to enjoy it.",))
    council.asked(paper, council.director)
    paper = council.again(paper)
    council.written(paper, recommendations=("The Committee is asked to love it.",))
    where = f"/papers/{paper.pk}/ask/"
    page = read(officer.get(where))
    assert "“love” is nothing that a body can resolve." in page.text
    assert "Settled." in page.text, "what was let stand before, and why"
    sent = {
        "version": page.value("version"),
        "fault-TOTAL_FORMS": "1",
        "fault-INITIAL_FORMS": "1",
        "fault-0-key": page.value("fault-0-key"),
        "fault-0-reason": "",
    }
    response = officer.post(where, sent)
    assert response.status_code == 400
    assert "1 error is left" in read(response).errors[0]
    assert officer.post(where, sent | {"fault-0-reason": "It is meant so."}).status_code == 302
    assert "It is meant so." in read(officer.get(f"/papers/{paper.pk}/")).text


def test_a_file_is_attached_opened_and_taken_off(council: Council, officer: Client) -> None:
    paper = council.paper()
    sent = {
        "version": str(paper.version),
        "title": "The report",
        "classification": "unrestricted",
        "file": SimpleUploadedFile("report.pdf", A_PAGE),
    }
    assert officer.post(f"/papers/{paper.pk}/appendices/", sent).status_code == 302
    appendix = paper.appendices.get()
    response = officer.get(f"/papers/appendices/{appendix.pk}/")
    assert b"".join(response.streaming_content) == A_PAGE
    where = f"/papers/appendices/{appendix.pk}/remove/"
    page = read(officer.get(where))
    assert officer.post(where, {"version": page.value("version")}).status_code == 302
    assert not paper.appendices.exists()


def test_a_paper_is_withdrawn_with_its_reason(council: Council, officer: Client) -> None:
    paper = council.paper()
    where = f"/papers/{paper.pk}/withdraw/"
    assert officer.post(where, {"version": "1", "reason": ""}).status_code == 400
    assert officer.post(where, {"version": "1", "reason": "Overtaken by events."}).status_code == 302
    page = read(officer.get(f"/papers/{paper.pk}/"))
    assert "Overtaken by events." in page.text
    assert "Write" not in page.links


def test_a_file_that_cannot_be_kept_is_an_error_on_the_page(council: Council, officer: Client) -> None:
    sent = {
        "version": "1",
        "title": "Words",
        "classification": "unrestricted",
        "file": BytesIO(b"plain words\n"),
    }
    response = officer.post(f"/papers/{council.paper().pk}/appendices/", sent)
    assert response.status_code == 400
    assert read(response).errors


def test_an_error_that_is_found_after_sign_off_is_answered_for_before_publication(
    council: Council, officer: Client
) -> None:
    paper = council.signed(council.paper(), council.director)
    actions.must_be_answered_for(paper, ON)
    content = paper.content
    content["said"]["recommendations"] = ["The Committee is asked to enjoy it."]
    Paper.objects.filter(pk=paper.pk).update(content=content)
    with pytest.raises(ForPerson, match="finds 1 error"):
        actions.must_be_answered_for(council.again(paper), ON)
    page = read(officer.get(f"/papers/{paper.pk}/"))
    where = page.links["Say why they may stand"]
    page = read(officer.get(where))
    sent = {
        "fault-TOTAL_FORMS": "1",
        "fault-INITIAL_FORMS": "1",
        "fault-0-key": page.value("fault-0-key"),
        "fault-0-reason": "",
    }
    assert officer.post(where, sent).status_code == 400
    assert officer.post(where, sent | {"fault-0-reason": "It is meant so."}).status_code == 302
    actions.must_be_answered_for(council.again(paper), ON)
    assert council.again(paper).state == "signed"

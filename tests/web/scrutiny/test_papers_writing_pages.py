"""Writing a paper: its form with every fault, conflict, check and preview."""

from collections.abc import Callable
from datetime import date

import pytest
from django.test import Client
from page_reading import read
from papers_kit import FULL, Council, form_of

from headway.web.accounts.models import Person
from headway.web.register.models import Authority
from headway.web.scrutiny.models import Paper
from headway.web.scrutiny.rules.contents import content_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def council(kent: Authority, person: Callable[..., Person]) -> Council:
    return Council(kent, person)


@pytest.fixture
def officer(council: Council) -> Client:
    return council.browser(council.officer)


def test_a_form_that_is_sent_as_it_came_changes_nothing(council: Council, officer: Client) -> None:
    way = [
        council.known_step("The Panel", date(2018, 5, 3), role="consulted", outcome="Content"),
        *council.way,
        council.known_step("Full Council", None, role="decides"),
    ]
    paper = council.paper(way=way)
    before = content_of(council.again(paper))
    response = officer.post(f"/papers/{paper.pk}/write/", form_of(officer, paper) | {"do": "save"})
    assert response.status_code == 302
    paper = council.again(paper)
    assert content_of(paper) == before
    assert paper.versions.count() == 1


def test_what_is_written_is_saved_in_the_order_of_its_numbers(council: Council, officer: Client) -> None:
    paper = council.paper()
    sent = form_of(officer, paper) | {
        "do": "save",
        "summary": "Written anew.",
        "section-0-place": "3",
        "section-2-heading": "Between",
        "section-2-text": "Words.\r\n\r\n- point",
        "section-2-place": "2",
        "recommendation-1-text": "",
        "background": "none",
        "why": "Tidied",
    }
    sent["section-1-place"] = "1"
    assert officer.post(f"/papers/{paper.pk}/write/", sent).status_code == 302
    content = content_of(council.again(paper))
    assert [each.heading for each in content.sections] == ["Figures", "Between", "Introduction"]
    assert content.sections[1].text == "Words.\n\n- point"
    assert content.recommendations == FULL.recommendations[:1]
    assert content.background == ()
    assert paper.versions.first().why == "Tidied"


def test_a_body_and_a_day_that_are_typed_find_the_meeting_that_is_kept(
    council: Council, officer: Client
) -> None:
    paper = council.paper(way=[])
    council.meeting  # noqa: B018 - made before it is looked for
    sent = form_of(officer, paper) | {
        "do": "save",
        "to_body_name": "children's  COMMITTEE",
        "to_on-day": "21",
        "to_on-month": "6",
        "to_on-year": "2018",
    }
    officer.post(f"/papers/{paper.pk}/write/", sent)
    assert paper.pathway.get().meeting == council.meeting


def test_every_fault_leads_to_its_field_and_nothing_typed_is_lost(council: Council, officer: Client) -> None:
    paper = council.paper()
    sent = form_of(officer, paper) | {
        "do": "save",
        "subject": "",
        "summary": "Kept words",
        "background": "listed",
        "background_documents": "",
        "contact-0-email": "nobody",
        "section-0-place": "first",
        "classification": "exempt",
    }
    response = officer.post(f"/papers/{paper.pk}/write/", sent)
    page = read(response)
    assert response.status_code == 400
    assert len(page.errors) == 8
    assert page.value("summary") == "Kept words"
    assert content_of(council.again(paper)) == FULL


def test_a_conflict_shows_both_versions_and_saving_again_is_a_decision(
    council: Council, officer: Client
) -> None:
    paper = council.paper()
    sent = form_of(officer, paper) | {"do": "save", "summary": "My words.", "section-0-text": "My text."}
    council.written(paper, summary="Their words.", by=council.other)
    response = officer.post(f"/papers/{paper.pk}/write/", sent)
    page = read(response)
    assert response.status_code == 409
    compared = {row[0]: row[1:] for row in page.tables[0]}
    assert compared["Summary"] == ["My words.", "Their words.", "Different"]
    assert compared["Sections"][2] == "Different"
    assert compared["From"][2] == "Same"
    assert (page.value("summary"), page.value("version")) == ("My words.", "2")
    again = officer.post(f"/papers/{paper.pk}/write/", sent | {"version": "2"})
    assert again.status_code == 302
    assert content_of(council.again(paper)).summary == "My words."
    assert paper.versions.count() == 3


def test_preview_and_check_save_nothing_and_show_what_was_typed(council: Council, officer: Client) -> None:
    paper = council.paper()
    sent = form_of(officer, paper) | {
        "summary": "Only looked at.",
        "recommendation-0-text": "The Committee is asked to enjoy the report.",
        "recommendation-1-text": "",
        "section-1-text": "See Appendix 7. <script>alert(1)</script>",
    }
    page = read(officer.post(f"/papers/{paper.pk}/write/", sent | {"do": "preview"}))
    assert "Summary: Only looked at." in page.text
    assert "alert(1)" in page.text
    assert not page.tree.xpath("//main//script")
    page = read(officer.post(f"/papers/{paper.pk}/write/", sent | {"do": "check"}))
    assert "“enjoy” is nothing that a body can resolve" in page.text
    assert page.links["Recommendations"] == "#id-recommendation-0-text"
    appendix = next(href for text, href in page.links.items() if "Figures" in text)
    assert appendix == "#id-section-1-text"
    within = {href[1:] for href in page.links.values() if href.startswith("#")}
    assert not within - set(page.tree.xpath("//@id"))
    assert page.value("summary") == "Only looked at."
    assert content_of(council.again(paper)) == FULL


def test_nothing_is_found_in_a_paper_that_says_everything(council: Council, officer: Client) -> None:
    paper = council.paper()
    page = read(officer.post(f"/papers/{paper.pk}/write/", form_of(officer, paper) | {"do": "check"}))
    assert "Nothing was found." in page.text


def test_a_change_says_that_signatures_no_longer_count(council: Council, officer: Client) -> None:
    paper = council.signed(council.paper(), council.director)
    page = read(officer.get(f"/papers/{paper.pk}/write/"))
    assert "the signatures given no longer count" in page.text
    sent = form_of(officer, paper) | {"do": "save", "summary": "Changed."}
    page = read(officer.post(f"/papers/{paper.pk}/write/", sent, follow=True))
    assert "The signature on the earlier version no longer count" in page.text
    assert "Earlier signatures, which no longer count" in page.text


def test_letters_and_messages_have_forms_of_their_own(officer: Client) -> None:
    for kind, fields in (
        ("letter", {"opening": "Words.", "sign_off": "Yours sincerely", "salutation": "Dear Sir"}),
        ("message", {"standfirst": "Words.", "sender": "A Director", "salutation": "Dear all"}),
        ("briefing", {"standfirst": "Words.", "sender": "An officer"}),
    ):
        sent = {
            "authority": "E10000016",
            "kind": kind,
            "subject": f"A {kind}",
            "classification": "unrestricted",
        }
        response = officer.post("/papers/add/", sent)
        paper = Paper.objects.latest("pk")
        assert response.headers["Location"] == f"/papers/{paper.pk}/write/"
        sent = form_of(officer, paper) | fields | {"do": "save", "section-0-text": "In the section."}
        assert not any(name.startswith(("recommendation", "previous", "to_")) for name in sent)
        assert officer.post(f"/papers/{paper.pk}/write/", sent).status_code == 302
        page = read(officer.get(f"/papers/{paper.pk}/"))
        assert "Words." in page.text
        assert "In the section." in page.text
        assert officer.get(f"/papers/{paper.pk}/paper.pdf").content.startswith(b"%PDF")


def test_a_form_without_its_rows_is_refused_and_changes_nothing(council: Council, officer: Client) -> None:
    paper = council.paper()
    sent = {"version": "1", "subject": "A subject", "do": "save", "classification": "unrestricted"}
    response = officer.post(f"/papers/{paper.pk}/write/", sent)
    assert response.status_code == 400
    assert read(response).errors
    assert content_of(council.again(paper)) == FULL

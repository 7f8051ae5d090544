"""The pages of papers: the list, one paper, writing with its conflict, check and preview, versions, sign-off."""

from collections.abc import Callable
from datetime import date
from io import BytesIO
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from example_site import A_PAGE
from page_reading import read
from papers_kit import FULL, ON, Council, form_of

from headway.errors import ForPerson
from headway.web.accounts.models import Person
from headway.web.register.models import Authority
from headway.web.scrutiny.actions import papers as actions
from headway.web.scrutiny.models import AgendaItem, Meeting, Paper
from headway.web.scrutiny.rules.contents import content_of
from headway.web.scrutiny.rules.papers_chain import in_force

pytestmark = pytest.mark.django_db


@pytest.fixture
def council(kent: Authority, person: Callable[..., Person]) -> Council:
    return Council(kent, person)


@pytest.fixture
def officer(council: Council) -> Client:
    return council.browser(council.officer)


def subjects(client: Client, query: str = "") -> set[str]:
    page = read(client.get(f"/papers/{query}"))
    return {row[0] for table in page.tables for row in table[1:]}


def test_the_list_is_narrowed_by_words_state_kind_body_and_whose(council: Council, officer: Client) -> None:
    council.paper(subject="Vacancies")
    council.paper(subject="Audits of cases", kind="audits", by=council.other, way=[])
    council.signed(council.paper(subject="Signed one"), council.director)
    council.asked(council.paper(subject="Waits"), council.officer)
    assert len(subjects(officer)) == 4
    assert subjects(officer, "?words=vacan") == {"Vacancies"}
    assert subjects(officer, "?words=half-year&kind=audits") == {"Audits of cases"}, "the summary is searched"
    assert subjects(officer, "?state=signed") == {"Signed one"}
    assert subjects(officer, f"?body={council.body.pk}") == {"Vacancies", "Signed one", "Waits"}
    assert subjects(officer, "?mine=mine") == {"Vacancies", "Signed one", "Waits"}
    assert subjects(officer, "?mine=waiting") == {"Waits"}
    assert len(subjects(officer, "?state=nonsense&body=x&kind=%00&page=99")) == 4


def test_the_list_takes_as_many_queries_for_one_paper_as_for_many(
    council: Council, officer: Client, django_assert_max_num_queries: Any
) -> None:
    for number in range(12):
        council.asked(council.paper(subject=f"Paper {number}"), council.director)
    with django_assert_max_num_queries(18):
        assert len(subjects(officer)) == 12


def test_a_papers_page_takes_a_fixed_number_of_queries(
    council: Council, officer: Client, django_assert_max_num_queries: Any
) -> None:
    paper = council.paper(inspection=council.inspection)
    for number in range(4):
        council.appendix(council.again(paper), title=f"Part {number}", name=f"{number}.pdf")
    council.signed(council.again(paper), council.director, council.member, council.clerk)
    for number in range(1, 4):
        item = AgendaItem.objects.create(
            meeting=Meeting.objects.create(body=council.body, on=date(2019, 1, number)), number="1", title="x"
        )
        item.papers.add(paper)
    with django_assert_max_num_queries(28):
        page = read(officer.get(f"/papers/{paper.pk}/"))
    assert page.h1 == "Half-year figures"


def test_the_page_shows_how_it_reads_and_how_far_it_has_come(council: Council, officer: Client) -> None:
    paper = council.paper()
    council.appendix(paper, title="The report")
    council.asked(council.again(paper), council.director, council.member)
    item = AgendaItem.objects.create(meeting=council.meeting, number="5", title="Figures")
    item.papers.add(paper)
    page = read(officer.get(f"/papers/{paper.pk}/"))
    for words in (
        "Children's Committee – 21 June 2018",
        "1.1 First words.",
        "2.1.1 There are some.",
        "3.1 Recommendations: (a) The Committee is asked to NOTE the report.",
        "It waits for the signature of Dora Director, Post.",
        "On the agenda of: Children's Committee, 21 June 2018, item 5.",
        "Considers and comments",
        "Appendix 1: The report",
        "2 versions; the latest is number 2",
    ):
        assert words in page.text, words


def test_the_three_files_are_made_and_named_for_the_paper(council: Council, officer: Client) -> None:
    paper = council.paper()
    for kind, start in (("pdf", b"%PDF"), ("docx", b"PK"), ("html", b"<!DOCTYPE")):
        response = officer.get(f"/papers/{paper.pk}/paper.{kind}")
        assert response.content.startswith(start)
        assert f"Half-year%20figures%20%28draft%29.{kind}" in response.headers["Content-Disposition"]
    assert officer.get(f"/papers/{paper.pk}/paper.exe").status_code == 404


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


def test_members_read_a_signed_paper_but_not_how_it_was_made(council: Council) -> None:
    draft, paper = council.paper(subject="Draft"), council.paper()
    council.appendix(paper)
    council.signed(council.again(paper), council.director)
    member = council.browser(council.member)
    assert member.get(f"/papers/{draft.pk}/").status_code == 404
    page = read(member.get(f"/papers/{paper.pk}/"))
    assert "How it reads" in page.text
    for words in ("What the check finds", "Sign-off", "Versions"):
        assert words not in page.text
    assert member.get(f"/papers/{paper.pk}/versions/").status_code == 403
    response = member.get(f"/papers/appendices/{paper.appendices.get().pk}/")
    assert b"".join(response.streaming_content) == A_PAGE


def test_a_paper_of_another_council_does_not_exist(council: Council, medway: Authority) -> None:
    paper = council.paper()
    stranger = council.browser(Council(medway, council.person).director)
    for page in (
        "",
        "write/",
        "versions/",
        "who-signs/",
        "ask/",
        "sign/",
        "withdraw/",
        "appendices/",
        "paper.pdf",
    ):
        assert stranger.get(f"/papers/{paper.pk}/{page}").status_code == 404, page
    assert subjects(stranger) == set()


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


def test_a_form_without_its_rows_is_refused_and_changes_nothing(council: Council, officer: Client) -> None:
    paper = council.paper()
    sent = {"version": "1", "subject": "A subject", "do": "save", "classification": "unrestricted"}
    response = officer.post(f"/papers/{paper.pk}/write/", sent)
    assert response.status_code == 400
    assert read(response).errors
    assert content_of(council.again(paper)) == FULL


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


def test_a_signed_paper_leads_to_the_agenda_of_its_meeting(council: Council, officer: Client) -> None:
    paper = council.signed(council.paper(), council.director)
    clerk = council.browser(council.clerk)
    words = "Put it on the agenda of Children's Committee, 21 June 2018"
    assert words not in read(officer.get(f"/papers/{paper.pk}/")).links
    where = read(clerk.get(f"/papers/{paper.pk}/")).links[words]
    assert read(clerk.get(where)).value("papers") == [str(paper.pk)]
    AgendaItem.objects.create(meeting=council.meeting, number="5", title="Figures").papers.add(paper)
    assert words not in read(clerk.get(f"/papers/{paper.pk}/")).links

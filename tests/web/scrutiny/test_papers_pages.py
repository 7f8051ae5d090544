"""The pages of papers: the list, one paper with its files, and who may read it."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from django.test import Client
from example_site import A_PAGE
from page_reading import read
from papers_kit import Council

from headway.web.accounts.models import Person
from headway.web.register.models import Authority
from headway.web.scrutiny.models import AgendaItem, Meeting

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


def test_a_signed_paper_leads_to_the_agenda_of_its_meeting(council: Council, officer: Client) -> None:
    paper = council.signed(council.paper(), council.director)
    clerk = council.browser(council.clerk)
    words = "Put it on the agenda of Children's Committee, 21 June 2018"
    assert words not in read(officer.get(f"/papers/{paper.pk}/")).links
    where = read(clerk.get(f"/papers/{paper.pk}/")).links[words]
    assert read(clerk.get(where)).value("papers") == [str(paper.pk)]
    AgendaItem.objects.create(meeting=council.meeting, number="5", title="Figures").papers.add(paper)
    assert words not in read(clerk.get(f"/papers/{paper.pk}/")).links

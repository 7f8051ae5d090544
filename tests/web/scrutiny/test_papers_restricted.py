"""What is restricted stays with those who may see it: pages, files, names, properties, versions, the list."""

import zipfile
from collections.abc import Callable
from io import BytesIO
from urllib.parse import unquote

import pytest
from django.test import Client
from page_reading import read
from papers_kit import EXEMPT, FULL, ON, SECRET, Council
from pypdfium2 import PdfDocument

from headway.web.accounts.models import Person
from headway.web.accounts.roles import Role
from headway.web.register.models import Authority
from headway.web.scrutiny.actions import papers as actions
from headway.web.scrutiny.actions.papers import Acknowledged, Marking, Signatory
from headway.web.scrutiny.models import AgendaItem, Seat
from headway.web.scrutiny.queries.papers_checks import errors_left
from headway.web.scrutiny.rules.papers_marking import PARAGRAPHS, classification_line

pytestmark = pytest.mark.django_db


@pytest.fixture
def council(kent: Authority, person: Callable[..., Person]) -> Council:
    return Council(kent, person)


def test_an_exempt_paper_is_for_few(council: Council) -> None:
    paper = council.paper(subject=SECRET, marking=EXEMPT)
    inspector = council.person(Role.INSPECTOR, council.authority)
    for person in (council.officer, council.director, council.clerk, inspector):
        assert council.browser(person).get(f"/papers/{paper.pk}/").status_code == 200, person
    for person in (council.other, council.member):
        client = council.browser(person)
        for page in ("", "write/", "versions/", "sign/", "paper.pdf", "paper.html"):
            response = client.get(f"/papers/{paper.pk}/{page}")
            assert response.status_code == 404, (person, page)
            assert SECRET not in response.content.decode()
        assert SECRET not in client.get("/papers/?words=zebulon").content.decode()


def test_members_of_the_body_it_comes_before_read_a_signed_exempt_paper(council: Council) -> None:
    paper = council.signed(council.paper(subject=SECRET, marking=EXEMPT), council.director)
    member = council.browser(council.member)
    assert member.get(f"/papers/{paper.pk}/").status_code == 404
    item = AgendaItem.objects.create(meeting=council.meeting, number="9", title="Private")
    item.papers.add(paper)
    Seat.objects.create(body=council.body, person=council.member, name="Mary Member", from_day=ON)
    assert member.get(f"/papers/{paper.pk}/").status_code == 200


def test_the_files_of_a_restricted_paper_say_nothing_by_name_or_property(council: Council) -> None:
    paper = council.paper(subject=SECRET, marking=EXEMPT)
    officer = council.browser(council.officer)
    files = {kind: officer.get(f"/papers/{paper.pk}/paper.{kind}") for kind in ("pdf", "docx", "html")}
    for kind, response in files.items():
        name = unquote(response.headers["Content-Disposition"])
        assert f"paper-{paper.pk}.{kind}" in name
        assert "ebulon" not in name
    told = PdfDocument(files["pdf"].content).get_metadata_dict()
    assert "ebulon" not in str(told)
    with zipfile.ZipFile(BytesIO(files["docx"].content)) as archive:
        properties = archive.read("docProps/core.xml").decode()
        words = archive.read("word/document.xml").decode()
    assert "ebulon" not in properties
    assert SECRET.upper() in words, "its readers read its subject in the text"
    head = files["html"].content.decode().split("</head>")[0]
    assert "ebulon" not in head


def test_a_restricted_letter_keeps_its_subject_out_of_its_properties(council: Council) -> None:
    from test_papers_contents import LETTER

    paper = council.paper(kind="letter", content=LETTER, way=[], marking=EXEMPT)
    file = council.browser(council.officer).get(f"/papers/{paper.pk}/paper.docx").content
    with zipfile.ZipFile(BytesIO(file)) as archive:
        assert LETTER.subject not in archive.read("docProps/core.xml").decode()
        assert LETTER.subject in archive.read("word/document.xml").decode()


def test_the_title_of_the_page_says_no_more_than_its_number(council: Council) -> None:
    paper = council.paper(subject=SECRET, marking=EXEMPT)
    officer = council.browser(council.officer)
    for page in ("", "write/", "versions/", "who-signs/", "ask/", "withdraw/", "appendices/"):
        shown = read(officer.get(f"/papers/{paper.pk}/{page}"))
        assert f"Restricted paper {paper.pk}" in shown.title
        assert "ebulon" not in shown.title


def test_a_restricted_appendix_of_an_open_paper_is_a_number_to_others(council: Council) -> None:
    paper = council.paper()
    appendix = council.appendix(paper, title=SECRET, name="zebulon.pdf", marking=EXEMPT)
    other, director = council.browser(council.other), council.browser(council.director)
    for page in ("", "versions/", "sign/"):
        response = other.get(f"/papers/{paper.pk}/{page}")
        assert response.status_code == 200
        assert "ebulon" not in response.content.decode()
    assert "Appendix 1" in read(other.get(f"/papers/{paper.pk}/")).text
    for page in ("", "remove/"):
        assert other.get(f"/papers/appendices/{appendix.pk}/{page}").status_code == 404
    response = director.get(f"/papers/appendices/{appendix.pk}/")
    assert "ebulon" not in response.headers["Content-Disposition"]
    b"".join(response.streaming_content)
    assert SECRET in read(director.get(f"/papers/{paper.pk}/")).text


def test_a_preview_by_one_who_may_not_see_it_does_not_show_the_appendix(council: Council) -> None:
    from papers_kit import form_of

    paper = council.paper()
    council.appendix(paper, title=SECRET, marking=EXEMPT)
    other = council.browser(council.other)
    for do in ("preview", "check"):
        response = other.post(f"/papers/{paper.pk}/write/", form_of(other, paper) | {"do": do})
        assert response.status_code == 200
        assert "ebulon" not in response.content.decode()


def test_versions_that_were_restricted_stay_so_when_the_paper_is_opened(council: Council) -> None:
    paper = council.paper(marking=EXEMPT)
    council.written(paper, summary=SECRET)
    actions.write_paper(
        by=council.officer, paper=paper, version=paper.version, content=FULL, marking=Marking()
    )
    other = council.browser(council.other)
    page = read(other.get(f"/papers/{paper.pk}/versions/"))
    assert "2 earlier versions of this paper were restricted and are not shown." in page.text
    assert "ebulon" not in page.text
    assert other.get(f"/papers/{paper.pk}/versions/?from=2").status_code == 404
    assert other.get(f"/papers/{paper.pk}/versions/2/").status_code == 404
    assert (
        SECRET
        in read(council.browser(council.director).get(f"/papers/{paper.pk}/versions/?from=2&to=3")).text
    )


def test_the_form_asks_for_everything_that_a_restriction_needs(council: Council) -> None:
    officer = council.browser(council.officer)
    sent = {
        "authority": council.authority.pk,
        "kind": "other",
        "subject": "A subject",
        "classification": "exempt",
    }
    response = officer.post("/papers/add/", sent)
    assert response.status_code == 400
    assert len(read(response).errors) == 4


def test_the_line_on_the_paper_names_paragraph_and_reason(council: Council) -> None:
    paper = council.paper(marking=EXEMPT)
    assert classification_line(paper) == (
        "Exempt: paragraph 3 of Part 1 of Schedule 12A to the Local Government Act 1972. The public interest in "
        "keeping it outweighs that in disclosing it: Bidders would learn each other's prices."
    )
    confidential = council.paper(
        marking=Marking("confidential", (), "An order of the court.", "The clerk", ON)
    )
    assert classification_line(confidential).endswith("An order of the court.")
    assert sorted(PARAGRAPHS) == [1, 2, 3, 4, 5, 6, 7]


def test_the_public_is_sent_to_sign_in(council: Council) -> None:
    paper = council.signed(council.paper(), council.director)
    for page in ("/papers/", f"/papers/{paper.pk}/", f"/papers/{paper.pk}/paper.pdf"):
        response = Client().get(page)
        assert response.status_code == 302
        assert "/account/login/" in response.headers["Location"]


def test_what_was_said_of_a_restricted_version_stays_so_when_the_paper_is_opened(council: Council) -> None:
    paper = council.paper(marking=EXEMPT)
    council.written(paper, recommendations=("The Committee is asked to enjoy Zebulon.",))
    actions.name_signatories(
        by=council.officer, paper=paper, version=paper.version, signatories=[Signatory(council.director)]
    )
    left = errors_left(council.again(paper), ON)
    paper = council.again(paper)
    actions.ask_for_sign_off(
        by=council.officer,
        paper=paper,
        version=paper.version,
        on=ON,
        acknowledged=[Acknowledged(each.key, "Zebulon wants it so.") for each in left],
    )
    actions.send_back(by=council.director, paper=council.again(paper), signs=2, comment="Zebulon must go.")
    paper = council.again(paper)
    actions.write_paper(
        by=council.officer, paper=paper, version=paper.version, content=FULL, marking=Marking()
    )
    other, director = council.browser(council.other), council.browser(council.director)
    for page in ("", "ask/", "sign/", "versions/", "write/"):
        response = other.get(f"/papers/{paper.pk}/{page}")
        assert response.status_code == 200
        assert "Zebulon" not in response.content.decode(), page
    assert "Zebulon must go." in read(director.get(f"/papers/{paper.pk}/")).text
    assert "Zebulon wants it so." in read(director.get(f"/papers/{paper.pk}/")).text

"""The digest as a page and as a paper: its counts, its quotations, and who may make it."""

import io
import re
from collections.abc import Callable
from datetime import date

import pypdfium2
import pytest
from django.test import Client
from docx import Document as WordDocument
from example_site import Site
from lessons_site import a_passage, a_report, a_theme, an_item

from headway.errors import ForPerson
from headway.themes.quotations import found_on
from headway.web.accounts.models import Person
from headway.web.accounts.roles import Role
from headway.web.lessons.actions.decisions import lead_to_new_action, mark, no_action
from headway.web.lessons.actions.digest import begin_lessons_paper
from headway.web.lessons.models import LibraryReport, Neighbour, NeighbourList
from headway.web.lessons.queries.digest import Choice, digest_of
from headway.web.lessons.states import PassageKind, ThemeState
from headway.web.plans.statement import Format
from headway.web.register.models import Authority
from headway.web.scrutiny.models import Paper
from headway.web.scrutiny.queries.papers_checks import faults_of
from headway.web.scrutiny.rules.contents import content_of
from headway.web.scrutiny.rules.papers_document import as_file, document_of, template_of
from headway.web.scrutiny.states import PaperKind

pytestmark = pytest.mark.django_db
TODAY = date(2026, 3, 2)
LEAVERS = "Make sure that each care leaver in custody is visited | and that the visit is written down within a week."
AGAIN = "Visit care leavers who live far away as often as those who live near."
SWITCH = "Hold a strategy discussion – with police and health – within a working day of a rise in risk."
OF_THE_HEAD = {"background-documents", "contacts", "head-blank", "pathway-blank", "placeholder"}
BETTER = "Personal advisers keep in touch with nearly every care leaver, and know them well."


@pytest.fixture
def library(kent: Authority, medway: Authority) -> dict[str, LibraryReport]:
    """Medway twice, the second time better; Essex once; Kent itself; a visit that is no full inspection."""
    first = a_report(
        medway.code, ended=date(2016, 3, 18), published=date(2016, 5, 3), overall="Requires improvement"
    )
    a_theme(an_item(first, LEAVERS, page=4), "care_leavers", state=ThemeState.CONFIRMED)
    an_item(first, SWITCH, page=5, themes={"child_protection": 0.7, "oversight": 0.6})
    second = a_report(medway.code, ended=date(2017, 11, 10), published=date(2018, 1, 5), overall="Good")
    an_item(second, SWITCH, page=3, themes={"child_protection": 0.7})
    a_passage(second, BETTER, kind=PassageKind.STRENGTH, page=9)
    essex = a_report(
        "E10000012", ended=date(2018, 11, 16), framework="ILACS", form="standard", overall="Good"
    )
    an_item(essex, AGAIN, page=2, themes={"care_leavers": 0.9})
    own = a_report(kent.code, ended=date(2017, 3, 30), overall="Good")
    an_item(own, "Ours alone to mend.", themes={"care_leavers": 0.9})
    a_report(medway.code, ended=date(2020, 2, 12), framework="ILACS", form="focused visit")
    listed = NeighbourList.objects.create(name="Statistical neighbours", version="May 2025")
    for rank, code in enumerate(("E10000012", "E10000014"), start=1):
        other = Authority.objects.get_or_create(code=code, defaults={"name": code})[0]
        Neighbour.objects.create(list=listed, authority=kent, neighbour=other, rank=rank)
    return {"first": first, "second": second, "essex": essex}


@pytest.fixture
def quality(person: Callable[..., Person]) -> Person:
    return person(Role.QUALITY_ASSURANCE)


@pytest.mark.usefixtures("library")
def test_counts_leave_out_the_authority_itself_and_visits_and_say_so(
    kent: Authority, quality: Person
) -> None:
    found = digest_of(quality, kent, Choice(), TODAY)
    cover = found.coverage
    assert (cover.documents, cover.counted, cover.own, cover.visits) == (5, 3, 1, 1)
    assert cover.frameworks == (("SIF", 2), ("ILACS", 1))
    leavers = {each.framework: each for each in found.counts if each.key == "care_leavers"}
    assert (leavers["SIF"].reports, leavers["SIF"].of, leavers["SIF"].confirmed) == (1, 2, 1)
    assert (leavers["ILACS"].reports, leavers["ILACS"].of, leavers["ILACS"].confirmed) == (1, 1, 0)


@pytest.mark.usefixtures("library")
def test_who_came_out_better_is_told_with_what_the_next_report_said(kent: Authority, quality: Person) -> None:
    found = digest_of(quality, kent, Choice(themes=("care_leavers", "child_protection")), TODAY)
    assert (found.better_found, found.better_of) == (2, 2)
    by = {each.theme: each for each in found.better}
    leavers, strategy = by["Care leavers"], by["Child protection enquiries and conferences"]
    assert (leavers.still_named, leavers.said.text if leavers.said else "") == (False, BETTER)
    assert strategy.still_named
    assert (strategy.earlier.grade, strategy.later_grade) == ("Requires improvement", "Good")


@pytest.mark.usefixtures("library")
def test_neighbours_only_leaves_the_others_out(kent: Authority, quality: Person) -> None:
    found = digest_of(quality, kent, Choice(neighbours_only=True), TODAY)
    assert [each.authority for each in found.told] == ["Essex"]
    assert (found.coverage.counted, found.neighbours) == (1, 2)
    assert "Kent's neighbours" in found.coverage.only


@pytest.mark.usefixtures("library")
def test_a_period_holds_the_inspections_that_ended_in_it(kent: Authority, quality: Person) -> None:
    found = digest_of(quality, kent, Choice(since=date(2017, 1, 1), until=date(2018, 11, 15)), TODAY)
    assert (found.coverage.counted, found.coverage.first) == (1, date(2017, 11, 10))


def test_a_theme_that_was_turned_down_counts_nowhere(
    kent: Authority, quality: Person, library: dict[str, LibraryReport]
) -> None:
    item = library["essex"].passages.get()
    item.themes.update(state=ThemeState.REJECTED)
    found = digest_of(quality, kent, Choice(themes=("care_leavers",)), TODAY)
    assert {each.framework: each.reports for each in found.counts} == {"SIF": 1, "ILACS": 0}


def _printed(paper: Paper) -> dict[Format, str]:
    """The paper's words in each form that it is printed in."""
    content = content_of(Paper.objects.get(pk=paper.pk))
    tree, template = document_of(paper, content), template_of(content)
    files = {form: as_file(tree, form, template) for form in (Format.HTML, Format.PDF, Format.WORD)}
    word = WordDocument(io.BytesIO(files[Format.WORD]))
    cells = [cell.text for table in word.tables for row in table.rows for cell in row.cells]
    with pypdfium2.PdfDocument(files[Format.PDF]) as pdf:
        pages = [page.get_textpage().get_text_range() for page in pdf]
    return {
        Format.HTML: re.sub(r"<[^>]+>", " ", files[Format.HTML].decode()),
        Format.PDF: "\n".join(pages),
        Format.WORD: "\n".join([*(each.text for each in word.paragraphs), *cells]),
    }


def _letters(text: str) -> str:
    return "".join(each for each in text if each.isalnum())


def test_every_quotation_of_the_paper_stands_at_its_page_and_in_every_form(
    kent: Authority, quality: Person, library: dict[str, LibraryReport]
) -> None:
    for item in (*library["first"].passages.all(), library["essex"].passages.get()):
        mark(by=quality, authority=kent, passage=item, relevant=False, reason="We do this.", on=TODAY)
    paper = begin_lessons_paper(by=quality, authority=kent, choice=Choice(), on=TODAY)
    sections = {each.heading: each.text for each in content_of(paper).sections}
    annex = sections["Annex: passages with report and page"].replace("\\|", "¦")
    found = re.findall(
        r"^\| (.+), (.+), fieldwork to .+?(?:, published .+)?, page (\d+) \| “(.+)” \|$", annex, re.MULTILINE
    )
    rows = [(quotation, authority, framework, page) for authority, framework, page, quotation in found]
    assert len(rows) == 5
    printed = _printed(paper)
    for quotation, authority, framework, page in rows:
        report = LibraryReport.objects.filter(authority_name=authority, framework=framework)
        texts = [list(each.page_texts.values_list("text", flat=True)) for each in report]
        assert any(found_on(quotation, pages, int(page)) for pages in texts), quotation
        for form, text in printed.items():
            assert _letters(quotation) in _letters(text), (form, quotation)
    told = "".join(text for heading, text in sections.items() if not heading.startswith("Annex"))
    for quotation in re.findall(r"^- “(.+?)( …)?” \(", told, re.M):
        assert any(_letters(quotation[0]) in _letters(row[0]) for row in rows)


def test_the_check_finds_nothing_in_the_words_of_the_paper(
    kent: Authority, quality: Person, library: dict[str, LibraryReport]
) -> None:
    item = library["first"].passages.first()
    mark(by=quality, authority=kent, passage=item, relevant=True, reason="We have the same gap.", on=TODAY)
    paper = begin_lessons_paper(by=quality, authority=kent, choice=Choice(), on=TODAY)
    assert paper.kind == PaperKind.LESSONS
    # What is left is of the head of a paper that nobody has filled in yet, and of nothing that the digest says.
    assert {each.rule for each in faults_of(paper, TODAY)} <= OF_THE_HEAD


@pytest.mark.usefixtures("library")
def test_each_figure_of_the_paper_keeps_its_source(kent: Authority, quality: Person) -> None:
    paper = begin_lessons_paper(by=quality, authority=kent, choice=Choice(), on=TODAY)
    sources = paper.content["sources"]
    assert any(each["source"] == "Headway, library of reports, SIF, as at 2 March 2026" for each in sources)
    assert any("page 4" in each["source"] and "custody" in each["sentence"] for each in sources)


def test_what_was_decided_stands_with_its_action_or_why_there_is_none(
    kent: Authority, person: Callable[..., Person], quality: Person, library: dict[str, LibraryReport]
) -> None:
    first, second = library["first"].passages.all()
    acted = mark(
        by=quality, authority=kent, passage=first, relevant=True, reason="We found it too.", on=TODAY
    )
    lead_to_new_action(
        by=quality,
        lesson=acted,
        version=acted.version,
        on=TODAY,
        plan=Site(kent, person).plan,
        issue="Visits to care leavers in custody",
        title="Visit each care leaver in custody",
        measure="All visited in a month",
        measure_kind="audit",
        owners=[],
        start=TODAY,
        due=date(2026, 6, 30),
    )
    left = mark(by=quality, authority=kent, passage=second, relevant=True, reason="It matters.", on=TODAY)
    no_action(by=quality, lesson=left, version=left.version, because="The audit of May covers it.", on=TODAY)
    paper = begin_lessons_paper(by=quality, authority=kent, choice=Choice(), on=TODAY)
    text = next(each.text for each in content_of(paper).sections if each.heading == "What we decided")
    assert "2 of 2 were found relevant" in text
    assert "Action: Visit each care leaver in custody" in text
    assert "due 30 June 2026" in text
    assert "No action, because the audit of May covers it." in text


def test_nothing_is_begun_from_nothing(kent: Authority, quality: Person) -> None:
    with pytest.raises(ForPerson, match="no report of what you chose"):
        begin_lessons_paper(by=quality, authority=kent, choice=Choice(), on=TODAY)


@pytest.mark.usefixtures("library")
def test_the_page_shows_the_digest_and_makes_the_paper(
    kent: Authority, signed_in: Callable[..., Client]
) -> None:
    browser = signed_in(Role.QUALITY_ASSURANCE)
    shown = browser.get("/lessons/digest/?themes=care_leavers").content.decode()
    assert "What was read, and what was not" in shown
    assert 'name="themes" value="care_leavers"' in shown
    answer = browser.post("/lessons/digest/begin/", {"authority": kent.code, "themes": ["care_leavers"]})
    made = Paper.objects.get()
    assert answer.headers["Location"] == f"/papers/{made.pk}/write/"


@pytest.mark.usefixtures("library")
def test_another_authoritys_digest_is_not_to_be_chosen(
    medway: Authority, signed_in: Callable[..., Client]
) -> None:
    browser = signed_in(Role.QUALITY_ASSURANCE)
    assert browser.get(f"/lessons/digest/?authority={medway.code}").status_code == 400
    assert browser.post("/lessons/digest/begin/", {"authority": medway.code}).status_code == 400
    assert not Paper.objects.exists()


@pytest.mark.usefixtures("library")
def test_the_page_takes_as_many_queries_whatever_the_library_holds(
    signed_in: Callable[..., Client], django_assert_num_queries
) -> None:
    browser = signed_in(Role.QUALITY_ASSURANCE)
    with _counting() as before:
        browser.get("/lessons/digest/?themes=care_leavers")
    for number in range(12):
        report = a_report(f"E0900000{number % 9 + 1}", ended=date(2016 + number % 9, 5, 6), overall="Good")
        an_item(report, f"Care leavers want {number}.", themes={"care_leavers": 0.9})
    with django_assert_num_queries(len(before)):
        browser.get("/lessons/digest/?themes=care_leavers")


def _counting():
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    return CaptureQueriesContext(connection)

"""The pack as one page: its way about, its headings, the words of appendices; and axe on it and on every document."""

import importlib.util
import os
import shutil
from collections.abc import Iterator
from datetime import date
from itertools import pairwise
from pathlib import Path

import pytest
from lxml import html as markup
from playwright.sync_api import Page, sync_playwright

from headway.documents import PackAppendix, PackPaper, agenda_pack, html, minutes, pdf
from headway.documents.agenda_pack.pack_html import paragraphs
from headway.documents.content import AgendaContent, AgendaLine, Contact, MinutesContent
from headway.documents.tree import Document, Heading, Paragraph, Run, Table, plain
from headway.minutes import Minute, Part
from headway.minutes import Paragraph as Said

ON = date(2023, 9, 14)
AGENDA = AgendaContent(
    "Barsetshire Scrutiny Committee",
    ON,
    "10.00 am",
    "The Shire Hall",
    ("Cllr Thorne (Chairman)",),
    (
        AgendaLine("1", "Minutes"),
        AgendaLine("2", "Outcome"),
        AgendaLine("3", "Private", in_private="Paragraph 3."),
    ),
    date(2023, 9, 6),
    Contact("Clerk", "S. Harding"),
)


def document(title: str, words: str) -> Document:
    table = Table("Grades", ("Judgement", "Grade"), (((plain("All"),), (plain("Good"),)),), (2, 1))
    return Document(
        title,
        ON,
        (
            Heading(plain("Introduction"), "1."),
            Paragraph((Run(f"{words} "), Run("NOTE", bold=True)), "1.1"),
            Heading(plain("Part"), "1.2", level=3),
            Paragraph(plain("More."), "1.2.1"),
            table,
        ),
    )


MINUTE = Minute("An item", paragraphs=(Said("1", "Words:", (Part("a", "one;"), Part("b", "two."))),))
MINUTES = minutes(
    MinutesContent("The Committee", ON, "Hall", "draft", ("A",), (), (), (), (("1", MINUTE), ("2", MINUTE)))
)


@pytest.fixture(scope="module")
def made() -> str:
    papers = [
        PackPaper("1", MINUTES),
        PackPaper(
            "2",
            document("Outcome", "Paper words"),
            (
                PackAppendix("1", "The <report>", pdf(document("A report", "Given words")), "/files/1"),
                PackAppendix("2", "A scan", blank(), "https://example.org/scan.pdf"),
            ),
        ),
        PackPaper("2", document("What comes next", "Next words")),
    ]
    return agenda_pack(AGENDA, papers).html


def blank() -> bytes:
    """A page without a word, as a scanner leaves it."""
    return (
        b"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n"
        b"2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n"
        b"3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF"
    )


@pytest.fixture
def page(made):
    return markup.fromstring(made)


def test_the_contents_lead_to_every_item_paper_and_appendix_on_the_page(page):
    links = [(link.text_content(), link.get("href")[1:]) for link in page.iterfind(".//nav//a")]
    assert [text for text, _ in links] == [
        "Agenda",
        "1. Minutes",
        "Draft minutes of the Committee",
        "2. Outcome",
        "Outcome",
        "Appendix 1: The <report>",
        "Appendix 2: A scan",
        "What comes next",
    ]
    ids = [node.get("id") for node in page.iter() if node.get("id")]
    assert len(ids) == len(set(ids))
    for text, place in links:
        assert page.get_element_by_id(place).text_content() == text


def test_headings_come_in_order_and_there_is_one_h1(page):
    levels = [int(node.tag[1]) for node in page.iter("h1", "h2", "h3", "h4", "h5", "h6")]
    assert levels.count(1) == 1
    assert levels[0] == 1
    assert all(later <= earlier + 1 for earlier, later in pairwise(levels))


def test_an_appendix_gives_its_words_by_page_and_its_file(page):
    words = " ".join(page.text_content().split())
    assert "Appendix 1, page 1 of 1" in words
    assert "Given words NOTE" in words
    links = {link.text_content(): link.get("href") for link in page.iterfind(".//main//a")}
    assert links["Open Appendix 1 as a file (PDF)"] == "/files/1"


def test_an_appendix_without_a_text_layer_says_so_and_gives_its_file(page):
    words = " ".join(page.text_content().split())
    assert "It has no text layer, so its words are not given here." in words
    assert "Appendix 2, page 1" not in words
    assert "https://example.org/scan.pdf" in [link.get("href") for link in page.iter("a")]


def test_the_page_needs_nothing_beside_it(page, made):
    assert not list(page.iter("script", "link", "img", "iframe"))
    assert not [node for node in page.iter() if node.get("style")]
    assert "<report>" not in made


@pytest.mark.parametrize(
    "link", ["javascript:alert(1)", "data:text/html,x", "//elsewhere.example/x", "file:///etc"]
)
def test_a_link_that_leads_to_no_page_is_refused(link):
    papers = [PackPaper("2", document("P", "w"), (PackAppendix("1", "A", pdf(document("R", "w")), link),))]
    with pytest.raises(ValueError, match="leads neither"):
        agenda_pack(AGENDA, papers)


def test_the_lines_of_a_page_are_joined_as_far_as_they_tell():
    long = "A line of the usual length of the lines on this page of print"
    assert paragraphs(f"{long}\r\n{long}\r\nends.\r\n{long}\r\n• a bullet\r\n2. a number\r\n\r\nApart") == [
        f"{long} {long} ends.",
        long,
        "• a bullet",
        "2. a number",
        "Apart",
    ]
    assert paragraphs("") == []


# axe, in a real browser.


def checks():
    where = Path(__file__).parents[1] / "browser" / "axe_checks.py"
    spec = importlib.util.spec_from_file_location("axe_checks_for_documents", where)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.fixture(scope="module")
def browser_page() -> Iterator[Page]:
    found = os.environ.get("CHROMIUM") or shutil.which("chromium")
    if not found or not checks().SCRIPT.is_file():
        if os.environ.get("CI"):
            pytest.fail("CI must have chromium and axe-core (npm ci)")
        pytest.skip("this machine has no chromium or no axe-core (npm ci)")
    with sync_playwright() as playwright:
        launched = playwright.chromium.launch(executable_path=found)
        yield launched.new_page()
        launched.close()


@pytest.mark.parametrize("width", [1200, 320])
def test_axe_finds_nothing_and_nothing_has_to_be_scrolled_sideways(browser_page, made, width):
    browser_page.set_viewport_size({"width": width, "height": 900})
    for text in (made, html(document("A paper", "Words")).decode(), html(MINUTES).decode()):
        browser_page.set_content(text)
        assert checks().violations(browser_page) == []
        assert browser_page.evaluate("document.documentElement.scrollWidth") == width


def test_axe_would_find_a_fault(browser_page, made):
    browser_page.set_content(made.replace('<html lang="en-GB">', "<html>"))
    assert any("html-has-lang" in each for each in checks().violations(browser_page))

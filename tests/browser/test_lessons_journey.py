"""Lessons from other authorities' reports in a real browser: as the quality-assurance lead who loads real reports, and
makes of them decisions, an action and a paper. One site serves every walk.
"""

import re
from collections.abc import Callable, Iterable
from pathlib import Path

import docx
import pypdf
import pytest
from demo_sites import Site
from keyboard_steps import here, tab_to
from layout_checks import ENLARGED
from lessons_steps import HOMELESS, NOT_OURS, REASON, Lessons, Matter
from library_steps import PHRASE
from looking import Looker
from people_of_the_demo import QUALITY
from playwright.sync_api import Page, expect
from watching import Watch

pytestmark = pytest.mark.shared
Opened = Callable[..., tuple[Page, Watch]]
Starts = Callable[..., Looker]

PDF = Path("corpus/pdf")
REPORTS = {
    ("Devon", "SIF"): "SIF-devon-2015-05-12.pdf",
    ("Leicestershire", "SIF"): "SIF-leicestershire-2017-02-13.pdf",
    ("West Northamptonshire", "ILACS"): "ILACS-west-northamptonshire-2022-11-25.pdf",
    ("Kent", "ILACS"): "ILACS-kent-2026-02-02.pdf",
    ("Suffolk", "ILACS"): "FOCUSED-suffolk-2022-03-01.pdf",
}
"""Two of Kent's statistical neighbours, a visit to a third, a county beside them, and Kent itself: inspections that the
demo's own library does not have."""
REFUSED = "BAD-cookiepage-birmingham-2012-10-19.pdf"
BEFORE = "LAC-kent-2013-08-23.pdf"
VISIT = "FOCUSED-swindon-2018-05-18.pdf"
TELLING = {
    "What became of the reports",
    "Search by a phrase",
    "The passage",
    "One theme is confirmed and one turned down",
    "Judged without a reason",
    "Lead a lesson to an action",
    "The lesson with its line",
    "One theme",
    "The digest as it would be printed",
}
"""Pages that are looked at where no script runs; the others were looked at on the way with scripts."""
RETURN_INTERVIEWS = Matter(
    words='"return home interview"',
    authority="Leicestershire",
    place="recommendation 97, page 35",
    confirmed="Missing children and exploitation",
    turned_down="Quality assurance, audit and performance data",
    action="Sample twenty return interviews with the police",
)
_QUOTED = re.compile(r"“([^“”]+)” \(([^,()]+), (\w+),[^()“”]*?page (\d+)")


def test_from_reports_to_an_action_and_a_paper(
    signed_in: Opened, site: Site, looker: Starts, shared: Path, tmp_path: Path
) -> None:
    page, watch = signed_in(QUALITY)
    looking = looker("lessons", watch)
    lead = Lessons(page, site, looking.look)
    page.goto("/")
    lead.hub("Lessons before a report is loaded")
    load(lead, looking, watch, shared)
    lead.search_by_phrase()
    lead.search_near()
    lead.search_under_one_framework()
    lead.search_with_the_fields_words()
    lead.find_nothing()

    lead.open_passage(PHRASE, HOMELESS.authority, HOMELESS.place, "The passage")
    lead.weigh_themes()
    refused(lead.judge_without_a_reason, looking, watch, page, "Judged without a reason")
    lead.judge("Relevant", REASON, "It is relevant, and waits for what comes of it")
    refused(lead.lead_nowhere, looking, watch, page, "An action, and nothing is filled in")
    lead.lead_to_action()
    lead.read_line()
    lead.open_passage(
        "stable officers' group", "Devon", "recommendation 9, page 4", "A passage of a neighbour"
    )
    lead.judge("Not relevant", NOT_OURS, "It is not relevant")
    lead.open_passage("stable officers' group", "Devon", "recommendation 9, page 4", "It was judged")
    refused(lead.add_no_theme, looking, watch, page, "No theme was chosen")
    lead.open_passage('"return home interview"', "Leicestershire", "recommendation 9, page 8", "One more")
    lead.judge("Relevant", REASON, "Another that is relevant")
    lead.no_action()
    lead.read_decided()
    lead.review()
    lead.learn()
    lead.read_theme()
    refused(lead.digest_of_days_the_wrong_way_round, looking, watch, page, "Days the wrong way round")
    lead.make_paper()
    lead.open_paper()
    word, printed = tmp_path / "paper.docx", tmp_path / "paper.pdf"
    lead.file("Word").save_as(word)
    lead.file("PDF").save_as(printed)
    told = quotations(paragraphs(word))
    assert len(told) >= 4, "the paper quotes too little"
    assert [each for each in told if not stands(each, shared)] == []
    pages = plain("".join(each.extract_text() for each in pypdf.PdfReader(printed).pages))
    assert [each for each in told if plain(each[0].rstrip(" …"))[:80] not in pages] == []
    looking.must_be_clean()


def test_what_the_next_inspection_met_again_at_home(
    signed_in: Opened, site: Site, looker: Starts, shared: Path
) -> None:
    page, watch = signed_in(QUALITY)
    looking = looker("lessons-at-home", watch)
    lead = Lessons(page, site, looking.look)
    page.goto("/")
    lead.confirm_report_of_before(shared / PDF / BEFORE)
    lead.look_for_recurrences()
    lead.decide_recurrence()
    refused(lead.turn_down_without_a_reason, looking, watch, page, "Turned down without a reason")
    looking.must_be_clean()


def test_the_same_way_without_javascript_at_400_per_cent(
    opened: Opened, signed_in: Opened, site: Site, looker: Starts, shared: Path
) -> None:
    page, watch = signed_in(QUALITY, java_script_enabled=False, viewport=ENLARGED)
    mirror, _ = opened()
    looking = looker("lessons-without-javascript", watch, mirror)

    def look(shown: Page, name: str) -> None:
        if name in TELLING:
            looking.look(shown, name)

    site.command("lessons", "load", str(shared / PDF / REPORTS["Leicestershire", "SIF"]))
    lead = Lessons(page, site, look, matter=RETURN_INTERVIEWS)
    page.goto("/")
    lead.load([shared / PDF / VISIT], 1, [])
    lead.search_by_phrase()
    matter = lead.matter
    lead.open_passage(matter.words, matter.authority, matter.place, "The passage")
    lead.weigh_themes()
    refused(lead.judge_without_a_reason, looking, watch, page, "Judged without a reason")
    lead.judge("Relevant", REASON, "It is relevant")
    refused(lead.lead_nowhere, looking, watch, page, "An action, and nothing is filled in")
    lead.lead_to_action()
    lead.read_line()
    lead.read_theme()
    lead.make_paper(also=())
    looking.must_be_clean()


def test_a_passage_is_found_and_judged_by_keyboard(signed_in: Opened, site: Site, shared: Path) -> None:
    site.command("lessons", "load", str(shared / PDF / REPORTS["Leicestershire", "SIF"]))
    page, watch = signed_in(QUALITY)
    keys = page.keyboard
    page.goto("/")
    tab_to(page, "Lessons")
    keys.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_contain_text("Lessons from inspections")
    tab_to(page, "Search every report")
    keys.type('"private fostering"')
    keys.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text("Search the reports")
    tab_to(page, "Leicestershire: recommendation 13")
    keys.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text("Recommendation 13")
    tab_to(page, "Confirm Private fostering", tag="button")
    keys.press("Enter")
    expect(page.get_by_role("row", name="Private fostering").first).to_contain_text("Confirmed")
    tab_to(page, "Relevant")
    keys.press("ArrowDown")
    stop = here(page)
    assert stop is not None
    assert stop.name == "Not relevant"
    tab_to(page, "Why?")
    keys.type("Ours was looked at in the spring.")
    tab_to(page, "Record", tag="button")
    keys.press("Enter")
    expect(page.get_by_role("alert", name="Success")).to_be_focused()
    expect(page.get_by_role("main")).to_contain_text("Ours was looked at in the spring.")
    assert watch.faults() == []


def load(lead: Lessons, looking: Looker, watch: Watch, shared: Path) -> None:
    """The page is sent empty, then with the reports; what came of them is read."""
    page = lead.page
    held = lead.begin_to_add()
    watch.expected = {400}
    page.get_by_role("button", name="Read them").click()
    looking.look(page, "Add reports, and none is chosen", errors=True)
    watch.expected = set()
    no_report = lead.site.folder / "paper.pdf"
    files = [*(shared / PDF / name for name in (*REPORTS.values(), REFUSED)), no_report]
    lead.load(files, len(REPORTS), [REFUSED, no_report.name])
    lead.see_coverage(held + len(REPORTS))
    lead.open_report("Devon")


def refused(send: Callable[[], None], looking: Looker, watch: Watch, page: Page, name: str) -> None:
    """A form is sent that the page refuses; the page is looked at with what it says of it."""
    watch.expected = {400}
    send()
    looking.look(page, name, errors=True)
    watch.expected = set()


def paragraphs(word: Path) -> str:
    return "\n".join(each.text for each in docx.Document(str(word)).paragraphs)


def quotations(text: str) -> list[tuple[str, str, str, int]]:
    """The words that a paper quotes, with authority, framework and page."""
    return [(words, name, rules, int(page)) for words, name, rules, page in _QUOTED.findall(text)]


def stands(quoted: tuple[str, str, str, int], shared: Path) -> bool:
    """Whether the report has those words on that page, or they begin there and run on to the next."""
    words, authority, rules, page = quoted
    pages = pypdf.PdfReader(shared / PDF / REPORTS[authority, rules]).pages
    text = "".join(each.extract_text() for each in pages[page - 1 : page + 1])
    return plain(words.rstrip(" …")) in plain(text)


def plain(text: Iterable[str]) -> str:
    """Letters and digits only: PDF readers disagree about blanks, dashes and bullets."""
    return "".join(each for each in text if each.isalnum()).casefold()

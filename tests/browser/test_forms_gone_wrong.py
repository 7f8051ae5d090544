"""Forms sent blank, with something that cannot be, and by two people at once: what a person is then shown."""

from collections.abc import Callable, Collection
from pathlib import Path

import pytest
from crawling import addresses
from demo_sites import Site
from forms_sent import send_blank
from looking import Looker
from people_of_the_demo import ADMINISTRATOR, DEMOCRATIC, DIRECTOR, MEDWAY, MEMBER, OFFICER, QUALITY
from playwright.sync_api import Page, expect
from site_facts import SiteFacts
from watching import Watch

Opened = Callable[..., tuple[Page, Watch]]
Starts = Callable[..., Looker]
PagesOf = Callable[[str | None, Page, Collection[str]], dict[str, list[str]]]

BLANK = {
    QUALITY: (
        "account_change_password",
        "add_action",
        "add_issue",
        "add_milestone",
        "add_recurrence",
        "answer",
        "attach_evidence",
        "change_action",
        "change_milestone",
        "change_plan",
        "decide_lesson",
        "decide_recurrence",
        "inspection_add",
        "inspection_add_by_hand",
        "lesson_outcome",
        "library_add",
        "plan_import",
        "propose_closure",
        "reschedule",
        "status_words",
        "update_action",
    ),
    DIRECTOR: ("change_issue", "decide_closure", "publish_plan", "reopen"),
    ADMINISTRATOR: ("add_person", "end_role", "give_role"),
    MEDWAY: (
        "inspection_details",
        "inspection_recommendation",
        "inspection_recommendation_add",
        "inspection_reject",
    ),
    MEMBER: ("mfa_activate_totp",),
    DEMOCRATIC: (
        "add_agenda_item",
        "add_meeting",
        "add_planned_decision",
        "add_scrutiny_recommendation",
        "ask_question",
        "change_commitment",
        "declare",
        "import_minutes",
        "reject_commitment",
        "write_minute",
    ),
    OFFICER: (
        "add_appendix",
        "add_paper",
        "answer_question",
        "meet_commitment",
        "report_scrutiny_recommendation",
    ),
    None: ("account_login", "account_reset_password"),
}
"""Forms that need something, each sent blank by somebody who may send it."""
OF_A_BODY = {"add_scrutiny_recommendation", "ask_question"}
"""Forms that a page for choosing the body leads to."""


@pytest.fixture(scope="module")
def reached() -> dict[str | None, dict[str, list[str]]]:
    """The addresses that each person has come to so far."""
    return {}


@pytest.fixture
def pages_of(site: Site, facts: SiteFacts, reached: dict[str | None, dict[str, list[str]]]) -> PagesOf:
    """Where somebody finds these pages. Whoever has come to all of them before need not look for them again."""

    def find(email: str | None, page: Page, names: Collection[str]) -> dict[str, list[str]]:
        if not reached.get(email, {}).keys() >= set(names):
            reached[email] = addresses(page.context.request, facts, site.address, names)
        return reached[email]

    return find


@pytest.mark.parametrize("email", BLANK)
def test_a_form_sent_blank_says_what_it_needs(
    email: str | None, opened: Opened, signed_in: Opened, pages_of: PagesOf, looker: Starts
) -> None:
    page, watch = signed_in(email) if email else opened()
    watch.expected = {400}
    looking = looker(f"blank-{(email or 'public').split('@')[0]}", watch)
    there = pages_of(email, page, BLANK[email])
    for name in BLANK[email]:
        page.goto(there[name][0] + ("?body=1" if name in OF_A_BODY else ""))
        send_blank(page)
        looking.look(page, name, errors=True)
        assert page.evaluate("document.activeElement.className") == "govuk-error-summary", name
    looking.must_be_clean()


def test_files_that_are_not_what_they_should_be(
    signed_in: Opened, site: Site, pages_of: PagesOf, looker: Starts, tmp_path: Path
) -> None:
    page, watch = signed_in(QUALITY)
    watch.expected = {400}
    looking = looker("wrong-files", watch)
    there = pages_of(QUALITY, page, ("inspection_add", "attach_evidence", "plan_import"))
    program = tmp_path / "report.pdf"
    program.write_bytes(b"MZ\x90\x00 this is a program")
    for name, label, button in (
        ("inspection_add", "The report", "Read the report"),
        ("attach_evidence", "File", "Attach"),
        ("plan_import", "The plan's file", "See what would change"),
    ):
        page.goto(there[name][0])
        if name == "attach_evidence":
            page.get_by_label("What the evidence is").fill("Audit of twelve files")
        page.get_by_label(label, exact=True).set_input_files(program)
        page.get_by_role("button", name=button).click()
        expect(page.locator(".govuk-error-summary")).to_be_visible()
        looking.look(page, f"{name} with a program", errors=True)
    page.goto(there["inspection_add"][0])
    page.get_by_label("The report", exact=True).set_input_files(site.report)
    page.get_by_role("button", name="Read the report").click()
    expect(page.get_by_role("heading", level=1)).not_to_have_text("Add an inspection")
    looking.look(page, "the same report again")
    looking.must_be_clean()


def test_a_file_that_was_edited_shows_what_it_would_change(
    signed_in: Opened, looker: Starts, tmp_path: Path
) -> None:
    page, watch = signed_in(QUALITY)
    looking = looker("file-brought-in", watch)
    page.goto("/plans/1/")
    with page.expect_download() as waiting:
        page.get_by_role("link", name="JSON").click()
    file = tmp_path / "plan.json"
    waiting.value.save_as(file)
    for name, words in (("unchanged", ""), ("edited", "Hold a strategy discussion by the next morning")):
        title = "Hold a strategy discussion within one working day of a rise in risk"
        assert title in file.read_text(encoding="utf-8")
        file.write_text(file.read_text(encoding="utf-8").replace(title, words or title), encoding="utf-8")
        page.get_by_role("link", name="Bring in a file").click()
        page.get_by_label("The plan's file", exact=True).set_input_files(file)
        page.get_by_role("button", name="See what would change").click()
        expect(page.get_by_text(words or "there is nothing to change").first).to_be_visible()
        looking.look(page, name)
        page.goto("/plans/1/")
    looking.must_be_clean()


def test_two_people_who_change_the_same_thing_see_both_versions(
    signed_in: Opened, pages_of: PagesOf, looker: Starts
) -> None:
    first, _ = signed_in(QUALITY)
    names = ("update_action", "change_action", "change_plan", "answer", "decide_lesson")
    there = pages_of(QUALITY, first, names)
    second, watch = signed_in(QUALITY)
    watch.expected = {409}
    looking = looker("conflicts", watch)
    for name, field, button in (
        ("update_action", "What has happened, and what is next", "Save the update"),
        ("change_action", "More about it", "Save the action"),
        ("change_plan", "Owning body", "Save"),
        ("answer", "Reason", "Save the answer"),
        ("decide_lesson", "Why?", "Record"),
    ):
        first.goto(there[name][0])
        second.goto(there[name][0])
        for page, words in ((first, "What the first person wrote."), (second, "What the second wrote.")):
            page.get_by_label(field).fill(words)
            page.get_by_role("button", name=button, exact=True).click()
        theirs = second.locator("#both-versions")
        expect(theirs).to_contain_text("What the first person wrote.")
        expect(theirs).to_contain_text("What the second wrote.")
        expect(second.get_by_label(field)).to_have_value("What the second wrote.")
        for same in theirs.get_by_role("row", name="Starts on").all():
            expect(same).to_contain_text("Same")
        looking.look(second, name, errors=True)
    looking.must_be_clean()


def test_two_people_who_correct_the_same_report_see_what_stands_now(
    signed_in: Opened, pages_of: PagesOf, looker: Starts
) -> None:
    first, _ = signed_in(MEDWAY)
    there = pages_of(MEDWAY, first, ("inspection_details", "inspection_recommendation"))
    second, watch = signed_in(MEDWAY)
    watch.expected = {409}
    looking = looker("conflicts-in-the-register", watch)
    for name, field, button in (
        ("inspection_details", "Note", "Save: this is what the report says"),
        ("inspection_recommendation", "Text", "Save"),
    ):
        first.goto(there[name][0])
        second.goto(there[name][0])
        for page, words in ((first, "What the first person wrote."), (second, "What the second wrote.")):
            page.get_by_label(field, exact=True).or_(page.get_by_label(f"{field} (optional)")).fill(words)
            page.get_by_role("button", name=button, exact=True).click()
        expect(second.locator("#both-versions")).to_contain_text("What the first person wrote.")
        looking.look(second, name, errors=True)
    looking.must_be_clean()

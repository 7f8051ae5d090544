"""Assessments in a real browser, beside the year's walk: by keyboard alone, without scripts on a narrow screen, states
that no link of the demo leads to, and forms sent blank.
"""

import re
from collections.abc import Callable

from assessment_served import ANALYST_ELSEWHERE, DIRECTOR_ELSEWHERE, QUALITY, seeded, site  # noqa: F401 - fixtures
from assessment_steps import BECAUSE, POORLY, WELL, Assessing
from demo_sites import Site
from forms_sent import send_blank
from keyboard_steps import here, tab_to
from layout_checks import ENLARGED, does_not_fit
from letter_steps import TRUE, WRONG, Writing
from looking import Looker
from playwright.sync_api import Page, expect
from watching import Watch

Opened = Callable[..., tuple[Page, Watch]]
Starts = Callable[..., Looker]
BLANK = {
    "/assessments/add/": "Build the profile",
    "/assessments/facts/add/": "Bring it in",
    "/assessments/facts/inspection/?what=slac": "Write it down",
    "/settings-register/files/add/": "Load them",
    "/practice-audits/add/": "Keep the round",
    "{here}judge/": "Save the judgement",
    "{here}drop/": "Drop it",
    "{here}letter/add/": "Add the sentence",
    "{here}letter/change/?key=derived/held": "Save the sentence",
    "{here}letter/remove/?key=derived/held": "Take it out",
}
"""Forms that need something."""


def test_the_grade_is_judged_by_keyboard_alone(as_role: Opened, site: Site) -> None:  # noqa: F811
    page, watch = as_role(QUALITY)
    keys = page.keyboard
    Assessing(page, site).open_(2009)
    tab_to(page, "Judge")
    keys.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text("Judge")
    watch.expected = {400}
    tab_to(page, "Performs excellently (4)")
    keys.press("ArrowDown")
    stop = here(page)
    assert stop is not None
    assert stop.name == WELL
    tab_to(page, "Why this grade?")
    keys.type(BECAUSE)
    tab_to(page, "Save the judgement")
    keys.press("Enter")
    expect(page.locator(".govuk-error-summary")).to_be_focused()
    tab_to(page, f"{WELL} is not permitted")
    keys.press("Enter")
    for _ in range(3):  # the error leads to the first grade
        keys.press("ArrowDown")
    tab_to(page, "Save the judgement")
    keys.press("Enter")
    expect(page.get_by_role("main")).to_contain_text("Judged by Quincy Assure")
    expect(page.get_by_role("main")).to_contain_text(POORLY)
    assert watch.faults() == []


def test_a_letter_is_made_without_javascript_at_400_per_cent(as_role: Opened, site: Site) -> None:  # noqa: F811
    page, watch = as_role(QUALITY, java_script_enabled=False, viewport=ENLARGED)
    faults = []

    def look(shown: Page, name: str) -> None:
        faults.extend(f"{name}: {each}" for each in (*watch.faults(), *does_not_fit(shown)))

    quality = Writing(page, site, look, year=2011)
    quality.begin(2011)
    quality.see_limit("The full inspection of October 2011 found safeguarding inadequate")
    watch.expected = {400}
    quality.judge_wrongly()
    look(page, "A grade that is not permitted")
    quality.judge()
    quality.open_letter()
    look(page, "The letter as it is drafted")
    quality.change_wrongly()
    expect(page.get_by_label("The sentence")).to_have_value(WRONG)
    quality.change()
    quality.write_details()
    quality.read("The letter")
    expect(page.get_by_role("main")).to_contain_text(TRUE)
    assert faults == []


def test_states_that_no_link_of_the_demo_leads_to(
    as_role: Opened,
    opened: Opened,
    site: Site,  # noqa: F811
    looker: Starts,
) -> None:
    page, watch = as_role(ANALYST_ELSEWHERE)
    looking = [looker("assessment-states", watch)]
    analyst = Assessing(page, site, looking[0].look)
    analyst.open_(2009, "Calderdale")
    expect(page.get_by_role("link", name="Write down the facts of one")).to_be_visible()
    expect(page.get_by_role("link", name="Add one to the register")).to_have_count(0)  # not an analyst's work
    analyst.look(page, "An assessment of which nothing is known")
    bring_example(analyst)
    undo_an_edit(analyst)
    page.goto("/practice-audits/")
    page.get_by_role("link", name="Correct").first.click()
    analyst.look(page, "Correct a round")

    page, watch = as_role(DIRECTOR_ELSEWHERE)
    looking.append(looker("assessment-states-director", watch))
    director = Assessing(page, site, looking[1].look)
    evaluation, assessment = withdraw(director)

    page, watch = opened()
    watch.expected = {410}
    looking.append(looker("assessment-states-public", watch))
    for address in (evaluation, assessment, f"{assessment}letter/"):
        page.goto(address)
        expect(page.get_by_role("main")).to_contain_text("The figures were wrong.")
        looking[2].look(page, "Withdrawn")
    faults = [each for one in looking for each in one.faults]
    assert not faults, "\n".join(faults)


def bring_example(analyst: Assessing) -> None:
    """One of the seven that were held to adequately in 2009 by an unannounced visit."""
    page = analyst.page
    page.get_by_role("link", name="Bring them in").click()
    analyst.look(page, "Facts that ship with Headway")
    page.get_by_role("button", name="Bring them in").click()
    first = page.get_by_role("table", name="What limits the grade").locator("tbody tr").first
    expect(first).to_contain_text("unannounced")
    expect(first).to_contain_text("Performs adequately (2)")
    analyst.look(page, "An assessment held by an unannounced visit")


def undo_an_edit(analyst: Assessing) -> None:
    """A sentence is taken out, and put back."""
    page = analyst.page
    page.get_by_role("link", name="Letter", exact=True).click()
    page.get_by_role("link", name="Edit", exact=True).click()
    page.get_by_role("link", name="Take out").first.click()
    page.get_by_label("Why is it taken out?").fill("It is said again below.")
    page.get_by_role("button", name="Take it out").click()
    expect(page.get_by_role("heading", name="Taken out")).to_be_visible()
    analyst.look(page, "A letter with a sentence taken out")
    page.get_by_role("link", name="Put it back").click()
    analyst.look(page, "Undo an edit")
    page.get_by_role("button", name="Undo the edit").click()
    expect(page.get_by_role("heading", name="Taken out")).to_have_count(0)


def withdraw(director: Assessing) -> tuple[str, str]:
    """What was signed off can go back; what is published can be withdrawn. Their addresses."""
    page = director.page
    page.goto("/self-evaluations/")
    page.get_by_role("table").get_by_role("link").first.click()
    evaluation = page.url
    page.get_by_role("link", name="Send it back").click()
    director.look(page, "Send the self-evaluation back")
    page.go_back()
    for name in ("Publish", "Publish"):
        page.get_by_role("button", name=name, exact=True).click()
    page.get_by_role("link", name="Withdraw it").click()
    page.get_by_label("Why is it withdrawn?").fill("The figures were wrong.")
    page.get_by_role("button", name="Withdraw it").click()
    director.look(page, "A self-evaluation that was withdrawn")
    director.hub()
    page.get_by_role("table", name="Calderdale").get_by_role("row", name="Published").get_by_role(
        "link"
    ).click()
    assessment = page.url
    page.get_by_role("button", name="Withdraw").click()
    director.look(page, "Withdraw an assessment")
    page.get_by_label("Why?").fill("The figures were wrong.")
    page.get_by_role("button", name="Withdraw it").click()
    director.look(page, "An assessment that was withdrawn")
    return evaluation, assessment


def test_forms_of_assessment_sent_blank_say_what_they_need(
    as_role: Opened,
    site: Site,  # noqa: F811
    looker: Starts,
) -> None:
    page, watch = as_role(QUALITY)
    watch.expected = {400}
    looking = looker("assessment-blank", watch)
    Assessing(page, site).open_(2009)
    own = re.sub(r"^https?://[^/]+", "", page.url)
    for address, button in BLANK.items():
        page.goto(address.format(here=own))
        expect(page.get_by_role("button", name=button)).to_be_visible()
        send_blank(page)
        looking.look(page, button, errors=True)
        assert page.evaluate("document.activeElement.className") == "govuk-error-summary", address
    looking.must_be_clean()

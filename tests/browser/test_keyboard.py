"""The site by keyboard alone: Tab, Enter, Space and the arrows; no pointer."""

from collections.abc import Callable

import pytest
from demo_sites import Site
from keyboard_steps import here, stops, tab_to
from layout_checks import ENLARGED
from people_of_the_demo import MEDWAY, OWNER, QUALITY
from playwright.sync_api import Page, expect
from site_facts import SiteFacts
from watching import Watch

Opened = Callable[..., tuple[Page, Watch]]

PAGES = (
    (None, "/"),
    (None, "/account/login/"),
    (None, "/inspections/"),
    (None, "/plans/1/statement/"),
    (QUALITY, "/"),
    (QUALITY, "/inspections/12/"),
    (QUALITY, "/inspections/12/page/2/"),
    (QUALITY, "/inspections/add/"),
    (QUALITY, "/plans/1/"),
    (QUALITY, "/plans/1/board/"),
    (QUALITY, "/plans/1/table/"),
    (QUALITY, "/plans/1/timeline/"),
    (QUALITY, "/plans/items/1/"),
    (QUALITY, "/plans/items/1/actions/add/"),
    (QUALITY, "/plans/actions/6/close/"),
    (QUALITY, "/trail/"),
    (MEDWAY, "/inspections/3/confirm/judgements/"),
    (MEDWAY, "/inspections/3/confirm/recommendations/"),
)


def test_an_owner_signs_in_and_updates_an_action(opened: Opened, site: Site, facts: SiteFacts) -> None:
    page, watch = opened()
    keys = page.keyboard
    page.goto("/")
    tab_to(page, "Sign in")
    keys.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text("Sign in")
    tab_to(page, "E-mail address")
    keys.type(OWNER)
    tab_to(page, "Password")
    keys.type(site.password)
    keys.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text("Your second step")
    tab_to(page, "Code")
    keys.type(facts.code(OWNER))
    tab_to(page, "Sign in", tag="button")
    keys.press("Space")
    expect(page.get_by_role("heading", level=1)).to_contain_text("Where we stand")
    tab_to(page, "My actions")
    keys.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text("My actions")
    tab_to(page, "Update: Visit every care leaver in custody")
    keys.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text("Update")
    tab_to(page, "Off track")  # as it was said last; Tab leads to the button that is chosen
    keys.press("ArrowUp")
    keys.press("ArrowUp")
    stop = here(page)
    assert stop is not None
    assert stop.name.startswith("On track")
    tab_to(page, "What has happened, and what is next")
    keys.type("Twenty-two of twenty-three were visited in time.")
    tab_to(page, "Save the update")
    keys.press("Enter")
    banner = page.get_by_role("alert", name="Success")
    expect(banner).to_contain_text("The update is on the record.")
    expect(banner).to_be_focused()
    expect(page.get_by_text("Twenty-two of twenty-three were visited in time.")).to_be_visible()
    assert watch.faults() == []


@pytest.mark.parametrize(("email", "address"), PAGES)
def test_tab_leads_through_the_whole_page_and_out_again(
    email: str | None, address: str, opened: Opened, signed_in: Opened
) -> None:
    page, watch = signed_in(email) if email else opened()
    page.goto(address)
    expected, places, faults = stops(page), [], []
    for _ in range(expected):
        page.keyboard.press("Tab")
        stop = here(page)
        assert stop is not None, f"Tab leaves the page after {len(places)} of {expected} stops"
        places.append(stop.place)
        faults += stop.faults
    assert faults == []
    assert places == sorted(set(places)), "Tab goes through the page in another order than one reads it"
    page.keyboard.press("Tab")
    assert here(page) is None, "Tab does not lead out of the page"
    for place in reversed(places):
        page.keyboard.press("Shift+Tab")
        stop = here(page)
        assert stop is not None
        assert stop.place == place, "Shift+Tab does not lead back the same way"
    assert watch.faults() == []


@pytest.mark.parametrize("scripts", [True, False])
def test_the_first_stop_skips_to_the_content(opened: Opened, scripts: bool) -> None:
    page, _ = opened(java_script_enabled=scripts)
    for address in ("/", "/authorities/", "/account/login/", "/nothing-here/"):
        page.goto(address)
        page.keyboard.press("Tab")
        stop = here(page)
        assert stop is not None
        assert stop.name == "Skip to main content"
        assert stop.faults == []
        page.keyboard.press("Enter")
        page.keyboard.press("Tab")
        assert page.evaluate("document.querySelector('main').contains(document.activeElement)"), address


def test_the_menu_of_a_narrow_screen_opens_by_keyboard(signed_in: Opened) -> None:
    page, watch = signed_in(QUALITY, viewport=ENLARGED)
    page.goto("/")
    tab_to(page, "Menu", tag="button")
    page.keyboard.press("Enter")
    tab_to(page, "Plans", tag="a")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text("Plans")
    assert watch.faults() == []


def test_a_wide_table_scrolls_by_the_arrow_keys(opened: Opened) -> None:
    page, _ = opened(viewport=ENLARGED)
    page.goto("/inspections/")
    tab_to(page, "Inspections and visits")
    for _ in range(5):
        page.keyboard.press("ArrowRight")
    page.wait_for_function("document.activeElement.scrollLeft > 0")

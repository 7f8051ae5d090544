"""Every page that somebody can come to, as the roles see it: axe, 400%, spaced text, console and network."""

from collections.abc import Callable

import pytest
from crawling import FILES, addresses
from demo_sites import Site
from looking import Looker
from people_of_the_demo import ADMINISTRATOR, DEMOCRATIC, DIRECTOR, MEDWAY, MEMBER, OFFICER, OWNER, QUALITY
from playwright.sync_api import Page
from site_facts import SiteFacts
from watching import Watch

Opened = Callable[..., tuple[Page, Watch]]
Starts = Callable[..., Looker]
PagesOf = Callable[[str], dict[str, list[str]]]

ROLES = {
    "public": None,
    "quality": QUALITY,
    "director": DIRECTOR,
    "owner": OWNER,
    "member": MEMBER,
    "administrator": ADMINISTRATOR,
    "officer": OFFICER,
    "democratic": DEMOCRATIC,
    "medway": MEDWAY,
}
SEVERAL = {"inspection": 4, "action": 3, "item": 2, "authority": 2}
"""Pages that are not alike: so many of them are looked at."""
DIFFERS = {"home", "plan", "item", "action", "my_actions"}
"""Pages that show each role something else: every role's is looked at."""
ELSEWHERE = {
    "account_email": "leads to one's account",
    "account_inactive": "test_odd_states",
    "account_logout": "test_odd_states",
    "account_reauthenticate": "test_odd_states",
    "account_reset_password_done": "test_odd_states",
    "account_reset_password_from_key": "test_odd_states",
    "account_reset_password_from_key_done": "test_odd_states",
    "account_set_password": "only for people without a password",
    "account_signup": "test_odd_states",
    "add_standing_items": "takes a form and shows none",
    "approve_public": "test_performance_journey",
    "ask_for_sign_off": "test_committee_journey",
    "begin_lessons_paper": "takes a form; shows the page of the digest",
    "bring_back_paper": "test_odd_states",
    "bring_example_facts": "test_assessment_pages",
    "change_declaration": "test_odd_states",
    "confirm_commitment": "test_committee_journey",
    "decide_theme": "test_lessons_journey",
    "decisions_published": "test_odd_states",
    "draft_plan": "test_odd_states",
    "hold_meeting": "test_committee_journey",
    "keep_briefing": "takes a form and shows none",
    "lesson_action": "test_lessons_journey",
    "mfa_authenticate": "test_journey",
    "mfa_edit_webauthn": "needs a passkey: tests/web/accounts",
    "mfa_list_webauthn": "needs a passkey: tests/web/accounts",
    "mfa_login_webauthn": "answers a script",
    "mfa_reauthenticate": "test_odd_states",
    "mfa_reauthenticate_webauthn": "needs a passkey: tests/web/accounts",
    "mfa_remove_webauthn": "needs a passkey: tests/web/accounts",
    "mfa_view_recovery_codes": "test_odd_states",
    "move_agenda_item": "takes a form and shows none",
    "one_minute_update": "test_odd_states",
    "openid_connect_callback": "needs a provider: tests/web/accounts",
    "openid_connect_login": "needs a provider: tests/web/accounts",
    "paper_errors": "test_odd_states",
    "publish_assessment": "test_assessment_journey",
    "publish_paper": "test_odd_states",
    "publish_public": "test_performance_journey",
    "publish_self_evaluation": "test_self_evaluation_journey",
    "recommendation_thread": "shows what the page item shows",
    "remove_appendix": "test_odd_states",
    "respond_scrutiny_recommendation": "test_odd_states",
    "second_notice": "test_odd_states",
    "send_back_self_evaluation": "test_assessment_pages",
    "send_link": "takes a form and shows none",
    "settle_stale": "test_assessment_journey",
    "sign_off_assessment": "test_assessment_journey",
    "sign_paper": "test_committee_journey",
    "socialaccount_connections": "needs a provider: tests/web/accounts",
    "socialaccount_login_cancelled": "needs a provider: tests/web/accounts",
    "socialaccount_login_error": "needs a provider: tests/web/accounts",
    "socialaccount_signup": "test_odd_states",
    "take_claim": "test_self_evaluation_journey",
    "take_in_recommendations": "takes a form and shows none",
    "undo_edit": "test_assessment_pages",
    "withdraw_rebase": "test_performance_journey",
}
"""Pages that no link leads to, and where they are looked at, or why not."""


@pytest.fixture(scope="module")
def reached() -> dict[str, dict[str, list[str]]]:
    """The addresses that each role has come to so far."""
    return {}


@pytest.fixture
def pages_of(
    opened: Opened, signed_in: Opened, site: Site, facts: SiteFacts, reached: dict[str, dict[str, list[str]]]
) -> Callable[[str], dict[str, list[str]]]:
    """The addresses that a role can come to."""

    def find(role: str) -> dict[str, list[str]]:
        if role not in reached:
            page, _ = signed_in(ROLES[role]) if ROLES[role] else opened()
            reached[role] = addresses(page.context.request, facts, site.address)
        return reached[role]

    return find


@pytest.fixture(scope="module")
def known() -> set[str]:
    """The kinds of pages that one role or another has come to so far."""
    return set()


@pytest.mark.parametrize("role", ROLES)
def test_every_page_that_links_lead_to(
    role: str, opened: Opened, signed_in: Opened, pages_of: PagesOf, looker: Starts, known: set[str]
) -> None:
    found = pages_of(role)
    page, watch = signed_in(ROLES[role]) if ROLES[role] else opened()
    looking = looker(f"pages-{role}", watch)
    for kind, there in found.items():
        if kind in known and kind not in DIFFERS:
            continue
        for address in there[: 1 if kind in known else SEVERAL.get(kind, 1)]:
            page.goto(address)
            # Whose role needs the one second step that they have is told at once that it must stay.
            looking.look(page, kind, errors=page.url.endswith("/totp/deactivate/"))
        known.add(kind)
    looking.must_be_clean()


def test_no_page_of_the_site_is_forgotten(facts: SiteFacts, pages_of: PagesOf) -> None:
    found = {kind.split("?")[0] for role in ROLES for kind in pages_of(role)} | FILES | set(ELSEWHERE)
    assert set(facts.routes) - found == set(), "look at these pages, or say in ELSEWHERE why not"
    assert found - set(facts.routes) == set(), "these pages are gone"

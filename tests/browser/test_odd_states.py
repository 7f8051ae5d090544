"""Pages and states that no link leads to: empty lists, what is refused or gone, letters, and the way back in."""

import re
from collections.abc import Callable
from pathlib import Path

import pypdf
from demo_sites import Site
from looking import Looker
from people_of_the_demo import ADMINISTRATOR, DEMOCRATIC, DIRECTOR, MEDWAY, MEMBER, OFFICER, OWNER, QUALITY
from playwright.sync_api import Page, expect
from watching import Watch

Opened = Callable[..., tuple[Page, Watch]]
Starts = Callable[..., Looker]
NEW_PASSWORD = "three dull green lanterns"  # noqa: S105 - of a copy that is thrown away


def test_lists_with_nothing_in_them(opened: Opened, signed_in: Opened, looker: Starts) -> None:
    page, watch = opened()
    looking = looker("empty-lists", watch)
    for address in (
        "/authorities/?search=atlantis",
        "/inspections/?authority=E09000002",
        "/national/?on-day=1&on-month=1&on-year=2020&framework=SIF&judgement=overall&edition=latest",
        "/committees/search/?q=atlantis",
    ):
        page.goto(address)
        looking.look(page, address.split("?")[0])
    looking.must_be_clean()
    page, watch = signed_in(DIRECTOR)
    looking = looker("empty-lists-signed-in", watch)
    for address in (
        "/plans/1/table/?words=atlantis",
        "/plans/1/changes/?since-day=1&since-month=1&since-year=2090",
        "/trail/?subject=atlantis",
        "/my-actions/",
        "/papers/?words=atlantis",
        "/questions/?words=atlantis",
        "/meetings/?authority=E10000016&state=cancelled",
    ):
        page.goto(address)
        looking.look(page, address.split("?")[0])
    looking.must_be_clean()


def test_questions_that_cannot_be_answered(opened: Opened, signed_in: Opened, looker: Starts) -> None:
    page, watch = opened()
    watch.expected = {400}
    looking = looker("questions", watch)
    for address in ("/authorities/?on=31+February", "/national/?on-day=31&on-month=2&on-year=2020"):
        page.goto(address)
        looking.look(page, address.split("?")[0], errors=True)
    looking.must_be_clean()
    page, watch = signed_in(DIRECTOR)
    watch.expected = {400}
    looking = looker("questions-signed-in", watch)
    page.goto("/plans/1/changes/?since-day=31&since-month=2&since-year=2020")
    looking.look(page, "changes", errors=True)
    looking.must_be_clean()


def test_pages_that_are_not_there_or_not_for_everybody(
    opened: Opened, signed_in: Opened, looker: Starts
) -> None:
    for email, address, status, said in (
        (None, "/nothing-here/", 404, "Page not found"),
        (QUALITY, "/inspections/3/", 404, "Page not found"),  # Medway's draft
        (OWNER, "/people/", 403, "You may not do this"),
        (MEMBER, "/trail/", 403, "You may not do this"),
        (MEDWAY, "/meetings/1/agenda/", 404, "Page not found"),  # Kent's
    ):
        page, watch = signed_in(email) if email else opened()
        watch.expected = {status}
        looking = looker(f"refused-{status}-{(email or 'public').split('@')[0]}", watch)
        answer = page.goto(address)
        assert answer is not None
        assert answer.status == status
        expect(page.get_by_role("heading", level=1)).to_have_text(said)
        looking.look(page, address)
        looking.must_be_clean()


def test_whoever_has_not_signed_in_is_asked_to_and_comes_back(opened: Opened, looker: Starts) -> None:
    page, watch = opened()
    looking = looker("sign-in-first", watch)
    page.goto("/plans/1/board/")
    expect(page).to_have_url(re.compile(r"/account/login/\?next=/plans/1/board/$"))
    looking.look(page, "asked to sign in")
    watch.expected = {403}
    for address in ("/account/signup/", "/account/inactive/", "/account/single-sign-on/signup/"):
        page.goto(address)
        looking.look(page, address)
    looking.must_be_clean()


def test_a_form_from_a_page_that_is_too_old_is_refused_in_words(opened: Opened, looker: Starts) -> None:
    page, watch = opened()
    watch.expected = {403}
    looking = looker("too-old", watch)
    page.goto("/account/login/")
    page.get_by_label("E-mail address").fill(MEMBER)
    page.get_by_label("Password", exact=True).fill("something")
    page.context.clear_cookies()
    page.get_by_role("button", name="Sign in", exact=True).click()
    expect(page.get_by_role("heading", level=1)).not_to_have_text("Sign in")
    looking.look(page, "the form is too old")
    looking.must_be_clean()


def test_a_draft_by_hand_whose_grades_the_rules_refuse(signed_in: Opened, looker: Starts) -> None:
    page, watch = signed_in(QUALITY)
    watch.expected = {400, 409}
    looking = looker("rules", watch)
    page.goto("/inspections/add/by-hand/")
    page.get_by_label("Framework").select_option(label=_option(page, "Single inspection framework"))
    page.get_by_role("button", name="Go on to judgements").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("Confirm what was entered")
    looking.look(page, "entered by hand")
    page.get_by_role("button", name="Confirm the inspection").click()
    looking.look(page, "confirmed too early", errors=True)
    page.get_by_role("link", name="Judgements", exact=True).click()
    for select in page.get_by_role("main").get_by_role("combobox").all():
        select.select_option(label="Good")
    page.get_by_label("1 Children who need help and protection").select_option(label="Inadequate")
    page.get_by_role("button", name="Save: this is what the report says").click()
    expect(page.locator(".govuk-error-summary")).to_be_visible()
    looking.look(page, "the rules refuse", errors=True)
    looking.must_be_clean()


def test_a_plan_is_drafted_for_an_inspection_that_has_none(signed_in: Opened, looker: Starts) -> None:
    page, watch = signed_in(QUALITY)
    looking = looker("draft-plan", watch)
    page.goto("/inspections/11/")
    name = page.get_by_role("heading", level=1).inner_text()
    page.goto("/plans/draft/11/")
    looking.look(page, f"draft a plan for {name}")
    page.goto("/plans/")
    looking.look(page, "plans")
    looking.must_be_clean()


def test_pages_of_committee_work_that_need_a_state_of_their_own(
    signed_in: Opened, looker: Starts, tmp_path: Path
) -> None:
    page, watch = signed_in(DEMOCRATIC)
    looking = looker("committee-states", watch)
    page.goto("/meetings/8/declarations/add/")
    page.get_by_label("Member", exact=True).fill("Memphis Burr")
    page.get_by_label("Other interest", exact=True).check()
    page.get_by_label("The interest", exact=False).fill("A relative works for the service.")
    page.get_by_role("button", name="Save the declaration").click()
    page.get_by_role("link", name="Change the declaration of Memphis Burr").click()
    looking.look(page, "change a declaration")
    for address in ("/meetings/8/decisions/", "/forward-plan/1/second-notice/", "/publish/papers/4/"):
        page.goto(address)
        looking.look(page, address)
    looking.must_be_clean()
    page, watch = signed_in(OFFICER)
    looking = looker("committee-states-officer", watch)
    file = tmp_path / "figures.pdf"
    bare = pypdf.PdfWriter()
    bare.add_blank_page(width=595, height=842)
    bare.write(file)
    page.goto("/papers/9/appendices/")
    page.get_by_label("Title", exact=True).fill("Figures")
    page.get_by_label("File", exact=True).set_input_files(file)
    page.get_by_role("button", name="Attach", exact=False).click()
    page.get_by_role("link", name="Take off appendix 1").click()
    looking.look(page, "take an appendix off")
    for address in ("/papers/9/versions/1/", "/papers/9/errors/", "/scrutiny-recommendations/1/response/"):
        page.goto(address)
        looking.look(page, address)
    looking.must_be_clean()


def test_what_was_withdrawn_says_so_and_nothing_else(
    opened: Opened, signed_in: Opened, looker: Starts
) -> None:
    clerk, _ = signed_in(DEMOCRATIC)
    clerk.goto("/committees/papers/4/")
    title = clerk.get_by_role("heading", level=1).inner_text()
    clerk.get_by_role("link", name="Withdraw this paper").click()
    clerk.get_by_label("The reason, for the public").fill("It was published by mistake.")
    clerk.get_by_role("button", name="Withdraw").click()
    expect(clerk.get_by_role("heading", level=1)).to_have_text("Committees")
    page, watch = opened()
    watch.expected = {410}
    looking = looker("withdrawn", watch)
    answer = page.goto("/committees/papers/4/")
    assert answer is not None
    assert answer.status == 410
    expect(page.get_by_role("main")).to_contain_text("It was published by mistake.")
    expect(page.locator("body")).not_to_contain_text(title)
    looking.look(page, "withdrawn")
    looking.must_be_clean()


def test_the_one_minute_update_by_the_link_in_a_letter(opened: Opened, site: Site, looker: Starts) -> None:
    site.command("remind")
    links = [link for letter in site.letters() for link in _links(letter, "/update/")]
    page, watch = opened()
    watch.expected = {400, 404, 410}
    looking = looker("one-minute", watch)
    page.goto(links[0])
    looking.look(page, "the link")
    page.get_by_label("Off track", exact=False).check()
    page.get_by_role("button", name="Send the update").click()
    expect(page.locator(".govuk-error-summary")).to_be_visible()
    looking.look(page, "red without a word", errors=True)
    page.get_by_label("What has happened, and what is next").fill("The post is frozen until January.")
    page.get_by_role("button", name="Send the update").click()
    expect(page.locator(".govuk-error-summary")).not_to_be_attached()
    looking.look(page, "sent")
    page.goto(links[0])
    looking.look(page, "the link again")
    page.goto(f"{links[0].rstrip('/')}x/")
    looking.look(page, "a link that was spoilt")
    looking.must_be_clean()


def test_a_password_is_set_by_the_link_in_a_letter(opened: Opened, site: Site, looker: Starts) -> None:
    page, watch = opened()
    watch.expected = {400, 404, 410}
    looking = looker("password-by-letter", watch)
    page.goto("/account/password/reset/")
    page.get_by_label("E-mail address").fill(MEMBER)
    page.get_by_role("button").click()
    expect(page).to_have_url(re.compile(r"/account/password/reset/done/$"))
    looking.look(page, "the letter is sent")
    link = [link for letter in site.letters() for link in _links(letter, "/account/password/reset/key/")][-1]
    page.goto(link)
    looking.look(page, "a new password")
    for password, is_good in (("password", False), (NEW_PASSWORD, True)):
        page.get_by_label("New password", exact=True).fill(password)
        page.get_by_label("New password again", exact=True).fill(password)
        page.locator("main button[type=submit]").click()
        looking.look(page, password if not is_good else "the password is set", errors=not is_good)
    page.goto(link)
    looking.look(page, "the link again")
    looking.must_be_clean()


def test_recovery_codes_and_the_password_once_more(signed_in: Opened, looker: Starts) -> None:
    page, watch = signed_in(ADMINISTRATOR)
    looking = looker("recovery-codes", watch)
    page.goto("/account/2fa/recovery-codes/generate/")
    page.locator("main button[type=submit]").click()
    expect(page).to_have_url(re.compile(r"/account/2fa/recovery-codes/$"))
    looking.look(page, "recovery codes")
    for address in ("/account/reauthenticate/", "/account/2fa/reauthenticate/", "/account/logout/"):
        page.goto(f"{address}?next=/your-account/")
        looking.look(page, address)
    looking.must_be_clean()


def test_too_many_wrong_passwords_close_the_door_for_a_while(opened: Opened, looker: Starts) -> None:
    page, watch = opened()
    watch.expected = {400, 429}
    looking = looker("too-many", watch)
    for _ in range(6):
        page.goto("/account/login/")
        page.get_by_label("E-mail address").fill(MEDWAY)
        page.get_by_label("Password", exact=True).fill("not the password")
        page.get_by_role("button", name="Sign in", exact=True).click()
        page.wait_for_load_state()
    looking.look(page, "closed for a while", errors=True)
    expect(page.get_by_role("main")).to_contain_text("Wait five minutes")
    looking.must_be_clean()


def _links(letter: str, path: str) -> list[str]:
    """The addresses in a letter that lead to a part of the site, without the host."""
    whole = letter.replace("=\n", "").replace("=3D", "=")
    return re.findall(rf"https?://[^\s/]+({re.escape(path)}\S+)", whole)


def _option(page: Page, words: str) -> str:
    """The first choice of the list of frameworks that has these words."""
    return page.get_by_label("Framework").locator("option").filter(has_text=words).first.inner_text()

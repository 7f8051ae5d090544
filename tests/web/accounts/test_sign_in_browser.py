"""The first hour of a new person in a real Chromium: link, password, passkey or app, sign out and in again; and the
council's own sign-in. Each page is held to axe's rules, and the browser may complain of nothing.

The site runs as it is deployed on one machine (``headway serve``), at the name localhost: passkeys belong to a name.
"""

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator

import pytest
from council_site import AXE, Council, Visit, device, set_password, sign_in, wait_for
from oidc_provider import CLIENT_ID, CLIENT_SECRET
from oidc_provider import PASSWORD as PROVIDER_PASSWORD
from one_database import on_sqlite_only
from playwright.sync_api import Browser, sync_playwright
from signing_in import RunningProvider, code_of

pytestmark = on_sqlite_only("its site has an SQLite file of its own, whatever the others run on")


@pytest.fixture(scope="module")
def chromium() -> str:
    found = os.environ.get("CHROMIUM") or shutil.which("chromium")
    if found and AXE.is_file():
        return found
    if os.environ.get("CI"):
        pytest.fail("CI must have chromium and axe-core")
    pytest.skip("this machine has no chromium, or no axe-core (npm ci)")


@pytest.fixture(scope="module")
def browser(chromium: str) -> Iterator[Browser]:
    with sync_playwright() as playwright:
        launched = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox"])
        yield launched
        launched.close()


@pytest.fixture(scope="module")
def council(provider: RunningProvider, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Council]:
    home = tmp_path_factory.mktemp("council")
    (home / "headway.toml").write_text(
        "[sign_in]\nrequire_two_step = true\n\n[sign_in.oidc]\n"
        f'name = "Kent County Council"\nserver = "{provider.server}"\nclient_id = "{CLIENT_ID}"\n',
        encoding="utf-8",
    )
    plain = {
        name: value
        for name, value in os.environ.items()
        if not name.startswith(("HEADWAY", "DATABASE", "DJANGO"))
    }
    own = {"HEADWAY_HOME": str(home), "HEADWAY_ADDRESS": provider.site, "HEADWAY_OIDC_SECRET": CLIENT_SECRET}
    made = Council(home, provider.site, plain | own)
    with (home / "server.log").open("wb") as log:
        server = subprocess.Popen(
            [
                sys.executable,
                "-m",
                "headway",
                "serve",
                "--workers",
                "1",
                "--port",
                provider.site.rpartition(":")[2],
            ],
            stdout=log,
            stderr=log,
            env=made.environment,
        )
    try:
        wait_for(made, server)
        yield made
    finally:
        server.terminate()
        server.wait(30)


@pytest.fixture
def visit(browser: Browser, council: Council) -> Iterator[Callable[..., Visit]]:
    """Opens a browser of its own: ``visit(java_script_enabled=False)``. At the end it must not have complained."""
    opened: list[Visit] = []

    def open_(**options: object) -> Visit:
        context = browser.new_context(
            base_url=council.address, viewport={"width": 1000, "height": 800}, **options
        )
        made = Visit(context.new_page())
        made.page.set_default_timeout(20_000)
        made.page.on(
            "console",
            lambda said: said.type == "error" and made.faults.append(f"{made.page.url}: {said.text}"),
        )
        context.on("weberror", lambda fault: made.faults.append(f"{made.page.url}: {fault.error}"))
        opened.append(made)
        return made

    yield open_
    for each in opened:
        each.page.context.close()
    own = [
        fault for each in opened for fault in each.faults if "/login/?next=/o/" not in fault
    ]  # not the provider's
    assert own == []


def test_a_new_person_sets_a_password_and_a_passkey_and_signs_in_by_it_alone(
    visit: Callable[..., Visit], council: Council
) -> None:
    link = council.add("pia@example.org", "Pia Passkey", "officer")
    here = visit()
    device(here.page)
    set_password(here, link)
    here.look("set-password")
    here.press("Set password")
    here.look("password-set")
    here.page.goto("/account/login/")
    here.look("sign-in")
    sign_in(here, "pia@example.org")
    here.page.wait_for_url("**/account/2fa/")
    here.look("second-step-needed")
    here.page.get_by_role("button", name="Add a passkey").click()
    here.look("add-passkey")
    here.page.get_by_label("Name").fill("Work laptop")
    here.page.get_by_label("Let me sign in with this passkey alone").check()
    here.press("Add the passkey")
    here.page.wait_for_url("**/recovery-codes/")
    here.look("recovery-codes")
    here.page.get_by_role("button", name="I have kept them: go on").click()
    assert here.page.url == f"{council.address}/"
    here.page.goto("/account/2fa/passkeys/")
    assert "By itself, or as second step" in here.page.content()
    here.look("passkeys")
    here.page.goto("/your-account/")
    here.look("your-account")
    here.press("Sign out")

    here.page.goto("/account/login/?next=/your-account/")
    here.press("Sign in with a passkey")
    here.page.wait_for_url(f"{council.address}/your-account/")
    assert "Pia Passkey" in here.page.content()


def test_a_passkey_is_a_second_step_to_a_password(visit: Callable[..., Visit], council: Council) -> None:
    link = council.add("sid@example.org", "Sid Second", "officer")
    here = visit()
    device(here.page)
    set_password(here, link)
    here.press("Set password")
    sign_in(here, "sid@example.org")
    here.page.get_by_role("button", name="Add a passkey").click()
    here.press("Add the passkey")
    here.page.wait_for_url("**/recovery-codes/")
    here.page.goto("/your-account/")
    here.press("Sign out")
    sign_in(here, "sid@example.org")
    here.page.wait_for_url("**/2fa/authenticate/")
    here.look("second-step")
    here.press("Use a passkey")
    here.page.wait_for_url(f"{council.address}/")


def test_a_device_without_the_passkey_is_told_beside_the_button(visit: Callable[..., Visit]) -> None:
    here = visit()
    session = device(here.page)
    session.send("WebAuthn.disable")
    device(here.page)
    here.page.goto("/account/login/")
    here.press("Sign in with a passkey")
    here.page.get_by_text("The passkey was not used").wait_for()


def test_an_app_is_set_up_and_used_where_no_script_runs(
    visit: Callable[..., Visit], council: Council
) -> None:
    link = council.add("nora@example.org", "Nora Noscript", "administrator")
    here = visit(java_script_enabled=False)
    set_password(here, link)
    here.press("Set password")
    sign_in(here, "nora@example.org")
    assert not here.page.get_by_role("button", name="Sign in with a passkey").is_visible()
    here.page.get_by_role("button", name="Set up an authenticator app").click()
    secret = here.page.locator(".headway-key").inner_text().replace(" ", "")
    here.page.get_by_label("Code").fill(code_of(secret))
    here.press("Set up")
    here.page.wait_for_url("**/recovery-codes/")
    codes = re.findall(r"\b\d{8}\b", here.page.content())
    assert len(codes) == 10
    here.page.goto("/people/")
    assert "Nora Noscript" in here.page.content()
    here.page.goto("/your-account/")
    here.press("Sign out")
    sign_in(here, "nora@example.org")
    here.page.get_by_label("Code").fill(codes[0])
    here.press("Sign in")
    assert here.page.url == f"{council.address}/"


def test_the_councils_own_sign_in_works_under_the_strict_content_policy(
    visit: Callable[..., Visit], council: Council
) -> None:
    council.add("ada@example.org", "Ada Adams", "member")
    for scripts in (True, False):
        here = visit(java_script_enabled=scripts)
        here.page.goto("/account/login/?next=/your-account/")
        here.press("Sign in with Kent County Council")
        here.page.get_by_label("Username").fill("ada")
        here.page.get_by_label("Password").fill(PROVIDER_PASSWORD)
        here.press("Sign in")
        here.page.wait_for_url(f"{council.address}/your-account/")
        assert "Ada Adams" in here.page.content()


def test_the_people_pages_are_clean(visit: Callable[..., Visit], council: Council) -> None:
    link = council.add("amy@example.org", "Amy Administrator", "administrator")
    here = visit()
    device(here.page)
    set_password(here, link)
    here.press("Set password")
    sign_in(here, "amy@example.org")
    here.page.get_by_role("button", name="Set up an authenticator app").click()
    here.look("app")
    secret = here.page.locator(".headway-key").inner_text().replace(" ", "")
    here.page.get_by_label("Code").fill("000000")
    here.press("Set up")
    here.look("app-wrong-code")
    here.page.get_by_label("Code").fill(code_of(secret))
    here.press("Set up")
    here.page.goto("/people/")
    here.look("people")
    here.page.get_by_role("button", name="Add a person").click()
    here.look("add-person")
    here.press("Add and send a link")
    here.look("add-person-faults")
    here.page.get_by_label("Name").fill("Ina Inspector")
    here.page.get_by_label("E-mail address").fill("ina@example.org")
    here.page.get_by_label("Inspector").check()
    for part, value in (("Day", "1"), ("Month", "10"), ("Year", "2099")):
        here.page.get_by_role("group", name="First day").get_by_label(part).fill(value)
        here.page.get_by_role("group", name="Last day").get_by_label(part).fill(value)
    here.press("Add and send a link")
    here.look("person")
    here.page.get_by_role("link", name="End the role inspector").click()
    here.look("end-role")
    here.page.go_back()
    here.page.get_by_role("link", name="Reset the sign-in").click()
    here.look("reset-sign-in")
    for path, name in (
        ("/your-account/roles/", "roles"),
        ("/account/password/change/", "change-password"),
        ("/account/2fa/", "second-step-set-up"),
        ("/account/2fa/totp/deactivate/", "remove-app"),
        ("/account/2fa/recovery-codes/generate/", "new-codes"),
        ("/account/single-sign-on/", "single-sign-on"),
    ):
        here.page.goto(path)
        here.look(name)

"""The first hour of a new person in a real Chromium: link, password, passkey or app, sign out and in again; and the
council's own sign-in. Each page is held to axe's rules, and the browser may complain of nothing.

The site runs as it is deployed on one machine (``headway serve``), at the name localhost: passkeys belong to a name.
"""

import os
import re
import shutil
import subprocess
import sys
import time
import urllib.request
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from urllib.error import URLError

import pytest
from oidc_provider import CLIENT_ID, CLIENT_SECRET
from oidc_provider import PASSWORD as PROVIDER_PASSWORD
from playwright.sync_api import Browser, CDPSession, Page, sync_playwright
from signing_in import RunningProvider, code_of

ROOT = Path(__file__).resolve().parents[3]
AXE = ROOT / "node_modules" / "axe-core" / "axe.min.js"
PICTURES = ROOT / "artefacts" / "sign-in"
WORDS = "river lamp stone paper window"


@dataclass
class Council:
    """A site that is being served from a workspace of its own."""

    home: Path
    address: str
    environment: dict[str, str]

    def headway(self, *words: str) -> str:
        done = subprocess.run(
            [sys.executable, "-m", "headway", *words],
            capture_output=True,
            text=True,
            check=False,
            env=self.environment,
        )
        assert done.returncode == 0, done.stderr
        return done.stdout

    def add(self, email: str, name: str, role: str) -> str:
        """Adds a person by the command line; the link that sets their password."""
        said = self.headway("people", "add", email, name, "--authority", "E10000016", "--role", role)
        return said.split()[-1]


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
        _wait_for(made, server)
        yield made
    finally:
        server.terminate()
        server.wait(30)


def _wait_for(council: Council, server: subprocess.Popen[bytes]) -> None:
    for _ in range(600):
        try:
            with urllib.request.urlopen(f"{council.address}/account/login/", timeout=5):  # noqa: S310 - our own
                return
        except (URLError, ConnectionError):
            assert server.poll() is None, (council.home / "server.log").read_text()
            time.sleep(0.1)
    raise AssertionError("the site did not answer within a minute")


@dataclass
class Visit:
    """A browser of one person's own, and what it complained of."""

    page: Page
    faults: list[str] = field(default_factory=list)
    pictures: int = 0

    def look(self, name: str) -> None:
        """Holds the page as it stands to axe's rules, and keeps a picture."""
        self.pictures += 1
        self.page.screenshot(path=PICTURES / f"{self.pictures:02d}-{name}.png", full_page=True)
        self.page.evaluate(AXE.read_text(encoding="utf-8"))
        found = self.page.evaluate("axe.run(document, {resultTypes: ['violations']})")
        self.faults += [
            f"{name}: {each['id']}: {node['target']}"
            for each in found["violations"]
            for node in each["nodes"]
        ]

    def press(self, text: str) -> None:
        self.page.get_by_role("button", name=text, exact=True).click()


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


def device(page: Page) -> CDPSession:
    """A device that keeps passkeys and whose owner is there."""
    session = page.context.new_cdp_session(page)
    session.send("WebAuthn.enable")
    traits = {
        "protocol": "ctap2",
        "transport": "internal",
        "hasResidentKey": True,
        "hasUserVerification": True,
    }
    session.send(
        "WebAuthn.addVirtualAuthenticator",
        {"options": traits | {"isUserVerified": True, "automaticPresenceSimulation": True}},
    )
    return session


def set_password(visit: Visit, link: str) -> None:
    visit.page.goto(link)
    assert visit.page.url.endswith("-set-password/"), "the address keeps its key"
    visit.page.get_by_label("New password", exact=True).fill(WORDS)
    visit.page.get_by_label("New password again").fill(WORDS)


def sign_in(visit: Visit, email: str) -> None:
    visit.page.goto("/account/login/")
    visit.page.get_by_label("E-mail address").fill(email)
    visit.page.get_by_label("Password", exact=True).fill(WORDS)
    visit.press("Sign in")


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

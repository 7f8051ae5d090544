"""A council's site that is served, and the visits of people to it in a browser: for ``test_sign_in_browser``."""

import subprocess
import sys
import time
import urllib.request
from dataclasses import dataclass, field
from pathlib import Path
from urllib.error import URLError

from playwright.sync_api import CDPSession, Page

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


def wait_for(council: Council, server: subprocess.Popen[bytes]) -> None:
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
        self.page.screenshot(path=PICTURES / f"{self.pictures:02d}-{name}.jpg", full_page=True, quality=85)
        self.page.evaluate(AXE.read_text(encoding="utf-8"))
        found = self.page.evaluate("axe.run(document, {resultTypes: ['violations']})")
        self.faults += [
            f"{name}: {each['id']}: {node['target']}"
            for each in found["violations"]
            for node in each["nodes"]
        ]

    def press(self, text: str) -> None:
        self.page.get_by_role("button", name=text, exact=True).click()


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

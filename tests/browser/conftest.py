"""A real Chromium on the demo's site. The machine's own browser is used: Debian's package ``chromium``.

Without it these tests skip, saying so; in CI that is a failure. One demo is made for the whole run, and each walk that
changes something has a copy of its own.
"""

import os
import shutil
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from assessment_served import assessing_council, served_assessment  # noqa: F401 - fixtures
from axe_checks import SCRIPT
from demo_sites import Demo, Site, make_demo, serve_copy
from journey_steps import Journey
from layout_checks import DESK
from looking import Looker
from performance_site import as_role, seeded, served_performance  # noqa: F401 - fixtures
from playwright.sync_api import Browser, BrowserContext, Page, expect, sync_playwright
from site_facts import SiteFacts, facts_of
from watching import Watch

PATIENCE_MS = 10_000
KEEP_TO_THE_SITE = "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1"


def _missing(what: str) -> None:
    if os.environ.get("CI"):
        pytest.fail(f"CI must have {what}")
    pytest.skip(f"this machine has no {what}")


@pytest.fixture(scope="session")
def chromium() -> str:
    """Where the browser is."""
    found = os.environ.get("CHROMIUM") or shutil.which("chromium")
    if not found:
        _missing("chromium (on Debian and Ubuntu: apt-get install chromium; or name one in CHROMIUM)")
    if not SCRIPT.is_file():
        _missing("axe-core (npm ci)")
    return str(found)


@pytest.fixture(scope="module")
def browser(chromium: str) -> Iterator[Browser]:
    """Ends with its module: while Playwright runs, Django's own tests in the same process would refuse to."""
    expect.set_options(timeout=PATIENCE_MS)
    with sync_playwright() as playwright:
        launched = playwright.chromium.launch(executable_path=chromium, args=[KEEP_TO_THE_SITE])
        yield launched
        launched.close()


@pytest.fixture(scope="session")
def demo(chromium: str, tmp_path_factory: pytest.TempPathFactory) -> Demo:  # noqa: ARG001 - no browser, no demo
    return make_demo(tmp_path_factory.mktemp("demo") / "made")


@pytest.fixture(scope="module")
def site(demo: Demo, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    """A site of the module's own."""
    served = serve_copy(demo, tmp_path_factory.mktemp("site") / "demo")
    yield served
    served.stop()


@pytest.fixture(scope="module")
def facts(site: Site) -> SiteFacts:
    return facts_of(site.folder / "site")


@pytest.fixture(scope="module")
def sessions(site: Site) -> dict[str, Any]:  # noqa: ARG001 - of this site
    """The cookies of those who have signed in, by e-mail address: a code works once."""
    return {}


@pytest.fixture
def signed_in(
    opened: Callable[..., tuple[Page, Watch]], site: Site, facts: SiteFacts, sessions: dict[str, Any]
) -> Callable[..., tuple[Page, Watch]]:
    """A browser in which one of the demo's people has signed in: ``page, watch = signed_in(QUALITY)``."""

    def open_(email: str, **options: object) -> tuple[Page, Watch]:
        if email not in sessions:
            page, _ = opened()
            Journey(page, site, code=facts.code if email in facts.keys else None).sign_in(email)
            sessions[email] = page.context.storage_state()
        return opened(storage_state=sessions[email], **options)

    return open_


@pytest.fixture
def opened(browser: Browser, site: Site) -> Iterator[Callable[..., tuple[Page, Watch]]]:
    """Opens a browser of its own on the site: ``page, watch = opened(java_script_enabled=False)``."""
    contexts: list[BrowserContext] = []

    def open_(**options: object) -> tuple[Page, Watch]:
        context = browser.new_context(
            base_url=site.address, **{"viewport": DESK, "locale": "en-GB", "accept_downloads": True} | options
        )
        context.set_default_timeout(PATIENCE_MS)
        contexts.append(context)
        return context.new_page(), Watch(context, site.address)

    yield open_
    for each in contexts:
        each.close()


@pytest.fixture
def looker() -> Callable[..., Looker]:
    """Starts the pictures of one walk anew: ``looking = looker("journey", watch)``."""

    def start(walk: str, watch: Watch, mirror: Page | None = None) -> Looker:
        made = Looker(walk, watch, mirror)
        shutil.rmtree(made.folder, ignore_errors=True)
        return made

    return start

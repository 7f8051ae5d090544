"""A council that watches its performance, served for a walk: seeded by the site's own actions, not by the demo, so that
it is there in seconds. People come signed in; what is walked here is not how they do so.
"""

import json
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from demo_sites import Site, clean_environment, free_port, wait_for
from playwright.sync_api import Page
from watching import Watch

__all__ = ["ANALYST", "DIRECTOR", "MEMBER", "as_role", "seeded", "served_performance", "site"]

ANALYST, DIRECTOR, MEMBER = "performance analyst", "director", "member"
_SEED = Path(__file__).with_name("performance_seed.py")
_NO_SECOND_STEP = "[sign_in]\nrequire_two_step = false\n"


@pytest.fixture(scope="session")
def seeded(chromium: str, tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, dict[str, str]]:  # noqa: ARG001
    """The workspace, and the session of each role."""
    folder = tmp_path_factory.mktemp("performance")
    home = folder / "site"
    home.mkdir()
    (home / "headway.toml").write_text(_NO_SECOND_STEP, encoding="utf-8")
    done = subprocess.run(
        [sys.executable, _SEED],
        env=clean_environment() | {"HEADWAY_HOME": str(home)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return folder, json.loads(done.stdout)


@pytest.fixture(scope="session")
def served_performance(seeded: tuple[Path, dict[str, str]]) -> Iterator[Site]:
    """One for the whole run: what one walk leaves does not disturb another."""
    folder, _ = seeded
    port = free_port()
    address = f"http://127.0.0.1:{port}"
    own = {"HEADWAY_HOME": str(folder / "site"), "HEADWAY_ADDRESS": address}
    command = [sys.executable, "-m", "headway", "serve", "--port", str(port), "--workers", "1"]
    with (folder / "server.log").open("wb") as log:
        server = subprocess.Popen(
            command, stdout=log, stderr=subprocess.STDOUT, env=clean_environment() | own
        )
    served = Site(folder, "", address, server)
    wait_for(served)
    yield served
    served.stop()


@pytest.fixture(scope="module")
def site(served_performance: Site) -> Site:
    """Takes the place of the demo's site in a module that imports it."""
    return served_performance


@pytest.fixture
def as_role(
    opened: Callable[..., tuple[Page, Watch]], seeded: tuple[Path, dict[str, str]], site: Site
) -> Callable[..., tuple[Page, Watch]]:
    """A browser in which somebody with the role is signed in: ``page, watch = as_role(ANALYST)``."""

    def open_(role: str, **options: object) -> tuple[Page, Watch]:
        page, watch = opened(**options)
        page.context.add_cookies([{"name": "sessionid", "value": seeded[1][role], "url": site.address}])
        return page, watch

    return open_

"""A council that watches its performance, served for a walk: seeded by the site's own actions, not by the demo, so that
it is there in seconds. People come signed in; what is walked here is not how they do so.
"""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from demo_sites import Site
from playwright.sync_api import Page
from seeded_sites import Seeded, seed, serve_workspace
from watching import Watch

__all__ = ["ANALYST", "DIRECTOR", "MEMBER", "as_role", "seeded", "served_performance", "site"]

ANALYST, DIRECTOR, MEMBER = "performance analyst", "director", "member"
_SEED = Path(__file__).with_name("performance_seed.py")


@pytest.fixture(scope="session")
def seeded(chromium: str, tmp_path_factory: pytest.TempPathFactory) -> Seeded:  # noqa: ARG001
    """The workspace, and the session of each role."""
    return seed(_SEED, tmp_path_factory.mktemp("performance"))


@pytest.fixture(scope="session")
def served_performance(seeded: Seeded) -> Iterator[Site]:
    """One for the whole run: what one walk leaves does not disturb another."""
    served = serve_workspace(seeded[0])
    yield served
    served.stop()


@pytest.fixture(scope="module")
def site(served_performance: Site) -> Site:
    """Takes the place of the demo's site in a module that imports it."""
    return served_performance


@pytest.fixture
def as_role(
    opened: Callable[..., tuple[Page, Watch]], seeded: Seeded, site: Site
) -> Callable[..., tuple[Page, Watch]]:
    """A browser in which somebody with the role is signed in: ``page, watch = as_role(ANALYST)``."""

    def open_(role: str, **options: object) -> tuple[Page, Watch]:
        page, watch = opened(**options)
        page.context.add_cookies([{"name": "sessionid", "value": seeded[1][role], "url": site.address}])
        return page, watch

    return open_

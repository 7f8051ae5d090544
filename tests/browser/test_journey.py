"""A report's way through the site in a real browser, with a picture of every step in ``artefacts/browser``."""

from collections.abc import Callable
from pathlib import Path

import pytest
from demo_sites import Site
from journey_steps import Journey, walk
from looking import Looker
from playwright.sync_api import Page
from watching import Watch

KENT_2017 = Path("corpus/pdf/SIF-kent-2017-06-13.pdf")
Opened = Callable[..., tuple[Page, Watch]]
Starts = Callable[..., Looker]


@pytest.mark.shared
def test_a_report_becomes_a_plan_and_an_action_is_closed_by_two_people(
    opened: Opened, site: Site, looker: Starts, shared: Path, tmp_path: Path
) -> None:
    page, watch = opened()
    looking = looker("journey", watch)
    walk(Journey(page, site, looking.look, site.code), shared / KENT_2017, tmp_path)
    looking.must_be_clean()

"""The same way through the site where no script runs, on a screen enlarged to 400%."""

from collections.abc import Callable
from pathlib import Path

from demo_sites import Site
from journey_steps import Journey, walk
from layout_checks import ENLARGED
from looking import Looker
from playwright.sync_api import Page
from watching import Watch

Opened = Callable[..., tuple[Page, Watch]]


def test_the_same_journey_without_javascript_at_400_per_cent(
    opened: Opened, site: Site, looker: Callable[..., Looker], tmp_path: Path
) -> None:
    report = tmp_path / "report.pdf"
    report.write_bytes(site.report.read_bytes() + b"\n% a copy, so that it is not the demo's own report\n")
    page, watch = opened(java_script_enabled=False, viewport=ENLARGED)
    mirror, _ = opened()
    looking = looker("without-javascript", watch, mirror)
    walk(Journey(page, site, looking.look, site.code), report, tmp_path)
    looking.must_be_clean()

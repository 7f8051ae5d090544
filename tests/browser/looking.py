"""A page is looked at: a picture of it is kept, and everything that can be checked about it is."""

import re
from dataclasses import dataclass, field
from pathlib import Path

from axe_checks import violations
from layout_checks import does_not_fit
from playwright.sync_api import Page
from watching import Watch

PICTURES = Path(__file__).resolve().parents[2] / "artefacts" / "browser"


@dataclass
class Looker:
    """Numbers the pictures of one walk, and keeps what was wrong on the way, page by page.

    Where the walk is without scripts, axe cannot run either: it looks at the same page in ``mirror``.
    """

    walk: str
    watch: Watch
    mirror: Page | None = None
    faults: list[str] = field(default_factory=list)
    seen: int = 0

    @property
    def folder(self) -> Path:
        return PICTURES / self.walk

    def look(self, page: Page, name: str, *, errors: bool = False) -> None:
        """The page as it stands: its picture; axe; 400% and spaced text; and what the browser has complained of.

        ``errors`` says whether the page should tell of something that is wrong.
        """
        self.seen += 1
        self.picture(page, name)
        found = [*self.watch.faults(), *_heading(page), *violations(self._shown(page)), *does_not_fit(page)]
        found += _summary(page) if errors else _errors(page)
        self.faults += [f"{name} ({page.url}): {each}" for each in (*found, *self.watch.faults())]

    def picture(self, page: Page, name: str) -> None:
        plain = re.sub(r"[^a-z0-9]+", "-", name.lower()).strip("-")
        # A PNG of a whole page takes nearly twice as long, and there are hundreds.
        page.screenshot(path=self.folder / f"{self.seen:02d}-{plain}.jpg", full_page=True, quality=85)

    def _shown(self, page: Page) -> Page:
        """The page, or its copy without its scripts in a browser that has some."""
        if self.mirror is None:
            return page
        html = re.sub(r"<script\b.*?</script>", "", page.content(), flags=re.DOTALL)
        self.mirror.unroute_all()
        self.mirror.route(page.url, lambda route: route.fulfill(body=html, content_type="text/html"))
        self.mirror.goto(page.url)
        return self.mirror

    def must_be_clean(self) -> None:
        """Every fault of the walk at once, so that one run tells all there is to mend."""
        assert not self.faults, f"{len(self.faults)} faults:\n" + "\n".join(self.faults)


def _heading(page: Page) -> list[str]:
    """A page has one first heading and a title that names it and the site."""
    count, title = page.locator("h1").count(), page.title()
    faults = [] if count == 1 else [f"{count} first headings"]
    return faults if re.fullmatch(r".+ – Headway", title) else [*faults, f'the title is "{title}"']


def _errors(page: Page) -> list[str]:
    """A page on which nothing has gone wrong says so of nothing."""
    shown = page.locator(".govuk-error-summary, .govuk-error-message").filter(visible=True)
    return [f'it tells of an error: "{each}"' for each in shown.all_inner_texts()]


def _summary(page: Page) -> list[str]:
    """An error is told in the title and in a summary, each line of which leads to something on the page."""
    faults = [] if page.title().startswith("Error: ") else [f'the title does not say so: "{page.title()}"']
    links = page.locator(".govuk-error-summary a")
    if not links.count():
        return [*faults, "no summary of what is wrong"]
    targets = [each.get_attribute("href") or "" for each in links.all()]
    return faults + [
        f'the error "{link.inner_text()}" leads to {there}, which is not on the page'
        for link, there in zip(links.all(), targets, strict=True)
        if not there.startswith("#") or not page.locator(f'[id="{there[1:]}"]').count()
    ]

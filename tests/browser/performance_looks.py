"""How a page of performance is looked at: as every page, and on screens of 640 and 320 px; charts by their words."""

from dataclasses import dataclass

from layout_checks import scrolls_sideways
from looking import Looker
from playwright.sync_api import Page

WIDTHS = (640, 320)
_CHARTS = """() => [...document.querySelectorAll('main figure.headway-chart')].flatMap(figure => {
  const name = figure.id || figure.querySelector('img')?.alt.slice(0, 40) || 'a chart';
  const image = figure.querySelector('img'), faults = [];
  if (!image) return [`${name} has no picture`];
  image.scrollIntoView();
  if (image.alt.length < 40) faults.push(`${name} has hardly any words: "${image.alt}"`);
  const said = figure.querySelector(':scope > p strong');
  if (said && !image.alt.includes(said.textContent)) faults.push(`${name}: its words leave out "${said.textContent}"`);
  const near = figure.parentElement.querySelector('table');
  if (!figure.querySelector('details table caption') && !near) faults.push(`${name} has no table`);
  return faults;
})"""
_LOADED = """() => [...document.querySelectorAll('main figure.headway-chart img')].every(
  each => each.complete && each.naturalWidth > 0)"""


@dataclass
class PerformanceLooker(Looker):
    """Keeps a second picture of each page, of a narrow screen."""

    def look(self, page: Page, name: str, *, errors: bool = False) -> None:
        faults = charts_without_words(page)
        super().look(page, name, errors=errors)
        for width in WIDTHS:
            faults += scrolls_sideways(page, width)
        before = page.viewport_size
        page.set_viewport_size({"width": WIDTHS[-1], "height": 640})
        self.picture(page, f"{name} 320")
        if before:
            page.set_viewport_size(before)
        self.faults += [f"{name} ({page.url}): {each}" for each in faults]


def charts_without_words(page: Page) -> list[str]:
    """A chart has words that hold its verdict, and a table; and its picture comes."""
    faults: list[str] = page.evaluate(_CHARTS)
    page.wait_for_function(_LOADED)
    page.evaluate("() => scrollTo(0, 0)")
    return faults

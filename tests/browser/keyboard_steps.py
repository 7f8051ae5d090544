"""A page by its keys alone: where Tab leads, and whether one sees where one is."""

from dataclasses import dataclass

from playwright.sync_api import Page

_HERE = """() => {
  const here = document.activeElement;
  if (!here || here === document.body) return null;
  const labels = [...(here.labels || [])];
  const seen = (each, part) => {
    const style = getComputedStyle(each, part);
    const drawn = kind => {
      const [line, width, colour] = ['Style', 'Width', 'Color'].map(part => style[kind + part]);
      return line === 'none' || width === '0px' || colour === 'rgba(0, 0, 0, 0)' ? '' : width + colour;
    };
    const edges = ['outline', 'borderTop', 'borderRight', 'borderBottom', 'borderLeft'].map(drawn);
    return [...edges, style.boxShadow, style.backgroundColor].join();
  };
  const look = () => [here, ...labels].flatMap(each => [null, '::before', '::after'].map(part => seen(each, part)));
  const box = here.getBoundingClientRect();
  const on = Math.min(box.right, innerWidth) - Math.max(box.left, 0) > 1 &&
    Math.min(box.bottom, innerHeight) - Math.max(box.top, 0) > 1;
  const left = Math.max(box.left, 0), top = Math.max(box.top, 0);
  const spots = [[left + 3, top + 3], [left + Math.min(box.width, innerWidth - left) / 2, top + 3]];
  const above = spots.map(([x, y]) => document.elementFromPoint(x, y));
  const free = above.some(each => each && (here.contains(each) || each.contains(here) || labels.includes(each)));
  const focused = look();
  here.blur();
  const blurred = look();
  here.focus({preventScroll: true});
  const name = here.getAttribute('aria-label') || labels.map(each => each.textContent).join(' ') || here.textContent;
  return {
    tag: here.tagName.toLowerCase(), name: name.replace(/\\s+/g, ' ').trim(), on, free,
    place: [...document.querySelectorAll('*')].indexOf(here), group: here.type === 'radio' ? here.name : '',
    shows: focused.join() !== blurred.join(),
  };
}"""
_STOPS = """() => {
  const groups = new Set();
  const kinds = 'a[href], button, input, select, textarea, summary, [tabindex="0"]';
  return [...document.querySelectorAll(kinds)].filter(each => {
    if (each.disabled || each.tabIndex < 0 || each.type === 'hidden') return false;
    if (!each.checkVisibility({visibilityProperty: true, contentVisibilityAuto: true})) return false;
    if (each.type !== 'radio') return true;
    const known = groups.has(each.name);
    groups.add(each.name);
    return !known;
  }).length;
}"""


@dataclass(frozen=True)
class Stop:
    """Where Tab has led. ``place`` is its place in the document."""

    tag: str
    name: str
    on: bool
    free: bool
    place: int
    group: str
    shows: bool

    @property
    def faults(self) -> list[str]:
        """Why somebody would not see where they are."""
        kinds = {"off the screen": not self.on, "covered": not self.free, "looks as before": not self.shows}
        return [f'{self.tag} "{self.name[:60]}": {said}' for said, is_so in kinds.items() if is_so]


def here(page: Page) -> Stop | None:
    """Where the focus is; None where it is on nothing."""
    found = page.evaluate(_HERE)
    return Stop(**found) if found else None


def stops(page: Page) -> int:
    """At how many places Tab should stop; a group of radio buttons is one."""
    count: int = page.evaluate(_STOPS)
    return count


def tab_to(page: Page, name: str, *, tag: str = "", most: int = 120) -> Stop:
    """Press Tab until the focus is on what has that name; every stop on the way must be seen."""
    for _ in range(most):
        page.keyboard.press("Tab")
        stop = here(page)
        assert stop is None or not stop.faults, stop.faults
        if stop and stop.name.startswith(name) and tag in ("", stop.tag):
            return stop
    raise AssertionError(f'Tab does not lead to "{name}" on {page.url}')

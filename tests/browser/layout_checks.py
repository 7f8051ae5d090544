"""Whether a page still fits and reads where it is enlarged, and where its text is spaced out."""

from playwright.sync_api import Page, ViewportSize

DESK: ViewportSize = {"width": 1280, "height": 1024}
ENLARGED: ViewportSize = {"width": 320, "height": 256}  # the same screen at 400%: WCAG 2.2, 1.4.10
_SPACING = """
  * { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important }
  p { margin-bottom: 2em !important }
"""  # WCAG 2.2, 1.4.12

_SIDEWAYS = """() => {
  const name = each => each.tagName.toLowerCase() + (each.id ? '#' + each.id : '') +
    [...each.classList].map(one => '.' + one).join('') + ' "' + each.textContent.trim().slice(0, 40) + '"';
  const inside = each => each.closest('.headway-wide, .scroll, .govuk-visually-hidden');
  const faults = [];
  const root = document.scrollingElement;
  if (root.scrollWidth > root.clientWidth) {
    const poking = [...document.body.querySelectorAll('*')].filter(each =>
      each.getBoundingClientRect().right > root.clientWidth + 1 && !inside(each));
    faults.push(`the page is ${root.scrollWidth} wide on a screen of ${root.clientWidth}: ` +
      poking.slice(-3).map(name).join('; '));
  }
  for (const each of document.body.querySelectorAll('*')) {
    const style = getComputedStyle(each);
    const scrolls = ['auto', 'scroll'].includes(style.overflowX) && each.scrollWidth > each.clientWidth + 1;
    if (!scrolls || ['INPUT', 'TEXTAREA', 'SELECT'].includes(each.tagName)) continue;
    if (!each.matches('.headway-wide, .scroll')) faults.push('scrolls sideways: ' + name(each));
    else if (each.tabIndex !== 0) faults.push('scrolls, and no keyboard reaches it: ' + name(each));
    else if (each.getAttribute('role') !== 'region' || !each.getAttribute('aria-label'))
      faults.push('scrolls, and has no name: ' + name(each));
  }
  return faults;
}"""

_SPACE_OUT = """spacing => {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(spacing);
  document.adoptedStyleSheets = [sheet];
}"""

_CUT_OFF = """() => {
  const name = each => each.tagName.toLowerCase() + (each.className ? '.' + each.className : '') +
    ' "' + each.textContent.trim().slice(0, 40) + '"';
  const pixels = [...document.querySelectorAll('thead')].filter(each =>
    getComputedStyle(each).clipPath === 'inset(50%)');  // heads of cards: for screen readers alone
  const hidden = each => each.closest('.govuk-visually-hidden, [hidden], select, textarea, svg, .govuk-skip-link') ||
    pixels.some(head => head.contains(each)) || !each.checkVisibility();
  const faults = [];
  for (const each of document.body.querySelectorAll('*')) {
    if (hidden(each)) continue;
    const style = getComputedStyle(each);
    const cuts = value => ['hidden', 'clip'].includes(value);
    if (cuts(style.overflowY) && each.scrollHeight > each.clientHeight + 1 && each.textContent.trim() ||
        cuts(style.overflowX) && each.scrollWidth > each.clientWidth + 1 && each.textContent.trim())
      faults.push('cut off: ' + name(each));
    const box = each.getBoundingClientRect();
    if (['inline', 'contents'].includes(style.display) || style.overflowY === 'auto') continue;
    for (const text of each.childNodes) {
      if (text.nodeType !== Node.TEXT_NODE || !text.data.trim()) continue;
      const range = document.createRange();
      range.selectNodeContents(text);
      const words = range.getBoundingClientRect();
      if (words.right > box.right + 2 || words.bottom > box.bottom + 6)
        faults.push('out of its box: ' + name(each));
    }
  }
  return faults;
}"""


def scrolls_sideways(page: Page, width: int) -> list[str]:
    """What makes the page scroll sideways on a screen of this width."""
    before = page.viewport_size or DESK
    page.set_viewport_size({"width": width, "height": before["height"]})
    faults = [f"at {width} px: {each}" for each in page.evaluate(_SIDEWAYS)]
    page.set_viewport_size(before)
    return faults


def does_not_fit(page: Page) -> list[str]:
    """At 400%: what makes the page scroll sideways, outside frames that are named and that a keyboard reaches; and on
    both screens what is lost when a reader spaces the text out.
    """
    faults, before = [], page.viewport_size or DESK
    page.set_viewport_size(ENLARGED)
    faults += [f"at 400%: {each}" for each in page.evaluate(_SIDEWAYS)]
    page.evaluate(_SPACE_OUT, _SPACING)
    faults += [f"at 400%, spaced out: {each}" for each in page.evaluate(_SIDEWAYS) + page.evaluate(_CUT_OFF)]
    page.set_viewport_size(DESK)
    faults += [f"spaced out: {each}" for each in page.evaluate(_SIDEWAYS) + page.evaluate(_CUT_OFF)]
    page.evaluate(_SPACE_OUT, "")
    page.set_viewport_size(before)
    return faults

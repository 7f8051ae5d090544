"""Forms as somebody in a hurry sends them: with nothing in them."""

from playwright.sync_api import Page

_BLANK = """form => {
  for (const each of form.elements) {
    if (each.type === 'hidden') continue;
    if (each.type === 'radio' || each.type === 'checkbox') each.checked = false;
    else if (each.tagName === 'SELECT') each.selectedIndex = 0;
    else if (each.tagName !== 'BUTTON') each.value = '';
  }
}"""


def send_blank(page: Page) -> None:
    """Empty the page's main form and send it."""
    form = page.locator("main form[method=post]").first
    form.evaluate(_BLANK)
    with page.expect_navigation():
        form.locator("button[type=submit]").first.click()

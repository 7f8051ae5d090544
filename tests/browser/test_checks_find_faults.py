"""The checks of these tests can fail: each finds the fault that it is for, put into a page of the site."""

from collections.abc import Callable

import pytest
from axe_checks import violations
from keyboard_steps import here
from layout_checks import does_not_fit
from playwright.sync_api import Page
from watching import Watch

Opened = Callable[..., tuple[Page, Watch]]
_PUT = "html => document.querySelector('main').insertAdjacentHTML('beforeend', html)"
_STYLE = """css => {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(css);
  document.adoptedStyleSheets = [sheet];
}"""


@pytest.mark.parametrize(
    ("html", "css", "rule"),
    [
        ('<img src="data:,">', "", "image-alt"),
        ('<label>Name <input id="a"></label><input id="a">', "", "label"),
        ("<h5>A step too far</h5>", "", "heading-order"),
        ('<p class="govuk-body">Pale</p>', ".govuk-body { color: #999 !important }", "color-contrast"),
        (
            '<p><a href="/a" class="tiny">a</a><a href="/b" class="tiny">b</a></p>',
            ".tiny { display: inline-block; width: 9px; height: 9px; overflow: hidden }",
            "target-size",
        ),
    ],
)
def test_axe_finds(html: str, css: str, rule: str, opened: Opened) -> None:
    page, _ = opened()
    page.goto("/accessibility/")
    assert violations(page) == []
    page.evaluate(_STYLE, css)
    page.evaluate(_PUT, html)
    assert any(each.startswith(f"{rule} ") for each in violations(page)), violations(page)


@pytest.mark.parametrize(
    ("html", "css", "said"),
    [
        ("<p>Wide</p>", "main p:last-child { width: 400px }", "at 400%: the page is"),
        ('<div class="headway-wide"><p>Wide</p></div>', ".headway-wide p { width: 400px }", "no keyboard"),
        ("<p>Cut off</p>", "main p:last-child { height: 1rem; overflow: hidden }", "cut off"),
        ("<div>Out of its box</div>", "main div:last-child { height: 4px }", "out of its box"),
    ],
)
def test_the_layout_checks_find(html: str, css: str, said: str, opened: Opened) -> None:
    page, _ = opened()
    page.goto("/accessibility/")
    assert does_not_fit(page) == []
    page.route("**/headway.css", lambda route: route.fulfill(body=f"{route.fetch().text()} {css}"))
    page.goto("/accessibility/")
    page.evaluate(_PUT, html)
    faults = does_not_fit(page)
    assert any(said in each for each in faults), faults


def test_the_watch_finds(opened: Opened) -> None:
    page, watch = opened()
    page.goto("/accessibility/")
    assert watch.faults() == []
    for script, said in (
        ("console.error('Oh dear')", "error on the console: Oh dear"),
        ("setTimeout(() => nothing.here)", "fault in a script"),
        ("document.querySelector('main').style.cssText; fetch('/nothing-here/')", "404 for GET"),
        ("fetch('https://elsewhere.example/').catch(() => 0)", "elsewhere.example"),
        (
            "document.body.insertAdjacentHTML('beforeend', '<b style=\"color: red\">!</b>')",
            "Content Security",
        ),
    ):
        page.evaluate(f"() => {{ {script} }}")
        page.wait_for_timeout(300)
        faults = watch.faults()
        assert any(said in each for each in faults), (script, faults)


def test_the_keyboard_checks_find_a_focus_that_is_not_seen(opened: Opened) -> None:
    page, _ = opened()
    page.goto("/accessibility/")
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    stop = here(page)
    assert stop is not None
    assert stop.faults == []
    page.evaluate(
        _STYLE,
        ":focus { outline: none !important; box-shadow: none !important; background: none !important }",
    )
    stop = here(page)
    assert stop is not None
    assert stop.faults == ['a "Headway": looks as before']
    page.evaluate(_STYLE, "footer { position: fixed; inset: 0 }")
    stop = here(page)
    assert stop is not None
    assert 'a "Headway": covered' in stop.faults

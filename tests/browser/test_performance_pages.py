"""The other pages of performance in a real browser: by keyboard, without scripts, on paper, without colour."""

import re
import shutil
from collections.abc import Callable
from datetime import date

from demo_sites import Site
from keyboard_steps import here, stops, tab_to
from layout_checks import ENLARGED, does_not_fit, scrolls_sideways
from performance_looks import PerformanceLooker, charts_without_words
from performance_paper import cut_apart, sheets
from performance_site import DIRECTOR, MEMBER, site  # noqa: F401 - a fixture
from performance_steps import RED, Watcher
from playwright.sync_api import Page, expect
from watching import Watch

Opened = Callable[..., tuple[Page, Watch]]
PANEL = "Panel scorecard"
CHARTS = {
    "over time": ("Caseloads rose", "Rule set: nhs-mdc"),
    "staff at the same time": ("cases (scale starts at", "Re-referrals within 12 months"),
    "districts": ("Folkestone and Hythe", "Shaded: where chance alone"),
    "beside others": ("Statistical neighbours, mean", "Scale starts at"),
    "funnel": ("All authorities 20.9%", "outside the adjusted limits"),
}
"""Words at the head and at the foot of each chart of the measure that is red."""
WITHOUT_SCRIPTS = ("/performance/", "/performance/workforce/", "/performance/consistency/")


def test_every_other_page_of_performance(as_role: Opened, site: Site) -> None:  # noqa: F811
    page, watch = as_role(DIRECTOR)
    looking = PerformanceLooker("performance-pages", watch)
    shutil.rmtree(looking.folder, ignore_errors=True)
    director = Watcher(page, site)
    director.measure(RED)
    measure = re.sub(r"^https?://[^/]+", "", page.url)
    looking.look(page, "A measure beside other authorities")
    for what in ("spc", "months", "districts", "compare", "funnel"):
        expect(page.locator(f"#chart-{what} img")).to_be_visible()
    without_colour(page, looking)
    looking.faults += cut_apart(sheets(page), CHARTS)
    action = (
        page.get_by_role("link", name="A second look at every closed referral").get_attribute("href") or ""
    )
    mark = page.get_by_role("link", name="Withdraw the mark").get_attribute("href") or ""
    page.goto("/performance/")
    card = page.get_by_role("link", name=PANEL).get_attribute("href") or ""
    page.goto("/performance/loads/")
    load = page.get_by_role("link", name="Returns to the autumn").get_attribute("href") or ""
    for name, address in {
        "Measures": "/performance/measures/",
        "A measure of a district": f"{measure}?area=Thanet",
        "Change a measure": f"{measure}change/",
        "A scorecard": card,
        "A scorecard by district": f"{card}?view=districts",
        "A scorecard of a district": f"{card}?area=Thanet&sort=rating",
        "Change a scorecard": f"{card}change/",
        "Retire a scorecard": f"{card}retire/",
        "Consistency": "/performance/consistency/",
        "Workforce": "/performance/workforce/",
        "Workforce of a district": "/performance/workforce/?area=Thanet",
        "Measures of the catalogue": "/performance/measures/catalogue/",
        "Add a measure": "/performance/measures/add/",
        "Withdraw a load": f"{load}withdraw/",
        "Withdraw a mark": mark,
        "Join a measure": f"/performance/actions/{action.strip('/').split('/')[-1]}/measure/",
        "End what it should move": "/performance/moves/1/end/",
    }.items():
        page.goto(address)
        looking.look(page, name)
    looking.must_be_clean()


def test_a_scorecard_prints_as_a_table_and_each_chart_of_the_workforce_on_one_sheet(
    as_role: Opened,
) -> None:
    page, _ = as_role(DIRECTOR)
    page.goto("/performance/")
    page.get_by_role("link", name=PANEL).click()
    (first, *_more) = sheets(page)
    for heading in ("Measure", "Figure", "Against its target", "Has it moved?", "What was said"):
        assert heading in first
    assert "/performance/" not in first
    page.goto("/performance/workforce/")
    assert cut_apart(sheets(page), {"workforce": ("Cases a full-time", "Agency social workers")}) == []


def test_a_director_comes_to_a_red_and_its_chart_by_keyboard(as_role: Opened) -> None:
    page, watch = as_role(DIRECTOR)
    keys = page.keyboard
    page.goto("/performance/")
    tab_to(page, PANEL)
    keys.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text(PANEL)
    tab_to(page, "Show", tag="select")
    keys.type("Red only")
    tab_to(page, "Show", tag="button")
    keys.press("Enter")
    expect(page.get_by_role("status")).to_contain_text("1 of 3 measures shown")
    tab_to(page, RED)
    keys.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text(RED)
    tab_to(page, "The chart as a table", tag="summary")
    keys.press("Enter")
    expect(page.locator("#chart-spc").get_by_role("table")).to_be_visible()
    expected = stops(page)
    assert expected > 40
    page.locator("h1").evaluate("each => { each.tabIndex = -1; each.focus() }")
    faults = []
    for _ in range(12):
        keys.press("Tab")
        stop = here(page)
        faults += stop.faults if stop else ["the focus is nowhere"]
    assert faults == []
    assert watch.faults() == []


def test_a_member_reads_and_asks_without_javascript_at_400_per_cent(as_role: Opened, site: Site) -> None:  # noqa: F811
    page, watch = as_role(MEMBER, java_script_enabled=False, viewport=ENLARGED)
    faults = []

    def look(shown: Page, name: str) -> None:
        faults.extend(f"{name}: {each}" for each in (*watch.faults(), *does_not_fit(shown)))

    member = Watcher(page, site, look)
    for address in WITHOUT_SCRIPTS:
        page.goto(address)
        look(page, address)
    page.goto("/performance/")
    member.filter_reds(PANEL, 1, 3)
    member.measure(RED, "A measure")
    member.ask(date.today(), "Which of the twelve districts is helped first?")  # noqa: DTZ011
    member.see_what_it_did_since()
    assert faults == []


def without_colour(page: Page, looking: PerformanceLooker) -> None:
    """Pictures of the charts in grey, for whoever looks at them: signals must differ by more than their colour."""
    page.locator("html").evaluate("each => { each.style.filter = 'grayscale(1)' }")
    for what in ("spc", "districts", "funnel"):
        page.locator(f"#chart-{what} img").screenshot(path=looking.folder / f"grey-{what}.png")
    page.locator("html").evaluate("each => { each.style.filter = '' }")


def test_the_checks_of_charts_and_paper_find_what_is_wrong(as_role: Opened) -> None:
    page, _ = as_role(DIRECTOR)
    page.goto("/performance/workforce/")
    chart = page.locator("figure.headway-chart")
    assert charts_without_words(page) == []
    chart.locator("img").evaluate("each => { each.alt = 'A chart' }")
    (hardly,) = charts_without_words(page)
    assert hardly.startswith("chart-workforce has hardly any words")
    chart.evaluate("each => each.insertAdjacentHTML('afterbegin', '<p><strong>Vacancies rise.</strong></p>')")
    assert 'its words leave out "Vacancies rise."' in charts_without_words(page)[1]
    page.evaluate("() => document.querySelectorAll('main table').forEach(each => each.remove())")
    assert charts_without_words(page)[-1] == "chart-workforce has no table"
    assert scrolls_sideways(page, 640) == []
    page.locator("h1").evaluate("each => { each.style.width = '700px' }")
    assert "at 640 px" in scrolls_sideways(page, 640)[0]
    whole, head, foot = "Cases … Agency", "Cases", "Agency"
    assert cut_apart([whole], {"workforce": (head, foot)}) == []
    assert cut_apart([head, foot], {"workforce": (head, foot)}) == ["workforce is cut in two, or left out"]

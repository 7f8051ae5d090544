"""A meeting's way through the site in a real browser: as democratic services, an officer, the director, a member and
somebody who has not signed in; and its agenda pack in a PDF reader.
"""

from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path
from typing import TypeVar

import pypdf
from axe_checks import violations
from committee_reading import Everybody, Member, Received, everything_public
from committee_steps import BODY, EXEMPT_ITEM, OPEN_ITEM, PAPER, SECRETS, Committee
from demo_sites import Site
from keyboard_steps import here, tab_to
from layout_checks import ENLARGED, does_not_fit
from looking import Looker
from pack_reading import OpenedPack
from people_of_the_demo import DEMOCRATIC, DIRECTOR, MEMBER, OFFICER
from playwright.sync_api import Page, expect
from watching import Watch

Opened = Callable[..., tuple[Page, Watch]]
Starts = Callable[..., Looker]
Kind = TypeVar("Kind", bound=Committee)
TELLING = {
    "An agenda with an exempt item",
    "The check names the fault",
    "Ask for sign-off",
    "Sign the paper",
    "Publish the agenda",
    "Record attendance",
    "The minute as it was read",
    "Promises are proposed beside the minute",
    "Confirm a promise",
}
"""Pages that are looked at where no script runs; the others were looked at on the way with scripts."""


class People:
    """Opens the browsers of those who take part in one walk; every page that they show is looked at."""

    def __init__(self, looking: Looker, site: Site, paper: str, only: set[str] | None = None) -> None:
        self._looking, self._site, self._paper, self._only = looking, site, paper, only

    def of(self, kind: type[Kind], browser: tuple[Page, Watch]) -> Kind:
        page, watch = browser

        def look(shown: Page, name: str) -> None:
            self._looking.watch = watch
            if self._only is None or name in self._only:
                self._looking.look(shown, name)

        return kind(page, self._site, look, paper=self._paper)


def weekday_after(days: int) -> date:
    day = date.today() + timedelta(days=days)  # noqa: DTZ011 - the site's own day
    return day + timedelta(days=max(0, 7 - day.weekday()) if day.weekday() > 4 else 0)


def prepare(democratic: Committee, officer: Committee, director: Committee, on: date) -> str:
    """From the plan of a meeting to its published agenda; the path of the meeting's page is given back."""
    democratic.page.goto("/")
    democratic.plan_meeting(on)
    meeting = democratic.page.url
    democratic.read_the_clock(on)
    democratic.open_item()
    democratic.exempt_item(date.today())  # noqa: DTZ011
    officer.page.goto("/")
    officer.begin_paper(on)
    officer.plant_a_fault()
    officer.check_and_mend()
    officer.ask_for_sign_off()
    director.page.goto("/")
    director.sign()
    democratic.page.goto(meeting)
    democratic.put_paper_on_agenda()
    democratic.publish_agenda()
    return meeting


def sit(democratic: Committee, meeting: str, on: date) -> None:
    """From the meeting to its published minutes."""
    democratic.page.goto(meeting)
    democratic.hold(on)
    democratic.record_attendance()
    democratic.write_minutes()
    democratic.weigh_promises()
    democratic.publish_minutes()


def html_faults(page: Page, edition: Path, looking: Looker) -> list[str]:
    """The HTML edition as it was saved, opened from there."""
    page.goto(edition.as_uri())
    looking.seen += 1
    looking.picture(page, "The agenda pack as a page")
    names = page.evaluate(
        "[...document.querySelectorAll('a[href^=\"#\"]')].map(each => each.getAttribute('href').slice(1))"
    )
    lost = [f"#{each} is not there" for each in names if not page.locator(f'[id="{each}"]').count()]
    heads = (
        []
        if page.locator("h1").count() == 1 and page.title() and names
        else ["no heading, title or contents"]
    )
    return [*heads, *lost, *violations(page), *does_not_fit(page)]


def test_a_meeting_from_its_plan_to_what_the_public_reads_of_it(
    opened: Opened, signed_in: Opened, site: Site, looker: Starts, tmp_path: Path
) -> None:
    page, watch = signed_in(DEMOCRATIC)
    looking = looker("committee", watch)
    people = People(looking, site, PAPER)
    democratic = people.of(Committee, (page, watch))
    officer, director = (people.of(Committee, signed_in(each)) for each in (OFFICER, DIRECTOR))
    meeting = prepare(democratic, officer, director, weekday_after(21))

    file = tmp_path / "pack.pdf"
    democratic.pack("PDF").save_as(file)
    pack = OpenedPack(file)
    assert pack.faults() == []
    assert pack.title == f"{BODY}: agenda and papers"
    assert [each.title for each in pack.bookmarks] == [
        "Agenda",
        "2. An item heard in private",
        "Contents",
        f"1. {OPEN_ITEM}",
        PAPER,
    ]
    assert [title for title, _ in pack.contents] == [f"1. {OPEN_ITEM}", PAPER]
    edition = tmp_path / "pack.html"
    democratic.pack("HTML").save_as(edition)
    assert html_faults(opened()[0], edition, looking) == []

    sit(democratic, meeting, date.today())  # noqa: DTZ011

    member = people.of(Member, signed_in(MEMBER))
    member.page.goto("/")
    member.ask()
    member.read_briefing()
    member.read_last_time()
    member.read_work_programme()

    browser = opened()
    received = Received(browser[0].context)
    public = people.of(Everybody, browser)
    number = meeting.rstrip("/").rpartition("/")[2]
    public.read_all(f"/committees/meetings/{number}/")
    paper = public.address_of_the_paper(f"/committees/meetings/{number}/")
    known = everything_public(public.page, received, site.address, (f"/committees/meetings/{number}/", paper))
    for kind in ("minutes.pdf", "minutes.docx", "minutes.html", "oparl/meeting", "feed.atom", "search/?q="):
        assert any(kind in each for each in received.tells(["protocol", OPEN_ITEM, PAPER])), (
            f"{kind} was not read"
        )
    assert {f"/committees/meetings/{number}/pack.pdf", f"{paper}paper.pdf", f"{paper}paper.docx"} <= known
    assert received.tells([*SECRETS, EXEMPT_ITEM]) == []
    public.search(SECRETS[0], found=False)
    looking.must_be_clean()


def test_the_same_meeting_without_javascript_at_400_per_cent(
    opened: Opened, signed_in: Opened, site: Site, looker: Starts
) -> None:
    plain = {"java_script_enabled": False, "viewport": ENLARGED}
    page, watch = signed_in(DEMOCRATIC, **plain)
    mirror, _ = opened()
    looking = looker("committee-without-javascript", watch, mirror)
    people = People(looking, site, "Without scripts: the inspection", TELLING)
    democratic = people.of(Committee, (page, watch))
    officer, director = (people.of(Committee, signed_in(each, **plain)) for each in (OFFICER, DIRECTOR))
    meeting = prepare(democratic, officer, director, weekday_after(28))
    sit(democratic, meeting, date.today() - timedelta(days=1))  # noqa: DTZ011
    looking.must_be_clean()


def test_the_packs_of_the_demo_lead_to_the_right_pages(opened: Opened, tmp_path: Path) -> None:
    page, _ = opened()
    several = 0
    for number in range(1, 9):
        answer = page.request.get(f"/committees/meetings/{number}/pack.pdf")
        if answer.status == 404:
            continue
        file = tmp_path / f"{number}.pdf"
        file.write_bytes(answer.body())
        pack = OpenedPack(file)
        assert pack.faults() == [], f"the pack of meeting {number}"
        several += len({each.page for each in pack.bookmarks}) > 3
    assert several, "no pack of the demo has several papers"


def test_a_pack_without_tags_bookmarks_and_numbers_is_seen_through(tmp_path: Path) -> None:
    bare = pypdf.PdfWriter()
    bare.add_blank_page(width=595, height=842)
    bare.add_outline_item(title="1. A paper that is elsewhere", page_number=0)
    file = tmp_path / "bare.pdf"
    bare.write(file)
    found = " ".join(OpenedPack(file).faults())
    for fault in (
        "no tags",
        "not marked",
        "no language",
        "no title",
        "no contents",
        "printed: nothing",
        "leads to page 1",
    ):
        assert fault in found


def test_a_paper_is_written_by_keyboard(signed_in: Opened) -> None:
    page, watch = signed_in(OFFICER)
    keys = page.keyboard
    page.goto("/papers/")
    tab_to(page, "Add a paper")
    keys.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text("Add a paper")
    tab_to(page, "Outcome of an inspection")
    keys.press("ArrowUp")  # round to the last: a letter
    for _ in range(3):
        keys.press("ArrowUp")
    stop = here(page)
    assert stop is not None
    assert stop.name.startswith("Another subject")
    tab_to(page, "Subject")
    keys.type("Written by keys alone")
    tab_to(page, "Add the paper", tag="button")
    keys.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text("Written by keys alone")
    tab_to(page, "From")
    keys.type("The Director of children's services")
    tab_to(page, "Summary")
    keys.type("Somebody wrote this without a mouse.")
    tab_to(page, "Check", tag="button")
    keys.press("Enter")
    expect(page.locator("#findings")).to_contain_text("findings")
    tab_to(page, "Previous Pathway")
    keys.press("Enter")
    tab_to(page, "It has been to no other body before")
    keys.press("Space")
    expect(page.get_by_label("It has been to no other body before")).to_be_checked()
    tab_to(page, "Save", tag="button")
    keys.press("Enter")
    expect(page.get_by_role("alert", name="Success")).to_be_focused()
    expect(page.get_by_role("main")).to_contain_text("Somebody wrote this without a mouse.")
    assert watch.faults() == []

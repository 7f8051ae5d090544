"""What a member does before and after a meeting, and what somebody who has not signed in can read of it."""

import io
import re
import zipfile
from collections import deque
from collections.abc import Iterable
from html import unescape
from urllib.parse import urljoin

import pypdf
from committee_steps import BODY, OPEN_ITEM, PROTOCOL, QUESTION, Committee
from playwright.sync_api import BrowserContext, Page, Route, expect

_ADDRESS = re.compile(r'(?:href="|https?://[^/"<\s]+)(/(?:committees/|robots)[^"<#\s]*)')
_FILE = re.compile(r"\.(pdf|docx|html)$|/appendices/\d+/$")
_LEADS_ON = re.compile("html|json|xml")


class Member(Committee):
    """A councillor with a seat on the body."""

    def ask(self) -> None:
        """The form shows what the body asked last time in the category."""
        page = self.page
        self._section("Questions")
        page.get_by_role("button", name="Ask a question").click()
        page.get_by_role("main").get_by_role("link", name=BODY).click()
        self._at("Ask a question")
        expect(page.get_by_role("heading", name=f"What {BODY} asked last time")).to_be_visible()
        page.get_by_label("Category").select_option(label="Care leavers")
        page.get_by_label("The question").fill(QUESTION)
        self._choose("Which recommendation is it about?", "Recommendation 3")
        self.look(page, "Ask a question, with what was asked last time")
        page.get_by_role("button", name="Ask the question").click()
        expect(page.locator("blockquote").first).to_contain_text(QUESTION)
        self.look(page, "The question")

    def read_briefing(self) -> None:
        """For the next meeting: where things stand, what to ask, what was promised."""
        page = self.page
        self._section("Questions")
        page.get_by_role("link", name="Member briefing", exact=False).first.click()
        self._at("Member briefing")
        page.get_by_role("main").get_by_role("link", name="Practice development plan").click()
        self._choose("For which meeting?", BODY)
        page.get_by_role("button", name="Show").click()
        self._at(f"Member briefing for {BODY}")
        for heading in ("Where things stand", "What to look at", "Questions to ask officers"):
            expect(page.get_by_role("heading", name=heading)).to_be_visible()
        expect(page.locator("#owed ~ *").filter(has_text=PROTOCOL).first).to_be_visible()
        self.look(page, "The briefing")

    def read_last_time(self) -> None:
        page = self.page
        self._section("Questions")
        page.get_by_role("link", name="last time", exact=False).first.click()
        self._at("What we asked last time")
        page.get_by_label("Category").select_option(label="Care leavers")
        page.get_by_role("button", name="Show").click()
        expect(page.get_by_role("main")).to_contain_text(QUESTION)
        self.look(page, "What we asked last time")

    def read_work_programme(self) -> None:
        """The commitment that was confirmed stands with the meeting to which it is owed."""
        page = self.page
        self._section("Bodies")
        page.get_by_role("main").get_by_role("link", name=BODY).click()
        self._at(BODY)
        page.get_by_role("link", name="Work programme").click()
        self._at("Work programme")
        owed = page.locator("section li").filter(has_text=PROTOCOL)
        expect(owed).to_contain_text("Owed")
        self.look(page, "The work programme")


class Everybody(Committee):
    """Somebody who has not signed in."""

    def read_all(self, meeting: str) -> None:
        """Home, body, meeting, paper, minutes, search."""
        page = self.page
        page.goto("/")
        self._menu("Committees")
        self._at("Committees")
        page.get_by_role("link", name=BODY).first.click()
        self._at(BODY)
        page.locator(f'main a[href="{meeting}"]').first.click()
        expect(page.get_by_role("heading", name="an item heard in private")).to_be_visible()
        expect(page.get_by_role("heading", name=OPEN_ITEM)).to_be_visible()
        self.look(page, "The meeting, for the public")
        page.get_by_role("link", name=self.paper, exact=True).click()
        self._at(self.paper)
        self.look(page, "The paper, for the public")
        page.go_back()
        page.get_by_role("link", name="Read the minutes").click()
        self._at("Minutes")
        expect(page.get_by_role("main")).to_contain_text(PROTOCOL)
        expect(page.get_by_role("main")).to_contain_text("A restricted minute was taken.")
        self.look(page, "The minutes, for the public")
        self.search("protocol districts", found=True)

    def address_of_the_paper(self, meeting: str) -> str:
        self.page.goto(meeting)
        return self.page.get_by_role("link", name=self.paper, exact=True).get_attribute("href") or ""

    def search(self, words: str, *, found: bool) -> None:
        page = self.page
        page.goto("/committees/search/")
        page.get_by_label("Words", exact=False).first.fill(words)
        page.get_by_role("button", name="Search").click()
        hits = page.get_by_role("main").get_by_role("article")
        if found:
            expect(hits.first).to_be_visible()
        else:
            expect(page.get_by_text("Nothing that is published has all of these words.")).to_be_visible()
            expect(hits).to_have_count(0)
        self.look(page, f"Search, {'found' if found else 'nothing found'}")


class Received:
    """Every byte that a browser was sent, with its headers, from now on."""

    def __init__(self, context: BrowserContext) -> None:
        self._kept: dict[str, str] = {}
        context.route("**/*", self._pass_on)

    def _pass_on(self, route: Route) -> None:
        answer = route.fetch(max_redirects=0)
        self.add(answer.url, answer.headers, answer.body())
        route.fulfill(response=answer)

    def add(self, url: str, headers: dict[str, str], body: bytes) -> None:
        said = " ".join(f"{name}: {value}" for name, value in headers.items())
        self._kept[url] = f"{said}\n{readable(body)}".casefold()

    def tells(self, words: Iterable[str]) -> list[str]:
        """Where one of the words was received."""
        return [
            f"{word} at {url}"
            for url, said in self._kept.items()
            for word in words
            if word.casefold() in said
        ]

    def __len__(self) -> int:
        return len(self._kept)


def everything_public(page: Page, received: Received, address: str, own: tuple[str, ...]) -> set[str]:
    """Every address that the public part leads to, in pages, feeds and data; of files only those below ``own``."""
    waiting, known = deque(["/committees/", "/robots.txt", "/committees/sitemap.xml"]), set[str]()
    while waiting:
        here = waiting.popleft()
        if here in known or (_FILE.search(here) and not here.startswith(own)):
            continue
        known.add(here)
        answer = page.request.get(urljoin(address, here))
        assert answer.ok, f"{answer.status} at {here}"
        received.add(answer.url, answer.headers, answer.body())
        if _LEADS_ON.search(answer.headers["content-type"]):
            waiting += map(unescape, _ADDRESS.findall(answer.text().replace("\\/", "/")))
    return known


def readable(body: bytes) -> str:
    """A file's text with what is packed in it: of a PDF every stream and string, of a Word file every part."""
    if body.startswith(b"%PDF"):
        return _of_pdf(body)
    if body.startswith(b"PK"):
        with zipfile.ZipFile(io.BytesIO(body)) as parts:
            return "\n".join(f"{name}\n{readable(parts.read(name))}" for name in parts.namelist())
    return body.decode("utf-8", errors="replace")


def _of_pdf(body: bytes) -> str:
    reader = pypdf.PdfReader(io.BytesIO(body))
    said = [body.decode("latin-1"), *(page.extract_text() for page in reader.pages)]
    for number in {*(each for rows in reader.xref.values() for each in rows), *reader.xref_objStm}:
        found = reader.get_object(number)
        said.append(str(found))
        if isinstance(found, pypdf.generic.StreamObject) and "/Image" not in str(found.get("/Subtype")):
            said.append(found.get_data().decode("latin-1"))
    return "\n".join(said)

"""The library as somebody uses it in a browser: reports are loaded and read, and searched in every way."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from journey_steps import Journey
from playwright.sync_api import Locator, expect

PHRASE = '"homeless young people"'
NEAR = "supervision NEAR/5 oversight"
SHORT_WORD = "UASC"


@dataclass
class Library(Journey):
    """Somebody with the library, in a browser of their own."""

    # ------------------------------------------------------------------ the library
    def hub(self, picture: str) -> None:
        self._menu("Lessons")
        self._at("Lessons from inspections")
        self.look(self.page, picture)

    def begin_to_add(self) -> int:
        """How many reports are held before."""
        page = self.page
        self._place("Library of reports")
        held = int(page.get_by_role("status").inner_text().split()[0])
        page.get_by_role("button", name="Add reports").click()
        self._at("Add reports")
        self.look(page, "Add reports")
        return held

    def load(self, files: Sequence[Path], read: int, refused: Sequence[str]) -> None:
        """Several at once; what could not be read is named with the reason."""
        page = self.page
        page.goto("/lessons/reports/add/")
        page.get_by_label("Reports", exact=True).set_input_files(files)
        page.get_by_role("button", name="Read them").click()
        self._at("Reports added")
        said = page.get_by_role("main")
        expect(said).to_contain_text(f"{read} read, 0 known already, {len(refused)} refused.")
        for name in refused:
            expect(page.locator("h2:text-is('Refused') + ul")).to_contain_text(name)
        self.look(page, "What became of the reports")

    def see_coverage(self, reports: int) -> None:
        """What is held, and what was refused, each on a list of its own."""
        page = self.page
        page.get_by_role("main").get_by_role("link", name="Library of reports").click()
        self._at("Library of reports")
        expect(page.get_by_role("status")).to_contain_text(f"{reports} reports")
        self.look(page, "The library")
        page.get_by_label("Show").select_option(label="Refused documents")
        page.get_by_role("button", name="Show", exact=True).click()
        expect(page.get_by_role("table").get_by_role("row")).to_have_count(2)
        self.look(page, "Documents that were refused")

    def open_report(self, name: str) -> None:
        """One report: judgements, what it asks for, and one of its pages with a passage marked."""
        page = self.page
        page.goto("/lessons/reports/")
        page.get_by_label("Authority", exact=True).select_option(label=name)
        page.get_by_role("button", name="Show", exact=True).click()
        page.get_by_role("row").filter(has_text="SIF").get_by_role("link").first.click()
        expect(page.get_by_role("heading", name="What it asks for")).to_be_visible()
        self.look(page, "One report")
        page.get_by_role("link", name="Item 1 on page").click()
        expect(page.locator("mark")).to_be_visible()
        self.look(page, "A page of the report with the passage marked")

    # ------------------------------------------------------------------ search
    def search(self, words: str, **narrowed: str) -> list[Locator]:
        """The results on the first page. ``narrowed``: filters by their labels, with "_" for a blank."""
        page = self.page
        page.goto("/lessons/search/")
        page.get_by_label("What are you looking for?").fill(words)
        if narrowed:
            page.locator("summary", has_text="Narrow the search").click()
        for label, choice in narrowed.items():
            page.get_by_label(label.replace("_", " "), exact=True).select_option(label=choice)
        page.get_by_role("button", name="Search", exact=True).click()
        return page.locator("li.headway-found").all()

    def search_by_phrase(self) -> None:
        found = self.search(PHRASE)
        assert found, "no passage has the phrase"
        for each in found:
            assert "homeless young people" in _plain(each.locator("blockquote").inner_text())
        self.look(self.page, "Search by a phrase")

    def search_near(self) -> None:
        """Both words stand in each passage, at most five others between."""
        found = self.search(NEAR)
        assert found, "no passage has the words near each other"
        near = re.compile(r"supervis\w*(\W+\w+){0,5}\W+overs\w*|overs\w*(\W+\w+){0,5}\W+supervis\w*")
        for each in found:
            words = _plain(each.locator("blockquote").inner_text())
            assert near.search(words), words
        self.look(self.page, "Search for words near each other")

    def search_under_one_framework(self) -> None:
        everything = self._count(self.search("care leavers"))
        found = self.search("care leavers", Framework="SIF")
        assert 0 < self._count(found) < everything
        for each in found:
            expect(each.locator("p").first).to_contain_text("SIF")
        self.look(self.page, "Search under one framework")

    def search_with_the_fields_words(self) -> None:
        """A short word of the field finds those who wrote it out, and the page says what else it looked for."""
        page = self.page
        many = self._count(self.search(SHORT_WORD))
        expect(page.get_by_text("Also searched for")).to_contain_text("asylum seeking")
        self.look(page, "Search with the field's other words")
        page.get_by_label("Only my words").check()
        page.get_by_role("button", name="Search", exact=True).click()
        expect(page.get_by_text("Also searched for")).to_have_count(0)
        assert self._count(page.locator("li.headway-found").all()) < many

    def find_nothing(self) -> None:
        assert not self.search("zanthoxylum")
        expect(self.page.get_by_role("heading", name="Nothing found")).to_be_visible()
        self.look(self.page, "Nothing found")

    def _count(self, _found: list[Locator]) -> int:
        shown = self.page.locator("#found")
        said = shown.inner_text() if shown.count() else ""
        number = re.search(r"[\d,]+", said)
        return int(number.group().replace(",", "")) if number else 0

    def _place(self, name: str) -> None:
        """One of the places that the first page of lessons leads to."""
        self._menu("Lessons")
        self.page.get_by_role("main").get_by_role("link", name=name, exact=True).click()


def _plain(text: str) -> str:
    return " ".join(text.lower().split())

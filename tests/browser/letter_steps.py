"""The letter of an annual assessment in a browser: read to its figures, edited, settled after they change, saved."""

from dataclasses import dataclass
from pathlib import Path

from assessment_steps import POORLY, PRIMARY, Assessing
from playwright.sync_api import Locator, expect

DRAFTED = "the majority of primary schools are good or better"
WRONG = "It was stated that the large majority of Kent’s primary schools are good or better."
TRUE = "It was stated that the majority of Kent’s primary schools are good or better."
NEWER = "Inspectors judged 30 primary schools inadequate."
DIRECTOR_OF_KENT = "The Director of Children’s Services\nKent County Council\nMaidstone"
SIGNED = "Ada Example\nfor the inspectorate"
FORMS = {"web page": "html", "PDF": "pdf", "Word": "docx"}


@dataclass
class Writing(Assessing):
    """Somebody with a letter; ``year`` says of which assessment."""

    year: int = 2010

    def open_letter(self) -> None:
        page = self.page
        self.open_(self.year)
        page.get_by_role("link", name="Letter", exact=True).click()
        self._at("Letter of the annual assessment")

    def follow_a_note(self) -> None:
        """From a sentence to what it stands on, from there to the figures, and back."""
        page = self.page
        self._letter().locator("span[id]", has_text=DRAFTED).locator("+ sup").get_by_role("link").click()
        note = page.locator(":target")
        expect(note).to_contain_text("Primary schools")
        note.get_by_role("link", name="Back to the sentence").click()
        expect(page.locator("sup:has(:target)")).to_be_in_viewport()
        page.go_back()
        note.get_by_role("link", name="Primary schools").click()
        self._at(f"Annual assessment {self.year}")
        figures = page.locator(PRIMARY)
        expect(figures).to_be_in_viewport()
        expect(figures).to_contain_text("majority")

    def change_wrongly(self) -> None:
        """What the figures contradict is refused, with what they say."""
        page = self.page
        self.open_letter()
        page.get_by_role("navigation", name="Views of this letter").get_by_role(
            "link", name="Edit", exact=True
        ).click()
        self._at("Edit the letter")
        self.look(page, "Edit the letter")
        self._sentence(DRAFTED).get_by_role("link", name="Change").click()
        self._at("Change a sentence")
        self.look(page, "Change a sentence")
        self._write(WRONG)
        told = page.locator(".govuk-error-summary")
        expect(told).to_contain_text("large majority")
        expect(page.get_by_label("The sentence")).to_have_value(WRONG)

    def change(self) -> None:
        """From the form: a sentence that its figures bear out."""
        self._write(TRUE)
        self._at("Edit the letter")
        mine = self._sentence(TRUE)
        expect(mine).to_contain_text("Changed by Quincy Assure")
        expect(mine).to_contain_text("It names the county.")

    def settle(self) -> None:
        """The edit waits beside the new draft, is not in the letter, and is kept by a decision."""
        page = self.page
        self.open_letter()
        expect(page.get_by_role("heading", name="Settle 1 edit")).to_be_visible()
        expect(self._letter()).not_to_contain_text(TRUE)
        expect(self._letter()).to_contain_text(NEWER)
        self.look(page, "A letter with an edit that waits")
        page.get_by_role("link", name="Settle it").click()
        self._at("Settle an edit")
        expect(page.get_by_role("main")).to_contain_text(TRUE)
        self.look(page, "Settle an edit")
        page.get_by_label("Keep what was written").check()
        self._button("Settle it")
        expect(page.get_by_role("heading", name="Settle 1 edit")).to_have_count(0)
        expect(page.get_by_role("main")).to_contain_text(TRUE)

    def see_history(self) -> None:
        page = self.page
        page.get_by_role("link", name="History of edits").click()
        self._at("History of edits")
        expect(page.get_by_role("main")).to_contain_text(TRUE)
        self.look(page, "The history of edits")

    def write_details(self) -> None:
        page = self.page
        page.get_by_role("link", name="Addressee, signature and date", exact=True).click()
        self._at("Addressee, signature and date")
        self.look(page, "Addressee, signature and date")
        page.get_by_label("To whom the letter goes", exact=False).fill(DIRECTOR_OF_KENT)
        page.get_by_label("Who signs it", exact=False).fill(SIGNED)
        self._day("Date of the letter", ("9", "12", str(self.year)))
        self._button("Save")
        expect(page.get_by_role("main")).to_contain_text("Maidstone")

    def read(self, picture: str = "") -> None:
        """The grade line and the words that a person wrote, in the parts of the letter."""
        self.open_letter()
        expect(self._letter().locator(".headway-letter__judged")).to_contain_text(POORLY)
        expect(self._letter()).to_contain_text(TRUE)
        expect(self._letter()).to_contain_text("Maidstone")
        if picture:
            self.look(self.page, picture)

    def take_home(self, folder: Path, *names: str) -> dict[str, Path]:
        """The letter's files, by ending."""
        found = {}
        for name in names or FORMS:
            with self.page.expect_download() as waiting:
                self.page.get_by_role("main").get_by_role("link", name=name, exact=False).first.click()
            ending = FORMS[name]
            found[ending] = folder / f"letter.{ending}"
            waiting.value.save_as(found[ending])
        return found

    def _write(self, text: str) -> None:
        page = self.page
        page.get_by_label("The sentence").fill(text)
        page.get_by_label("Why you changed it", exact=False).fill("It names the county.")
        self._button("Save the sentence")

    def _letter(self) -> Locator:
        return self.page.get_by_role("article", name="The letter")

    def _sentence(self, words: str) -> Locator:
        return self.page.locator(".headway-sentences > li", has_text=words)

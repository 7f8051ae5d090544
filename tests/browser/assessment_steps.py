"""An annual assessment as the people of a council make it in a browser: quality assurance builds and judges it, the
director signs it off and publishes it, everybody reads it. After each step, ``look`` is shown the page.
"""

from dataclasses import dataclass
from datetime import date
from pathlib import Path

from journey_steps import Journey
from playwright.sync_api import expect

BEST, WELL, POORLY = "Performs excellently (4)", "Performs well (3)", "Performs poorly (1)"
LIMIT = "The full inspection of October 2010 found safeguarding inadequate"
RULE = "csa-safeguarding-inadequate"
BECAUSE = "Children were left without protection, and nothing else that is good outweighs that."
HELD = ("9", "12", "2010")
LETTERS, OWN = "Annual assessment of children", "The council’s own annual assessment"
"""Rules by which an assessment is made."""
PRIMARY = "#line-A-primary_schools"
NATIONAL = {2009: (10, 93, 40, 9), 2010: (20, 77, 37, 12), 2011: (28, 71, 33, 15)}
"""How many authorities were given each grade, the best first (letters of Ofsted, by year)."""


@dataclass
class Assessing(Journey):
    """Somebody with the annual assessments; signed in already."""

    def hub(self, picture: str = "") -> None:
        self.page.goto("/")
        self._menu("Assessments")
        self._at("Annual assessments")
        if picture:
            self.look(self.page, picture)

    # ------------------------------------------------------------------ what it is made of
    def load_settings(self, files: list[Path]) -> None:
        page = self.page
        self._to("Settings")
        self.look(page, "A register without a file")
        self._button("Load files")
        self._at("Load files of settings")
        self.look(page, "Load files of settings")
        page.get_by_label("Files", exact=True).set_input_files(files)
        self._button("Load them")
        self._at("Files of settings")
        expect(page.get_by_role("table").get_by_role("row")).to_have_count(len(files) + 1)
        self.look(page, "Files that are loaded")

    def see_settings(self) -> None:
        """Shares by kind, one kind, one setting."""
        page = self.page
        page.get_by_role("link", name="Settings", exact=True).click()
        self._at("Settings")
        expect(page.get_by_role("main")).to_contain_text("Neighbours of a walk, 2025, 2 authorities")
        self.look(page, "Shares of settings by kind")
        page.get_by_role("link", name="Primary schools", exact=True).click()
        self.look(page, "Settings of a kind")
        page.get_by_role("link", name="Example Primary School").first.click()
        self._at("Example Primary School")
        self.look(page, "A setting and its history")

    def bring_facts(self, file: Path, title: str, picture: str = "") -> None:
        page = self.page
        self._to("Facts")
        self._button("Bring a file")
        self._at("Bring facts")
        if picture:
            self.look(page, picture)
        self._give_facts(file, title)
        self._said("was brought in")
        expect(page.get_by_role("row", name=title)).to_be_visible()
        if picture:
            self.look(page, "Facts that were brought")

    def bring_facts_with_a_fault(self, file: Path) -> None:
        """Nothing of it is kept, and the row is named."""
        page = self.page
        self._to("Facts")
        self._button("Bring a file")
        self._give_facts(file, "Facts with a fault")
        told = page.locator("#faults + ul")
        expect(told).to_contain_text('"4" is not a grade')
        expect(told).to_contain_text("Row")

    def _give_facts(self, file: Path, title: str) -> None:
        page = self.page
        page.get_by_label("Which year’s assessment is it for?").fill("2010")
        page.get_by_label("What is it?").fill(title)
        page.get_by_label("File", exact=True).set_input_files(file)
        self._button("Bring it in")

    # ------------------------------------------------------------------ the assessment
    def begin(self, year: int, rules: str = LETTERS, until: tuple[str, str, str] = HELD) -> None:
        """By rules that are named so, as known until a day; of the year itself where none is given."""
        page = self.page
        self.hub()
        self._button("Begin an assessment")
        self._at("Begin an assessment")
        if rules == LETTERS:
            self.look(page, "Begin an assessment")
        page.get_by_label("Which year?").fill(str(year))
        page.get_by_label(rules, exact=False).first.check()
        self._day("What is known up to which day?", (*until[:2], str(year)))
        self._button("Build the profile")
        self._said("The assessment is begun, and its profile is built.")
        self._at(f"Annual assessment {year}")

    def see_own_year(self, today: date) -> None:
        """This year's, from the settings that were just loaded: counts beside neighbours and England."""
        page = self.page
        self.begin(today.year, OWN, (str(today.day), str(today.month), str(today.year)))
        schools = page.locator(PRIMARY)
        for label in ("Good or better", "Neighbours: good or better", "England: good or better"):
            expect(schools.locator(f"td[data-label='{label}']")).to_contain_text(" of ")
        expect(page.locator("#block-b + table")).to_contain_text("Requires improvement")
        self.look(page, "An assessment of this year")

    def see_limit(self, limit: str = LIMIT) -> None:
        """The most severe limiting reason stands first, above all figures, and leads to its inspection."""
        page = self.page
        reasons = page.get_by_role("table", name="What limits the grade, the most severe first")
        first = reasons.locator("tbody tr").first
        expect(first).to_contain_text(limit)
        expect(first).to_contain_text(POORLY)
        for grade, said in ((BEST, "Not permitted"), (WELL, "Not permitted"), (POORLY, "Permitted")):
            expect(page.get_by_role("row", name=grade).first).to_contain_text(said)
        first.get_by_role("link").first.click()
        row = page.locator(":target")
        expect(row).to_contain_text("Inadequate")
        assert reasons.bounding_box()["y"] < row.bounding_box()["y"]  # type: ignore[index] - both are shown
        self.look(page, "An assessment that nobody has judged")

    def judge_wrongly(self) -> None:
        """A grade that is not permitted: the refusal names the rule and its evidence, and nothing typed is lost."""
        page = self.page
        self._button("Judge")
        self._at("Judge")
        self.look(page, "Judge")
        page.get_by_label(WELL).check()
        page.get_by_label("Why this grade?").fill(BECAUSE)
        self._button("Save the judgement")
        told = page.locator(".govuk-error-summary")
        for said in (f"{WELL} is not permitted", RULE, f"Choose {POORLY}"):
            expect(told).to_contain_text(said)
        expect(page.get_by_label("Why this grade?")).to_have_value(BECAUSE)

    def judge(self) -> None:
        """From the form."""
        page = self.page
        page.get_by_label(POORLY).check()
        page.get_by_label("Why this grade?").fill(BECAUSE)
        self._button("Save the judgement")
        self._said("The assessment is judged.")
        expect(page.get_by_role("main")).to_contain_text("Judged by Quincy Assure")

    def confirm_judgement(self) -> None:
        """After the figures changed: what was written stays in the form."""
        page = self.page
        self.open_(2010)
        expect(page.get_by_role("main")).to_contain_text("To be judged again")
        self._button("Judge")
        expect(page.get_by_label("Why this grade?")).to_have_value(BECAUSE)
        self.judge()

    def rebuild(self) -> None:
        page = self.page
        self.open_(2010)
        self._button("Build the profile again")
        self._at("Build the profile again")
        self.look(page, "Build the profile again")
        self._button("Build it again")
        self._said("The profile was built again")
        expect(page.locator(PRIMARY)).to_contain_text("246 of 420")

    def cannot_sign_off(self) -> None:
        """Whoever judged may not sign it off: no way leads there, and the address is refused."""
        page = self.page
        self.open_(2010)
        expect(page.get_by_role("button", name="Sign off")).to_have_count(0)
        answer = page.goto(f"{page.url}sign-off/")
        assert answer is not None
        assert answer.status == 403

    # ------------------------------------------------------------------ the director
    def sign_off(self) -> None:
        page = self.page
        self.open_(2010)
        self._button("Sign off or send back")
        self._at("Sign off")
        expect(page.get_by_role("main")).to_contain_text(BECAUSE)
        self.look(page, "Sign off")
        page.get_by_label("Yes: sign it off", exact=False).check()
        self._button("Send")
        expect(page.get_by_role("main")).to_contain_text("Signed off by Dorothea Rector")
        self.look(page, "An assessment that is signed off")

    def publish(self) -> None:
        page = self.page
        self._button("Publish")
        self._at("Publish")
        self.look(page, "Publish")
        self._button("Publish it")
        self._said("Everybody can read the assessment now.")

    # ------------------------------------------------------------------ everybody
    def read_history(self) -> None:
        """Our own years, and what was given nationally."""
        page = self.page
        self.hub("Assessments, as everybody sees them")
        row = page.get_by_role("table", name="Kent").get_by_role("row", name="2010")
        expect(row).to_contain_text(POORLY)
        expect(row).to_contain_text("Published")
        given = page.get_by_role("table", name="National distribution")
        for at, (year, counts) in enumerate(NATIONAL.items()):
            expect(given.locator("thead th").nth(at + 1)).to_have_text(str(year))
            for place, count in enumerate(counts):
                expect(given.locator("tbody tr").nth(place).locator("td").nth(at)).to_have_text(str(count))
        chart = page.locator("figure.headway-chart img")
        chart.scroll_into_view_if_needed()
        page.wait_for_function("() => document.querySelector('figure.headway-chart img').naturalWidth > 0")

    def read_published(self) -> None:
        page = self.page
        self.open_(2010)
        for said in (POORLY, BECAUSE, LIMIT, "Signed off by Dorothea Rector", "246 of 420"):
            expect(page.get_by_role("main")).to_contain_text(said)
        expect(page.get_by_role("button", name="Judge")).to_have_count(0)
        self.look(page, "An assessment, as everybody reads it")
        page.get_by_role("link", name="Rules", exact=True).click()
        expect(page.get_by_role("main")).to_contain_text("Our assumption")
        self.look(page, "The rules, as everybody reads them")

    # ------------------------------------------------------------------ small things
    def open_(self, year: int, authority: str = "Kent") -> None:
        """The assessment of a year, from the first page of assessments."""
        self.hub()
        self.page.get_by_role("table", name=authority).get_by_role("link", name=str(year)).click()
        self._at(f"Annual assessment {year}")

    def _to(self, name: str) -> None:
        """A page of assessments, by the hub's own menu."""
        self.hub()
        ways = self.page.get_by_role("navigation", name="Pages of assessment")
        ways.get_by_role("link", name=name, exact=True).click()

    def _button(self, name: str) -> None:
        self.page.get_by_role("button", name=name, exact=True).first.click()

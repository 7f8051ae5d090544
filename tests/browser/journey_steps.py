"""The work of one report, from its PDF to a closure, as two people do it in a browser. Each step is a method.

The same steps serve with JavaScript and without. After each, ``look`` is shown the page.
"""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import openpyxl
from demo_sites import Site
from people_of_the_demo import DIRECTOR, QUALITY
from playwright.sync_api import Download, Page, expect

ASKED_OF_KENT_IN_2017 = 16  # ten of the council, six of the safeguarding board
RECEIVED = ("8", "6", "2017")
ACTION = "Hold a strategy discussion within one working day"
MEASURE = "Share of strategy discussions held within one working day: 95% by March 2018"


def _look_away(_page: Page, _name: str) -> None:
    """For those who only pass through."""


@dataclass
class Journey:
    """One browser on one site. ``code`` gives the six digits of somebody's authenticator app."""

    page: Page
    site: Site
    look: Callable[[Page, str], None] = _look_away
    code: Callable[[str], str] | None = None

    # ------------------------------------------------------------------ signing in and out
    def sign_in(self, email: str) -> None:
        """Password, then the code of the authenticator app."""
        page = self.page
        page.goto("/")
        page.get_by_role("navigation", name="Menu").get_by_role("link", name="Sign in").click()
        self._at("Sign in")
        self.look(page, "Sign in")
        page.get_by_label("E-mail address").fill(email)
        page.get_by_label("Password", exact=True).fill(self.site.password)
        page.get_by_role("button", name="Sign in", exact=True).click()
        if self.code is not None:
            self._at("Your second step")
            self.look(page, "Second step")
            page.get_by_label("Code").fill(self.code(email))
            page.get_by_role("button", name="Sign in", exact=True).click()
        expect(page.get_by_role("link", name="Your account")).to_be_attached()
        self.look(page, "Home")

    def sign_out(self) -> None:
        page = self.page
        self._menu("Your account")
        self._at("Your account")
        self.look(page, "Your account")
        page.get_by_role("button", name="Sign out").click()
        expect(
            page.get_by_role("navigation", name="Menu").get_by_role("link", name="Sign in")
        ).to_be_visible()
        self.look(page, "Signed out")

    # ------------------------------------------------------------------ the register
    def add_report(self, report: Path) -> None:
        """The PDF is dropped on "Add an inspection" and read."""
        page = self.page
        self._menu("Inspections")
        page.get_by_role("button", name="Add an inspection").click()
        self._at("Add an inspection")
        self.look(page, "Add an inspection")
        page.get_by_label("The report", exact=True).set_input_files(report)
        self._day("When was the report received?", RECEIVED)
        page.get_by_role("button", name="Read the report").click()
        self._at("Confirm what was read")
        self.look(page, "What was read")

    def check_details(self) -> None:
        """Framework, fieldwork, published, received."""
        page = self.page
        page.get_by_role("link", name="Framework and days").click()
        self._at("Framework and days")
        self.look(page, "Framework and days beside the report")
        assert self._day_shown("Published") == ["13", "6", "2017"]
        assert self._day_shown("Received") == list(RECEIVED)
        page.get_by_role("button", name="Save: this is what the report says").click()
        self._said("Framework and days are saved.")

    def check_judgements(self) -> None:
        page = self.page
        page.get_by_role("link", name="Judgements").click()
        self._at("Judgements")
        self.look(page, "Judgements beside the report")
        page.get_by_role("button", name="Save: this is what the report says").click()
        self._said("The judgements are saved.")

    def check_recommendations(self, count: int) -> None:
        """All that the reader proposed, at once."""
        page = self.page
        page.get_by_role("link", name="Recommendations").click()
        self._at("Recommendations")
        self.look(page, "Recommendations as read")
        page.get_by_role("button", name=f"Confirm the {count} that remain").click()
        self._at("Confirm what was read")

    def check_links(self) -> None:
        """The first finding that a recommendation rests on is confirmed; the rest stay proposed."""
        page = self.page
        page.get_by_role("link", name="Findings they rest on").click()
        self._at("Findings that recommendations rest on")
        self.look(page, "Findings that they rest on")
        page.get_by_label("It rests on this finding").first.check()
        page.get_by_role("button", name="Save").click()
        self._at("Confirm what was read")
        self.look(page, "Every part is checked")

    def confirm(self) -> None:
        """The inspection counts, and its plan is drafted."""
        page = self.page
        page.get_by_role("button", name="Confirm the inspection").click()
        self._said("The inspection is confirmed, and its plan is drafted.")
        self.look(page, "The plan is drafted")

    # ------------------------------------------------------------------ the plan
    def accept(self, count: int) -> None:
        """Accept as many recommendations, one after another, from the plan's page."""
        page = self.page
        plan = page.url
        for number in range(1, count + 1):
            page.get_by_role("link", name="Answer", exact=False).filter(
                has_text="Answer Recommendation"
            ).first.click()
            if number == 1:
                self.look(page, "Answer a recommendation")
            page.get_by_label("Accepted", exact=True).check()
            page.get_by_role("button", name="Save the answer").click()
            expect(page.get_by_role("heading", level=1)).to_be_visible()
            page.goto(plan)
        self.look(page, f"{count} recommendations are accepted")

    def add_action(self) -> None:
        page = self.page
        page.get_by_role("link", name="Add an action to Recommendation").first.click()
        self._at("Add an action")
        self.look(page, "Add an action")
        page.get_by_label("What will be done").fill(ACTION)
        page.get_by_label("Somebody who signs in").first.select_option(label="Quincy Assure")
        page.get_by_label("Success measure").fill(MEASURE)
        page.get_by_label("Audit", exact=False).first.check()
        self._day("Starts on", ("3", "7", "2017"))
        self._day("Due on", ("30", "3", "2018"))
        page.get_by_role("button", name="Save the action").click()
        self._at(ACTION)
        self.look(page, "The action")

    def update(self) -> None:
        page = self.page
        page.get_by_role("link", name="Update", exact=False).first.click()
        self._at("Update")
        self.look(page, "Update the action")
        page.get_by_label("At risk").check()
        page.get_by_label("What has happened, and what is next").fill(
            "The first sample found 84%. Two districts wait for the police; a telephone discussion is now allowed."
        )
        page.get_by_role("button", name="Save the update").click()
        self._said("The update is on the record.")
        self.look(page, "The update is on the record")

    def attach(self, file: Path) -> None:
        page = self.page
        page.get_by_role("link", name="Attach evidence").first.click()
        self._at("Attach evidence")
        self.look(page, "Attach evidence")
        page.get_by_label("What the evidence is").fill("Audit of sixty strategy discussions, March 2018")
        page.get_by_label("File", exact=True).set_input_files(file)
        page.get_by_role("button", name="Attach").click()
        self._said("The evidence is attached.")
        self.look(page, "The evidence is attached")

    def propose_closure(self) -> None:
        page = self.page
        page.get_by_role("link", name="Propose closure").first.click()
        self._at("Propose closure")
        self.look(page, "Propose closure")
        page.get_by_label("Delivered", exact=False).first.check()
        page.get_by_label("What was done, and what changed for children").fill(
            "57 of 60 discussions were held in time. Children were made safe the same day."
        )
        page.get_by_label("Audit of sixty strategy discussions", exact=False).check()
        page.get_by_role("button", name="Propose closure").click()
        self._at(ACTION)
        self.look(page, "Closure is proposed")

    def decide_closure(self) -> None:
        """By somebody else, for the owning body."""
        page = self.page
        self._menu("My actions")
        self._at("My actions")
        self.look(page, "For the director to decide")
        page.get_by_role("link", name=f"Decide on closing: {ACTION}").click()
        self._at("Decide on closure")
        self.look(page, "Decide on closure")
        page.get_by_label("The closure is made").check()
        page.get_by_role("button", name="Record the decision").click()
        self._at(ACTION)
        self.look(page, "Closure is made")

    def read_thread(self) -> None:
        """One recommendation's whole line, from the page of the report to the closure."""
        page = self.page
        page.get_by_role("link", name="Recommendation 1", exact=True).first.click()
        self._at("Recommendation 1")
        self.look(page, "The thread of the recommendation")
        line = page.locator("ol.headway-line").last
        for said in (
            "Recommendation 1 was read from the report",
            "Quincy Assure answered Recommendation 1",
            f"Quincy Assure reported progress on: {ACTION}",
            "The first sample found 84%.",
            f"Dorothea Rector recorded that the closure was made: {ACTION}",
        ):
            expect(line).to_contain_text(said)

    def export(self) -> Download:
        """The plan as a workbook, from the plan's page."""
        page = self.page
        page.get_by_role("navigation", name="Breadcrumb").get_by_role("link").nth(1).click()
        expect(page.get_by_role("heading", name="The plan as a file")).to_be_attached()
        self.look(page, "The plan and its files")
        with page.expect_download() as waiting:
            page.get_by_role("link", name="Excel (.xlsx)").click()
        return waiting.value

    # ------------------------------------------------------------------ small things
    def _menu(self, name: str) -> None:
        self.page.get_by_role("navigation", name="Menu").get_by_role("link", name=name, exact=True).click()

    def _at(self, heading: str) -> None:
        expect(self.page.get_by_role("heading", level=1)).to_contain_text(heading)

    def _said(self, message: str) -> None:
        expect(self.page.locator(".govuk-notification-banner")).to_contain_text(message)

    def _day(self, legend: str, parts: tuple[str, str, str]) -> None:
        boxes = self.page.get_by_role("group", name=legend)
        for label, text in zip(("Day", "Month", "Year"), parts, strict=True):
            boxes.get_by_label(label).fill(text)

    def _day_shown(self, legend: str) -> list[str]:
        boxes = self.page.get_by_role("group", name=legend)
        return [boxes.get_by_label(label).input_value() for label in ("Day", "Month", "Year")]


def walk(journey: Journey, report: Path, folder: Path) -> None:
    """Every step, in order."""
    evidence = folder / "audit.txt"
    evidence.write_text("Sampled: 60. Held within one working day: 57.\n", encoding="utf-8")
    journey.sign_in(QUALITY)
    journey.add_report(report)
    journey.check_details()
    journey.check_judgements()
    journey.check_recommendations(ASKED_OF_KENT_IN_2017)
    journey.check_links()
    journey.confirm()
    journey.accept(10)
    journey.add_action()
    journey.update()
    journey.attach(evidence)
    journey.propose_closure()
    journey.sign_out()
    journey.sign_in(DIRECTOR)
    journey.decide_closure()
    journey.read_thread()
    workbook = folder / "plan.xlsx"
    journey.export().save_as(workbook)
    assert ACTION in words_of(workbook)
    journey.sign_out()


def words_of(workbook: Path) -> set[str]:
    """Every text in the workbook's cells."""
    book = openpyxl.load_workbook(workbook, read_only=True)
    return {
        str(value) for sheet in book for row in sheet.iter_rows(values_only=True) for value in row if value
    }

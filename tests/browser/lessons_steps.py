"""Lessons as a quality-assurance lead takes them in a browser: from reports that are loaded to a committee's paper.

The same steps serve with scripts and without. After each, ``look`` is shown the page.
"""

from dataclasses import dataclass
from pathlib import Path

from library_steps import PHRASE, Library
from playwright.sync_api import Download, Locator, expect

REASON = "Our own report of 2017 asks for the same, and the protocol with districts is not yet signed by all."
NOT_OURS = "Our senior officers have been in their posts for years."
BECAUSE = "The plan has two actions on return interviews, and both were closed with evidence."
MET_AGAIN = "bed and breakfast"
"""Of what Kent was asked in 2013; in 2017 it was asked about homeless young people."""


@dataclass(frozen=True)
class Matter:
    """A passage that leads to an action: how it is found, its themes to confirm and to turn down, what is done."""

    words: str
    authority: str
    place: str
    """Its number and page, as the results name it."""
    confirmed: str
    turned_down: str
    action: str


HOMELESS = Matter(
    words=PHRASE,
    authority="Leicestershire",
    place="recommendation 16, page 9",
    confirmed="Homeless 16 and 17 year olds",
    turned_down="Timeliness, drift and delay",
    action="Ask Leicestershire how it offers section 20 to homeless young people",
)


@dataclass
class Lessons(Library):
    """Somebody who decides on lessons. ``matter``: the passage in hand."""

    matter: Matter = HOMELESS

    # ------------------------------------------------------------------ a passage, its themes, what we make of it
    def open_passage(self, words: str, authority: str, place: str, picture: str) -> None:
        page = self.page
        self.search(words, Authority=authority, Part_of_the_report="What reports ask for")
        page.get_by_role("link", name=f"{authority}: {place}").first.click()
        self._at(place.split(",")[0].capitalize())
        expect(page.locator("blockquote").first).to_contain_text(place.split(", ")[1].capitalize())
        self.look(page, picture)

    def weigh_themes(self) -> None:
        """One theme is confirmed, one turned down; what nobody has decided stays marked as the machine's."""
        page = self.page
        for theme in (self.matter.confirmed, self.matter.turned_down):
            expect(self._theme(theme)).to_contain_text("Proposed by the machine")
        self._theme(self.matter.confirmed).get_by_role("button", name="Confirm").click()
        expect(self._theme(self.matter.confirmed)).to_contain_text("Confirmed")
        self._theme(self.matter.turned_down).get_by_role("button", name="Turn down").click()
        expect(self._theme(self.matter.turned_down)).to_contain_text("Turned down")
        expect(self._theme(self.matter.confirmed)).to_contain_text("Quincy Assure")
        self.look(page, "One theme is confirmed and one turned down")

    def _theme(self, name: str) -> Locator:
        return self.page.get_by_role("region", name="Themes", exact=True).get_by_role("row", name=name).first

    def add_no_theme(self) -> None:
        page = self.page
        page.get_by_role("button", name="Add the theme").click()
        expect(page.get_by_role("alert").get_by_role("link")).to_have_text("Choose a theme.")

    def judge_without_a_reason(self) -> None:
        page = self.page
        page.get_by_label("Relevant", exact=True).check()
        page.get_by_role("button", name="Record", exact=True).click()
        expect(page.get_by_role("alert").get_by_role("link")).to_have_text("Give the reason.")

    def judge(self, said: str, reason: str, picture: str) -> None:
        page = self.page
        page.get_by_label(said, exact=True).check()
        page.get_by_label("Why?").fill(reason)
        page.get_by_role("button", name="Record", exact=True).click()
        self._said(f"It is recorded: {said.lower()}.")
        self.look(page, picture)

    def lead_nowhere(self) -> None:
        """The form that makes an action is sent as it came."""
        page = self.page
        page.get_by_role("button", name="Lead it to an action").click()
        self._at("Lead it to an action")
        self.look(page, "Lead a lesson to an action")
        page.get_by_role("button", name="Record", exact=True).click()
        expect(page.get_by_role("alert").get_by_role("link")).to_have_count(1)

    def lead_to_action(self) -> None:
        """A new action of the plan, in answer to what Kent itself was asked in 2017."""
        page = self.page
        page.get_by_label("A new one").check()
        under = page.get_by_label("The new action answers", exact=False)
        under.select_option(
            label=under.locator("option").filter(has_text="Recommendation 3:").first.inner_text()
        )
        page.get_by_label("What will be done", exact=False).fill(self.matter.action)
        self._day("Due on", ("31", "3", "2030"))
        page.get_by_role("button", name="Record", exact=True).click()
        self._said("The lesson leads to an action of the plan.")
        expect(page.get_by_role("link", name=self.matter.action).first).to_be_visible()

    def read_line(self) -> None:
        """The trail of the lesson, and of the action, each tells the whole way."""
        page = self.page
        line = page.locator("ol.headway-line").last
        for said in (REASON, "led a lesson to an action of the plan", self.matter.action):
            expect(line).to_contain_text(said)
        self.look(page, "The lesson with its line")
        page.get_by_role("main").get_by_role("link", name=self.matter.action).first.click()
        self._at(self.matter.action)
        expect(page.get_by_role("main")).to_contain_text("From a lesson of another authority")
        self.look(page, "The action with the lesson that it comes from")
        page.get_by_role("main").get_by_role("link", name="Recommendation 3", exact=True).first.click()
        self._at("Recommendation 3")
        line = page.locator("ol.headway-line").last
        for said in ("added the action", "joined a lesson from another authority to the action"):
            expect(line).to_contain_text(f"{said}: {self.matter.action}")
        self.look(page, "The line of the recommendation that the action answers")

    def no_action(self) -> None:
        page = self.page
        page.get_by_role("button", name="No action, because").click()
        self._at("No action, because")
        self.look(page, "No action, because")
        page.get_by_label("Why?").fill(BECAUSE)
        page.get_by_role("button", name="Record no action").click()
        expect(page.get_by_role("main")).to_contain_text(BECAUSE)
        self.look(page, "It led to no action, with the reason")

    def read_decided(self) -> None:
        page = self.page
        page.goto("/lessons/decided/")
        self._at("Lessons decided")
        for said in (REASON[:40], NOT_OURS, BECAUSE[:40], self.matter.action[:40]):
            expect(page.get_by_role("table")).to_contain_text(said)
        self.look(page, "What was decided")

    # ------------------------------------------------------------------ themes
    def read_theme(self) -> None:
        """How common, whether it is met again with the base rate beside, who came out better, what was asked."""
        page = self.page
        page.goto("/lessons/themes/")
        self._at("Themes")
        self.look(page, "Themes")
        page.get_by_role("main").get_by_role("link", name=self.matter.confirmed, exact=False).first.click()
        self._at(self.matter.confirmed)
        again = page.get_by_role("region", name="Met again")
        for head in ("Named before", "Not named before", "Difference, points", "What the data can tell"):
            expect(again.get_by_role("columnheader", name=head, exact=True)).to_be_visible()
        expect(again.get_by_role("row").nth(1)).to_contain_text("The data can")
        self.look(page, "One theme")

    def review(self) -> None:
        page = self.page
        page.goto("/lessons/review/")
        self._at("Proposals to decide")
        self.look(page, "Proposals that wait")
        page.get_by_role("main").get_by_role("link", name="How far machine and people agree").click()
        self._at("How far machine and people agree")
        self.look(page, "How far machine and people agree")

    def learn(self) -> None:
        """The method learns from what was decided, and says how well it agrees before and after."""
        page = self.page
        page.get_by_role("main").get_by_role("link", name="let the method learn").click()
        self._at("Let the method learn from decisions")
        self.look(page, "Let the method learn")

    # ------------------------------------------------------------------ the digest
    def digest_of_days_the_wrong_way_round(self) -> None:
        page = self.page
        page.goto("/lessons/digest/")
        self._day("Inspections that ended from", ("1", "4", "2024"))
        self._day("to", ("1", "4", "2023"))
        page.get_by_role("button", name="Show the digest").click()
        expect(page.get_by_role("alert").get_by_role("link")).to_contain_text("Give them in order.")

    def make_paper(self, also: tuple[str, ...] = (NOT_OURS, BECAUSE)) -> None:
        """What led to an action stands in it, and the other reasons that were given."""
        page = self.page
        self.hub("The first page of lessons")
        self._place("Digest for the committee")
        self._at("Digest of lessons")
        page.locator("summary", has_text="Choose themes").click()
        page.get_by_label(self.matter.confirmed, exact=False).check()
        meeting = page.get_by_label("The meeting it is written for", exact=False)
        meeting.select_option(index=1)
        page.get_by_role("button", name="Show the digest").click()
        expect(page.get_by_role("heading", name="As it would be printed")).to_be_visible()
        paper = page.locator(".headway-paper")
        for said in (self.matter.action, *also):  # within a sentence, without its capital and stop
            expect(paper).to_contain_text(said[1:].rstrip("."))
        self.look(page, "The digest as it would be printed")
        page.get_by_role("button", name="Make it a paper").click()
        self._said("The paper was begun from the library.")
        self._at("Lessons from other authorities' inspections")
        self.look(page, "The digest is a paper to write on")

    def open_paper(self) -> None:
        page = self.page
        page.goto("/papers/?words=Lessons+from")
        page.get_by_role("main").get_by_role("link", name="Lessons from other").first.click()
        self.look(page, "The paper")

    def file(self, kind: str) -> Download:
        page = self.page
        with page.expect_download() as waiting:
            page.get_by_role("main").get_by_role("link", name=kind, exact=False).first.click()
        return waiting.value

    # ------------------------------------------------------------------ at home
    def confirm_report_of_before(self, report: Path) -> None:
        """The inspection of 2013 is put on the register from its PDF, with what it asked."""
        page = self.page
        self.look, look = _pass_by, self.look
        self.add_report(report)
        for step, button in (
            ("Framework and days", "Save: this is what the report says"),
            ("Judgements", "Save: this is what the report says"),
            ("Recommendations", "that remain"),
            ("Findings they rest on", "Save"),
        ):
            page.get_by_role("main").get_by_role("link", name=step).click()
            self._at(step if step != "Findings they rest on" else "Findings that recommendations rest on")
            page.wait_for_load_state("networkidle")  # the pictures of the report's pages
            page.get_by_role("button", name=button).first.click()
            page.wait_for_load_state("networkidle")
            page.goto(page.url.split("/confirm/")[0] + "/confirm/")
        page.get_by_role("button", name="Confirm the inspection").click()
        self._said("The inspection is confirmed")
        self.look = look

    def look_for_recurrences(self) -> None:
        page = self.page
        page.goto("/lessons/recurrences/")
        self._at("Met again at home")
        page.get_by_role("button", name="Look for recurrences").click()
        self._at("Look for recurrences")
        self.look(page, "Look for recurrences")
        page.get_by_role("button", name="Look now").click()
        self._said("new proposal")
        expect(self._likest()).to_contain_text("Proposed by the machine")
        self.look(page, "What a later inspection met again")

    def decide_recurrence(self) -> None:
        """One is confirmed; another is turned down, for which the page wants the reason."""
        page = self.page
        self._likest().get_by_role("link", name="Recurrence").click()
        page.get_by_role("button", name="Decide", exact=True).click()
        self._at("Is it the same again?")
        self.look(page, "Is it the same again")
        page.get_by_label("Yes: the later inspection met it again").check()
        page.get_by_role("button", name="Record", exact=True).click()
        self._said("It is confirmed.")
        expect(page.locator("ol.headway-line").last).to_contain_text("Quincy Assure")
        self.look(page, "A recurrence is confirmed")

    def _likest(self) -> Locator:
        return self.page.get_by_role("row").filter(has_text=MET_AGAIN).filter(has_text="homeless").first

    def turn_down_without_a_reason(self) -> None:
        page = self.page
        page.goto("/lessons/recurrences/?state=proposed")
        page.get_by_role("main").get_by_role("link", name="Recurrence").first.click()
        page.get_by_role("button", name="Decide", exact=True).click()
        page.get_by_label("No: turn it down").check()
        page.get_by_role("button", name="Record", exact=True).click()
        expect(page.get_by_role("alert").get_by_role("link")).to_have_text("Say why it is not the same.")


def _pass_by(_page: object, _name: str) -> None:
    """What other walks have looked at."""

"""Performance as the people of a council use it in a browser: the analyst who loads a file, the director who decides,
the member who asks, the public that reads. After each step, ``look`` is shown the page.
"""

from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path

from journey_steps import Journey
from performance_figures import DISTRICTS
from playwright.sync_api import Locator, expect

from headway.indicators.periods import month_code, month_number

LOCAL = "Visits in time"
RED = "Re-referrals within 12 months"
SMALL = "Three or more placements in twelve months"
"""In most districts of one to five children."""
CARD = "Visits and re-referrals"
BODY = "Corporate Parenting Panel"
REASON = "Visits are counted from the plan's day since then, and no longer from the referral's."
MARK = "Two teams became one"
NOTE = "Two teams lost half of their staff in the spring; posts are filled from next month."
WHY = "Which families come back, and what will be different by the spring?"
CONTACT = "performance@kent.example.org"
MONTHS = 24


def months(today: date) -> list[str]:
    """The months of the local file, the last one two months ago."""
    last = month_number(today) - 2
    return [month_code(each) for each in range(last - MONTHS + 1, last + 1)]


def local_file(folder: Path, today: date, *, wrong: bool) -> Path:
    """Visits by month and district: 80% in time, then 60%. Wrong: a measure, a month and a count that cannot be."""
    rows = ["measure,area,period,numerator,denominator"]
    for at, month in enumerate(months(today)):
        rate = 80 if at < MONTHS - 12 else 60
        wave = (at * 3) % 7 - 3
        rows += [f"visits-in-time,{name},{month},{rate + wave},100" for name in DISTRICTS]
        rows.append(f"visits-in-time,,{month},{(rate + wave) * len(DISTRICTS)},{100 * len(DISTRICTS)}")
    if wrong:
        rows[1:4] = [
            f"visit-in-time,Ashford,{months(today)[0]},80,100",
            "visits-in-time,Ashford,2024-13,80,100",
            f"visits-in-time,Ashfrod,{months(today)[1]},180,100",
        ]
    file = folder / ("wrong.csv" if wrong else "visits.csv")
    file.write_text("\n".join(rows) + "\n", encoding="utf-8")
    return file


def day(on: date) -> tuple[str, str, str]:
    return str(on.day), str(on.month), str(on.year)


@dataclass
class Watcher(Journey):
    """Somebody who works with measures; signed in already."""

    def hub(self, picture: str) -> None:
        self.page.goto("/")
        self._menu("Performance")
        self._at("Performance")
        self.look(self.page, picture)

    def measure(self, title: str, picture: str = "") -> None:
        """To a measure's page, by the list."""
        self._to("Measures")
        self.page.get_by_role("link", name=title, exact=True).click()
        self._at(title)
        if picture:
            self.look(self.page, picture)

    # ------------------------------------------------------------------ the analyst
    def begin_to_load(self) -> None:
        self._to("Loads of figures")
        self.look(self.page, "Loads")
        self._button("Load a file")
        self._at("Load a file of figures")
        self.look(self.page, "Load a file")

    def load_wrong(self, file: Path) -> None:
        """Every fault is told by row, and nothing is kept."""
        self.page.get_by_label("File", exact=True).set_input_files(file)
        self._button("Load the file")
        told = self.page.get_by_role("main")
        for said in ("Nothing of the file was kept", "visit-in-time", "2024-13", "Ashfrod"):
            expect(told).to_contain_text(said)

    def load(self, file: Path) -> None:
        self.page.get_by_label("File", exact=True).set_input_files(file)
        self._button("Load the file")
        self._said("new figures")
        self._at("Load of figures")
        self.look(self.page, "A load")

    def set_target(self, today: date) -> None:
        """Visits: 85, with a floor of 70, so that the last figures are red."""
        page = self.page
        page.get_by_role("link", name="Set a target").click()
        self._at("Set a target")
        self.look(page, "Set a target")
        page.get_by_label("Target", exact=True).fill("85")
        page.get_by_label("Floor standard").fill("70")
        self._day("From which day?", day(today - timedelta(days=700)))
        page.get_by_label("Why this target?").fill("Business plan; the panel of last spring.")
        self._button("Set the target")
        expect(page.get_by_text("Target missed").first).to_be_visible()
        self.look(page, "A measure that is red")

    def start_new_limits(self, today: date) -> None:
        page = self.page
        page.get_by_role("link", name="Start new limits").click()
        self._at("Start new limits")
        self.look(page, "Start new limits")
        page.get_by_label("From which period").select_option(index=12)
        page.get_by_label("What changed then?").fill(REASON)
        self._button("Start new limits")
        self._said("The limits start anew from that period.")
        assert months(today)[-12] < months(today)[-1]
        expect(page.get_by_role("table", name="What happened").get_by_text(REASON)).to_be_visible()
        page.get_by_role("link", name="Withdraw the new limits").click()
        self.look(page, "Withdraw new limits")
        page.go_back()

    def mark_what_happened(self, today: date) -> None:
        page = self.page
        page.get_by_role("link", name="Mark what happened").click()
        self._at("Mark what happened")
        self.look(page, "Mark what happened")
        self._day("When did it happen?", day(today - timedelta(days=200)))
        page.get_by_label("What happened?").fill(MARK)
        self._button("Mark it")
        self._said("It is marked on the charts.")
        expect(
            page.get_by_role("table", name="What happened").get_by_role("cell", name=MARK, exact=True)
        ).to_be_visible()
        self.look(page, "New limits and a mark on the chart")

    def make_scorecard(self) -> None:
        page = self.page
        self.hub("Performance, as the analyst sees it")
        self._button("Add a scorecard")
        self._at("Add a scorecard")
        self.look(page, "Add a scorecard")
        page.get_by_label("Title", exact=True).fill(CARD)
        page.get_by_label("Which body looks at it?", exact=False).select_option(label=BODY)
        for number, title in ((1, LOCAL), (2, RED), (3, SMALL)):
            row = page.get_by_role("group", name=f"Row {number}", exact=True)
            row.get_by_label("Place", exact=False).fill(str(number))
            row.get_by_label("Measure", exact=True).select_option(label=title)
        self._button("Save")
        self._at(CARD)
        self.look(page, "The new scorecard")

    def make_public(self) -> None:
        """A draft for the public: figures of quarters or months, with what is hidden."""
        page = self.page
        page.get_by_role("link", name="Make an edition for the public").click()
        self._at("An edition for the public")
        self.look(page, "An edition for the public")
        page.get_by_label("Whom can readers write to?").fill(CONTACT)
        page.get_by_label("Show targets").check()
        self._button("Make a draft")
        self._said("The edition is a draft. Look through it.")
        expect(page.get_by_role("main")).to_contain_text("It waits for a director who did not make it.")
        self.look(page, "A draft for the public")

    # ------------------------------------------------------------------ the director
    def filter_reds(self, card: str = CARD, red: int = 2, of: int = 3) -> None:
        page = self.page
        page.get_by_role("link", name=card).click()
        self._at(card)
        page.get_by_label("Show", exact=True).select_option(label="Red only")
        self._button("Show")
        expect(page.get_by_role("status")).to_contain_text(f"{red} of {of} measures shown")
        self.look(page, "The reds of a scorecard")

    def read_verdict(self) -> None:
        page = self.page
        page.get_by_role("link", name=LOCAL, exact=True).first.click()
        self._at(LOCAL)
        verdict = page.locator(".headway-verdict")
        expect(verdict).to_contain_text("Target missed")
        expect(verdict).to_contain_text("Red")
        expect(verdict).to_contain_text("No signal")  # by the new limits

    def write_note(self) -> None:
        page = self.page
        page.get_by_role("link", name="Say what lies behind it").click()
        self._at("Note on a figure")
        self.look(page, "Note on a figure")
        page.get_by_label("What lies behind the figure?").fill(NOTE)
        self._button("Add the note")
        self._said("The note stands beside the figure.")
        expect(page.get_by_text(NOTE).first).to_be_visible()

    def ask(self, today: date, text: str, *, owner: str = "Dorothea Rector") -> None:
        """A question with who answers and by when; then the measure's page has it."""
        page = self.page
        page.get_by_role("link", name="Ask about it").click()
        self._at("Ask about it")
        self.look(page, "Ask about a measure")
        page.get_by_label("For which body?").select_option(label=BODY)
        page.get_by_label("The question").fill(text)
        page.get_by_label("Category").select_option(index=1)
        page.get_by_label("Who asks?").fill("Councillor Mabel Ember")
        page.get_by_label("Who is to answer?").fill(owner)
        self._day("Answer by", day(today + timedelta(days=21)))
        self._button("Ask the question")
        self._said("The question is asked.")
        expect(page.get_by_role("main")).to_contain_text(owner)
        expect(page.get_by_role("main")).to_contain_text("No newer figure has come")
        self.look(page, "The question")

    def approve_and_publish(self) -> None:
        page = self.page
        self._to("For the public")
        self._at("Scorecards for everybody")
        self.look(page, "Editions that wait")
        page.get_by_role("link", name=f"{CARD}, edition 1").click()
        self._button("Approve or send back")
        self._at("Approve the edition")
        self.look(page, "Approve the edition")
        page.get_by_label("Yes: approve it").check()
        self._button("Send")
        expect(page.get_by_role("main")).to_contain_text("Approved by Dorothea Rector")
        self._button("Publish")
        self._at("Publish the edition")
        self.look(page, "Publish the edition")
        self._button("Publish it")
        expect(page.get_by_role("main")).to_contain_text("Published on")
        self.look(page, "An edition that is published")

    # ------------------------------------------------------------------ the member
    def see_what_it_did_since(self) -> None:
        """The question of the summer, and the figures that came after it."""
        page = self.page
        self._to("Questions")
        self._at("Questions about measures")
        expect(page.get_by_role("row", name=RED).first).to_contain_text("Further from the target")
        self.look(page, "Questions about measures")
        page.get_by_role("link", name="Why do families come back so soon").click()
        since = page.get_by_role("table", name="Figures since the question")
        assert since.get_by_role("row").count() >= 3
        self.look(page, "What the measure did since")

    # ------------------------------------------------------------------ the public
    def read_published(self) -> None:
        page = self.page
        page.goto("/performance/public/")
        self._at("Scorecards for everybody")
        self.look(page, "Scorecards for everybody")
        page.get_by_role("link", name=CARD).click()
        self._at(CARD)
        for said in (LOCAL, RED, CONTACT, "Open Government Licence"):
            expect(page.get_by_role("main")).to_contain_text(said)
        self.look(page, "A scorecard for everybody")

    # ------------------------------------------------------------------ small things
    def _to(self, name: str) -> None:
        """A page of performance, by the hub's own menu."""
        self.page.goto("/performance/")
        self._views().get_by_role("link", name=name, exact=True).click()

    def _views(self) -> Locator:
        return self.page.get_by_role("navigation", name="Pages of performance")

    def _button(self, name: str) -> None:
        self.page.get_by_role("button", name=name, exact=True).first.click()

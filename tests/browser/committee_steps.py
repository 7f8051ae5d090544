"""The work of one meeting, from planning it to its published minutes, as the people of a council do it in a browser.

Each of them has a browser of their own. After each step, ``look`` is shown the page.
"""

from dataclasses import dataclass
from datetime import date, timedelta

import holidays
from journey_steps import Journey
from playwright.sync_api import Download, Locator, expect

BODY = "Children's, Young People and Education Cabinet Committee"
CLEAR_DAYS = 5
OPEN_ITEM = "The inspection, and what follows from it"
PAPER = "What the inspection found, and what follows"
EXEMPT_ITEM = "Quillfeather House: the terms that its owner offers"
EXEMPT_TASK = "To weigh the zanthoxylum price against two others."
EXEMPT_REASON = "The vermillionaire clause would tell other bidders what we would pay."
SECRETS = ("Quillfeather", "zanthoxylum", "vermillionaire", "mellifluence")
"""A word of the exempt item's title, of its description, of the reason, and of its minute."""
OPEN_MINUTE = """1. The Director introduced the report and answered questions, as follows:

a) a Member asked how many homeless young people of 16 and 17 had been offered care since the summer. The Director \
said that she would send the figure to all Members within two weeks.

b) a Member asked whether the districts had signed the new protocol. The Director said that four of twelve had not. A \
report on the protocol would be made to the committee's next meeting.

2. RESOLVED that the report be noted, and a briefing on foster carers be sent to all Members in the spring."""
EXEMPT_MINUTE = """1. The Director spoke of mellifluence in the offer.

2. RESOLVED that the offer be noted."""
SENT_FIGURE, PROTOCOL, BRIEFING = "send the figure", "on the protocol", "briefing on foster carers"
READ_IT = "Members can read the report on the inspectorate's site."
CONTACTS = (
    ("Report Author", "Olly Fisser", "Executive officer"),
    ("Lead Officer", "Quincy Assure", "Head of quality assurance"),
    ("Relevant Director", "Dorothea Rector", "Director of children's services"),
)
QUESTION = "Which four districts have not signed the protocol, and by when will each?"


def last_day_to_publish(meeting: date) -> date:
    """Five clear working days before, counted here by hand: neither the day of notice nor that of the meeting."""
    closed = holidays.country_holidays("GB", subdiv="ENG", years=(meeting.year - 1, meeting.year))
    day, left = meeting, CLEAR_DAYS + 1
    while left:
        day -= timedelta(days=1)
        left -= day.weekday() < 5 and day not in closed
    return day


def in_words(day: date) -> str:
    return f"{day.day} {day:%B %Y}"


@dataclass
class Committee(Journey):
    """Somebody of the council, in a browser of their own. ``paper`` is the subject of the paper in hand."""

    paper: str = PAPER
    minutes: str = ""

    # ------------------------------------------------------------------ democratic services: the meeting
    def plan_meeting(self, on: date) -> None:
        page = self.page
        self._section("Meetings")
        page.get_by_role("link", name="Plan a meeting").click()
        self._at("Plan a meeting")
        page.get_by_label("Body", exact=True).select_option(label=BODY)
        self._day("Day", (str(on.day), str(on.month), str(on.year)))
        page.get_by_label("Time").fill("10:00")
        page.get_by_label("Place").fill("County Hall")
        page.get_by_role("button", name="Save the meeting").click()
        self._at(BODY)

    def read_the_clock(self, on: date) -> None:
        """The last day to publish is the one that is counted here, and its working is there to read."""
        page = self.page
        last = last_day_to_publish(on)
        expect(page.get_by_text(f"Last day to publish: {last:%A} {in_words(last)}.")).to_be_visible()
        working = page.locator("details").filter(has_text="How the day was reached").first
        working.locator("summary").click()
        for said in (in_words(on), in_words(last), "Law", "Calendar"):
            expect(working).to_contain_text(said)
        self.look(page, "The meeting, with how its clock was counted")

    def open_item(self) -> None:
        page = self.page
        self._tab("Agenda")
        page.get_by_role("link", name="Add an item").click()
        page.get_by_label("Title", exact=True).fill(OPEN_ITEM)
        page.get_by_label("What the body is to do").fill("To consider the report and comment on it.")
        page.get_by_role("button", name="Save the item").click()
        expect(page.get_by_role("heading", name=OPEN_ITEM)).to_be_visible()

    def exempt_item(self, on: date) -> None:
        page = self.page
        page.get_by_role("link", name="Add an item").click()
        page.get_by_label("Title", exact=True).fill(EXEMPT_ITEM)
        page.get_by_label("What the body is to do").fill(EXEMPT_TASK)
        page.get_by_label("Exempt", exact=True).check()
        page.get_by_label("3:", exact=False).check()
        page.get_by_label("Why it is kept from the public").fill(EXEMPT_REASON)
        page.get_by_label("Who decided the classification").fill("Monica Tor, monitoring officer")
        self._day("Decided on", (str(on.day), str(on.month), str(on.year)))
        page.get_by_role("button", name="Save the item").click()
        expect(page.get_by_text("Exempt, paragraph 3")).to_be_visible()
        self.look(page, "An agenda with an exempt item")

    # ------------------------------------------------------------------ the officer: the paper
    def begin_paper(self, meeting: date) -> None:
        """From the inspection of 2017, so that the check has its report."""
        page = self.page
        self._section("Papers")
        page.get_by_role("button", name="Add a paper").click()
        self._at("Add a paper")
        page.get_by_label("Outcome of an inspection").check()
        page.get_by_label("Subject (optional)", exact=True).fill(self.paper)
        self._choose("The meeting it is written for", f"{BODY}, {in_words(meeting)}")
        self._choose("Which inspection is it about?", "Single inspection framework")
        page.get_by_role("button", name="Add the paper").click()
        self._said("The paper was added.")
        self.look(page, "Write the paper")

    def plant_a_fault(self) -> None:
        """All that the check asks for is filled in, and one number is not the report's."""
        page = self.page
        page.get_by_label("From (optional)", exact=True).fill(
            "The Cabinet Member for Children, Young People and Education\nThe Director of children's services"
        )
        page.get_by_label("It has been to no other body before").check()
        page.get_by_label("It goes to no other body afterwards").check()
        self._in_text("ten recommendations to the Council", "twelve recommendations to the Council")
        self._in_text(
            "[Attach the inspection report as Appendix 1, or say where members can read it]", READ_IT
        )
        self._in_text("[name of body] on [date]", f"the {BODY}")
        page.get_by_role("group", name="Background documents").get_by_label("None").check()
        for row, (role, name, post) in enumerate(CONTACTS, start=1):
            contact = page.get_by_role("group", name=f"Contact {row}", exact=True)
            for label, text in (
                ("Role", role),
                ("Name", name),
                ("Post", post),
                ("Telephone", "01632 960001"),
            ):
                contact.get_by_label(f"{label} (optional)", exact=True).fill(text)
            contact.get_by_label("E-mail (optional)").fill("officer@kent.example.org")

    def check_and_mend(self) -> None:
        """The fault is named with its place; the link leads to the field; mended, nothing is found."""
        page = self.page
        page.get_by_role("button", name="Check", exact=True).click()
        found = page.locator("#findings")
        fault = found.get_by_role("listitem").filter(has_text="twelve")
        expect(fault.first).to_contain_text("ten")
        expect(fault.first).to_contain_text("Summary")
        self.look(page, "The check names the fault")
        fault.first.get_by_role("link").click()
        expect(page.get_by_label("Summary (optional)")).to_be_in_viewport()
        self._in_text("twelve recommendations to the Council", "ten recommendations to the Council")
        page.get_by_role("button", name="Check", exact=True).click()
        expect(found).to_contain_text("Nothing was found.")
        page.get_by_role("button", name="Preview", exact=True).click()
        expect(page.get_by_role("article", name="How it would read")).to_contain_text(READ_IT)
        self.look(page, "How the paper would read")
        page.get_by_role("button", name="Save", exact=True).click()
        self._said("The paper was saved.")
        self.look(page, "The paper is saved")

    def ask_for_sign_off(self) -> None:
        page = self.page
        page.get_by_role("link", name="Name who signs").click()
        self._at("Who signs the paper")
        self.look(page, "Name who signs")
        first = page.get_by_role("group", name="Signature 1")
        first.get_by_label("Who (optional)").select_option(label="Dorothea Rector")
        first.get_by_label("Post (optional)").fill("Director of children's services")
        page.get_by_role("button", name="Save", exact=True).click()
        self._said("Those who sign are named.")
        page.get_by_role("link", name="Ask for sign-off").click()
        self._at("Ask for sign-off")
        expect(page.get_by_text("The check found no error that is left.")).to_be_visible()
        self.look(page, "Ask for sign-off")
        page.get_by_role("button", name="Send for sign-off").click()
        self._said("The paper was sent for sign-off.")

    # ------------------------------------------------------------------ the director
    def sign(self) -> None:
        page = self.page
        self._menu("Committees")
        self.look(page, "What waits for the director")
        page.get_by_role("link", name=f"Sign off, or send back: {self.paper}").click()
        page.get_by_role("link", name="Read and sign it").click()
        self._at("Sign the paper")
        self.look(page, "Sign the paper")
        page.get_by_role("button", name="Sign version").click()
        self._said("You have signed the paper.")
        self.look(page, "The paper is signed")

    # ------------------------------------------------------------------ democratic services: publishing
    def put_paper_on_agenda(self) -> None:
        page = self.page
        self._tab("Agenda")
        page.get_by_role("link", name="Change item 1").click()
        page.get_by_label(self.paper, exact=False).check()
        self.look(page, "Put the paper on the agenda")
        page.get_by_role("button", name="Save the item").click()
        expect(page.get_by_role("link", name=self.paper)).to_be_visible()

    def publish_agenda(self) -> None:
        page = self.page
        page.get_by_role("link", name="Publish the agenda").click()
        self._at("Publish the agenda")
        shown = page.get_by_role("region", name="What will be public")
        expect(shown).to_contain_text(self.paper)
        expect(shown).not_to_contain_text(EXEMPT_ITEM)
        expect(page.get_by_text("In time")).to_be_visible()
        self.look(page, "Publish the agenda")
        page.get_by_role("button", name="Publish", exact=True).click()
        self._said("The agenda is published.")
        self.look(page, "The agenda as the public reads it")

    def pack(self, kind: str) -> Download:
        """The pack for the public, from its link."""
        page = self.page
        with page.expect_download() as waiting:
            page.get_by_role("link", name=f"agenda pack ({kind})").click()
        return waiting.value

    # ------------------------------------------------------------------ democratic services: the meeting is held
    def hold(self, today: date) -> None:
        """It is brought forward to today, so that it can be held."""
        page = self.page
        page.get_by_role("link", name="Change day, time or place").click()
        self._day("Day", (str(today.day), str(today.month), str(today.year)))
        page.get_by_label("Why it is changed").fill("Brought forward, at the chair's request.")
        self.look(page, "Bring the meeting forward")
        page.get_by_role("button", name="Save the meeting").click()
        expect(page.get_by_text("Supersedes the agenda published before")).to_be_visible()
        self.look(page, "The meeting is brought forward")
        page.get_by_role("link", name="Mark as held").click()
        self.look(page, "Mark the meeting as held")
        page.get_by_role("button", name="Mark as held").click()
        self._said("The meeting is marked as held.")

    def record_attendance(self) -> None:
        page = self.page
        self._tab("Attendance and declarations")
        page.get_by_role("link", name="Record attendance").click()
        for name, way in (
            ("Memphis Burr", "Present"),
            ("Chester Mann", "Present"),
            ("Asher Agane", "Apologies"),
        ):
            page.get_by_label(name, exact=True).select_option(label=way)
        officer = page.get_by_role("group", name="Person 1")
        officer.get_by_label("Name").fill("Dorothea Rector")
        officer.get_by_label("How they took part").select_option(label="In attendance")
        officer.get_by_label("Post of an officer").fill("Director of children's services")
        self.look(page, "Record attendance")
        page.get_by_role("button", name="Save the attendance").click()
        expect(page.get_by_role("row", name="Asher Agane")).to_contain_text("Apologies")
        self.look(page, "Attendance is recorded")

    def write_minutes(self) -> None:
        """What is open is pasted and shown as it was read; what is exempt has a minute too."""
        page = self.page
        self._tab("Minutes")
        self.minutes = page.url
        page.get_by_role("link", name="Write the minute of item 1").click()
        page.get_by_label("The minute", exact=True).fill(OPEN_MINUTE)
        page.get_by_role("button", name="Look at how it is read").click()
        expect(page.get_by_role("heading", name="What was resolved")).to_be_visible()
        self.look(page, "The minute as it was read")
        page.get_by_role("button", name="Save the minute").click()
        self._said("promises wait to be confirmed beside it.")
        page.get_by_role("link", name="Write the minute of item 2").click()
        page.get_by_label("The minute", exact=True).fill(EXEMPT_MINUTE)
        page.get_by_role("button", name="Look at how it is read").click()
        page.get_by_role("button", name="Save the minute").click()
        self._said("The minute was kept.")

    def weigh_promises(self) -> None:
        """Each stands beside its quotation. One is confirmed, one is turned down, one waits."""
        page = self.page
        for quote in (SENT_FIGURE, PROTOCOL, BRIEFING):
            expect(page.locator("mark").filter(has_text=quote)).to_be_visible()
        self.look(page, "Promises are proposed beside the minute")
        self._promise(PROTOCOL).get_by_role("link", name="Confirm").click()
        expect(page.locator("blockquote mark")).to_contain_text(PROTOCOL)
        page.get_by_label("Who owes it").fill("Director of children's services")
        self.look(page, "Confirm a promise")
        self._choose("Due at the meeting of", BODY)
        page.get_by_role("button", name="Confirm", exact=False).click()
        self._back()
        self._promise(SENT_FIGURE).get_by_role("link", name="turn down").click()
        page.get_by_label("Reason").fill("The figure was sent to all Members on the same day.")
        self.look(page, "Turn a promise down")
        page.get_by_role("button", name="Not a commitment").click()
        self._back()
        expect(self._promise(PROTOCOL)).to_contain_text("Owed")
        expect(self._promise(SENT_FIGURE)).to_contain_text("Not a commitment")
        expect(self._promise(BRIEFING)).to_contain_text("Proposed by the machine")
        self.look(page, "One promise is owed, one is turned down")

    def publish_minutes(self) -> None:
        page = self.page
        page.get_by_role("link", name="Publish", exact=True).click()
        self._at("Publish the minutes")
        self.look(page, "Publish the minutes")
        page.get_by_role("button", name="Publish", exact=True).click()
        self._said("The minutes are published.")
        self.look(page, "The minutes as the public reads them")

    # ------------------------------------------------------------------ small things
    def _section(self, name: str) -> None:
        self._menu("Committees")
        self.page.get_by_role("navigation", name="Committee work").get_by_role(
            "link", name=name, exact=True
        ).click()
        self._at(name)

    def _tab(self, name: str) -> None:
        pages = self.page.get_by_role("navigation", name="Pages of this meeting")
        pages.get_by_role("link", name=name, exact=True).click()

    def _in_text(self, was: str, becomes: str) -> None:
        """Put words in the place of others, in the first box of the page that has them."""
        for box in self.page.get_by_role("main").locator("textarea").all():
            text = box.input_value()
            if was in text:
                box.fill(text.replace(was, becomes))
                return
        raise AssertionError(f"no box says: {was}")

    def _back(self) -> None:
        """To the minutes, wherever the step has led."""
        self.page.goto(self.minutes)

    def _promise(self, quote: str) -> Locator:
        return self.page.locator("aside .headway-card").filter(has_text=quote)

    def _choose(self, label: str, words: str) -> None:
        """The first choice of a list that has these words."""
        box = self.page.get_by_label(label, exact=False).first
        box.select_option(label=_option(box, words))


def _option(box: Locator, words: str) -> str:
    return box.locator("option").filter(has_text=words).first.inner_text()

"""A self-evaluation as a council writes it in a browser: audits, what they suggest, a claim that they contradict."""

from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path

from assessment_steps import Assessing
from playwright.sync_api import Locator, expect

FRONT, PROTECTION = "Early help and the front door", "Help and protection"
STRENGTH = "Child protection plans change what happens to children."
STANDS = (
    "The round looked at plans of last year; chairs have read every plan at nine months since the spring."
)
NEXT = "By the summer a chair looks at every plan that has run for nine months."
ALARM = "Something speaks against this claim"


@dataclass(frozen=True)
class Round:
    """A round of audits: its cases by grade, from outstanding to inadequate; half of them moderated."""

    title: str
    area: str
    counts: tuple[int, int, int, int]


WELL = Round("Decisions within a day", FRONT, (6, 27, 5, 0))
WEAK = Round("Plans in their second year", PROTECTION, (1, 14, 13, 2))


@dataclass
class Evaluating(Assessing):
    """Somebody with the self-evaluation; signed in already."""

    def record(self, round_: Round, today: date, picture: str = "") -> None:
        page = self.page
        self._to("Audits")
        self._button("Record a round of audits")
        self._at("Record a round of audits")
        if picture:
            self.look(page, picture)
        page.get_by_label("Title").fill(round_.title)
        page.get_by_label("Area of practice").select_option(label=round_.area)
        finished = today - timedelta(days=60)
        self._day("When was it finished?", (str(finished.day), str(finished.month), str(finished.year)))
        labels = ("Outstanding", "Good", "Requires improvement", "Inadequate")
        for label, count in zip(labels, round_.counts, strict=True):
            page.get_by_label(label, exact=True).fill(str(count))
        page.get_by_label("How many were moderated?", exact=False).fill(str(sum(round_.counts) // 2))
        page.get_by_label("How many of those had their grade changed?", exact=False).fill("1")
        self._button("Keep the round")
        self._said("was recorded")
        if picture:
            self.look(page, "Rounds of audits")

    def begin_evaluation(self, year: int) -> None:
        page = self.page
        self._to("Self-evaluations")
        self._button("Begin a self-evaluation")
        self._at("Begin a self-evaluation")
        self.look(page, "Begin a self-evaluation")
        expect(page.get_by_label("Year")).to_have_value(str(year))
        page.get_by_label("Nothing: I write every claim").check()
        self._button("Begin")
        self._said("The self-evaluation is begun.")

    def propose(self) -> None:
        """The machine's claims are marked until a person takes them."""
        page = self.page
        page.get_by_role("link", name="Propose claims from the evidence").click()
        self._at("Propose claims")
        self.look(page, "Propose claims")
        self._button("Propose them")
        self._said("proposed.")
        expect(self._claim(FRONT)).to_contain_text("Proposed: nobody has taken it")
        self.look(page, "A self-evaluation with what is proposed")

    def take(self, area: str) -> None:
        """By the page that asks whether; the button beside a claim takes it at once."""
        page = self.page
        page.goto(self._claim(area).locator("form").get_attribute("action") or "")
        self._at("Take the claim")
        self.look(page, "Take the claim")
        self._button("Take it as it stands")
        expect(self._claim(area)).to_contain_text("Quincy Assure")

    def claim_a_strength(self) -> None:
        """Against what the audits of the area say: the alarm stands beside it at once."""
        page = self.page
        self._claim(PROTECTION).get_by_role("link", name="Change it").click()
        self._at("Change the claim")
        page.get_by_label("A strength", exact=True).check()
        page.get_by_label("What do you say?").fill(STRENGTH)
        self._button("Keep the claim")
        claim = self._claim(PROTECTION)
        expect(claim).to_contain_text(ALARM)
        expect(claim.locator(".headway-alarm")).to_contain_text(WEAK.title)
        expect(claim).to_contain_text("Not answered")
        self.look(page, "A claim that audits contradict")

    def answer_alarm(self) -> None:
        page = self.page
        self._claim(PROTECTION).get_by_role("link", name="say why it stands").click()
        self._at("Change the claim")
        self.look(page, "Change a claim that audits contradict")
        page.get_by_label("Why does it stand?", exact=False).fill(STANDS)
        self._button("Keep the claim")
        claim = self._claim(PROTECTION)
        expect(claim).to_contain_text("was answered")
        expect(claim).to_contain_text(STANDS)

    def take_the_rest(self) -> None:
        page = self.page
        waiting = page.get_by_role("button", name="Take it")
        for left in range(waiting.count(), 0, -1):
            waiting.first.click()
            expect(waiting).to_have_count(left - 1)

    def say_what_is_planned(self) -> None:
        page = self.page
        page.get_by_role("button", name="Add a claim on question 3").click()
        self._at("Add a claim")
        self.look(page, "Add a claim")
        page.get_by_label("Area of practice").select_option(label=PROTECTION)
        page.get_by_label("Neither", exact=True).check()
        page.get_by_label("What do you say?").fill(NEXT)
        self._button("Keep the claim")
        expect(page.get_by_role("main")).to_contain_text("Nothing keeps it from being signed off")
        self.look(page, "A self-evaluation that is ready")

    # ------------------------------------------------------------------ the director
    def open_evaluation(self, year: int) -> None:
        self._to("Self-evaluations")
        self.page.get_by_role("table").get_by_role("link", name=str(year)).click()

    def cannot_sign_yet(self) -> None:
        """While an alarm has no answer, the page says so and has nothing to press."""
        page = self.page
        self._button("Sign off")
        self._at("Sign off the self-evaluation")
        expect(page.get_by_role("main")).to_contain_text(
            f"Something speaks against the claim “{STRENGTH[:-1]}”"
        )
        expect(page.get_by_role("button", name="Sign off")).to_have_count(0)
        self.look(page, "A self-evaluation that cannot be signed off")

    def sign_and_publish(self) -> None:
        page = self.page
        self._button("Sign off")
        self._at("Sign off the self-evaluation")
        self.look(page, "Sign off the self-evaluation")
        self._button("Sign off")
        self._said("It is signed off.")
        self.look(page, "A self-evaluation that is signed off")
        self._button("Publish")
        self._at("Publish the self-evaluation")
        self.look(page, "Publish the self-evaluation")
        self._button("Publish")
        self._said("Everybody can read it now.")

    # ------------------------------------------------------------------ everybody
    def read_evaluation(self, year: int, folder: Path) -> Path:
        """What was said, what speaks against it and why it stands; no count of the audits from 1 to 5."""
        page = self.page
        page.goto("/self-evaluations/")
        self._at("Self-evaluations")
        self.look(page, "Self-evaluations, as everybody sees them")
        page.get_by_role("main").get_by_role("link", name=str(year)).click()
        told = page.get_by_role("main")
        for said in (
            STRENGTH,
            "What speaks against it",
            WEAK.title,
            STANDS,
            NEXT,
            "Signed off by Dorothea Rector",
        ):
            expect(told).to_contain_text(said)
        expect(told).not_to_contain_text("2 inadequate")
        self.look(page, "A self-evaluation, as everybody reads it")
        with page.expect_download() as waiting:
            page.get_by_role("link", name="Download as Word").click()
        file = folder / "self-evaluation.docx"
        waiting.value.save_as(file)
        return file

    def _claim(self, area: str) -> Locator:
        """The first claim on an area, which is of the first question."""
        heading = self.page.get_by_role("heading", level=3, name=area, exact=True)
        return self.page.get_by_role("article").filter(has=heading).first

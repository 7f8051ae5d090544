"""A record's facts as a sentence needs them, with a marked placeholder wherever the record has none."""

from dataclasses import dataclass
from datetime import date

from headway.documents.deadlines import Deadlines
from headway.documents.described import Described, body_name, described, document_noun, in_place
from headway.documents.sentences import Value
from headway.documents.tree import Run
from headway.documents.wording import counted, day, listed, window
from headway.reports.record import (
    Addressee,
    Form,
    InspectionRecord,
    Recommendation,
    RecommendationKind,
)


@dataclass(frozen=True)
class Facts:
    """One record, its clocks and its day of receipt, ready to be put into sentences."""

    record: InspectionRecord
    deadlines: Deadlines
    received: date

    @property
    def words(self) -> Described:
        """How this kind of report is spoken of."""
        return described(self.record)

    @property
    def noun(self) -> str:
        """report or letter."""
        return document_noun(self.record)

    @property
    def event(self) -> str:
        """inspection, re-inspection, focused visit ..."""
        return "re-inspection" if self.record.form is Form.REINSPECTION else self.words.event

    @property
    def values(self) -> dict[str, Value]:
        """What a sentence of the paper or of a council's template may ask for."""
        name = self.record.authority.name
        published = self.record.published
        return {
            "subject": self.words.subject.replace("inspection", "re-inspection", 1)
            if self.record.form is Form.REINSPECTION
            else self.words.subject,
            "inspectorate": self.words.inspectorate,
            "event": self.event,
            "framework": self.words.framework,
            "services": self.words.services,
            "document": self.noun,
            "authority": name or _to_fill("name of the authority"),
            "place": name or _to_fill("name of the authority"),
            "in_place": in_place(name) if name else _to_fill("name of the authority"),
            "when": self._when(),
            "published": day(published)
            if published
            else _to_fill(f"date on which the {self.noun} was published"),
            "received": day(self.received),
        }

    def _when(self) -> Value:
        windows = [window(each.start, each.end) for each in self.record.inspection]
        return listed(windows) if windows else _to_fill(f"dates of the {self.event}")

    def asked(self, addressee: Addressee, kind: RecommendationKind) -> tuple[Recommendation, ...]:
        """What one body is asked for, of one kind, in printed order."""
        return tuple(item for item in self.record.addressed_to(addressee) if item.kind is kind)

    def count_of(self, items: tuple[Recommendation, ...], kind: RecommendationKind) -> str:
        """ten recommendations; two areas for priority action."""
        priority = ("area for priority action", "areas for priority action")
        return counted(
            len(items), *(priority if kind is RecommendationKind.PRIORITY_ACTION else self.words.item)
        )

    def totals(self, *, numbered: bool = True) -> tuple[str, ...]:
        """Each count with the body it falls to, areas for priority action first."""
        found = []
        for kind in (RecommendationKind.PRIORITY_ACTION, RecommendationKind.RECOMMENDATION):
            for addressee in Addressee:
                items = self.asked(addressee, kind)
                if items:
                    found.append(self._total(addressee, kind, items) + (_numbers(items) if numbered else ""))
        return tuple(found)

    def _total(
        self, addressee: Addressee, kind: RecommendationKind, items: tuple[Recommendation, ...]
    ) -> str:
        return f"{self.count_of(items, kind)} {self.towards(kind)} {body_name(addressee)}"

    def towards(self, kind: RecommendationKind) -> str:
        """A recommendation is made to a body; an area for improvement is one for it."""
        area = kind is RecommendationKind.PRIORITY_ACTION or self.words.item[0].startswith("area")
        return "for" if area else "to"

    def noun_makes(self, totals: tuple[str, ...]) -> str:
        """The sentence that gives the counts, or says that there are none."""
        verb = "sets out" if self.words.item[0].startswith("area") else "makes"
        if not totals and self.words.lists_items:
            return f"The {self.noun} {verb} no {self.words.item[1]}."
        if not totals:
            return f"What the {self.noun} asks for is in the {self.noun} itself and is not listed here."
        return f"The {self.noun} {verb} {listed(totals)}."


def _numbers(items: tuple[Recommendation, ...]) -> str:
    """(numbers 1 to 10), where the report prints a run of numbers that a reader can look up."""
    numbers = [int(item.number) for item in items if item.number and item.number.isdecimal()]
    if not numbers or len(items) < 2 or numbers != list(range(numbers[0], numbers[0] + len(items))):
        return ""
    return f" (numbers {numbers[0]} to {numbers[-1]})"


def _to_fill(what: str) -> Run:
    return Run(f"[{what}]", placeholder=True)

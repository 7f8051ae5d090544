"""The plan as data: a row for each thing asked, its deadlines, and room for the other issues found.

The columns are those of real plans (Herefordshire 2014, Leicester 2015 and others); what only the council
can say is left empty, the period of each action above all (Education and Inspections Act 2006 s.137(3)).
"""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from headway.documents.deadlines import Deadlines
from headway.documents.facts import Facts
from headway.documents.sentences import sentence
from headway.documents.template import CouncilTemplate
from headway.documents.tree import words
from headway.documents.wording import day, sentence_case, weekday
from headway.reports.record import Addressee, InspectionRecord, Link, Recommendation, RecommendationKind


class Section(StrEnum):
    """The parts of a plan: one a body, and what was found beside the recommendations."""

    COUNCIL = "The council"
    BOARD = "Local Safeguarding Children Board"
    PARTNERSHIP = "Partnership"
    OTHER = "Other issues found"


_SECTION_OF = {
    Addressee.AUTHORITY: Section.COUNCIL,
    Addressee.LSCB: Section.BOARD,
    Addressee.PARTNERSHIP: Section.PARTNERSHIP,
}
_LETTER = {Section.COUNCIL: "C", Section.BOARD: "B", Section.PARTNERSHIP: "P", Section.OTHER: "O"}
_LINKS = {Link.PRINTED: "printed in the report", Link.PROPOSED: "proposed – to confirm"}


_NO_DEADLINE = "No deadline is calculated for this kind of document"


@dataclass(frozen=True)
class PlanRow:
    """One thing to answer. ``ref`` is Headway's own and unique in the plan; ``number`` is as printed."""

    ref: str
    section: Section
    number: str
    kind: str
    due_band: str
    text: str
    sub_items: tuple[str, ...]
    page: int | None
    findings: tuple[str, ...]

    @property
    def whole_text(self) -> str:
        """The text with its sub-items, a line each."""
        return "\n".join((self.text, *(f"• {each}" for each in self.sub_items)))


@dataclass(frozen=True)
class Plan:
    """A plan ready to be filled in. ``facts_shown`` are its head: label and value."""

    title: str
    facts_shown: tuple[tuple[str, str], ...]
    rows: tuple[PlanRow, ...]
    deadlines: Deadlines
    record: InspectionRecord
    template: CouncilTemplate
    notes: tuple[str, ...]
    dated: date

    def rows_in(self, section: Section) -> tuple[PlanRow, ...]:
        """The rows of one section, in order."""
        return tuple(row for row in self.rows if row.section is section)


def plan(
    record: InspectionRecord,
    deadlines: Deadlines,
    template: CouncilTemplate,
    *,
    received: date,
    notes: tuple[str, ...] = (),
) -> Plan:
    """The plan that answers the record: priority actions first within each body's rows."""
    facts = Facts(record, deadlines, received)
    rows = [row for addressee, section in _SECTION_OF.items() for row in _rows(facts, addressee, section)]
    rows += [_empty_row(place) for place in range(1, template.other_issue_rows + 1)]
    return Plan(
        title=words(sentence(template.plan_title, **facts.values)),
        facts_shown=_head(facts),
        rows=tuple(rows),
        deadlines=deadlines,
        record=record,
        template=template,
        notes=notes,
        dated=received,
    )


def _head(facts: Facts) -> tuple[tuple[str, str], ...]:
    shown = {
        "Authority": "{authority}",
        "Framework": "{framework}",
        sentence_case(facts.event): "{when}",
        "Published": "{published}",
        "Received": "{received}",
    }
    head = [(label, sentence_case(words(sentence(text, **facts.values)))) for label, text in shown.items()]
    return (*head, ("Statement or plan due", _due(facts)))


def _due(facts: Facts) -> str:
    due = facts.deadlines.plan
    if due is None:
        stated = facts.deadlines.stated
        return f"{weekday(stated)}, as stated by the {facts.noun}" if stated else _NO_DEADLINE
    text = weekday(due.governs)
    count = f"{due.counted} {due.unit}s after receipt on {day(due.trigger.date)}"
    if due.difference:
        return f"{text}, as stated by the document; {count} would be {day(due.due)}"
    return f"{text}: {count}"


def _rows(facts: Facts, addressee: Addressee, section: Section) -> list[PlanRow]:
    ordered = [
        item
        for kind in (RecommendationKind.PRIORITY_ACTION, RecommendationKind.RECOMMENDATION)
        for item in facts.asked(addressee, kind)
    ]
    return [_row(facts, place, section, item) for place, item in enumerate(ordered, start=1)]


def _row(facts: Facts, place: int, section: Section, item: Recommendation) -> PlanRow:
    priority = item.kind is RecommendationKind.PRIORITY_ACTION
    return PlanRow(
        ref=f"{_LETTER[section]}{place}",
        section=section,
        number=item.number or "",
        kind="Area for priority action" if priority else sentence_case(facts.words.item[0]),
        due_band=item.due_band or "",
        text=item.text,
        sub_items=item.sub_items,
        page=item.page,
        findings=tuple(
            f"{f'paragraph {link.paragraph}, ' if link.paragraph else ''}page {link.page} "
            f"({_LINKS[link.link]})"
            for link in item.findings
        ),
    )


def _empty_row(place: int) -> PlanRow:
    return PlanRow(f"{_LETTER[Section.OTHER]}{place}", Section.OTHER, "", "Other issue", "", "", (), None, ())

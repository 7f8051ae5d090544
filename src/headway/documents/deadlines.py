"""The clocks that one report and one meeting set running, each with its working."""

from dataclasses import dataclass
from datetime import date

from headway.clocks import CouncilSettings, Derivation, due
from headway.documents.described import described
from headway.documents.meetings import Meeting
from headway.reports.record import InspectionRecord, RecommendationKind, ReportFramework

PLAN_CLOCKS = ("ofsted-plan", "focused-visit-final", "jtai-statement")


@dataclass(frozen=True)
class Deadlines:
    """Every clock in the order a council meets it; ``plan`` is the one for the statement or plan, where
    there is one.
    """

    every: tuple[Derivation, ...]
    plan: Derivation | None
    agenda: Derivation
    stated: date | None = None
    """The date that the document prints for the plan, kept even where no clock is known."""

    def named(self, clock: str) -> Derivation | None:
        """The clock of that id, where this report starts it."""
        return next((each for each in self.every if each.clock == clock), None)


def has_priority_actions(record: InspectionRecord) -> bool:
    """Whether the report names an area for priority action."""
    return any(item.kind is RecommendationKind.PRIORITY_ACTION for item in record.recommendations)


def clocks_started_by(record: InspectionRecord) -> tuple[str, ...]:
    """The ids of the clocks that run from receiving this kind of report; none where no rule is known."""
    if described(record).under_s137:
        return ("ofsted-report", "ofsted-plan")
    if record.framework is ReportFramework.FOCUSED_VISIT and has_priority_actions(record):
        return ("focused-visit-draft", "focused-visit-final")
    return ("jtai-statement",) if record.framework is ReportFramework.JTAI else ()


def deadlines_for(
    record: InspectionRecord,
    *,
    received: date,
    meeting: Meeting,
    stated: date | None = None,
    settings: CouncilSettings | None = None,
) -> Deadlines:
    """The clocks, soonest first. ``stated`` is the date that the report or letter itself prints for the
    plan.
    """
    chosen = settings or CouncilSettings()
    agenda = due("agenda", meeting.on, settings=chosen)
    from_receipt = [
        due(clock, received, stated if clock in PLAN_CLOCKS else None, chosen)
        for clock in clocks_started_by(record)
    ]
    plan = next((each for each in from_receipt if each.clock in PLAN_CLOCKS), None)
    every = sorted([agenda, *from_receipt], key=lambda each: each.governs)
    return Deadlines(tuple(every), plan, agenda, stated)

"""What a paper is checked against. All of it is optional; a rule whose source is absent says so."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from headway.benchmarks import Register, RegisterRow
from headway.clocks import CouncilSettings
from headway.documents.meetings import Meeting
from headway.minutes.record import OutcomeKind
from headway.reports import InspectionRecord, read_file
from headway.reports.page_texts import page_texts

__all__ = ["Report", "Sources", "read_report"]


@dataclass(frozen=True)
class Report:
    """An inspection report: its record, and the text of its pages where the words are to be compared."""

    record: InspectionRecord
    pages: tuple[str, ...] = ()


@dataclass(frozen=True)
class Sources:
    """What is known beside the paper. ``attachments`` None: nobody said what is attached; (): nothing is.

    ``received`` is the day the council had the report, from which its clocks run; ``stated_due`` the day that the
    inspectorate's own letter gives for the plan, which governs. ``sought`` is what the body is to do.
    """

    reports: tuple[Report, ...] = ()
    rows: tuple[RegisterRow, ...] = ()
    register_to: date | None = None
    """The last day of which the register knows; None: that of its last row."""
    attachments: tuple[str, ...] | None = None
    sought: OutcomeKind | None = None
    meeting: Meeting | None = None
    received: date | None = None
    stated_due: date | None = None
    settings: CouncilSettings = field(default_factory=CouncilSettings)
    about_many: bool = False
    """Whether the paper tells of many authorities' inspections, so that the one it names most is not its subject."""

    @staticmethod
    def of_register(register: Register) -> tuple[tuple[RegisterRow, ...], date | None]:
        """``rows`` and ``register_to`` from a register that was read."""
        return register.rows, register.covers_to


def read_report(path: Path) -> Report:
    """A report's record and pages, both read in a process of their own."""
    return Report(read_file(path), page_texts(path))


def rows_to(rows: Iterable[RegisterRow]) -> date | None:
    """The last publication among the rows."""
    return max((row.published for row in rows if row.published), default=None)

"""Settings and their inspections as values."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from headway.assessment.kinds import kind as kind_named
from headway.assessment.profile import Counts
from headway.frameworks import Grade

__all__ = ["Inspected", "Outcome", "Setting", "Tally"]


class Outcome(StrEnum):
    """What came of an inspection, as far as an overall grade goes."""

    GRADED = "graded"
    MET = "met"
    NOT_MET = "not_met"
    NOT_JUDGED = "not_judged"
    REPORT_CARD = "report_card"
    UNGRADED = "ungraded"

    @property
    def label(self) -> str:
        """For a reader; a graded inspection shows its grade instead."""
        return _OUTCOMES[self]


_OUTCOMES = {
    Outcome.GRADED: "Graded",
    Outcome.MET: "Met",
    Outcome.NOT_MET: "Not met",
    Outcome.NOT_JUDGED: "No overall grade",
    Outcome.REPORT_CARD: "Report card, no overall grade",
    Outcome.UNGRADED: "Ungraded inspection",
}


@dataclass(frozen=True)
class Inspected:
    """One inspection of a setting.

    ``urn`` is the setting's number at the time: of an academy's predecessor it is another than the academy's.
    ``day`` is the first day as printed, or the last where only that is. ``published`` is None where the file does not
    say, or says a day that cannot be; the inspection then counts from ``day``. ``full`` is false for inspections that
    do not give an overall grade by their kind. ``edition`` is the file it was read from.
    """

    urn: str
    kind: str
    day: date
    published: date | None
    outcome: Outcome
    grade: Grade | None
    full: bool
    number: str = ""
    edition: str = ""

    @property
    def counts_from(self) -> date:
        """The day from which it is known."""
        return self.published or self.day

    @property
    def words(self) -> str:
        """The grade, or why there is none."""
        return self.grade.label if self.grade else self.outcome.label


@dataclass(frozen=True)
class Setting:
    """One setting as it stood on a day.

    ``name`` is empty where none is kept (childminders, children's homes). ``authority`` is an ONS code, None where the
    file's is not one. ``closed`` is the first day on which it was not open any more, as far as known: the day the file
    says, or that of the first file from which it is missing. ``latest`` is the latest full inspection known that day.
    """

    urn: str
    name: str
    kind: str
    authority: str | None
    open: bool
    opened: date | None
    closed: date | None
    latest: Inspected | None

    @property
    def label(self) -> str:
        """Its name, or where none is kept its kind and number ("Childminder EY123456")."""
        if self.name:
            return self.name
        singular = kind_named(self.kind).singular
        return f"{singular[0].upper()}{singular[1:]} {self.urn}"


@dataclass(frozen=True)
class Tally:
    """Open settings of a kind on a day.

    ``counts`` are those whose latest full inspection gave an overall grade: the whole of every share. Those whose
    latest full inspection gave none (a report card, schools since September 2024, "met") are ``without_grade``: they
    are inspected, and they are neither good nor inadequate, so they stand beside the share and not in it.
    """

    counts: Counts
    without_grade: int = 0
    not_inspected: int = 0

    @property
    def open(self) -> int:
        """How many are open."""
        return self.counts.inspected + self.without_grade + self.not_inspected

"""A national register of inspections as values: its rows, and what in the file could not be read."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from headway.benchmarks.continuing import continuing
from headway.benchmarks.printed_dates import first_day_of

JUDGEMENTS = (
    "overall",
    "leadership",
    "help_protection",
    "in_care_or_looked_after",
    "care_leavers",
    "adoption",
    "lscb",
)
"""The keys under which a row's judgements stand: those of a report's record."""


class Layout(StrEnum):
    """The kinds of register that can be read, known by what stands in them."""

    CSV = "judgement history (CSV)"
    OFSTED = "Ofsted's outcome spreadsheet"


@dataclass(frozen=True)
class Problem:
    """Something in the file that could not be used, and where it stands. Rows count from 1, as a spreadsheet does."""

    sheet: str
    row: int
    column: str
    message: str

    def __str__(self) -> str:
        place = [self.sheet, f"row {self.row}", *([self.column] if self.column else [])]
        return f"{', '.join(place)}: {self.message}"


@dataclass(frozen=True)
class RegisterRow:
    """One inspection of one authority.

    ``authority`` and ``ons_code`` are those of the day of the inspection. A date printed only in part keeps its words
    in ``published_printed`` (``start_printed``); ``published`` is then the last day it can mean, ``start`` None.
    ``published`` None: no date is known, and the row counts in no position. Judgements without a grade are left out.
    """

    authority: str
    ons_code: str
    framework: str
    form: str = ""
    start: date | None = None
    start_printed: str = ""
    end: date | None = None
    published: date | None = None
    published_printed: str = ""
    judgements: Mapping[str, str] = field(default_factory=dict)
    theme: str = ""
    source: str = ""
    confidence: str = ""
    place: str = ""
    """Where the row stands in the file: "row 12", or a sheet and a row."""

    @property
    def began(self) -> date | None:
        """The first day of fieldwork, or the earliest that a part of a date can mean; None where nothing is known."""
        return self.start or first_day_of(self.start_printed)


@dataclass(frozen=True)
class Register:
    """What one file holds. ``as_at`` is the day the file itself names; ``covers_to`` its last publication."""

    title: str
    layout: Layout
    sha256: str
    rows: tuple[RegisterRow, ...]
    problems: tuple[Problem, ...] = ()
    not_inspected: tuple[str, ...] = ()
    """Authorities that the file lists as not yet inspected."""
    stated_as_at: date | None = None
    stated_covers_to: date | None = None

    @property
    def covers_to(self) -> date | None:
        """The day up to which the file states that it holds every report, or else that of its last one: of a later
        day it knows nothing.
        """
        return self.stated_covers_to or max(
            (row.published for row in self.rows if row.published), default=None
        )

    @property
    def as_at(self) -> date | None:
        """The day the file states, or else that of its last report."""
        return self.stated_as_at or self.covers_to

    @property
    def undated(self) -> tuple[RegisterRow, ...]:
        """Rows without a day of publication: they count in no position."""
        return tuple(row for row in self.rows if row.published is None)

    @property
    def coverage(self) -> str:
        """One line: how much of the file was read."""
        frameworks = sorted({row.framework for row in self.rows})
        authorities = len({continuing(row.ons_code) for row in self.rows})
        parts = [
            f"{len(self.rows):,} inspections and visits of {authorities} authorities read",
            f"{len(self.problems)} not read" if self.problems else "none left out",
        ]
        if self.undated:
            parts.append(f"{len(self.undated)} without a day of publication")
        return f"{', '.join(parts)} ({', '.join(frameworks)})."

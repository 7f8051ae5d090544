"""Meetings: the municipal year, the agenda's clock, what is late, who sat. Pure: the day is always an argument."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from headway.clocks import CouncilSettings, Derivation, due
from headway.errors import ForPerson
from headway.web.scrutiny.models import Meeting, Seat
from headway.web.scrutiny.states import MeetingState

__all__ = [
    "STANDING_ITEMS",
    "Counted",
    "counted",
    "is_late",
    "municipal_year",
    "municipal_year_days",
    "sat_on",
    "year_in_words",
]

FIRST_MONTH = 5
"""The municipal year is counted from 1 May: councillors are elected, and the annual council sits, in that month."""

STANDING_ITEMS = (
    ("Apologies and substitutes", "To receive apologies for absence and notice of any substitutes."),
    (
        "Declarations of interest",
        "To receive any declarations of interest by members in items on the agenda for this meeting.",
    ),
    (
        "Minutes of the previous meeting",
        "To consider and approve the minutes of the previous meeting as a correct record.",
    ),
    ("Work programme", "To note the work programme and agree any changes to it."),
)
"""What stands on every agenda: title, and what the body is to do."""


@dataclass(frozen=True)
class Counted:
    """A clock of a meeting or a notice. ``derivation`` is None where it cannot be counted; ``missing`` says why."""

    derivation: Derivation | None
    missing: str = ""

    @property
    def due(self) -> date | None:
        """The last day."""
        return self.derivation.governs if self.derivation else None


def counted(clock: str, event: date, settings: CouncilSettings) -> Counted:
    """The clock from that event by the council's settings."""
    try:
        return Counted(due(clock, event, settings=settings))
    except ForPerson as fault:
        return Counted(None, str(fault))


def is_late(meeting: Meeting, on: date, settings: CouncilSettings) -> bool:
    """Whether an item added on that day has no five clear days' notice: the agenda is out, or its last day is over.

    Local Government Act 1972 s.100B(4): such an item is taken only by reason of special circumstances. A meeting
    that is entered after it was held had its agenda when it had it, and only what is on record counts. A body that does
    not meet in public owes the public no agenda, and so no notice of an item.
    """
    if not meeting.body.meets_in_public:
        return False
    if is_out(meeting):
        return True
    last = counted("agenda", meeting.on, settings).due
    return last is not None and last < on <= meeting.on and meeting.state != MeetingState.HELD


def is_out(meeting: Meeting) -> bool:
    """Whether the public has been told what the items are about: an item of another title has had no notice either."""
    return meeting.body.meets_in_public and meeting.agenda_published is not None


def municipal_year(day: date) -> int:
    """The municipal year of a day, by its first calendar year: 22 June 2017 is in 2017, 4 April 2018 too."""
    return day.year if day.month >= FIRST_MONTH else day.year - 1


def municipal_year_days(year: int) -> tuple[date, date]:
    """Its first and last day."""
    return date(year, FIRST_MONTH, 1), date(year + 1, FIRST_MONTH, 1) - timedelta(days=1)


def year_in_words(year: int) -> str:
    """A municipal year as councils write it: 2017/18."""
    return f"{year}/{(year + 1) % 100:02}"


def sat_on(seats: Iterable[Seat], day: date) -> list[Seat]:
    """Those of the seats that were held on the day; first and last day both count."""
    return [
        each for each in seats if each.from_day <= day and (each.until_day is None or day <= each.until_day)
    ]

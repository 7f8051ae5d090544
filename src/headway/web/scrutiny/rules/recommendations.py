"""Pure decisions about scrutiny recommendations: their municipal year, the words for progress, where one stands."""

from collections.abc import Iterable
from datetime import date
from enum import StrEnum

from headway.web.plans.states import Rag
from headway.web.scrutiny.states import Monitor, Response

__all__ = [
    "MEANS",
    "REPORTABLE",
    "RESPONSE_MEANS",
    "YEAR_RULE",
    "Closing",
    "Stands",
    "municipal_year",
    "rag_of",
    "stands",
    "year_in_words",
]

MAY = 5

YEAR_RULE = (
    "A municipal year runs from one annual meeting of the council to the next, which is in May (Local Government Act "
    "1972, Schedule 12). The first meeting of the full council in May that is kept here counts as the annual meeting; "
    "where none is kept, the year is taken to begin on 1 May."
)

MEANS = {
    Monitor.NOT_STARTED: "Accepted, and nothing has been done yet.",
    Monitor.ON_TRACK: "Acceptable: it will be done by its day.",
    Monitor.AT_RISK: "It may not be done by its day. Say why, and what is being done about it.",
    Monitor.OFF_TRACK: "Not acceptable: it will not be done by its day. The officer comes to the body’s next meeting.",
    Monitor.DELIVERED: "It was done. Whether it changed anything is for the body to hear before it closes it.",
    Monitor.EMBEDDED: "It was done, it has held, and the evidence shows what changed. Only the body says so.",
    Monitor.PAUSED: "Nothing is done for the time being. Say why, and until when.",
    Monitor.SUPERSEDED: "Something else has taken its place, or the need has gone. Only the body says so.",
}

REPORTABLE = (
    Monitor.NOT_STARTED,
    Monitor.ON_TRACK,
    Monitor.AT_RISK,
    Monitor.OFF_TRACK,
    Monitor.DELIVERED,
    Monitor.PAUSED,
)
"""What an officer may report; the other words are for the body that made the recommendation."""

RESPONSE_MEANS = {
    Response.ACCEPTED: (
        "The executive will do what is recommended. There is no “accepted in principle”: it is neither yes nor no."
    ),
    Response.PARTLY: "The executive will do part of it. Say which part it will not do, and why.",
    Response.REJECTED: "The executive will not do it. Say why.",
}


class Closing(StrEnum):
    """As what the body closes a recommendation."""

    DELIVERED = "delivered"
    EMBEDDED = "embedded"
    SUPERSEDED = "superseded"
    REFUSED = "refused"

    @property
    def means(self) -> str:
        """The definition, shown with the choice."""
        return _CLOSING_MEANS[self]


_CLOSING_MEANS = {
    Closing.DELIVERED: "It was done; the evidence shows it.",
    Closing.EMBEDDED: "It was done and has held; the evidence shows what changed.",
    Closing.SUPERSEDED: "Something else has taken its place, or the need has gone: give the reason.",
    Closing.REFUSED: "The executive rejected it, and the body takes it no further: give the reason.",
}


class Stands(StrEnum):
    """Where a recommendation stands, what the body should hear of first on top: each has exactly one."""

    LATE = "No response after its day"
    WAITING = "No response yet"
    OFF_TRACK = "Off track"
    AT_RISK = "At risk"
    PAUSED = "Paused"
    NOT_STARTED = "Not started"
    ON_TRACK = "On track"
    DELIVERED = "Delivered, not closed"
    REJECTED = "Rejected, not closed"
    CLOSED = "Closed by the body"


def municipal_year(on: date, annual_meetings: Iterable[date] = ()) -> int:
    """The municipal year of a day, by its first calendar year. See :data:`YEAR_RULE`.

    ``annual_meetings``: days on which the full council met; the first of them in May of the day's own year counts.
    """
    in_may = [each for each in annual_meetings if each.year == on.year and each.month == MAY]
    begins = min(in_may, default=date(on.year, MAY, 1))
    return on.year if on >= begins else on.year - 1


def year_in_words(year: int) -> str:
    """2017/18."""
    return f"{year}/{(year + 1) % 100:02}"


def rag_of(status: str) -> str:
    """The rating that a word for progress carries."""
    return {Monitor.ON_TRACK: Rag.GREEN, Monitor.AT_RISK: Rag.AMBER, Monitor.OFF_TRACK: Rag.RED}.get(
        Monitor(status), Rag.NONE
    )


def stands(response: str, status: str, response_due: date | None, on: date, *, is_closed: bool) -> Stands:
    """Where a recommendation stands on a day; the last day of the clock is in time."""
    if is_closed:
        return Stands.CLOSED
    if response == Response.NONE:
        return Stands.LATE if response_due is not None and response_due < on else Stands.WAITING
    if response == Response.REJECTED:
        return Stands.REJECTED
    return _BY_STATUS[Monitor(status)]


_BY_STATUS = {
    Monitor.NOT_STARTED: Stands.NOT_STARTED,
    Monitor.ON_TRACK: Stands.ON_TRACK,
    Monitor.AT_RISK: Stands.AT_RISK,
    Monitor.OFF_TRACK: Stands.OFF_TRACK,
    Monitor.PAUSED: Stands.PAUSED,
    Monitor.DELIVERED: Stands.DELIVERED,
    Monitor.EMBEDDED: Stands.CLOSED,
    Monitor.SUPERSEDED: Stands.CLOSED,
}

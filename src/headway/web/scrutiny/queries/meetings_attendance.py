"""Who came to the meetings of a body in a municipal year. Cancelled meetings are nobody's absence."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from headway.web.accounts.queries import Somebody
from headway.web.scrutiny.models import Body, Meeting
from headway.web.scrutiny.queries.scope import meetings_for
from headway.web.scrutiny.rules.meetings import municipal_year_days, sat_on
from headway.web.scrutiny.states import MeetingState, Presence, SeatRole

__all__ = ["AttendanceYear", "MemberYear", "attendance_year"]


@dataclass
class MemberYear:
    """One member's year. ``expected``: held meetings with attendance on record, on whose day they had a seat."""

    name: str
    expected: int = 0
    present: int = 0
    apologies: int = 0
    absent: int = 0
    stood_in: int = 0
    """Meetings at which they stood in for somebody."""

    @property
    def unsaid(self) -> int:
        """Meetings whose record does not say how they took part."""
        return self.expected - self.present - self.apologies - self.absent


@dataclass(frozen=True)
class AttendanceYear:
    """A body's year."""

    body: Body
    year: int
    members: Sequence[MemberYear]
    held: int
    recorded: int
    cancelled: int
    without: Sequence[Meeting] = field(default_factory=list)
    """Held meetings of which no attendance is on record: they are not counted."""


def attendance_year(person: Somebody, body: Body, year: int) -> AttendanceYear:
    """The attendance at the body's meetings of a municipal year."""
    meetings = list(
        meetings_for(person)
        .filter(body=body, on__range=municipal_year_days(year))
        .prefetch_related("attendance")
    )
    held = [each for each in meetings if each.state == MeetingState.HELD]
    seats = [each for each in body.seats.all() if each.role != SeatRole.SUBSTITUTE]
    members: dict[str, MemberYear] = {}
    recorded = [each for each in held if each.attendance.all()]
    for meeting in recorded:
        rows = {each.name.casefold(): each for each in meeting.attendance.all()}
        for seat in sat_on(seats, meeting.on):
            one = members.setdefault(seat.name.casefold(), MemberYear(seat.name))
            one.expected += 1
            row = rows.get(seat.name.casefold())
            one.present += bool(row and row.presence == Presence.PRESENT)
            one.apologies += bool(row and row.presence == Presence.APOLOGIES)
            one.absent += bool(row and row.presence == Presence.ABSENT)
        for name, row in rows.items():
            if row.presence == Presence.SUBSTITUTE:
                members.setdefault(name, MemberYear(row.name)).stood_in += 1
    return AttendanceYear(
        body=body,
        year=year,
        members=sorted(members.values(), key=lambda each: each.name.casefold()),
        held=len(held),
        recorded=len(recorded),
        cancelled=sum(each.state == MeetingState.CANCELLED for each in meetings),
        without=[each for each in held if each not in recorded],
    )

"""The deadlines as a calendar file (RFC 5545) that Outlook and others open: one all-day entry a clock."""

from datetime import UTC, date, datetime, time, timedelta

from icalendar import Alarm, Calendar, Event

from headway.clocks import Derivation, working_days_between
from headway.documents.deadlines import Deadlines
from headway.documents.meetings import Meeting
from headway.documents.text import clean
from headway.documents.wording import folded
from headway.reports.record import InspectionRecord

_REMIND_WORKING_DAYS_BEFORE = (10, 5)
_NINE_IN_THE_MORNING = timedelta(hours=9)


def calendar_file(
    record: InspectionRecord, deadlines: Deadlines, *, received: date, meeting: Meeting
) -> bytes:
    """The .ics bytes, the same each time. An entry keeps its UID when its date moves, so a calendar updates
    it.
    """
    calendar = Calendar()
    calendar.add("prodid", "-//Headway//Inspection deadlines//EN")
    calendar.add("version", "2.0")
    calendar.add("x-wr-calname", clean(f"Inspection deadlines: {_place(record)}"))
    for derivation in deadlines.every:
        calendar.add_component(_event(derivation, record, received, meeting))
    return bytes(calendar.to_ical())


def _event(derivation: Derivation, record: InspectionRecord, received: date, meeting: Meeting) -> Event:
    event = Event()
    event.add("uid", _uid(derivation, record, meeting))
    event.add("dtstamp", datetime.combine(received, time(), UTC))
    event.add("dtstart", derivation.governs)
    event.add("dtend", derivation.governs + timedelta(days=1))
    event.add("summary", clean(f"{derivation.title} ({_place(record)})"))
    event.add("description", _description(derivation, meeting))
    event.add("categories", ["Inspection"])
    event.add("transp", "TRANSPARENT")  # a deadline does not make anyone busy
    for days in _REMIND_WORKING_DAYS_BEFORE:
        before = _before(derivation.governs, days)
        if (
            derivation.governs - before > received
        ):  # a reminder before the event that set the clock helps nobody
            event.add_component(_alarm(derivation, days, before))
    return event


def _uid(derivation: Derivation, record: InspectionRecord, meeting: Meeting) -> str:
    what = f"{derivation.clock}-{record.document.sha256[:16]}"
    # One report may go to several meetings, each with an agenda of its own.
    return f"{what}-{meeting.on:%Y%m%d}@headway" if derivation.clock == "agenda" else f"{what}@headway"


def _description(derivation: Derivation, meeting: Meeting) -> str:
    lines = [
        *([f"Meeting: {meeting.body}."] if derivation.clock == "agenda" else []),
        derivation.rule,
        *folded(derivation.working()),
        f"Source: {'; '.join(derivation.legal)}.",
        f"How the rule is known: {derivation.evidence}",
        f"Calendar: {derivation.calendar}.",
    ]
    return "\n".join(map(clean, lines))


def _alarm(derivation: Derivation, working_days: int, before: timedelta) -> Alarm:
    alarm = Alarm()
    alarm.add("action", "DISPLAY")
    alarm.add("description", clean(f"{working_days} working days left: {derivation.title}"))
    alarm.add("trigger", _NINE_IN_THE_MORNING - before)
    return alarm


def _before(day: date, working_days: int) -> timedelta:
    """Calendar days back from the day to the one that many working days before it."""
    away = timedelta(days=1)
    while working_days_between(day - away, day) < working_days:
        away += timedelta(days=1)
    return away


def _place(record: InspectionRecord) -> str:
    return record.authority.name or "authority not named"

"""What may be published of a meeting and of the forward plan: allow-lists; a restricted item is its number and why.

Under an item stand the numbers of its papers; their titles are read from the papers' own publications, so that a
paper that is withdrawn leaves the agenda too.
"""

from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import date
from typing import Any

from headway.clocks import Derivation
from headway.web.scrutiny.models import (
    AgendaItem,
    Attendance,
    Declaration,
    ItemMinute,
    Meeting,
    Paper,
    PlannedDecision,
    Seat,
)
from headway.web.scrutiny.rules.publishing import why_private
from headway.web.scrutiny.states import Exception28, Presence, SeatRole

__all__ = [
    "PRIVATE_ITEM",
    "RESTRICTED_MINUTE",
    "head_of",
    "notice_given",
    "public_agenda",
    "public_item",
    "public_minutes",
    "public_notice",
]

PRIVATE_ITEM = "An item heard in private"
RESTRICTED_MINUTE = "A restricted minute was taken."


def head_of(meeting: Meeting) -> dict[str, Any]:
    """Which meeting: body, day, time and place."""
    return {
        "authority": meeting.body.authority.name,
        "body": meeting.body.name,
        "on": meeting.on.isoformat(),
        "time": f"{meeting.time:%H:%M}" if meeting.time else "",
        "place": meeting.place,
        "is_example": meeting.is_example,
    }


def public_agenda(
    meeting: Meeting,
    items: Iterable[AgendaItem],
    papers: Mapping[int, Sequence[Paper]],
    seats: Iterable[Seat],
    notice: dict[str, Any],
    reveal: Collection[int] = (),
) -> dict[str, Any]:
    """The public's agenda. ``papers`` are those of each item; ``reveal`` names restricted items whose reason somebody
    found to reveal nothing.
    """
    return {
        **head_of(meeting),
        "members": [_member(each) for each in seats],
        "notice": notice,
        "items": [public_item(each, papers.get(each.pk, ()), reveal=each.pk in reveal) for each in items],
    }


def public_item(item: AgendaItem, papers: Sequence[Paper], *, reveal: bool = False) -> dict[str, Any]:
    """One item: an open one with what it says; a restricted one by number, class and paragraphs alone."""
    if not item.is_open:
        return {
            "id": item.pk,
            "number": item.number,
            "private": {**why_private(item), "reason": item.restricted_because if reveal else ""},
        }
    return {
        "id": item.pk,
        "number": item.number,
        "title": item.title,
        "description": item.description,
        "late": item.late_because,
        "papers": [each.pk for each in papers if each.is_open],
        "withheld": [why_private(each)["line"] for each in papers if not each.is_open],
    }


def notice_given(derivation: Derivation | None, on: date) -> dict[str, Any]:
    """The clock and whether it was kept; a day that the calendar does not reach has no clock."""
    if derivation is None:
        return {"given": on.isoformat(), "due": "", "in_time": None}
    return {
        "given": on.isoformat(),
        "due": derivation.governs.isoformat(),
        "in_time": on <= derivation.governs,
    }


def public_minutes(
    meeting: Meeting,
    attendance: Iterable[Attendance],
    declarations: Iterable[Declaration],
    minutes: Iterable[ItemMinute],
) -> dict[str, Any]:
    """The public's minutes. The minute of a restricted item, or a restricted minute, is told to have been taken."""
    came = list(attendance)
    return {
        **head_of(meeting),
        "state": _state(meeting),
        "confirmed_on": meeting.confirmed_at.on.isoformat() if meeting.confirmed_at else "",
        "present": _names(came, Presence.PRESENT) + _names(came, Presence.SUBSTITUTE),
        "apologies": _names(came, Presence.APOLOGIES),
        "absent": _names(came, Presence.ABSENT),
        "in_attendance": _names(came, Presence.IN_ATTENDANCE),
        "declarations": [_declaration(each) for each in declarations],
        "items": [_minute(each) for each in minutes],
    }


def public_notice(planned: PlannedDecision, *, reveal: bool = False) -> dict[str, Any]:
    """A line of the forward plan as its notice says it. Why in private: only where that reveals nothing."""
    exception = Exception28(planned.exception)
    return {
        "authority": planned.authority.name,
        "title": planned.title,
        "matter": planned.matter,
        "is_key": planned.is_key,
        "why_key": planned.why_key,
        "body": planned.body.name if planned.body else "",
        "decision_maker": planned.decision_maker,
        "decide_from": planned.decide_from.isoformat(),
        "decide_until": planned.decide_until.isoformat() if planned.decide_until else "",
        "documents": planned.documents,
        "ask": planned.ask,
        "in_private": planned.in_private,
        "private_because": planned.private_because if planned.in_private and reveal else "",
        "second_notice": planned.second_notice.isoformat() if planned.second_notice else "",
        "representations": planned.representations if planned.second_notice and reveal else "",
        "representations_answer": planned.representations_answer if planned.second_notice and reveal else "",
        "exception": exception.label if exception is not Exception28.NONE else "",
        "exception_because": planned.exception_because if exception is not Exception28.NONE else "",
        "is_example": planned.is_example,
    }


def _member(seat: Seat) -> str:
    role = SeatRole(seat.role)
    return seat.name if role is SeatRole.MEMBER else f"{seat.name} ({role.label})"


def _state(meeting: Meeting) -> str:
    if meeting.confirmed_at is None:
        return "Draft, to be confirmed by a later meeting"
    day = meeting.confirmed_at.on
    return f"Confirmed as a correct record on {day.day} {day:%B %Y}"


def _names(attendance: Iterable[Attendance], presence: Presence) -> list[str]:
    return [_attendee(each) for each in attendance if each.presence == presence]


def _attendee(each: Attendance) -> str:
    post = f", {each.post}" if each.post else ""
    stands_in = f" (for {each.stands_in_for})" if each.stands_in_for else ""
    return f"{each.name}{post}{stands_in}"


def _declaration(declared: Declaration) -> dict[str, Any]:
    """A sensitive interest is told to exist (Localism Act 2011 s.32(3)); one in a restricted item, without its words.

    ``bare`` is what stays should either become so after publication.
    """
    item = f", item {declared.item.number}" if declared.item else ""
    left = " They left the room." if declared.left_the_room else ""
    kind = declared.get_kind_display()
    bare = f"{declared.name}{item}: {kind}.{left}"
    if declared.is_sensitive:
        bare = f"{declared.name}{item}: {kind}, the details of which are withheld as sensitive.{left}"
    kept = declared.is_sensitive or (declared.item is not None and not declared.item.is_open)
    return {
        "id": declared.pk,
        "item": declared.item_id,
        "bare": bare,
        "line": bare if kept else f"{declared.name}{item}: {kind}. {declared.text}{left}",
    }


def _minute(minute: ItemMinute) -> dict[str, Any]:
    item = minute.item
    if not (item.is_open and minute.is_open):
        why = why_private(item if not item.is_open else minute)
        return {"id": item.pk, "number": item.number, "private": {**why, "reason": ""}}
    return {
        "id": item.pk,
        "number": item.number,
        "title": item.title,
        "description": item.description,
        "attendance": minute.attendance,
        "paragraphs": [
            {
                "number": each.number,
                "text": each.text,
                "is_resolution": each.is_resolution,
                "parts": [{"letter": part.letter, "text": part.text} for part in each.parts.all()],
            }
            for each in minute.paragraphs.all()
        ],
        "corrections": [{"was": each.was, "becomes": each.becomes} for each in minute.corrections.all()],
    }

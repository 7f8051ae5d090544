"""Who came, and what was declared."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.db import transaction

from headway.errors import ForPerson
from headway.web.accounts.models import Person
from headway.web.accounts.roles import May
from headway.web.scrutiny.actions.common import demand, line, optional_line, prose, told
from headway.web.scrutiny.actions.meetings import must_be_open
from headway.web.scrutiny.models import AgendaItem, Attendance, Declaration, Meeting
from headway.web.scrutiny.rules.meetings import sat_on
from headway.web.scrutiny.states import Interest, MeetingState, Presence
from headway.web.trail.actions import plain
from headway.web.versions import claim

__all__ = ["Came", "change_declaration", "declare", "record_attendance"]

_DECLARED = ("name", "kind", "text", "left_the_room", "is_sensitive", "item_id")


@dataclass(frozen=True)
class Came:
    """Somebody at a meeting, as the form gives it."""

    name: str
    presence: str
    post: str = ""
    stands_in_for: str = ""


@transaction.atomic
def record_attendance(
    *, by: Person, meeting: Meeting, version: int, came: Sequence[Came]
) -> list[Attendance]:
    """Set who came, whole: members, substitutes, officers in attendance. It replaces what was recorded before."""
    demand(by, May.KEEP_MEETINGS, meeting.body.authority_id)
    must_be_open(meeting)
    if meeting.state == MeetingState.CANCELLED:
        raise ForPerson("The meeting was cancelled, so nobody attended it.")
    claim(meeting, version)
    before = _told_of(meeting)
    seats = sat_on(meeting.body.seats.select_related("person"), meeting.on)
    by_name = {each.name.casefold(): each.person for each in seats}
    rows = [_row(meeting, each, by_name) for each in came]
    names = [each.name.casefold() for each in rows]
    if len(set(names)) < len(names):
        raise ForPerson("The same name is given twice. Name everybody once.")
    meeting.attendance.all().delete()
    made = [each for each in rows if not each.save()]  # type: ignore[func-returns-value]
    told(
        by,
        "attendance.recorded",
        meeting,
        meeting.body.authority_id,
        before={"attendance": before},
        after={"attendance": _told_of(meeting)},
    )
    return made


@transaction.atomic
def declare(
    *,
    by: Person,
    meeting: Meeting,
    name: str,
    kind: str,
    text: str = "",
    item: AgendaItem | None = None,
    left_the_room: bool = False,
    is_sensitive: bool = False,
) -> Declaration:
    """Record an interest. Of a sensitive one, only that there is one (Localism Act 2011 s.32)."""
    demand(by, May.KEEP_MEETINGS, meeting.body.authority_id)
    declaration = Declaration(meeting=meeting)
    _say(declaration, name, kind, text, item, left=left_the_room, sensitive=is_sensitive)
    same = {"name": declaration.name, "kind": kind, "text": declaration.text, "item": item}
    if meeting.declarations.filter(**same).exists():
        raise ForPerson("This declaration is recorded already.")
    declaration.save()
    told(
        by,
        "declaration.recorded",
        declaration,
        meeting.body.authority_id,
        after=plain(declaration, *_DECLARED),
        is_open=_is_open(declaration),
    )
    return declaration


@transaction.atomic
def change_declaration(
    *,
    by: Person,
    declaration: Declaration,
    name: str,
    kind: str,
    text: str = "",
    item: AgendaItem | None = None,
    left_the_room: bool = False,
    is_sensitive: bool = False,
) -> Declaration:
    """Put a declaration right; none is taken away."""
    demand(by, May.KEEP_MEETINGS, declaration.meeting.body.authority_id)
    before, was_open = plain(declaration, *_DECLARED), _is_open(declaration)
    _say(declaration, name, kind, text, item, left=left_the_room, sensitive=is_sensitive)
    declaration.save()
    told(
        by,
        "declaration.changed",
        declaration,
        declaration.meeting.body.authority_id,
        before=before,
        after=plain(declaration, *_DECLARED),
        is_open=was_open and _is_open(declaration),
    )
    return declaration


def _is_open(declaration: Declaration) -> bool:
    """Whether the trail may tell what it says: not of a sensitive interest, nor of an item heard in private."""
    return not declaration.is_sensitive and (declaration.item is None or declaration.item.is_open)


def _row(meeting: Meeting, came: Came, people: dict[str, Person | None]) -> Attendance:
    name = line(came.name, "A name")
    if came.presence not in Presence.values:
        raise ForPerson(f"{name}: say how they took part.")
    if came.presence == Presence.SUBSTITUTE and not came.stands_in_for.strip():
        raise ForPerson(f"{name}: say whom they stand in for.")
    return Attendance(
        meeting=meeting,
        person=people.get(name.casefold()),
        name=name,
        post=optional_line(came.post, "The post"),
        presence=came.presence,
        stands_in_for=optional_line(came.stands_in_for, "Whom they stand in for")
        if came.presence == Presence.SUBSTITUTE
        else "",
    )


def _told_of(meeting: Meeting) -> list[str]:
    return [
        f"{each.name}: {each.get_presence_display().lower()}"
        + (f" for {each.stands_in_for}" if each.stands_in_for else "")
        for each in meeting.attendance.all()
    ]


def _say(
    declaration: Declaration,
    name: str,
    kind: str,
    text: str,
    item: AgendaItem | None,
    *,
    left: bool,
    sensitive: bool,
) -> None:
    must_be_open(declaration.meeting)
    if kind not in Interest.values:
        raise ForPerson(f"An interest is one of: {', '.join(Interest.labels).lower()}.")
    if item is not None and item.meeting_id != declaration.meeting_id:
        raise ForPerson("That item is not on this meeting's agenda. Choose another.")
    if sensitive and text.strip():
        raise ForPerson(
            "Of a sensitive interest, only that there is one is recorded (Localism Act 2011 s.32). Take out what it is."
        )
    declaration.name, declaration.kind = line(name, "The member's name"), kind
    declaration.text = "" if sensitive else prose(text, "The interest")
    declaration.item, declaration.left_the_room, declaration.is_sensitive = item, left, sensitive

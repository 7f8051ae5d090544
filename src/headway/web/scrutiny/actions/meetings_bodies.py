"""Bodies and their seats: nothing is deleted, it ends on a day."""

from datetime import date
from typing import Any

from django.db import transaction
from django.db.models import Q, QuerySet

from headway.documents import read_template
from headway.errors import ForPerson
from headway.web.accounts.models import Person
from headway.web.accounts.queries import roles_of
from headway.web.accounts.roles import May, Role
from headway.web.register.models import Authority
from headway.web.scrutiny.actions.common import demand, line, optional_line, told
from headway.web.scrutiny.models import Body, Meeting, Seat
from headway.web.scrutiny.states import BodyKind, MeetingState, SeatRole
from headway.web.trail.actions import plain, take_turn
from headway.web.versions import claim

__all__ = ["add_body", "add_seat", "change_body", "change_seat", "end_body", "end_seat"]

_BODY = ("name", "kind", "remit", "meets_in_public", "template", "from_day", "until_day")
_SEAT = ("name", "role", "group", "from_day", "until_day")


@transaction.atomic
def add_body(
    *,
    by: Person,
    authority: Authority,
    name: str,
    kind: str,
    remit: str = "",
    meets_in_public: bool = True,
    template: str = "default",
    from_day: date | None = None,
    is_example: bool = False,
) -> Body:
    """A new committee, panel or board of an authority."""
    demand(by, May.KEEP_MEETINGS, authority.pk)
    body = Body(authority=authority, from_day=from_day, is_example=is_example)
    _say(body, name=name, kind=kind, remit=remit, meets_in_public=meets_in_public, template=template)
    body.save()
    told(by, "body.added", body, authority.pk, after=plain(body, *_BODY))
    return body


@transaction.atomic
def change_body(
    *,
    by: Person,
    body: Body,
    version: int,
    name: str,
    kind: str,
    remit: str = "",
    meets_in_public: bool = True,
    template: str = "default",
    from_day: date | None = None,
) -> Body:
    """Change what a body is. When it ends has its own action."""
    demand(by, May.KEEP_MEETINGS, body.authority_id)
    claim(body, version)
    before = plain(body, *_BODY)
    _say(body, name=name, kind=kind, remit=remit, meets_in_public=meets_in_public, template=template)
    if from_day and body.until_day and body.until_day < from_day:
        raise ForPerson("The body would end before it begins. Change one of the two days.")
    if from_day and _met(body).filter(on__lt=from_day).exists():
        raise ForPerson("The body has meetings before that day. Give an earlier day.")
    body.from_day = from_day
    body.save()
    told(by, "body.changed", body, body.authority_id, before=before, after=plain(body, *_BODY))
    return body


@transaction.atomic
def end_body(*, by: Person, body: Body, version: int, until_day: date, reason: str = "") -> Body:
    """The body's last day. Its record stays; its seats end with it. No meeting may be planned after it."""
    demand(by, May.KEEP_MEETINGS, body.authority_id)
    if body.from_day and until_day < body.from_day:
        raise ForPerson("The body would end before it begins. Give a later day.")
    after = _met(body).filter(on__gt=until_day)
    if after.exclude(state=MeetingState.PLANNED).exists():
        raise ForPerson("The body has met after that day. Give a later day.")
    if after.exists():
        raise ForPerson("Meetings are planned after that day. Cancel them first, or give a later day.")
    late = body.seats.filter(from_day__gt=until_day).first()
    if late:
        raise ForPerson(f"{late.name} takes a seat after that day. Give a later day.")
    take_turn()
    claim(body, version)
    before = plain(body, "until_day")
    body.until_day = until_day
    body.save()
    for seat in body.seats.filter(Q(until_day=None) | Q(until_day__gt=until_day)):
        _end(by, seat, until_day)
    told(by, "body.ended", body, body.authority_id, before=before, after=plain(body, "until_day"), why=reason)
    return body


@transaction.atomic
def add_seat(
    *,
    by: Person,
    body: Body,
    name: str = "",
    person: Person | None = None,
    role: str = SeatRole.MEMBER,
    group: str = "",
    from_day: date,
    until_day: date | None = None,
) -> Seat:
    """Somebody takes a seat: a person who signs in, or a name only."""
    demand(by, May.KEEP_MEETINGS, body.authority_id)
    seat = Seat(body=body, person=_member(person, body))
    _seat(seat, name or (person.name if person else ""), role, group, from_day, until_day)
    seat.save()
    told(by, "seat.added", seat, body.authority_id, after={"body": body.name, **plain(seat, *_SEAT)})
    return seat


@transaction.atomic
def change_seat(
    *,
    by: Person,
    seat: Seat,
    version: int,
    name: str,
    person: Person | None = None,
    role: str,
    group: str = "",
    from_day: date,
) -> Seat:
    """Put a seat right. A new role from a day on is a new seat: end this one and add the other."""
    demand(by, May.KEEP_MEETINGS, seat.body.authority_id)
    claim(seat, version)
    before = plain(seat, *_SEAT)
    seat.person = _member(person, seat.body)
    _seat(seat, name or (person.name if person else ""), role, group, from_day, seat.until_day)
    seat.save()
    told(by, "seat.changed", seat, seat.body.authority_id, before=before, after=plain(seat, *_SEAT))
    return seat


@transaction.atomic
def end_seat(*, by: Person, seat: Seat, version: int, until_day: date) -> Seat:
    """The last day of a seat; the seat stays on record."""
    demand(by, May.KEEP_MEETINGS, seat.body.authority_id)
    if until_day < seat.from_day:
        raise ForPerson("The seat would end before it begins. Give a later day.")
    if seat.body.until_day and until_day > seat.body.until_day:
        raise ForPerson("The body ends earlier. Give a day up to its last.")
    claim(seat, version)
    _end(by, seat, until_day)
    return seat


def _met(body: Body) -> QuerySet[Meeting]:
    return body.meetings.exclude(state=MeetingState.CANCELLED)


def _end(by: Person, seat: Seat, until_day: date) -> None:
    before = plain(seat, "until_day")
    seat.until_day = until_day
    seat.save()
    told(by, "seat.ended", seat, seat.body.authority_id, before=before, after=plain(seat, "until_day"))


def _say(body: Body, **said: Any) -> None:
    body.name = line(said["name"], "The body's name")
    same = Body.objects.filter(authority_id=body.authority_id, name__iexact=body.name).exclude(pk=body.pk)
    if same.exists():
        raise ForPerson("There is a body of that name already. Give this one another, or change that one.")
    if said["kind"] not in BodyKind.values:
        raise ForPerson(f"A body is one of: {', '.join(BodyKind.labels).lower()}.")
    read_template(said["template"])
    body.kind, body.template = said["kind"], said["template"]
    body.remit = said["remit"].strip()
    body.meets_in_public = said["meets_in_public"]


def _member(person: Person | None, body: Body) -> Person | None:
    """A person who signs in sits only where they hold a role: a seat opens what the body hears in private."""
    if person is not None and not roles_of(person, body.authority_id) - {Role.PUBLIC}:
        raise ForPerson(f"{person.name} holds no role in this authority. Give the name without the account.")
    return person


def _seat(seat: Seat, name: str, role: str, group: str, from_day: date, until_day: date | None) -> None:
    seat.name = line(name, "The member's name")
    if role not in SeatRole.values:
        raise ForPerson(f"A seat is one of: {', '.join(SeatRole.labels).lower()}.")
    if until_day and until_day < from_day:
        raise ForPerson("The seat would end before it begins. Change one of the two days.")
    body = seat.body
    if body.until_day and (from_day > body.until_day or (until_day and until_day > body.until_day)):
        raise ForPerson("The body ends earlier. Give days up to its last.")
    if body.until_day and until_day is None:
        until_day = body.until_day
    same = Q(name__iexact=seat.name) | Q(person=seat.person_id, person__isnull=False)
    others = body.seats.filter(same).exclude(pk=seat.pk)
    if any(_overlap(each, from_day, until_day) for each in others):
        raise ForPerson(
            f"{seat.name} has a seat there in these days already. End it first, or change the days."
        )
    seat.role, seat.from_day, seat.until_day = role, from_day, until_day
    seat.group = optional_line(group, "The group", 100)


def _overlap(seat: Seat, from_day: date, until_day: date | None) -> bool:
    return (seat.until_day is None or from_day <= seat.until_day) and (
        until_day is None or seat.from_day <= until_day
    )

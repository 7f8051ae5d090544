"""Meetings: planned, moved, cancelled, held. No record of one vanishes."""

from datetime import date, time

from django.db import transaction

from headway.errors import ForPerson
from headway.web.accounts.models import Person
from headway.web.accounts.roles import May
from headway.web.scrutiny.actions.common import demand, optional_line, prose, told
from headway.web.scrutiny.models import Body, Meeting, MeetingChange
from headway.web.scrutiny.states import BodyKind, MeetingState, MinutesState
from headway.web.trail.actions import plain
from headway.web.versions import claim

__all__ = [
    "cancel_meeting",
    "hold_meeting",
    "move_meeting",
    "must_be_open",
    "plan_meeting",
    "publish_decisions",
]

_WHERE = ("on", "time", "place")


@transaction.atomic
def plan_meeting(
    *,
    by: Person,
    body: Body,
    on: date,
    time: time | None = None,
    place: str = "",
    is_example: bool = False,
) -> Meeting:
    """A sitting of a body on a day."""
    demand(by, May.KEEP_MEETINGS, body.authority_id)
    _must_exist_on(body, on)
    meeting = Meeting(
        body=body, on=on, time=time, place=optional_line(place, "The place"), is_example=is_example
    )
    _must_be_one(meeting)
    meeting.save()
    told(by, "meeting.planned", meeting, body.authority_id, after=plain(meeting, *_WHERE))
    return meeting


@transaction.atomic
def move_meeting(
    *,
    by: Person,
    meeting: Meeting,
    version: int,
    on: date,
    time: time | None = None,
    place: str = "",
    reason: str,
) -> Meeting:
    """Another day, time or place. What it was to be stays, with the reason; a published agenda is superseded."""
    demand(by, May.KEEP_MEETINGS, meeting.body.authority_id)
    _must_be_planned(meeting, "moved")
    _must_rest_on_nothing(meeting, "moved")
    place = optional_line(place, "The place")
    if (on, time, place) == (meeting.on, meeting.time, meeting.place):
        raise ForPerson("Day, time and place are what they were. Change one of them, or leave it.")
    why = prose(reason, "The reason for the change")
    _must_exist_on(meeting.body, on)
    claim(meeting, version)
    before = plain(meeting, *_WHERE)
    MeetingChange.objects.create(
        meeting=meeting,
        was_on=meeting.on,
        was_time=meeting.time,
        was_place=meeting.place,
        reason=why,
        supersedes=meeting.agenda_published is not None,
        by_name=by.name,
    )
    meeting.on, meeting.time, meeting.place = on, time, place
    _must_be_one(meeting)
    meeting.save()
    told(
        by,
        "meeting.moved",
        meeting,
        meeting.body.authority_id,
        before=before,
        after=plain(meeting, *_WHERE),
        why=why,
    )
    return meeting


@transaction.atomic
def cancel_meeting(*, by: Person, meeting: Meeting, version: int, reason: str) -> Meeting:
    """It will not be held. The meeting and its agenda stay on record."""
    demand(by, May.KEEP_MEETINGS, meeting.body.authority_id)
    _must_be_planned(meeting, "cancelled")
    _must_rest_on_nothing(meeting, "cancelled")
    why = prose(reason, "The reason why the meeting is cancelled")
    claim(meeting, version)
    meeting.state, meeting.why_cancelled = MeetingState.CANCELLED, why
    meeting.save()
    told(by, "meeting.cancelled", meeting, meeting.body.authority_id, why=why)
    return meeting


@transaction.atomic
def hold_meeting(*, by: Person, meeting: Meeting, version: int, today: date) -> Meeting:
    """It was held."""
    demand(by, May.KEEP_MEETINGS, meeting.body.authority_id)
    _must_be_planned(meeting, "marked as held")
    if meeting.on > today:
        raise ForPerson("The meeting is still to come. Mark it as held once its day is there.")
    claim(meeting, version)
    meeting.state = MeetingState.HELD
    meeting.save()
    told(by, "meeting.held", meeting, meeting.body.authority_id)
    return meeting


@transaction.atomic
def publish_decisions(*, by: Person, meeting: Meeting, version: int, on: date, today: date) -> Meeting:
    """Record the day on which an executive body's decisions were published: call-in runs from it."""
    demand(by, May.KEEP_MEETINGS, meeting.body.authority_id)
    if not BodyKind(meeting.body.kind).is_executive:
        raise ForPerson("Only decisions of an executive body can be called in.")
    if meeting.state != MeetingState.HELD:
        raise ForPerson("The meeting has not been marked as held. Do that first.")
    if not meeting.on <= on <= today:
        raise ForPerson(
            "Decisions are published on the day of the meeting or after it, and not in the future."
        )
    claim(meeting, version)
    before = plain(meeting, "decisions_published")
    meeting.decisions_published = on
    meeting.save()
    told(
        by,
        "meeting.decisions_published",
        meeting,
        meeting.body.authority_id,
        before=before,
        after=plain(meeting, "decisions_published"),
    )
    return meeting


def must_be_open(meeting: Meeting) -> None:
    """Go on only if the minutes are not confirmed: what they rest on is closed with them."""
    if meeting.minutes_state == MinutesState.CONFIRMED:
        raise ForPerson(
            "The minutes of this meeting are confirmed, so its record cannot change. A later meeting may resolve "
            "a correction."
        )


def _must_be_planned(meeting: Meeting, what: str) -> None:
    if meeting.state != MeetingState.PLANNED:
        raise ForPerson(
            f"Only a planned meeting can be {what}; this one is {meeting.get_state_display().lower()}."
        )


def _must_rest_on_nothing(meeting: Meeting, what: str) -> None:
    """A meeting that confirmed minutes, or of which there are some, took place as it stands here."""
    if meeting.confirms.exists():
        raise ForPerson(f"This meeting confirmed the minutes of an earlier one, so it cannot be {what}.")
    if meeting.minutes_state != MinutesState.NONE:
        raise ForPerson(f"There are minutes of this meeting, so it cannot be {what}.")


def _must_exist_on(body: Body, on: date) -> None:
    if (body.until_day and on > body.until_day) or (body.from_day and on < body.from_day):
        raise ForPerson("The body does not exist on that day. Give a day between its first and its last.")


def _must_be_one(meeting: Meeting) -> None:
    """One sitting of a body at a time; cancelled ones leave the day free."""
    same = Meeting.objects.filter(body=meeting.body, on=meeting.on, time=meeting.time).exclude(
        state=MeetingState.CANCELLED
    )
    if same.exclude(pk=meeting.pk).exists():
        raise ForPerson("The body has a meeting on that day at that time already. Give another day or time.")

"""Confirming minutes as a correct record, and correcting them by a later resolution."""

from django.db import transaction
from django.utils import timezone

from headway.errors import ForPerson
from headway.minutes import OutcomeKind
from headway.web.accounts.models import Person
from headway.web.accounts.roles import May
from headway.web.scrutiny.actions.common import demand, prose, told
from headway.web.scrutiny.actions.minutes_common import (
    digest,
    is_open,
    minute_text,
    minutes_held,
    tell_threads,
)
from headway.web.scrutiny.models import Correction, ItemMinute, Meeting, ResolutionOutcome
from headway.web.scrutiny.rules.minutes import stands_in
from headway.web.scrutiny.states import MeetingState, MinutesState

__all__ = ["confirm_minutes", "correct", "is_later"]


@transaction.atomic
def confirm_minutes(*, by: Person, meeting: Meeting, at: Meeting, read: str) -> Meeting:
    """Record that the meeting ``at`` confirmed the minutes of an earlier one; nothing in them changes any more.

    ``read`` is the digest of the minutes as the person read them (``minutes_common.digest``).
    """
    authority = meeting.body.authority_id
    demand(by, May.KEEP_MEETINGS, authority)
    held = minutes_held(meeting.pk)
    if held.minutes_state == MinutesState.NONE:
        raise ForPerson("No minutes of this meeting are written yet. Write them first.")
    _must_be_able_to_confirm(held, at)
    now = digest(held)
    if read != now:
        raise ForPerson("The minutes were changed since you opened this page. Read them again, then confirm.")
    held.minutes_state, held.confirmed_at = MinutesState.CONFIRMED, at
    held.save(update_fields=["minutes_state", "confirmed_at"])
    told(
        by,
        "minutes.confirmed",
        held,
        authority,
        before={"minutes": "draft"},
        after={"minutes": "confirmed", "at": str(at), "sha256": now},
    )
    for each in ItemMinute.objects.filter(item__meeting=held).select_related("item"):
        tell_threads(by, "minute.confirmed", each, authority)
    return held


@transaction.atomic
def correct(
    *, by: Person, minute: ItemMinute, resolved_by: ResolutionOutcome, was: str, becomes: str
) -> Correction:
    """Join a correction that a later meeting of the body resolved to the minute, which itself stays as it is."""
    meeting = Meeting.objects.select_for_update(no_key=True).get(pk=minute.item.meeting_id)
    authority = minute.item.meeting.body.authority_id
    demand(by, May.KEEP_MEETINGS, authority)
    if meeting.minutes_state not in (MinutesState.CONFIRMED, MinutesState.PUBLISHED):
        raise ForPerson("These minutes are a draft still. Change the draft.")
    later = resolved_by.paragraph.minute.item.meeting
    if resolved_by.kind != OutcomeKind.CORRECTED.value or not is_later(later, meeting):
        raise ForPerson(
            "A correction rests on a resolution to correct by a later meeting of the same body. Choose one."
        )
    was, becomes = prose(was, "What the minute says"), prose(becomes, "What it should say")
    if not stands_in(was, f"{minute.attendance}\n{minute_text(minute)}"):
        raise ForPerson("Those words do not stand in the minute. Copy them from it as they are.")
    made = Correction.objects.create(minute=minute, resolved_by=resolved_by, was=was, becomes=becomes)
    told(
        by,
        "minute.corrected",
        minute,
        authority,
        before={"words": was},
        after={"words": becomes, "resolved at": str(later)},
        is_open=is_open(minute),
    )
    return made


def is_later(one: Meeting, other: Meeting) -> bool:
    """Whether one is a later meeting of the same body."""
    if one.body_id != other.body_id or one.pk == other.pk:
        return False
    if one.on != other.on:
        return one.on > other.on
    return bool(one.time and other.time and one.time > other.time)


def _must_be_able_to_confirm(meeting: Meeting, at: Meeting) -> None:
    if not is_later(at, meeting):
        raise ForPerson("Minutes are confirmed by a later meeting of the same body. Choose one.")
    if at.state == MeetingState.CANCELLED:
        raise ForPerson("That meeting was cancelled. Choose the one that confirmed the minutes.")
    if at.state != MeetingState.HELD and at.on > timezone.localdate():
        raise ForPerson("That meeting has not been held. Confirm the minutes when it sits.")

"""What actions on minutes share: a confirmed record is refused, and events go on the threads an item is about."""

from typing import Any

from headway.errors import ForPerson
from headway.web.accounts.models import Person
from headway.web.register.models import Recommendation
from headway.web.register.states import Confirmation
from headway.web.scrutiny.actions.common import content_hash, told
from headway.web.scrutiny.confirmed import CONFIRMED
from headway.web.scrutiny.models import AgendaItem, ItemMinute, Meeting
from headway.web.scrutiny.rules.minutes import text_of
from headway.web.scrutiny.states import MinutesState

__all__ = ["digest", "is_open", "minute_text", "minutes_held", "said_of", "tell_threads"]


def minutes_held(meeting_pk: int) -> Meeting:
    """The meeting, locked until the transaction ends, if its minutes may still change.

    Whoever writes in minutes and whoever confirms them wait for each other here.
    """
    meeting = (
        Meeting.objects.select_for_update(of=("self",), no_key=True).select_related("body").get(pk=meeting_pk)
    )
    if meeting.minutes_state == MinutesState.CONFIRMED:
        raise ForPerson(CONFIRMED)
    return meeting


def is_open(minute: ItemMinute) -> bool:
    """Whether neither the minute nor its item is restricted."""
    return minute.is_open and minute.item.is_open


def minute_text(minute: ItemMinute) -> str:
    """The minute as the text that people write."""
    return text_of(
        (each.number, each.text, [(part.letter, part.text) for part in each.parts.all()])
        for each in minute.paragraphs.prefetch_related("parts")
    )


def said_of(minute: ItemMinute) -> dict[str, Any]:
    """The minute as the trail tells of it."""
    return {
        "attendance": minute.attendance,
        "text": minute_text(minute),
        "outcomes": [
            {"kind": each.kind, "text": each.text, "due": each.due_said}
            for paragraph in minute.paragraphs.prefetch_related("outcomes")
            for each in paragraph.outcomes.all()
        ],
    }


def digest(meeting: Meeting) -> str:
    """The SHA-256 of everything that the minutes of a meeting say: what a person read is what is confirmed."""
    rows = (
        ItemMinute.objects.filter(item__meeting=meeting).select_related("item").order_by("item__order", "pk")
    )
    return content_hash(
        {
            "present": list(meeting.attendance.values_list("name", "post", "presence", "stands_in_for")),
            "declared": list(
                meeting.declarations.values_list("name", "kind", "text", "left_the_room", "item_id")
            ),
            "minutes": [[each.item.number, each.item.title, said_of(each)] for each in rows],
        }
    )


def tell_threads(by: Person, action: str, minute: ItemMinute, authority: str) -> None:
    """Say on the thread of each recommendation that the item's papers are about that a body heard it."""
    for each in _recommendations(minute.item):
        told(by, action, minute, authority, thread=each.thread, is_open=is_open(minute))


def _recommendations(item: AgendaItem) -> list[Recommendation]:
    papers = item.papers.all()
    inspections = {each.inspection_id for each in papers if each.inspection_id}
    inspections |= {each.plan.inspection_id for each in papers.select_related("plan") if each.plan}
    return list(
        Recommendation.objects.filter(inspection__in=inspections).exclude(state=Confirmation.REJECTED)
    )

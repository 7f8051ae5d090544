"""Bringing in minutes from elsewhere: what a person checked becomes the draft minute of an item, with its source."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.db import transaction
from django.db.models import Max

from headway.errors import ForPerson
from headway.minutes import read_minute_text
from headway.web.accounts.models import Person
from headway.web.accounts.roles import May
from headway.web.scrutiny.actions.common import demand, line, told
from headway.web.scrutiny.actions.meetings_attendance import Came, record_attendance
from headway.web.scrutiny.actions.minutes import write_minute
from headway.web.scrutiny.actions.minutes_common import minutes_held
from headway.web.scrutiny.models import AgendaItem, ItemMinute, Meeting
from headway.web.trail.actions import plain

__all__ = ["Coming", "import_minutes", "item_numbered"]


@dataclass(frozen=True)
class Coming:
    """One item to bring in: its number and title, and the words that its minute is read from."""

    number: str
    title: str
    source: str


@transaction.atomic
def import_minutes(
    *, by: Person, meeting: Meeting, items: Sequence[Coming], came: Sequence[Came] = ()
) -> list[ItemMinute]:
    """Keep each as the draft minute of the item with its number; an item that the agenda lacks is added to it.

    All of them or none. An item that has a minute already is left as it is. ``came`` becomes the attendance where none
    is recorded.
    """
    authority = meeting.body.authority_id
    demand(by, May.KEEP_MEETINGS, authority)
    if not items:
        raise ForPerson("Nothing is chosen to be brought in. Tick at least one item.")
    numbers = [each.number for each in items]
    if len(set(numbers)) < len(numbers):
        raise ForPerson("Two of the items have the same number. Give each its own.")
    held = minutes_held(meeting.pk)
    if came and held.attendance.exists():
        raise ForPerson("The attendance of this meeting is recorded already. Empty the attendance list here.")
    if came:
        record_attendance(by=by, meeting=held, version=held.version, came=came)
    return [_brought_in(by, held, each) for each in items]


def item_numbered(meeting: Meeting, number: str) -> AgendaItem | None:
    """The item of the agenda with that number, however it ends: "5" and "5." are one."""
    wanted = _plain(number)
    return next((each for each in meeting.items.all() if _plain(each.number) == wanted), None)


def _brought_in(by: Person, meeting: Meeting, coming: Coming) -> ItemMinute:
    item = item_numbered(meeting, coming.number)
    if item is None:
        item = _added(by, meeting, coming)
    elif ItemMinute.objects.filter(item=item).exists():
        raise ForPerson(
            f"Item {item.number} has a minute already. Leave it out here, or change the minute there."
        )
    item.meeting = meeting
    read = read_minute_text(coming.source)
    return write_minute(by=by, item=item, version=0, read=read, source=coming.source)


def _added(by: Person, meeting: Meeting, coming: Coming) -> AgendaItem:
    last = meeting.items.aggregate(last=Max("order"))["last"]
    made = AgendaItem.objects.create(
        meeting=meeting,
        number=line(coming.number, "The item's number", 10),
        title=line(coming.title, "The item's title", 300),
        description=read_minute_text(coming.source).purpose,
        order=0 if last is None else last + 1,
    )
    told(by, "agenda_item.added", made, meeting.body.authority_id, after=plain(made, "number", "title"))
    return made


def _plain(number: str) -> str:
    return number.strip().rstrip(".").casefold()

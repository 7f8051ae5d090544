"""The minutes of a meeting, for somebody: a restricted item is listed by its number to those who may not read it."""

from dataclasses import dataclass, field

from django.db.models import Prefetch, QuerySet

from headway.web.accounts.queries import Somebody
from headway.web.scrutiny.models import (
    AgendaItem,
    Attendance,
    Commitment,
    Correction,
    Declaration,
    ItemMinute,
    Meeting,
    MinuteParagraph,
)
from headway.web.scrutiny.queries.commitments import Owed, in_order, owed
from headway.web.scrutiny.queries.scope import commitments_for, items_for, minutes_for
from headway.web.scrutiny.states import Presence

__all__ = ["ItemShown", "MinutesPage", "corrections_of", "minute_whole", "minutes_page"]

_WHOLE = (
    "paragraphs__parts",
    "paragraphs__outcomes",
    Prefetch(
        "corrections",
        Correction.objects.select_related("resolved_by__paragraph__minute__item__meeting__body"),
    ),
)


@dataclass(frozen=True)
class ItemShown:
    """An item with its minute as the person may read it. ``minute`` is None where it is not written, or not theirs."""

    item: AgendaItem
    is_seen: bool
    """Whether the person may read it; of others only the number is told."""
    is_withheld: bool = False
    """Whether there is a minute that the person may not read."""
    minute: ItemMinute | None = None
    paragraphs: tuple[MinuteParagraph, ...] = ()
    corrections: tuple[Correction, ...] = ()
    commitments: tuple[Owed, ...] = ()


@dataclass(frozen=True)
class MinutesPage:
    """Everything on the page of a meeting's minutes."""

    meeting: Meeting
    items: tuple[ItemShown, ...]
    attendance: tuple[Attendance, ...] = ()
    declarations: tuple[Declaration, ...] = ()
    confirms: tuple[Meeting, ...] = field(default=())
    """The earlier meetings whose minutes this one confirmed."""

    def who(self, *presences: str) -> tuple[Attendance, ...]:
        """Those who were there in one of these ways."""
        return tuple(each for each in self.attendance if each.presence in presences)

    @property
    def present(self) -> tuple[Attendance, ...]:
        return self.who(Presence.PRESENT, Presence.SUBSTITUTE)

    @property
    def apologies(self) -> tuple[Attendance, ...]:
        return self.who(Presence.APOLOGIES)

    @property
    def in_attendance(self) -> tuple[Attendance, ...]:
        return self.who(Presence.IN_ATTENDANCE)

    @property
    def left_out(self) -> int:
        """How many items the person may not read."""
        return sum(each.is_withheld or not each.is_seen for each in self.items)

    @property
    def is_written(self) -> bool:
        return any(each.minute for each in self.items)


def minutes_page(person: Somebody, meeting: Meeting) -> MinutesPage:
    """The page in a fixed number of queries."""
    items = list(AgendaItem.objects.filter(meeting=meeting))
    readable = set(items_for(person).filter(meeting=meeting).values_list("pk", flat=True))
    minutes = {each.item_id: each for each in _whole(minutes_for(person).filter(item__meeting=meeting))}
    written = set(ItemMinute.objects.filter(item__meeting=meeting).values_list("item_id", flat=True))
    promised = _by_minute(commitments_for(person).filter(minute__item__meeting=meeting))
    shown = []
    for each in items:
        each.meeting = meeting
        if each.pk in readable and each.pk in minutes:
            shown.append(_shown(each, minutes[each.pk], promised))
        else:
            shown.append(ItemShown(each, each.pk in readable, is_withheld=each.pk in written))
    return MinutesPage(
        meeting=meeting,
        items=tuple(shown),
        attendance=tuple(meeting.attendance.all()),
        declarations=tuple(
            each
            for each in meeting.declarations.select_related("item")
            if each.item_id is None or each.item_id in readable
        ),
        confirms=tuple(meeting.confirms.all()),
    )


def minute_whole(person: Somebody, pk: int) -> ItemMinute | None:
    """One minute with everything in it, if the person may read it."""
    return _whole(minutes_for(person)).filter(pk=pk).first()


def corrections_of(minute: ItemMinute) -> tuple[Correction, ...]:
    """What later meetings resolved to correct in it."""
    return tuple(minute.corrections.all())


def _whole(rows: QuerySet[ItemMinute]) -> QuerySet[ItemMinute]:
    return rows.select_related("item__meeting__body__authority").prefetch_related(*_WHOLE)


def _by_minute(rows: QuerySet[Commitment]) -> dict[int, tuple[Owed, ...]]:
    found: dict[int, list[Owed]] = {}
    for each in owed(in_order(rows)):
        found.setdefault(each.commitment.minute_id or 0, []).append(each)
    return {pk: tuple(each) for pk, each in found.items()}


def _shown(item: AgendaItem, minute: ItemMinute, promised: dict[int, tuple[Owed, ...]]) -> ItemShown:
    return ItemShown(
        item,
        is_seen=True,
        minute=minute,
        paragraphs=tuple(minute.paragraphs.all()),
        corrections=tuple(minute.corrections.all()),
        commitments=promised.get(minute.pk, ()),
    )

"""Agendas: items in order, with their papers and classification; late ones only for special circumstances."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from django.db import transaction

from headway.clocks import CouncilSettings
from headway.errors import ForPerson
from headway.web.accounts.models import Person
from headway.web.accounts.roles import May
from headway.web.scrutiny.actions.common import classify, demand, line, prose, told
from headway.web.scrutiny.actions.meetings import must_be_open
from headway.web.scrutiny.models import AgendaItem, Meeting, Paper
from headway.web.scrutiny.queries.scope import papers_for
from headway.web.scrutiny.rules.meetings import STANDING_ITEMS, is_late, is_out
from headway.web.scrutiny.states import MeetingState
from headway.web.trail.actions import plain, take_turn
from headway.web.versions import claim

__all__ = ["add_item", "add_standing_items", "change_item", "move_item", "remove_item"]

_FIELDS = (
    "number",
    "title",
    "description",
    "late_because",
    "late_since",
    "classification",
    "exempt_paragraphs",
    "restricted_because",
    "classified_by",
    "classified_on",
)


@transaction.atomic
def add_item(
    *,
    by: Person,
    meeting: Meeting,
    on: date,
    settings: CouncilSettings,
    title: str,
    number: str = "",
    description: str = "",
    papers: Iterable[Paper] = (),
    late_because: str = "",
    classification: dict[str, Any] | None = None,
) -> AgendaItem:
    """A further item, at the end. Added late it needs the special circumstances for which the chair takes it.

    ``classification`` are the arguments of :func:`classify`; without them the item is heard in public.
    """
    _demand(by, meeting)
    because = _late(meeting, on, settings, late_because)
    last = meeting.items.order_by("order").last()
    item = AgendaItem(
        meeting=meeting,
        title=line(title, "The item's title", 300),
        description=description.strip(),
        order=last.order + 1 if last else 1,
        late_because=because,
        late_since=min(on, meeting.on) if because else None,
    )
    item.number = _number(item, number or next_number(meeting))
    classify(item, **(classification or {"classification": "unrestricted"}))
    item.save()
    _join(by, item, papers)
    told(by, "agenda_item.added", item, meeting.body.authority_id, after=_shown(item))
    return item


@transaction.atomic
def change_item(
    *,
    by: Person,
    item: AgendaItem,
    version: int,
    on: date,
    title: str,
    number: str,
    description: str = "",
    papers: Iterable[Paper] = (),
    late_because: str = "",
    classification: dict[str, Any] | None = None,
) -> AgendaItem:
    """Change an item. A late one stays late, and keeps a reason; one of another title than was published becomes late.

    Every change of a published title asks for the special circumstances: whether it is only a slip of the pen that is
    mended, the reason says.
    """
    _demand(by, item.meeting)
    claim(item, version)
    before, was_open, titled = _shown(item), item.is_open, item.title
    item.title = line(title, "The item's title", 300)
    item.number = _number(item, number)
    item.description = description.strip()
    if item.late_since:
        item.late_because = prose(late_because, "The special circumstances")
    elif item.title != titled and is_out(item.meeting):
        item.late_because = _retitled(late_because)
        item.late_since = min(on, item.meeting.on)
    classify(item, **(classification or {"classification": "unrestricted"}))
    item.save()
    _join(by, item, papers)
    told(
        by,
        "agenda_item.changed",
        item,
        item.meeting.body.authority_id,
        before=before,
        after=_shown(item),
        is_open=was_open and item.is_open,
    )
    return item


@transaction.atomic
def move_item(*, by: Person, item: AgendaItem, version: int, up: bool) -> AgendaItem:
    """One place up or down; the numbers stay where they are, so that they remain in order."""
    _demand(by, item.meeting)
    _must_not_be_out(item.meeting, "put in another order")
    take_turn()  # two people who move two items the other way round would wait for each other
    there = list(item.meeting.items.order_by("order", "id"))
    place = [each.pk for each in there].index(item.pk)
    beside = place - 1 if up else place + 1
    if not 0 <= beside < len(there):
        raise ForPerson(f"The item is the {'first' if up else 'last'} already.")
    other = there[beside]
    claim(item, version)
    claim(other, other.version)
    before = plain(item, "number")
    item.number, other.number = other.number, item.number
    there[place], there[beside] = other, item
    for order, each in enumerate(there, start=1):
        each.order = order
        each.save(update_fields=["order", "number"])
    told(
        by,
        "agenda_item.moved",
        item,
        item.meeting.body.authority_id,
        before=before,
        after=plain(item, "number"),
    )
    return item


@transaction.atomic
def remove_item(*, by: Person, item: AgendaItem, version: int) -> None:
    """Take an item off an agenda that has not been published. The trail keeps what it was."""
    _demand(by, item.meeting)
    _must_not_be_out(item.meeting, "taken off")
    if hasattr(item, "minute") or item.declarations.exists():
        raise ForPerson("The item has a minute or a declaration of interest. It cannot be taken off.")
    claim(item, version)
    told(by, "agenda_item.removed", item, item.meeting.body.authority_id, before=_shown(item))
    item.papers.clear()
    item.delete()


@transaction.atomic
def add_standing_items(
    *, by: Person, meeting: Meeting, on: date, settings: CouncilSettings
) -> list[AgendaItem]:
    """What stands on every agenda, as far as it is not there yet, at the end."""
    _demand(by, meeting)
    take_turn()
    if is_late(meeting, on, settings):
        raise ForPerson(
            "The agenda is out, or its last day is over: each item needs its special circumstances."
        )
    there = {each.title.casefold() for each in meeting.items.all()}
    wanted = [each for each in STANDING_ITEMS if each[0].casefold() not in there]
    if not wanted:
        raise ForPerson("The standing items are on the agenda already.")
    return [
        add_item(by=by, meeting=meeting, on=on, settings=settings, title=title, description=description)
        for title, description in wanted
    ]


def next_number(meeting: Meeting) -> str:
    """One more than the highest whole number there is."""
    numbers = [int(each) for each in meeting.items.values_list("number", flat=True) if each.isdecimal()]
    return str(max(numbers, default=0) + 1)


def _demand(by: Person, meeting: Meeting) -> None:
    demand(by, May.KEEP_MEETINGS, meeting.body.authority_id)
    must_be_open(meeting)
    if meeting.state == MeetingState.CANCELLED:
        raise ForPerson("The meeting is cancelled; its agenda stays as it was.")


def _late(meeting: Meeting, on: date, settings: CouncilSettings, because: str) -> str:
    """The special circumstances of a late item; "" for one in time."""
    if not is_late(meeting, on, settings):
        return ""
    if not because.strip():
        raise ForPerson(
            "The item is late: it has no five clear days' notice. Say by what special circumstances the chair takes "
            "it as a matter of urgency (Local Government Act 1972 s.100B(4)(b))."
        )
    return prose(because, "The special circumstances")


def _retitled(because: str) -> str:
    """The special circumstances of an item that the public was told of by another title."""
    if not because.strip():
        raise ForPerson(
            "The agenda is out, and the item has another title now: nobody had five clear days' notice of it. Say by "
            "what special circumstances the chair takes it as a matter of urgency (Local Government Act 1972 "
            "s.100B(4)(b)), or, where only the spelling is mended, say that."
        )
    return prose(because, "The special circumstances")


def _must_not_be_out(meeting: Meeting, what: str) -> None:
    if meeting.agenda_published is not None:
        raise ForPerson(f"The agenda has been published, so items cannot be {what}.")


def _number(item: AgendaItem, number: str) -> str:
    number = line(number, "The item's number", 10)
    if item.meeting.items.filter(number=number).exclude(pk=item.pk).exists():
        raise ForPerson(f"There is an item {number} already. Give another number.")
    return number


def _join(by: Person, item: AgendaItem, papers: Iterable[Paper]) -> None:
    """Set the item's papers; those that the person may not see stay as they are."""
    wanted, code = list(papers), item.meeting.body.authority_id
    if any(each.authority_id != code for each in wanted):
        raise ForPerson("A paper of another authority cannot come to this meeting.")
    seen = papers_for(by)
    unseen = [each for each in item.papers.all() if not seen.filter(pk=each.pk).exists()]
    item.papers.set([*wanted, *unseen])


def _shown(item: AgendaItem) -> dict[str, Any]:
    """The item as the trail tells of it; papers by number, because one of them may be restricted."""
    return {**plain(item, *_FIELDS), "papers": sorted(item.papers.values_list("pk", flat=True))}

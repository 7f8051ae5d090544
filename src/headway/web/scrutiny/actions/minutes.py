"""Writing the minute of an item: its text is read into rows, and what rests on a row goes on resting on it."""

from collections.abc import Iterable
from typing import Any

from django.db import transaction
from django.db.models import ProtectedError

from headway.errors import ForPerson
from headway.minutes import Minute, Paragraph
from headway.web.accounts.models import Person
from headway.web.accounts.roles import May
from headway.web.scrutiny.actions.commitments_proposed import propose, tell_of, unbind_proposals
from headway.web.scrutiny.actions.common import classify, demand, told
from headway.web.scrutiny.actions.minutes_common import (
    is_open,
    minutes_held,
    said_of,
    tell_threads,
)
from headway.web.scrutiny.models import (
    AgendaItem,
    ItemMinute,
    Meeting,
    MinuteParagraph,
    MinutePart,
    ResolutionOutcome,
)
from headway.web.scrutiny.rules.minutes import MOST_CHARACTERS, matched
from headway.web.scrutiny.states import MeetingState, MinutesState
from headway.web.trail.actions import plain
from headway.web.versions import Conflict, claim

__all__ = ["classify_minute", "write_minute"]

_CLASSED = ("classification", "exempt_paragraphs", "restricted_because", "classified_by", "classified_on")


@transaction.atomic
def write_minute(
    *, by: Person, item: AgendaItem, version: int | str, read: Minute, source: str | None = None
) -> ItemMinute:
    """Keep what was read as the minute of the item; ``version`` 0 for one that is not written yet.

    ``source``: the page or text that it was brought in from. Of a restricted item the minute is restricted as well.
    """
    authority = item.meeting.body.authority_id
    demand(by, May.KEEP_MEETINGS, authority)
    _must_say_something(read)
    meeting = minutes_held(item.meeting_id)
    if meeting.state == MeetingState.CANCELLED:
        raise ForPerson("This meeting was cancelled, so there is nothing of it to minute.")
    minute, before = _taken(item, version)
    minute.attendance = _clean(read.attendance)
    if source is not None:
        minute.source = _clean(source)
    minute.save()
    unbind_proposals(minute)
    _set_paragraphs(minute, read.paragraphs)
    _has_minutes(meeting)
    promised = propose(minute=minute, read=read)
    told(
        by,
        "minute.changed" if before is not None else "minute.imported" if source else "minute.written",
        minute,
        authority,
        before=before,
        after=said_of(minute),
        is_open=is_open(minute),
    )
    if before is None:
        tell_threads(by, "minute.heard", minute, authority)
    tell_of(promised, by=by, minute=minute)
    return minute


@transaction.atomic
def classify_minute(*, by: Person, minute: ItemMinute, version: int | str, **given: Any) -> ItemMinute:
    """Say who may read the minute. It may be restricted where its item is open, never open where that is restricted.

    Confirmed minutes may be classified too: it changes who reads them, and not what they say.
    """
    authority = minute.item.meeting.body.authority_id
    demand(by, May.KEEP_MEETINGS, authority)
    claim(minute, version)
    before = plain(minute, *_CLASSED)
    was_open = is_open(minute)
    classify(minute, **given)
    if minute.is_open and not minute.item.is_open:
        raise ForPerson(
            "The item is restricted, and so is its minute. Change the item's classification first."
        )
    minute.save(update_fields=_CLASSED)
    told(
        by,
        "minute.classified",
        minute,
        authority,
        before=before,
        after=plain(minute, *_CLASSED),
        is_open=was_open and is_open(minute),
    )
    return minute


def _taken(item: AgendaItem, version: int | str) -> tuple[ItemMinute, dict[str, Any] | None]:
    """The minute to write into, and what it said; a new one takes over who may see the item."""
    minute = ItemMinute.objects.filter(item=item).first()
    if minute is None:
        return ItemMinute(item=item, **{name: getattr(item, name) for name in _CLASSED}), None
    minute.item = item
    if str(version) in ("", "0"):
        raise Conflict(minute, minute)
    before = said_of(minute)
    claim(minute, version)
    return minute, before


def _has_minutes(meeting: Meeting) -> None:
    if meeting.minutes_state == MinutesState.NONE:
        meeting.minutes_state = MinutesState.DRAFT
        meeting.save(update_fields=["minutes_state"])


def _must_say_something(read: Minute) -> None:
    if not read.paragraphs:
        raise ForPerson("The minute is empty. Write at least one paragraph.")
    said = sum(len(each.text) + sum(len(part.text) for part in each.parts) for each in read.paragraphs)
    if said > MOST_CHARACTERS:
        raise ForPerson(f"The minute is longer than {MOST_CHARACTERS:,} characters. Divide the item.")
    for each in read.paragraphs:
        labels = [each.number, *(part.letter for part in each.parts)]
        if any(len(label) > 10 for label in labels):
            raise ForPerson("A paragraph's number or letter is longer than ten signs. Shorten it.")


def _set_paragraphs(minute: ItemMinute, wanted: Iterable[Paragraph]) -> None:
    """The rows as the text says; what is left of earlier ones goes, unless something rests on it."""
    held = list(minute.paragraphs.prefetch_related("parts", "outcomes"))
    new = list(enumerate(wanted))
    pairs, added, gone = matched(
        [(row, row.number, row.text) for row in held], [(each, each[1].number, each[1].text) for each in new]
    )
    rows = {order: (row, said) for row, (order, said) in pairs}
    rows |= {order: (MinuteParagraph(minute=minute), said) for order, said in added}
    for order, (row, said) in sorted(rows.items()):
        row.number, row.text, row.order = said.number, _clean(said.text), order
        row.is_resolution = said.resolution is not None
        row.save()
    _set_parts(held, [rows[order] for order in sorted(rows)])
    for row, said in rows.values():
        _set_outcomes(row, said)
    _remove(gone)


def _set_parts(held: list[MinuteParagraph], wanted: list[tuple[MinuteParagraph, Paragraph]]) -> None:
    """Parts are matched over the whole minute, so that one may move to another paragraph."""
    old = [(part, f"{each.number} {part.letter}", part.text) for each in held for part in each.parts.all()]
    new = [
        ((row, order, part), f"{said.number} {part.letter}", part.text)
        for row, said in wanted
        for order, part in enumerate(said.parts)
    ]
    pairs, added, gone = matched(old, new)
    pairs += [(MinutePart(), each) for each in added]
    for part, (row, order, said) in pairs:
        part.paragraph, part.order, part.letter, part.text = row, order, said.letter, _clean(said.text)
        part.save()
    _remove(gone)


def _set_outcomes(row: MinuteParagraph, said: Paragraph) -> None:
    wanted = list(said.resolution.outcomes) if said.resolution else []
    pairs, added, gone = matched(
        [(each, str(place), each.text) for place, each in enumerate(row.outcomes.all())],
        [((place, each), str(place), each.text) for place, each in enumerate(wanted)],
    )
    pairs += [(ResolutionOutcome(paragraph=row), each) for each in added]
    for outcome, (order, given) in pairs:
        outcome.kind, outcome.text, outcome.order = given.kind.value, _clean(given.text), order
        outcome.due_said = " ".join(given.due_said.split())[:200]
        outcome.save()
    _remove(gone)


def _remove(rows: Iterable[Any]) -> None:
    for each in rows:
        try:
            each.delete()
        except ProtectedError as held:
            raise ForPerson(
                "Something rests on a part of this minute that your text leaves out: a commitment, a question, a "
                "scrutiny recommendation or a correction. Keep that part, or take away what rests on it first."
            ) from held


def _clean(text: str) -> str:
    return text.strip().replace("\r\n", "\n").replace("\x00", "")

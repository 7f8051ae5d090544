"""Writing to the trail: called by every action, in its transaction."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any, Protocol

from django.db import models, transaction
from django.db.transaction import TransactionManagementError

from headway.web.trail.chain import Row, canonical, clean, hash_of, plain_value
from headway.web.trail.models import Event, Head

__all__ = ["SYSTEM", "Actor", "Entry", "System", "plain", "record", "record_many", "take_turn"]


class Actor(Protocol):
    """Who acts: a person, or the system itself with no id."""

    @property
    def pk(self) -> Any: ...

    @property
    def name(self) -> str: ...


class System:
    """The installation itself: a load from the command line, a reminder, a migration."""

    pk = None
    name = "Headway"


SYSTEM = System()


@dataclass(frozen=True, kw_only=True)
class Entry:
    """One event to be recorded, for :func:`record_many`; the fields are those of :func:`record`."""

    action: str
    subject: models.Model
    authority: str = ""
    before: dict[str, Any] | None = None
    after: dict[str, Any] | None = None
    why: str = ""
    thread: str = ""


def record(
    *,
    by: Actor,
    action: str,
    subject: models.Model,
    authority: str = "",
    before: dict[str, Any] | None = None,
    after: dict[str, Any] | None = None,
    why: str = "",
    thread: str = "",
) -> Event:
    """Append one event to the chain. The change it tells of must be in the same transaction, or neither is kept."""
    entry = Entry(
        action=action,
        subject=subject,
        authority=authority,
        before=before,
        after=after,
        why=why,
        thread=thread,
    )
    return record_many(by=by, entries=[entry])[0]


def record_many(*, by: Actor, entries: Iterable[Entry]) -> list[Event]:
    """Append several events at once, in order: for an import, whose every row is a change of its own."""
    head = take_turn()
    now = datetime.now(UTC)  # taken in turn, so that times follow the order of the chain
    events: list[Event] = []
    seq, previous = head.seq, head.hash
    for entry in entries:
        seq += 1
        events.append(_event(Row(seq=seq, at=now, previous_hash=previous, **_words(by, entry)), entry))
        previous = events[-1].hash
    _append(head, events)
    return events


def take_turn() -> Head:
    """Wait for the turn to write; it lasts until the transaction ends.

    An action that records several events with changes between them calls this first: otherwise, on PostgreSQL, two of
    them can each hold a row that the other waits for.
    """
    if not transaction.get_connection().in_atomic_block:
        raise TransactionManagementError(
            "an event is recorded inside the transaction of the change it tells of"
        )
    return Head.objects.select_for_update().get(pk=1)


def plain(instance: models.Model, *names: str) -> dict[str, Any]:
    """The named fields of an instance as JSON can hold them, for ``before`` and ``after``."""
    return {name: plain_value(getattr(instance, name)) for name in names}


def _words(by: Actor, entry: Entry) -> dict[str, Any]:
    """The fields that an entry gives, as both databases keep them."""
    limit = {name: Event._meta.get_field(name).max_length for name in ("by_name", "subject_label")}
    return {
        "by_id": by.pk,
        "by_name": clean(by.name)[: limit["by_name"]],
        "authority": clean(entry.authority),
        "action": clean(entry.action),
        "subject_type": entry.subject._meta.model_name,
        "subject_id": clean(str(entry.subject.pk)),
        "subject_label": clean(str(entry.subject))[: limit["subject_label"]],
        "before": None if entry.before is None else canonical(entry.before),
        "after": None if entry.after is None else canonical(entry.after),
        "why": clean(entry.why),
        "thread": clean(entry.thread),
    }


def _event(row: Row, entry: Entry) -> Event:
    """The event of a row, with its hash."""
    said = {"before": plain_value(entry.before), "after": plain_value(entry.after)}
    return Event(**row._asdict() | said | {"hash": hash_of(row)})


def _append(head: Head, events: Sequence[Event]) -> None:
    """Store events and move the head behind the last of them."""
    if not events:
        return
    Event.objects.bulk_create(events, batch_size=500)
    head.seq, head.hash = events[-1].seq, events[-1].hash
    head.save(update_fields=["seq", "hash"])

"""Events for the load: a trail of a hundred thousand, written in bulk, whose chain holds."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from headway.web.trail.chain import Row, canonical, hash_of
from headway.web.trail.models import Event, Head

__all__ = ["Said", "chain"]

BATCH = 500


@dataclass(frozen=True, order=True)
class Said:
    """One event to be, in the order of its time."""

    at: datetime
    by: Any = field(compare=False)
    action: str = field(compare=False)
    subject: Any = field(compare=False)
    thread: str = field(compare=False, default="")
    before: Any = field(compare=False, default=None)
    after: Any = field(compare=False, default=None)
    why: str = field(compare=False, default="")


def chain(authority: str, said: list[Said]) -> None:
    """Append the events to the trail in order, and move its head."""
    head = Head.objects.select_for_update().get(pk=1)
    for batch in _batches(said):
        events = []
        for each in batch:
            row = Row(
                seq=head.seq + 1,
                at=each.at,
                by_id=each.by.pk,
                by_name=each.by.name,
                authority=authority,
                action=each.action,
                subject_type=each.subject._meta.model_name,
                subject_id=str(each.subject.pk),
                subject_label=str(each.subject),
                before=None if each.before is None else canonical(each.before),
                after=None if each.after is None else canonical(each.after),
                why=each.why,
                thread=each.thread,
                previous_hash=head.hash,
            )
            head.seq, head.hash = row.seq, hash_of(row)
            said_in_full = {"before": each.before, "after": each.after, "hash": head.hash}
            events.append(Event(**row._asdict() | said_in_full))
        Event.objects.bulk_create(events, batch_size=BATCH)
    head.save(update_fields=["seq", "hash"])


def _batches(said: list[Said]) -> Iterator[list[Said]]:
    for first in range(0, len(said), 5000):
        yield said[first : first + 5000]

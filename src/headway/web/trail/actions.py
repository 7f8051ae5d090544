"""Writing to the trail: called by every action, in its transaction."""

from datetime import UTC, datetime
from typing import Any, Protocol

from django.db import models, transaction

from headway.web.trail.chain import hash_of
from headway.web.trail.models import Event, Head


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


@transaction.atomic
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
    head = Head.objects.select_for_update().get(pk=1)
    event = Event(
        seq=head.seq + 1,
        at=datetime.now(UTC),
        by_id=by.pk,
        by_name=by.name,
        authority=authority,
        action=action,
        subject_type=subject._meta.model_name,
        subject_id=str(subject.pk),
        subject_label=str(subject)[:300],
        before=before,
        after=after,
        why=why,
        thread=thread,
        previous_hash=head.hash,
    )
    event.hash = hash_of({**event.__dict__, "at": event.at.isoformat(timespec="microseconds")})
    event.save(force_insert=True)
    head.seq, head.hash = event.seq, event.hash
    head.save(update_fields=["seq", "hash"])
    return event


def plain(instance: models.Model, *names: str) -> dict[str, Any]:
    """The named fields of an instance as JSON can hold them, for ``before`` and ``after``."""
    found: dict[str, Any] = {}
    for name in names:
        value = getattr(instance, name)
        if isinstance(value, models.Model):
            value = str(value)
        found[name] = (
            value if isinstance(value, bool | int | float | list | dict | type(None)) else str(value)
        )
    return found

"""Minutes that were confirmed as a correct record: their rows refuse to be saved or deleted, in words for a person.

The triggers of guards.py refuse the same underneath, for whatever does not come through a model.
"""

from typing import Any

from django.db import models
from django.db.models.signals import pre_delete, pre_save

from headway.errors import ForPerson
from headway.web.scrutiny import models as kept
from headway.web.scrutiny.states import MinutesState

__all__ = ["CONFIRMED", "hold_to_what_was_confirmed"]

CONFIRMED = (
    "These minutes were confirmed as a correct record and cannot change. "
    "Have a later meeting resolve a correction, and record that."
)
_TO_MEETING: dict[type[models.Model], str] = {
    kept.AgendaItem: "meeting",
    kept.Attendance: "meeting",
    kept.Declaration: "meeting",
    kept.ItemMinute: "item__meeting",
    kept.MinuteParagraph: "minute__item__meeting",
    kept.MinutePart: "paragraph__minute__item__meeting",
    kept.ResolutionOutcome: "paragraph__minute__item__meeting",
}
_MAY_CHANGE: dict[type[models.Model], frozenset[str]] = {
    kept.AgendaItem: frozenset(
        {"version", "late_because", "late_since"} | {f.name for f in kept.Classified._meta.fields}
    ),
    kept.Attendance: frozenset({"person"}),
    kept.Declaration: frozenset({"is_sensitive"}),
    kept.ItemMinute: frozenset({"version"} | {f.name for f in kept.Classified._meta.fields}),
    kept.Meeting: frozenset({"version", "why_cancelled", "agenda_published", "is_example"}),
}
"""Fields that stay open: who may read, whether a declaration is told, whose account a name is, and what is not part of
the minutes."""


def hold_to_what_was_confirmed() -> None:
    """Called once, when the app is ready."""
    for model in (*_TO_MEETING, kept.Meeting):
        pre_save.connect(_saved, sender=model, dispatch_uid=f"confirmed-save-{model.__name__}")
        pre_delete.connect(_deleted, sender=model, dispatch_uid=f"confirmed-delete-{model.__name__}")


def _saved(sender: type[models.Model], instance: models.Model, raw: bool = False, **_: Any) -> None:
    if raw or not _is_confirmed(sender, instance):
        return
    before = sender._base_manager.filter(pk=instance.pk).values().first() if instance.pk else None
    if before is None:
        raise ForPerson(CONFIRMED)
    may = _MAY_CHANGE.get(sender, frozenset())
    for field in sender._meta.concrete_fields:
        if field.name not in may and getattr(instance, field.attname) != before[field.attname]:
            raise ForPerson(CONFIRMED)


def _deleted(sender: type[models.Model], instance: models.Model, **_: Any) -> None:
    if _is_confirmed(sender, instance):
        raise ForPerson(CONFIRMED)


def _is_confirmed(sender: type[models.Model], instance: models.Model) -> bool:
    """Whether it belongs to confirmed minutes: as it stands in the database, or where it is to go."""
    if sender is kept.Meeting:
        return _confirmed(sender, instance.pk, "")
    path = _TO_MEETING[sender]
    if instance.pk and _confirmed(sender, instance.pk, path):
        return True
    parent, _, rest = path.partition("__")
    field = sender._meta.get_field(parent)
    return _confirmed(field.related_model, getattr(instance, field.attname), rest)


def _confirmed(model: Any, pk: Any, path: str) -> bool:
    state = f"{path}__minutes_state" if path else "minutes_state"
    return bool(model._base_manager.filter(pk=pk, **{state: MinutesState.CONFIRMED}).exists())

"""Optimistic locking: two people may open the same thing, and the second to save is told, never overwritten.

A form carries the ``version`` that it was opened on; the action claims that version before it changes anything::

    @transaction.atomic
    def amend(*, by: Person, action: Action, version: int, title: str) -> Action:
        claim(action, version)
        before = plain(action, "title")
        action.title = title
        action.save()
        record(by=by, action="action.amended", subject=action, before=before, after=plain(action, "title"))
        return action
"""

from typing import Any

from django.db import connections, models
from django.db.transaction import TransactionManagementError

from headway.errors import ForPerson

__all__ = ["Conflict", "claim"]


class Conflict(ForPerson):
    """Somebody else changed the thing first. ``current`` is how it stands now, or None where it has been removed.

    The page shows what the person wrote beside ``current``, with the new version in the form, so that nothing is
    lost and saving again is a decision.
    """

    def __init__(self, instance: models.Model, current: models.Model | None) -> None:
        self.current = current
        kind = instance._meta.verbose_name
        if current is None:
            said = f"This {kind} was removed while you were writing. Copy what you wrote and add it again."
        else:
            said = (
                f"This {kind} was changed by somebody else while you were writing. "
                "Compare your version with theirs and save again."
            )
        super().__init__(said)


def claim(instance: models.Model, version: int | str) -> None:
    """Take the right to change ``instance`` as it stood at ``version``; its version grows by one in the database.

    Call it inside the action's transaction, before any field is changed: of two that claim the same version exactly
    one succeeds, and the other gets :class:`Conflict`.
    """
    manager = type(instance)._base_manager
    using = instance._state.db or manager.db
    if not connections[using].in_atomic_block:
        raise TransactionManagementError("claim() belongs inside the action's transaction")
    row = manager.using(using).filter(pk=instance.pk)
    mine = _number(version)
    held: Any = instance
    if held.version != mine or not row.filter(version=mine).update(version=models.F("version") + 1):
        raise Conflict(instance, row.first())
    held.version = mine + 1


def _number(version: int | str) -> int:
    """The version that a form sent; what is no number conflicts with every version."""
    try:
        return int(version)
    except (TypeError, ValueError):
        return -1

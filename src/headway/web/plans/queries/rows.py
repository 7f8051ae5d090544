"""An action as the lists show it: what is stored, and what follows from it on a day."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import QuerySet
from django.utils import timezone

from headway.web.plans.models import Action, Ownership
from headway.web.plans.rules import is_due_soon, is_overdue, is_silent
from headway.web.plans.states import Rag


@dataclass(frozen=True)
class ActionRow:
    """One action on a day. ``last_word`` is the day of its last update, None where there has been none."""

    action: Action
    owners: tuple[Ownership, ...]
    last_word: date | None
    is_overdue: bool
    is_due_soon: bool
    is_silent: bool
    days_late: int
    """Days since the due date, where the action is overdue; else 0."""

    @property
    def status(self) -> str:
        """The status word, or "No status" where none was chosen."""
        return self.action.status.word if self.action.status else "No status"

    @property
    def rag(self) -> str:
        """The rating that the status carries."""
        return self.action.status.rag if self.action.status else Rag.NONE

    @property
    def owner_names(self) -> str:
        """The owners, lead first."""
        return ", ".join(each.name for each in self.owners)


def row(action: Action, on: date) -> ActionRow:
    """The row of one action, whose owners have been fetched."""
    last = timezone.localdate(action.last_update) if action.last_update else None
    added = timezone.localdate(action.created)
    overdue = is_overdue(action.stage, action.due, on)
    return ActionRow(
        action=action,
        owners=tuple(action.ownerships.all()),
        last_word=last,
        is_overdue=overdue,
        is_due_soon=is_due_soon(action.stage, action.due, on),
        is_silent=is_silent(action.stage, action.start, last or added, on),
        days_late=(on - action.due).days if overdue and action.due else 0,
    )


def rows(actions: Iterable[Action] | QuerySet[Action], on: date) -> tuple[ActionRow, ...]:
    """The rows of several actions: one query more than the actions themselves, for their owners."""
    if isinstance(actions, QuerySet):
        actions = actions.prefetch_related("ownerships")
    return tuple(row(each, on) for each in actions)

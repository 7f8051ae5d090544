"""What the measure did after a question was answered: read from the plan, never typed in."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from django.db.models import Q
from django.utils import timezone

from headway.web.accounts.queries import Somebody
from headway.web.plans.models import Action, Closure, Update
from headway.web.plans.queries import ActionRow, actions_seen
from headway.web.plans.queries.rows import rows
from headway.web.plans.states import ClosureOutcome
from headway.web.scrutiny.models import Question

__all__ = ["ActionSince", "since_answers"]


@dataclass(frozen=True)
class ActionSince:
    """An action that a question is about: how it stands, how it stood when the answer was given, and what came since.

    An update or a closure of the day of the answer counts as before it.
    """

    row: ActionRow
    then: Update | None
    """The last update by the day of the answer; None where there was none."""
    updates: tuple[Update, ...]
    """Those after it, newest first."""
    closures: tuple[Closure, ...]
    """What the owning body decided after it, newest first."""

    @property
    def has_moved(self) -> bool:
        """Whether anything was reported or decided since."""
        return bool(self.updates or self.closures)


def since_answers(
    person: Somebody, questions: Iterable[Question], on: date
) -> Mapping[int, tuple[ActionSince, ...]]:
    """For each question about an action or a recommendation, its actions since the answer, or since it was asked.

    Four queries, however many questions; none where no question is about the plan.
    """
    about = [each for each in questions if each.action_id or each.recommendation_id]
    if not about:
        return {}
    found = rows(
        actions_seen(person)
        .filter(
            Q(pk__in=[each.action_id for each in about if each.action_id])
            | Q(item__recommendation__in=[each.recommendation_id for each in about if each.action_id is None])
        )
        .prefetch_related("updates__status", "closures"),
        on,
    )
    return {
        each.pk: tuple(_since(row, each.answered_on or each.asked_on) for row in found if _is_of(row, each))
        for each in about
    }


def _is_of(row: ActionRow, question: Question) -> bool:
    if question.action_id:
        return row.action.pk == question.action_id
    return row.action.item.recommendation_id == question.recommendation_id


def _since(row: ActionRow, day: date) -> ActionSince:
    action: Action = row.action
    updates = list(action.updates.all())
    return ActionSince(
        row=row,
        then=next((each for each in updates if timezone.localdate(each.at) <= day), None),
        updates=tuple(each for each in updates if timezone.localdate(each.at) > day),
        closures=tuple(
            each
            for each in action.closures.all()
            if each.outcome != ClosureOutcome.PENDING
            and each.decided_at
            and timezone.localdate(each.decided_at) > day
        ),
    )

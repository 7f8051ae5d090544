"""Saying which measure an action of the plan should move, and that it no longer should."""

from datetime import date

from django.core.exceptions import PermissionDenied
from django.db import transaction

from headway.errors import ForPerson
from headway.web.accounts.models import Person
from headway.web.accounts.queries import may
from headway.web.accounts.roles import May
from headway.web.performance.models import ActionMeasure, Measure, Observation
from headway.web.plans.models import Action
from headway.web.trail.actions import plain, record, take_turn

__all__ = ["no_longer_move", "should_move"]


@transaction.atomic
def should_move(
    *, by: Person, action: Action, measure: Measure, since: date, area: str = ""
) -> ActionMeasure:
    """Say that an action should move a measure, from a day on: what the measure does from then is shown with it."""
    authority = action.item.plan.authority_id
    _demand(by, authority)
    if measure.authority_id != authority:
        raise ForPerson("The measure is another council's. Choose one of this council's.")
    take_turn()
    if ActionMeasure.objects.filter(action=action, measure=measure, area=area, ended=None).exists():
        raise ForPerson(f"The action is joined to {measure.title} already.")
    if area and not Observation.objects.filter(measure=measure, area=area).exists():
        raise ForPerson(f"{measure.title} has no figure for {area}. Choose an area that it is known for.")
    made = ActionMeasure.objects.create(
        action=action, measure=measure, area=area, since=since, by_name=by.name
    )
    record(
        by=by,
        action="action.should_move",
        subject=action,
        authority=authority,
        after={"measure": measure.code, **plain(made, "area", "since")},
        thread=action.item.thread,
    )
    return made


@transaction.atomic
def no_longer_move(*, by: Person, joined: ActionMeasure, on: date) -> ActionMeasure:
    """End it. It stays to be seen that the action was once to move the measure."""
    action = joined.action
    _demand(by, action.item.plan.authority_id)
    take_turn()
    if not ActionMeasure.objects.filter(pk=joined.pk, ended=None).update(ended=on):
        raise ForPerson("This has been ended already.")
    joined.ended = on
    record(
        by=by,
        action="action.no_longer_moves",
        subject=action,
        authority=action.item.plan.authority_id,
        after={"measure": joined.measure.code, **plain(joined, "area", "ended")},
        thread=action.item.thread,
    )
    return joined


def _demand(by: Person, authority: str) -> None:
    if not may(by, May.WRITE_PLAN, authority):
        raise PermissionDenied(f"{by} may not write the plan here.")

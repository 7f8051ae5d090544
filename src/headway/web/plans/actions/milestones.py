"""Milestones: the steps of an action. They share the action's version, so that its form shows every change."""

from datetime import date

from django.db import transaction

from headway.web.accounts.models import Person
from headway.web.accounts.roles import May
from headway.web.plans.actions.common import demand, demand_update, line, told
from headway.web.plans.models import Action, Milestone
from headway.web.trail.actions import plain
from headway.web.versions import claim

_FIELDS = ("title", "due", "reached_on")


@transaction.atomic
def add_milestone(
    *, by: Person, action: Action, version: int, title: str, due: date | None = None
) -> Milestone:
    """Add a step with its own day."""
    demand(by, May.WRITE_PLAN, action.item.plan.authority_id)
    claim(action, version)
    made = Milestone.objects.create(action=action, title=line(title, "The milestone"), due=due)
    told(by, "milestone.added", action, item=action.item, after=plain(made, *_FIELDS))
    return made


@transaction.atomic
def change_milestone(
    *, by: Person, milestone: Milestone, version: int, title: str, due: date | None
) -> Milestone:
    """Change a step's words or day."""
    action = milestone.action
    demand(by, May.WRITE_PLAN, action.item.plan.authority_id)
    claim(action, version)
    before = plain(milestone, *_FIELDS)
    milestone.title, milestone.due = line(title, "The milestone"), due
    milestone.save(update_fields=["title", "due"])
    told(by, "milestone.changed", action, item=action.item, before=before, after=plain(milestone, *_FIELDS))
    return milestone


@transaction.atomic
def reach_milestone(*, by: Person, milestone: Milestone, version: int, on: date | None) -> Milestone:
    """Say on which day a step was reached; None takes that back."""
    action = milestone.action
    demand_update(by, action)
    claim(action, version)
    before = plain(milestone, *_FIELDS)
    milestone.reached_on = on
    milestone.save(update_fields=["reached_on"])
    told(by, "milestone.reached", action, item=action.item, before=before, after=plain(milestone, *_FIELDS))
    return milestone


@transaction.atomic
def remove_milestone(*, by: Person, milestone: Milestone, version: int) -> None:
    """Take a step out of the plan; the trail keeps what it was."""
    action = milestone.action
    demand(by, May.WRITE_PLAN, action.item.plan.authority_id)
    claim(action, version)
    before = plain(milestone, *_FIELDS)
    milestone.delete()
    told(by, "milestone.removed", action, item=action.item, before=before)

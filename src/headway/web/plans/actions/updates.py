"""Updates: append-only progress, with words on amber and red."""

from datetime import datetime

from django.db import transaction

from headway.errors import ForPerson
from headway.web.accounts.models import Person
from headway.web.plans.actions.common import dated, demand_update, moment, told
from headway.web.plans.models import Action, StatusWord, Update
from headway.web.plans.states import Stage
from headway.web.trail.actions import plain
from headway.web.versions import claim


@transaction.atomic
def update(
    *,
    by: Person,
    action: Action,
    version: int,
    status: StatusWord,
    narrative: str = "",
    at: datetime | None = None,
) -> Update:
    """Add one entry of progress. Amber and red say why; earlier entries stay as they are."""
    demand_update(by, action)
    if status.plan_id != action.item.plan_id:
        raise ForPerson("That status word belongs to another plan. Choose one of this plan's.")
    if action.stage not in (Stage.OPEN, Stage.DELIVERED):
        raise ForPerson("This action is closed. Ask the owning body to reopen it before you report on it.")
    narrative = narrative.strip()
    if status.needs_narrative and not narrative:
        raise ForPerson(f'Say why the action is "{status.word}", and what is being done about it.')
    when = moment(at)
    if action.last_update and when < action.last_update:
        raise ForPerson("There is a later update already. Updates are added in the order of their times.")
    claim(action, version)
    before = plain(action, "status")
    made = Update.objects.create(
        action=action, at=when, by=by, by_name=by.name, status=status, narrative=narrative
    )
    action.status, action.last_update = status, made.at
    action.save(update_fields=["status", "last_update"])
    told(
        by,
        "action.updated",
        action,
        item=action.item,
        before=before,
        after={"status": status.word, "narrative": narrative, **dated(at)},
        why=narrative,
    )
    return made

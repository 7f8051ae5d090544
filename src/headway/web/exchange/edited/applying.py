"""What a person confirmed, done through the plans' own actions, in one transaction."""

import hashlib
from datetime import date

from django.db import transaction

from headway.errors import ForPerson
from headway.web.accounts.models import Person
from headway.web.exchange.edited.comparing import compared
from headway.web.exchange.edited.doing import Doing
from headway.web.exchange.edited.proposal import Options, Proposal
from headway.web.exchange.faults import Fault, Faults
from headway.web.exchange.given import Checked
from headway.web.exchange.people import people_in
from headway.web.exchange.plan_out import tables_of
from headway.web.plans.models import Plan
from headway.web.trail.actions import record, take_turn

__all__ = ["apply", "rehearsed"]


class _Undone(Exception):  # noqa: N818 - what became of the rehearsal
    """Ends a rehearsal."""


def rehearsed(
    *, by: Person, plan: Plan, given: Checked, faults: list[Fault], options: Options, on: date
) -> Proposal:
    """What would change, after trying it: what the plans' actions would refuse is told as faults. Nothing is kept."""
    found = compared(given, faults, tables_of(plan), people_in(plan.authority_id))
    if found.faults:
        return found
    doing = Doing(by, plan, on, given.sheet)
    try:
        with transaction.atomic():
            doing.all(found.taken(options))
            raise _Undone
    except _Undone:
        return Proposal(found.changes, tuple(doing.faults), found.notes)


@transaction.atomic
def apply(
    *, by: Person, plan: Plan, given: Checked, options: Options, confirmed: str, content: bytes, on: date
) -> Proposal:
    """Do what was confirmed: ``confirmed`` is the digest of the proposal that the person saw.

    Where the plan has changed since, nothing is done and the person is asked to look again.
    """
    take_turn()
    plan = (
        Plan.objects.select_for_update(of=("self",)).select_related("authority", "inspection").get(pk=plan.pk)
    )
    found = compared(given, [], tables_of(plan), people_in(plan.authority_id))
    if found.digest != confirmed:
        raise ForPerson("The plan changed while you were looking. Look at the changes again, then confirm.")
    doing = Doing(by, plan, on, given.sheet)
    taken = found.taken(options)
    doing.all(taken)
    if doing.faults:
        raise Faults(doing.faults)
    after = {"sha256": hashlib.sha256(content).hexdigest(), **taken.counts}
    record(by=by, action="plan.file_imported", subject=plan, authority=plan.authority_id, after=after)
    return taken

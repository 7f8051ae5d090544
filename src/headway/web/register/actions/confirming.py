"""The end of reading: an inspection is confirmed, and its plan drafted, or it is turned down."""

from django.db import transaction
from django.utils import timezone

from headway.errors import ForPerson
from headway.frameworks import framework
from headway.web.accounts.models import Person
from headway.web.accounts.queries import may
from headway.web.accounts.roles import May
from headway.web.register.actions.common import demand_draft, prose, told
from headway.web.register.actions.correcting import grades_of
from headway.web.register.models import Inspection
from headway.web.register.rules import must_stand
from headway.web.register.states import Confirmation, Part
from headway.web.trail.actions import Actor, plain, take_turn
from headway.web.versions import claim


@transaction.atomic
def confirm(*, by: Actor, inspection: Inspection, version: int | str, draft_plan: bool = True) -> Inspection:
    """Confirm the inspection. With a day of publication it is public from that day on; its plan is drafted.

    A person must have gone through details and judgements, every recommendation must have been confirmed or turned
    down, and the grades must stand before the rules. Links to findings may stay proposals.
    """
    demand_draft(by, inspection)
    take_turn()
    claim(inspection, version)
    _must_be_checked(inspection)
    if waiting := inspection.recommendations.filter(state=Confirmation.PROPOSED).count():
        raise ForPerson(
            f"{waiting} recommendation{' is' if waiting == 1 else 's are'} still as the reader proposed. "
            "Confirm or turn down each."
        )
    grades = {key: str(grade) for key, grade in grades_of(inspection).items()}
    must_stand(framework(inspection.framework), grades, inspection.overrides)
    before = plain(inspection, "state")
    inspection.state = Confirmation.CONFIRMED
    inspection.confirmed_at, inspection.confirmed_by_name = timezone.now(), by.name
    inspection.save()
    told(
        by,
        "inspection.confirmed",
        inspection,
        before=before,
        after=plain(inspection, "state", "published", "received") | {"grades": grades},
    )
    if draft_plan and _may_draft(by, inspection):
        from headway.web.plans import actions as plans  # plans stand on the register: not loaded with it

        plans.draft_from(by=by, inspection=inspection)
    return inspection


@transaction.atomic
def reject(*, by: Actor, inspection: Inspection, version: int | str, why: str) -> Inspection:
    """Turn a proposed inspection down: it was added by mistake. It stays on record, with the reason."""
    demand_draft(by, inspection)
    take_turn()
    claim(inspection, version)
    why = prose(why, "The reason")
    before = plain(inspection, "state")
    inspection.state = Confirmation.REJECTED
    inspection.save()
    told(by, "inspection.rejected", inspection, before=before, after=plain(inspection, "state"), why=why)
    return inspection


def _must_be_checked(inspection: Inspection) -> None:
    needed = [Part.DETAILS, *([Part.JUDGEMENTS] if framework(inspection.framework).judgements else [])]
    if missing := [part.label.lower() for part in needed if part not in inspection.checked]:
        raise ForPerson(
            f"Nobody has gone through the {' and the '.join(missing)} yet. Check them against the report."
        )


def _may_draft(by: Actor, inspection: Inspection) -> bool:
    """A plan answers recommendations, and is drafted by one who may write it."""
    asked = inspection.recommendations.filter(state=Confirmation.CONFIRMED).exists()
    return asked and isinstance(by, Person) and may(by, May.WRITE_PLAN, inspection.authority_id)

"""What every action of the register does first: ask for permission, and hold what is written to what may be kept."""

from typing import Any

from django.core.exceptions import PermissionDenied

from headway.errors import ForPerson
from headway.web.accounts.models import Person
from headway.web.accounts.queries import may
from headway.web.accounts.roles import May
from headway.web.register.models import Inspection
from headway.web.register.states import Confirmation
from headway.web.trail.actions import Actor, System, record


def demand(by: Actor, authority: str) -> None:
    """Go on only if the actor may add and confirm inspections here; the installation itself (a load) may."""
    if isinstance(by, System):
        return
    if not isinstance(by, Person) or not may(by, May.ADD_INSPECTIONS, authority):
        raise PermissionDenied(f"{by} may not {May.ADD_INSPECTIONS} here.")


def demand_draft(by: Actor, inspection: Inspection) -> None:
    """The same, and the inspection is still open to correction."""
    demand(by, inspection.authority_id)
    if inspection.state != Confirmation.PROPOSED:
        raise ForPerson("This inspection is confirmed or turned down already, and is not changed any more.")


def demand_standing(by: Actor, inspection: Inspection) -> None:
    """The same, and the inspection has not been turned down: what may change after confirming too."""
    demand(by, inspection.authority_id)
    if inspection.state == Confirmation.REJECTED:
        raise ForPerson("This inspection was turned down, and is not changed any more.")


def told(by: Actor, action: str, inspection: Inspection, *, subject: Any = None, **more: Any) -> None:
    """Write to the trail, on the inspection's authority."""
    record(by=by, action=action, subject=subject or inspection, authority=inspection.authority_id, **more)


def prose(text: str, what: str) -> str:
    """The text with its lines kept; empty is an error for a person."""
    text = text.replace("\r\n", "\n").replace("\x00", "").strip()
    if not text:
        raise ForPerson(f"{what} is empty. Write it.")
    return text

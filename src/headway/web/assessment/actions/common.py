"""What every action on an assessment does first and last."""

from typing import Any

from django.core.exceptions import PermissionDenied

from headway.errors import ForPerson
from headway.web.accounts.models import Person
from headway.web.accounts.queries import may
from headway.web.accounts.roles import May
from headway.web.assessment.models import Assessment
from headway.web.assessment.states import State
from headway.web.trail.actions import Actor, record

__all__ = ["OPEN", "demand", "demand_keeper", "refuse_unless", "told"]

OPEN = (State.DRAFT, State.JUDGED)
"""The states in which an assessment can still be changed."""


def demand(by: Person, what: May, authority: str) -> None:
    """Go on only if the person may do this in the authority; the pages ask too, and neither relies on the other."""
    if not may(by, what, authority):
        raise PermissionDenied(f"{by} may not {what} here.")


def demand_keeper(by: Actor, authority: str) -> None:
    """The same for what the installation itself may do as well, when it loads a demonstration."""
    if isinstance(by, Person):
        demand(by, May.KEEP_ASSESSMENTS, authority)


def refuse_unless(assessment: Assessment, states: tuple[State, ...], done: str) -> None:
    """Go on only in one of these states."""
    if assessment.state not in states:
        now = State(assessment.state).label.lower()
        raise ForPerson(f"This assessment is {now}, so that it cannot be {done}.")


def told(by: Actor, action: str, assessment: Assessment, **more: Any) -> None:
    """Write to the trail, on the assessment's own line."""
    record(
        by=by,
        action=action,
        subject=assessment,
        authority=assessment.authority_id,
        thread=f"assessment:{assessment.pk}",
        **more,
    )

"""What every action of this app does first: ask for permission, and hold texts to what the database can keep."""

from datetime import datetime
from typing import Any

from django.core.exceptions import PermissionDenied
from django.utils import timezone

from headway.errors import ForPerson
from headway.web.accounts.models import Person
from headway.web.accounts.queries import may
from headway.web.accounts.roles import May
from headway.web.plans.models import Action, Item, Plan
from headway.web.trail.actions import Actor, record
from headway.web.trail.chain import plain_value


def demand(by: Person, what: May, authority: str) -> None:
    """Go on only if the person may do this in the authority; the pages ask too, and neither relies on the other."""
    if not may(by, what, authority):
        raise PermissionDenied(f"{by} may not {what} here.")


def owns(person: Person, action: Action) -> bool:
    """Whether the person is one of the action's owners."""
    return person.pk is not None and action.ownerships.filter(person_id=person.pk).exists()


def demand_update(by: Person, action: Action) -> None:
    """Go on only if the person may report on this action: their own, or any."""
    authority = action.item.plan.authority_id
    if may(by, May.UPDATE_ANY_ACTION, authority):
        return
    demand(by, May.UPDATE_OWN_ACTIONS, authority)
    if not owns(by, action):
        raise PermissionDenied(f"{by} owns no part of this action.")


def moment(at: datetime | None) -> datetime:
    """When something was said or decided: now, or the earlier time of what is brought over from elsewhere.

    No page offers an earlier time; where code gives one, the trail's event still bears the time of entering.
    """
    now = timezone.now()
    if at is not None and at > now:
        raise ForPerson("An entry cannot be dated in the future. Give today or an earlier day.")
    return at or now


def dated(at: datetime | None) -> dict[str, str]:
    """For ``after`` in the trail: the earlier time of an entry, where one was given."""
    return {"dated": plain_value(at)} if at else {}


def line(text: str, what: str, most: int = 200) -> str:
    """The text on one line; empty or too long is an error for a person."""
    text = " ".join(text.split())
    if not text:
        raise ForPerson(f"{what} is empty. Write it.")
    return _no_longer(text, what, most)


def optional_line(text: str, what: str, most: int = 200) -> str:
    """The text on one line, which may be empty."""
    return _no_longer(" ".join(text.split()), what, most)


def _no_longer(text: str, what: str, most: int) -> str:
    if len(text) > most:
        raise ForPerson(f"{what} has {len(text)} characters; shorten it to {most}.")
    return text


def prose(text: str, what: str) -> str:
    """The text with its lines kept; empty is an error for a person."""
    text = text.strip().replace("\r\n", "\n").replace("\x00", "")
    if not text:
        raise ForPerson(f"{what} is empty. Write it.")
    return text


def told(
    by: Actor, action: str, subject: Plan | Item | Action | Any, *, item: Item | None = None, **more: Any
) -> None:
    """Write to the trail, on the authority and the thread that the subject belongs to."""
    plan = subject if isinstance(subject, Plan) else (item or subject).plan
    record(
        by=by,
        action=action,
        subject=subject,
        authority=plan.authority_id,
        thread=item.thread if item else "",
        **more,
    )

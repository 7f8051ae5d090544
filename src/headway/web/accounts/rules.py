"""Pure decisions about people and roles: no database, the day is an argument."""

from collections.abc import Iterable
from datetime import date, timedelta

from headway.errors import ForPerson
from headway.web.accounts.roles import Role

__all__ = ["check_period", "last_day_when_ended_at_once", "needs_second_step"]

LONGEST_INSPECTION = timedelta(days=366)
"""An inspector's role lasts a year at most; a longer one is given again. The house's own limit."""


def needs_second_step(roles: Iterable[Role]) -> bool:
    """Whether somebody with these roles signs in with a second step: every role does that sees more than a member."""
    return any(role not in (Role.PUBLIC, Role.MEMBER) for role in roles)


def check_period(role: Role, from_day: date, until_day: date | None) -> None:
    """Raises ForPerson when a role cannot be held for such a time."""
    if until_day is not None and until_day < from_day:
        raise ForPerson("Last day: it is before the first day. Give a later day.")
    if role is not Role.INSPECTOR:
        return
    if until_day is None:
        raise ForPerson("Last day: an inspector's access must end. Give the last day.")
    if until_day - from_day > LONGEST_INSPECTION:
        raise ForPerson("Last day: an inspector's access lasts a year at most. Give an earlier day.")


def last_day_when_ended_at_once(on: date) -> date:
    """A role that ends at once was last held the day before: from this moment it gives nothing."""
    return on - timedelta(days=1)

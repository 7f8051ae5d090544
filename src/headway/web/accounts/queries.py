"""Who may do what, where. Every view and every query of every app asks here."""

from datetime import date

from django.contrib.auth.models import AnonymousUser
from django.utils import timezone

from headway.web.accounts.models import Person
from headway.web.accounts.roles import May, Role, grants

Somebody = Person | AnonymousUser


def roles_of(person: Somebody, authority: str, on: date | None = None) -> frozenset[Role]:
    """The roles a person holds in an authority on a day (today by default); nobody's are the public's."""
    return frozenset(role for code, role in _held(person, on) if code == authority)


def may(person: Somebody, what: May, authority: str, on: date | None = None) -> bool:
    """Whether a person may do something in an authority on a day."""
    return what in grants(Role.PUBLIC) or any(
        what in grants(role) for role in roles_of(person, authority, on)
    )


def authorities_where(person: Somebody, what: May, on: date | None = None) -> frozenset[str]:
    """The codes of the authorities in which a person may do something (what everybody may do is not listed)."""
    return frozenset(code for code, role in _held(person, on) if what in grants(role))


def authorities_of(person: Somebody, on: date | None = None) -> tuple[str, ...]:
    """The codes of the authorities in which a person holds any role, in order."""
    return tuple(sorted({code for code, _ in _held(person, on)}))


def _held(person: Somebody, on: date | None) -> list[tuple[str, Role]]:
    """The person's roles, read once a request and kept on the person."""
    if not isinstance(person, Person) or not person.is_active:
        return []
    if not hasattr(person, "_memberships_read"):
        person._memberships_read = list(person.memberships.all())  # type: ignore[attr-defined]
    day = on or timezone.localdate()
    return [(each.authority_id, Role(each.role)) for each in person._memberships_read if each.holds_on(day)]  # type: ignore[attr-defined]

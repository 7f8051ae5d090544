"""Who may do what, where. Every view and every query of every app asks here."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date

from allauth.mfa.models import Authenticator
from django.contrib.auth.models import AnonymousUser
from django.db.models import QuerySet
from django.utils import timezone

from headway.web.accounts.models import Membership, Person
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


def all_roles_of(person: Somebody, on: date | None = None) -> frozenset[Role]:
    """The roles a person holds anywhere on a day."""
    return frozenset(role for _, role in _held(person, on))


@dataclass
class Colleague:
    """A person as the administrators of an authority see them: with the roles held there, and no others."""

    person: Person
    has_second_step: bool
    now: list[Membership] = field(default_factory=list)
    later: list[Membership] = field(default_factory=list)
    past: list[Membership] = field(default_factory=list)

    @property
    def can_sign_in_by_password(self) -> bool:
        """Whether a password was set yet."""
        return self.person.has_usable_password()


def memberships_managed_by(person: Somebody, on: date | None = None) -> QuerySet[Membership]:
    """Every role, present and past, in the authorities whose people this person manages."""
    codes = authorities_where(person, May.MANAGE_PEOPLE, on)
    return Membership.objects.filter(authority__in=codes).select_related("person", "authority")


def people_managed_by(person: Somebody, on: date | None = None) -> QuerySet[Person]:
    """The people who have, or had, a role in an authority whose people this person manages."""
    return Person.objects.filter(memberships__in=memberships_managed_by(person, on)).distinct()


def colleagues(memberships: Iterable[Membership], on: date) -> dict[str, list[Colleague]]:
    """Roles gathered by authority (its name) and person, those with a role today first, then by name."""
    rows = list(memberships)
    steps = Authenticator.objects.filter(user__in={row.person_id for row in rows}).exclude(
        type=Authenticator.Type.RECOVERY_CODES
    )
    with_step = set(steps.values_list("user_id", flat=True))
    found: dict[str, dict[int, Colleague]] = {}
    for row in rows:
        here = found.setdefault(row.authority.name, {})
        one = here.setdefault(row.person_id, Colleague(row.person, row.person_id in with_step))
        (one.now if row.holds_on(on) else one.later if row.from_day > on else one.past).append(row)
    return {
        name: sorted(people.values(), key=lambda one: (not one.now, one.person.name))
        for name, people in sorted(found.items())
    }


def memberships_of(person: Somebody, on: date | None = None) -> list[Membership]:
    """The roles a person holds on a day; read once a request and kept on the person."""
    if not isinstance(person, Person) or not person.is_active:
        return []
    if not hasattr(person, "_memberships_read"):
        person._memberships_read = list(person.memberships.all())  # type: ignore[attr-defined]
    day = on or timezone.localdate()
    return [each for each in person._memberships_read if each.holds_on(day)]  # type: ignore[attr-defined]


def _held(person: Somebody, on: date | None) -> list[tuple[str, Role]]:
    return [(each.authority_id, Role(each.role)) for each in memberships_of(person, on)]

"""People for the load, who are signed in already: no password is hashed while the clock runs."""

from datetime import date

from allauth.mfa.models import Authenticator
from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY
from django.contrib.sessions.backends.db import SessionStore

from headway.web.accounts.models import Membership, Person
from headway.web.accounts.roles import Role

__all__ = ["make_people", "session_of"]

_BACKEND = "django.contrib.auth.backends.ModelBackend"
_ROLES = (*[Role.OFFICER] * 14, *[Role.QUALITY_ASSURANCE] * 3, *[Role.DIRECTOR] * 3)


def make_people(users: int, authority: str) -> list[Person]:
    """People who have a second step and no password: they are signed in already."""
    named = [Person(email=f"person{n}@example.org", name=f"Person {n}") for n in range(users)]
    for each in named:
        each.set_unusable_password()
    people = Person.objects.bulk_create(named)
    Membership.objects.bulk_create(
        Membership(
            person=each, authority_id=authority, role=_ROLES[n % len(_ROLES)], from_day=date(2010, 1, 1)
        )
        for n, each in enumerate(people)
    )
    totp = Authenticator.Type.TOTP
    Authenticator.objects.bulk_create(Authenticator(user=each, type=totp, data={}) for each in people)
    return people


def session_of(person: Person) -> str:
    store = SessionStore()
    store[SESSION_KEY], store[BACKEND_SESSION_KEY] = str(person.pk), _BACKEND
    store[HASH_SESSION_KEY] = person.get_session_auth_hash()
    store.create()
    return str(store.session_key)

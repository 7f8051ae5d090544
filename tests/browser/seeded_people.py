"""People of a council that a seed makes, signed in already: what is walked there is not how they do so."""

from datetime import date

from django.contrib.auth import login
from django.contrib.sessions.backends.db import SessionStore
from django.http import HttpRequest

from headway.web.accounts.models import Membership, Person
from headway.web.accounts.roles import Role
from headway.web.register.models import Authority

__all__ = ["a_person", "session_of"]


def a_person(authority: Authority, role: Role, name: str) -> Person:
    """Somebody with one role in the authority."""
    made = Person.objects.create_user(email=f"{name.split()[-1].lower()}@kent.example.org", name=name)
    Membership.objects.create(person=made, authority=authority, role=role, from_day=date(2020, 1, 1))
    return made


def session_of(person: Person) -> str:
    """The cookie of a browser in which the person is signed in."""
    request = HttpRequest()
    request.session = SessionStore()
    login(request, person, backend="django.contrib.auth.backends.ModelBackend")
    request.session.save()
    return str(request.session.session_key)

"""The demo's people: invented, with one random password and an authenticator app each."""

import secrets
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import TOTP, generate_totp_secret
from django.contrib.auth.hashers import make_password
from django.db import transaction

from headway.web.accounts import actions
from headway.web.accounts.models import Person
from headway.web.accounts.roles import Role
from headway.web.accounts.rules import needs_second_step
from headway.web.register.models import Authority
from headway.web.trail.actions import SYSTEM, record

__all__ = ["Invented", "make_people", "random_password"]

FIRST_DAY = date(2017, 1, 3)
INSPECTION_DAYS = 90
_LETTERS = "abcdefghjkmnpqrstuvwxyz23456789"  # none that is mistaken for another when it is copied by hand


@dataclass(frozen=True)
class Invented:
    """One of the demo's people, as shown to whoever tries it."""

    person: Person
    post: str
    authority: str
    roles: tuple[Role, ...]
    needs_code: bool


def random_password() -> str:
    """Five groups of four letters: 99 bits, to be copied or typed."""
    return "-".join("".join(secrets.choice(_LETTERS) for _ in range(4)) for _ in range(5))


@transaction.atomic
def make_people(rows: list[dict[str, Any]], password: str, on: date) -> dict[str, Invented]:
    """Everybody by key. The first is the administrator, who is added by the installation and adds the rest."""
    hashed = make_password(password)
    made: dict[str, Invented] = {}
    first: Person | None = None
    for row in rows:
        authority = Authority.objects.get(pk=row["authority"])
        # An administrator adds people to their own authority only: the other one's are the installation's work.
        by = first if first and row["authority"] == rows[0]["authority"] else SYSTEM
        invented = _make(row, authority, by, on)
        _let_in(invented, hashed)
        made[row["key"]] = invented
        first = first or invented.person
    return made


def _make(row: dict[str, Any], authority: Authority, by: Any, on: date) -> Invented:
    roles = tuple(Role(each) for each in row["roles"])
    email = f"{row['key']}@{authority.name.lower().replace(' ', '-')}.example.org"
    person: Person | None = None
    for role in roles:
        visits = role is Role.INSPECTOR
        period = {
            "from_day": on if visits else FIRST_DAY,
            "until_day": on + timedelta(days=INSPECTION_DAYS) if visits else None,
        }
        if person is None:
            person = actions.add_person(
                by=by, email=email, name=row["name"], authority=authority, role=role, **period
            ).person
        else:
            actions.give_role(by=by, person=person, authority=authority, role=role, **period)
    if person is None:
        raise ValueError(f"{row['key']} has no role")
    return Invented(person, row["post"], authority.name, roles, needs_second_step(roles))


def _let_in(invented: Invented, hashed: str) -> None:
    """Give the password, and a second step to those who need one: elsewhere people do so themselves, by a link."""
    person = invented.person
    person.password = hashed
    person.save(update_fields=["password"])
    if invented.needs_code and not Authenticator.objects.filter(user=person).exists():
        TOTP.activate(person, generate_totp_secret())
    record(
        by=SYSTEM,
        action="person.sign_in_changed",
        subject=person,
        after={
            "password": "set by the demo",
            "second_steps": ["Authenticator app"] if invented.needs_code else [],
        },
    )

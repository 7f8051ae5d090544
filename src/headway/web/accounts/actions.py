"""Every write about people and their roles. Each leaves one event in the trail, in the same transaction.

The events name people, never their addresses: the trail cannot be changed, and an address is personal data.
"""

from datetime import date
from typing import Any

from allauth.mfa.models import Authenticator
from allauth.socialaccount.models import SocialAccount, SocialLogin
from django.core.exceptions import PermissionDenied, ValidationError
from django.core.validators import validate_email
from django.db import transaction
from django.http import HttpRequest

from headway.errors import ForPerson
from headway.web.accounts import letters
from headway.web.accounts.models import Membership, Person
from headway.web.accounts.queries import authorities_of, authorities_where, may
from headway.web.accounts.roles import May, Role
from headway.web.accounts.rules import check_period, last_day_when_ended_at_once
from headway.web.register.models import Authority
from headway.web.trail.actions import Actor, plain, record

__all__ = ["add_person", "end_role", "give_role", "join_single_sign_on", "reset_sign_in", "send_link"]

_ROLE = ("person", "authority", "role", "from_day", "until_day")


@transaction.atomic
def add_person(
    *,
    by: Actor,
    email: str,
    name: str,
    authority: Authority,
    role: Role,
    from_day: date,
    until_day: date | None = None,
) -> Membership:
    """Add a person with their first role here. One who is known from another authority keeps account and name."""
    _demand(by, authority.code)
    email = email.strip().lower()
    try:
        validate_email(email)
    except ValidationError:
        raise ForPerson(
            f'"{email}" is not an e-mail address. Give one such as name@example.gov.uk.'
        ) from None
    if not name.strip():
        raise ForPerson("The name is missing. Give the person's name as colleagues know it.")
    person = Person.objects.filter(email=email).first()
    if person is None:
        person = Person.objects.create_user(email=email, name=name.strip())
        record(
            by=by,
            action="person.added",
            subject=person,
            authority=authority.code,
            after={"name": person.name},
        )
    return give_role(
        by=by, person=person, authority=authority, role=role, from_day=from_day, until_day=until_day
    )


@transaction.atomic
def give_role(
    *,
    by: Actor,
    person: Person,
    authority: Authority,
    role: Role,
    from_day: date,
    until_day: date | None = None,
) -> Membership:
    """Give a role from a day until a day (both included). Nobody gives one to themselves."""
    _demand(by, authority.code)
    if by.pk is not None and by.pk == person.pk:
        raise ForPerson("You cannot give yourself a role. Ask another administrator to give it.")
    if role is Role.PUBLIC:
        raise ForPerson("Everybody has the role of the public already. Choose another role.")
    check_period(role, from_day, until_day)
    Person.objects.select_for_update().get(pk=person.pk)  # two administrators giving the same role take turns
    for held in Membership.objects.filter(person=person, authority=authority, role=role):
        ends_before = held.until_day is not None and held.until_day < from_day
        if not ends_before and (until_day is None or held.from_day <= until_day):
            raise ForPerson(f"{person.name} already has the role {role.value} in {authority} in that time.")
    membership = Membership.objects.create(
        person=person, authority=authority, role=role, from_day=from_day, until_day=until_day
    )
    record(
        by=by,
        action="role.given",
        subject=membership,
        authority=authority.code,
        after=plain(membership, *_ROLE),
    )
    return membership


@transaction.atomic
def end_role(*, by: Actor, membership: Membership, on: date, until_day: date | None = None) -> Membership:
    """End a role: at once where no last day is given. The last administrator of an authority stays."""
    _demand(by, membership.authority_id)
    # All roles of the authority are locked, so that two administrators cannot end each other's at the same moment.
    here = list(Membership.objects.select_for_update(of=("self",)).filter(authority=membership.authority_id))
    held = next(each for each in here if each.pk == membership.pk)
    last_day = until_day or last_day_when_ended_at_once(on)
    if until_day is not None and until_day < on:
        raise ForPerson("Last day: it is in the past. Give today or a later day, or end the role at once.")
    if held.until_day is not None and held.until_day <= last_day:
        raise ForPerson("This role ends by then already.")
    if held.role == Role.ADMINISTRATOR and not any(
        _outlasts(each, last_day, on) for each in here if each.pk != held.pk
    ):
        raise ForPerson(
            f"{membership.person.name} is the only administrator of {membership.authority} then. "
            "Give somebody else that role first."
        )
    before = plain(held, *_ROLE)
    held.until_day = last_day
    held.save(update_fields=["until_day"])
    after = plain(held, *_ROLE)
    record(by=by, action="role.ended", subject=held, authority=held.authority_id, before=before, after=after)
    return held


@transaction.atomic
def send_link(*, by: Actor, person: Person, authority: str) -> None:
    """Send the person a link to set a password. The letter is the last step: where it fails, nothing is recorded."""
    _demand(by, authority)
    record(by=by, action="person.link_sent", subject=person, authority=authority)
    letters.send_set_password_link(person)


@transaction.atomic
def reset_sign_in(*, by: Person, person: Person, authority: str) -> None:
    """For a person who has lost their telephone: remove second steps and single sign-on, sign them out, send a link.

    Only where every role the person holds is in an authority whose people ``by`` manages: nobody may weaken an account
    that opens another council's drafts.
    """
    _demand(by, authority)
    if by.pk == person.pk:
        raise ForPerson("Change your own sign-in on the page of your account.")
    if not set(authorities_of(person)) <= authorities_where(by, May.MANAGE_PEOPLE):
        raise ForPerson(
            f"{person.name} has a role in another authority too. An administrator of both must do this."
        )
    locked = Person.objects.select_for_update().get(pk=person.pk)
    Authenticator.objects.filter(user=locked).delete()
    SocialAccount.objects.filter(user=locked).delete()
    locked.sessions_ended += 1
    locked.save(update_fields=["sessions_ended"])
    record(by=by, action="person.sign_in_reset", subject=locked, authority=authority)
    letters.send_set_password_link(locked)


@transaction.atomic
def join_single_sign_on(*, person: Person, request: HttpRequest, sociallogin: SocialLogin) -> None:
    """Remember the provider's identifier of a person who came through the council's own sign-in for the first time."""
    sociallogin.connect(request, person)
    after: dict[str, Any] = {"single_sign_on": True}
    record(
        by=person,
        action="person.sign_in_changed",
        subject=person,
        before={"single_sign_on": False},
        after=after,
    )


def _demand(by: Actor, authority: str) -> None:
    """Go on only for one who manages the authority's people, or for the installation itself (the command line)."""
    if by.pk is not None and not (isinstance(by, Person) and may(by, May.MANAGE_PEOPLE, authority)):
        raise PermissionDenied(f"{by.name} does not manage the people of {authority}.")


def _outlasts(other: Membership, last_day: date, on: date) -> bool:
    """Whether another administrator is there now and stays longer than that day."""
    return (
        other.role == Role.ADMINISTRATOR
        and other.holds_on(on)
        and (other.until_day is None or other.until_day > last_day)
    )

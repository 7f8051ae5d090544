"""Adding people, giving and ending roles: what is allowed, what is recorded, and what ends by itself."""

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

import pytest
from django.core import mail
from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, transaction
from django.test import Client
from signing_in import is_signed_in, second_steps, sign_in, with_app

from headway.errors import ForPerson
from headway.web.accounts import actions
from headway.web.accounts.models import Membership, Person
from headway.web.accounts.queries import authorities_of, may, roles_of
from headway.web.accounts.roles import May, Role
from headway.web.register.models import Authority
from headway.web.trail.actions import SYSTEM
from headway.web.trail.models import Event, Head

pytestmark = pytest.mark.django_db
TODAY = date(2026, 9, 1)


@pytest.fixture
def admin(person: Callable[..., Person]) -> Person:
    return person(Role.ADMINISTRATOR, name="Ada Admin")


def add(by: Any, authority: Authority, **changes: Any) -> Membership:
    given = {"email": "new@example.org", "name": "Nia New", "role": Role.OFFICER, "from_day": TODAY}
    return actions.add_person(by=by, authority=authority, **(given | changes))


def test_a_person_is_added_with_a_role_and_two_events_that_hold_no_address(
    admin: Person, kent: Authority
) -> None:
    made = add(admin, kent)
    assert (made.person.email, made.role) == ("new@example.org", Role.OFFICER)
    events = list(Event.objects.order_by("seq"))
    assert [each.action for each in events] == ["person.added", "role.given"]
    assert {each.by_name for each in events} == {"Ada Admin"}
    assert {each.authority for each in events} == {kent.code}
    assert events[1].after["role"] == "officer"
    assert not any("new@example.org" in str(each.__dict__) for each in events)


def test_one_who_is_known_elsewhere_keeps_name_and_account(
    admin: Person, kent: Authority, medway: Authority, person: Callable[..., Person]
) -> None:
    known = person(Role.OFFICER, medway, name="Mo Medway")
    made = add(admin, kent, email=known.email.upper(), name="Somebody Else")
    assert made.person == known
    known.refresh_from_db()
    assert known.name == "Mo Medway"
    assert authorities_of(Person.objects.get(pk=known.pk)) == (medway.code, kent.code)


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"email": "no address"}, "is not an e-mail address"),
        ({"name": "  "}, "The name is missing"),
        ({"role": Role.PUBLIC}, "Everybody has the role of the public"),
        ({"role": Role.INSPECTOR}, "an inspector's access must end"),
        ({"role": Role.INSPECTOR, "until_day": TODAY + timedelta(days=400)}, "a year at most"),
        ({"until_day": TODAY - timedelta(days=1)}, "before the first day"),
    ],
)
def test_what_cannot_stand_is_refused_and_nothing_is_kept(
    admin: Person, kent: Authority, changes: dict[str, Any], said: str
) -> None:
    with pytest.raises(ForPerson, match=said):
        add(admin, kent, **changes)
    assert not Person.objects.filter(email="new@example.org").exists()
    assert Head.objects.get().seq == 0


def test_nobody_gives_a_role_to_themselves(admin: Person, kent: Authority) -> None:
    with pytest.raises(ForPerson, match="cannot give yourself a role"):
        add(admin, kent, email=admin.email, role=Role.DIRECTOR)


def test_a_role_is_held_once_at_a_time_and_may_be_given_again(admin: Person, kent: Authority) -> None:
    first = add(admin, kent, until_day=TODAY + timedelta(days=10))
    again = {"by": admin, "person": first.person, "authority": kent, "role": Role.OFFICER}
    for begins in (TODAY - timedelta(days=5), TODAY, TODAY + timedelta(days=10)):
        with pytest.raises(ForPerson, match="already has the role officer in Kent"):
            actions.give_role(**again, from_day=begins)
    actions.give_role(**again, from_day=TODAY + timedelta(days=11))


def test_only_administrators_of_the_authority_may(
    kent: Authority, medway: Authority, person: Callable[..., Person]
) -> None:
    held = person(Role.OFFICER).memberships.get()
    for by in (person(Role.DIRECTOR), person(Role.ADMINISTRATOR, medway), person(None)):
        with pytest.raises(PermissionDenied):
            add(by, kent)
        with pytest.raises(PermissionDenied):
            actions.end_role(by=by, membership=held, on=TODAY)
        with pytest.raises(PermissionDenied):
            actions.send_link(by=by, person=held.person, authority=kent.code)


def test_the_installation_itself_adds_the_first_administrator(kent: Authority) -> None:
    made = add(SYSTEM, kent, role=Role.ADMINISTRATOR)
    assert may(made.person, May.MANAGE_PEOPLE, kent.code, TODAY)
    assert Event.objects.get(action="role.given").by_id is None


def test_a_role_that_ends_at_once_gives_nothing_from_that_moment(admin: Person, kent: Authority) -> None:
    held = add(admin, kent)
    assert roles_of(Person.objects.get(pk=held.person_id), kent.code, TODAY) == {Role.OFFICER}
    actions.end_role(by=admin, membership=held, on=TODAY)
    assert roles_of(Person.objects.get(pk=held.person_id), kent.code, TODAY) == frozenset()
    event = Event.objects.get(action="role.ended")
    assert (event.before["until_day"], event.after["until_day"]) == (None, "2026-08-31")


def test_a_role_ends_on_its_last_day_and_not_before(admin: Person, kent: Authority) -> None:
    held = actions.end_role(
        by=admin, membership=add(admin, kent), on=TODAY, until_day=TODAY + timedelta(days=30)
    )
    found = Person.objects.get(pk=held.person_id)
    assert roles_of(found, kent.code, TODAY + timedelta(days=30)) == {Role.OFFICER}
    assert roles_of(found, kent.code, TODAY + timedelta(days=31)) == frozenset()


def test_an_ended_role_is_not_ended_again_or_in_the_past(admin: Person, kent: Authority) -> None:
    held = add(admin, kent, until_day=TODAY)
    with pytest.raises(ForPerson, match="ends by then already"):
        actions.end_role(by=admin, membership=held, on=TODAY, until_day=TODAY)
    with pytest.raises(ForPerson, match="in the past"):
        actions.end_role(by=admin, membership=held, on=TODAY, until_day=TODAY - timedelta(days=1))


def test_the_last_administrator_stays(admin: Person, kent: Authority) -> None:
    own = admin.memberships.get()
    with pytest.raises(ForPerson, match="the only administrator of Kent"):
        actions.end_role(by=admin, membership=own, on=TODAY)
    leaving = add(admin, kent, role=Role.ADMINISTRATOR, until_day=TODAY + timedelta(days=30))
    with pytest.raises(ForPerson, match="the only administrator of Kent"):
        actions.end_role(by=admin, membership=own, on=TODAY, until_day=TODAY + timedelta(days=60))
    actions.end_role(by=admin, membership=own, on=TODAY)
    assert leaving.holds_on(TODAY)


def test_an_inspectors_role_ends_by_itself(admin: Person, kent: Authority) -> None:
    held = add(admin, kent, role=Role.INSPECTOR, until_day=TODAY + timedelta(days=28))
    found = Person.objects.get(pk=held.person_id)
    assert may(found, May.SEE_EVIDENCE, kent.code, TODAY + timedelta(days=28))
    assert not may(found, May.SEE_EVIDENCE, kent.code, TODAY + timedelta(days=29))
    assert not may(found, May.SEE_EVIDENCE, kent.code, TODAY - timedelta(days=1))


def test_the_database_itself_keeps_no_inspector_without_a_last_day(
    kent: Authority, person: Callable[..., Person]
) -> None:
    with pytest.raises(IntegrityError), transaction.atomic():
        Membership.objects.create(person=person(None), authority=kent, role=Role.INSPECTOR, from_day=TODAY)


def test_an_inspector_writes_nothing(kent: Authority, person: Callable[..., Person]) -> None:
    inspector = person(Role.INSPECTOR)
    allowed = {what for what in May if may(inspector, what, kent.code)}
    assert allowed == {
        May.SEE_PUBLISHED,
        May.SEE_DRAFTS,
        May.SEE_EVIDENCE,
        May.SEE_TRAIL,
        May.SEE_PAPER_DRAFTS,
        May.SEE_RESTRICTED,
        May.EXPORT,
    }


def test_a_link_goes_to_the_persons_own_address(admin: Person, kent: Authority) -> None:
    held = add(admin, kent)
    actions.send_link(by=admin, person=held.person, authority=kent.code)
    assert mail.outbox[-1].to == ["new@example.org"]
    assert "/account/password/reset/key/" in mail.outbox[-1].body
    assert "/key/" not in str(list(Event.objects.values()))


def test_a_letter_that_cannot_be_sent_is_told_and_not_recorded(
    admin: Person, kent: Authority, settings: Any
) -> None:
    held = add(admin, kent)
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", 9
    with pytest.raises(ForPerson, match=r"could not be sent \(ConnectionRefusedError\)"):
        actions.send_link(by=admin, person=held.person, authority=kent.code)
    assert not Event.objects.filter(action="person.link_sent").exists()


def test_resetting_a_sign_in_removes_second_steps_and_signs_out(
    admin: Person, kent: Authority, person: Callable[..., Person]
) -> None:
    lost = person(Role.OFFICER)
    client = Client()
    sign_in(client, lost)
    with_app(lost)
    actions.reset_sign_in(by=admin, person=lost, authority=kent.code)
    assert second_steps(lost) == set()
    assert not is_signed_in(client)
    assert mail.outbox[-1].to == [lost.email]
    assert Event.objects.get(action="person.sign_in_reset").by_name == "Ada Admin"


def test_nobody_weakens_an_account_that_opens_another_council(
    admin: Person, kent: Authority, medway: Authority, person: Callable[..., Person]
) -> None:
    both = person(Role.OFFICER)
    Membership.objects.create(person=both, authority=medway, role=Role.DIRECTOR, from_day=date(2020, 1, 1))
    with_app(both)
    with pytest.raises(ForPerson, match="has a role in another authority too"):
        actions.reset_sign_in(by=admin, person=both, authority=kent.code)
    assert second_steps(both) == {"totp"}


def test_an_administrator_resets_nobody_on_their_own_account(admin: Person, kent: Authority) -> None:
    with pytest.raises(ForPerson, match="on the page of your account"):
        actions.reset_sign_in(by=admin, person=admin, authority=kent.code)

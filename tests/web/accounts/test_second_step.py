"""The second step: demanded of whoever may do more than a member, by app, passkey or recovery code."""

import re
from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from allauth.mfa.models import Authenticator
from django.core import mail
from django.db import connection
from django.test import Client
from django.utils import timezone
from signing_in import PASSWORD, code_of, is_signed_in, second_steps, sign_in, with_app

from headway.web.accounts.models import Membership, Person
from headway.web.accounts.roles import MATRIX, Role
from headway.web.accounts.rules import needs_second_step
from headway.web.register.models import Authority
from headway.web.trail.models import Event

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("two_step")]


@pytest.fixture
def officer(person: Callable[..., Person]) -> Person:
    return person(Role.OFFICER)


def set_up(client: Client) -> str:
    """Set an authenticator app up through the pages; the secret that was shown."""
    page = client.get("/account/2fa/totp/activate/").content.decode()
    found = re.search(r'headway-key">([A-Z2-7 ]+)<', page)
    assert found, page
    secret = found[1].replace(" ", "")
    response = client.post("/account/2fa/totp/activate/", {"code": code_of(secret)})
    assert response.headers["Location"] == "/account/2fa/recovery-codes/"
    return secret


def test_every_role_but_a_members_needs_a_second_step() -> None:
    need = {role for role in MATRIX if needs_second_step([role])}
    assert set(MATRIX) - need == {Role.PUBLIC, Role.MEMBER}


def test_one_who_must_have_it_is_sent_to_set_it_up_before_anything_else(officer: Person) -> None:
    client = Client()
    sign_in(client, officer)
    for page in ("/", "/people/", "/plans/"):
        assert client.get(page).headers["Location"] == "/account/2fa/"
    assert "Your role needs a second step" in client.get("/account/2fa/").content.decode()
    assert client.get("/accessibility/").status_code == 200


def test_a_member_goes_on_without(person: Callable[..., Person]) -> None:
    client = Client()
    sign_in(client, person(Role.MEMBER))
    assert client.get("/").status_code == 200


def test_the_house_may_do_without_it(officer: Person, settings: Any) -> None:
    settings.REQUIRE_TWO_STEP = False
    client = Client()
    sign_in(client, officer)
    assert client.get("/").status_code == 200


def test_a_role_that_is_given_later_asks_for_it_at_the_next_page(
    person: Callable[..., Person], kent: Authority
) -> None:
    somebody = person(Role.MEMBER)
    client = Client()
    sign_in(client, somebody)
    assert client.get("/").status_code == 200
    Membership.objects.create(
        person=somebody, authority=kent, role=Role.OFFICER, from_day=timezone.localdate()
    )
    assert client.get("/").headers["Location"] == "/account/2fa/"


def test_a_role_that_is_over_asks_for_nothing(officer: Person) -> None:
    officer.memberships.update(until_day=timezone.localdate() - timedelta(days=1))
    client = Client()
    sign_in(client, officer)
    assert client.get("/").status_code == 200


def test_an_app_is_set_up_and_then_asked_for(officer: Person) -> None:
    client = Client()
    sign_in(client, officer)
    secret = set_up(client)
    assert client.get("/").status_code == 200
    event = Event.objects.get(action="person.sign_in_changed")
    assert event.before == {"second_steps": []}
    assert sorted(event.after["second_steps"]) == ["Authenticator app", "Recovery codes"]

    again = Client()
    assert sign_in(again, officer).headers["Location"] == "/account/2fa/authenticate/"
    assert not is_signed_in(again)
    again.post("/account/2fa/authenticate/", {"code": code_of(secret)})
    assert is_signed_in(again)
    assert again.get("/").status_code == 200


def test_the_person_is_told_by_e_mail(officer: Person, django_capture_on_commit_callbacks: Any) -> None:
    client = Client()
    sign_in(client, officer)
    with django_capture_on_commit_callbacks(execute=True):
        set_up(client)
    assert "An authenticator app was set up" in mail.outbox[-1].body


def test_no_query_is_needed_once_the_second_step_is_done(
    officer: Person, django_assert_max_num_queries: Any
) -> None:
    with_app(officer)
    client = Client()
    client.force_login(officer)
    client.get("/accessibility/")
    client.get("/account/password/reset/done/")
    client.get("/")
    with django_assert_max_num_queries(3) as counted:  # the session, the person and the roles
        client.get("/your-account/roles/")
    assert all("mfa_" not in query["sql"] for query in counted.captured_queries)


def test_a_code_works_once(officer: Person) -> None:
    secret = with_app(officer)
    code = code_of(secret)
    first, second = Client(), Client()
    for client in (first, second):
        sign_in(client, officer)
        client.post("/account/2fa/authenticate/", {"code": code})
    assert is_signed_in(first)
    assert not is_signed_in(second)


def test_codes_of_other_times_do_not_work(officer: Person) -> None:
    secret = with_app(officer)
    client = Client()
    sign_in(client, officer)
    page = client.post("/account/2fa/authenticate/", {"code": code_of(secret, 4)}).content.decode()
    assert "That code is not right" in page
    assert not is_signed_in(client)


def test_codes_cannot_be_guessed_without_end(officer: Person) -> None:
    secret = with_app(officer)
    client = Client()
    sign_in(client, officer)
    for _ in range(5):
        client.post("/account/2fa/authenticate/", {"code": code_of(secret, 9)})
    page = client.post("/account/2fa/authenticate/", {"code": code_of(secret)}).content.decode()
    assert "too many wrong attempts" in page
    assert not is_signed_in(client)


def test_a_recovery_code_signs_in_once(officer: Person) -> None:
    client = Client()
    sign_in(client, officer)
    set_up(client)
    page = client.get("/account/2fa/recovery-codes/").content.decode()
    codes = re.findall(r"<li>(\d{8})</li>", page)
    assert len(codes) == 10
    file = client.get("/account/2fa/recovery-codes/download/")
    assert set(re.findall(r"\d{8}", file.content.decode())) == set(codes)
    for expected in (True, False):
        other = Client()
        sign_in(other, officer)
        other.post("/account/2fa/authenticate/", {"code": codes[0]})
        assert is_signed_in(other) is expected


def test_the_last_second_step_stays_with_one_who_must_have_it(officer: Person) -> None:
    client = Client()
    sign_in(client, officer)
    set_up(client)
    page = client.post("/account/2fa/totp/deactivate/").content.decode()
    assert "Set up another one before you remove this." in page
    assert second_steps(officer) == {"totp", "recovery_codes"}


def test_the_last_passkey_stays_too(officer: Person) -> None:
    key = Authenticator.objects.create(
        user=officer, type="webauthn", data={"name": "Laptop", "credential": {}}
    )
    client = Client()
    client.force_login(officer)
    session = client.session
    session["account_authentication_methods"] = [{"method": "password", "at": 9e12, "reauthenticated": True}]
    session["account_authentication_methods_user"] = str(officer.pk)
    session.save()
    client.post(f"/account/2fa/passkeys/{key.pk}/remove/")
    assert second_steps(officer) == {"webauthn"}


def test_one_who_need_not_have_it_may_remove_it(person: Callable[..., Person]) -> None:
    member = person(Role.MEMBER)
    client = Client()
    sign_in(client, member)
    set_up(client)
    client.post("/account/2fa/totp/deactivate/")
    assert second_steps(member) == set()
    assert Event.objects.filter(action="person.sign_in_changed").last().after == {"second_steps": []}


def test_after_a_while_the_person_proves_again_who_they_are(officer: Person) -> None:
    client = Client()
    sign_in(client, officer)
    session = client.session
    session["account_authentication_methods"][0]["at"] -= 301
    session.save()
    response = client.get("/account/2fa/totp/activate/")
    assert response.headers["Location"].startswith("/account/reauthenticate/?next=")
    back = client.post(response.headers["Location"], {"password": PASSWORD})
    assert back.headers["Location"] == "/account/2fa/totp/activate/"
    assert client.get("/account/2fa/totp/activate/").status_code == 200


def test_the_secret_rests_enciphered_and_moves_with_the_key(officer: Person, settings: Any) -> None:
    secret = with_app(officer)
    with connection.cursor() as cursor:
        cursor.execute("SELECT data FROM mfa_authenticator")
        assert secret not in str(cursor.fetchall())
    old, settings.SECRET_KEY = settings.SECRET_KEY, "another key of at least fifty characters, for this test"
    step = Authenticator.objects.get(type="totp").wrap()
    assert not step.validate_code(code_of(secret)), "a lost key must open nothing"
    settings.SECRET_KEY_FALLBACKS = [old]
    assert step.validate_code(code_of(secret))


def test_another_persons_passkey_does_not_exist(officer: Person, person: Callable[..., Person]) -> None:
    other = Authenticator.objects.create(
        user=person(None), type="webauthn", data={"name": "X", "credential": {}}
    )
    client = Client()
    sign_in(client, officer)
    for what in ("edit", "remove"):
        assert client.get(f"/account/2fa/passkeys/{other.pk}/{what}/").status_code == 404


def test_a_member_is_offered_a_second_step_and_not_told_that_they_need_one(
    person: Callable[..., Person],
) -> None:
    client = Client()
    sign_in(client, person(Role.MEMBER))
    page = client.get("/account/2fa/").content.decode()
    assert "Set up an authenticator app" in page
    assert "Your role needs" not in page

"""Signing in and out by e-mail address and password; links; what an attacker meets."""

import re
import time
from collections.abc import Callable
from typing import Any

import pytest
from django.core import mail
from django.test import Client
from django.urls import NoReverseMatch, reverse
from signing_in import PASSWORD, is_signed_in, link_in_last_letter, sign_in

from headway.web.accounts.models import Person, Throttle
from headway.web.accounts.roles import Role
from headway.web.trail.models import Event

pytestmark = pytest.mark.django_db
NEW = "a fresh set of four words"


@pytest.fixture
def officer(person: Callable[..., Person]) -> Person:
    return person(Role.OFFICER, name="Olive O'Neill")


def test_a_person_signs_in_and_goes_where_they_were_going(officer: Person) -> None:
    client = Client()
    response = sign_in(client, officer, next="/plans/")
    assert (response.status_code, response.headers["Location"]) == (302, "/plans/")
    assert is_signed_in(client)


def test_nobody_is_led_to_another_site_after_signing_in(officer: Person) -> None:
    for away in ("https://evil.example/", "//evil.example", "javascript:alert(1)"):
        assert sign_in(Client(), officer, next=away).headers["Location"] == "/"


def test_the_address_may_be_typed_in_capitals_and_with_spaces_around_it(officer: Person) -> None:
    client = Client()
    client.post("/account/login/", {"login": f"  {officer.email.upper()} ", "password": PASSWORD})
    assert is_signed_in(client)


def test_signing_in_changes_the_session_key(officer: Person) -> None:
    client = Client()
    client.get("/account/login/")
    client.session["planted"] = "by an attacker"
    session = client.session
    session.save()
    before = session.session_key
    sign_in(client, officer)
    assert client.session.session_key != before


def test_a_wrong_password_and_an_unknown_address_get_the_same_answer(officer: Person) -> None:
    known = Client().post("/account/login/", {"login": officer.email, "password": "x"})
    unknown = Client().post("/account/login/", {"login": "nobody@example.org", "password": "x"})
    assert known.status_code == unknown.status_code == 200
    for response in (known, unknown):
        page = response.content.decode()
        assert "The e-mail address or the password is not right." in page
        assert "<title>Error: Sign in" in page


def test_an_empty_form_names_each_field_and_links_to_it() -> None:
    page = Client().post("/account/login/", {}).content.decode()
    for said, field in (("Give your e-mail address.", "id-login"), ("Give your password.", "id-password")):
        assert re.search(rf'<a href="#{field}">{said}</a>', page)
        assert f'id="{field}-error"' in page


def test_five_wrong_passwords_close_an_address_even_to_the_right_one(officer: Person) -> None:
    for _ in range(5):
        sign_in(Client(), officer, "wrong password")
    client = Client()
    page = sign_in(client, officer).content.decode()
    assert "too many wrong attempts" in page
    assert not is_signed_in(client)


def test_attempts_are_counted_in_the_database_for_all_workers_alike(officer: Person) -> None:
    sign_in(Client(), officer, "wrong password")
    assert Throttle.objects.filter(cache_key__contains="login_failed").count() == 2  # by address and by place
    assert not Throttle.objects.filter(cache_key__contains=officer.email).exists()


def test_one_address_being_attacked_does_not_close_another(
    officer: Person, person: Callable[..., Person]
) -> None:
    for _ in range(5):
        sign_in(Client(), officer, "wrong password")
    client = Client()
    sign_in(client, person(Role.MEMBER))
    assert is_signed_in(client)


def test_a_session_ends_twelve_hours_after_the_sign_in_however_busy(officer: Person) -> None:
    client = Client()
    sign_in(client, officer)
    for hours, lives in ((11.9, True), (12.1, False)):
        session = client.session
        session["account_authentication_methods"][0]["at"] = time.time() - hours * 3600
        session.save()
        response = client.get("/your-account/roles/")
        assert (response.status_code == 200) is lives
    assert response.headers["Location"] == "/account/login/?next=/your-account/roles/"
    assert "as every twelve hours" in client.get("/account/login/").content.decode()
    assert not is_signed_in(client)


def test_a_closed_account_does_not_sign_in_and_its_sessions_end(officer: Person) -> None:
    client = Client()
    sign_in(client, officer)
    Person.objects.filter(pk=officer.pk).update(is_active=False)
    assert not is_signed_in(client)
    response = sign_in(Client(), officer)
    assert response.headers["Location"] == "/account/inactive/"


def test_signing_out_needs_a_form_and_ends_the_session(officer: Person) -> None:
    client = Client()
    sign_in(client, officer)
    assert client.get("/account/logout/").status_code == 200
    assert is_signed_in(client)
    client.post("/account/logout/")
    assert not is_signed_in(client)


def test_changing_the_password_signs_out_everywhere_else(officer: Person) -> None:
    here, elsewhere = Client(), Client()
    sign_in(here, officer)
    sign_in(elsewhere, officer)
    change = {"oldpassword": PASSWORD, "password1": NEW, "password2": NEW}
    assert here.post("/account/password/change/", change).headers["Location"] == "/your-account/"
    assert is_signed_in(here)
    assert not is_signed_in(elsewhere)
    event = Event.objects.get(action="person.sign_in_changed")
    assert (event.by_id, event.after) == (officer.pk, {"password": "changed"})
    assert "password of your Headway account was changed" in mail.outbox[-1].body
    assert "Olive O'Neill" in mail.outbox[-1].body


def test_a_failed_change_leaves_no_event(officer: Person) -> None:
    client = Client()
    sign_in(client, officer)
    page = client.post(
        "/account/password/change/", {"oldpassword": "x", "password1": NEW, "password2": NEW + "!"}
    )
    assert "The two passwords differ." in page.content.decode()
    assert "The current password is not right." in page.content.decode()
    assert not Event.objects.filter(action="person.sign_in_changed").exists()


@pytest.mark.parametrize(
    ("password", "said"),
    [
        ("short words", "at least 12 characters"),
        ("passwordpassword", "others would try first"),
        ("Headway-Ofsted-2026", "others would try first"),
        ("123456789012", "others would try first"),
        ("qwertyuiop123456", "others would try first"),
        ("aaaaaaaaaaaaaaaa", "others would try first"),
        ("telechargement", "too common"),
        ("person1@example.org", "too similar to the email"),
    ],
)
def test_weak_passwords_are_refused_with_the_reason(officer: Person, password: str, said: str) -> None:
    client = Client()
    sign_in(client, officer)
    change = {"oldpassword": PASSWORD, "password1": password, "password2": password}
    page = client.post("/account/password/change/", change).content.decode()
    assert said in page
    assert sign_in(Client(), officer).status_code == 302, "the old password no longer works"


@pytest.mark.parametrize(
    "password",
    [
        "four plain words here",
        "ünïcode wörds äre fine",
        "river lamp stone paper window candle garden ladder " * 2 + "end",
        "no-digits-needed-at-all",
    ],
)
def test_long_passwords_of_any_kind_of_characters_are_taken(officer: Person, password: str) -> None:
    client = Client()
    sign_in(client, officer)
    client.post(
        "/account/password/change/", {"oldpassword": PASSWORD, "password1": password, "password2": password}
    )
    assert sign_in(Client(), officer, password).status_code == 302


def test_a_link_by_e_mail_sets_a_password_once_without_its_key_in_the_address(officer: Person) -> None:
    elsewhere = Client()
    sign_in(elsewhere, officer)
    client = Client()
    client.post("/account/password/reset/", {"email": officer.email})
    assert mail.outbox[-1].to == [officer.email]
    link = link_in_last_letter()
    shown = client.get(link)
    key = link.rstrip("/").rpartition("/")[2]
    assert shown.status_code == 302
    assert key not in shown.headers["Location"]
    assert client.post(shown.headers["Location"], {"password1": NEW, "password2": NEW}).status_code == 302
    assert sign_in(Client(), officer, NEW).status_code == 302
    assert not is_signed_in(elsewhere)
    assert "This link no longer works" in Client().get(link).content.decode()
    event = Event.objects.get(action="person.sign_in_changed")
    assert (event.by_id, event.after) == (officer.pk, {"password": "changed"})


def test_asking_for_a_link_tells_nobody_whether_the_address_is_known(officer: Person) -> None:
    answers = [
        Client().post("/account/password/reset/", {"email": email}, follow=True).content
        for email in (officer.email, "nobody@example.org")
    ]
    assert answers[0] == answers[1]
    assert "no account with that address" in mail.outbox[-1].body


def test_links_lead_to_the_sites_own_address_whatever_host_the_request_named(
    officer: Person, settings: Any
) -> None:
    settings.ALLOWED_HOSTS = ["*"]
    Client().post("/account/password/reset/", {"email": officer.email}, headers={"host": "evil.example"})
    assert "evil.example" not in mail.outbox[-1].body
    assert link_in_last_letter()


def test_a_new_person_has_no_password_until_they_set_one() -> None:
    made = Person.objects.create_user(email="New@Example.org", name="Nia New")
    assert made.email == "new@example.org"
    assert not made.has_usable_password()
    for guess in ("", "password", "new@example.org"):
        client = Client()
        sign_in(client, made, guess)
        assert not is_signed_in(client)


def test_nobody_signs_up_by_themselves() -> None:
    page = Client().get("/account/signup/")
    assert page.status_code == 403
    assert "An administrator of your council adds people" in page.content.decode()
    details = {"email": "me@example.org", "password1": NEW}
    assert Client().post("/account/signup/", details).status_code == 405
    assert not Person.objects.exists()


@pytest.mark.parametrize(
    "name",
    [
        "account_confirm_email",
        "account_email_verification_sent",
        "account_confirm_login_code",
        "mfa_signup_webauthn",
    ],
)
def test_pages_of_allauth_that_we_do_not_use_cannot_be_reached(name: str) -> None:
    with pytest.raises(NoReverseMatch):
        reverse(name)

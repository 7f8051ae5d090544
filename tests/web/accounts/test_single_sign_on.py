"""Sign-in by a council's own OpenID provider: a real one, on loopback, in a process of its own."""

import re
from collections.abc import Callable
from dataclasses import replace
from html import unescape
from typing import Any
from urllib.parse import urlsplit

import pytest
import requests
from allauth.socialaccount.models import SocialAccount
from django.core import mail
from django.test import Client
from oidc_provider import CLIENT_ID, CLIENT_SECRET, PASSWORD
from signing_in import RunningProvider, is_signed_in, with_app

from headway.web.accounts.models import Person
from headway.web.accounts.oidc import Provider
from headway.web.accounts.roles import Role
from headway.web.trail.models import Event

pytestmark = pytest.mark.django_db

Use = Callable[..., None]


@pytest.fixture
def use(settings: Any, provider: RunningProvider) -> Use:
    """Configures the provider as headway.toml would, with changes."""

    def configure(**changes: Any) -> None:
        plain = Provider("Kent County Council", provider.server, CLIENT_ID, CLIENT_SECRET)
        settings.SINGLE_SIGN_ON = replace(plain, **changes)
        settings.SOCIALACCOUNT_PROVIDERS = {"openid_connect": settings.SINGLE_SIGN_ON.for_allauth()}

    configure()
    return configure


@pytest.fixture
def ada(person: Callable[..., Person]) -> Person:
    """Somebody whom an administrator has added, with the address that the provider verifies."""
    made = person(Role.OFFICER, name="Ada Adams")
    Person.objects.filter(pk=made.pk).update(email="ada@example.org")
    made.emailaddress_set.update(email="ada@example.org")
    return Person.objects.get(pk=made.pk)


def come_by_provider(client: Client, user: str, more: str = "") -> Any:
    """Go from our sign-in page to the provider, sign in there as a user, and come back: our last answer."""
    begun = client.post("/account/oidc/council/login/", {"next": "/your-account/"})
    assert begun.status_code == 200
    away = requests.Session()
    shown = away.get(begun.headers["Refresh"].partition("url=")[2])
    assert "<h1>Provider</h1>" in shown.text
    token = re.search(r'csrfmiddlewaretoken" value="(\w+)"', shown.text)
    assert token
    given = {"username": user, "password": PASSWORD, "csrfmiddlewaretoken": token[1]}
    back = away.post(shown.url, given, allow_redirects=False)
    while urlsplit(back.headers["Location"]).hostname != "testserver":
        back = away.get(requests.compat.urljoin(back.url, back.headers["Location"]), allow_redirects=False)
    came = urlsplit(back.headers["Location"])
    return client.get(f"{came.path}?{came.query}{more}")


@pytest.mark.usefixtures("use")
def test_a_person_we_know_is_let_in_and_remembered_by_the_providers_identifier(ada: Person) -> None:
    client = Client()
    response = come_by_provider(client, "ada")
    assert (response.status_code, response.headers["Location"]) == (302, "/your-account/")
    assert is_signed_in(client)
    account = SocialAccount.objects.get()
    assert (account.user_id, account.provider) == (ada.pk, "council")
    assert account.extra_data == {}
    event = Event.objects.get(action="person.sign_in_changed")
    assert (event.by_id, event.after) == (ada.pk, {"single_sign_on": True})
    assert "joined to your council's own sign-in" in mail.outbox[-1].body
    assert ada.has_usable_password()


@pytest.mark.usefixtures("use", "ada")
def test_the_second_time_nothing_new_is_recorded() -> None:
    come_by_provider(Client(), "ada")
    again = Client()
    come_by_provider(again, "ada")
    assert is_signed_in(again)
    assert SocialAccount.objects.count() == 1
    assert Event.objects.filter(action="person.sign_in_changed").count() == 1


@pytest.mark.usefixtures("use", "ada")
def test_a_stranger_is_refused_with_a_page_that_says_what_to_do() -> None:
    client = Client()
    response = come_by_provider(client, "sam")
    assert response.status_code == 403
    assert "You have not been added to Headway" in response.content.decode()
    assert not is_signed_in(client)
    assert not Person.objects.filter(email="stranger@example.org").exists()


@pytest.mark.usefixtures("use", "ada")
def test_an_address_that_the_provider_has_not_verified_opens_nothing() -> None:
    client = Client()
    response = come_by_provider(client, "una")
    assert response.status_code == 403
    assert "has not verified your e-mail address" in response.content.decode()
    assert not is_signed_in(client)


@pytest.mark.usefixtures("ada")
def test_a_council_may_vouch_for_the_addresses_of_its_own_directory(use: Use) -> None:
    use(trust_email=True)
    client = Client()
    come_by_provider(client, "una")
    assert is_signed_in(client)


@pytest.mark.usefixtures("use", "ada")
def test_an_address_that_was_given_to_somebody_else_opens_nothing() -> None:
    come_by_provider(Client(), "ada")
    client = Client()
    response = come_by_provider(
        client, "ada2"
    )  # another person at the provider, with the address that was Ada's
    assert response.status_code == 403
    assert "belonged to somebody else" in response.content.decode()
    assert not is_signed_in(client)


@pytest.mark.usefixtures("use")
def test_a_closed_account_stays_closed(ada: Person) -> None:
    Person.objects.filter(pk=ada.pk).update(is_active=False)
    client = Client()
    assert come_by_provider(client, "ada").status_code == 403
    assert not is_signed_in(client)


@pytest.mark.usefixtures("use", "ada", "two_step")
def test_headway_asks_for_its_own_second_step_where_the_provider_does_not() -> None:
    client = Client()
    come_by_provider(client, "ada")
    assert client.get("/").headers["Location"] == "/account/2fa/"


@pytest.mark.usefixtures("ada", "two_step")
def test_a_provider_that_asks_for_a_second_step_suffices(use: Use) -> None:
    use(asks_second_step=True)
    client = Client()
    come_by_provider(client, "ada")
    assert client.get("/").status_code == 200


@pytest.mark.usefixtures("use")
def test_one_who_has_set_up_a_second_step_is_asked_for_it(ada: Person) -> None:
    with_app(ada)
    client = Client()
    assert come_by_provider(client, "ada").headers["Location"] == "/account/2fa/authenticate/"
    assert not is_signed_in(client)


@pytest.mark.usefixtures("use", "ada")
def test_an_answer_that_was_not_asked_for_in_this_browser_is_refused() -> None:
    client = Client()
    response = come_by_provider(client, "ada", more="&state=forged")
    assert response.status_code == 401
    assert not is_signed_in(client)


@pytest.mark.usefixtures("use")
def test_nobody_joins_somebody_elses_sign_in_to_their_account(signed_in: Callable[..., Client]) -> None:
    client = signed_in(Role.OFFICER)
    assert client.post("/account/oidc/council/login/?process=connect").status_code == 404
    assert client.post("/account/oidc/council/login/", {"process": "connect"}).status_code == 404


@pytest.mark.usefixtures("use")
def test_the_sign_in_page_offers_it_by_name_and_carries_the_way_back() -> None:
    page = Client().get("/account/login/?next=/plans/").content.decode()
    form = re.search(r'<form method="post" action="/account/oidc/council/login/">.*?</form>', page, re.DOTALL)
    assert form
    assert "Sign in with Kent County Council" in unescape(form[0])
    assert 'name="next" value="/plans/"' in form[0]


def test_without_a_provider_the_page_offers_none() -> None:
    assert "oidc" not in Client().get("/account/login/").content.decode()
    assert Client().get("/account/oidc/council/login/").status_code == 404

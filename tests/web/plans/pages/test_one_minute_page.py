"""The one-minute update by a signed link: one action, one owner, one purpose, no sign-in."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from django.core import signing
from django.test import Client
from page_reading import read

from headway.web.accounts.models import Membership, Person
from headway.web.plans import actions
from headway.web.plans.models import Action
from headway.web.plans.tokens import LIFETIME_DAYS, signed_update_token

pytestmark = pytest.mark.django_db


@pytest.fixture
def action(promised: Callable[..., Action]) -> Action:
    return promised()


@pytest.fixture
def address(action: Action, owner: Person) -> str:
    return f"/update/{signed_update_token(action, owner)}/"


def test_it_says_whose_it_is_and_shows_one_action_and_a_short_form(address: str, action: Action) -> None:
    page = read(Client().get(address))
    assert page.status == 200
    assert page.h1 == action.title
    assert "This link was sent to Owen Owner" in page.text
    fields = {each.get("name") for each in page.tree.xpath("//form//*[@name]")}
    assert fields == {"csrfmiddlewaretoken", "status", "narrative"}
    assert not page.links
    assert not page.tree.xpath("//nav")


def test_the_update_is_recorded_in_the_owners_name_and_signs_nobody_in(
    address: str, action: Action, owner: Person
) -> None:
    browser = Client()
    word = action.item.plan.status_words.get(rag="amber")
    page = read(browser.post(address, {"status": word.pk, "narrative": "Two teams are behind."}))
    assert page.h1 == "The update is on the record"
    made = action.updates.get()
    assert (made.by, made.narrative) == (owner, "Two teams are behind.")
    assert "_auth_user_id" not in browser.session
    assert browser.get("/my-actions/").status_code == 302


def test_it_works_once(address: str, action: Action) -> None:
    word = action.item.plan.status_words.get(rag="green")
    Client().post(address, {"status": word.pk})
    for answer in (Client().get(address), Client().post(address, {"status": word.pk})):
        page = read(answer)
        assert page.status == 410
        assert "This link has done its work" in page.text
    assert action.updates.count() == 1


def test_amber_without_words_is_an_error_that_uses_nothing_up(address: str, action: Action) -> None:
    word = action.item.plan.status_words.get(rag="amber")
    page = read(Client().post(address, {"status": word.pk}))
    assert page.status == 400
    assert page.errors[0].startswith("Say why the action is")
    assert Client().get(address).status_code == 200


def test_an_old_link_says_that_it_is_old(address: str, monkeypatch: pytest.MonkeyPatch) -> None:
    then = signing.time.time() + timedelta(days=LIFETIME_DAYS, seconds=5).total_seconds()
    monkeypatch.setattr(signing.time, "time", lambda: then)
    page = read(Client().get(address))
    assert page.status == 410
    assert f"more than {LIFETIME_DAYS} days old" in page.text


@pytest.mark.parametrize("token", ["x", "a:b:c", "W10:1xV9Iq:abc", "%00", "é"])
def test_a_broken_link_says_so(token: str) -> None:
    page = read(Client().get(f"/update/{token}/"))
    assert page.status == 410
    assert "not whole" in page.text


def test_a_link_ends_with_the_role(address: str, owner: Person) -> None:
    Membership.objects.filter(person=owner).delete()
    assert Client().get(address).status_code == 410


def test_a_link_ends_with_the_ownership(address: str, action: Action, officer: Person) -> None:
    actions.change_action(
        by=officer, action=action, version=action.version, owners=[actions.Owner("Jo Partner")]
    )
    assert Client().get(address).status_code == 410


def test_the_address_goes_nowhere_else(address: str) -> None:
    response = Client().get(address)
    assert response.headers["Referrer-Policy"] == "same-origin"  # tests/browser sends the form
    assert response.headers["X-Robots-Tag"] == "noindex, nofollow"
    assert "no-store" in response.headers["Cache-Control"]


def test_a_form_from_elsewhere_is_refused(address: str, action: Action) -> None:
    strict = Client(enforce_csrf_checks=True)
    word = action.item.plan.status_words.get(rag="green")
    assert strict.post(address, {"status": word.pk}).status_code == 403

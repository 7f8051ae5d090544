"""The pages on which an administrator keeps people and roles, and everybody their own account."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from django.core import mail
from django.test import Client
from django.utils import timezone
from signing_in import is_signed_in, link_in_last_letter, sign_in

from headway.web.accounts.models import Membership, Person
from headway.web.accounts.roles import Role
from headway.web.register.models import Authority

pytestmark = pytest.mark.django_db
NEW = {
    "name": "Nia New",
    "email": "nia@example.org",
    "authority": "E10000016",
    "role": "officer",
    "from_day-day": "1",
    "from_day-month": "9",
    "from_day-year": "2026",
}


@pytest.fixture
def admin(signed_in: Callable[..., Client]) -> Client:
    return signed_in(Role.ADMINISTRATOR)


def text_of(response: Any) -> str:
    return response.content.decode()


def test_a_person_is_added_gets_a_link_sets_a_password_and_signs_in(admin: Client) -> None:
    page = admin.post("/people/add/", NEW, follow=True)
    made = Person.objects.get(email="nia@example.org")
    assert page.redirect_chain[-1][0] == f"/people/{made.pk}/"
    assert "A link to set a password is on its way to them." in text_of(page)
    assert mail.outbox[-1].to == ["nia@example.org"]

    browser = Client()
    form = browser.get(link_in_last_letter()).headers["Location"]
    words = "their own set of words"
    browser.post(form, {"password1": words, "password2": words})
    sign_in(browser, made, words)
    assert is_signed_in(browser)


def test_the_administrator_never_sees_the_link(admin: Client) -> None:
    assert "/account/password/reset/key/" not in text_of(admin.post("/people/add/", NEW, follow=True))


def test_faults_are_listed_and_nothing_typed_is_lost(admin: Client) -> None:
    page = text_of(admin.post("/people/add/", NEW | {"email": "nia", "role": "", "from_day-day": "31"}))
    assert "There is a problem" in page
    for said in ("Give an e-mail address such as", "Choose a role.", "First day: 31 9 2026 is not a day"):
        assert said in page
    assert 'value="Nia New"' in page


def test_what_the_action_refuses_stands_at_the_top_of_the_form(admin: Client) -> None:
    page = text_of(admin.post("/people/add/", NEW | {"role": "inspector"}))
    assert "an inspector&#39;s access must end" in page


def test_a_letter_that_fails_is_told_and_the_person_stays(admin: Client, settings: Any) -> None:
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", 9
    page = text_of(admin.post("/people/add/", NEW, follow=True))
    assert "Nia New was added. The e-mail to nia@example.org could not be sent" in page
    assert Person.objects.filter(email="nia@example.org").exists()


def test_an_authority_that_one_does_not_manage_cannot_be_chosen(admin: Client, medway: Authority) -> None:
    page = text_of(admin.post("/people/add/", NEW | {"authority": medway.code}))
    assert "Select a valid choice" in page or "Choose an authority" in page
    assert not Person.objects.filter(email="nia@example.org").exists()


def test_people_of_other_authorities_are_not_listed(
    admin: Client, medway: Authority, person: Callable[..., Person]
) -> None:
    here, there = person(Role.OFFICER, name="Kim Kent"), person(Role.OFFICER, medway, name="Mo Medway")
    Membership.objects.create(person=here, authority=medway, role=Role.DIRECTOR, from_day=date(2020, 1, 1))
    page = text_of(admin.get("/people/"))
    assert "Kim Kent" in page
    assert "Mo Medway" not in page
    assert admin.get(f"/people/{there.pk}/").status_code == 404
    shown = text_of(admin.get(f"/people/{here.pk}/"))
    assert "Roles in Kent" in shown
    assert "Roles in Medway" not in shown
    assert "Director" not in shown


def test_a_role_is_given_and_ended_on_the_persons_page(admin: Client, person: Callable[..., Person]) -> None:
    one = person(Role.MEMBER, name="Max Member")
    admin.post(f"/people/{one.pk}/give-role/", NEW | {"role": "director"})
    given = Membership.objects.get(person=one, role=Role.DIRECTOR)
    assert "Director" in text_of(admin.get(f"/people/{one.pk}/"))
    page = admin.post(f"/people/roles/{given.pk}/end/", {"when": "at once"}, follow=True)
    given.refresh_from_db()
    assert not given.holds_on(timezone.localdate())
    assert "Max Member: the role director ends." in text_of(page)


def test_ending_on_a_day_needs_the_day(admin: Client, person: Callable[..., Person]) -> None:
    held = person(Role.MEMBER).memberships.get()
    page = text_of(admin.post(f"/people/roles/{held.pk}/end/", {"when": "on a day"}))
    assert "Last day: give a day." in page
    held.refresh_from_db()
    assert held.until_day is None


def test_an_administrator_who_leaves_is_led_to_their_own_account(
    person: Callable[..., Person], signed_in: Callable[..., Client]
) -> None:
    person(Role.ADMINISTRATOR)
    client = signed_in(Role.ADMINISTRATOR)
    own = Person.objects.get(pk=client.session["_auth_user_id"]).memberships.get()
    response = client.post(f"/people/roles/{own.pk}/end/", {"when": "at once"})
    assert response.headers["Location"] == "/your-account/"
    assert client.get("/people/").status_code == 403


def test_names_are_shown_as_they_are_and_run_as_nothing(admin: Client) -> None:
    admin.post("/people/add/", NEW | {"name": "<script>alert(1)</script>"})
    page = text_of(admin.get("/people/"))
    assert "<script>alert" not in page
    assert "&lt;script&gt;alert(1)" in page


def test_the_number_of_queries_does_not_grow_with_people(
    admin: Client, person: Callable[..., Person], django_assert_num_queries: Any
) -> None:
    one = person(Role.OFFICER)
    admin.get("/people/")
    for expected, address in ((5, "/people/"), (6, f"/people/{one.pk}/"), (5, "/your-account/")):
        for _ in range(3):
            with django_assert_num_queries(expected):
                assert admin.get(address).status_code == 200
            person(Role.OFFICER)
            person(Role.DIRECTOR)


def test_your_account_shows_name_roles_and_second_step(signed_in: Callable[..., Client]) -> None:
    page = text_of(signed_in(Role.INSPECTOR).get("/your-account/"))
    for said in ("Inspector 1", "person1@example.org", "Kent", "1 January 2099", "Sign out", "None"):
        assert said in page


def test_the_page_of_roles_says_what_is_enforced(signed_in: Callable[..., Client]) -> None:
    page = text_of(signed_in(Role.MEMBER).get("/your-account/roles/"))
    for role in Role:
        assert role.label in page
        assert role.meaning in page

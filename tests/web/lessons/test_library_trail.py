"""The library belongs to everybody: what was done to it is in the trail of each authority."""

from collections.abc import Callable

import pytest
from django.test import Client
from lessons_site import a_report, an_item

from headway.web.accounts.models import Person
from headway.web.accounts.roles import Role
from headway.web.lessons.actions.themes import add_theme

pytestmark = pytest.mark.django_db


def test_a_theme_that_a_person_gave_is_in_the_trail_that_others_see(
    person: Callable[..., Person], signed_in: Callable[..., Client]
) -> None:
    item = an_item(a_report(), "Visit every care leaver in custody.")
    add_theme(by=person(Role.QUALITY_ASSURANCE), passage=item, key="care_leavers")
    for role in (Role.DIRECTOR, Role.INSPECTOR):
        assert "gave a theme" in signed_in(role).get("/trail/").content.decode(), role


def test_one_who_sees_no_drafts_learns_only_that_something_was_done(
    person: Callable[..., Person], signed_in: Callable[..., Client]
) -> None:
    item = an_item(a_report(), "Visit every care leaver in custody.")
    add_theme(by=person(Role.QUALITY_ASSURANCE), passage=item, key="care_leavers")
    page = signed_in(Role.ADMINISTRATOR).get("/trail/").content.decode()
    assert "Passagetheme" in page
    assert "care_leavers" not in page

"""A theme that the guide no longer has: it is named by its key where it stands, counts nowhere, and is no error."""

from collections.abc import Callable
from datetime import date

import pytest
from django.test import Client
from django.urls import reverse
from lessons_site import a_report, a_theme, an_item

from headway.web.accounts.roles import Role
from headway.web.lessons.states import ThemeState

pytestmark = pytest.mark.django_db


def test_no_page_fails_by_a_theme_that_the_guide_had_before(signed_in: Callable[..., Client]) -> None:
    client = signed_in(Role.QUALITY_ASSURANCE)
    items = [
        an_item(
            a_report(code, ended=date(2018, 3, 1), overall="Good"), "Improve supervision of social workers."
        )
        for code in ("E06000035", "E10000014")
    ]
    for item in items:
        a_theme(item, "signposting_of_before", state=ThemeState.CONFIRMED)
    addresses = [
        reverse("passage", args=[items[0].pk]),
        reverse("library_report", args=[items[0].report_id]),
        reverse("library_search") + "?q=supervision",
        reverse("library_search_csv") + "?q=supervision",
        reverse("lessons_digest") + "?authority=E10000016",
        *map(
            reverse, ("lessons", "themes", "themes_csv", "theme_review", "theme_agreement", "lessons_decided")
        ),
    ]
    for each in addresses:
        assert client.get(each).status_code == 200, each
    found = client.get(reverse("library_search") + "?q=supervision").content.decode()
    assert "signposting_of_before" in found
    assert "signposting_of_before" not in client.get(reverse("themes")).content.decode()

"""What an address asks for: values where they make sense, nothing where they do not, and never an error."""

from collections.abc import Callable
from datetime import date

import pytest
from django.test import Client
from django.urls import reverse

from headway.web.accounts.roles import Role
from headway.web.query_values import number, one_of, words
from headway.web.register.models import Authority
from headway.web.scrutiny.models import Body, Meeting


def test_words_lose_their_margins_and_what_a_database_refuses():
    assert words("  care\x00 leavers ") == "care leavers"
    assert words(None) == ""
    assert len(words("a" * 5000)) == 200


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        ("12", 12),
        (12, 12),
        ("", None),
        (None, None),
        ("-1", None),
        ("²", None),
        ("٣", None),
        ("9" * 18, None),
    ],
)
def test_a_number_is_one_that_a_database_holds(given, expected):
    assert number(given) == expected


def test_one_of_is_a_value_that_is_known():
    assert one_of("held", ["planned", "held"]) == "held"
    assert one_of("nonsense", ["planned", "held"]) == ""
    assert one_of(None, ["planned", "held"]) == ""


_NONSENSE = (
    "words=a%00b&owner=%00&body=99999999999999999&recommendation=x&action=-1&meeting=٣&page=99"
    "&state=x&kind=%00&category=x&year={year}&when=x&mine=x&item=9&stage=x"
)


@pytest.mark.django_db
@pytest.mark.parametrize("year", ["0000", "0", "9999", "99999999999999999", "x", "%00"])
@pytest.mark.parametrize(
    "page",
    ["meetings", "meetings_calendar", "papers", "questions", "commitments", "scrutiny_recommendations"],
)
def test_no_address_of_a_list_is_an_error(
    page: str, year: str, kent: Authority, signed_in: Callable[..., Client]
) -> None:
    body = Body.objects.create(authority=kent, name="Children’s Committee", kind="scrutiny")
    Meeting.objects.create(body=body, on=date(2017, 6, 22))
    answer = signed_in(Role.DEMOCRATIC_SERVICES).get(f"{reverse(page)}?{_NONSENSE.format(year=year)}")
    assert answer.status_code == 200

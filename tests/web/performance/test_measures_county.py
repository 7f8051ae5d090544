"""The county's pages: districts against chance over many measures, and the workforce on one time axis."""

from collections.abc import Callable

import pytest
from django.test import Client
from django.urls import reverse
from measures_site import DISTRICTS, a_measure, figures, whole_county
from page_reading import read

from headway.web.accounts.roles import Role
from headway.web.register.models import Authority

pytestmark = pytest.mark.django_db


@pytest.fixture
def member(signed_in: Callable[..., Client]) -> Client:
    return signed_in(Role.MEMBER)


@pytest.fixture
def county(kent: Authority) -> Authority:
    """One measure whose districts are alike, one with an odd one, and one that is no share."""
    whole_county(a_measure(kent, "assessment_45wd_pct", title="Assessments in time"))
    whole_county(a_measure(kent), odd="Thanet")
    whole_county(a_measure(kent, "cin_number", title="Children in need", unit="count", multiplier=1))
    whole_county(a_measure(kent, "cpp_rate", title="Plans, twelve months", kind="rolling"))
    return kent


@pytest.mark.usefixtures("county")
def test_the_measure_whose_districts_differ_comes_first_and_names_the_odd_one(member: Client) -> None:
    found = read(member.get(reverse("consistency")))
    assert "differ by more than chance on 1 of 2 measures." in found.text
    table = found.tables[0]
    assert [row[0] for row in table[1:]] == ["Re-referrals within twelve months", "Assessments in time"]
    assert table[1][4:] == ["More than chance", "Thanet (higher)"]
    assert table[2][4:] == ["Chance would explain it", "None"]


@pytest.mark.usefixtures("county")
def test_every_district_stands_with_what_chance_allows_at_its_size(member: Client) -> None:
    table = read(member.get(reverse("consistency"))).tables[1]
    assert [row[0] for row in table[1:]] == list(DISTRICTS)
    assert table[4][4] == "Higher"


@pytest.mark.usefixtures("county")
def test_what_is_no_share_is_listed_and_what_rolls_is_left_out(member: Client) -> None:
    text = read(member.get(reverse("consistency"))).text
    assert "Not looked at" in text
    assert "Children in need" in text
    assert "Plans, twelve months" not in text


def test_a_county_without_districts_says_so(kent: Authority, member: Client) -> None:
    figures(a_measure(kent), [20] * 12)
    assert "nothing can be compared" in read(member.get(reverse("consistency"))).text


def test_the_workforce_stands_by_month_and_by_district_with_the_worst_named(
    kent: Authority, member: Client
) -> None:
    caseload = a_measure(
        kent, "sw_caseload", title="Cases a social worker", unit="cases", multiplier=1, kind="snapshot"
    )
    figures(caseload, [160.0, 170.0, 180.0], of=10)
    for area, cases in (("Ashford", 150), ("Dover", 240), ("Thanet", 160)):
        figures(caseload, [cases] * 3, of=10, area=area)
    found = read(member.get(reverse("workforce")))
    assert "September 2026: cases a social worker 18.0 cases." in found.text
    _, months, districts = found.tables  # the first is the chart’s own
    assert [row[1] for row in months[1:]] == ["18.0 cases", "17.0 cases", "16.0 cases"]
    told = {row[0]: row[1] for row in districts[1:]}
    assert told == {
        "Ashford": "15.0 cases",
        "Dover": "24.0 cases (worst)",
        "Thanet": "16.0 cases",
        "Middle district": "16.0 cases",
        "Half lie between": "15.5 cases and 20.0 cases",
    }
    assert "24.0 cases" in read(member.get(reverse("workforce"), {"area": "Dover"})).text


def test_pages_ask_the_same_number_of_questions_however_many_measures_there_are(
    kent: Authority, member: Client, django_assert_num_queries: Callable[..., object]
) -> None:
    whole_county(a_measure(kent, "sw_caseload", title="Cases", unit="cases", multiplier=1))
    for name in ("consistency", "workforce"):
        member.get(reverse(name))
    for more in ("rereferral_pct", "sw_vacancy_rate"):
        whole_county(a_measure(kent, more, title=more))
        for name in ("consistency", "workforce"):
            with django_assert_num_queries(7):
                member.get(reverse(name))

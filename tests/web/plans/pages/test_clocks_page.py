"""Clocks on screen: each with its working, what is left, and what happens when the stated date differs."""

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone
from page_reading import read

from headway.web.accounts.models import Membership, Person
from headway.web.accounts.roles import Role
from headway.web.plans.models import Plan
from headway.web.register.models import Authority, Inspection
from headway.web.register.states import Confirmation

pytestmark = pytest.mark.django_db


@pytest.mark.usefixtures("inspection")
def test_kents_date_of_2017_shows_how_it_was_reached(as_officer: Client) -> None:
    page = read(as_officer.get("/clocks/"))
    assert "20 September 2017" in page.text
    assert "Report received, 13 June 2017" in page.text
    assert "70 working days" in page.text
    assert "S.I. 2007/462" in page.text
    assert "Summer bank holiday" in page.text or "Late Summer Bank Holiday" in page.text.title()


def test_a_stated_date_governs_and_the_difference_is_shown(
    inspection: Inspection, as_officer: Client
) -> None:
    inspection.stated_due = date(2017, 9, 22)
    inspection.save()
    page = read(as_officer.get("/clocks/"))
    said = "The document states 22 September 2017; counted, it is 20 September 2017, 2 days earlier."
    assert said in page.text
    assert "The stated date governs." in page.text


def test_a_clock_that_runs_says_how_many_days_are_left(kent: Authority, as_officer: Client) -> None:
    today = timezone.localdate()
    Inspection.objects.create(
        authority=kent, framework="ilacs_2023", received=today, published=today, state=Confirmation.CONFIRMED
    )
    page = read(as_officer.get("/clocks/"))
    headings = [each.text_content().strip() for each in page.tree.xpath("//main//h2")]
    assert headings == ["Running", "Over, or not counted"]
    assert "70 working days from" in page.text


def test_a_duty_that_was_done_says_when_and_how_late(inspection: Inspection, as_officer: Client) -> None:
    text = read(as_officer.get("/clocks/")).text
    assert "25 July 2017. Done on 13 June 2017, in time." in text
    assert "whether it was kept is not recorded" in text
    Plan.objects.create(inspection=inspection, authority=inspection.authority, published=date(2017, 9, 22))
    text = read(as_officer.get("/clocks/")).text
    assert "20 September 2017. Done on 22 September 2017, 2 days late." in text
    assert "not recorded" not in text


def test_a_report_without_its_day_of_receipt_says_what_to_do(
    inspection: Inspection, as_officer: Client
) -> None:
    inspection.received = None
    inspection.save()
    page = read(as_officer.get("/clocks/"))
    assert "The day on which the report was received is not recorded" in page.text


def test_the_clocks_of_another_authority_are_not_shown(inspection: Inspection, as_stranger: Client) -> None:
    page = read(as_stranger.get("/clocks/"))
    assert "20 September 2017" not in page.text
    assert as_stranger.get(f"/clocks/?authority={inspection.authority_id}").status_code == 404


def test_one_who_works_for_two_authorities_chooses(
    inspection: Inspection,
    medway: Authority,
    browser: Callable[[Person], Client],
    person: Callable[..., Person],
) -> None:
    somebody = person(Role.OFFICER)
    Membership.objects.create(person=somebody, authority=medway, role=Role.MEMBER, from_day=date(2020, 1, 1))
    client = browser(somebody)
    page = read(client.get("/clocks/"))
    assert set(page.links) == {"Kent", "Medway"}
    page = read(client.get(f"/clocks/{page.links['Kent'].removeprefix('/clocks/')}"))
    assert "20 September 2017" in page.text
    assert page.links["Medway"].endswith(f"?authority={medway.pk}")
    assert inspection.authority.name == "Kent"


def test_the_page_takes_a_fixed_number_of_queries(
    inspection: Inspection, as_officer: Client, django_assert_num_queries: Callable[[int], Any]
) -> None:
    with django_assert_num_queries(10):
        as_officer.get("/clocks/")
    for months in range(1, 5):
        when = date(2018, 1, 10) + timedelta(days=30 * months)
        Inspection.objects.create(
            authority=inspection.authority,
            framework="ilacs_2018",
            received=when,
            published=when,
            state=Confirmation.CONFIRMED,
        )
    with django_assert_num_queries(10):
        as_officer.get("/clocks/")


def test_the_public_are_asked_to_sign_in() -> None:
    response = Client().get("/clocks/")
    assert response.status_code == 302 or "Sign in" in read(response).links

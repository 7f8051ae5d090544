"""The pages of bodies and who sits on them."""

from collections.abc import Callable
from datetime import date, timedelta

import pytest
from django.test import Client
from meetings_kit import day
from page_reading import read

from headway.web.accounts.models import Person
from headway.web.accounts.roles import Role
from headway.web.register.models import Authority
from headway.web.scrutiny.models import (
    Body,
    Meeting,
)

pytestmark = pytest.mark.django_db


def test_the_list_counts_todays_members_and_names_the_next_meeting(
    officer: Client, body: Body, coming: Meeting
) -> None:
    Meeting.objects.create(
        body=body, on=coming.on - timedelta(days=1), state="cancelled", why_cancelled="No."
    )
    Body.objects.create(authority=body.authority, name="Old Board", kind="board", until_day=date(2018, 1, 1))
    page = read(officer.get("/bodies/"))
    (table,) = page.tables
    assert [row[0] for row in table[1:]] == ["Children’s Committee"]
    assert table[1][2] == "1"
    assert table[1][3] == f"{coming.on.day} {coming.on:%B %Y}"
    assert "Add a body" not in page.links
    ended = read(officer.get("/bodies/?ended=yes"))
    assert [row[0] for row in ended.tables[0][1:]] == ["Old Board"]


@pytest.mark.usefixtures("meeting")
def test_a_body_tells_who_sat_on_a_day(officer: Client, body: Body) -> None:
    page = read(officer.get(f"/bodies/{body.pk}/"))
    assert [row[0] for row in page.tables[0][1:]] == ["Ann Archer"]
    then = read(officer.get(f"/bodies/{body.pk}/", day("on", date(2017, 9, 1))))
    assert [row[0] for row in then.tables[0][1:]] == ["Ann Archer", "Old Oliver"]
    assert "22 June 2017" in page.text
    wrong = read(officer.get(f"/bodies/{body.pk}/", {"on-day": "31", "on-month": "2", "on-year": "2017"}))
    assert wrong.errors == ["On a day: 31 2 2017 is not a day in the calendar."]


@pytest.mark.usefixtures("kent")
def test_the_clerk_adds_a_body_and_its_members(clerk: Client) -> None:
    page = read(clerk.get("/bodies/add/"))
    assert page.value("meets_in_public") == ["on"]
    empty = read(clerk.post("/bodies/add/", {"kind": "panel", "template": "default"}))
    assert (empty.status, empty.errors) == (400, ["Name the body."])
    made = clerk.post(
        "/bodies/add/",
        {
            "name": "Improvement Panel",
            "kind": "panel",
            "template": "default",
            **day("from_day", date(2017, 7, 1)),
        },
    )
    panel = Body.objects.get(name="Improvement Panel")
    assert made.headers["Location"] == f"/bodies/{panel.pk}/"
    assert not panel.meets_in_public
    nobody = read(clerk.post(f"/bodies/{panel.pk}/seats/add/", {"role": "member"}))
    assert nobody.errors == ["Choose somebody who signs in, or give a name.", "Give the first day."]
    clerk.post(
        f"/bodies/{panel.pk}/seats/add/",
        {"name": "Pat Panel", "role": "chair", **day("from_day", date(2017, 7, 1))},
    )
    seat = panel.seats.get()
    clerk.post(f"/bodies/seats/{seat.pk}/end/", {"version": "1", **day("until_day", date(2018, 7, 1))})
    seat.refresh_from_db()
    assert seat.until_day == date(2018, 7, 1)


def test_two_people_change_a_body_and_nothing_is_lost(clerk: Client, body: Body) -> None:
    said = {"name": "My Committee", "kind": "scrutiny", "template": "default", "version": "0"}
    page = read(clerk.post(f"/bodies/{body.pk}/change/", said))
    assert page.status == 409
    assert page.value("name") == "My Committee"
    assert ["Name", "My Committee", "Children’s Committee", "Different"] in page.tables[0]
    assert page.value("version") == "1"


def test_a_seat_with_an_account_is_offered_to_people_of_the_authority_only(
    clerk: Client, body: Body, person: Callable[..., Person], medway: Authority
) -> None:
    mia = person(Role.MEMBER, name="Mia Member")
    person(Role.MEMBER, medway, "Stella Stranger")
    page = read(clerk.get(f"/bodies/{body.pk}/seats/add/"))
    options = page.tree.xpath("//select[@name='person']/option")
    names = [each.text for each in options]
    assert "Mia Member" in names
    assert "Stella Stranger" not in names
    clerk.post(
        f"/bodies/{body.pk}/seats/add/",
        {"person": str(mia.pk), "role": "member", **day("from_day", date(2018, 5, 18))},
    )
    assert body.seats.get(person=mia).name == "Mia Member"

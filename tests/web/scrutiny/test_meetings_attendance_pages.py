"""The pages of attendance, declarations and the forward plan."""

from datetime import date, timedelta

import pytest
from django.test import Client
from django.utils import timezone
from meetings_kit import CANARY, day
from page_reading import read

from headway.web.register.models import Authority
from headway.web.scrutiny.models import (
    Body,
    Meeting,
    PlannedDecision,
    Seat,
)

pytestmark = pytest.mark.django_db


def test_attendance_is_recorded_in_one_form(clerk: Client, officer: Client, meeting: Meeting) -> None:
    Meeting.objects.filter(pk=meeting.pk).update(state="held")
    where = f"/meetings/{meeting.pk}/attendance/record/"
    page = read(clerk.get(where))
    assert page.value("member-0-name") == "Ann Archer"
    assert page.value("member-1-name") == "Old Oliver"
    said = {
        "version": "1",
        "member-TOTAL_FORMS": "2",
        "member-INITIAL_FORMS": "2",
        "member-0-name": "Ann Archer",
        "member-0-presence": "present",
        "member-1-name": "Old Oliver",
        "member-1-presence": "apologies",
        "other-TOTAL_FORMS": "2",
        "other-INITIAL_FORMS": "0",
        "other-0-name": "Sue Sub",
        "other-0-presence": "substitute",
        "other-1-name": "Oz Officer",
        "other-1-presence": "in attendance",
        "other-1-post": "Director",
    }
    wrong = read(clerk.post(where, said))
    assert (wrong.status, wrong.errors) == (400, ["Say whom they stand in for."])
    assert wrong.value("other-1-post") == "Director"
    clerk.post(where, said | {"other-0-stands_in_for": "Old Oliver"})
    (table,) = read(officer.get(f"/meetings/{meeting.pk}/attendance/")).tables
    assert table[1:] == [
        ["Ann Archer", "Present", ""],
        ["Sue Sub", "Present as substitute", "For Old Oliver"],
        ["Old Oliver", "Apologies", ""],
        ["Oz Officer", "In attendance", "Director"],
    ]
    again = read(clerk.get(where))
    assert again.value("member-0-presence") == "present"
    assert again.value("other-0-name") == "Sue Sub"
    stale = clerk.post(where, said | {"other-0-stands_in_for": "Old Oliver"})
    assert stale.status_code == 409


def test_a_sensitive_interest_is_told_without_what_it_is(
    clerk: Client, officer: Client, meeting: Meeting
) -> None:
    where = f"/meetings/{meeting.pk}/declarations/add/"
    wrong = read(
        clerk.post(where, {"name": "Ann Archer", "kind": "pecuniary", "is_sensitive": "on", "text": CANARY})
    )
    assert wrong.errors == ["Leave it empty: what a sensitive interest is, is not recorded."]
    clerk.post(
        where, {"name": "Ann Archer", "kind": "pecuniary", "is_sensitive": "on", "left_the_room": "on"}
    )
    page = read(officer.get(f"/meetings/{meeting.pk}/attendance/"))
    assert (
        "A sensitive interest; what it is, is not told (Localism Act 2011 s.32). Left the room." in page.text
    )


def test_a_body_shows_its_attendance_of_a_year(officer: Client, body: Body, meeting: Meeting) -> None:
    Meeting.objects.filter(pk=meeting.pk).update(state="held")
    meeting.attendance.create(name="Ann Archer", presence="present")
    Meeting.objects.create(body=body, on=date(2017, 9, 7), state="cancelled", why_cancelled="No business.")
    page = read(officer.get(f"/bodies/{body.pk}/attendance/?year=2017"))
    assert "1 meeting held, attendance on record for 1. 1 cancelled, which is not counted." in page.text
    assert page.tables[0][1] == ["Ann Archer", "1", "1", "0", "0", "0", "0"]


def test_the_clerk_plans_a_decision_by_the_form(clerk: Client, officer: Client, kent: Authority) -> None:
    cabinet = Body.objects.create(authority=kent, name="Cabinet", kind="cabinet")
    far = timezone.localdate() + timedelta(days=90)
    said = {
        "title": "Placements",
        "matter": "To award a contract.",
        "is_key": "on",
        "why_key": "Its cost.",
        "body": str(cabinet.pk),
        "in_private": "on",
        "exception": "none",
        **day("decide_from", far),
    }
    wrong = read(clerk.post("/forward-plan/add/", said))
    assert wrong.errors == ["Say why it is taken in private, with the paragraphs of Schedule 12A."]
    clerk.post("/forward-plan/add/", said | {"private_because": "Paragraph 3."})
    planned = PlannedDecision.objects.get()
    Seat.objects.create(body=cabinet, name="Lee Leader", from_day=date(2017, 5, 18))
    page = read(officer.get(f"/forward-plan/{planned.pk}/"))
    assert "Its membersLee Leader" in page.text
    assert "Second notice of a meeting in private" in page.text
    assert "Withdraw" not in page.links
    listed = read(officer.get("/forward-plan/"))
    assert f"{far:%B %Y}" in listed.text
    PlannedDecision.objects.update(notice_published=timezone.localdate())
    clerk.post(
        f"/forward-plan/{planned.pk}/second-notice/",
        {"version": "1", **day("on", timezone.localdate()), "representations": "Open it.", "answer": "No."},
    )
    assert "Open it." in read(clerk.get(f"/forward-plan/{planned.pk}/")).text
    clerk.post(f"/forward-plan/{planned.pk}/withdraw/", {"version": "2", "reason": "No money."})
    assert "No money." in read(officer.get(f"/forward-plan/{planned.pk}/")).text
    assert "Nothing is to be decided." in read(officer.get("/forward-plan/")).text
    assert "Placements" in read(officer.get("/forward-plan/?which=withdrawn")).text

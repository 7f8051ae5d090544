"""The pages of meetings, as their readers and keepers use them; whatever there is, in a fixed number of queries."""

from datetime import date, time, timedelta
from typing import Any

import pytest
from django.test import Client
from meetings_kit import day
from page_reading import read

from headway.web.register.models import Authority
from headway.web.scrutiny.models import (
    AgendaItem,
    Body,
    Commitment,
    Declaration,
    Meeting,
    Paper,
    Seat,
)

pytestmark = pytest.mark.django_db


@pytest.mark.usefixtures("meeting", "coming")
def test_the_list_of_meetings_is_narrowed(officer: Client, body: Body) -> None:
    other = Body.objects.create(authority=body.authority, name="Cabinet", kind="cabinet")
    Meeting.objects.create(body=other, on=date(2017, 6, 26), state="held")

    def rows(query: str) -> list[str]:
        tables = read(officer.get(f"/meetings/{query}")).tables
        return [row[1] for row in tables[0][1:]] if tables else []

    assert len(rows("")) == 3
    assert rows(f"?body={other.pk}") == ["Cabinet"]
    assert rows("?state=held") == ["Cabinet"]
    assert rows("?year=2017") == ["Cabinet", "Children’s Committee"]
    assert rows("?when=coming") == ["Children’s Committee"]
    assert rows("?year=1066") == []
    assert len(rows("?body=x&state=y&year=zzzz&when=never")) == 3


@pytest.mark.usefixtures("meeting")
def test_the_calendar_shows_a_municipal_year(officer: Client, body: Body) -> None:
    Meeting.objects.create(body=body, on=date(2018, 4, 30))
    Meeting.objects.create(body=body, on=date(2018, 5, 1))
    page = read(officer.get("/meetings/calendar/?year=2017"))
    assert page.h1.startswith("Calendar of meetings 2017/18")
    assert "2 meetings in 2017/18." in page.text
    months = [each.text_content().strip() for each in page.tree.xpath("//main//h2")]
    assert (months[0], months[-1], len(months)) == ("May 2017", "April 2018", 12)


def test_a_meeting_shows_its_clock_with_the_working(officer: Client, meeting: Meeting) -> None:
    page = read(officer.get(f"/meetings/{meeting.pk}/"))
    assert "Last day to publish: Wednesday 14 June 2017." in page.text
    assert "The day before day 5: Wednesday 14 June 2017." in page.text
    assert "municipal year 2017/18" in page.text
    assert "Saturday is clear dayNo, by the council’s settings" in page.text


def test_the_councils_own_settings_move_the_clock(officer: Client, meeting: Meeting, settings: Any) -> None:
    (settings.WORKSPACE.folder / "headway.toml").write_text("[clocks]\nsaturday_is_clear_day = true\n")
    page = read(officer.get(f"/meetings/{meeting.pk}/"))
    assert "Last day to publish: Thursday 15 June 2017." in page.text
    assert "Saturday is clear dayYes, by the council’s settings" in page.text


def test_the_clerk_plans_moves_and_cancels_a_meeting(clerk: Client, body: Body) -> None:
    page = read(clerk.get(f"/meetings/add/?body={body.pk}"))
    assert page.value("body") == str(body.pk)
    wrong = read(clerk.post("/meetings/add/", {"body": str(body.pk), "time": "ten"}))
    assert wrong.errors == ["Give the day.", "Give the time as hours and minutes, for example 14:30."]
    clerk.post("/meetings/add/", {"body": str(body.pk), "time": "10.00", **day("on", date(2027, 6, 22))})
    meeting = Meeting.objects.get()
    assert meeting.time == time(10)
    Meeting.objects.update(agenda_published=date(2027, 6, 10))
    where = f"/meetings/{meeting.pk}/change/"
    assert "will no longer hold" in read(clerk.get(where)).text
    assert read(clerk.get(where)).value("time") == "10:00"
    said = {"version": "1", "time": "14:30", "place": "Room 2", **day("on", date(2027, 6, 29))}
    assert read(clerk.post(where, said)).errors == ["Say why it is changed."]
    done = clerk.post(where, said | {"reason": "An election."}, follow=True)
    page = read(done)
    assert "publish it again" in page.text
    assert "Was to be on 22 June 2027, 10:00." in page.text
    assert "Supersedes the agenda published before" in page.text
    public = read(Client().get(f"/committees/meetings/{meeting.pk}/"))
    assert "was to be on 22 June 2027, 10:00. What was published then" in public.text
    assert "An election." not in public.text
    clerk.post(f"/meetings/{meeting.pk}/cancel/", {"version": "2", "reason": "No business."})
    page = read(clerk.get(f"/meetings/{meeting.pk}/"))
    assert "Cancelled. No business." in page.text
    assert "Cancel the meeting" not in page.links


def test_two_people_move_a_meeting(clerk: Client, meeting: Meeting) -> None:
    said = {"version": "0", "time": "11:00", "reason": "Why.", **day("on", date(2017, 6, 23))}
    page = read(clerk.post(f"/meetings/{meeting.pk}/change/", said))
    assert page.status == 409
    assert ["Day", "23 June 2017", "22 June 2017", "Different"] in page.tables[0]


def test_an_executive_bodys_meeting_shows_the_call_in_clock(clerk: Client, kent: Authority) -> None:
    cabinet = Body.objects.create(authority=kent, name="Cabinet", kind="cabinet")
    meeting = Meeting.objects.create(body=cabinet, on=date(2018, 12, 10), state="held")
    before = read(clerk.get(f"/meetings/{meeting.pk}/"))
    assert "the day on which the decisions are published, which is not recorded" in before.text
    clerk.post(f"/meetings/{meeting.pk}/decisions/", {"version": "1", **day("on", date(2018, 12, 12))})
    page = read(clerk.get(f"/meetings/{meeting.pk}/"))
    assert "called in until 19 December 2018" in page.text
    assert "take effect on Thursday 20 December 2018" in page.text


def test_a_committees_meeting_shows_no_call_in(officer: Client, meeting: Meeting) -> None:
    assert "Call-in" not in read(officer.get(f"/meetings/{meeting.pk}/")).text


def test_what_is_owed_to_a_meeting_stands_on_its_page(officer: Client, meeting: Meeting) -> None:
    Commitment.objects.create(
        authority=meeting.body.authority,
        body=meeting.body,
        text="A report on caseloads",
        owed_by="The Director",
        state="open",
        due_meeting=meeting,
    )
    assert (
        "A report on caseloads, owed by The Director: owed"
        in read(officer.get(f"/meetings/{meeting.pk}/")).text
    )


@pytest.mark.parametrize(
    "page",
    [
        "/bodies/",
        "/bodies/{body}/",
        "/meetings/",
        "/meetings/calendar/?year=2017",
        "/meetings/{meeting}/",
        "/meetings/{meeting}/agenda/",
        "/meetings/{meeting}/attendance/",
        "/bodies/{body}/attendance/?year=2017",
    ],
)
def test_pages_take_a_fixed_number_of_queries(
    page: str, officer: Client, body: Body, meeting: Meeting, django_assert_max_num_queries: Any
) -> None:
    where = page.format(body=body.pk, meeting=meeting.pk)
    _fill(body, meeting, range(1))
    with django_assert_max_num_queries(40) as few:
        officer.get(where)
    _fill(body, meeting, range(1, 13))
    with django_assert_max_num_queries(len(few)):
        assert officer.get(where).status_code == 200


def _fill(body: Body, meeting: Meeting, numbers: range) -> None:
    for number in numbers:
        Seat.objects.create(body=body, name=f"Member {number}", from_day=date(2017, 5, 18))
        Meeting.objects.create(body=body, on=date(2017, 7, number + 1), state="held").attendance.create(
            name=f"Member {number}", presence="present"
        )
        item = AgendaItem.objects.create(meeting=meeting, number=str(number), title=f"Item {number}")
        item.papers.add(
            Paper.objects.create(
                authority=body.authority, kind="other", subject=f"Paper {number}", state="signed"
            )
        )
        meeting.attendance.create(name=f"Member {number}", presence="present")
        Declaration.objects.create(
            meeting=meeting, item=item, name=f"Member {number}", kind="other", text="One."
        )
        Body.objects.create(authority=body.authority, name=f"Body {number}", kind="panel")


def test_long_lists_are_in_pages(officer: Client, body: Body) -> None:
    for number in range(60):
        Meeting.objects.create(body=body, on=date(2017, 1, 1) + timedelta(days=number))
    page = read(officer.get("/meetings/?state=planned"))
    assert len(page.tables[0]) == 51
    second = read(officer.get("/meetings/?state=planned&page=2"))
    assert len(second.tables[0]) == 11
    assert any("state=planned" in href and "page=2" in href for href in page.links.values())

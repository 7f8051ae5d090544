"""The pages of bodies, meetings, agendas and the forward plan, as their readers and keepers use them."""

from collections.abc import Callable
from datetime import date, time, timedelta
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone
from page_reading import read

from headway.web.accounts.models import Person
from headway.web.accounts.roles import Role
from headway.web.register.models import Authority
from headway.web.scrutiny.models import (
    AgendaItem,
    Body,
    Commitment,
    Declaration,
    Meeting,
    Paper,
    PlannedDecision,
    ScrutinyRecommendation,
    Seat,
)
from headway.web.scrutiny.queries.clocks import committee_clocks
from headway.web.trail.models import Event

pytestmark = pytest.mark.django_db

CANARY = "Ombrophobe-2093"


@pytest.fixture
def body(kent: Authority) -> Body:
    made = Body.objects.create(
        authority=kent, name="Children’s Committee", kind="scrutiny", remit="Children’s services."
    )
    Seat.objects.create(body=made, name="Ann Archer", role="chair", from_day=date(2017, 5, 18))
    Seat.objects.create(body=made, name="Old Oliver", from_day=date(2017, 5, 18), until_day=date(2018, 5, 17))
    return made


@pytest.fixture
def meeting(body: Body) -> Meeting:
    return Meeting.objects.create(body=body, on=date(2017, 6, 22), time=time(10), place="Room 1")


@pytest.fixture
def coming(body: Body) -> Meeting:
    """A meeting so far off that nothing about it is late."""
    return Meeting.objects.create(body=body, on=timezone.localdate() + timedelta(days=60), time=time(10))


@pytest.fixture
def clerk(signed_in: Callable[..., Client]) -> Client:
    return signed_in(Role.DEMOCRATIC_SERVICES)


@pytest.fixture
def officer(signed_in: Callable[..., Client]) -> Client:
    return signed_in(Role.OFFICER)


def restricted(meeting: Meeting, **more: Any) -> AgendaItem:
    return AgendaItem.objects.create(
        meeting=meeting,
        number="2",
        order=2,
        title=f"A case {CANARY}",
        description=CANARY,
        classification="exempt",
        exempt_paragraphs=[1],
        restricted_because=CANARY,
        classified_by="Moe Monitor",
        classified_on=date(2017, 6, 12),
        **more,
    )


def day(name: str, value: date) -> dict[str, str]:
    return {f"{name}-day": str(value.day), f"{name}-month": str(value.month), f"{name}-year": str(value.year)}


# Bodies


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


# Meetings


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


# Agendas


def test_the_clerk_keeps_an_agenda(clerk: Client, coming: Meeting) -> None:
    agenda = f"/meetings/{coming.pk}/agenda/"
    clerk.post(f"{agenda}standing/")
    paper = Paper.objects.create(authority=coming.body.authority, kind="other", subject="Outcome")
    form = read(clerk.get(f"{agenda}add/?paper={paper.pk}"))
    assert (form.value("number"), form.value("papers")) == ("5", [str(paper.pk)])
    clerk.post(
        f"{agenda}add/",
        {
            "number": "5",
            "title": "Outcome of the inspection",
            "papers": [str(paper.pk)],
            "classification": "unrestricted",
        },
    )
    item = coming.items.get(number="5")
    assert list(item.papers.all()) == [paper]
    clerk.post(f"/meetings/items/{item.pk}/move/", {"version": "1", "direction": "up"})
    item.refresh_from_db()
    assert item.number == "4"
    page = read(clerk.get(agenda))
    headings = [each.text_content().strip() for each in page.tree.xpath("//main//h3")]
    assert headings[3:] == ["4. Outcome of the inspection", "5. Work programme"]
    assert page.links["Outcome"] == f"/papers/{paper.pk}/"
    clerk.post(f"/meetings/items/{item.pk}/remove/", {"version": str(item.version)})
    assert not coming.items.filter(title__startswith="Outcome").exists()


def test_a_stale_button_does_nothing_and_says_so(clerk: Client, coming: Meeting) -> None:
    for number in "12":
        AgendaItem.objects.create(meeting=coming, number=number, title=f"Item {number}", order=int(number))
    item = coming.items.first()
    assert item is not None
    page = read(clerk.post(f"/meetings/items/{item.pk}/move/", {"version": "9", "direction": "down"}))
    assert page.status == 409
    assert "changed by somebody else" in page.errors[0]
    item.refresh_from_db()
    assert item.number == "1"


def test_a_late_item_asks_for_the_special_circumstances_and_shows_them(
    clerk: Client, officer: Client, body: Body
) -> None:
    soon = Meeting.objects.create(body=body, on=timezone.localdate() + timedelta(days=1))
    agenda = f"/meetings/{soon.pk}/agenda/"
    assert "has no five clear days’ notice" in read(clerk.get(agenda)).text
    said = {"number": "1", "title": "Urgent", "classification": "unrestricted"}
    refused = read(clerk.post(f"{agenda}add/", said))
    assert refused.status == 400
    assert "s.100B(4)(b)" in refused.errors[0]
    clerk.post(f"{agenda}add/", said | {"late_because": "The report came out yesterday."})
    page = read(officer.get(agenda))
    assert "Special circumstances: The report came out yesterday." in page.text
    assert "Late item since" in page.text


def test_a_published_item_of_another_title_asks_for_the_special_circumstances(
    clerk: Client, officer: Client, coming: Meeting
) -> None:
    item = AgendaItem.objects.create(meeting=coming, number="1", title="Outcome", order=1)
    change = f"/meetings/items/{item.pk}/change/"
    assert not read(clerk.get(change)).tree.xpath("//*[@name='late_because']")
    Meeting.objects.filter(pk=coming.pk).update(agenda_published=timezone.localdate())
    assert "Where you only mend the spelling, say that." in read(clerk.get(change)).text
    said = {"number": "1", "title": "Closure", "classification": "unrestricted", "version": "1"}
    refused = read(clerk.post(change, said))
    assert refused.status == 400
    assert "the item has another title now" in refused.errors[0]
    assert refused.value("title") == "Closure"
    clerk.post(change, said | {"late_because": "It closes tomorrow."})
    page = read(officer.get(f"/meetings/{coming.pk}/agenda/"))
    assert "Late item since" in page.text
    assert "Special circumstances: It closes tomorrow." in page.text


def test_a_form_for_an_item_in_time_has_no_special_circumstances(clerk: Client, coming: Meeting) -> None:
    page = read(clerk.get(f"/meetings/{coming.pk}/agenda/add/"))
    assert not page.tree.xpath("//*[@name='late_because']")


def test_an_exempt_item_is_not_saved_by_half_from_the_form(clerk: Client, coming: Meeting) -> None:
    said = {"number": "1", "title": CANARY, "classification": "exempt"}
    page = read(clerk.post(f"/meetings/{coming.pk}/agenda/add/", said))
    assert page.errors == ["Exempt: name the paragraphs of Schedule 12A, 1 to 7."]
    assert not coming.items.exists()
    clerk.post(
        f"/meetings/{coming.pk}/agenda/add/",
        said
        | {
            "exempt_paragraphs": ["1", "2"],
            "restricted_because": "It names a family.",
            "classified_by": "Moe Monitor",
            **day("classified_on", date(2017, 6, 12)),
        },
    )
    item = coming.items.get()
    assert (item.classification, item.exempt_paragraphs) == ("exempt", [1, 2])
    assert CANARY not in str(list(Event.objects.values()))
    form = read(clerk.get(f"/meetings/items/{item.pk}/change/"))
    assert form.value("exempt_paragraphs") == ["1", "2"]
    assert CANARY not in form.title


def test_a_restricted_item_is_a_number_to_those_who_may_not_read_it(
    officer: Client,
    clerk: Client,
    meeting: Meeting,
    signed_in: Callable[..., Client],
    person: Callable[..., Person],
) -> None:
    item = restricted(meeting, late_since=date(2017, 6, 20), late_because=CANARY)
    paper = Paper.objects.create(
        authority=meeting.body.authority,
        kind="other",
        subject=CANARY,
        state="signed",
        classification="exempt",
        exempt_paragraphs=[1],
    )
    item.papers.add(paper)
    Declaration.objects.create(meeting=meeting, item=item, name="Ann Archer", kind="other", text=CANARY)
    member = signed_in(Role.MEMBER)
    pages = (
        f"/meetings/{meeting.pk}/",
        f"/meetings/{meeting.pk}/agenda/",
        f"/meetings/{meeting.pk}/attendance/",
        f"/bodies/{meeting.body_id}/work-programme/",
        "/meetings/",
        "/meetings/calendar/?year=2017",
        "/clocks/",
    )
    for reader in (officer, member):
        for where in pages:
            response = reader.get(where)
            assert response.status_code == 200
            assert CANARY not in response.content.decode(), where
    agenda = read(officer.get(f"/meetings/{meeting.pk}/agenda/"))
    assert "2. Heard in private" in agenda.text
    assert CANARY in clerk.get(f"/meetings/{meeting.pk}/agenda/").content.decode()
    for page in ("change", "move", "remove"):
        assert officer.get(f"/meetings/items/{item.pk}/{page}/").status_code == 404
    seated = person(Role.MEMBER, name="Mia Member")
    Seat.objects.create(body=meeting.body, name="Mia Member", person=seated, from_day=date(2017, 5, 18))
    client = Client()
    client.force_login(seated, backend="django.contrib.auth.backends.ModelBackend")
    assert CANARY in client.get(f"/meetings/{meeting.pk}/agenda/").content.decode()


def test_a_paper_that_one_may_not_see_yet_is_only_counted(
    signed_in: Callable[..., Client], meeting: Meeting
) -> None:
    item = AgendaItem.objects.create(meeting=meeting, number="1", title="Outcome")
    item.papers.add(
        Paper.objects.create(authority=meeting.body.authority, kind="other", subject=CANARY, state="draft")
    )
    page = read(signed_in(Role.MEMBER).get(f"/meetings/{meeting.pk}/agenda/"))
    assert "1 paper that you may not see" in page.text
    assert CANARY not in page.text


def test_a_body_that_does_not_meet_in_public_owes_the_public_no_agenda(clerk: Client, body: Body) -> None:
    panel = Body.objects.create(authority=body.authority, name="Panel", kind="panel", meets_in_public=False)
    soon = Meeting.objects.create(body=panel, on=timezone.localdate() + timedelta(days=1))
    AgendaItem.objects.create(meeting=soon, number="1", title="Progress")
    page = read(clerk.get(f"/meetings/{soon.pk}/agenda/"))
    assert "no agenda is due to the public" in page.text
    assert "Publish the agenda" not in page.links
    assert "Add an item" in page.links
    assert "Publish the agenda and papers" not in read(clerk.get("/clocks/")).text


# Attendance and declarations


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


# The forward plan


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


# Clocks


@pytest.mark.usefixtures("meeting")
def test_the_page_of_clocks_tells_what_committee_work_has_before_it(
    officer: Client, kent: Authority, body: Body, coming: Meeting
) -> None:
    today = timezone.localdate()
    PlannedDecision.objects.create(
        authority=kent,
        title="Placements",
        matter="M",
        why_key="Cost",
        body=body,
        decide_from=today + timedelta(days=80),
    )
    Commitment.objects.create(
        authority=kent,
        body=body,
        text="A note on vacancies",
        owed_by="The Director",
        state="open",
        due_on=today - timedelta(days=3),
    )
    Commitment.objects.create(authority=kent, body=body, text="Proposed only", state="proposed")
    ScrutinyRecommendation.objects.create(
        authority=kent,
        body=body,
        year=2026,
        number=1,
        area="Front door",
        text="Look again.",
        sent_on=today,
        response_due=today + timedelta(days=61),
    )
    page = read(officer.get("/clocks/"))
    headings = [each.text_content().strip() for each in page.tree.xpath("//main//h3")]
    assert headings[0] == "Owed by The Director"
    assert set(headings) == {
        "Owed by The Director",
        "Publish the agenda and papers",
        "Notice of a key decision",
        "Respond to a scrutiny recommendation",
    }
    assert "Late The day passed 3 days ago." in page.text
    assert "Proposed only" not in page.text
    Meeting.objects.filter(pk=coming.pk).update(agenda_published=today)
    assert "Publish the agenda and papers" not in read(officer.get("/clocks/")).text


def test_decisions_that_may_still_be_called_in_have_a_clock(
    person: Callable[..., Person], kent: Authority
) -> None:
    cabinet = Body.objects.create(authority=kent, name="Cabinet", kind="cabinet")
    Meeting.objects.create(
        body=cabinet, on=date(2018, 12, 10), state="held", decisions_published=date(2018, 12, 12)
    )
    officer = person(Role.OFFICER)
    on_the_last_day = committee_clocks(officer, kent.pk, date(2018, 12, 19))
    assert [(each.kind, each.due, each.standing) for each in on_the_last_day] == [
        ("call-in", date(2018, 12, 19), "Today is the last day.")
    ]
    assert committee_clocks(officer, kent.pk, date(2018, 12, 20)) == ()


def test_nobody_sees_the_committee_clocks_of_another_authority(
    person: Callable[..., Person], medway: Authority, coming: Meeting
) -> None:
    stranger = person(Role.DIRECTOR, medway)
    assert committee_clocks(stranger, coming.body.authority_id, timezone.localdate()) == ()


# Whatever there is, the pages ask the database the same number of questions


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

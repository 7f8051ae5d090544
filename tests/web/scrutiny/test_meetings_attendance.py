"""Who came and what was declared; attendance by year; the work programme."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from django.core.exceptions import PermissionDenied

from headway.clocks import CouncilSettings
from headway.errors import ForPerson
from headway.web.accounts.models import Person
from headway.web.accounts.roles import Role
from headway.web.register.models import Authority
from headway.web.scrutiny.actions import meetings_attendance as actions
from headway.web.scrutiny.actions.meetings_attendance import Came
from headway.web.scrutiny.models import AgendaItem, Body, Commitment, Meeting, Paper, PathwayStep, Seat
from headway.web.scrutiny.queries.meetings import declarations_seen, meeting_page
from headway.web.scrutiny.queries.meetings_attendance import attendance_year
from headway.web.scrutiny.queries.meetings_programme import work_programme
from headway.web.trail.models import Event

pytestmark = pytest.mark.django_db

SETTINGS = CouncilSettings()
CANARY = "Quixotry-8150"


@pytest.fixture
def clerk(person: Callable[..., Person]) -> Person:
    return person(Role.DEMOCRATIC_SERVICES, name="Dora Democratic")


@pytest.fixture
def body(kent: Authority) -> Body:
    made = Body.objects.create(authority=kent, name="Children’s Committee", kind="scrutiny")
    for name, from_day, until_day in (
        ("Ann", date(2017, 5, 18), None),
        ("Ben", date(2017, 5, 18), date(2017, 9, 1)),
        ("Cat", date(2017, 9, 2), None),
    ):
        Seat.objects.create(body=made, name=name, from_day=from_day, until_day=until_day)
    return made


@pytest.fixture
def meeting(body: Body) -> Meeting:
    return Meeting.objects.create(body=body, on=date(2017, 6, 22), state="held")


def record(clerk: Person, meeting: Meeting, *came: Came) -> None:
    meeting.refresh_from_db()
    actions.record_attendance(by=clerk, meeting=meeting, version=meeting.version, came=came)


def test_attendance_is_set_whole_and_told_once(clerk: Person, meeting: Meeting) -> None:
    record(clerk, meeting, Came("Ann", "present"), Came("Ben", "apologies"))
    record(
        clerk,
        meeting,
        Came("Ann", "present"),
        Came("Sue", "substitute", stands_in_for="Ben"),
        Came("Oz", "in attendance", post="Director"),
    )
    assert list(meeting.attendance.values_list("name", "presence", "stands_in_for", "post")) == [
        ("Ann", "present", "", ""),
        ("Sue", "substitute", "Ben", ""),
        ("Oz", "in attendance", "", "Director"),
    ]
    last = Event.objects.order_by("seq").last()
    assert last is not None
    assert last.before == {"attendance": ["Ann: present", "Ben: apologies"]}
    assert "Sue: present as substitute for Ben" in last.after["attendance"]


def test_an_account_comes_from_the_seat(
    clerk: Person, body: Body, meeting: Meeting, person: Callable[..., Person]
) -> None:
    mia = person(Role.MEMBER, name="Mia")
    Seat.objects.create(body=body, name="Mia", person=mia, from_day=date(2017, 5, 18))
    record(clerk, meeting, Came("mia", "present"), Came("Ann", "present"))
    assert list(meeting.attendance.values_list("person", flat=True)) == [mia.pk, None]


@pytest.mark.parametrize(
    ("came", "said"),
    [
        ([Came("Ann", "present"), Came("ann", "absent")], "The same name is given twice"),
        ([Came("Sue", "substitute")], "say whom they stand in for"),
        ([Came("Sue", "somewhere")], "say how they took part"),
        ([Came(" ", "present")], "A name is empty"),
    ],
)
def test_what_is_wrong_with_an_attendance_is_said(
    clerk: Person, meeting: Meeting, came: list[Came], said: str
) -> None:
    record(clerk, meeting, Came("Ann", "present"))
    with pytest.raises(ForPerson, match=said):
        record(clerk, meeting, *came)
    assert meeting.attendance.get().name == "Ann"


def test_nobody_attends_a_cancelled_meeting(clerk: Person, meeting: Meeting) -> None:
    Meeting.objects.filter(pk=meeting.pk).update(state="cancelled")
    with pytest.raises(ForPerson, match="was cancelled"):
        record(clerk, meeting, Came("Ann", "present"))


def test_attendance_is_closed_with_the_minutes(clerk: Person, body: Body, meeting: Meeting) -> None:
    later = Meeting.objects.create(body=body, on=date(2017, 9, 7))
    Meeting.objects.filter(pk=meeting.pk).update(minutes_state="confirmed", confirmed_at=later)
    with pytest.raises(ForPerson, match="minutes of this meeting are confirmed"):
        record(clerk, meeting, Came("Ann", "present"))
    meeting.refresh_from_db()
    with pytest.raises(ForPerson, match="minutes of this meeting are confirmed"):
        actions.declare(by=clerk, meeting=meeting, name="Ann", kind="other", text="A governor.")


def test_a_member_records_nothing(person: Callable[..., Person], meeting: Meeting) -> None:
    with pytest.raises(PermissionDenied):
        record(person(Role.MEMBER), meeting, Came("Ann", "present"))
    with pytest.raises(PermissionDenied):
        actions.declare(by=person(Role.MEMBER), meeting=meeting, name="Ann", kind="other", text="One.")


# Declarations


def test_a_declaration_names_its_kind_and_item(clerk: Person, meeting: Meeting) -> None:
    item = AgendaItem.objects.create(meeting=meeting, number="5", title="Schools")
    made = actions.declare(
        by=clerk,
        meeting=meeting,
        name="Ann",
        kind="pecuniary",
        text="Her husband teaches there.",
        item=item,
        left_the_room=True,
    )
    assert (made.item, made.left_the_room) == (item, True)
    assert Event.objects.get(action="declaration.recorded").after["text"] == "Her husband teaches there."


def test_of_a_sensitive_interest_only_that_there_is_one_is_kept(clerk: Person, meeting: Meeting) -> None:
    with pytest.raises(ForPerson, match="only that there is one is recorded") as error:
        actions.declare(by=clerk, meeting=meeting, name="Ann", kind="other", text=CANARY, is_sensitive=True)
    assert CANARY not in str(error.value)
    made = actions.declare(by=clerk, meeting=meeting, name="Ann", kind="other", is_sensitive=True)
    assert made.text == ""


def test_a_declaration_that_becomes_sensitive_loses_its_words(clerk: Person, meeting: Meeting) -> None:
    made = actions.declare(by=clerk, meeting=meeting, name="Ann", kind="other", text="A governor.")
    changed = actions.change_declaration(
        by=clerk, declaration=made, name="Ann", kind="other", is_sensitive=True
    )
    assert changed.text == ""
    event = Event.objects.get(action="declaration.changed")
    assert "governor" not in str(event.before)


def test_an_interest_that_is_not_sensitive_is_said(clerk: Person, meeting: Meeting) -> None:
    with pytest.raises(ForPerson, match="The interest is empty"):
        actions.declare(by=clerk, meeting=meeting, name="Ann", kind="other")


def test_what_is_declared_about_a_restricted_item_is_not_told(clerk: Person, meeting: Meeting) -> None:
    item = AgendaItem.objects.create(
        meeting=meeting, number="6", title="A case", classification="exempt", exempt_paragraphs=[1]
    )
    actions.declare(by=clerk, meeting=meeting, name="Ann", kind="other", text=CANARY, item=item)
    assert CANARY not in str(list(Event.objects.values("before", "after", "why", "subject_label")))
    (unseen,) = declarations_seen(meeting, frozenset())
    (seen,) = declarations_seen(meeting, frozenset({item.pk}))
    assert (unseen.text, seen.text) == ("", CANARY)


def test_an_item_of_another_meeting_is_refused(clerk: Person, body: Body, meeting: Meeting) -> None:
    other = Meeting.objects.create(body=body, on=date(2017, 9, 7))
    item = AgendaItem.objects.create(meeting=other, number="1", title="Elsewhere")
    with pytest.raises(ForPerson, match="not on this meeting's agenda"):
        actions.declare(by=clerk, meeting=meeting, name="Ann", kind="other", text="One.", item=item)


# Attendance by year


def test_cancelled_meetings_are_nobodys_absence(clerk: Person, body: Body, meeting: Meeting) -> None:
    record(clerk, meeting, Came("Ann", "present"), Came("Ben", "absent"))
    Meeting.objects.create(body=body, on=date(2017, 9, 7), state="cancelled", why_cancelled="No business.")
    winter = Meeting.objects.create(body=body, on=date(2018, 1, 11), state="held")
    record(
        clerk, winter, Came("Ann", "apologies"), Came("Cat", "present"), Came("Ben", "substitute", "", "Ann")
    )
    Meeting.objects.create(body=body, on=date(2018, 3, 8), state="held")  # no attendance on record
    Meeting.objects.create(body=body, on=date(2018, 4, 5))  # planned
    Meeting.objects.create(body=body, on=date(2018, 5, 10), state="held")  # the next municipal year

    found = attendance_year(clerk, body, 2017)

    assert (found.held, found.recorded, found.cancelled) == (3, 2, 1)
    assert [each.on for each in found.without] == [date(2018, 3, 8)]
    rows = {
        each.name: (each.present, each.expected, each.apologies, each.absent, each.unsaid, each.stood_in)
        for each in found.members
    }
    assert rows == {
        "Ann": (1, 2, 1, 0, 0, 0),  # sat on both days
        "Ben": (0, 1, 0, 1, 0, 1),  # sat in June only; stood in for Ann in January
        "Cat": (1, 1, 0, 0, 0, 0),  # sat in January only
    }


def test_one_of_whom_nothing_is_recorded_is_counted_as_that(
    clerk: Person, body: Body, meeting: Meeting
) -> None:
    record(clerk, meeting, Came("Ann", "present"))
    ben = next(each for each in attendance_year(clerk, body, 2017).members if each.name == "Ben")
    assert (ben.expected, ben.unsaid) == (1, 1)


# The work programme


def test_the_work_programme_forgets_nothing_that_is_owed(clerk: Person, kent: Authority, body: Body) -> None:
    on = date(2017, 7, 1)
    autumn = Meeting.objects.create(body=body, on=date(2017, 9, 7))
    called_off = Meeting.objects.create(body=body, on=date(2017, 10, 5), state="cancelled")
    over = Meeting.objects.create(body=body, on=date(2017, 6, 22), state="held")
    AgendaItem.objects.create(meeting=autumn, number="1", title="Apologies")
    paper = Paper.objects.create(authority=kent, kind="other", subject="Caseloads", state="signed")
    PathwayStep.objects.create(paper=paper, order=1, body=body, meeting=autumn, role="comments")

    def owe(text: str, **more: Any) -> None:
        Commitment.objects.create(
            authority=kent, body=body, text=text, owed_by="Director", state=more.pop("state", "open"), **more
        )

    owe("to autumn", due_meeting=autumn)
    owe("to one that was cancelled", due_meeting=called_off)
    owe("to one that is over", due_meeting=over)
    owe("by a day gone", due_on=date(2017, 6, 30))
    owe("by a day to come", due_on=date(2017, 8, 1))
    owe("met", due_meeting=autumn, state="met", met_on=date(2017, 6, 1), met_by_paper=paper)
    owe("proposed", state="proposed")

    found = work_programme(clerk, body, on, SETTINGS)

    (sitting,) = found.sittings
    assert sitting.clock.due == date(2017, 8, 30)
    assert [each.title for each in sitting.items] == ["Apologies"]
    assert [each.subject for each in sitting.papers] == ["Caseloads"]
    assert [each.text for each in sitting.owed] == ["to autumn"]
    assert {each.text for each in found.overdue} == {
        "to one that was cancelled",
        "to one that is over",
        "by a day gone",
    }
    assert [each.text for each in found.unplaced] == ["by a day to come"]


def test_the_work_programme_takes_a_fixed_number_of_queries(
    clerk: Person, body: Body, django_assert_max_num_queries: Any
) -> None:
    for month in range(7, 13):
        meeting = Meeting.objects.create(body=body, on=date(2017, month, 7))
        for number in range(5):
            AgendaItem.objects.create(meeting=meeting, number=str(number), title=f"Item {number}")
    with django_assert_max_num_queries(9):
        found = work_programme(clerk, body, date(2017, 7, 1), SETTINGS)
        assert sum(len(each.items) for each in found.sittings) == 30


def test_a_restricted_item_is_planned_without_its_title_for_one_who_may_not_read_it(
    person: Callable[..., Person], body: Body
) -> None:
    meeting = Meeting.objects.create(body=body, on=date(2017, 9, 7))
    AgendaItem.objects.create(
        meeting=meeting, number="1", title=CANARY, classification="exempt", exempt_paragraphs=[1]
    )
    officer, member = person(Role.OFFICER), person(Role.MEMBER, name="Mia")
    Seat.objects.create(body=body, name="Mia", person=member, from_day=date(2017, 5, 18))
    unseen = work_programme(officer, body, date(2017, 7, 1), SETTINGS).sittings[0]
    seen = work_programme(member, body, date(2017, 7, 1), SETTINGS).sittings[0]
    assert (unseen.items, unseen.unseen) == ([], 1)
    assert [each.title for each in seen.items] == [CANARY]
    assert meeting_page(officer, meeting, SETTINGS).seen == frozenset()

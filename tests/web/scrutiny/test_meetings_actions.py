"""Keeping bodies, meetings and agendas: what each action does, refuses and tells."""

from collections.abc import Callable
from datetime import date, time
from typing import Any

import pytest
from django.core.exceptions import PermissionDenied

from headway.clocks import CouncilSettings
from headway.errors import ForPerson
from headway.web.accounts.models import Person
from headway.web.accounts.roles import Role
from headway.web.register.models import Authority
from headway.web.scrutiny.actions import meetings, meetings_agenda, meetings_bodies
from headway.web.scrutiny.models import AgendaItem, Body, Meeting, Paper, Seat
from headway.web.scrutiny.rules.meetings import STANDING_ITEMS
from headway.web.trail.models import Event
from headway.web.versions import Conflict

pytestmark = pytest.mark.django_db

SETTINGS = CouncilSettings()
IN_TIME = date(2017, 6, 14)
TOO_LATE = date(2017, 6, 15)
CANARY = "Xylophone-4711"
EXEMPT: dict[str, Any] = {
    "classification": "exempt",
    "exempt_paragraphs": (2, 1),
    "restricted_because": f"It would identify a child, {CANARY}.",
    "classified_by": "Maria Monitor, Monitoring Officer",
    "classified_on": date(2017, 6, 12),
}


@pytest.fixture
def clerk(person: Callable[..., Person]) -> Person:
    return person(Role.DEMOCRATIC_SERVICES, name="Dora Democratic")


@pytest.fixture
def committee(clerk: Person, kent: Authority) -> Body:
    return meetings_bodies.add_body(
        by=clerk, authority=kent, name="Children’s Committee", kind="scrutiny", remit="Children."
    )


@pytest.fixture
def meeting(clerk: Person, committee: Body) -> Meeting:
    return meetings.plan_meeting(
        by=clerk, body=committee, on=date(2017, 6, 22), time=time(10), place="Room 1"
    )


def add(clerk: Person, meeting: Meeting, title: str = "Outcome", **more: Any) -> AgendaItem:
    more.setdefault("on", IN_TIME)
    return meetings_agenda.add_item(by=clerk, meeting=meeting, settings=SETTINGS, title=title, **more)


def fresh(thing: Any) -> Any:
    return type(thing).objects.get(pk=thing.pk)


def told() -> list[str]:
    return list(Event.objects.order_by("seq").values_list("action", flat=True))


# Bodies


def test_a_body_is_added_changed_and_ended(clerk: Person, committee: Body) -> None:
    seat = meetings_bodies.add_seat(by=clerk, body=committee, name="Sam Seated", from_day=date(2017, 5, 18))
    meetings_bodies.change_body(
        by=clerk, body=committee, version=1, name="Children’s Cabinet Committee", kind="cabinet committee"
    )
    meetings_bodies.end_body(
        by=clerk, body=fresh(committee), version=2, until_day=date(2021, 5, 4), reason="Merged."
    )
    assert fresh(committee).name == "Children’s Cabinet Committee"
    assert fresh(seat).until_day == date(2021, 5, 4)
    assert told() == ["body.added", "seat.added", "body.changed", "seat.ended", "body.ended"]
    assert Event.objects.get(action="body.ended").why == "Merged."


def test_two_bodies_of_one_authority_have_two_names(clerk: Person, committee: Body, kent: Authority) -> None:
    with pytest.raises(ForPerson, match="a body of that name already"):
        meetings_bodies.add_body(by=clerk, authority=kent, name=committee.name.upper(), kind="panel")


def test_an_unknown_kind_or_template_is_refused(clerk: Person, kent: Authority) -> None:
    with pytest.raises(ForPerson, match="A body is one of"):
        meetings_bodies.add_body(by=clerk, authority=kent, name="Club", kind="club")
    with pytest.raises(ForPerson, match="Template"):
        meetings_bodies.add_body(by=clerk, authority=kent, name="Club", kind="panel", template="none-such")


def test_a_body_with_planned_meetings_after_a_day_does_not_end_on_it(clerk: Person, meeting: Meeting) -> None:
    with pytest.raises(ForPerson, match="Meetings are planned after that day"):
        meetings_bodies.end_body(by=clerk, body=meeting.body, version=1, until_day=date(2017, 6, 21))


def test_somebody_else_changed_the_body_first(clerk: Person, committee: Body) -> None:
    with pytest.raises(Conflict):
        meetings_bodies.change_body(by=clerk, body=committee, version=0, name="Other", kind="panel")


@pytest.mark.parametrize(
    "role", [role for role in Role if role not in (Role.PUBLIC, Role.DEMOCRATIC_SERVICES)]
)
def test_nobody_else_keeps_meetings(
    role: Role, person: Callable[..., Person], kent: Authority, meeting: Meeting
) -> None:
    other = person(role)
    with pytest.raises(PermissionDenied):
        meetings_bodies.add_body(by=other, authority=kent, name="Club", kind="panel")
    with pytest.raises(PermissionDenied):
        meetings.plan_meeting(by=other, body=meeting.body, on=date(2017, 7, 1))
    with pytest.raises(PermissionDenied):
        add(other, meeting)


def test_the_clerk_of_another_authority_keeps_nothing_here(
    person: Callable[..., Person], medway: Authority, meeting: Meeting
) -> None:
    with pytest.raises(PermissionDenied):
        meetings.cancel_meeting(
            by=person(Role.DEMOCRATIC_SERVICES, medway), meeting=meeting, version=1, reason="No."
        )


# Seats


def test_a_seat_ends_and_stays(clerk: Person, committee: Body) -> None:
    seat = meetings_bodies.add_seat(by=clerk, body=committee, name="Sam Seated", from_day=date(2017, 5, 18))
    meetings_bodies.end_seat(by=clerk, seat=seat, version=1, until_day=date(2018, 5, 17))
    again = meetings_bodies.add_seat(
        by=clerk, body=committee, name="Sam Seated", role="chair", from_day=date(2018, 5, 18)
    )
    assert list(Seat.objects.order_by("from_day").values_list("role", "until_day")) == [
        ("member", date(2018, 5, 17)),
        ("chair", None),
    ]
    assert again.role == "chair"


def test_nobody_has_two_seats_on_a_body_at_once(clerk: Person, committee: Body) -> None:
    meetings_bodies.add_seat(
        by=clerk, body=committee, name="Sam", from_day=date(2017, 5, 18), until_day=date(2017, 9, 1)
    )
    with pytest.raises(ForPerson, match="has a seat there in these days already"):
        meetings_bodies.add_seat(by=clerk, body=committee, name="sam", from_day=date(2017, 9, 1))
    meetings_bodies.add_seat(by=clerk, body=committee, name="Sam", from_day=date(2017, 9, 2))


def test_a_seat_with_an_account_is_only_for_people_of_the_authority(
    clerk: Person, committee: Body, person: Callable[..., Person], medway: Authority
) -> None:
    member = person(Role.MEMBER, name="Mia Member")
    seat = meetings_bodies.add_seat(by=clerk, body=committee, person=member, from_day=date(2017, 5, 18))
    assert (seat.name, seat.person) == ("Mia Member", member)
    stranger = person(Role.MEMBER, medway)
    with pytest.raises(ForPerson, match="holds no role in this authority"):
        meetings_bodies.add_seat(by=clerk, body=committee, person=stranger, from_day=date(2017, 5, 18))


def test_a_seat_ends_after_it_begins(clerk: Person, committee: Body) -> None:
    seat = meetings_bodies.add_seat(by=clerk, body=committee, name="Sam", from_day=date(2017, 5, 18))
    with pytest.raises(ForPerson, match="would end before it begins"):
        meetings_bodies.end_seat(by=clerk, seat=seat, version=1, until_day=date(2017, 5, 17))


# Meetings


def test_a_meeting_that_is_moved_keeps_what_it_was_to_be(clerk: Person, meeting: Meeting) -> None:
    Meeting.objects.filter(pk=meeting.pk).update(agenda_published=date(2017, 6, 10))
    moved = meetings.move_meeting(
        by=clerk,
        meeting=fresh(meeting),
        version=1,
        on=date(2017, 6, 29),
        time=time(14, 30),
        place="Room 2",
        reason="An election was called.",
    )
    (change,) = moved.changes.all()
    assert (change.was_on, change.was_time, change.was_place) == (date(2017, 6, 22), time(10), "Room 1")
    assert change.supersedes
    assert change.reason == "An election was called."
    assert (fresh(meeting).on, fresh(meeting).place) == (date(2017, 6, 29), "Room 2")
    assert told()[-1] == "meeting.moved"


def test_a_move_needs_a_reason_and_a_change(clerk: Person, meeting: Meeting) -> None:
    with pytest.raises(ForPerson, match="The reason for the change is empty"):
        meetings.move_meeting(by=clerk, meeting=meeting, version=1, on=date(2017, 6, 29), reason=" ")
    with pytest.raises(ForPerson, match="are what they were"):
        meetings.move_meeting(
            by=clerk,
            meeting=meeting,
            version=1,
            on=meeting.on,
            time=meeting.time,
            place=meeting.place,
            reason="Why not.",
        )


def test_a_cancelled_meeting_stays_with_its_reason_and_leaves_its_day_free(
    clerk: Person, meeting: Meeting
) -> None:
    meetings.cancel_meeting(by=clerk, meeting=meeting, version=1, reason="No business.")
    assert (fresh(meeting).state, fresh(meeting).why_cancelled) == ("cancelled", "No business.")
    with pytest.raises(ForPerson, match="Only a planned meeting can be moved; this one is cancelled"):
        meetings.move_meeting(
            by=clerk, meeting=fresh(meeting), version=2, on=date(2017, 7, 1), reason="After all."
        )
    meetings.plan_meeting(by=clerk, body=meeting.body, on=meeting.on, time=meeting.time)


def test_one_sitting_of_a_body_at_a_time(clerk: Person, meeting: Meeting) -> None:
    with pytest.raises(ForPerson, match="has a meeting on that day at that time"):
        meetings.plan_meeting(by=clerk, body=meeting.body, on=meeting.on, time=meeting.time)
    meetings.plan_meeting(by=clerk, body=meeting.body, on=meeting.on, time=time(14))


def test_a_body_meets_only_while_it_exists(clerk: Person, kent: Authority) -> None:
    young = meetings_bodies.add_body(
        by=clerk, authority=kent, name="Young", kind="panel", from_day=date(2018, 1, 1)
    )
    with pytest.raises(ForPerson, match="does not exist on that day"):
        meetings.plan_meeting(by=clerk, body=young, on=date(2017, 12, 31))


def test_a_meeting_is_held_on_its_day_and_not_before(clerk: Person, meeting: Meeting) -> None:
    with pytest.raises(ForPerson, match="still to come"):
        meetings.hold_meeting(by=clerk, meeting=meeting, version=1, today=date(2017, 6, 21))
    meetings.hold_meeting(by=clerk, meeting=meeting, version=1, today=date(2017, 6, 22))
    assert fresh(meeting).state == "held"


def test_only_an_executive_bodys_decisions_are_called_in(
    clerk: Person, meeting: Meeting, kent: Authority
) -> None:
    with pytest.raises(ForPerson, match="Only decisions of an executive body"):
        meetings.publish_decisions(
            by=clerk, meeting=meeting, version=1, on=date(2017, 6, 23), today=date(2017, 6, 30)
        )
    cabinet = meetings_bodies.add_body(by=clerk, authority=kent, name="Cabinet", kind="cabinet")
    sitting = meetings.plan_meeting(by=clerk, body=cabinet, on=date(2018, 12, 10))
    meetings.hold_meeting(by=clerk, meeting=sitting, version=1, today=date(2018, 12, 10))
    for wrong in (date(2018, 12, 9), date(2018, 12, 14)):
        with pytest.raises(ForPerson, match="on the day of the meeting or after it"):
            meetings.publish_decisions(
                by=clerk, meeting=sitting, version=2, on=wrong, today=date(2018, 12, 13)
            )
    meetings.publish_decisions(
        by=clerk, meeting=sitting, version=2, on=date(2018, 12, 12), today=date(2018, 12, 13)
    )
    assert fresh(sitting).decisions_published == date(2018, 12, 12)


# Agendas


def test_items_stand_in_the_order_in_which_they_were_added(clerk: Person, meeting: Meeting) -> None:
    for title in ("One", "Two", "Three"):
        add(clerk, meeting, title)
    assert list(meeting.items.values_list("number", "title")) == [
        ("1", "One"),
        ("2", "Two"),
        ("3", "Three"),
    ]


def test_moving_an_item_leaves_the_numbers_in_order(clerk: Person, meeting: Meeting) -> None:
    one, two = add(clerk, meeting, "One", number="A1"), add(clerk, meeting, "Two", number="B1")
    meetings_agenda.move_item(by=clerk, item=two, version=1, up=True)
    assert list(meeting.items.values_list("number", "title")) == [("A1", "Two"), ("B1", "One")]
    with pytest.raises(ForPerson, match="the first already"):
        meetings_agenda.move_item(by=clerk, item=fresh(two), version=2, up=True)
    with pytest.raises(ForPerson, match="the last already"):
        meetings_agenda.move_item(by=clerk, item=fresh(one), version=2, up=False)


def test_items_without_a_place_of_their_own_can_be_moved(clerk: Person, meeting: Meeting) -> None:
    for number in "123":
        AgendaItem.objects.create(meeting=meeting, number=number, title=f"Item {number}", order=0)
    last = meeting.items.get(title="Item 3")
    meetings_agenda.move_item(by=clerk, item=last, version=1, up=True)
    assert list(meeting.items.values_list("title", flat=True)) == ["Item 1", "Item 3", "Item 2"]


def test_two_items_have_two_numbers(clerk: Person, meeting: Meeting) -> None:
    add(clerk, meeting, number="A1")
    with pytest.raises(ForPerson, match="There is an item A1 already"):
        add(clerk, meeting, number="A1")


def test_a_late_item_needs_the_special_circumstances(clerk: Person, meeting: Meeting) -> None:
    with pytest.raises(ForPerson, match=r"100B\(4\)\(b\)"):
        add(clerk, meeting, on=TOO_LATE)
    item = add(clerk, meeting, on=TOO_LATE, late_because="The report came out the day before.")
    assert (item.late_since, item.late_because) == (TOO_LATE, "The report came out the day before.")


def test_an_item_in_time_takes_no_special_circumstances(clerk: Person, meeting: Meeting) -> None:
    item = add(clerk, meeting, on=IN_TIME, late_because="In a hurry.")
    assert (item.late_since, item.late_because) == (None, "")


def test_an_item_added_after_publication_is_late_and_stays_late(clerk: Person, meeting: Meeting) -> None:
    Meeting.objects.filter(pk=meeting.pk).update(agenda_published=date(2017, 6, 1))
    item = add(clerk, fresh(meeting), on=date(2017, 6, 2), late_because="Urgent.")
    with pytest.raises(ForPerson, match="The special circumstances is empty"):
        meetings_agenda.change_item(by=clerk, item=item, version=1, on=TOO_LATE, title="Other", number="1")


def retitle(clerk: Person, item: AgendaItem, title: str, **more: Any) -> AgendaItem:
    return meetings_agenda.change_item(
        by=clerk, item=fresh(item), version=1, on=date(2017, 6, 19), title=title, number="1", **more
    )


def test_an_item_of_another_title_than_was_published_needs_the_special_circumstances(
    clerk: Person, meeting: Meeting
) -> None:
    item = add(clerk, meeting, "Outcome of the inspection")
    Meeting.objects.filter(pk=meeting.pk).update(agenda_published=date(2017, 6, 14))
    with pytest.raises(ForPerson, match=r"the item has another title now.*100B\(4\)\(b\)"):
        retitle(clerk, item, "Closure of a children’s home")
    assert fresh(item).title == "Outcome of the inspection"
    changed = retitle(clerk, item, "Closure of a children’s home", late_because="It closes tomorrow.")
    assert (changed.late_since, changed.late_because) == (date(2017, 6, 19), "It closes tomorrow.")
    assert Event.objects.get(action="agenda_item.changed").after["late_because"] == "It closes tomorrow."


def test_a_published_item_that_keeps_its_title_is_changed_without_a_reason(
    clerk: Person, meeting: Meeting
) -> None:
    item = add(clerk, meeting)
    Meeting.objects.filter(pk=meeting.pk).update(agenda_published=date(2017, 6, 14))
    changed = retitle(clerk, item, "Outcome", description="To note.", late_because="In a hurry.")
    assert (changed.description, changed.late_since, changed.late_because) == ("To note.", None, "")


@pytest.mark.parametrize("in_public", [True, False])
def test_a_title_nobody_was_told_of_is_changed_without_a_reason(
    clerk: Person, meeting: Meeting, in_public: bool
) -> None:
    item = add(clerk, meeting)
    if not in_public:  # such a body owes the public no agenda, though it may have sent one out
        Body.objects.filter(pk=meeting.body_id).update(meets_in_public=False)
        Meeting.objects.filter(pk=meeting.pk).update(agenda_published=date(2017, 6, 14))
    assert retitle(clerk, item, "Another").late_since is None


def test_what_is_published_is_not_reordered_or_taken_off(clerk: Person, meeting: Meeting) -> None:
    item = add(clerk, meeting)
    add(clerk, meeting, "Two")
    Meeting.objects.filter(pk=meeting.pk).update(agenda_published=date(2017, 6, 14))
    item = fresh(item)
    with pytest.raises(ForPerson, match="cannot be put in another order"):
        meetings_agenda.move_item(by=clerk, item=item, version=1, up=False)
    with pytest.raises(ForPerson, match="cannot be taken off"):
        meetings_agenda.remove_item(by=clerk, item=item, version=1)


def test_an_item_is_taken_off_and_the_trail_keeps_it(clerk: Person, meeting: Meeting) -> None:
    item = add(clerk, meeting, "Outcome of the inspection")
    meetings_agenda.remove_item(by=clerk, item=item, version=1)
    assert not meeting.items.exists()
    event = Event.objects.get(action="agenda_item.removed")
    assert event.before["title"] == "Outcome of the inspection"


def test_a_restricted_item_is_whole_and_told_by_hash(clerk: Person, meeting: Meeting) -> None:
    item = add(clerk, meeting, f"About a child {CANARY}", description=CANARY, classification=EXEMPT)
    assert item.exempt_paragraphs == [1, 2]
    meetings_agenda.change_item(
        by=clerk,
        item=item,
        version=1,
        on=IN_TIME,
        title=f"About {CANARY}",
        number="1",
        description=CANARY,
        classification=EXEMPT | {"classification": "confidential"},
    )
    open_now = meetings_agenda.change_item(
        by=clerk, item=fresh(item), version=2, on=IN_TIME, title="About a case", number="1"
    )
    assert open_now.is_open
    meetings_agenda.remove_item(by=clerk, item=open_now, version=3)
    rows = Event.objects.values("before", "after", "why", "subject_label")
    assert CANARY not in str(list(rows))


@pytest.mark.parametrize(
    ("left_out", "said"),
    [
        ("exempt_paragraphs", "name the paragraphs"),
        ("restricted_because", "why the public interest"),
        ("classified_by", "who decided"),
        ("classified_on", "who decided"),
    ],
)
def test_an_exempt_item_is_not_saved_by_half(
    clerk: Person, meeting: Meeting, left_out: str, said: str
) -> None:
    half = {name: value for name, value in EXEMPT.items() if name != left_out}
    with pytest.raises(ForPerson, match=said) as error:
        add(clerk, meeting, CANARY, classification=half)
    assert CANARY not in str(error.value)
    assert not meeting.items.exists()


def test_papers_of_another_authority_are_not_joined(
    clerk: Person, meeting: Meeting, medway: Authority
) -> None:
    other = Paper.objects.create(authority=medway, kind="other", subject="Theirs")
    with pytest.raises(ForPerson, match="another authority"):
        add(clerk, meeting, papers=[other])


def test_a_paper_is_joined_and_taken_from_an_item(clerk: Person, meeting: Meeting, kent: Authority) -> None:
    paper = Paper.objects.create(authority=kent, kind="other", subject="Ours")
    item = add(clerk, meeting, papers=[paper])
    assert list(item.papers.all()) == [paper]
    meetings_agenda.change_item(by=clerk, item=item, version=1, on=IN_TIME, title="Outcome", number="1")
    assert not item.papers.exists()


def test_standing_items_come_once(clerk: Person, meeting: Meeting) -> None:
    add(clerk, meeting, "work programme")
    made = meetings_agenda.add_standing_items(by=clerk, meeting=meeting, on=IN_TIME, settings=SETTINGS)
    assert [each.title for each in made] == [
        "Apologies and substitutes",
        "Declarations of interest",
        "Minutes of the previous meeting",
    ]
    assert meeting.items.count() == len(STANDING_ITEMS)
    with pytest.raises(ForPerson, match="on the agenda already"):
        meetings_agenda.add_standing_items(by=clerk, meeting=meeting, on=IN_TIME, settings=SETTINGS)
    with pytest.raises(ForPerson, match="special circumstances"):
        meetings_agenda.add_standing_items(by=clerk, meeting=meeting, on=TOO_LATE, settings=SETTINGS)


def test_a_cancelled_meeting_or_one_with_confirmed_minutes_keeps_its_agenda(
    clerk: Person, meeting: Meeting
) -> None:
    later = meetings.plan_meeting(by=clerk, body=meeting.body, on=date(2017, 9, 7))
    meetings.cancel_meeting(by=clerk, meeting=later, version=1, reason="No business.")
    with pytest.raises(ForPerson, match="is cancelled"):
        add(clerk, fresh(later))
    Meeting.objects.filter(pk=meeting.pk).update(state="held", minutes_state="confirmed", confirmed_at=later)
    with pytest.raises(ForPerson, match="minutes of this meeting are confirmed"):
        add(clerk, fresh(meeting))

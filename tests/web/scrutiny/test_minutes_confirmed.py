"""Confirmed minutes cannot change: the actions, the models and the database each refuse. A correction stands beside."""

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

import pytest
from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, connection, transaction
from django.db.models import F, ProtectedError
from django.utils import timezone
from minutes_kit import TEXT, Committee

from headway.errors import ForPerson
from headway.web.accounts.models import Person
from headway.web.accounts.roles import Role
from headway.web.register.models import Authority
from headway.web.scrutiny.actions.minutes import classify_minute
from headway.web.scrutiny.actions.minutes_common import digest
from headway.web.scrutiny.actions.minutes_confirm import confirm_minutes, correct
from headway.web.scrutiny.guards import GUARDS, lift_guards, make_guards, missing_guards
from headway.web.scrutiny.models import (
    AgendaItem,
    Attendance,
    Body,
    Correction,
    Declaration,
    ItemMinute,
    Meeting,
    MinuteParagraph,
    MinutePart,
    ResolutionOutcome,
)
from headway.web.trail.models import Event

pytestmark = pytest.mark.django_db


@pytest.fixture
def committee(kent: Authority, person: Callable[..., Person]) -> Committee:
    made = Committee(kent, person)
    made.write_both()
    return made


@pytest.fixture
def confirmed(committee: Committee) -> Committee:
    Declaration.objects.create(meeting=committee.meeting, name="Mr B Ash", kind="other", text="A governor.")
    committee.confirm()
    return committee


def test_a_later_meeting_of_the_body_confirms(committee: Committee) -> None:
    seen = digest(committee.meeting)
    committee.confirm()
    committee.meeting.refresh_from_db()
    assert (committee.meeting.minutes_state, committee.meeting.confirmed_at) == (
        "confirmed",
        committee.meetings[1],
    )
    event = Event.objects.get(action="minutes.confirmed")
    assert event.after["sha256"] == seen == digest(committee.meeting)


def _other_body(committee: Committee) -> Meeting:
    other = Body.objects.create(authority=committee.authority, name="Another", kind="panel")
    return Meeting.objects.create(body=other, on=date(2018, 9, 1), state="held")


def _to_come(committee: Committee) -> Meeting:
    return Meeting.objects.create(body=committee.body, on=timezone.localdate() + timedelta(days=30))


def _cancelled(committee: Committee) -> Meeting:
    return Meeting.objects.create(body=committee.body, on=date(2018, 9, 1), state="cancelled")


def _earlier(committee: Committee) -> Meeting:
    return Meeting.objects.create(body=committee.body, on=date(2018, 3, 1), state="held")


@pytest.mark.parametrize(
    "at",
    [lambda each: each.meeting, _earlier, _other_body, _cancelled, _to_come],
    ids=lambda each: each.__name__,
)
def test_no_other_meeting_confirms(committee: Committee, at: Callable[[Committee], Meeting]) -> None:
    with pytest.raises(ForPerson, match="meeting"):
        confirm_minutes(
            by=committee.clerk, meeting=committee.meeting, at=at(committee), read=digest(committee.meeting)
        )


def test_a_meeting_in_hand_confirms_on_its_day(committee: Committee) -> None:
    today = Meeting.objects.create(body=committee.body, on=timezone.localdate())
    made = confirm_minutes(
        by=committee.clerk, meeting=committee.meeting, at=today, read=digest(committee.meeting)
    )
    assert made.confirmed_at == today


def test_what_was_not_read_is_not_confirmed(committee: Committee) -> None:
    seen = digest(committee.meeting)
    committee.write(committee.item, TEXT.replace("two districts", "six districts"))
    with pytest.raises(ForPerson, match="changed since"):
        confirm_minutes(by=committee.clerk, meeting=committee.meeting, at=committee.meetings[1], read=seen)


def test_nothing_written_is_nothing_to_confirm(committee: Committee) -> None:
    with pytest.raises(ForPerson, match="No minutes"):
        confirm_minutes(by=committee.clerk, meeting=committee.meetings[1], at=committee.meetings[2], read="")


def test_only_who_keeps_meetings_confirms(committee: Committee) -> None:
    with pytest.raises(PermissionDenied):
        confirm_minutes(
            by=committee.person(Role.DIRECTOR, committee.authority),
            meeting=committee.meeting,
            at=committee.meetings[1],
            read=digest(committee.meeting),
        )


def test_the_actions_refuse_to_change_what_was_confirmed(confirmed: Committee) -> None:
    with pytest.raises(ForPerson, match="correct record"):
        confirmed.write(confirmed.item, TEXT.replace("two", "six"))
    with pytest.raises(ForPerson, match="correct record"):
        confirmed.confirm(2)


def test_an_item_without_a_minute_gets_none_afterwards(confirmed: Committee) -> None:
    with pytest.raises(ForPerson, match="correct record"):
        AgendaItem.objects.create(meeting=confirmed.meeting, number="9", title="Afterthought")


MODELS: dict[str, Callable[[], Any]] = {
    "a paragraph": MinuteParagraph.objects.first,
    "a part": MinutePart.objects.first,
    "an outcome": ResolutionOutcome.objects.first,
    "the minute": ItemMinute.objects.first,
    "the item": AgendaItem.objects.first,
    "who was there": Attendance.objects.first,
    "a declaration": Declaration.objects.first,
    "the meeting": lambda: Meeting.objects.get(minutes_state="confirmed"),
}
FIELD = {"a paragraph": "text", "a part": "text", "an outcome": "text", "the minute": "attendance",
         "the item": "title", "who was there": "name", "a declaration": "text", "the meeting": "place"}  # fmt: skip


@pytest.mark.usefixtures("confirmed")
@pytest.mark.parametrize("what", MODELS)
def test_the_model_refuses_to_be_saved_or_deleted(what: str) -> None:
    row = MODELS[what]()
    setattr(row, FIELD[what], "Something else")
    with pytest.raises(ForPerson, match="correct record"):
        row.save()
    with pytest.raises((ForPerson, ProtectedError)):
        row.delete()


@pytest.mark.usefixtures("confirmed")
@pytest.mark.parametrize("what", MODELS)
def test_what_did_not_change_may_be_saved_again(what: str) -> None:
    MODELS[what]().save()


def _raw(statement: str) -> None:
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")  # a test's transaction holds checks back
        cursor.execute(statement)


_CONFIRMED = "(SELECT id FROM scrutiny_meeting WHERE minutes_state = 'confirmed')"
FORBIDDEN: dict[str, Callable[[], Any]] = {
    "a paragraph is edited": lambda: MinuteParagraph.objects.update(text="x"),
    "a paragraph is deleted": lambda: MinuteParagraph.objects.all()._raw_delete("default"),
    "a paragraph is added": lambda: MinuteParagraph.objects.bulk_create(
        [MinuteParagraph(minute=ItemMinute.objects.first(), number="9", text="x")]
    ),
    "a paragraph is moved away": lambda: MinuteParagraph.objects.update(
        minute_id=ItemMinute.objects.exclude(item__meeting__minutes_state="confirmed").get().pk
    ),
    "a part is edited": lambda: MinutePart.objects.update(text="x"),
    "a part is deleted": lambda: MinutePart.objects.all()._raw_delete("default"),
    "an outcome is edited": lambda: ResolutionOutcome.objects.update(kind="agreed"),
    "an outcome is added": lambda: ResolutionOutcome.objects.bulk_create(
        [ResolutionOutcome(paragraph=MinuteParagraph.objects.first(), kind="noted", text="x")]
    ),
    "an outcome is deleted": lambda: ResolutionOutcome.objects.all()._raw_delete("default"),
    "who came for an item is edited": lambda: ItemMinute.objects.update(attendance="x"),
    "the source is edited": lambda: ItemMinute.objects.update(source="x"),
    "a minute is deleted": lambda: _raw("DELETE FROM scrutiny_itemminute"),
    "an item is renamed": lambda: AgendaItem.objects.update(title="x"),
    "an item is renumbered": lambda: AgendaItem.objects.update(order=F("order") + 1),
    "an item is deleted": lambda: _raw("DELETE FROM scrutiny_agendaitem"),
    "somebody is added to those present": lambda: Attendance.objects.bulk_create(
        [Attendance(meeting=Meeting.objects.get(minutes_state="confirmed"), name="X", presence="present")]
    ),
    "somebody is taken from those present": lambda: Attendance.objects.all()._raw_delete("default"),
    "a declaration is edited": lambda: Declaration.objects.update(text="x"),
    "the minutes go back to a draft": lambda: Meeting.objects.update(minutes_state="draft"),
    "another meeting is said to have confirmed": lambda: Meeting.objects.filter(
        minutes_state="confirmed"
    ).update(confirmed_at=None),
    "the meeting is dated otherwise": lambda: Meeting.objects.update(on=date(2019, 1, 1)),
    "the meeting is deleted": lambda: _raw(f"DELETE FROM scrutiny_meeting WHERE id IN {_CONFIRMED}"),  # noqa: S608
}


@pytest.mark.parametrize("what", FORBIDDEN)
def test_the_database_refuses_what_goes_past_the_models(confirmed: Committee, what: str) -> None:
    later = AgendaItem.objects.create(meeting=confirmed.meetings[1], number="1", title="Later")
    ItemMinute.objects.create(item=later)
    with pytest.raises(IntegrityError, match="correct record"), transaction.atomic():
        FORBIDDEN[what]()


@pytest.mark.skipif("connection.vendor != 'postgresql'")
@pytest.mark.usefixtures("confirmed")
def test_the_tables_cannot_be_emptied_at_once() -> None:
    with pytest.raises(IntegrityError, match="correct record"), transaction.atomic():
        _raw("TRUNCATE scrutiny_minutepart CASCADE")


def test_minutes_that_are_not_confirmed_are_free(confirmed: Committee) -> None:
    item = AgendaItem.objects.create(meeting=confirmed.meetings[1], number="1", title="Later")
    minute = confirmed.write(item, TEXT)
    MinutePart.objects.filter(paragraph__minute=minute).update(text="x")
    AgendaItem.objects.filter(pk=item.pk).update(title="Named otherwise")
    MinutePart.objects.filter(paragraph__minute=minute).delete()


def test_who_may_read_can_still_change(confirmed: Committee) -> None:
    """A minute that should have been restricted must not stay open because it was confirmed."""
    minute = ItemMinute.objects.get(item=confirmed.item)
    classify_minute(
        by=confirmed.clerk,
        minute=minute,
        version=minute.version,
        classification="exempt",
        exempt_paragraphs=(1,),
        restricted_because="It names a person.",
        classified_by="Monitoring officer",
        classified_on=date(2018, 10, 1),
    )
    assert not ItemMinute.objects.get(pk=minute.pk).is_open


@pytest.mark.usefixtures("committee")
def test_every_guard_stands_and_one_that_went_is_made_again() -> None:
    assert missing_guards(connection) == []
    _raw("SELECT 1")
    lift_guards(connection)
    assert set(missing_guards(connection)) == {each.name for each in GUARDS[connection.vendor]}
    make_guards(connection)
    assert missing_guards(connection) == []


TO_CORRECT = """1. RESOLVED that the minutes of the meeting held in June are correctly recorded, subject to the
correction of two districts to three districts."""


@pytest.fixture
def later(confirmed: Committee) -> ResolutionOutcome:
    item = AgendaItem.objects.create(meeting=confirmed.meetings[1], number="3", title="Minutes")
    minute = confirmed.write(item, TO_CORRECT)
    outcome = ResolutionOutcome.objects.filter(paragraph__minute=minute).last()
    outcome.kind = "corrected"
    outcome.save()
    return outcome


def test_a_correction_stands_beside_the_minute_and_never_in_it(
    confirmed: Committee, later: ResolutionOutcome
) -> None:
    before = digest(confirmed.meeting)
    made = correct(
        by=confirmed.clerk,
        minute=confirmed.minute,
        resolved_by=later,
        was="the figures of two districts",
        becomes="the figures of three districts",
    )
    assert made.minute == confirmed.minute
    assert digest(confirmed.meeting) == before
    for change in (lambda: Correction.objects.update(becomes="x"), lambda: Correction.objects.all().delete()):
        with pytest.raises(IntegrityError, match="correct record"), transaction.atomic():
            change()


def test_a_correction_quotes_the_minute(confirmed: Committee, later: ResolutionOutcome) -> None:
    with pytest.raises(ForPerson, match="do not stand in the minute"):
        correct(
            by=confirmed.clerk, minute=confirmed.minute, resolved_by=later, was="nine districts", becomes="x"
        )


def test_a_correction_rests_on_a_later_resolution_to_correct(
    confirmed: Committee, later: ResolutionOutcome
) -> None:
    own = ResolutionOutcome.objects.filter(paragraph__minute=confirmed.minute).first()
    for wrong in (own, later):
        ResolutionOutcome.objects.filter(pk=later.pk).update(kind="noted")
        wrong.refresh_from_db()
        with pytest.raises(ForPerson, match="later meeting"):
            correct(
                by=confirmed.clerk,
                minute=confirmed.minute,
                resolved_by=wrong,
                was="two districts",
                becomes="x",
            )


def test_a_draft_is_changed_and_not_corrected(confirmed: Committee, later: ResolutionOutcome) -> None:
    with pytest.raises(ForPerson, match="draft"):
        correct(
            by=confirmed.clerk, minute=later.paragraph.minute, resolved_by=later, was="two", becomes="three"
        )

"""Confirming while somebody writes: one of the two happens first, the other is told. Nothing slips in afterwards."""

import threading
from collections.abc import Callable
from typing import Any

import pytest
from at_once import at_once
from django.db import IntegrityError, transaction
from minutes_kit import TEXT, Committee

from headway.errors import ForPerson
from headway.web.accounts.models import Person
from headway.web.register.models import Authority
from headway.web.scrutiny.actions.minutes import write_minute
from headway.web.scrutiny.actions.minutes_common import digest, minute_text
from headway.web.scrutiny.actions.minutes_confirm import confirm_minutes
from headway.web.scrutiny.models import ItemMinute, Meeting, MinutePart
from headway.web.scrutiny.rules.minutes import read_text
from headway.web.trail.models import Event

pytestmark = pytest.mark.django_db(transaction=True)

OTHER = TEXT.replace("two districts", "six districts")


@pytest.fixture
def committee(kent: Authority, person: Callable[..., Person]) -> Committee:
    made = Committee(kent, person)
    made.write_both()
    assert made.meetings
    return made


@pytest.mark.parametrize("_round", range(4))
def test_a_confirmation_and_an_edit_at_once_leave_one_of_the_two(committee: Committee, _round: int) -> None:
    seen, item, version = digest(committee.meeting), committee.item, committee.minute.version
    clerk, meeting, later = committee.clerk, committee.meeting, committee.meetings[1]

    confirmed, written = at_once(
        lambda: confirm_minutes(by=clerk, meeting=meeting, at=later, read=seen),
        lambda: write_minute(by=clerk, item=item, version=version, read=read_text(OTHER)),
    )
    state = Meeting.objects.get(pk=meeting.pk).minutes_state
    text = minute_text(ItemMinute.objects.get(item=item))
    if isinstance(confirmed, Exception):
        assert isinstance(confirmed, ForPerson)
        assert (state, "six districts" in text) == ("draft", True)
    else:
        assert isinstance(written, ForPerson)
        assert (state, "six districts" in text) == ("confirmed", False)
        assert digest(meeting) == seen == Event.objects.get(action="minutes.confirmed").after["sha256"]


def test_of_two_meetings_one_confirms(committee: Committee) -> None:
    seen = digest(committee.meeting)
    results = at_once(
        *(
            lambda at=at: confirm_minutes(by=committee.clerk, meeting=committee.meeting, at=at, read=seen)
            for at in committee.meetings[1:]
        )
    )
    assert sorted(type(each).__name__ for each in results) == ["ForPerson", "Meeting"]
    assert Event.objects.filter(action="minutes.confirmed").count() == 1


def test_what_goes_past_the_actions_waits_for_a_confirmation_and_is_refused(committee: Committee) -> None:
    """A statement of the database itself, begun while minutes are being confirmed."""
    seen, clerk = digest(committee.meeting), committee.clerk
    meeting, later = committee.meeting, committee.meetings[1]
    part = MinutePart.objects.first()
    confirming, go_on = threading.Event(), threading.Event()

    def confirm_slowly() -> None:
        with transaction.atomic():
            confirm_minutes(by=clerk, meeting=meeting, at=later, read=seen)
            confirming.set()
            go_on.wait(timeout=3)  # the other begins meanwhile; on SQLite it waits for the lock anyway

    def edit() -> Any:
        confirming.wait(timeout=20)
        threading.Timer(0.5, go_on.set).start()
        return MinutePart.objects.filter(pk=part.pk).update(text="x")

    confirmed, edited = at_once(confirm_slowly, edit)
    assert confirmed is None
    assert isinstance(edited, IntegrityError), edited
    assert MinutePart.objects.get(pk=part.pk).text != "x"

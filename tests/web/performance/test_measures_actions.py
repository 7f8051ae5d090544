"""What people say of a measure is added, told on its line of the trail, and never overwrites what was said before."""

from collections.abc import Callable
from datetime import date, timedelta

import pytest
from django.core.exceptions import PermissionDenied
from django.utils import timezone
from measures_site import a_measure, figures, whole_county

from headway.errors import ForPerson
from headway.web.accounts.models import Person
from headway.web.accounts.roles import Role
from headway.web.performance.actions import measures as actions
from headway.web.performance.models import Measure
from headway.web.register.models import Authority
from headway.web.trail.models import Event

pytestmark = pytest.mark.django_db


@pytest.fixture
def measure(kent: Authority) -> Measure:
    made = a_measure(kent)
    whole_county(made, months=24)
    return made


@pytest.fixture
def analyst(person: Callable[..., Person]) -> Person:
    return person(Role.ANALYST)


def last_event() -> Event:
    return Event.objects.order_by("-seq")[0]


def test_a_note_is_added_to_those_before_it(measure: Measure, analyst: Person) -> None:
    first = actions.note(by=analyst, measure=measure, period="2026-08", text="Two teams were one.")
    second = actions.note(by=analyst, measure=measure, period="2026-08", text="They are two again.")
    assert list(measure.remarks.all()) == [second, first]
    assert first.by_name == analyst.name
    event = last_event()
    assert (event.action, event.thread, event.after["text"]) == (
        "measure.noted",
        f"measure:{measure.pk}",
        "They are two again.",
    )


def test_a_note_explains_a_period_that_has_a_figure(measure: Measure, analyst: Person) -> None:
    for period, area in (("2030-01", ""), ("2026-08", "Atlantis")):
        with pytest.raises(ForPerson, match="no figure"):
            actions.note(by=analyst, measure=measure, period=period, area=area, text="Why.")
    with pytest.raises(ForPerson, match="empty"):
        actions.note(by=analyst, measure=measure, period="2026-08", text="  ")


def test_a_member_writes_no_note_and_an_officer_starts_no_limits(
    measure: Measure, person: Callable[..., Person]
) -> None:
    with pytest.raises(PermissionDenied):
        actions.note(by=person(Role.MEMBER), measure=measure, period="2026-08", text="Why?")
    with pytest.raises(PermissionDenied):
        actions.rebase(by=person(Role.OFFICER), measure=measure, from_day=date(2026, 1, 1), reason="New.")
    with pytest.raises(PermissionDenied):
        actions.annotate(
            by=person(Role.MEMBER), authority=measure.authority, on=date(2026, 1, 1), text="Caseloads rose"
        )


def test_limits_start_anew_only_with_a_reason(measure: Measure, analyst: Person) -> None:
    with pytest.raises(ForPerson, match="reason is empty"):
        actions.rebase(by=analyst, measure=measure, from_day=date(2026, 1, 1), reason=" ")
    made = actions.rebase(by=analyst, measure=measure, from_day=date(2026, 1, 1), reason="A new front door.")
    assert (made.area, made.from_day, made.reason) == ("", date(2026, 1, 1), "A new front door.")
    assert last_event().why == "A new front door."


def test_limits_start_anew_on_the_first_day_of_a_later_period_and_once(
    measure: Measure, analyst: Person
) -> None:
    def rebase(day: date) -> None:
        actions.rebase(by=analyst, measure=measure, from_day=day, reason="A new front door.")

    with pytest.raises(ForPerson, match="No charted period"):
        rebase(date(2026, 1, 2))
    with pytest.raises(ForPerson, match="first period"):
        rebase(date(2024, 10, 1))  # 24 months to September 2026 begin here
    rebase(date(2026, 1, 1))
    with pytest.raises(ForPerson, match="already"):
        rebase(date(2026, 1, 1))


def test_a_start_of_limits_is_withdrawn_once_with_a_reason_and_may_be_made_again(
    measure: Measure, analyst: Person
) -> None:
    made = actions.rebase(by=analyst, measure=measure, from_day=date(2026, 1, 1), reason="A new front door.")
    with pytest.raises(ForPerson, match="empty"):
        actions.withdraw_rebase(by=analyst, rebase=made, because="")
    actions.withdraw_rebase(by=analyst, rebase=made, because="The wrong month.")
    made.refresh_from_db()
    assert (made.reason, made.withdrawn_because) == ("A new front door.", "The wrong month.")
    with pytest.raises(ForPerson, match="withdrawn already"):
        actions.withdraw_rebase(by=analyst, rebase=made, because="Again.")
    actions.rebase(
        by=analyst, measure=measure, from_day=date(2026, 1, 1), reason="The right month after all."
    )


def test_a_mark_is_short_dated_and_not_to_come(measure: Measure, analyst: Person) -> None:
    def mark(text: str, on: date = date(2026, 1, 5)) -> None:
        actions.annotate(by=analyst, authority=measure.authority, measure=measure, on=on, text=text)

    mark("Caseloads rose")
    with pytest.raises(ForPerson, match="shorten it to 80"):
        mark("x" * 81)
    with pytest.raises(ForPerson, match="future"):
        mark("Caseloads will rise", timezone.localdate() + timedelta(days=1))
    assert [each.text for each in measure.annotations.all()] == ["Caseloads rose"]


def test_a_mark_stays_in_its_authority(
    measure: Measure, medway: Authority, person: Callable[..., Person]
) -> None:
    theirs = person(Role.ANALYST, medway)
    with pytest.raises(ForPerson, match="another authority"):
        actions.annotate(by=theirs, authority=medway, measure=measure, on=date(2026, 1, 5), text="Theirs")


def test_a_mark_is_withdrawn_with_its_reason(measure: Measure, analyst: Person) -> None:
    made = actions.annotate(
        by=analyst, authority=measure.authority, on=date(2026, 1, 5), text="Caseloads rose"
    )
    actions.withdraw_annotation(by=analyst, annotation=made, because="It was the year before.")
    made.refresh_from_db()
    assert made.withdrawn_because == "It was the year before."
    assert last_event().before["text"] == "Caseloads rose"


def test_limits_of_a_district_are_its_own(measure: Measure, analyst: Person) -> None:
    made = actions.rebase(
        by=analyst, measure=measure, area="Dover", from_day=date(2026, 1, 1), reason="The office closed."
    )
    assert made.area == "Dover"
    figures(measure, [1, 2], area="Folkestone")
    with pytest.raises(ForPerson, match="first period"):
        actions.rebase(
            by=analyst, measure=measure, area="Folkestone", from_day=date(2026, 8, 1), reason="It opened."
        )

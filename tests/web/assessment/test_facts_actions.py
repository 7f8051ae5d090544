"""Facts that a person brings for an assessment: kept whole or not at all, and taken off with a reason."""

from collections.abc import Callable

import pytest
from assessment_site import kent_profile
from django.core.exceptions import PermissionDenied

from headway.assessment.profile_file import as_csv
from headway.errors import ForPerson
from headway.web.accounts.models import Person
from headway.web.accounts.roles import Role
from headway.web.assessment.actions.facts import add_facts, remove_facts
from headway.web.assessment.models import FactsFile
from headway.web.assessment.queries.assessments import facts_of
from headway.web.register.models import Authority
from headway.web.trail.actions import SYSTEM
from headway.web.trail.models import Event

pytestmark = pytest.mark.django_db
Makes = Callable[..., Person]


@pytest.fixture
def analyst(person: Makes) -> Person:
    return person(Role.ANALYST)


@pytest.fixture
def text(kent: Authority) -> str:
    return as_csv(kent_profile(kent))


def test_facts_are_kept_as_given_and_told_once_with_their_counts(
    analyst: Person, kent: Authority, text: str
) -> None:
    made = add_facts(by=analyst, authority=kent, year=2010, title="  Facts\nof 2010 ", text=text)
    assert (made.title, made.text, made.by_name) == ("Facts of 2010", text, analyst.name)
    event = Event.objects.get(action="assessment_facts.added")
    assert event.after == {
        "title": "Facts of 2010", "year": 2010, "settings": 3, "inspections": 2, "measures": 2, "notes": 1
    }  # fmt: skip


def test_a_file_as_windows_saves_it_is_kept_without_its_mark_and_the_database_can_hold_it(
    analyst: Person, kent: Authority, text: str
) -> None:
    given = "\ufeff" + text.replace("\n", "\r\n") + "\x00"
    assert add_facts(by=analyst, authority=kent, year=2010, title="Facts", text=given).text == text


def test_the_installation_itself_may_bring_facts_for_a_demonstration(kent: Authority, text: str) -> None:
    assert add_facts(by=SYSTEM, authority=kent, year=2010, title="Facts", text=text).by_name == "Headway"


@pytest.mark.parametrize("role", [Role.MEMBER, Role.OFFICER, Role.INSPECTOR, Role.ADMINISTRATOR])
def test_who_keeps_no_assessments_brings_none_and_takes_none_off(
    person: Makes, analyst: Person, kent: Authority, text: str, role: Role
) -> None:
    made = add_facts(by=analyst, authority=kent, year=2010, title="Facts", text=text)
    with pytest.raises(PermissionDenied):
        add_facts(by=person(role), authority=kent, year=2010, title="More", text=text)
    with pytest.raises(PermissionDenied):
        remove_facts(by=person(role), facts=made, because="No.")


def test_one_of_another_authority_brings_none(
    person: Makes, medway: Authority, kent: Authority, text: str
) -> None:
    with pytest.raises(PermissionDenied):
        add_facts(by=person(Role.ANALYST, medway), authority=kent, year=2010, title="Facts", text=text)


def test_a_file_with_a_fault_is_refused_with_its_row_and_nothing_is_kept(
    analyst: Person, kent: Authority, text: str
) -> None:
    with pytest.raises(ForPerson, match=r"row \d+, column value"):
        add_facts(by=analyst, authority=kent, year=2010, title="Facts", text=text.replace("Inadequate", "4"))
    assert not FactsFile.objects.exists()
    assert not Event.objects.filter(action__startswith="assessment_facts").exists()


def test_a_file_of_another_authority_or_year_is_refused(
    analyst: Person, person: Makes, kent: Authority, medway: Authority, text: str
) -> None:
    with pytest.raises(ForPerson, match="of 2010, not of 2011"):
        add_facts(by=analyst, authority=kent, year=2011, title="Facts", text=text)
    with pytest.raises(ForPerson, match="of Kent, not of Medway"):
        add_facts(by=person(Role.ANALYST, medway), authority=medway, year=2010, title="Facts", text=text)


def test_the_same_facts_are_not_kept_twice_but_come_back_after_they_were_taken_off(
    analyst: Person, kent: Authority, text: str
) -> None:
    made = add_facts(by=analyst, authority=kent, year=2010, title="Facts", text=text)
    with pytest.raises(ForPerson, match="there already: “Facts”"):
        add_facts(by=analyst, authority=kent, year=2010, title="Again", text=text)
    remove_facts(by=analyst, facts=made, because="To be brought again.")
    assert add_facts(by=analyst, authority=kent, year=2010, title="Again", text=text).pk != made.pk


def test_what_is_taken_off_stands_in_no_profile_and_stays_on_the_record_with_the_reason(
    analyst: Person, kent: Authority, text: str
) -> None:
    made = add_facts(by=analyst, authority=kent, year=2010, title="Facts", text=text)
    assert [each.pk for each in facts_of(kent.code, 2010)] == [made.pk]
    remove_facts(by=analyst, facts=made, because="It was of another letter.")
    assert facts_of(kent.code, 2010) == []
    made.refresh_from_db()
    assert (made.removed_by_name, made.why) == (analyst.name, "It was of another letter.")
    assert Event.objects.get(action="assessment_facts.removed").why == "It was of another letter."
    with pytest.raises(ForPerson, match="already"):
        remove_facts(by=analyst, facts=made, because="Twice.")


def test_no_reason_and_no_title_are_refused(analyst: Person, kent: Authority, text: str) -> None:
    with pytest.raises(ForPerson, match="title"):
        add_facts(by=analyst, authority=kent, year=2010, title=" ", text=text)
    made = add_facts(by=analyst, authority=kent, year=2010, title="Facts", text=text)
    with pytest.raises(ForPerson, match="reason"):
        remove_facts(by=analyst, facts=made, because=" ")

"""Writing the minute of an item: text becomes rows, rows stay the same rows, what rests on them is kept."""

from collections.abc import Callable
from typing import Any

import pytest
from django.core.exceptions import PermissionDenied
from minutes_kit import SECRET, TEXT, Committee

from headway.errors import ForPerson
from headway.web.accounts.models import Person
from headway.web.accounts.roles import Role
from headway.web.register.models import Authority, Inspection, Recommendation
from headway.web.scrutiny.actions.minutes import classify_minute, write_minute
from headway.web.scrutiny.actions.minutes_common import minute_text
from headway.web.scrutiny.models import ItemMinute, MinutePart, Paper, Question, ResolutionOutcome
from headway.web.scrutiny.rules.minutes import outcomes_set, read_text
from headway.web.trail.models import Event
from headway.web.versions import Conflict

pytestmark = pytest.mark.django_db


@pytest.fixture
def committee(kent: Authority, person: Callable[..., Person]) -> Committee:
    return Committee(kent, person)


def rows(minute: ItemMinute) -> list[tuple[Any, ...]]:
    return [
        (each.number, each.is_resolution, [part.letter for part in each.parts.all()])
        for each in minute.paragraphs.all()
    ]


def test_a_minute_is_kept_as_paragraphs_parts_and_outcomes(committee: Committee) -> None:
    minute = committee.minute
    assert rows(minute) == [("1", False, ["a", "b"]), ("2", True, [])]
    outcomes = ResolutionOutcome.objects.filter(paragraph__minute=minute)
    assert [each.kind for each in outcomes] == ["noted", "asked for"]
    assert outcomes.last().due_said == "next meeting"
    assert minute.attendance.startswith("Ms D Hart")


def test_the_first_minute_makes_the_meetings_minutes_a_draft(committee: Committee) -> None:
    assert committee.minute.item.meeting.minutes_state == "none"
    committee.meeting.refresh_from_db()
    assert committee.meeting.minutes_state == "draft"


def test_the_text_written_out_again_reads_the_same(committee: Committee) -> None:
    before = rows(committee.minute)
    text = minute_text(committee.minute)
    again = committee.write(committee.item, text)
    assert rows(again) == before
    assert minute_text(again) == text


def test_rows_stay_the_same_rows_when_the_text_is_mended(committee: Committee) -> None:
    parts = {each.letter: each.pk for each in MinutePart.objects.filter(paragraph__minute=committee.minute)}
    outcomes = list(ResolutionOutcome.objects.filter(paragraph__minute=committee.minute).values_list("pk"))
    committee.write(
        committee.item,
        TEXT.replace("b) a member said", "b) praise was given to staff; and\n\nc) a member said").replace(
            "the half-year figures", "the figures of the half year"
        ),
    )
    now = {each.letter: each.pk for each in MinutePart.objects.filter(paragraph__minute=committee.minute)}
    assert now["a"] == parts["a"]
    assert now["c"] == parts["b"], "the part that moved down is the same row"
    assert now["b"] not in parts.values()
    assert (
        list(ResolutionOutcome.objects.filter(paragraph__minute=committee.minute).values_list("pk"))
        == outcomes
    )


def test_a_part_that_a_question_rests_on_cannot_be_left_out(committee: Committee) -> None:
    part = MinutePart.objects.get(paragraph__minute=committee.minute, letter="b")
    Question.objects.create(
        authority=committee.authority,
        body=committee.body,
        part=part,
        category="x",
        asked_by="A member",
        asked_on=committee.meeting.on,
        text="Why?",
    )
    with pytest.raises(ForPerson, match="Something rests on"):
        committee.write(committee.item, "1. Nothing else was said.")


def test_outcomes_are_as_a_person_set_them(committee: Committee) -> None:
    read = read_text(TEXT)
    place = next(at for at, each in enumerate(read.paragraphs) if each.resolution)
    noted = read.paragraphs[place].resolution.outcomes[0]
    minute = write_minute(
        by=committee.clerk, item=committee.item, version=0, read=outcomes_set(read, [(place, noted)])
    )
    assert [each.kind for each in ResolutionOutcome.objects.filter(paragraph__minute=minute)] == ["noted"]


def test_of_two_who_write_at_once_the_second_is_told(committee: Committee) -> None:
    held = committee.minute
    committee.write(committee.item, TEXT.replace("two districts", "three districts"))
    with pytest.raises(Conflict):
        write_minute(by=committee.clerk, item=committee.item, version=held.version, read=read_text(TEXT))
    with pytest.raises(Conflict):  # who opened the page before there was one
        write_minute(by=committee.clerk, item=committee.item, version=0, read=read_text(TEXT))


@pytest.mark.parametrize(
    "role", [each for each in Role if each not in (Role.DEMOCRATIC_SERVICES, Role.PUBLIC)]
)
def test_only_who_keeps_meetings_writes(committee: Committee, role: Role) -> None:
    with pytest.raises(PermissionDenied):
        write_minute(
            by=committee.person(role, committee.authority),
            item=committee.item,
            version=0,
            read=read_text(TEXT),
        )


def test_the_trail_tells_what_was_written_and_of_a_restricted_item_only_the_hash(
    committee: Committee,
) -> None:
    committee.write_both()
    written = Event.objects.filter(action="minute.written")
    assert written.count() == 2
    assert "half-year figures" in str(written[0].after)
    told = "".join(
        str([each.after, each.before, each.why, each.subject_label]) for each in Event.objects.all()
    )
    assert "Zebulon" not in told
    assert SECRET not in told


def test_a_restricted_item_makes_its_minute_restricted_and_it_cannot_be_opened_alone(
    committee: Committee,
) -> None:
    secret = committee.secret
    assert (secret.classification, secret.exempt_paragraphs) == ("exempt", [3])
    with pytest.raises(ForPerson, match="item is restricted"):
        classify_minute(
            by=committee.clerk, minute=secret, version=secret.version, classification="unrestricted"
        )


def test_a_minute_may_be_restricted_where_its_item_is_open(committee: Committee) -> None:
    minute = committee.minute
    classify_minute(
        by=committee.clerk,
        minute=minute,
        version=minute.version,
        classification="exempt",
        exempt_paragraphs=(1,),
        restricted_because="It names a person.",
        classified_by="Monitoring officer",
        classified_on=committee.meeting.on,
    )
    assert not ItemMinute.objects.get().is_open


@pytest.mark.parametrize("text", ["", "   \n "])
def test_an_empty_minute_is_refused(committee: Committee, text: str) -> None:
    with pytest.raises(ForPerson, match="empty"):
        committee.write(committee.item, text)


def test_a_minute_on_a_paper_about_an_inspection_stands_on_each_recommendations_thread(
    committee: Committee,
) -> None:
    inspection = Inspection.objects.create(authority=committee.authority, framework="sif", state="confirmed")
    asked = [
        Recommendation.objects.create(
            inspection=inspection, number=number, addressee="authority", kind="recommendation", text="Do.", page=1,
            state=state,
        )
        for number, state in (("1", "confirmed"), ("2", "confirmed"), ("3", "rejected"))
    ]  # fmt: skip
    paper = Paper.objects.create(
        authority=committee.authority, kind="inspection outcome", subject="Outcome", inspection=inspection
    )
    for item in (committee.item, committee.exempt):
        item.papers.add(paper)
    committee.write_both()
    committee.write(committee.item, TEXT.replace("two", "six"))
    committee.confirm()
    for each, count in zip(asked, (4, 4, 0), strict=True):
        told = Event.objects.filter(thread=each.thread)
        assert told.count() == count, "heard and confirmed, of each item; an edit says nothing here"
        assert "Zebulon" not in str(list(told.values()))

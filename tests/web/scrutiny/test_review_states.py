"""What cannot have happened is not recorded: found by trying to break the order of things."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pytest
from example_site import Site
from minutes_kit import TEXT, Committee
from owed_kit import report_progress
from papers_kit import FULL, ON, Council

from headway.errors import ForPerson
from headway.web.accounts.models import Person
from headway.web.plans.models import StatusWord
from headway.web.register.models import Authority
from headway.web.scrutiny.actions import (
    commitments,
    meetings,
    meetings_attendance,
    meetings_bodies,
    papers,
    questions,
    recommendations,
)
from headway.web.scrutiny.actions.commitments import Terms
from headway.web.scrutiny.models import AgendaItem, Meeting, ScrutinyRecommendation

pytestmark = pytest.mark.django_db


@pytest.fixture
def committee(kent: Authority, person: Callable[..., Person]) -> Committee:
    return Committee(kent, person)


@pytest.fixture
def council(kent: Authority, person: Callable[..., Person]) -> Council:
    return Council(kent, person)


def planned_again(meeting: Meeting) -> Meeting:
    """The meeting as one that nobody has marked as held."""
    Meeting.objects.filter(pk=meeting.pk).update(state="planned")
    meeting.refresh_from_db()
    return meeting


def test_a_cancelled_meeting_has_no_minutes(committee: Committee) -> None:
    cancelled = Meeting.objects.create(body=committee.body, on=date(2019, 1, 1), state="cancelled")
    item = AgendaItem.objects.create(meeting=cancelled, number="1", title="An item")
    with pytest.raises(ForPerson, match="cancelled"):
        committee.write(item, TEXT)


def test_a_meeting_that_confirmed_minutes_is_neither_cancelled_nor_moved(committee: Committee) -> None:
    assert committee.minute.pk
    later = planned_again(committee.meetings[1])
    committee.confirm(1)
    with pytest.raises(ForPerson, match="confirmed the minutes"):
        meetings.cancel_meeting(by=committee.clerk, meeting=later, version=later.version, reason="No quorum.")
    with pytest.raises(ForPerson, match="confirmed the minutes"):
        meetings.move_meeting(
            by=committee.clerk, meeting=later, version=later.version, on=date(2018, 1, 1), reason="Earlier."
        )


def test_a_meeting_of_which_there_are_minutes_is_not_cancelled(committee: Committee) -> None:
    assert committee.minute.pk
    meeting = planned_again(Meeting.objects.get(pk=committee.meeting.pk))
    with pytest.raises(ForPerson, match="minutes of this meeting"):
        meetings.cancel_meeting(by=committee.clerk, meeting=meeting, version=meeting.version, reason="Snow.")


def accepted(committee: Committee, on: date) -> ScrutinyRecommendation:
    made = recommendations.make(
        by=committee.clerk,
        body=committee.body,
        area="Caseloads",
        text="That they be reported.",
        to="The Cabinet",
        sent_on=date(2018, 6, 22),
        meeting=committee.meeting,
    )
    return recommendations.respond(
        by=committee.officer,
        recommendation=made,
        version=made.version,
        response="accepted",
        considered_on=on,
        lead_member="Cllr Elm",
        lead_officer="Ms Oak",
    )


@pytest.mark.parametrize(("considered", "meeting"), [(date(2018, 10, 1), 1), (date(2018, 6, 22), 0)])
def test_a_recommendation_is_closed_after_the_response_and_at_a_later_meeting_than_its_own(
    committee: Committee, considered: date, meeting: int
) -> None:
    made = accepted(committee, considered)
    said = {"by": committee.clerk, "recommendation": made, "how": "delivered", "because": "It was done."}
    with pytest.raises(ForPerson, match="Choose"):
        recommendations.close(**said, version=made.version, meeting=committee.meetings[meeting])
    recommendations.close(**said, version=made.version, meeting=committee.meetings[2])


def test_an_update_from_before_the_promise_does_not_meet_it(
    committee: Committee, kent: Authority, person: Callable[..., Person]
) -> None:
    site, owed = Site(kent, person), committee.promised("agency staff")
    owed.action = site.action
    owed.save()
    terms = Terms("A note", "Ms Hart", committee.body, due_on=date(2018, 10, 1))
    commitments.confirm_commitment(by=committee.clerk, commitment=owed, version=owed.version, terms=terms)
    word = StatusWord.objects.filter(plan=site.action.item.plan).first()
    said = {"by": committee.officer, "commitment": owed, "on": date(2018, 7, 2)}
    with pytest.raises(ForPerson, match="before the promise"):
        commitments.meet(
            **said,
            version=owed.version,
            update=report_progress(site.action, word.word, date(2017, 1, 1)),
        )
    commitments.meet(
        **said, version=owed.version, update=report_progress(site.action, word.word, date(2018, 7, 1))
    )


def test_nothing_is_due_at_a_cancelled_meeting(committee: Committee) -> None:
    owed, meeting = committee.promised("agency staff"), committee.meetings[1]
    Meeting.objects.filter(pk=meeting.pk).update(state="cancelled")
    meeting.refresh_from_db()
    terms = Terms("A note", "Ms Hart", committee.body, due_meeting=meeting)
    with pytest.raises(ForPerson, match="was cancelled"):
        commitments.confirm_commitment(by=committee.clerk, commitment=owed, version=owed.version, terms=terms)


def test_one_person_has_one_seat_at_a_time_under_whatever_name(council: Council) -> None:
    said = {"by": council.clerk, "body": council.body, "person": council.member}
    meetings_bodies.add_seat(**said, from_day=date(2018, 1, 1))
    with pytest.raises(ForPerson, match="has a seat there"):
        meetings_bodies.add_seat(**said, name="Cllr M Member", from_day=date(2018, 2, 1))


def test_a_declaration_that_is_sent_twice_is_recorded_once(council: Council) -> None:
    said = {
        "by": council.clerk,
        "meeting": council.meeting,
        "name": "A Member",
        "kind": "other",
        "text": "A share.",
    }
    meetings_attendance.declare(**said)
    with pytest.raises(ForPerson, match="recorded already"):
        meetings_attendance.declare(**said)
    assert council.meeting.declarations.count() == 1


def test_a_body_neither_begins_after_it_met_nor_ends_before(committee: Committee) -> None:
    assert committee.meetings
    body = committee.body
    said = {"by": committee.clerk, "body": body, "version": body.version}
    with pytest.raises(ForPerson, match="has meetings before"):
        meetings_bodies.change_body(**said, name=body.name, kind="scrutiny", from_day=date(2018, 7, 1))
    body.refresh_from_db()
    with pytest.raises(ForPerson, match="has met after"):
        meetings_bodies.end_body(**(said | {"version": body.version}), until_day=date(2018, 7, 1))


def test_a_seat_with_a_later_last_day_ends_with_its_body(council: Council) -> None:
    seat = meetings_bodies.add_seat(
        by=council.clerk,
        body=council.body,
        name="A Member",
        from_day=date(2018, 1, 1),
        until_day=date(2030, 1, 1),
    )
    meetings_bodies.end_body(
        by=council.clerk, body=council.body, version=council.body.version, until_day=date(2019, 1, 1)
    )
    seat.refresh_from_db()
    assert seat.until_day == date(2019, 1, 1)


def test_saving_an_unchanged_paper_from_an_old_page_does_not_undo_that_it_was_signed(
    council: Council,
) -> None:
    paper = council.asked(council.paper(), council.director)
    opened = council.again(paper)
    papers.sign(by=council.director, paper=paper, signs=1, on=ON)
    papers.write_paper(
        by=council.officer,
        paper=opened,
        version=opened.version,
        content=replace(FULL, subject=opened.subject),
    )
    assert council.again(paper).state == "signed"


def test_signatories_are_not_named_anew_from_a_page_opened_before_everybody_signed(council: Council) -> None:
    paper = council.asked(council.paper(), council.director)
    opened = council.again(paper)
    papers.sign(by=council.director, paper=paper, signs=1, on=ON)
    with pytest.raises(ForPerson, match="Everybody has signed"):
        papers.name_signatories(by=council.officer, paper=opened, version=opened.version, signatories=[])


def test_a_form_that_is_sent_twice_records_once(committee: Committee) -> None:
    asked = {
        "by": committee.clerk,
        "body": committee.body,
        "category": "workforce",
        "text": "How many posts are empty?",
        "asked_by": "Cllr Ash",
        "asked_on": date(2018, 6, 21),
    }
    made = {
        "by": committee.clerk,
        "body": committee.body,
        "area": "Caseloads",
        "text": "That they be reported.",
        "to": "The Cabinet",
        "sent_on": date(2018, 6, 22),
        "meeting": committee.meeting,
    }
    terms = Terms("A further note", "Ms Hart", committee.body, due_on=date(2018, 10, 1))
    added = {"by": committee.clerk, "minute": committee.minute, "terms": terms}
    for act, said in (
        (questions.ask, asked),
        (recommendations.make, made),
        (commitments.add_commitment, added),
    ):
        act(**said)
        with pytest.raises(ForPerson, match="already"):
            act(**said)

"""What of committee work is not joined up: each rule finds its gap, and nothing where the line is whole."""

from datetime import date

import pytest

from headway.web.register.models import Authority, Inspection, Recommendation
from headway.web.register.states import Confirmation
from headway.web.scrutiny.models import (
    AgendaItem,
    Appendix,
    Body,
    Commitment,
    ItemMinute,
    Meeting,
    MinuteParagraph,
    Paper,
    Question,
    ResolutionOutcome,
    ScrutinyRecommendation,
)
from headway.web.scrutiny.orphans import ORPHANS
from headway.web.scrutiny.states import CommitmentState, MeetingState, MinutesState, PaperState
from headway.web.trail.actions import SYSTEM, record

pytestmark = pytest.mark.django_db

HEARD, LATER = date(2017, 6, 22), date(2017, 10, 1)


def found(rule: str, on: date = LATER) -> list[str]:
    """The labels of what a rule finds."""
    return [each.label for each in next(each for each in ORPHANS if each.id == rule).find(on)]


@pytest.fixture
def meeting(kent: Authority) -> Meeting:
    body = Body.objects.create(authority=kent, name="Committee", kind="committee")
    return Meeting.objects.create(body=body, on=HEARD, state=MeetingState.HELD)


@pytest.fixture
def item(meeting: Meeting) -> AgendaItem:
    return AgendaItem.objects.create(meeting=meeting, number="1", title="Report")


def test_a_meeting_without_minutes_is_named_after_two_months_and_not_before(meeting: Meeting) -> None:
    assert found("meeting.no-minutes", date(2017, 8, 21)) == []
    assert found("meeting.no-minutes") == [str(meeting)]
    Meeting.objects.update(minutes_state=MinutesState.DRAFT)
    assert found("meeting.no-minutes") == []


def test_what_a_body_asked_for_is_owed_by_somebody(kent: Authority, item: AgendaItem) -> None:
    minute = ItemMinute.objects.create(item=item)
    paragraph = MinuteParagraph.objects.create(minute=minute, number="2", is_resolution=True)
    ResolutionOutcome.objects.create(paragraph=paragraph, kind="noted", text="the report be noted")
    asked = ResolutionOutcome.objects.create(paragraph=paragraph, kind="asked for", text="a canary")
    assert found("resolution.no-commitment") == ["Committee, 22 June 2017, item 1, paragraph 2"]
    Commitment.objects.create(
        authority=kent, body=item.meeting.body, minute=minute, outcome=asked, text="a canary"
    )
    assert found("resolution.no-commitment") == []


def test_a_published_paper_to_a_body_is_on_an_agenda(kent: Authority, item: AgendaItem) -> None:
    paper = Paper.objects.create(authority=kent, kind="other", subject="Staffing", state=PaperState.PUBLISHED)
    Paper.objects.create(authority=kent, kind="message", subject="To staff", state=PaperState.PUBLISHED)
    assert found("paper.no-meeting") == ["Staffing"]
    item.papers.add(paper)
    assert found("paper.no-meeting") == []


def test_members_are_told_of_a_report_within_half_a_year(kent: Authority, item: AgendaItem) -> None:
    inspection = Inspection.objects.create(
        authority=kent, framework="sif", received=date(2017, 1, 3), state=Confirmation.CONFIRMED
    )
    assert found("inspection.no-paper", date(2017, 6, 1)) == []
    assert found("inspection.no-paper") == [str(inspection)]
    paper = Paper.objects.create(authority=kent, kind="other", subject="Outcome", inspection=inspection)
    item.papers.add(paper)
    assert found("inspection.no-paper") == [str(inspection)], "a draft told nobody"
    Paper.objects.update(state=PaperState.PUBLISHED)
    assert found("inspection.no-paper") == []


def test_an_answer_on_a_recommendation_is_followed(kent: Authority, meeting: Meeting) -> None:
    inspection = Inspection.objects.create(authority=kent, framework="sif")
    asked = Recommendation.objects.create(
        inspection=inspection, number="3", addressee="authority", kind="recommendation", text="Act."
    )
    question = Question.objects.create(
        authority=kent,
        body=meeting.body,
        meeting=meeting,
        category="voice",
        asked_by="A Member",
        asked_on=HEARD,
        text="What moved?",
        recommendation=asked,
        answered_by="The Director",
        answered_on=HEARD,
        reply="Nothing yet.",
    )
    assert found("question.no-sequel") == ["What moved?"]
    question.follow_ups.create(on=LATER, text="It moved.", by_name="An officer")
    assert found("question.no-sequel") == []


def test_a_recommendation_to_the_executive_names_its_meeting(kent: Authority, meeting: Meeting) -> None:
    made = ScrutinyRecommendation.objects.create(
        authority=kent, body=meeting.body, year=2017, number=1, area="Homes", text="Count.", sent_on=HEARD
    )
    assert found("scrutiny-recommendation.no-meeting") == ["SR (17/18) 01"]
    ScrutinyRecommendation.objects.filter(pk=made.pk).update(meeting=meeting)
    assert found("scrutiny-recommendation.no-meeting") == []


def test_an_appendix_has_its_file_and_a_restricted_one_is_named_by_number(kent: Authority) -> None:
    paper = Paper.objects.create(authority=kent, kind="other", subject="Outcome")
    Appendix.objects.create(
        paper=paper,
        number="1",
        title="canary",
        sha256="a" * 64,
        name="canary.pdf",
        size=1,
        media_type="application/pdf",
        classification="exempt",
    )
    assert found("appendix.no-file") == ["Appendix 1 (restricted)"]


def test_what_the_trail_says_nothing_of_is_named(kent: Authority, meeting: Meeting) -> None:
    paper = Paper.objects.create(authority=kent, kind="other", subject="Outcome")
    Commitment.objects.create(
        authority=kent,
        body=meeting.body,
        text="A canary",
        owed_by="The Director",
        due_on=LATER,
        state=CommitmentState.OPEN,
    )
    assert {label.split()[0] for label in found("committee.silent")} == {
        "Outcome",
        "Committee,",
        "Commitment",
    }
    record(by=SYSTEM, action="paper.added", subject=paper, authority=kent.pk)
    assert "Outcome" not in found("committee.silent")


def test_each_rule_has_its_own_id_and_says_what_to_do() -> None:
    assert len({each.id for each in ORPHANS}) == len(ORPHANS)
    assert all(each.mend.endswith(".") and each.message.endswith(".") for each in ORPHANS)

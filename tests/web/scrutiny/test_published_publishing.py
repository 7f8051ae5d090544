"""Publishing: whole or not at all, only what is open and signed off, with the clock; withdrawing leaves the reason."""

from collections.abc import Callable
from datetime import date, timedelta

import pytest
from django.core.exceptions import PermissionDenied
from django.utils import timezone
from published_site import IN_TIME, Story, an_appendix, minute_of, tell

from headway.errors import ForPerson
from headway.web.accounts.models import Person
from headway.web.accounts.roles import Role
from headway.web.register.models import Authority
from headway.web.scrutiny.actions import publishing
from headway.web.scrutiny.models import AgendaItem, Declaration, Meeting, Paper, Publication
from headway.web.scrutiny.states import MeetingState, MinutesState, PaperState, PublicationKind
from headway.web.trail.models import Event
from headway.web.versions import Conflict

pytestmark = pytest.mark.django_db

EXEMPT = {
    "classification": "exempt",
    "exempt_paragraphs": [1, 3],
    "restricted_because": "It names a family.",
    "classified_by": "The monitoring officer",
    "classified_on": date(2017, 6, 1),
}


@pytest.fixture
def story(kent: Authority, person: Callable[..., Person]) -> Story:
    return tell(kent, person)


def agenda(story: Story, on: date = IN_TIME, **more: object) -> Publication:
    story.again()
    return publishing.publish_agenda(
        by=story.clerk, meeting=story.meeting, version=story.meeting.version, on=on, **more
    )


def test_an_agenda_is_published_with_the_papers_of_its_open_items(story: Story) -> None:
    made = agenda(story)
    paper = Publication.objects.get(kind=PublicationKind.PAPER)
    assert made.public["items"][0]["papers"] == [story.paper.pk]
    assert paper.public["subject"] == "Inspection of children's services"
    assert paper.files[0]["sha256"] == story.appendix.sha256
    story.again()
    assert (story.paper.state, story.meeting.agenda_published) == (PaperState.PUBLISHED, IN_TIME)


def test_an_agenda_in_time_says_so_and_a_late_one_too(story: Story) -> None:
    assert agenda(story).public["notice"] == {"given": "2017-06-14", "due": "2017-06-14", "in_time": True}
    other = Meeting.objects.create(body=story.body, on=date(2017, 7, 13))
    AgendaItem.objects.create(meeting=other, number="1", title="Apologies")
    made = publishing.publish_agenda(by=story.clerk, meeting=other, version=1, on=date(2017, 7, 6))
    assert made.public["notice"] == {"given": "2017-07-06", "due": "2017-07-05", "in_time": False}


def test_a_restricted_item_is_a_number_with_its_paragraphs_and_no_more(story: Story) -> None:
    AgendaItem.objects.create(
        meeting=story.meeting, number="9", title="The Smith case", description="Of Smith", order=9, **EXEMPT
    )
    last = agenda(story).public["items"][-1]
    assert set(last) == {"id", "number", "private"}
    assert last["number"] == "9"
    assert "paragraphs 1 and 3 of Part 1 of Schedule 12A" in last["private"]["line"]
    assert "public interest" in last["private"]["line"]
    assert last["private"]["reason"] == ""


def test_a_reason_that_reveals_nothing_is_shown_where_somebody_says_so(story: Story) -> None:
    item = AgendaItem.objects.create(
        meeting=story.meeting, number="9", title="The Smith case", order=9, **EXEMPT
    )
    made = agenda(story, reveal=[item.pk])
    assert made.public["items"][-1]["private"]["reason"] == "It names a family."


def test_a_confidential_item_names_the_law_and_weighs_nothing(story: Story) -> None:
    AgendaItem.objects.create(
        meeting=story.meeting,
        number="9",
        title="Draft",
        order=9,
        **EXEMPT | {"classification": "confidential"},
    )
    line = agenda(story).public["items"][-1]["private"]["line"]
    assert "Confidential" in line
    assert "public interest" not in line
    assert "Schedule 12A" not in line


def test_nothing_is_published_by_halves(story: Story) -> None:
    other = Paper.objects.create(authority=story.body.authority, kind="other", subject="Not ready")
    story.item.papers.add(other)
    with pytest.raises(ForPerson, match="Not signed off: “Not ready”"):
        agenda(story)
    assert not Publication.objects.exists()
    story.again()
    assert (story.paper.state, story.meeting.agenda_published) == (PaperState.SIGNED, None)


def test_a_restricted_paper_of_an_open_item_is_told_without_its_title(story: Story) -> None:
    secret = Paper.objects.create(
        authority=story.body.authority, kind="other", subject="The Smith case", state="signed", **EXEMPT
    )
    story.item.papers.add(secret)
    item = agenda(story).public["items"][0]
    assert item["papers"] == [story.paper.pk]
    assert "paragraphs 1 and 3" in item["withheld"][0]
    with pytest.raises(ForPerson, match="restricted, so it cannot be published") as refusal:
        publishing.publish_paper(by=story.clerk, paper=secret, version=1, on=IN_TIME)
    assert "Smith" not in str(refusal.value)


@pytest.mark.parametrize("where", ["subject", "description"])
def test_the_title_of_something_restricted_in_open_text_stops_the_agenda(story: Story, where: str) -> None:
    AgendaItem.objects.create(
        meeting=story.meeting, number="9", title="The Smith family case", order=9, **EXEMPT
    )
    if where == "subject":
        an_appendix(story.paper, "2", "The Smith family case", b"%PDF-1.4\n%%EOF\n", **EXEMPT)
        Paper.objects.filter(pk=story.paper.pk).update(subject="On the  smith FAMILY case")
    else:
        AgendaItem.objects.filter(pk=story.item.pk).update(description="See the Smith family case below.")
    with pytest.raises(ForPerson, match="word for word") as refusal:
        agenda(story)
    assert "Smith" not in str(refusal.value)
    assert not Publication.objects.exists()


def test_a_restricted_appendix_leaves_its_number_and_no_file(story: Story) -> None:
    an_appendix(story.paper, "2", "Case notes", b"%PDF-1.4\nsecret\n%%EOF\n", **EXEMPT)
    agenda(story)
    paper = Publication.objects.get(kind=PublicationKind.PAPER)
    assert [each["name"] for each in paper.files] == [story.appendix.name]
    assert set(paper.public["appendices"][1]) == {"number", "class", "paragraphs", "line"}


def test_a_late_item_is_published_with_its_special_circumstances_only(story: Story) -> None:
    agenda(story)
    late = AgendaItem.objects.create(meeting=story.meeting, number="12", title="Late matter", order=12)
    with pytest.raises(ForPerson, match="special circumstances: item 12"):
        agenda(story, on=date(2017, 6, 16))
    story.again()
    with pytest.raises(ForPerson, match="special circumstances: item 12"):
        publishing.publish_supplement(
            by=story.clerk, meeting=story.meeting, version=story.meeting.version, on=date(2017, 6, 16)
        )
    AgendaItem.objects.filter(pk=late.pk).update(late_because="The report came yesterday.")
    story.again()
    made = publishing.publish_supplement(
        by=story.clerk, meeting=story.meeting, version=story.meeting.version, on=date(2017, 6, 16)
    )
    assert made.public["items"][-1]["late"] == "The report came yesterday."
    assert made.public["notice"]["given"] == "2017-06-14"
    assert made.number == 2
    assert Publication.objects.filter(kind=PublicationKind.AGENDA, is_current=True).get() == made


def test_an_item_added_in_time_needs_no_special_circumstances(story: Story) -> None:
    agenda(story, on=date(2017, 6, 12))
    AgendaItem.objects.create(meeting=story.meeting, number="6", title="More", order=6)
    assert len(agenda(story, on=date(2017, 6, 13)).public["items"]) == 2


def test_a_paper_that_is_public_as_it_stands_is_not_published_again_with_the_agenda(story: Story) -> None:
    agenda(story)
    agenda(story)
    assert Publication.objects.filter(kind=PublicationKind.PAPER).count() == 1


def test_nothing_is_dated_ahead(story: Story) -> None:
    with pytest.raises(ForPerson, match="still to come"):
        agenda(story, on=timezone.localdate() + timedelta(days=1))


def test_a_body_that_does_not_meet_in_public_publishes_nothing(story: Story) -> None:
    type(story.body).objects.filter(pk=story.body.pk).update(meets_in_public=False)
    story.meeting.body.refresh_from_db()
    with pytest.raises(ForPerson, match="does not meet in public"):
        agenda(story)


def test_a_cancelled_meeting_has_no_agenda_to_publish(story: Story) -> None:
    Meeting.objects.filter(pk=story.meeting.pk).update(state=MeetingState.CANCELLED)
    with pytest.raises(ForPerson, match="cancelled"):
        agenda(story)


def test_of_two_who_publish_at_once_one_is_told(story: Story) -> None:
    story.again()
    version = story.meeting.version
    agenda(story)
    with pytest.raises(Conflict):
        publishing.publish_agenda(by=story.clerk, meeting=story.meeting, version=version, on=IN_TIME)


@pytest.mark.parametrize("role", [Role.OFFICER, Role.MEMBER, Role.DIRECTOR, Role.INSPECTOR])
def test_only_those_who_may_publish_do(story: Story, person: Callable[..., Person], role: Role) -> None:
    other = person(role)
    with pytest.raises(PermissionDenied):
        publishing.publish_agenda(by=other, meeting=story.meeting, version=1, on=IN_TIME)
    with pytest.raises(PermissionDenied):
        publishing.publish_paper(by=other, paper=story.paper, version=1, on=IN_TIME)
    with pytest.raises(PermissionDenied):
        publishing.publish_minutes(by=other, meeting=story.meeting, version=1, on=IN_TIME)
    with pytest.raises(PermissionDenied):
        publishing.publish_notice(by=other, planned=story.planned, version=1, on=IN_TIME)
    made = agenda(story)
    with pytest.raises(PermissionDenied):
        publishing.withdraw(by=other, publication=made, reason="No.")


def minutes(story: Story) -> Publication:
    story.again()
    return publishing.publish_minutes(
        by=story.clerk, meeting=story.meeting, version=story.meeting.version, on=date(2017, 7, 1)
    )


def test_minutes_are_published_as_a_draft_until_a_meeting_confirms_them(story: Story) -> None:
    minute_of(story.item)
    made = minutes(story)
    assert made.public["state"].startswith("Draft")
    assert made.public["items"][0]["paragraphs"][1]["text"].startswith("RESOLVED")
    story.again()
    assert story.meeting.minutes_state == MinutesState.PUBLISHED


def test_a_restricted_minute_is_told_to_have_been_taken(story: Story) -> None:
    minute_of(story.item, "A secret was told.", **EXEMPT)
    item = minutes(story).public["items"][0]
    assert set(item) == {"id", "number", "private"}


def test_the_minute_of_a_restricted_item_is_restricted_though_it_is_marked_open(story: Story) -> None:
    minute_of(story.item, "A secret was told.")
    AgendaItem.objects.filter(pk=story.item.pk).update(**EXEMPT)
    assert set(minutes(story).public["items"][0]) == {"id", "number", "private"}


def test_a_sensitive_interest_is_told_to_exist(story: Story) -> None:
    minute_of(story.item)
    Declaration.objects.create(
        meeting=story.meeting, name="Bob Member", kind="pecuniary", text="Lives next door.", is_sensitive=True
    )
    Declaration.objects.create(
        meeting=story.meeting, item=story.item, name="Ann Chair", kind="other", text="Is a governor."
    )
    first, second = minutes(story).public["declarations"]
    assert "sensitive" in first["line"]
    assert "next door" not in str(first)
    assert second["line"] == "Ann Chair, item 5: Other interest. Is a governor."


def test_minutes_that_are_not_written_are_not_published(story: Story) -> None:
    with pytest.raises(ForPerson, match="not written"):
        minutes(story)


def test_a_notice_keeps_its_reason_for_privacy_back_unless_it_reveals_nothing(story: Story) -> None:
    type(story.planned).objects.filter(pk=story.planned.pk).update(
        in_private=True, private_because="It names the bidders."
    )
    story.again()
    made = publishing.publish_notice(by=story.clerk, planned=story.planned, version=1, on=IN_TIME)
    assert (made.public["in_private"], made.public["private_because"]) == (True, "")
    story.again()
    assert story.planned.notice_published == IN_TIME
    again = publishing.publish_notice(
        by=story.clerk, planned=story.planned, version=2, on=date(2017, 6, 20), reveal=True
    )
    story.again()
    assert (again.public["private_because"], story.planned.notice_published) == (
        "It names the bidders.",
        IN_TIME,
    )


def test_withdrawing_needs_a_reason_and_is_told(story: Story) -> None:
    agenda(story)
    made = Publication.objects.get(kind=PublicationKind.PAPER)
    with pytest.raises(ForPerson, match="reason for the public is empty"):
        publishing.withdraw(by=story.clerk, publication=made, reason="  ")
    publishing.withdraw(by=story.clerk, publication=made, reason="Published in error.")
    story.again()
    assert story.paper.state == PaperState.SIGNED
    assert Event.objects.get(action="publication.withdrawn").why == "Published in error."
    with pytest.raises(ForPerson, match="not on the public site"):
        publishing.withdraw(by=story.clerk, publication=made, reason="Again.")


def test_every_publication_leaves_its_event(story: Story) -> None:
    agenda(story)
    assert set(Event.objects.values_list("action", flat=True)) == {"paper.published", "agenda.published"}


def test_an_open_paper_under_a_private_item_alone_is_not_published(story: Story) -> None:
    AgendaItem.objects.filter(pk=story.item.pk).update(**EXEMPT)
    with pytest.raises(ForPerson, match="stands under an item that is heard in private"):
        publishing.publish_paper(by=story.clerk, paper=story.paper, version=1, on=IN_TIME)
    AgendaItem.objects.create(meeting=story.meeting, number="6", title="Open").papers.add(story.paper)
    publishing.publish_paper(by=story.clerk, paper=story.paper, version=1, on=IN_TIME)


def test_a_late_item_is_late_too_when_the_agenda_was_withdrawn_in_between(story: Story) -> None:
    publishing.withdraw(by=story.clerk, publication=agenda(story), reason="Wrong room.")
    AgendaItem.objects.create(meeting=story.meeting, number="12", title="Late matter", order=12)
    with pytest.raises(ForPerson, match="special circumstances: item 12"):
        agenda(story, on=date(2017, 6, 16))


def test_a_line_of_the_forward_plan_that_was_withdrawn_has_no_notice(story: Story) -> None:
    type(story.planned).objects.filter(pk=story.planned.pk).update(
        withdrawn_on=IN_TIME, withdrawn_because="Not needed."
    )
    story.again()
    with pytest.raises(ForPerson, match="was withdrawn"):
        publishing.publish_notice(by=story.clerk, planned=story.planned, version=1, on=IN_TIME)


def test_what_was_said_against_privacy_stands_in_the_second_notice_where_it_reveals_nothing(
    story: Story,
) -> None:
    type(story.planned).objects.filter(pk=story.planned.pk).update(
        in_private=True,
        private_because="Bids.",
        second_notice=IN_TIME,
        representations="A resident objects.",
        representations_answer="The bids stay private.",
    )
    for version, reveal in ((1, False), (2, True)):
        story.again()
        made = publishing.publish_notice(
            by=story.clerk, planned=story.planned, version=version, on=IN_TIME, reveal=reveal
        )
        assert (made.public["representations"] == "A resident objects.") is reveal


def test_a_withdrawn_paper_comes_back_by_itself_alone_and_not_with_its_agenda(story: Story) -> None:
    agenda(story)
    publishing.withdraw(
        by=story.clerk,
        publication=Publication.objects.get(kind=PublicationKind.PAPER),
        reason="A wrong figure.",
    )
    agenda(story)
    assert not Publication.objects.filter(kind=PublicationKind.PAPER, is_current=True).exists()
    story.again()
    made = publishing.publish_paper(
        by=story.clerk, paper=story.paper, version=story.paper.version, on=IN_TIME
    )
    assert made.number == 2
    agenda(story)
    assert Publication.objects.filter(kind=PublicationKind.PAPER, is_current=True).get() == made

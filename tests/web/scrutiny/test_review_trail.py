"""What was open when the trail was told of it, and is restricted now: its words are for those who may read it now."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pytest
from example_site import Site
from minutes_kit import Committee
from papers_kit import EXEMPT, FULL, SECRET, Council

from headway.clocks import CouncilSettings
from headway.web.accounts.models import Person
from headway.web.accounts.roles import Role
from headway.web.register.models import Authority
from headway.web.scrutiny.actions import meetings_agenda, meetings_attendance, papers
from headway.web.scrutiny.actions.commitments import Terms, confirm_commitment
from headway.web.scrutiny.actions.minutes import classify_minute
from headway.web.scrutiny.models import ItemMinute

pytestmark = pytest.mark.django_db

EXEMPTION = {
    "classification": "exempt",
    "exempt_paragraphs": (3,),
    "restricted_because": "Bidders would learn prices.",
    "classified_by": "The Monitoring Officer",
    "classified_on": date(2018, 6, 1),
}


@pytest.fixture
def council(kent: Authority, person: Callable[..., Person]) -> Council:
    return Council(kent, person)


def read_by(council: Council, somebody: Person) -> str:
    """The trail and its file, as somebody reads them."""
    browser = council.browser(somebody)
    rows = b"".join(browser.get("/trail/trail.csv").streaming_content).decode()
    return browser.get("/trail/").content.decode() + rows


def test_an_item_restricted_after_it_was_added_is_no_longer_named_by_the_trail(council: Council) -> None:
    item = meetings_agenda.add_item(
        by=council.clerk,
        meeting=council.meeting,
        on=date(2018, 6, 1),
        settings=CouncilSettings(),
        title=SECRET,
    )
    assert SECRET in read_by(council, council.officer)
    meetings_agenda.change_item(
        by=council.clerk,
        item=item,
        version=item.version,
        on=date(2018, 6, 1),
        title=SECRET,
        number="1",
        classification=EXEMPTION,
    )
    assert SECRET not in read_by(council, council.officer)
    assert f"Agenda item {item.pk}" in read_by(council, council.officer).replace("Agendaitem", "Agenda item")
    assert SECRET in read_by(council, council.clerk)


def test_a_paper_restricted_after_it_was_begun_is_no_longer_named_and_not_found_by_its_name(
    council: Council,
) -> None:
    paper = council.paper(subject=SECRET, by=council.clerk)
    papers.write_paper(
        by=council.clerk,
        paper=paper,
        version=paper.version,
        content=replace(FULL, subject=SECRET),
        marking=EXEMPT,
    )
    assert SECRET not in read_by(council, council.officer)
    assert SECRET in read_by(council, council.clerk)
    found = council.browser(council.officer).get("/trail/", {"subject": "Zebulon"}).content.decode()
    nothing = council.browser(council.officer).get("/trail/", {"subject": "Nothing"}).content.decode()
    assert found.replace("Zebulon", "Nothing") == nothing


def test_a_minute_restricted_after_it_was_written_is_told_without_its_words(
    kent: Authority, person: Callable[..., Person]
) -> None:
    committee = Committee(kent, person)
    minute = committee.minute
    council = Council(kent, person)
    assert "agency staff" in read_by(council, committee.officer)
    classify_minute(by=committee.clerk, minute=minute, version=minute.version, **EXEMPTION)
    assert "agency staff" not in read_by(council, committee.officer)
    assert "agency staff" in read_by(council, committee.clerk)


def test_an_interest_that_became_sensitive_is_told_without_its_words(council: Council) -> None:
    said = {"by": council.clerk, "name": "Mary Member", "kind": "pecuniary"}
    made = meetings_attendance.declare(meeting=council.meeting, text=SECRET, **said)
    assert SECRET in read_by(council, council.officer)
    meetings_attendance.change_declaration(declaration=made, is_sensitive=True, **said)
    assert SECRET not in read_by(council, council.officer)


def test_what_changed_in_a_plan_leaves_out_what_is_restricted_by_now(
    kent: Authority, person: Callable[..., Person]
) -> None:
    site, committee = Site(kent, person), Committee(kent, person)
    owed = committee.promised("agency staff")
    owed.action = site.action
    owed.save()
    terms = Terms("A note on agency staff", "Ms Hart", committee.body, due_on=date(2018, 10, 1))
    confirm_commitment(by=committee.clerk, commitment=owed, version=owed.version, terms=terms)
    page, asked = f"/plans/{site.action.item.plan_id}/changes/", {"since": "2018-01-01"}
    member = Council(kent, person).browser(site.one(Role.MEMBER))
    assert "agency staff" in member.get(page, asked).content.decode()
    minute = ItemMinute.objects.get(pk=committee.minute.pk)
    classify_minute(by=committee.clerk, minute=minute, version=minute.version, **EXEMPTION)
    assert "agency staff" not in member.get(page, asked).content.decode()

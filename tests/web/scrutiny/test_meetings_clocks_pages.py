"""Committee work on the page of clocks."""

from collections.abc import Callable
from datetime import date, timedelta

import pytest
from django.test import Client
from django.utils import timezone
from page_reading import read

from headway.web.accounts.models import Person
from headway.web.accounts.roles import Role
from headway.web.register.models import Authority
from headway.web.scrutiny.models import (
    Body,
    Commitment,
    Meeting,
    PlannedDecision,
    ScrutinyRecommendation,
)
from headway.web.scrutiny.queries.clocks import committee_clocks

pytestmark = pytest.mark.django_db


@pytest.mark.usefixtures("meeting")
def test_the_page_of_clocks_tells_what_committee_work_has_before_it(
    officer: Client, kent: Authority, body: Body, coming: Meeting
) -> None:
    today = timezone.localdate()
    PlannedDecision.objects.create(
        authority=kent,
        title="Placements",
        matter="M",
        why_key="Cost",
        body=body,
        decide_from=today + timedelta(days=80),
    )
    Commitment.objects.create(
        authority=kent,
        body=body,
        text="A note on vacancies",
        owed_by="The Director",
        state="open",
        due_on=today - timedelta(days=3),
    )
    Commitment.objects.create(authority=kent, body=body, text="Proposed only", state="proposed")
    ScrutinyRecommendation.objects.create(
        authority=kent,
        body=body,
        year=2026,
        number=1,
        area="Front door",
        text="Look again.",
        sent_on=today,
        response_due=today + timedelta(days=61),
    )
    page = read(officer.get("/clocks/"))
    headings = [each.text_content().strip() for each in page.tree.xpath("//main//h3")]
    assert headings[0] == "Owed by The Director"
    assert set(headings) == {
        "Owed by The Director",
        "Publish the agenda and papers",
        "Notice of a key decision",
        "Respond to a scrutiny recommendation",
    }
    assert "Late The day passed 3 days ago." in page.text
    assert "Proposed only" not in page.text
    Meeting.objects.filter(pk=coming.pk).update(agenda_published=today)
    assert "Publish the agenda and papers" not in read(officer.get("/clocks/")).text


def test_decisions_that_may_still_be_called_in_have_a_clock(
    person: Callable[..., Person], kent: Authority
) -> None:
    cabinet = Body.objects.create(authority=kent, name="Cabinet", kind="cabinet")
    Meeting.objects.create(
        body=cabinet, on=date(2018, 12, 10), state="held", decisions_published=date(2018, 12, 12)
    )
    officer = person(Role.OFFICER)
    on_the_last_day = committee_clocks(officer, kent.pk, date(2018, 12, 19))
    assert [(each.kind, each.due, each.standing) for each in on_the_last_day] == [
        ("call-in", date(2018, 12, 19), "Today is the last day.")
    ]
    assert committee_clocks(officer, kent.pk, date(2018, 12, 20)) == ()


def test_nobody_sees_the_committee_clocks_of_another_authority(
    person: Callable[..., Person], medway: Authority, coming: Meeting
) -> None:
    stranger = person(Role.DIRECTOR, medway)
    assert committee_clocks(stranger, coming.body.authority_id, timezone.localdate()) == ()

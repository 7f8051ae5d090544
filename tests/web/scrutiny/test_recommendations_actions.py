"""Scrutiny recommendations: sent, answered with a reason, reported on, and closed by the body alone."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from django.core.exceptions import PermissionDenied
from example_site import Site
from owed_kit import SECRET, accepted, an_outcome, held, sent
from scrutiny_site import a_body, a_meeting

from headway.errors import ForPerson
from headway.web.accounts.models import Person
from headway.web.accounts.roles import Role
from headway.web.register.models import Authority
from headway.web.scrutiny.actions import recommendations
from headway.web.scrutiny.models import Body, Meeting, ScrutinyRecommendation
from headway.web.trail.models import Event
from headway.web.versions import Conflict

pytestmark = pytest.mark.django_db


@pytest.fixture
def site(kent: Authority, person: Callable[..., Person]) -> Site:
    return Site(kent, person)


def report(site: Site, made: ScrutinyRecommendation, **given: Any) -> Any:
    given = {
        "by": site.one(Role.OFFICER),
        "recommendation": made,
        "version": made.version,
        "on": date(2017, 9, 1),
        "status": "on track",
        "text": "",
    } | given
    return recommendations.report(**given)


def close(site: Site, made: ScrutinyRecommendation, **given: Any) -> ScrutinyRecommendation:
    given = {
        "by": site.one(Role.DEMOCRATIC_SERVICES),
        "recommendation": made,
        "version": made.version,
        "how": "delivered",
        "because": "The report by district came to the meeting.",
    } | given
    given.setdefault("meeting", None)
    given["meeting"] = given["meeting"] or held(site)
    return recommendations.close(**given)


# Sending, and the reference by municipal year


def test_recommendations_are_numbered_by_municipal_year_of_their_meeting(site: Site) -> None:
    spring = Meeting.objects.create(body=a_body(site), on=date(2018, 3, 1), state="held")
    summer = Meeting.objects.create(body=a_body(site), on=date(2018, 6, 1), state="held")
    made = [
        sent(site),
        sent(site, meeting=spring, sent_on=date(2018, 5, 2)),
        sent(site, meeting=summer, sent_on=date(2018, 6, 4)),
    ]
    assert [each.reference for each in made] == ["SR (17/18) 01", "SR (17/18) 02", "SR (18/19) 01"]


def test_the_annual_meeting_that_is_kept_here_moves_the_beginning_of_the_year(site: Site) -> None:
    council = Body.objects.create(authority=site.authority, name="County Council", kind="council")
    Meeting.objects.create(body=council, on=date(2018, 5, 24))
    meeting = Meeting.objects.create(body=a_body(site), on=date(2018, 5, 10), state="held")
    assert sent(site, meeting=meeting, sent_on=date(2018, 5, 11)).year == 2017


def test_the_clock_runs_two_months_from_the_day_of_sending(site: Site) -> None:
    made = sent(site)
    assert made.response_due == date(2017, 8, 26)
    event = Event.objects.latest("seq")
    assert (event.action, event.subject_label) == ("scrutiny_recommendation.made", "SR (17/18) 01")


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ({"area": ""}, "The area is empty"),
        ({"text": " "}, "The recommendation is empty"),
        ({"to": ""}, "Whom it goes to is empty"),
        ({"sent_on": date(2017, 6, 21)}, "before the meeting"),
        ({"sent_on": date(2999, 1, 1)}, "in the future"),
    ],
)
def test_a_recommendation_says_what_to_whom_and_when(site: Site, given: dict[str, Any], said: str) -> None:
    with pytest.raises(ForPerson, match=said):
        sent(site, **given)


def test_the_executive_makes_none_and_officers_record_none(site: Site) -> None:
    cabinet = Body.objects.create(authority=site.authority, name="Cabinet", kind="cabinet")
    with pytest.raises(ForPerson, match="The executive makes no"):
        sent(site, body=cabinet, meeting=None)
    with pytest.raises(PermissionDenied):
        sent(site, by=site.one(Role.OFFICER))


def test_one_out_of_a_resolution_is_made_once_and_only_of_what_was_recommended(site: Site) -> None:
    made = sent(site, outcome=an_outcome(site), meeting=None)
    assert made.meeting == a_meeting(site)
    with pytest.raises(ForPerson, match="already"):
        sent(site, outcome=made.outcome)
    with pytest.raises(ForPerson, match="resolved to recommend"):
        sent(site, outcome=an_outcome(site, kind="noted"))


def test_of_one_out_of_a_restricted_resolution_the_trail_keeps_no_word(site: Site) -> None:
    made = sent(site, outcome=an_outcome(site, secret=True), text=SECRET, area=SECRET)
    accepted(site, made, response="rejected", reason=SECRET)
    for each in Event.objects.filter(subject_type="scrutinyrecommendation"):
        assert SECRET not in f"{each.subject_label} {each.before} {each.after} {each.why}"


# The response


def test_there_is_nothing_between_accepted_and_rejected(site: Site) -> None:
    with pytest.raises(ForPerson, match="nothing between"):
        accepted(site, response="accepted in principle")


@pytest.mark.parametrize("response", ["partly", "rejected"])
def test_a_no_in_whole_or_part_has_a_reason(site: Site, response: str) -> None:
    made = sent(site)
    with pytest.raises(ForPerson, match="Say why"):
        accepted(site, made, response=response)
    assert accepted(site, made, response=response, reason="No money.").reason == "No money."


def test_what_is_accepted_has_a_lead_member_and_a_lead_officer(site: Site) -> None:
    made = sent(site)
    with pytest.raises(ForPerson, match="lead member and the lead officer"):
        accepted(site, made, lead_officer="")
    assert accepted(site, made, response="rejected", reason="No.", lead_member="", lead_officer="").response


def test_a_response_is_given_once_and_not_before_the_recommendation(site: Site) -> None:
    made = sent(site)
    with pytest.raises(ForPerson, match="before it was sent"):
        accepted(site, made, considered_on=date(2017, 6, 25))
    accepted(site, made)
    with pytest.raises(ForPerson, match="its response stays"):
        accepted(site, made, response="rejected", reason="No.")
    with pytest.raises(Conflict):
        accepted(site, ScrutinyRecommendation.objects.get(), version=1)


def test_those_who_keep_meetings_do_not_answer_for_the_executive(site: Site) -> None:
    with pytest.raises(PermissionDenied):
        accepted(site, by=site.one(Role.DEMOCRATIC_SERVICES))


# Progress


def test_entries_append_and_the_latest_day_is_how_it_stands(site: Site) -> None:
    made = accepted(site)
    report(site, made, on=date(2017, 10, 1), status="off track", text="No figures for two districts.")
    report(site, made, on=date(2017, 9, 1), status="on track")
    assert [each.status for each in made.entries.all()] == ["on track", "off track"]
    assert ScrutinyRecommendation.objects.get().status == "off track"


@pytest.mark.parametrize("status", ["at risk", "off track", "paused", "delivered"])
def test_words_that_must_explain_are_refused_alone(site: Site, status: str) -> None:
    made = accepted(site)
    with pytest.raises(ForPerson, match="say"):
        report(site, made, status=status)
    assert report(site, made, status=status, text="Because.").status == status


@pytest.mark.parametrize("status", ["embedded", "superseded", "closed", ""])
def test_an_officer_does_not_say_what_only_the_body_says(site: Site, status: str) -> None:
    with pytest.raises(ForPerson, match="Only the body"):
        report(site, accepted(site), status=status, text="It has held.")


def test_what_was_not_accepted_has_no_progress(site: Site) -> None:
    with pytest.raises(ForPerson, match="has not accepted"):
        report(site, sent(site))
    with pytest.raises(ForPerson, match="earlier than the executive"):
        report(site, accepted(site, sent(site, text="Another.")), on=date(2017, 7, 16))


# Closing


def test_only_a_meeting_of_its_own_body_that_was_held_closes_it(site: Site) -> None:
    made = accepted(site)
    panel = Body.objects.create(authority=site.authority, name="Panel", kind="panel")
    with pytest.raises(ForPerson, match="Only the body"):
        close(site, made, meeting=held(site, body=panel))
    planned = Meeting.objects.create(body=a_body(site), on=date(2017, 11, 1))
    with pytest.raises(ForPerson, match="has not been held"):
        close(site, made, meeting=planned)
    with pytest.raises(ForPerson, match="before the recommendation was made"):
        close(site, made, meeting=held(site, date(2017, 5, 1)))
    with pytest.raises(PermissionDenied):
        close(site, made, by=site.one(Role.OFFICER))
    meeting = held(site, date(2017, 9, 14))
    closed = close(
        site, made, meeting=meeting, how="embedded", because="Caseloads fell to 16 in every district."
    )
    assert (closed.closed_at, closed.status) == (meeting, "embedded")
    assert closed.entries.get().text == "Caseloads fell to 16 in every district."


def test_closing_says_on_what_evidence_or_for_what_reason(site: Site) -> None:
    with pytest.raises(ForPerson, match="Why it was closed is empty"):
        close(site, accepted(site), because=" ")


def test_what_was_never_accepted_is_neither_delivered_nor_embedded(site: Site) -> None:
    made = sent(site)
    for how in ("delivered", "embedded"):
        with pytest.raises(ForPerson, match="has not accepted"):
            close(site, made, how=how)
    assert close(site, made, how="superseded", because="The districts were merged.").status == "superseded"


def test_a_refusal_is_closed_as_one_and_nothing_else_is(site: Site) -> None:
    made = accepted(site, response="rejected", reason="No money.")
    with pytest.raises(ForPerson, match="has not rejected"):
        close(site, accepted(site, sent(site, text="Another.")), how="refused")
    closed = close(site, made, how="refused", because="The committee asks the Council instead.")
    assert closed.closed_at
    assert not closed.entries.exists()


def test_what_is_closed_stays_closed(site: Site) -> None:
    made = close(site, accepted(site))
    with pytest.raises(ForPerson, match="has closed"):
        report(site, made, on=date(2017, 10, 1))
    with pytest.raises(ForPerson, match="has closed"):
        close(site, ScrutinyRecommendation.objects.get(pk=made.pk))

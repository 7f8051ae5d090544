"""Scrutiny recommendations: made and sent, responded to, reported on, closed; only the body that made one closes it."""

from datetime import date

from django.db import transaction
from django.db.models import Max
from django.utils import timezone

from headway.clocks import due
from headway.errors import ForPerson
from headway.minutes import OutcomeKind
from headway.web.accounts.models import Person
from headway.web.accounts.roles import May
from headway.web.scrutiny.actions.common import demand, line, not_to_come, optional_line, prose, told
from headway.web.scrutiny.models import (
    Body,
    Meeting,
    MonitorEntry,
    ResolutionOutcome,
    ScrutinyRecommendation,
)
from headway.web.scrutiny.queries.council import council_settings
from headway.web.scrutiny.rules.recommendations import REPORTABLE, Closing, municipal_year
from headway.web.scrutiny.states import BodyKind, MeetingState, Monitor, Response
from headway.web.trail.actions import plain, take_turn
from headway.web.versions import claim

__all__ = ["CLOCK", "close", "make", "report", "respond"]

CLOCK = "scrutiny-response"
_MADE = ("reference", "area", "text", "to", "sent_on", "response_due")
_RESPONSE = ("response", "reason", "considered_on", "lead_member", "lead_officer")
_CLOSED = ("status", "closed_at_id", "closed_because")


@transaction.atomic
def make(
    *,
    by: Person,
    body: Body,
    area: str,
    text: str,
    to: str,
    sent_on: date,
    meeting: Meeting | None = None,
    outcome: ResolutionOutcome | None = None,
) -> ScrutinyRecommendation:
    """Record a recommendation of a body to the executive, and the day on which it was sent: the clock runs from it."""
    demand(by, May.KEEP_MEETINGS, body.authority_id)
    meeting = _where_it_was_made(body, meeting, outcome)
    area, to, text = line(area, "The area"), line(to, "Whom it goes to"), prose(text, "The recommendation")
    not_to_come(sent_on, "The day of sending")
    if meeting and sent_on < meeting.on:
        raise ForPerson("It cannot have been sent before the meeting that made it. Check the day.")
    take_turn()  # two at once get two numbers
    year = municipal_year(meeting.on if meeting else sent_on, _council_meetings(body.authority_id))
    held = ScrutinyRecommendation.objects.filter(authority=body.authority_id, year=year)
    if held.filter(body=body, meeting=meeting, outcome=outcome, text=text, sent_on=sent_on).exists():
        raise ForPerson("This recommendation is recorded already, as sent on that day.")
    made = ScrutinyRecommendation.objects.create(
        authority_id=body.authority_id,
        body=body,
        meeting=meeting,
        outcome=outcome,
        year=year,
        number=(held.aggregate(last=Max("number"))["last"] or 0) + 1,
        area=area,
        text=text,
        to=to,
        sent_on=sent_on,
        response_due=due(CLOCK, sent_on, settings=council_settings()).due,
    )
    _told(by, "scrutiny_recommendation.made", made, after=plain(made, *_MADE))
    return made


@transaction.atomic
def respond(
    *,
    by: Person,
    recommendation: ScrutinyRecommendation,
    version: int,
    response: str,
    reason: str = "",
    considered_on: date,
    lead_member: str = "",
    lead_officer: str = "",
) -> ScrutinyRecommendation:
    """Record what the executive said, once: accepted, partly accepted or rejected; a no has a reason."""
    demand(by, May.ANSWER, recommendation.authority_id)
    if response not in (Response.ACCEPTED, Response.PARTLY, Response.REJECTED):
        raise ForPerson("The executive accepts, accepts in part or rejects: there is nothing between.")
    reason = reason.strip()
    if response != Response.ACCEPTED and not reason:
        raise ForPerson(f"Say why the recommendation is {Response(response).label.lower()}.")
    not_to_come(considered_on, "The response")
    if considered_on < recommendation.sent_on:
        raise ForPerson("The executive cannot have considered it before it was sent. Check the day.")
    member = optional_line(lead_member, "The lead member")
    officer = optional_line(lead_officer, "The lead officer")
    if response != Response.REJECTED and not (member and officer):
        raise ForPerson("Name the lead member and the lead officer: what nobody answers for is not done.")
    claim(recommendation, version)
    if recommendation.response != Response.NONE:
        raise ForPerson("The executive has responded, and its response stays. Report progress instead.")
    _must_be_open(recommendation)
    before = plain(recommendation, *_RESPONSE)
    recommendation.response, recommendation.reason = response, reason
    recommendation.considered_on = considered_on
    recommendation.lead_member, recommendation.lead_officer = member, officer
    recommendation.save(update_fields=_RESPONSE)
    after = plain(recommendation, *_RESPONSE)
    _told(by, "scrutiny_recommendation.responded", recommendation, before=before, after=after, why=reason)
    return recommendation


@transaction.atomic
def report(
    *,
    by: Person,
    recommendation: ScrutinyRecommendation,
    version: int,
    on: date,
    status: str,
    text: str = "",
) -> MonitorEntry:
    """Add how it goes. Entries are only ever added; the latest day's word is how the recommendation stands."""
    demand(by, May.ANSWER, recommendation.authority_id)
    if status not in REPORTABLE:
        raise ForPerson(
            "Choose how it goes. Only the body that made it says that it is embedded or superseded."
        )
    text = text.strip()
    word = Monitor(status)
    if not text and (word.must_explain or word is Monitor.DELIVERED):
        what = "what shows that it was done" if word is Monitor.DELIVERED else "why"
        raise ForPerson(f"{word.label}: say {what}.")
    not_to_come(on, "The entry")
    _must_be_taken_up(recommendation)
    if recommendation.considered_on and on < recommendation.considered_on:
        raise ForPerson("Progress cannot be earlier than the executive’s response. Check the day.")
    claim(recommendation, version)
    _must_be_open(recommendation)
    before = plain(recommendation, "status")
    entry = _entry(by, recommendation, on, word, text)
    after = plain(recommendation, "status") | plain(entry, "on", "text")
    _told(by, "scrutiny_recommendation.reported", recommendation, before=before, after=after)
    return entry


@transaction.atomic
def close(
    *,
    by: Person,
    recommendation: ScrutinyRecommendation,
    version: int,
    meeting: Meeting,
    how: str,
    because: str,
) -> ScrutinyRecommendation:
    """Record that the body that made it closed it, at which of its meetings, on what evidence or for what reason."""
    demand(by, May.KEEP_MEETINGS, recommendation.authority_id)
    if how not in list(Closing):
        raise ForPerson("Say as what the body closed it.")
    _must_be_its_own(recommendation, meeting)
    if meeting.pk == recommendation.meeting_id:
        raise ForPerson(
            "A recommendation is closed at a later meeting than the one that made it. Choose one."
        )
    because = prose(because, "Why it was closed")
    if how == Closing.REFUSED:
        if recommendation.response != Response.REJECTED:
            raise ForPerson(
                "The executive has not rejected it. Close it as delivered, embedded or superseded."
            )
    elif how != Closing.SUPERSEDED:
        _must_be_taken_up(recommendation)
    if (
        how != Closing.SUPERSEDED
        and recommendation.considered_on
        and meeting.on < recommendation.considered_on
    ):
        raise ForPerson("That meeting was before the executive responded. Choose a later one.")
    claim(recommendation, version)
    _must_be_open(recommendation)
    before = plain(recommendation, *_CLOSED)
    if how != Closing.REFUSED:
        _entry(by, recommendation, meeting.on, Monitor(how), because)
        recommendation.status = how  # the body’s word stands, whatever was reported for a later day
    recommendation.closed_at, recommendation.closed_because = meeting, because
    recommendation.save(update_fields=("status", "closed_at", "closed_because"))
    after = plain(recommendation, *_CLOSED)
    _told(by, "scrutiny_recommendation.closed", recommendation, before=before, after=after, why=because)
    return recommendation


def _entry(
    by: Person, recommendation: ScrutinyRecommendation, on: date, status: Monitor, text: str
) -> MonitorEntry:
    latest = recommendation.entries.aggregate(last=Max("on"))["last"]
    entry = MonitorEntry.objects.create(
        recommendation=recommendation, on=on, status=status, text=text, by_name=by.name
    )
    if latest is None or on >= latest:
        recommendation.status = status
        recommendation.save(update_fields=["status"])
    return entry


def _where_it_was_made(
    body: Body, meeting: Meeting | None, outcome: ResolutionOutcome | None
) -> Meeting | None:
    if BodyKind(body.kind).is_executive:
        raise ForPerson(
            "The executive makes no scrutiny recommendations: they are made to it. Choose another body."
        )
    if outcome is not None:
        if outcome.kind != OutcomeKind.RECOMMENDED:
            raise ForPerson("Only what a body resolved to recommend becomes a scrutiny recommendation.")
        if outcome.scrutiny_recommendations.exists():
            raise ForPerson("This resolution is a scrutiny recommendation already.")
        meeting = outcome.paragraph.minute.item.meeting
    if meeting is not None and meeting.body_id != body.pk:
        raise ForPerson("The meeting is of another body. Choose one of this body’s.")
    if meeting is not None and meeting.state == MeetingState.CANCELLED:
        raise ForPerson("That meeting was cancelled: it can have recommended nothing.")
    return meeting


def _council_meetings(authority: str) -> list[date]:
    found = Meeting.objects.filter(body__authority=authority, body__kind=BodyKind.COUNCIL, on__month=5)
    return list(found.exclude(state=MeetingState.CANCELLED).values_list("on", flat=True))


def _must_be_its_own(recommendation: ScrutinyRecommendation, meeting: Meeting) -> None:
    if meeting.body_id != recommendation.body_id:
        raise ForPerson("Only the body that made a recommendation closes it. Choose one of its own meetings.")
    if meeting.state != MeetingState.HELD or meeting.on > timezone.localdate():
        raise ForPerson("That meeting has not been held. A recommendation is closed at one that was.")
    made = recommendation.meeting.on if recommendation.meeting else recommendation.sent_on
    if meeting.on < made:
        raise ForPerson("That meeting was before the recommendation was made. Choose a later one.")


def _must_be_taken_up(recommendation: ScrutinyRecommendation) -> None:
    if recommendation.response not in (Response.ACCEPTED, Response.PARTLY):
        raise ForPerson(
            "The executive has not accepted it, so that nothing can have been done. Record its response."
        )


def _must_be_open(recommendation: ScrutinyRecommendation) -> None:
    if recommendation.closed_at_id is not None:
        raise ForPerson("The body has closed this recommendation.")


def _told(by: Person, action: str, recommendation: ScrutinyRecommendation, **more: object) -> None:
    told(
        by,
        action,
        recommendation,
        recommendation.authority_id,
        is_open=recommendation.is_open,
        thread=f"scrutinyrecommendation:{recommendation.pk}",
        **more,  # type: ignore[arg-type]
    )

"""What stands at the front of committee work: the next meetings, what is in hand, what is owed."""

from dataclasses import dataclass
from datetime import date

from django.db.models import Q

from headway.web.accounts.queries import Somebody
from headway.web.scrutiny.models import Commitment, Meeting, Paper, Question, ScrutinyRecommendation
from headway.web.scrutiny.queries.scope import (
    commitments_for,
    meetings_for,
    papers_for,
    questions_for,
    scrutiny_recommendations_for,
)
from headway.web.scrutiny.states import (
    CommitmentState,
    MeetingState,
    MinutesState,
    PaperState,
    Response,
    SignOutcome,
)

__all__ = ["Front", "front", "next_meetings"]

SHOWN = 8


@dataclass(frozen=True)
class Front:
    """What waits, in an authority; each list holds the first few, the most pressing first."""

    next_meetings: tuple[Meeting, ...]
    without_minutes: tuple[Meeting, ...]
    papers_in_hand: tuple[Paper, ...]
    to_sign: tuple[Paper, ...]
    late: tuple[Commitment, ...]
    proposed: int
    unanswered: tuple[Question, ...]
    no_response: tuple[ScrutinyRecommendation, ...]


def next_meetings(person: Somebody, authority: str, on: date) -> tuple[Meeting, ...]:
    """The meetings that are planned from a day on, the first few."""
    planned = meetings_for(person).filter(body__authority=authority, on__gte=on, state=MeetingState.PLANNED)
    return tuple(planned[:SHOWN])


def front(person: Somebody, authority: str, on: date) -> Front:
    """The front page of committee work on a day."""
    meetings = meetings_for(person).filter(body__authority=authority)
    papers = papers_for(person).filter(authority=authority)
    commitments = commitments_for(person).filter(authority=authority)
    late = Q(due_on__lt=on) | Q(due_on=None, due_meeting__on__lt=on)
    waiting = Q(sign_offs__person=person, sign_offs__outcome=SignOutcome.PENDING)
    return Front(
        next_meetings=next_meetings(person, authority, on),
        without_minutes=tuple(
            meetings.filter(
                state=MeetingState.HELD, minutes_state__in=(MinutesState.NONE, MinutesState.DRAFT)
            ).order_by("-on")[:SHOWN]
        ),
        papers_in_hand=tuple(
            papers.filter(state__in=(PaperState.DRAFT, PaperState.SIGNING, PaperState.SIGNED))[:SHOWN]
        ),
        to_sign=tuple(papers.filter(waiting, state=PaperState.SIGNING)[:SHOWN]),
        late=tuple(
            commitments.filter(late, state=CommitmentState.OPEN)
            .select_related("due_meeting")
            .order_by("due_on")[:SHOWN]
        ),
        proposed=commitments.filter(state=CommitmentState.PROPOSED).count(),
        unanswered=tuple(
            questions_for(person).filter(authority=authority, reply="").order_by("asked_on")[:SHOWN]
        ),
        no_response=tuple(
            scrutiny_recommendations_for(person)
            .filter(authority=authority, response=Response.NONE, closed_at=None)
            .order_by("response_due")[:SHOWN]
        ),
    )

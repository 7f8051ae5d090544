"""What of a body's business a briefing may tell of: nothing that comes of a restricted item, whoever prepares it."""

from django.db.models import Q, QuerySet

from headway.web.accounts.queries import Somebody
from headway.web.scrutiny.models import Commitment, Question, ScrutinyRecommendation
from headway.web.scrutiny.queries.scope import (
    commitments_for,
    questions_for,
    scrutiny_recommendations_for,
)
from headway.web.scrutiny.states import Classification

__all__ = ["open_commitments", "open_questions", "open_recommendations"]


def open_questions(person: Somebody) -> QuerySet[Question]:
    """Questions of no minute, or of one that is open, as is its item."""
    return questions_for(person).filter(Q(part=None) | _open("part__paragraph__minute"))


def open_commitments(person: Somebody) -> QuerySet[Commitment]:
    """Commitments of no minute, or of one that is open."""
    return commitments_for(person).filter(
        Q(minute=None) | _open("minute"), Q(outcome=None) | _open("outcome__paragraph__minute")
    )


def open_recommendations(person: Somebody) -> QuerySet[ScrutinyRecommendation]:
    """Scrutiny recommendations of no minute, or of one that is open."""
    return scrutiny_recommendations_for(person).filter(Q(outcome=None) | _open("outcome__paragraph__minute"))


def _open(minute: str) -> Q:
    free = Classification.UNRESTRICTED
    return Q(**{f"{minute}__classification": free, f"{minute}__item__classification": free})

"""Questions for somebody: the list, one question with all that followed, and what was asked last time."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, Self

from django.db.models import Case, F, Prefetch, Q, QuerySet, When, prefetch_related_objects

from headway.web.accounts.queries import Somebody, authorities_where
from headway.web.accounts.roles import May
from headway.web.performance.queries.questions import sequels
from headway.web.performance.rules.sequel import Sequel
from headway.web.query_values import number, one_of, words
from headway.web.scrutiny.models import Body, Commitment, FollowUp, Meeting, MinutePart, Question
from headway.web.scrutiny.queries.questions_since import ActionSince, since_answers
from headway.web.scrutiny.queries.scope import (
    bodies_for,
    commitments_for,
    meetings_for,
    minutes_for,
    questions_for,
)
from headway.web.scrutiny.rules.question_bank import bank, category_title
from headway.web.scrutiny.rules.questions import Kept, is_late, kept, waiting_days
from headway.web.scrutiny.states import CommitmentState, MeetingState

__all__ = [
    "Asked",
    "Filters",
    "Promised",
    "asked",
    "asked_before",
    "bodies_to_ask_for",
    "exportable",
    "listed",
    "meetings_to_choose",
    "parts_for",
    "promise",
    "promises_to_choose",
]

LAST = 5


@dataclass(frozen=True)
class Filters:
    """What the list is narrowed to; empty is everything."""

    words: str = ""
    category: str = ""
    body: int | None = None
    recommendation: int | None = None
    action: int | None = None
    state: str = ""

    @classmethod
    def from_query(cls, given: Mapping[str, Any]) -> Self:
        """The filters of a page's query; what makes no sense is left out, so that no address is an error."""
        return cls(
            words=words(given.get("words")),
            category=one_of(given.get("category"), bank()),
            body=number(given.get("body")),
            recommendation=number(given.get("recommendation")),
            action=number(given.get("action")),
            state=one_of(given.get("state"), ("waiting", "answered")),
        )


@dataclass(frozen=True)
class Promised:
    """A commitment that was made with an answer, and what became of it."""

    commitment: Commitment
    due: date | None
    kept: Kept


@dataclass(frozen=True)
class Asked:
    """A question with its answer, what was promised with it and what came of that, and what the plan did since."""

    question: Question
    category: str
    waiting: int | None
    """Days without an answer; None where there is one."""
    promised: tuple[Promised, ...]
    follow_ups: tuple[FollowUp, ...]
    since: tuple[ActionSince, ...]
    measured: Sequel | None = None
    """What the measure did that it is about, if it is about one."""
    is_late: bool = False
    """Whether the day that was agreed has passed without an answer, or four weeks where none was agreed."""


def listed(person: Somebody, filters: Filters) -> QuerySet[Question]:
    """The questions that fit: those without an answer first, the longest waiting on top; then the latest answered."""
    found = questions_for(person).select_related(
        "meeting__body", "part__paragraph__minute__item", "recommendation", "measure"
    )
    if filters.words:
        found = found.filter(
            Q(text__icontains=filters.words)
            | Q(reply__icontains=filters.words)
            | Q(asked_by__icontains=filters.words)
            | Q(answered_by__icontains=filters.words)
        )
    exact = {
        "category": filters.category,
        "body_id": filters.body,
        "recommendation_id": filters.recommendation,
        "action_id": filters.action,
    }
    found = found.filter(**{name: value for name, value in exact.items() if value})
    if filters.state:
        found = found.filter(reply="") if filters.state == "waiting" else found.exclude(reply="")
    waiting_since = Case(When(reply="", then=F("asked_on")))
    return found.order_by(waiting_since.asc(nulls_last=True), "-answered_on", "-asked_on", "-pk")


def exportable(person: Somebody, filters: Filters) -> QuerySet[Question]:
    """The same of the authorities in which the person exports."""
    return listed(person, filters).filter(authority__in=authorities_where(person, May.EXPORT))


def asked(
    person: Somebody, questions: QuerySet[Question] | Iterable[Question], on: date
) -> tuple[Asked, ...]:
    """Questions with all that followed: a fixed number of queries, however many questions."""
    found = list(questions)
    _fetch(person, found)
    since, measured = since_answers(person, found, on), sequels(found)
    return tuple(_whole(each, since.get(each.pk, ()), measured.get(each.pk), on) for each in found)


def asked_before(
    person: Somebody,
    on: date,
    *,
    body: int | None = None,
    category: str = "",
    recommendation: int | None = None,
    before: Question | None = None,
    most: int = LAST,
) -> tuple[Asked, ...]:
    """What was asked last time: the latest questions of a body, a category, a recommendation, or of all three."""
    exact = {"body_id": body, "category": category, "recommendation_id": recommendation}
    found = questions_for(person).filter(**{name: value for name, value in exact.items() if value})
    if before is not None:
        earlier = Q(asked_on__lt=before.asked_on) | Q(asked_on=before.asked_on, pk__lt=before.pk)
        found = found.filter(earlier, authority=before.authority_id)
    found = found.select_related(
        "meeting__body", "part__paragraph__minute__item", "recommendation", "measure"
    )
    return asked(person, found.order_by("-asked_on", "-pk")[:most], on)


def bodies_to_ask_for(person: Somebody) -> QuerySet[Body]:
    """The bodies for which the person may put a question."""
    return (
        bodies_for(person)
        .filter(authority__in=authorities_where(person, May.ASK))
        .select_related("authority")
    )


def meetings_to_choose(person: Somebody, body: Body) -> QuerySet[Meeting]:
    """The body's meetings that were not cancelled, the latest first."""
    found = meetings_for(person).filter(body=body).exclude(state=MeetingState.CANCELLED)
    return found.select_related("body").order_by("-on", "-pk")


def promises_to_choose(person: Somebody, question: Question) -> QuerySet[Commitment]:
    """Commitments to the question's body that may be joined to it; those joined already are among them."""
    found = commitments_for(person).filter(body=question.body_id)
    return found.exclude(state=CommitmentState.REJECTED).order_by("-pk")


def parts_for(person: Somebody) -> QuerySet[MinutePart]:
    """Lettered parts of minutes that the person may read whole."""
    return MinutePart.objects.filter(paragraph__minute__in=minutes_for(person)).select_related(
        "paragraph__minute__item__meeting__body"
    )


def _fetch(person: Somebody, questions: list[Question]) -> None:
    """What hangs on the questions: promises only as far as the person may see them."""
    promises = commitments_for(person).select_related("due_meeting", "met_by_paper", "met_by_update")
    prefetch_related_objects(questions, Prefetch("promised", promises, to_attr="promises"), "follow_ups")


def _whole(question: Question, since: tuple[ActionSince, ...], measured: Sequel | None, on: date) -> Asked:
    return Asked(
        question=question,
        category=category_title(question.category),
        waiting=waiting_days(question.asked_on, question.answered_on, on),
        promised=tuple(promise(each, on) for each in question.promises),
        follow_ups=tuple(question.follow_ups.all()),
        since=since,
        measured=measured,
        is_late=is_late(question.asked_on, question.answered_on, question.due_on, on),
    )


def promise(commitment: Commitment, on: date) -> Promised:
    """What became of a commitment by a day; its ``due_meeting`` has been fetched."""
    due = commitment.due_on or (commitment.due_meeting.on if commitment.due_meeting else None)
    return Promised(commitment, due, kept(commitment.state, due, commitment.met_on, on))

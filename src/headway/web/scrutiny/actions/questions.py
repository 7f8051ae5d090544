"""Questions: ask, record out of a minute, answer, follow up. An answer stays as it was given; what follows is added."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.db import transaction

from headway.errors import ForPerson
from headway.web.accounts.models import Person
from headway.web.accounts.roles import May
from headway.web.performance.models import Measure
from headway.web.plans.models import Action
from headway.web.register.models import Recommendation
from headway.web.scrutiny.actions.common import demand, line, not_to_come, prose, told
from headway.web.scrutiny.models import Body, Commitment, FollowUp, Meeting, MinutePart, Question
from headway.web.scrutiny.rules.question_bank import bank
from headway.web.scrutiny.states import CommitmentState
from headway.web.trail.actions import plain
from headway.web.versions import claim

__all__ = ["AboutMeasure", "answer", "ask", "change", "follow_up", "join_promises", "record_from_minute"]

_ASKED = ("category", "asked_by", "asked_on", "text")
_ANSWERED = ("answered_by", "answered_on", "reply")
_OWED = ("area", "owner_name", "owner_post", "due_on", "opened_by")


@dataclass(frozen=True, kw_only=True)
class AboutMeasure:
    """The measure that a question is about, what it showed then, and who is to answer by when."""

    measure: Measure
    due_on: date
    owner_name: str
    owner_post: str = ""
    owner: Person | None = None
    area: str = ""
    opened_by: dict[str, Any] = field(default_factory=dict)


@transaction.atomic
def ask(
    *,
    by: Person,
    body: Body,
    category: str,
    text: str,
    asked_by: str,
    asked_on: date,
    meeting: Meeting | None = None,
    recommendation: Recommendation | None = None,
    action: Action | None = None,
    about: AboutMeasure | None = None,
) -> Question:
    """Put a question to officers, for a body; about a recommendation or an action of the plan, or about a measure."""
    demand(by, May.ASK, body.authority_id)
    question = _asked(body, category, text, asked_by, asked_on, meeting, recommendation, action)
    if about is not None:
        _owe(question, about)
    _must_be_new(question)
    question.save()
    names = _ASKED if about is None else (*_ASKED, *_OWED)
    _told(by, "question.asked", question, after=_said(question, *names))
    return question


def _owe(question: Question, about: AboutMeasure) -> None:
    """Say of a question which measure it is about, who answers and by when."""
    if about.measure.authority_id != question.authority_id:
        raise ForPerson("The measure is another council's.")
    if about.due_on < question.asked_on:
        raise ForPerson("The answer cannot be due before the question is asked. Check the days.")
    for name in ("measure", "area", "opened_by", "owner", "owner_post", "due_on"):
        setattr(question, name, getattr(about, name))
    question.owner_name = line(about.owner_name, "Who is to answer")


@transaction.atomic
def record_from_minute(
    *,
    by: Person,
    part: MinutePart,
    category: str,
    text: str,
    asked_by: str,
    answered_by: str = "",
    reply: str = "",
    recommendation: Recommendation | None = None,
    action: Action | None = None,
) -> Question:
    """Record a question that a lettered part of a minute tells of, with the reply that it tells of, if any.

    Both were said at the meeting, so its day is theirs. The minute itself stays as it is.
    """
    meeting = part.paragraph.minute.item.meeting
    demand(by, May.KEEP_MEETINGS, meeting.body.authority_id)
    question = _asked(
        meeting.body, category, text, asked_by, meeting.on, meeting, recommendation, action, part
    )
    if reply.strip():
        question.reply = prose(reply, "The reply")
        question.answered_by = line(answered_by, "Who answered")
        question.answered_on = meeting.on
    question.save()
    _told(by, "question.recorded", question, after=_said(question, *_ASKED, *_ANSWERED))
    return question


@transaction.atomic
def change(
    *,
    by: Person,
    question: Question,
    version: int,
    category: str,
    text: str = "",
    asked_by: str = "",
    recommendation: Recommendation | None = None,
    action: Action | None = None,
) -> Question:
    """Put a question right. Its words may change until it is answered; what it is about and its category, later too."""
    demand(by, May.KEEP_MEETINGS, question.authority_id)
    if category not in bank():
        raise ForPerson("Choose a category of the question bank.")
    recommendation = _about(question.body, recommendation, action)
    if not question.reply:
        text, asked_by = prose(text, "The question"), line(asked_by, "Who asked")
    claim(question, version)
    before = _said(question, *_ASKED)
    question.category, question.recommendation, question.action = category, recommendation, action
    if not question.reply:
        question.text, question.asked_by = text, asked_by
    question.save()
    _told(by, "question.changed", question, before=before, after=_said(question, *_ASKED))
    return question


@transaction.atomic
def answer(
    *,
    by: Person,
    question: Question,
    version: int,
    answered_by: str,
    answered_on: date,
    reply: str,
    promised: Iterable[Commitment] = (),
) -> Question:
    """Answer a question, once: who said it, when, what, and what was promised with it."""
    demand(by, May.ANSWER, question.authority_id)
    joined = _joinable(question, promised)
    reply, answered_by = prose(reply, "The reply"), line(answered_by, "Who answered")
    not_to_come(answered_on, "The answer")
    if answered_on < question.asked_on:
        raise ForPerson("The answer cannot be earlier than the question. Check the day.")
    claim(question, version)
    if question.reply:
        raise ForPerson(
            "This question has its answer, which stays as it was given. Add what followed instead."
        )
    before = _said(question, *_ANSWERED)
    question.answered_by, question.answered_on, question.reply = answered_by, answered_on, reply
    question.save(update_fields=_ANSWERED)
    question.promised.add(*joined)
    after = _said(question, *_ANSWERED) | {"promised": [each.pk for each in joined]}
    _told(by, "question.answered", question, before=before, after=after)
    return question


@transaction.atomic
def join_promises(
    *, by: Person, question: Question, version: int, promised: Iterable[Commitment]
) -> Question:
    """Join the commitments that the answer holds to their question; those joined before stay."""
    demand(by, May.KEEP_MEETINGS, question.authority_id)
    if not question.reply:
        raise ForPerson("A question without an answer has promised nothing. Record the answer first.")
    joined = _joinable(question, promised)
    if not joined:
        raise ForPerson("Choose at least one commitment.")
    claim(question, version)
    before = {"promised": sorted(question.promised.values_list("pk", flat=True))}
    question.promised.add(*joined)
    after = {"promised": sorted(question.promised.values_list("pk", flat=True))}
    _told(by, "question.promises_joined", question, before=before, after=after)
    return question


@transaction.atomic
def follow_up(*, by: Person, question: Question, on: date, text: str) -> FollowUp:
    """Add what happened after the answer. Follow-ups are only ever added."""
    demand(by, May.ANSWER, question.authority_id)
    if question.answered_on is None:
        raise ForPerson("This question waits for its answer. Answer it first.")
    not_to_come(on, "What followed")
    if on < question.answered_on:
        raise ForPerson("What followed cannot be earlier than the answer. Check the day.")
    made = FollowUp.objects.create(
        question=question, on=on, text=prose(text, "What followed"), by_name=by.name
    )
    _told(by, "question.followed_up", question, after=plain(made, "on", "text"))
    return made


def _asked(
    body: Body,
    category: str,
    text: str,
    asked_by: str,
    asked_on: date,
    meeting: Meeting | None,
    recommendation: Recommendation | None,
    action: Action | None,
    part: MinutePart | None = None,
) -> Question:
    if category not in bank():
        raise ForPerson("Choose a category of the question bank.")
    if meeting is not None and meeting.body_id != body.pk:
        raise ForPerson("The meeting is of another body. Choose one of this body's.")
    if part is None:
        not_to_come(asked_on, "The question")
    recommendation = _about(body, recommendation, action)
    return Question(
        authority_id=body.authority_id,
        body=body,
        meeting=meeting,
        part=part,
        category=category,
        text=prose(text, "The question"),
        asked_by=line(asked_by, "Who asked"),
        asked_on=asked_on,
        recommendation=recommendation,
        action=action,
    )


def _about(body: Body, recommendation: Recommendation | None, action: Action | None) -> Recommendation | None:
    """The recommendation that the question is about: the given one, or what the given action answers."""
    if recommendation is not None and recommendation.inspection.authority_id != body.authority_id:
        raise ForPerson("The recommendation was made to another council.")
    if action is None:
        return recommendation
    if action.item.plan.authority_id != body.authority_id:
        raise ForPerson("The action is of another council's plan.")
    answers = action.item.recommendation
    if recommendation is not None and (answers is None or answers.pk != recommendation.pk):
        raise ForPerson(f"The action answers {action.item}. Choose that one, or leave the action out.")
    return answers


def _joinable(question: Question, promised: Iterable[Commitment]) -> list[Commitment]:
    found = list(promised)
    if any(each.body_id != question.body_id for each in found):
        raise ForPerson("A commitment that was chosen is owed to another body. Choose this body's own.")
    if any(each.state == CommitmentState.REJECTED for each in found):
        raise ForPerson("Somebody has said that one of these is no commitment. Leave it out.")
    return found


def _must_be_new(question: Question) -> None:
    """A form that is sent twice asks once."""
    same = {
        name: getattr(question, name)
        for name in ("body", "meeting", "recommendation", "action", "measure", "area", *_ASKED)
    }
    if Question.objects.filter(**same, part=None).exists():
        raise ForPerson("This question has been put already, by the same person on the same day.")


def _said(question: Question, *names: str) -> dict[str, Any]:
    about = {"meeting": question.meeting_id, "recommendation": question.recommendation_id}
    if question.measure_id:
        about["measure"] = question.measure_id
    return plain(question, *names) | about | {"about_action": question.action_id}


def _told(by: Person, action: str, question: Question, **more: Any) -> None:
    """Write to the trail, on the line of the recommendation that the question is about."""
    thread = question.recommendation.thread if question.recommendation else ""
    if not thread and question.action:
        thread = question.action.item.thread
    if not thread and question.measure:
        thread = question.measure.thread
    told(by, action, question, question.authority_id, thread=thread, is_open=question.is_open, **more)

"""The forward plan: notices of key decisions and of meetings in private (S.I. 2012/2089 regs. 5, 9 to 11)."""

from datetime import date
from typing import Any

from django.db import transaction

from headway.clocks import CouncilSettings
from headway.errors import ForPerson
from headway.web.accounts.models import Person
from headway.web.accounts.roles import May
from headway.web.register.models import Authority
from headway.web.scrutiny.actions.common import content_hash, demand, line, optional_line, prose, told
from headway.web.scrutiny.models import Body, Paper, PlannedDecision
from headway.web.scrutiny.queries.scope import papers_for
from headway.web.scrutiny.rules.meetings_forward import is_short_of_notice
from headway.web.scrutiny.states import Exception28
from headway.web.trail.actions import plain
from headway.web.versions import claim

__all__ = ["change_decision", "give_second_notice", "plan_decision", "withdraw_decision"]

_FIELDS = (
    "title",
    "matter",
    "is_key",
    "why_key",
    "body_id",
    "decision_maker",
    "decide_from",
    "decide_until",
    "documents",
    "ask",
    "in_private",
    "private_because",
    "exception",
    "exception_because",
    "paper_id",
)
_SECOND = ("second_notice", "representations", "representations_answer")
_KEPT = frozenset({"private_because", "representations", "representations_answer"})
"""Texts that may tell what is kept: they are public only where somebody found that they reveal nothing."""


@transaction.atomic
def plan_decision(
    *,
    by: Person,
    authority: Authority,
    on: date,
    settings: CouncilSettings,
    is_example: bool = False,
    **said: Any,
) -> PlannedDecision:
    """A line of the forward plan. ``said`` are the fields of the notice; see :func:`_say` for what it must have."""
    demand(by, May.KEEP_MEETINGS, authority.pk)
    planned = PlannedDecision(authority=authority, is_example=is_example)
    _say(by, planned, **said)
    _must_say_why_short(planned, on, settings)
    planned.save()
    told(by, "decision.planned", planned, authority.pk, after=_shown(planned, *_FIELDS))
    return planned


@transaction.atomic
def change_decision(
    *,
    by: Person,
    planned: PlannedDecision,
    version: int,
    on: date,
    settings: CouncilSettings,
    **said: Any,
) -> PlannedDecision:
    """Change a line. What was published of it stands as it was until the notice is published again."""
    demand(by, May.KEEP_MEETINGS, planned.authority_id)
    _must_stand(planned)
    claim(planned, version)
    before = _shown(planned, *_FIELDS)
    _say(by, planned, **said)
    _must_say_why_short(planned, on, settings)
    planned.save()
    told(
        by, "decision.changed", planned, planned.authority_id, before=before, after=_shown(planned, *_FIELDS)
    )
    return planned


@transaction.atomic
def withdraw_decision(
    *, by: Person, planned: PlannedDecision, version: int, on: date, reason: str
) -> PlannedDecision:
    """The decision will not be taken as planned. The line and its notice stay on record."""
    demand(by, May.KEEP_MEETINGS, planned.authority_id)
    _must_stand(planned)
    why = prose(reason, "The reason why it is withdrawn")
    claim(planned, version)
    planned.withdrawn_on, planned.withdrawn_because = on, why
    planned.save()
    told(
        by,
        "decision.withdrawn",
        planned,
        planned.authority_id,
        after=plain(planned, "withdrawn_on"),
        why=why,
    )
    return planned


@transaction.atomic
def give_second_notice(
    *,
    by: Person,
    planned: PlannedDecision,
    version: int,
    on: date,
    representations: str = "",
    answer: str = "",
) -> PlannedDecision:
    """Record the second notice of a private meeting: representations received, and what is answered (reg. 5(4)-(5))."""
    demand(by, May.KEEP_MEETINGS, planned.authority_id)
    _must_stand(planned)
    if not planned.in_private:
        raise ForPerson("The decision is not taken in private, so there is no second notice.")
    if planned.notice_published is None:
        raise ForPerson("The first notice has not been published. The second follows it.")
    if on < planned.notice_published:
        raise ForPerson("The second notice cannot be older than the first. Give a later day.")
    if representations.strip() and not answer.strip():
        raise ForPerson("Say how the representations are answered: the second notice states both.")
    claim(planned, version)
    before = _shown(planned, *_SECOND)
    planned.second_notice = on
    planned.representations, planned.representations_answer = representations.strip(), answer.strip()
    planned.save()
    told(
        by,
        "decision.second_notice",
        planned,
        planned.authority_id,
        before=before,
        after=_shown(planned, *_SECOND),
    )
    return planned


def _shown(planned: PlannedDecision, *names: str) -> dict[str, Any]:
    """The line as the trail tells of it: why it is taken in private, and what was said against that, by hash alone."""
    return {
        name: f"SHA-256 {content_hash(value)}" if value and name in _KEPT else value
        for name, value in plain(planned, *names).items()
    }


def _must_stand(planned: PlannedDecision) -> None:
    if planned.withdrawn_on is not None:
        raise ForPerson("The decision was withdrawn; its line stays as it was. Plan it anew.")


def _say(
    by: Person,
    planned: PlannedDecision,
    *,
    title: str,
    matter: str,
    is_key: bool = True,
    why_key: str = "",
    body: Body | None = None,
    decision_maker: str = "",
    decide_from: date,
    decide_until: date | None = None,
    documents: str = "",
    ask: str = "",
    in_private: bool = False,
    private_because: str = "",
    exception: str = Exception28.NONE,
    exception_because: str = "",
    paper: Paper | None = None,
) -> None:
    """Set the fields of the notice. What reg. 9(1) asks for is here in its order; (c) is the body or the person."""
    if not is_key and not in_private:
        raise ForPerson("A line of the forward plan is a key decision, or taken in private, or both. Choose.")
    if is_key and not why_key.strip():
        raise ForPerson("Say why it is a key decision: its cost or saving, or whom it affects.")
    maker = optional_line(decision_maker, "The decision maker")
    if (body is None) == (not maker):
        raise ForPerson("Name either the body that decides, or the person with their title.")
    if body is not None and body.authority_id != planned.authority_id:
        raise ForPerson("A body of another authority cannot decide here.")
    if decide_until and decide_until < decide_from:
        raise ForPerson(
            "The period in which it is decided would end before it begins. Change one of the two days."
        )
    if in_private and not private_because.strip():
        raise ForPerson("Say why it is taken in private, with the paragraphs of Schedule 12A.")
    if exception not in Exception28.values:
        raise ForPerson(f"Shorter notice is one of: {', '.join(Exception28.labels).lower()}.")
    if exception != Exception28.NONE and not exception_because.strip():
        raise ForPerson("Say why full notice is impracticable, and who was told or agreed.")
    if paper is not None and not papers_for(by).filter(pk=paper.pk, authority=planned.authority).exists():
        raise ForPerson("That is no paper of this authority. Choose another.")
    planned.title, planned.matter = line(title, "The title", 300), prose(matter, "The matter")
    planned.is_key, planned.why_key = is_key, why_key.strip() if is_key else ""
    planned.body, planned.decision_maker = body, maker
    planned.decide_from, planned.decide_until = decide_from, decide_until
    planned.documents, planned.ask = documents.strip(), ask.strip()
    planned.in_private = in_private
    planned.private_because = private_because.strip() if in_private else ""
    planned.exception = exception
    planned.exception_because = exception_because.strip() if exception != Exception28.NONE else ""
    planned.paper = paper


def _must_say_why_short(planned: PlannedDecision, on: date, settings: CouncilSettings) -> None:
    if planned.exception == Exception28.NONE and is_short_of_notice(planned, on, settings):
        raise ForPerson(
            "28 clear days' notice can no longer be given for that day. Give a later day, or choose general exception "
            "or special urgency and say why."
        )

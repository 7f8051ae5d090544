"""The forward plan: notices of key decisions and of meetings in private (S.I. 2012/2089 regs. 5, 9 to 11)."""

from datetime import date
from typing import Any

from django.db import transaction

from headway.clocks import CouncilSettings
from headway.errors import ForPerson
from headway.web.accounts.models import Person
from headway.web.accounts.roles import May
from headway.web.register.models import Authority
from headway.web.scrutiny.actions.common import content_hash, demand, prose, told
from headway.web.scrutiny.actions.meetings_forward_notice import Notice, say
from headway.web.scrutiny.models import PlannedDecision
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
    """A line of the forward plan. ``said`` are the fields of the notice; see :class:`Notice`."""
    demand(by, May.KEEP_MEETINGS, authority.pk)
    planned = PlannedDecision(authority=authority, is_example=is_example)
    say(by, planned, Notice(**said))
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
    say(by, planned, Notice(**said))
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


def _must_say_why_short(planned: PlannedDecision, on: date, settings: CouncilSettings) -> None:
    if planned.exception == Exception28.NONE and is_short_of_notice(planned, on, settings):
        raise ForPerson(
            "28 clear days' notice can no longer be given for that day. Give a later day, or choose general exception "
            "or special urgency and say why."
        )

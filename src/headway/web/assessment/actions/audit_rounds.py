"""Rounds of practice audits: recorded as counts, corrected, taken off with a reason."""

from datetime import date
from typing import Any

from django.db import transaction
from django.utils import timezone

from headway.assessment.self_evaluation import practice
from headway.errors import ForPerson
from headway.web.accounts.models import Person
from headway.web.assessment.actions.common import demand_keeper
from headway.web.assessment.models import AuditRound
from headway.web.assessment.queries.evidence import counts_of
from headway.web.plans.actions.common import line, prose
from headway.web.register.models import Authority
from headway.web.trail.actions import Actor, plain, record, take_turn
from headway.web.versions import claim

__all__ = ["add_audit_round", "change_audit_round", "remove_audit_round"]

_COUNTS = ("outstanding", "good", "requires_improvement", "inadequate", "moderated", "changed")
_TOLD = ("title", "area", "finished", *_COUNTS, "learned")


@transaction.atomic
def add_audit_round(
    *, by: Actor, authority: Authority, on: date, is_example: bool = False, **terms: Any
) -> AuditRound:
    """Record a round: ``title``, ``area``, ``finished``, a count by grade, ``moderated``, ``changed``, ``learned``."""
    demand_keeper(by, authority.pk)
    take_turn()  # of two presses the second sees what the first recorded
    made = AuditRound(authority=authority, by_name=by.name, is_example=is_example)
    _set(made, on=on, **terms)
    _refuse_twice(made)
    made.save()
    _told(by, "audit_round.added", made, after=plain(made, *_TOLD))
    return made


@transaction.atomic
def change_audit_round(
    *, by: Person, round_: AuditRound, version: int | str, on: date, **terms: Any
) -> AuditRound:
    """Correct a round. What was signed off on its earlier counts stays as it was."""
    demand_keeper(by, round_.authority_id)
    claim(round_, version)
    _refuse_removed(round_)
    before = plain(round_, *_TOLD)
    _set(round_, on=on, **terms)
    round_.by_name = by.name
    round_.save()
    _told(by, "audit_round.changed", round_, before=before, after=plain(round_, *_TOLD))
    return round_


@transaction.atomic
def remove_audit_round(*, by: Person, round_: AuditRound, version: int | str, because: str) -> AuditRound:
    """Take a round off, with the reason; it stays on the record and is evidence no longer."""
    demand_keeper(by, round_.authority_id)
    because = prose(because, "The reason")
    claim(round_, version)
    _refuse_removed(round_)
    round_.removed, round_.why = timezone.now(), because
    round_.save()
    _told(by, "audit_round.removed", round_, why=because)
    return round_


def _set(
    round_: AuditRound,
    *,
    on: date,
    title: str,
    area: str,
    finished: date,
    outstanding: int = 0,
    good: int = 0,
    requires_improvement: int = 0,
    inadequate: int = 0,
    moderated: int | None = None,
    changed: int | None = None,
    learned: str = "",
) -> None:
    round_.title = line(title, "The title", 200)
    round_.area = practice.area(area).id
    if finished > on:
        raise ForPerson("A round cannot be finished in the future. Give today or an earlier day.")
    round_.finished = finished
    round_.outstanding, round_.good = outstanding, good
    round_.requires_improvement, round_.inadequate = requires_improvement, inadequate
    round_.moderated, round_.changed = moderated, changed
    round_.learned = learned.strip().replace("\x00", "")
    counts_of(round_)  # refuses counts that cannot be


def _refuse_twice(round_: AuditRound) -> None:
    """A form that is sent again records nothing: a round that counts twice would weigh twice."""
    same = {name: getattr(round_, name) for name in _TOLD}
    if AuditRound.objects.filter(authority=round_.authority, removed=None, **same).exists():
        raise ForPerson(f"“{round_.title}” is recorded already, with the same numbers and day.")


def _refuse_removed(round_: AuditRound) -> None:
    if round_.removed:
        raise ForPerson("This round was taken off. Record it again if it stands after all.")


def _told(by: Actor, action: str, round_: AuditRound, **more: Any) -> None:
    record(by=by, action=action, subject=round_, authority=round_.authority_id, **more)

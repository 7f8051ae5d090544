"""What of assessments is not joined up: see headway.web.trail.orphans."""

from collections.abc import Iterable
from datetime import date

from headway.web.assessment.models import Assessment, AuditRound, SelfEvaluation
from headway.web.assessment.rules.content import is_altered
from headway.web.assessment.states import State
from headway.web.trail.orphans import Loose, OrphanRule, without_event

__all__ = ["ORPHANS"]


def _untold(_on: date) -> Iterable[Loose]:
    for each in without_event(Assessment.objects.select_related("authority")):
        yield Loose.of(each, each.authority_id)


def _altered(_on: date) -> Iterable[Loose]:
    frozen = Assessment.objects.filter(state__in=(State.SIGNED_OFF, State.PUBLISHED))
    for each in frozen.select_related("authority"):
        if is_altered(each):
            yield Loose.of(each, each.authority_id)


def _unjudged_after(_on: date) -> Iterable[Loose]:
    """What was judged before, and waits: its figures or rules changed, or it was sent back."""
    found = Assessment.objects.filter(state=State.DRAFT).exclude(grade="")
    return (Loose.of(each, each.authority_id) for each in found.select_related("authority"))


def _self_evaluations_untold(_on: date) -> Iterable[Loose]:
    for made in (SelfEvaluation, AuditRound):
        for each in without_event(made.objects.select_related("authority")):
            yield Loose.of(each, each.authority_id)


def _self_evaluations_altered(_on: date) -> Iterable[Loose]:
    frozen = SelfEvaluation.objects.filter(state__in=(State.SIGNED_OFF, State.PUBLISHED))
    for each in frozen.select_related("authority"):
        if is_altered(each):
            yield Loose.of(each, each.authority_id)


ORPHANS = (
    OrphanRule(
        "assessment.judgement-waits",
        "The figures or the rules of an assessment changed after it was judged, or it was sent back.",
        "Judge it again, or drop it.",
        _unjudged_after,
    ),
    OrphanRule(
        "assessment.altered",
        "An assessment is not what was signed off.",
        "Find out who changed the database by other means, then send it back or withdraw it.",
        _altered,
    ),
    OrphanRule(
        "assessment.no-event",
        "An assessment is there, and the trail says nothing of it.",
        "Find out who changed the database by other means, and begin the assessment again.",
        _untold,
    ),
    OrphanRule(
        "self_evaluation.altered",
        "A self-evaluation is not what was signed off.",
        "Find out who changed the database by other means, and withdraw it.",
        _self_evaluations_altered,
    ),
    OrphanRule(
        "self_evaluation.no-event",
        "A self-evaluation or a round of audits is there, and the trail says nothing of it.",
        "Find out who changed the database by other means, and record it again.",
        _self_evaluations_untold,
    ),
)

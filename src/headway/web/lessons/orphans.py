"""What of the lessons is not joined up: see headway.web.trail.orphans."""

from collections.abc import Iterable
from datetime import date

from django.db.models import Q

from headway.web.lessons.models import Lesson, Recurrence
from headway.web.lessons.rules.decisions import WAITS_FOR
from headway.web.lessons.states import Outcome
from headway.web.plans.states import Stage
from headway.web.register.states import Confirmation
from headway.web.trail.orphans import Loose, OrphanRule, without_event

__all__ = ["ORPHANS"]

_RELEVANT = Lesson.objects.filter(relevant=True).select_related("passage__report")


def _waiting(on: date) -> Iterable[Loose]:
    found = _RELEVANT.filter(outcome=Outcome.OPEN, decided_on__lt=on - WAITS_FOR)
    return (Loose.of(each, each.authority_id) for each in found)


def _leads_nowhere(_on: date) -> Iterable[Loose]:
    """The action was superseded after the lesson was joined to it, or was never named."""
    for each in _RELEVANT.filter(outcome=Outcome.ACTION).select_related("action"):
        if each.action is None or each.action.stage == Stage.SUPERSEDED:
            yield Loose.of(each, each.authority_id)


def _about_a_copy(_on: date) -> Iterable[Loose]:
    found = Lesson.objects.filter(passage__report__copy_of__isnull=False).select_related("passage__report")
    return (Loose.of(each, each.authority_id) for each in found)


def _end_turned_down(_on: date) -> Iterable[Loose]:
    """Confirmed, and then the register said that one of the two is not in the report after all."""
    down = Q(earlier__state=Confirmation.REJECTED) | Q(later__state=Confirmation.REJECTED)
    found = Recurrence.objects.filter(down, state=Confirmation.CONFIRMED)
    return (Loose.of(each, each.authority_id) for each in found.select_related("earlier", "later", "finding"))


def _untold(_on: date) -> Iterable[Loose]:
    for lesson in without_event(Lesson.objects.select_related("passage__report")):
        yield Loose.of(lesson, lesson.authority_id)
    ends = Recurrence.objects.select_related("earlier", "later", "finding")
    for recurrence in without_event(ends):
        yield Loose.of(recurrence, recurrence.authority_id)


ORPHANS = (
    OrphanRule(
        "lesson.no-outcome",
        "A lesson was judged relevant four weeks ago or more, and nobody has said what comes of it.",
        "Lead it to an action, or record that there is none, because.",
        _waiting,
    ),
    OrphanRule(
        "lesson.no-live-action",
        "A lesson led to an action that was superseded or is gone.",
        "Take the outcome back, and join the lesson to the action that took its place.",
        _leads_nowhere,
    ),
    OrphanRule(
        "lesson.of-a-copy",
        "A lesson is from a report that turned out to be a copy of another.",
        "Judge the passage in the report that is kept, and this one as not relevant.",
        _about_a_copy,
    ),
    OrphanRule(
        "recurrence.end-turned-down",
        "A recommendation counts as met again, and one of the two was turned down in the register since.",
        "Turn the recurrence down too, with the reason.",
        _end_turned_down,
    ),
    OrphanRule(
        "lesson.silent",
        "The trail says nothing of a lesson or a recurrence: it was not made by way of Headway.",
        "Find out where it came from; it has no history that can be relied on.",
        _untold,
    ),
)

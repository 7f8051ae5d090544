"""What of performance is not joined up: see headway.web.trail.orphans."""

from collections.abc import Iterable
from datetime import date

from django.db.models import Exists, OuterRef

from headway.web.performance.models import ActionMeasure, Load, Measure, PublicScorecard, Target
from headway.web.performance.queries.questions import points_by_area
from headway.web.performance.rules.sequel import is_unasked, red_since
from headway.web.plans.models import Action
from headway.web.plans.states import MeasureKind, Stage
from headway.web.scrutiny.models import Question
from headway.web.trail.orphans import Loose, OrphanRule, without_event

__all__ = ["ORPHANS"]


def _reds_unasked(_on: date) -> Iterable[Loose]:
    """Of whole authorities: a district's red stands on its scorecard."""
    kept = Measure.objects.filter(is_retired=False)
    measures = list(kept.filter(Exists(Target.objects.filter(measure=OuterRef("pk")))))
    about = Question.objects.filter(measure__in=measures, area="").order_by("asked_on")
    asked = dict(about.values_list("measure", "asked_on"))  # the last of each stays
    points = points_by_area(measures)
    for each in measures:
        if is_unasked(red_since(points.get((each.pk, ""), [])), asked.get(each.pk)):
            yield Loose.of(each, each.authority_id)


def _answers_late(on: date) -> Iterable[Loose]:
    found = Question.objects.filter(measure__isnull=False, reply="", due_on__lt=on)
    return (Loose.of(each, each.authority_id) for each in found)


def _indicators_without_measure(_on: date) -> Iterable[Loose]:
    """Where a council keeps measures; one that keeps none has nothing to join."""
    joined = ActionMeasure.objects.filter(action=OuterRef("pk"), ended=None)
    keeps = Measure.objects.filter(authority=OuterRef("item__plan__authority"))
    found = Action.objects.filter(
        ~Exists(joined), Exists(keeps), measure_kind=MeasureKind.INDICATOR, stage=Stage.OPEN
    ).select_related("item__plan")
    return (Loose.of(each, each.item.plan.authority_id) for each in found)


def _untold(_on: date) -> Iterable[Loose]:
    for load in without_event(Load.objects.all()):
        yield Loose.of(load, load.authority_id)
    for edition in without_event(PublicScorecard.objects.select_related("scorecard")):
        yield Loose.of(edition, edition.scorecard.authority_id)


ORPHANS = (
    OrphanRule(
        "measure.red-unasked",
        "A measure is below its floor, and nobody has asked about it since.",
        "Ask about it, with who answers and by when.",
        _reds_unasked,
    ),
    OrphanRule(
        "question.measure-late",
        "A question about a measure is past the day of its answer.",
        "Answer it, or ask whoever is to.",
        _answers_late,
    ),
    OrphanRule(
        "action.indicator-no-measure",
        "An action is to move an indicator, and is joined to no measure.",
        "Join the measure that it should move.",
        _indicators_without_measure,
    ),
    OrphanRule(
        "figures.no-event",
        "Figures were loaded or published, and the trail says nothing of it.",
        "Find out who changed the database by other means, and load or publish them again.",
        _untold,
    ),
)

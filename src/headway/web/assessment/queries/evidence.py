"""Live evidence on an authority's practice, for somebody: audits, measures, the last inspection, the plan, lessons.

Each sort of evidence comes from the queries of the app that keeps it; what somebody may not see there is not here. The
number of queries is fixed, whatever there is. ``public`` sentences hold no count of children and no measure's value:
the public has those from the scorecards, after suppression.
"""

from collections.abc import Iterator
from datetime import date

from django.db.models import QuerySet
from django.urls import reverse

from headway.assessment.self_evaluation import Evidence, Kind, Says
from headway.assessment.self_evaluation.auditing import Audited, of_audit
from headway.assessment.self_evaluation.practice import bearing
from headway.web.accounts.queries import Somebody, authorities_where
from headway.web.accounts.roles import May
from headway.web.assessment.models import AuditRound
from headway.web.assessment.queries.evidence_inspections import asked_for, judged
from headway.web.assessment.queries.evidence_plans import actions_taken, lessons_read
from headway.web.performance.queries.measures import measures_for
from headway.web.performance.queries.scorecards import read_beside, rows_of
from headway.web.performance.rules import wording
from headway.web.performance.rules.rows import Row
from headway.web.performance.states import Rating
from headway.web.register.models import Authority

__all__ = ["counts_of", "evidence_for", "rounds_for"]

_NOT_PRACTICE = "context"
"""The theme of measures that are nobody's practice."""
_WHOLE = ("whole",)


def evidence_for(person: Somebody, authority: Authority, on: date) -> tuple[Evidence, ...]:
    """Everything that is known on a day, audits first."""
    inspections = asked_for(person, authority, on)
    return (
        *_audits(person, authority, on),
        *_measures(person, authority, on),
        *judged(person, authority, on),
        *inspections,
        *actions_taken(person, authority, on),
        *lessons_read(person, authority, on),
    )


def rounds_for(person: Somebody) -> QuerySet[AuditRound]:
    """Rounds of audits that stand, of the authorities in which the person sees drafts, the newest first."""
    mine = authorities_where(person, May.SEE_DRAFTS)
    return AuditRound.objects.filter(authority__in=mine, removed=None).select_related("authority")


def counts_of(round_: AuditRound) -> Audited:
    """The round's counts."""
    return Audited(
        round_.outstanding,
        round_.good,
        round_.requires_improvement,
        round_.inadequate,
        round_.moderated,
        round_.changed,
    )


def _audits(person: Somebody, authority: Authority, on: date) -> Iterator[Evidence]:
    for each in rounds_for(person).filter(authority=authority, finished__lte=on):
        yield of_audit(
            f"audit:{each.pk}",
            each.title,
            each.area,
            each.finished,
            counts_of(each),
            address=f"{reverse('audit_rounds')}#round-{each.pk}",
        )


def _measures(person: Somebody, authority: Authority, on: date) -> Iterator[Evidence]:
    found = measures_for(person).filter(authority=authority, is_retired=False).exclude(theme=_NOT_PRACTICE)
    measures = list(found)
    beside = read_beside(person, measures, areas=("",), whole=False)
    for row in rows_of([(each, "") for each in measures], beside, area="", on=on):
        if row.has_figures and row.value is not None:
            yield _measure(row)


def _measure(row: Row) -> Evidence:
    measure = row.measure
    areas = bearing(indicator=measure.code, measure_theme=measure.theme)
    return Evidence(
        key=f"measure:{measure.pk}",
        kind=Kind.MEASURE,
        areas=areas or _WHOLE,
        says=_says(row),
        text=_sentence(row),
        public=f"{measure.title}: {_in_public(row)}, {wording.in_words(row.period)}.",
        on=row.last_day,
        address=reverse("measure", args=[measure.pk]),
        is_stale=row.is_stale,
    )


def _says(row: Row) -> Says:
    """Against practice where its target is missed or it moved the wrong way; too old says nothing."""
    if row.is_stale:
        return Says.NEITHER
    if row.rated.rating in (Rating.RED, Rating.AMBER) or row.has_concern:
        return Says.WEAKNESS
    return Says.STRENGTH if row.rated.rating == Rating.GREEN else Says.NEITHER


def _sentence(row: Row) -> str:
    measure = row.measure
    figure = wording.figure(row.value, measure.unit, measure.decimals)
    moved = f" {row.spc.words}" if row.spc and row.has_signal else ""
    return f"{measure.title}: {figure} in {wording.in_words(row.period)}. {row.rated.words}.{moved}"


_PUBLIC = {
    Rating.GREEN: "the target is met",
    Rating.AMBER: "the floor is met and the target is not",
    Rating.RED: "below its floor",
    Rating.STALE: "too old to rate",
}


def _in_public(row: Row) -> str:
    said = _PUBLIC.get(row.rated.rating, "not rated against a target")
    moved = ", and it has moved the wrong way by more than chance explains" if row.has_concern else ""
    return f"{said}{moved}"

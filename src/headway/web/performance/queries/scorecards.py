"""Scorecards for somebody: which there are, and one with its rows in a fixed number of queries."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from django.db.models import QuerySet

from headway.web.accounts.queries import Somebody, authorities_where
from headway.web.accounts.roles import May
from headway.web.performance.models import Measure, MeasureNote, Observation, Rebase, Scorecard, Target
from headway.web.performance.queries import official
from headway.web.performance.queries.points import points_of, targets_of
from headway.web.performance.queries.questions import latest_questions
from headway.web.performance.queries.series import EMPTY, Key, Series, series_of
from headway.web.performance.rules.rating import in_force, rate
from headway.web.performance.rules.rows import Row
from headway.web.performance.rules.sequel import red_since
from headway.web.performance.rules.verdicts import verdict_of

__all__ = ["Beside", "areas_of", "districts_table", "measures_on", "read_beside", "rows_of", "scorecards_for"]

LAST = 36
"""Periods by which limits are drawn: three years of months."""


def scorecards_for(person: Somebody, what: May = May.SEE_DRAFTS) -> QuerySet[Scorecard]:
    """The scorecards of the authorities in which the person sees drafts, or may do what is asked."""
    return Scorecard.objects.filter(authority__in=authorities_where(person, what)).select_related(
        "authority", "body"
    )


def measures_on(card: Scorecard) -> list[tuple[Measure, str]]:
    """A scorecard's measures in their order, each with its heading, which stands until the next. One query."""
    found, heading = [], ""
    for each in card.rows.select_related("measure__owner").order_by("order", "pk"):
        heading = each.heading or heading
        found.append((each.measure, heading))
    return found


def areas_of(measures: Iterable[Measure]) -> list[str]:
    """The districts of which there are figures, by name."""
    rows = Observation.objects.filter(measure__in=[each.pk for each in measures], is_current=True)
    found = rows.exclude(area="").order_by("area").values_list("area", flat=True).distinct()
    return list(found)


@dataclass(frozen=True)
class Beside:
    """What stands beside the figures: read once for all measures and areas, five queries at most."""

    figures: Mapping[Key, Series]
    targets: Mapping[int, list[Target]]
    rebases: Mapping[Key, list[Rebase]]
    notes: Mapping[Key, list[MeasureNote]] = field(default_factory=dict)
    questions: Mapping[Key, object] = field(default_factory=dict)
    compared: Mapping[str, object] = field(default_factory=dict)


def read_beside(
    person: Somebody,
    measures: Sequence[Measure],
    *,
    areas: Sequence[str] | None,
    until: date | None = None,
    whole: bool = True,
) -> Beside:
    """Everything that rows are made of, as seen on a day (``until``) or now. ``whole``: with what people said."""
    series = series_of(measures, every=None, areas=areas, last=None if until else LAST)
    if until:
        series = {key: each.until(until).latest(LAST) for key, each in series.items()}
    return Beside(
        figures=series,
        targets=targets_of(measures),
        rebases=_rebases(measures),
        notes=_notes(measures) if whole else {},
        questions=latest_questions(person, measures) if whole else {},
        compared=official.comparisons(measures[0].authority_id, [each.code for each in measures])
        if whole and measures
        else {},
    )


def rows_of(measures: Iterable[tuple[Measure, str]], beside: Beside, *, area: str, on: date) -> list[Row]:
    """A row a measure (given with its heading), as seen on a day."""
    return [_row(measure, heading, beside, area, on) for measure, heading in measures]


def districts_table(
    measures: Sequence[tuple[Measure, str]], beside: Beside, areas: Sequence[str], *, on: date
) -> list[tuple[Row, list[Row]]]:
    """Each measure's row for the whole authority, and one a district."""
    return [
        (_row(measure, heading, beside, "", on), [_row(measure, heading, beside, area, on) for area in areas])
        for measure, heading in measures
    ]


def _row(measure: Measure, heading: str, beside: Beside, area: str, on: date) -> Row:
    key = measure.pk, area
    series = beside.figures.get(key, EMPTY)
    last_day = series.last_days[-1] if len(series) else None
    targets = beside.targets.get(measure.pk, [])
    target = in_force(targets, last_day)
    value = series.decimal()
    rated = rate(
        value,
        target,
        measure.better,
        last_day=last_day,
        on=on,
        stale_after=measure.stale_after,
        unit=measure.unit,
    )
    spc = None
    if len(series):
        number = target.target if target else None
        spc = verdict_of(measure, series, beside.rebases.get(key, ()), target=number)
    return Row(
        measure=measure,
        heading=heading,
        area=area,
        series=series,
        value=value,
        target=target,
        rated=rated,
        spc=spc,
        compared=beside.compared.get(measure.code),
        note=_note(beside.notes.get(key, ()), series.periods[-1] if len(series) else ""),
        question=beside.questions.get(key),
        reds=lambda: red_since(points_of(measure, series, targets)),
        on=on,
    )


def _rebases(measures: Sequence[Measure]) -> dict[Key, list[Rebase]]:
    found: dict[Key, list[Rebase]] = {}
    for each in Rebase.objects.filter(measure__in=[one.pk for one in measures], withdrawn_because=""):
        found.setdefault((each.measure_id, each.area), []).append(each)
    return found


def _notes(measures: Sequence[Measure]) -> dict[Key, list[MeasureNote]]:
    """The notes of each measure and area, the latest first."""
    found: dict[Key, list[MeasureNote]] = {}
    for each in MeasureNote.objects.filter(measure__in=[one.pk for one in measures]):
        found.setdefault((each.measure_id, each.area), []).append(each)
    return found


def _note(notes: Sequence[MeasureNote], period: str) -> MeasureNote | None:
    """The last one that explains the period, else the last of any: the row says which period it is of."""
    return next((each for each in notes if each.period == period), next(iter(notes), None))

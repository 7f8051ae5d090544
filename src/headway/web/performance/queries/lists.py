"""Lists: the measures of an authority, each with its last figure, and what was loaded."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from django.db.models import Count, Max, Min, Q, QuerySet
from django.utils import timezone

from headway.web.accounts.queries import Somebody, authorities_where
from headway.web.accounts.roles import May
from headway.web.performance.models import Load, Measure, Target
from headway.web.performance.queries.points import targets_of
from headway.web.performance.queries.series import EMPTY, Series, series_of
from headway.web.performance.rules.rating import Rated, in_force, rate
from headway.web.performance.states import Better
from headway.web.register.models import Authority

__all__ = ["KeptRow", "LoadLine", "kept", "lines_of", "load_shown", "loads_for"]

_OTHER = "Other"
"""Measures without a theme, named last."""


def lines_of(authority: Authority) -> Iterator[str]:
    """One line a measure, by theme, and the last load."""
    measures = list(Measure.objects.filter(authority=authority, is_retired=False))
    last = series_of(measures, every=None, areas=("",), last=1)
    theme = None
    for each in measures:
        if each.theme != theme:
            theme = each.theme
            yield theme.replace("_", " ").capitalize() or _OTHER
        figures = last.get((each.pk, ""), EMPTY)
        said = f"{figures.decimal()} in {figures.periods[-1]}" if len(figures) else "no figure"
        yield f"  {each.code}: {each.title} ({each.unit}): {said}"
    if not measures:
        make = f'headway performance measures --authority "{authority.name}"'
        yield f"{authority.name} keeps no measures. Make them: {make}"
    load = Load.objects.filter(authority=authority, withdrawn_because="").first()
    if load:
        yield f"Last load: {load.title} on {timezone.localtime(load.at):%d.%m.%Y}, {load.figures:,} figures."


@dataclass(frozen=True)
class KeptRow:
    """A measure in the list: its last figure, and the target that figure is held to."""

    measure: Measure
    series: Series
    target: Target | None
    rated: Rated

    @property
    def is_judged(self) -> bool:
        """Whether it can have a target: one way of it is better."""
        return Better(self.measure.better).is_judged


def kept(measures: QuerySet[Measure], on: date) -> dict[str, list[KeptRow]]:
    """The measures by theme. Four queries."""
    found = list(measures)
    last = series_of(found, every=None, areas=("",), last=1)
    targets = targets_of(found)
    themes: dict[str, list[KeptRow]] = {}
    for each in found:
        series = last.get((each.pk, ""), EMPTY)
        last_day = series.last_days[-1] if len(series) else None
        target = in_force(targets.get(each.pk, []), last_day or on)
        rated = rate(
            series.decimal(),
            target,
            each.better,
            last_day=last_day,
            on=on,
            stale_after=each.stale_after,
            unit=each.unit,
        )
        theme = each.theme.replace("_", " ").capitalize() or _OTHER
        themes.setdefault(theme, []).append(KeptRow(each, series, target, rated))
    return dict(sorted(themes.items(), key=lambda named: named[0] == _OTHER))


def loads_for(person: Somebody) -> QuerySet[Load]:
    """The loads of the authorities in which the person sees drafts, the latest first."""
    return Load.objects.filter(authority__in=authorities_where(person, May.SEE_DRAFTS)).select_related(
        "authority"
    )


@dataclass(frozen=True)
class LoadLine:
    """What one load brought of one measure."""

    measure: Measure
    figures: int
    current: int
    areas: int
    first_day: date
    last_day: date


def load_shown(load: Load) -> list[LoadLine]:
    """A line a measure: how many figures came, and how many of them count now. Two queries."""
    rows = (
        load.observations.order_by()
        .values("measure_id")
        .annotate(
            figures=Count("pk"),
            current=Count("pk", filter=Q(is_current=True)),
            areas=Count("area", distinct=True),
            first_day=Min("first_day"),
            last_day=Max("last_day"),
        )
    )
    by_measure = {each.pop("measure_id"): each for each in rows}
    return [LoadLine(each, **by_measure[each.pk]) for each in Measure.objects.filter(pk__in=by_measure)]

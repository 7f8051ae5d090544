"""Figures with the rating that the target of their own period gives them."""

from collections.abc import Iterable, Sequence

from headway.statistics import round_half_up
from headway.web.performance.models import Measure, Target
from headway.web.performance.queries.series import Series, exact
from headway.web.performance.rules.rating import in_force, rate
from headway.web.performance.rules.sequel import Point

__all__ = ["points_of", "targets_of"]


def targets_of(measures: Iterable[Measure]) -> dict[int, list[Target]]:
    """Every target of the measures, by the measure: one query."""
    found: dict[int, list[Target]] = {}
    for each in Target.objects.filter(measure__in=[each.pk for each in measures]):
        found.setdefault(each.measure_id, []).append(each)
    return found


def points_of(measure: Measure, series: Series, targets: Sequence[Target]) -> list[Point]:
    """Each period's figure, rated as on its own last day: how old a figure is now is no matter of what it was then."""
    found = []
    for period, last_day, value in zip(series.periods, series.last_days, series.values, strict=True):
        shown = None if value is None else round_half_up(exact(value), measure.decimals)
        rated = rate(
            shown,
            in_force(targets, last_day),
            measure.better,
            last_day=last_day,
            on=last_day,
            stale_after=measure.stale_after,
            unit=measure.unit,
        )
        found.append(Point(period, last_day, shown, rated.rating, rated.distance))
    return found

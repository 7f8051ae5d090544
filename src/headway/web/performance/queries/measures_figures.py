"""The table of a measure's figures: each with the load it came in, and what earlier loads said of the same period."""

from collections.abc import Iterable
from dataclasses import dataclass

from headway.web.performance.models import Load, Measure, Observation

__all__ = ["Figure", "every_figure_of", "figures_of", "loads_of"]


@dataclass(frozen=True)
class Figure:
    """The current figure of a period, and the earlier ones that it superseded, the latest first."""

    current: Observation
    earlier: tuple[Observation, ...]

    @property
    def revised(self) -> bool:
        """Whether an earlier load gave another number."""
        return any(_parts(each) != _parts(self.current) for each in self.earlier)


def figures_of(measure: Measure, *, area: str, every: str, last: int | None) -> list[Figure]:
    """The last so many periods (None: all), the latest first. One query."""
    rows = (
        Observation.objects.filter(measure=measure, area=area, every=every)
        .select_related("load")
        .order_by("-first_day", "-is_current", "-load_id")
    )
    found: dict[str, list[Observation]] = {}
    for each in rows:
        if each.period not in found and last is not None and len(found) == last:
            break
        found.setdefault(each.period, []).append(each)
    return [Figure(each[0], tuple(each[1:])) for each in found.values() if each[0].is_current]


def every_figure_of(measure: Measure, *, every: str) -> list[Figure]:
    """Of the whole authority, then of each district by name. One query, however many districts."""
    rows = (
        Observation.objects.filter(measure=measure, every=every)
        .select_related("load")
        .order_by("-first_day", "-is_current", "-load_id")
    )
    found: dict[tuple[str, str], list[Observation]] = {}
    for each in rows:
        found.setdefault((each.area, each.period), []).append(each)
    kept = [Figure(each[0], tuple(each[1:])) for each in found.values() if each[0].is_current]
    return sorted(kept, key=lambda each: each.current.area)


def loads_of(figures: Iterable[Figure]) -> list[Load]:
    """The loads that they came in, the latest first."""
    found = {each.load_id: each.load for row in figures for each in (row.current, *row.earlier)}
    return sorted(found.values(), key=lambda each: (each.at, each.pk), reverse=True)


def _parts(each: Observation) -> tuple[float | None, float | None, float | None, int]:
    return each.numerator, each.denominator, each.value, each.unknown

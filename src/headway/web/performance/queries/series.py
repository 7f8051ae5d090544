"""The figures that pages read, in one query whatever the number of measures and areas."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import lru_cache

from django.db.models import F, Window
from django.db.models.functions import RowNumber

from headway.web.performance.models import Measure, Observation

Key = tuple[int, str]
"""A measure's id and the area: a district, or blank for the whole authority."""


@dataclass(frozen=True)
class Series:
    """The figures of one measure and area, earliest first; every tuple has one place a period.

    A value is None where its denominator was nought. ``loads`` are the ids of the loads that they came in.
    """

    periods: tuple[str, ...]
    first_days: tuple[date, ...]
    last_days: tuple[date, ...]
    values: tuple[float | None, ...]
    numerators: tuple[float | None, ...]
    denominators: tuple[float | None, ...]
    unknown: tuple[int, ...]
    loads: tuple[int, ...] = ()

    def __len__(self) -> int:
        return len(self.periods)

    def until(self, last_day: date) -> "Series":
        """Those whose period ended by the day."""
        return self._first(sum(each <= last_day for each in self.last_days))

    def _first(self, count: int) -> "Series":
        if count == len(self):
            return self
        return Series(*(getattr(self, name)[:count] for name in self.__dataclass_fields__))

    def decimal(self, place: int = -1) -> Decimal | None:
        """The value at a place as printed."""
        return exact(self.values[place]) if self.periods else None


EMPTY = Series((), (), (), (), (), (), (), ())


def exact(number: float | None) -> Decimal | None:
    """The number that a float was written as; a whole one without decimals."""
    if number is None:
        return None
    return Decimal(int(number)) if number == int(number) else Decimal(repr(number))


def series_of(
    measures: Iterable[Measure], *, every: str, areas: Sequence[str] | None = None, last: int | None = 36
) -> dict[Key, Series]:
    """The last so many figures of each measure in each area (all areas unless named; None: all figures).

    For whoever may see the measures: pages choose those by ``queries.measures``.
    """
    rows = Observation.objects.filter(
        measure__in=[each.pk for each in measures], every=every, is_current=True
    )
    if areas is not None:
        rows = rows.filter(area__in=areas)
    if last is not None:
        newest_first = Window(
            RowNumber(), partition_by=(F("measure_id"), F("area")), order_by=F("first_day").desc()
        )
        rows = rows.annotate(place=newest_first).filter(place__lte=last)
    found: dict[Key, list[tuple]] = defaultdict(list)
    names = ("measure_id", "area", "period", "value", "numerator", "denominator", "unknown", "load_id")
    for measure, area, *figure in rows.order_by("measure_id", "area", "first_day").values_list(*names):
        found[measure, area].append(figure)
    return {key: _series(figures) for key, figures in found.items()}


def _series(figures: list[tuple]) -> Series:
    periods, values, numerators, denominators, unknown, loads = zip(*figures, strict=True)
    days = [_days(period) for period in periods]
    first_days, last_days = (tuple(each) for each in zip(*days, strict=True))
    return Series(periods, first_days, last_days, values, numerators, denominators, unknown, loads)


@lru_cache(maxsize=2048)
def _days(period: str) -> tuple[date, date]:
    """First and last day of a period by its code; made once, as a scorecard has the same ones hundreds of times."""
    from headway.indicators.periods import period_of

    found = period_of(period)
    return found.first_day, found.last_day

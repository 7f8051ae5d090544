"""The figures that pages read, in one query whatever the number of measures and areas."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from functools import lru_cache

from django.db.models import F, QuerySet
from django.utils import timezone

from headway.indicators.periods import Every, Period, every_of, period_ending, period_of
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

    def latest(self, count: int) -> "Series":
        """The last so many."""
        if len(self) <= count:
            return self
        return Series(*(getattr(self, name)[-count:] for name in self.__dataclass_fields__))

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
    measures: Iterable[Measure],
    *,
    every: str | None,
    areas: Sequence[str] | None = None,
    last: int | None = 36,
) -> dict[Key, Series]:
    """The last so many figures of each measure in each area (all areas unless named; None: all figures).

    ``every`` None is each measure's own length of period. A period between two others of which nothing is kept stands
    as a gap, so that its neighbours are not taken for each other's. For whoever may see the measures: pages choose
    those by ``queries.measures``.
    """
    wanted = [each.pk for each in measures]
    rows = Observation.objects.filter(measure__in=wanted, is_current=True)
    rows = rows.filter(every=F("measure__every")) if every is None else rows.filter(every=every)
    if areas is not None:
        rows = rows.filter(area__in=areas)
    if last is None:
        return _read(rows, None)
    found = _read(rows.exclude(every=Every.MONTH, first_day__lt=_long_ago(last)), last)
    left = set(wanted) - {measure for measure, _ in found}
    return found | _read(rows.filter(measure__in=left), last) if left else found


def _long_ago(months: int) -> date:
    """A day before so many months, and two years more in which none may have come.

    To read the months of ten years and leave seven costs a page more than its charts do. A measure whose last month is
    older still is looked for after the others, by itself.
    """
    return timezone.localdate() - timedelta(days=31 * (months + 24))


def _read(rows: QuerySet[Observation], last: int | None) -> dict[Key, Series]:
    """Figures by measure and area.

    The first figures after returns begin are left out where the definition looks further back: they count too few, and
    what then rises is the returns' reach. Where no figure is better they stand, as nothing else does.
    """
    found: dict[Key, list[_Kept]] = defaultdict(list)
    begun: set[Key] = set()
    for row in rows.order_by("measure_id", "area", "first_day").values_list(*_NAMES):
        key = row[:2]
        if not row[2] and key not in begun:
            begun.add(key)
            found[key].clear()
        found[key].append(row)
    return {key: _series(figures if last is None else figures[-last:]) for key, figures in found.items()}


_NAMES = (
    "measure_id",
    "area",
    "is_short",
    "period",
    "value",
    "numerator",
    "denominator",
    "unknown",
    "load_id",
)
_PERIOD = _NAMES.index("period")
_Kept = tuple
"""A figure as it is read: no object is made of it, as a page reads tens of thousands."""


def _series(figures: list[_Kept]) -> Series:
    columns = list(zip(*_without_holes(figures), strict=True))
    periods, *rest = columns[_PERIOD:]
    days = [_days(period) for period in periods]
    return Series(periods, tuple(first for first, _ in days), tuple(last for _, last in days), *rest)


def _without_holes(figures: list[_Kept]) -> list[_Kept]:
    """With an empty place for each period that is missing between the first and the last."""
    begins = figures[0][_PERIOD]
    first, last, step = _month(begins), _month(figures[-1][_PERIOD]), _months(begins)
    if last - first == step * (len(figures) - 1):
        return figures
    there = {_month(each[_PERIOD]): each for each in figures}
    every, head = _period(begins)[1], figures[0][:_PERIOD]
    return [
        there.get(month) or (*head, period_ending(every, month).code, None, None, None, 0, 0)
        for month in range(first, last + 1, step)
    ]


def _days(period: str) -> tuple[date, date]:
    found = _period(period)[0]
    return found.first_day, found.last_day


def _month(period: str) -> int:
    """The number of its last month."""
    return _period(period)[0].last_month


def _months(period: str) -> int:
    """How many months on the next of its kind ends: one of the twelve months to a month."""
    every = _period(period)[1]
    return 1 if every is Every.ROLLING else every.months


@lru_cache(maxsize=2048)
def _period(code: str) -> tuple[Period, Every]:
    """A period by its code; read once, as a scorecard has the same ones hundreds of times."""
    found = period_of(code)
    return found, every_of(found)

"""Districts against each other: a year of what happened, or how they stood last, and the spread that chance gives."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import Protocol

from headway.errors import ForPerson
from headway.statistics import Distribution, Spread, distribution, spread
from headway.web.performance.rules.verdicts import polarity
from headway.web.performance.states import Every, Kind

__all__ = ["District", "Districts", "gathered"]

_IN_A_YEAR = {Every.MONTH: 12, Every.QUARTER: 4, Every.YEAR: 1}
_TOO_FEW = "There are fewer than two districts with figures."
_NO_CHANCE = (
    "Chance is reckoned for shares of counted people or events. This measure’s parts are none, so that the districts "
    "are shown as they are."
)


class SeriesLike(Protocol):
    """Figures of one area in order of time."""

    periods: Sequence[str]
    last_days: Sequence[date]
    numerators: Sequence[float | None]
    denominators: Sequence[float | None]
    values: Sequence[float | None]
    unknown: Sequence[int]


class MeasureLike(Protocol):
    """What of a measure decides how its districts are added up."""

    kind: str
    unit: str
    better: str
    multiplier: int


@dataclass(frozen=True)
class District:
    """One district over the periods that are looked at together."""

    name: str
    numerator: float | None
    denominator: float | None
    value: float | None
    unknown: int


@dataclass(frozen=True)
class Districts:
    """The districts of one measure. ``periods`` are those added up; ``why`` says why no chance is reckoned."""

    rows: tuple[District, ...]
    periods: tuple[str, ...]
    spread: Spread | None
    distribution: Distribution | None
    why: str = ""

    @property
    def names(self) -> tuple[str, ...]:
        """The districts with a figure."""
        return tuple(each.name for each in self.rows if each.value is not None)

    @property
    def left_out(self) -> tuple[str, ...]:
        """The districts without one."""
        return tuple(each.name for each in self.rows if each.value is None)


def gathered(
    by_area: Mapping[str, SeriesLike], measure: MeasureLike, every: str, *, target: float | None = None
) -> Districts | None:
    """The districts of a measure; None where there are none.

    What happened in a period is added up over the twelve months to the last, so that a district's few cases tell
    more; how something stood on a day is that of the last day.
    """
    last_day = max((series.last_days[-1] for series in by_area.values() if series.last_days), default=None)
    if last_day is None:
        return None
    many = _IN_A_YEAR[Every(every)] if measure.kind == Kind.FLOW else 1
    periods = _last(by_area.values(), many)
    rows = tuple(_district(name, series, periods, measure) for name, series in sorted(by_area.items()))
    known = tuple(each for each in rows if each.value is not None)
    why = _why_not(known, measure, _counted(by_area.values()))
    return Districts(
        rows,
        periods,
        None
        if why
        else _spread(tuple((each.name, int(each.numerator), int(each.denominator)) for each in known)),
        _distribution(known, polarity(measure.better), target),
        why,
    )


def _last(every_series: Iterable[SeriesLike], many: int) -> tuple[str, ...]:
    """The last so many periods that any district has, earliest first."""
    days = {
        period: day
        for series in every_series
        for period, day in zip(series.periods, series.last_days, strict=True)
    }
    return tuple(sorted(days, key=lambda period: days[period])[-many:])


def _district(name: str, series: SeriesLike, periods: Sequence[str], measure: MeasureLike) -> District:
    places = [place for place, period in enumerate(series.periods) if period in periods]
    if len(periods) == 1:
        if not places:
            return District(name, None, None, None, 0)
        at = places[0]
        return District(
            name, series.numerators[at], series.denominators[at], series.values[at], series.unknown[at]
        )
    whole = [at for at in places if series.numerators[at] is not None]
    numerator = sum(series.numerators[at] or 0 for at in whole)
    parts = [series.denominators[at] for at in whole]
    unknown = sum(series.unknown[at] for at in places)
    if not whole:
        return District(name, None, None, None, unknown)
    if any(each is None for each in parts):  # a count: what happened in all of them
        return District(name, numerator, None, numerator * measure.multiplier, unknown)
    denominator = sum(each or 0 for each in parts)
    if measure.unit.startswith("rate"):  # the children of an area are the same ones month after month
        denominator /= len(whole)
    value = numerator * measure.multiplier / denominator if denominator else None
    return District(name, numerator, denominator, value, unknown)


def _why_not(known: Sequence[District], measure: MeasureLike, counted: bool) -> str:
    if len(known) < 2:
        return _TOO_FEW
    if measure.unit != "%" or not counted or not all(_is_share(each) for each in known):
        return _NO_CHANCE
    return ""


def _counted(every_series: Iterable[SeriesLike]) -> bool:
    """Whether every part is a whole number: full-time equivalents may add up to one by accident."""
    return all(
        part is None or part == int(part)
        for series in every_series
        for part in (*series.numerators, *series.denominators)
    )


def _is_share(each: District) -> bool:
    """Whether there are no more of them than there are in all."""
    return each.numerator is not None and bool(each.denominator) and 0 <= each.numerator <= each.denominator


@lru_cache(maxsize=1024)
def _spread(counts: tuple[tuple[str, int, int], ...]) -> Spread | None:
    """Ten thousand dealings take a while, and the same districts are asked for again and again."""
    try:
        return spread(*(list(each) for each in zip(*counts, strict=True)))
    except ForPerson:
        return None


def _distribution(known: Sequence[District], better: str, target: float | None) -> Distribution | None:
    if len(known) < 2:
        return None
    held = None if better == "neutral" else target
    return distribution([each.name for each in known], [each.value for each in known], better, target=held)

"""The whole county at once: every measure's districts, and the workforce by month and by district."""

from collections.abc import Mapping
from dataclasses import dataclass

from headway.web.accounts.queries import Somebody
from headway.web.performance.models import Measure
from headway.web.performance.queries.measures import measures_for
from headway.web.performance.queries.points import targets_of
from headway.web.performance.queries.series import EMPTY, Key, Series, series_of
from headway.web.performance.rules.companions import WORKFORCE
from headway.web.performance.rules.consistency import Consistency, consistency
from headway.web.performance.rules.districts import Districts, gathered
from headway.web.performance.rules.rating import in_force
from headway.web.performance.states import Every, Kind
from headway.web.register.models import Authority

__all__ = ["Staff", "consistency_of", "staff_of"]

_A_YEAR, _TWO_YEARS = 12, 24


@dataclass(frozen=True)
class Staff:
    """The workforce's measures in their order, with their monthly figures, whole and by district."""

    measures: tuple[Measure, ...]
    figures: Mapping[Key, Series]
    areas: tuple[str, ...]
    area: str
    districts: Mapping[int, Districts]

    def series(self, measure: Measure) -> Series:
        """Of the chosen area."""
        return self.figures.get((measure.pk, self.area), EMPTY)

    @property
    def lines(self) -> tuple[tuple[Measure, Series], ...]:
        """The measures that have figures there."""
        return tuple((each, self.series(each)) for each in self.measures if self.series(each).periods)

    @property
    def months(self) -> tuple[str, ...]:
        """Every month with a figure there, the latest first."""
        days = {
            period: day
            for _, series in self.lines
            for period, day in zip(series.periods, series.last_days, strict=True)
        }
        return tuple(sorted(days, key=lambda period: days[period], reverse=True))


def consistency_of(person: Somebody, authority: Authority) -> Consistency[Measure]:
    """Every measure of an authority that is watched, by district. Three queries."""
    measures = list(
        measures_for(person).filter(authority=authority, is_retired=False).exclude(kind=Kind.ROLLING)
    )
    return consistency(_by_district(measures, series_of(measures, every=None, last=_A_YEAR)))


def staff_of(person: Somebody, authority: Authority, area: str = "") -> Staff:
    """The workforce's measures by month. Three queries."""
    found = measures_for(person).filter(authority=authority, is_retired=False, code__in=WORKFORCE)
    measures = tuple(sorted(found.exclude(kind=Kind.ROLLING), key=lambda each: WORKFORCE.index(each.code)))
    figures = series_of(measures, every=Every.MONTH, last=_TWO_YEARS)
    areas = tuple(sorted({name for _, name in figures if name}))
    districts = {measure.pk: each for measure, each in _by_district(measures, figures, every=Every.MONTH)}
    return Staff(measures, figures, areas, area if area in areas else "", districts)


def _by_district(
    measures: "list[Measure] | tuple[Measure, ...]", figures: Mapping[Key, Series], every: str = ""
) -> list[tuple[Measure, Districts]]:
    """Each measure with its districts, held to the target of its last period."""
    targets = targets_of(measures)
    by_measure: dict[int, dict[str, Series]] = {}
    for (pk, area), series in figures.items():
        if area:
            by_measure.setdefault(pk, {})[area] = series
    found = []
    for measure in measures:
        mine = by_measure.get(measure.pk, {})
        last = max((each.last_days[-1] for each in mine.values() if each.last_days), default=None)
        held = in_force(targets.get(measure.pk, []), last)
        each = gathered(mine, measure, every or measure.every, target=float(held.target) if held else None)
        if each is not None:
            found.append((measure, each))
    return found

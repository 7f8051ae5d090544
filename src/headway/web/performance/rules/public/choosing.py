"""Which figures an edition shows: whose, of which periods, by which districts."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from headway.indicators.periods import every_of, period_ending, period_of
from headway.web.performance.rules.public.figures import WHOLE, Numbers
from headway.web.performance.rules.public.tables import Fault, vectors_of, with_the_rest
from headway.web.performance.states import Every, Kind

__all__ = ["LINE", "Choice", "Chosen", "Figure", "chosen", "without_holes"]

LINE = {Every.MONTH: 24, Every.QUARTER: 12, Every.YEAR: 6}
"""How many periods of the whole authority are shown."""
_LENGTHS = [Every.MONTH, Every.QUARTER, Every.YEAR]


@dataclass(frozen=True)
class Figure:
    """One figure as it is kept."""

    pk: int
    measure: int
    area: str
    every: str
    period: str
    last_day: date
    numerator: float | None
    denominator: float | None


@dataclass(frozen=True)
class Choice:
    """What the analyst chooses. ``by_district``: how many periods, the last ones, are shown by district."""

    until: date
    every: Every
    by_district: int
    areas: tuple[str, ...]
    with_targets: bool
    contact: str


@dataclass
class Chosen:
    """A measure's figures that are to be shown, oldest first; and of those used, by which an edition is known again."""

    measure: Any
    every: Every
    numbers: dict[str, Numbers] = field(default_factory=dict)
    last_days: dict[str, date] = field(default_factory=dict)
    figures: list[int] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)

    @property
    def under(self) -> Mapping[str, str]:
        """By period: the word under which it is tied to other editions."""
        rolling = self.measure.kind == Kind.ROLLING
        return {period: f"{Kind.ROLLING} {self.every}" if rolling else period for period in self.numbers}


def chosen(measure: Any, figures: Sequence[Figure], choice: Choice) -> Chosen:
    """The figures of one measure. Raises Fault where nothing of it can be shown."""
    every = _length(measure, figures, choice)
    mine = [each for each in figures if each.every == every and each.last_day <= choice.until]
    ends = {each.period: each.last_day for each in mine if not each.area and each.numerator is not None}
    periods = sorted(ends, key=lambda period: ends[period])
    if not periods:
        raise Fault("it has no figure of a numerator up to then, without which nobody can be protected")
    periods = periods[-1:] if measure.kind == Kind.ROLLING else periods[-LINE[every] :]
    found = Chosen(measure, every, last_days={period: ends[period] for period in periods})
    for place, period in enumerate(periods):
        rows = [each for each in mine if each.period == period and each.numerator is not None]
        by_district = len(periods) - place <= choice.by_district
        _take(found, period, rows if by_district else [each for each in rows if not each.area])
    return found


def _length(measure: Any, figures: Iterable[Figure], choice: Choice) -> Every:
    """As long as chosen, or as long as its own where that is longer or there are no others."""
    own = Every(measure.every)
    wanted = max(own, choice.every, key=_LENGTHS.index)
    return wanted if any(each.every == wanted for each in figures) else own


def _take(found: Chosen, period: str, rows: Sequence[Figure]) -> None:
    told = {each.area: (each.numerator, each.denominator) for each in rows}
    whole = Numbers(found.measure.pk, period, told.pop(""), {})
    vectors_of(found.measure, whole)  # refuses what cannot be protected
    try:
        if WHOLE in told:
            raise Fault(f"a district is called “{WHOLE}”")
        numbers = with_the_rest(Numbers(whole.measure, period, whole.whole, told))
        vectors_of(found.measure, numbers)
    except Fault as fault:
        found.notes.append(f"No districts: {fault}.")
        numbers, rows = whole, [each for each in rows if not each.area]
    found.numbers[period] = numbers
    found.figures += [each.pk for each in rows]


def without_holes(periods: Sequence[str]) -> list[str]:
    """With the periods that are missing between the first and the last, so that nobody takes others for neighbours."""
    if len(periods) < 2 or periods[0].startswith("year to"):
        return list(periods)
    first, last = period_of(periods[0]), period_of(periods[-1])
    every = every_of(first)
    return [
        period_ending(every, end).code for end in range(first.last_month, last.last_month + 1, every.months)
    ]

"""One measure in one area as a scorecard shows it: figure, rating, signals, and what is owed about it. Pure."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum
from fractions import Fraction
from functools import cached_property
from typing import Any

from headway.statistics import round_half_up
from headway.statistics.spc import Spc, Variation
from headway.web.performance.rules.rating import Rated, is_stale
from headway.web.performance.rules.sequel import is_unasked
from headway.web.performance.rules.sparkline import Sparkline, sparkline
from headway.web.performance.states import Every, Kind, Rating

__all__ = ["SHOW", "SORT", "Row", "Show", "Sort", "chosen", "in_order", "unknown_share"]


class Show(StrEnum):
    """Which rows of a scorecard."""

    ALL = ""
    RED = "red"
    SIGNALS = "signals"
    NO_NOTE = "no-note"
    UNASKED = "unasked"
    STALE = "stale"


class Sort(StrEnum):
    """In which order."""

    OWN = ""
    RATING = "rating"
    SIGNAL = "signal"
    TITLE = "title"


SHOW = {
    Show.ALL: "Every measure",
    Show.RED: "Red only",
    Show.SIGNALS: "With a signal",
    Show.NO_NOTE: "Red or amber without a note",
    Show.UNASKED: "Red that nobody has asked about",
    Show.STALE: "Too old, or no figure",
}
SORT = {
    Sort.OWN: "As on the scorecard",
    Sort.RATING: "Worst rating first",
    Sort.SIGNAL: "Signals of concern first",
    Sort.TITLE: "By title",
}
_WORST = [
    Rating.RED, Rating.STALE, Rating.NO_FIGURE, Rating.AMBER, Rating.NO_TARGET, Rating.GREEN, Rating.NOT_RATED,
]  # fmt: skip
_SMALL = 20
"""A denominator below which one child moves the figure by more than five percentage points."""
_CONCERN = (Variation.CONCERN_HIGH, Variation.CONCERN_LOW)
_NO_SIGNAL = (Variation.COMMON, Variation.NONE)


@dataclass(frozen=True)
class Row:
    """``measure``, ``target``, ``note``, ``question`` and ``compared`` are as kept.

    ``reds`` gives the end of the first period of the run of reds that lasts until now; it is asked only of a red.
    """

    measure: Any
    heading: str
    area: str
    series: Any
    value: Decimal | None
    target: Any
    rated: Rated
    spc: Spc | None
    compared: Any
    note: Any
    question: Any
    reds: Callable[[], date | None]
    on: date

    @property
    def period(self) -> str:
        """The code of its last period; blank where there is none."""
        return self.series.periods[-1] if len(self.series) else ""

    @property
    def last_day(self) -> date | None:
        return self.series.last_days[-1] if len(self.series) else None

    @property
    def has_figures(self) -> bool:
        return len(self.series) > 0

    @property
    def numerator(self) -> float | None:
        return self.series.numerators[-1] if len(self.series) else None

    @property
    def denominator(self) -> float | None:
        return self.series.denominators[-1] if len(self.series) else None

    @property
    def unknown(self) -> int:
        return self.series.unknown[-1] if len(self.series) else 0

    @property
    def unknown_share(self) -> Decimal | None:
        """Percent of what could have been told that is not known; None where nothing could have been."""
        parts = (self.numerator, self.denominator)
        return unknown_share(self.unknown, *parts, of_a_whole=self.measure.unit == "%")

    @property
    def one_more(self) -> Decimal | None:
        """By how many percentage points one more or fewer moves a share of a small number; None of a larger one."""
        if self.measure.unit != "%" or not self.denominator or self.denominator >= _SMALL:
            return None
        return round_half_up(100 / Fraction(self.denominator))

    @property
    def is_not_of_a_year(self) -> bool:
        """Whether a published figure, which is of a year, is many times ours: a number of events, or a rate of them."""
        measure = self.measure
        return bool(measure.kind == Kind.FLOW and measure.every != Every.YEAR and measure.unit != "%")

    @property
    def is_stale(self) -> bool:
        """Too old to say anything of today, whichever way is better."""
        return is_stale(self.last_day, self.on, self.measure.stale_after)

    @property
    def has_signal(self) -> bool:
        """Whether its latest figure is part of a signal, of a figure that is not too old."""
        return self.spc is not None and self.spc.variation not in _NO_SIGNAL and not self.is_stale

    @property
    def has_concern(self) -> bool:
        """A signal on the wrong side."""
        return self.has_signal and self.spc.variation in _CONCERN  # type: ignore[union-attr]

    @property
    def needs_note(self) -> bool:
        """A red or an amber whose period nobody has explained."""
        return self.rated.asks and (self.note is None or self.note.period != self.period)

    @cached_property
    def red_since(self) -> date | None:
        """When it turned red: the end of that period; None where it is not."""
        return self.reds() if self.rated.is_red else None

    @property
    def is_unasked(self) -> bool:
        """A red about which nobody has asked since it became red."""
        return is_unasked(self.red_since, self.question.asked_on if self.question else None)

    @cached_property
    def sparkline(self) -> Sparkline | None:
        """Of its figures, with the signals and, where the limits did not start anew, the mean."""
        if self.spc is None:
            return sparkline(self.series.values)
        return sparkline(
            self.spc.values, self.spc.flagged, self.spc.mean if len(self.spc.phases) == 1 else None
        )


def unknown_share(
    unknown: int, numerator: float | None, denominator: float | None, *, of_a_whole: bool
) -> Decimal | None:
    """Unknown of known and unknown, in percent half up to one decimal.

    Of a share, the known are its denominator. Of a rate or a number they are what was counted: the children of an area
    are all known.
    """
    known = denominator if of_a_whole and denominator is not None else numerator
    total = Fraction(known or 0) + unknown
    return round_half_up(100 * unknown / total, 1) if total else None


def chosen(rows: Iterable[Row], show: Show) -> list[Row]:
    """The rows that are asked for."""
    wanted = {
        Show.ALL: lambda _: True,
        Show.RED: lambda row: row.rated.is_red,
        Show.SIGNALS: lambda row: row.has_signal,
        Show.NO_NOTE: lambda row: row.needs_note,
        Show.UNASKED: lambda row: row.is_unasked,
        Show.STALE: lambda row: row.is_stale or row.rated.rating == Rating.NO_FIGURE,
    }[show]
    return [row for row in rows if wanted(row)]


def in_order(rows: Sequence[Row], sort: Sort) -> list[Row]:
    """The rows in the order that is asked for; what is equal stays as on the scorecard."""
    if sort is Sort.RATING:
        return sorted(rows, key=lambda row: _WORST.index(Rating(row.rated.rating)))
    if sort is Sort.SIGNAL:
        return sorted(rows, key=lambda row: (not row.has_concern, not row.has_signal))
    if sort is Sort.TITLE:
        return sorted(rows, key=lambda row: row.measure.title.casefold())
    return list(rows)

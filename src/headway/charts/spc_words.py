"""A control chart in words: its verdict, its text alternative, its table, and what each point stands for."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from headway.charts import periods as named
from headway.charts.ink import Kind
from headway.charts.numbers import plain, said, shown

if TYPE_CHECKING:
    from headway.statistics import Spc

Values = tuple[float | None, ...]


@dataclass(frozen=True)
class Told:
    """All that a control chart tells. Its values are in the unit shown."""

    title: str
    periods: tuple[str, ...]
    spc: "Spc"
    unit: str
    decimals: int
    asked_target: float | None
    floor: float | None
    annotations: tuple[tuple[str, str], ...]
    lead: tuple[str, Sequence[float | None], str] | None
    polarity: str | None

    @property
    def factor(self) -> float:
        """From the unit of the analysis to the one shown: the shares of a p chart become percentages."""
        return 100.0 if self.spc.chart in ("p", "laney-p") else 1.0

    def _times(self, values: Iterable[float | None]) -> Values:
        return tuple(None if value is None else value * self.factor for value in values)

    @cached_property
    def values(self) -> Values:
        return self._times(self.spc.values)

    @cached_property
    def centre(self) -> Values:
        return self._times(self.spc.centre)

    @cached_property
    def lowers(self) -> Values:
        return self._times(self.spc.lowers)

    @cached_property
    def uppers(self) -> Values:
        return self._times(self.spc.uppers)

    @property
    def target(self) -> float | None:
        """The one given, else that of the analysis."""
        if self.asked_target is None and self.spc.target is not None:
            return self.spc.target * self.factor
        return self.asked_target

    @property
    def verdict(self) -> str:
        """The analysis's own sentence."""
        return self.spc.words

    @cached_property
    def kinds(self) -> tuple[Kind, ...]:
        """What each point stands for; a point of several signals is the latest's."""
        made = [Kind.MISSING if value is None else Kind.CHANCE for value in self.spc.values]
        for signal in self.spc.signals:
            for place in signal.points or range(signal.first, signal.last + 1):
                if self.spc.values[place] is not None and self.spc.flagged[place]:
                    made[place] = self._kind(signal.side)
        return tuple(made)

    def _kind(self, side: str) -> Kind:
        good = {"higher": "high", "lower": "low"}.get(self.polarity or "")
        if good is None or side not in ("high", "low"):
            return Kind.NEUTRAL
        return Kind.BETTER if side == good else Kind.WORSE

    def last(self, values: Values) -> float | None:
        """The latest known."""
        return next((value for value in reversed(values) if value is not None), None)

    def _said(self, value: float) -> str:
        return said(value, self.unit, self.decimals)

    def phase_words(self, at: int) -> str:
        """Why a phase was begun, and the mean before and after."""
        before, phase = self.spc.phases[at - 1], self.spc.phases[at]
        words = f"{named.said(self.periods[phase.first])}: {phase.reason}"
        if before.mean is None or phase.mean is None:
            return words
        means = [shown(mean * self.factor, self.unit, self.decimals) for mean in (before.mean, phase.mean)]
        return f"{words} (mean {means[0]} before, {means[1]} since)"

    def description(self, cut: bool) -> str:
        """The text alternative."""
        return " ".join(part for part in (*self._shows(), self.spc.words, *self._more(cut)) if part)

    def _shows(self) -> list[str]:
        if not any(value is not None for value in self.values):
            return [f"Control chart of {self.title}: no figures yet."]
        latest = max(place for place, value in enumerate(self.values) if value is not None)
        value = self.values[latest]
        unit = f" ({self.unit})" if self.unit else ""
        first, last = named.said(self.periods[0]), named.said(self.periods[-1])
        when = first if len(self.periods) == 1 else f"{first} to {last}"
        return [
            f"Control chart of {self.title}{unit}, {when}.",
            f"The latest figure, {named.said(self.periods[latest])}, is {self._said(value or 0)}.",
        ]

    def _more(self, cut: bool) -> list[str]:
        ends = map(self.last, (self.centre, self.lowers, self.uppers))
        marks = [shown(end, self.unit, self.decimals) for end in ends if end is not None]
        limits = (
            f"The mean is {marks[0]}, the limits are {marks[1]} and {marks[2]}." if len(marks) == 3 else ""
        )
        lines = [
            f"The {name} is {self._said(value)}."
            for name, value in (("target", self.target), ("floor", self.floor))
            if value is not None
        ]
        signals = [
            f"{self._between(each.first, each.last)}: {each.words.rstrip('.')}." for each in self.spc.signals
        ]
        phases = [
            f"The limits were set anew from {self.phase_words(at)}." for at in range(1, len(self.spc.phases))
        ]
        remarks = [f"{named.said(period)}: {text.rstrip('.')}." for period, text in self.annotations]
        above = [f"Above it, on the same time axis: {self.lead[0]}."] if self.lead else []
        start = ["The scale does not start at zero."] if cut else []
        return [limits, *lines, *signals, *phases, *remarks, *above, *self.spc.notes, *start]

    def _between(self, first: int, last: int) -> str:
        begun, ended = named.said(self.periods[first]), named.said(self.periods[last])
        return begun if first == last else f"{begun} to {ended}"

    def table(self) -> tuple[str, tuple[str, ...], tuple[tuple[str, ...], ...]]:
        """Caption, headings and rows of the table."""
        lead = (self.lead[0],) if self.lead else ()
        headings = ("Period", "Figure", "Mean", "Lower limit", "Upper limit", "What it says", *lead)
        rows = []
        for place, period in enumerate(self.periods):
            numbers = (values[place] for values in (self.values, self.centre, self.lowers, self.uppers))
            more = (plain(self.lead[1][place], 1),) if self.lead else ()
            cells = [plain(number, self.decimals) for number in numbers]
            rows.append((named.said(period), *cells, self.kinds[place].value, *more))
        return f"{self.title}{f' ({self.unit})' if self.unit else ''}", headings, tuple(rows)

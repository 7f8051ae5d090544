"""Which periods the loaded returns tell of. One that they do not cover wholly gives no number: absent is not zero."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from headway.indicators.declared import Clock
from headway.indicators.definition import Definition
from headway.indicators.periods import Period, day_of

_ONE = timedelta(days=1)
_AS_AT = "annex_a"


@dataclass(frozen=True)
class Told:
    """What one edition of one return tells of."""

    first_day: date
    last_day: date
    edition: str


class Coverage:
    """By authority and return: the spans that its editions tell of."""

    def __init__(self, rows: Iterable[tuple[object, ...]]) -> None:
        self._told: dict[tuple[str, str], list[Told]] = defaultdict(list)
        for authority, source, first, last, edition in rows:
            told = Told(day_of(int(str(first))), day_of(int(str(last))), str(edition))
            self._told[str(authority), str(source)].append(told)
        for found in self._told.values():
            found.sort(key=lambda each: (each.first_day, each.last_day, each.edition))
        self._by_table = {
            (authority, source.split(".")[0]) for authority, source in self._told if "." in source
        }
        self._joined = {key: _joined(found) for key, found in self._told.items()}

    @property
    def authorities(self) -> tuple[str, ...]:
        return tuple(sorted({authority for authority, _ in self._told}))

    def covers(self, authority: str, definition: Definition, period: Period) -> bool:
        """Whether every table that the definition reads was given for all of the period that it counts.

        Facts that were drawn say only of whole returns what they cover: there every table is taken to be given.
        """
        return all(
            self._source_covers(authority, source, definition.clock, period)
            for source in dict.fromkeys(self._finest(authority, table) for table in definition.source)
        )

    def _finest(self, authority: str, table: str) -> str:
        """The table where coverage is told by table, else its return."""
        name = table.split(".")[0]
        return table if (authority, name) in self._by_table else name

    def editions(self, authority: str, definition: Definition, period: Period) -> tuple[str, ...]:
        """The editions that tell of any day of the period, in order, each once."""
        found = (
            told.edition
            for source in definition.returns
            for told in self._told[authority, source]
            if told.first_day <= period.last_day and told.last_day >= period.first_day
        )
        return tuple(dict.fromkeys(found))

    def short_history(self, authority: str, definition: Definition, period: Period) -> date | None:
        """The first day that is covered, where the definition looks back to days before it."""
        if not definition.looks_back:
            return None
        needed = period.first_day - timedelta(days=definition.looks_back)
        for source in definition.returns:
            for first, last in self._joined.get((authority, source), ()):
                if first <= period.first_day <= last and first > needed:
                    return first
        return None

    def _source_covers(self, authority: str, source: str, clock: Clock, period: Period) -> bool:
        if clock is Clock.COHORT:
            day = period.cohort_day
            return day is not None and self._holds(authority, source, day, day)
        if clock is Clock.SNAPSHOT and source.split(".")[0] == _AS_AT:
            return any(told.last_day in period for told in self._told[authority, source])
        return self._holds(authority, source, period.first_day, period.last_day)

    def _holds(self, authority: str, source: str, first: date, last: date) -> bool:
        return any(start <= first and last <= end for start, end in self._joined.get((authority, source), ()))


def _joined(told: Sequence[Told]) -> list[tuple[date, date]]:
    spans: list[tuple[date, date]] = []
    for each in told:
        if spans and each.first_day <= spans[-1][1] + _ONE:
            spans[-1] = (spans[-1][0], max(spans[-1][1], each.last_day))
        else:
            spans.append((each.first_day, each.last_day))
    return spans

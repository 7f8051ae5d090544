"""A table of observations: each is made when it is read, so that a nation's do not stand in memory at once."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from headway.indicators.children import Children
from headway.indicators.covering import Coverage
from headway.indicators.definition import Definition
from headway.indicators.observation import SHORT_HISTORY, Observation, Table, rounded, scaled
from headway.indicators.periods import Period
from headway.indicators.statements import UNKNOWN, By

Totals = tuple[int, ...]
Key = tuple[str, str, str]
"""Authority, area and the period's code."""


@dataclass(frozen=True)
class LeftOut:
    """An indicator that was asked for and cannot be counted in the way asked, and why."""

    indicator: str
    reason: str


class Observations(Table):
    """Every area and period that the returns cover, in order; each observation is made when it is read."""

    def __init__(
        self,
        *,
        by: By,
        spans: Sequence[Period],
        counted: dict[str, dict[Key, Totals]],
        definitions: Sequence[Definition],
        places: dict[str, int],
        areas: dict[str, tuple[str, ...]],
        coverage: Coverage,
        children: Children,
        left_out: Sequence[LeftOut],
    ) -> None:
        self.by, self.spans, self.left_out = by, tuple(spans), tuple(left_out)
        self.definitions = tuple(definitions)
        self._counted, self._places, self._areas = counted, places, areas
        self._coverage, self._children = coverage, children

    def __iter__(self) -> Iterator[Observation]:
        for definition in self.definitions:
            for authority in self._coverage.authorities:
                yield from self._of(definition, authority)

    def not_covered(self) -> Iterator[tuple[str, str, str]]:
        """Indicator, authority and period of which the loaded returns do not tell, or tell only in part."""
        for definition in self.definitions:
            for authority in self._coverage.authorities:
                for span in self.spans:
                    if not self._coverage.covers(authority, definition, span):
                        yield definition.id, authority, span.code

    def _of(self, definition: Definition, authority: str) -> Iterator[Observation]:
        rows = self._counted[definition.population]
        place = self._places[definition.id]
        spans = [each for each in self.spans if self._coverage.covers(authority, definition, each)]
        history = [
            (
                self._coverage.editions(authority, definition, span),
                self._short(definition, authority, span),
            )
            for span in spans
        ]
        for area in (*self._areas[authority], UNKNOWN):
            for span, (editions, notes) in zip(spans, history, strict=True):
                row = rows.get((authority, area, span.code))
                totals = (0, 0, 0) if row is None else row[place : place + 3]
                if area != UNKNOWN or any(totals):
                    yield self._one(definition, authority, area, span, totals, editions, notes)

    def _one(
        self,
        definition: Definition,
        authority: str,
        area: str,
        span: Period,
        totals: Totals,
        editions: tuple[str, ...],
        notes: tuple[str, ...],
    ) -> Observation:
        numerator = scaled(totals[0], definition.numerator_scale)
        denominator = None if definition.is_count else scaled(totals[1], definition.denominator_scale)
        if definition.denominator_from:
            district = area if self.by is By.DISTRICT else ""
            denominator, note = self._children.of(authority, district, span.return_year)
            notes = notes if note is None else (*notes, note)
        return Observation(
            indicator=definition.id,
            version=definition.version,
            authority=authority,
            by=self.by,
            area=area,
            period=span.code,
            first_day=span.first_day,
            last_day=span.last_day,
            numerator=numerator,
            denominator=denominator,
            unknown=totals[2],
            value=rounded(
                numerator,
                1 if definition.is_count else denominator,
                definition.multiplier,
                definition.decimals,
            ),
            editions=editions,
            notes=notes,
        )

    def _short(self, definition: Definition, authority: str, span: Period) -> tuple[str, ...]:
        first: date | None = self._coverage.short_history(authority, definition, span)
        if first is None:
            return ()
        return (
            f"{SHORT_HISTORY} {definition.looks_back} days; the returns loaded begin on {first.isoformat()}",
        )

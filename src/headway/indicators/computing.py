"""From facts to observations: the views once, then one query a population."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from headway.errors import ForPerson
from headway.indicators import calendar
from headway.indicators.areas_known import AREA_TABLES, areas_known
from headway.indicators.children import Children
from headway.indicators.covering import Coverage
from headway.indicators.declared import PERIOD_COLUMNS, AreaOf, Population
from headway.indicators.definition import Catalogue, Definition, catalogue
from headway.indicators.engines import Engine, engine_named
from headway.indicators.facts import fact_table, fact_tables
from headway.indicators.observation import Observation, Table, rounded, scaled
from headway.indicators.periods import Every, Period, day_number, periods
from headway.indicators.source import Facts
from headway.indicators.statements import UNKNOWN, By, statement

Totals = tuple[int, ...]
_Key = tuple[str, str, str]


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
        counted: dict[str, dict[_Key, Totals]],
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
        return (f"looks back {definition.looks_back} days; the returns loaded begin on {first.isoformat()}",)


def compute(
    source: object,
    *,
    by: str = "authority",
    every: str = "month",
    start: str = "2024-04",
    end: str = "2026-03",
    ids: Sequence[str] | None = None,
    engine: str | Engine = "duckdb",
) -> Observations:
    """Every indicator, or those named, from a store of returns, a workspace folder or drawn facts.

    `by` is authority, district, team, age_band or uasc; `every` is month, quarter, year (April to March) or rolling-12;
    `start` and `end` are the first and the last month. Needs nobody's key: children stay hashed.
    """
    from headway.indicators.building import facts_of

    asked = catalogue()
    chosen = asked.chosen(None if ids is None else tuple(ids))
    spans, dimension = periods(given_every(every), start, end), given_by(by)
    facts = facts_of(source)
    with engine_named(engine, facts) if isinstance(engine, str) else engine as opened:
        return compute_on(opened, facts, asked, chosen, by=dimension, spans=spans)


def compute_on(
    engine: Engine,
    facts: Facts,
    asked: Catalogue,
    chosen: Sequence[Definition],
    *,
    by: By,
    spans: Sequence[Period],
) -> Observations:
    """The same on an engine that is open, from facts that are built."""
    counted_here, left_out = _possible(asked, chosen, by)
    by_population: dict[str, list[Definition]] = defaultdict(list)
    for definition in counted_here:
        by_population[definition.population].append(definition)
    populations = [asked.declared.populations[name] for name in by_population]
    prepare(engine, facts, asked, populations, by=by, spans=spans)
    counted = {
        population.name: _counted(engine, population, by_population[population.name], by, spans)
        for population in populations
    }
    coverage = Coverage(engine.rows(_all_of("coverage")))
    return Observations(
        by=by,
        spans=spans,
        counted=counted,
        definitions=counted_here,
        places={each.id: 3 * n for group in by_population.values() for n, each in enumerate(group)},
        areas=areas_known(engine, by, coverage.authorities),
        coverage=coverage,
        children=Children(engine.rows(_all_of("area_children"))),
        left_out=left_out,
    )


def prepare(
    engine: Engine,
    facts: Facts,
    asked: Catalogue,
    populations: Sequence[Population],
    *,
    by: By,
    spans: Sequence[Period],
) -> None:
    """Give the engine the facts, the calendar, the periods and the views that these populations read."""
    views = {name: None for each in populations for name in asked.declared.views_for(each)}
    if by in (By.DISTRICT, By.TEAM):
        views["area_on"] = None
    reads = {"child", "coverage", *AREA_TABLES}
    reads |= {table for each in populations for table in each.reads}
    reads |= {table for name in views for table in asked.declared.views[name].reads}
    engine.load(facts, [name for name in fact_tables() if name in reads])
    engine.add("calendar", calendar.COLUMNS, calendar.calendar_rows())
    engine.add("period", PERIOD_COLUMNS, [_row(span) for span in spans])
    for name in asked.declared.views:
        if name in views:
            engine.materialise(name, asked.declared.views[name].sql)


def _counted(
    engine: Engine, population: Population, definitions: Sequence[Definition], by: By, spans: Sequence[Period]
) -> dict[_Key, Totals]:
    if not spans:
        return {}
    found: dict[_Key, Totals] = {}
    for authority, area, period, *totals in engine.rows(statement(population, definitions, by, spans)):
        found[str(authority), str(area), str(period)] = tuple(totals)  # type: ignore[arg-type]
    return found


def _possible(
    asked: Catalogue, chosen: Sequence[Definition], by: By
) -> tuple[list[Definition], list[LeftOut]]:
    """What can be counted by this, and what cannot with the reason."""
    possible, left_out = [], []
    for definition in chosen:
        own = asked.population_of(definition).area is AreaOf.OWN
        if own and by in (By.AGE_BAND, By.UASC):
            left_out.append(LeftOut(definition.id, "it counts no children, so it has no ages"))
        elif definition.denominator_from and by not in (By.AUTHORITY, By.DISTRICT):
            left_out.append(LeftOut(definition.id, f"there is no estimate of all children by {by}"))
        else:
            possible.append(definition)
    return possible, left_out


def _row(span: Period) -> tuple[str | int, ...]:
    days = (day_number(span.first_day), day_number(span.last_day))
    return (span.code, *days, span.first_month, span.last_month, span.return_year)


def _all_of(table: str) -> str:
    return f"SELECT {', '.join(fact_table(table).sql_types)} FROM {table}"  # noqa: S608 - our own names


def given_by(text: str) -> By:
    try:
        return By(text)
    except ValueError:
        raise ForPerson(f'by: "{text[:20]}" is not one of {", ".join(By)}.') from None


def given_every(text: str) -> Every:
    try:
        return Every(text)
    except ValueError:
        raise ForPerson(f'every: "{text[:20]}" is not one of {", ".join(Every)}.') from None

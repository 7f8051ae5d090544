"""From facts to observations: the views once, then one query a population."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from headway.errors import ForPerson
from headway.indicators import calendar
from headway.indicators.areas_known import AREA_TABLES, areas_known
from headway.indicators.children import Children
from headway.indicators.covering import Coverage
from headway.indicators.declared import PERIOD_COLUMNS, AreaOf, Population
from headway.indicators.definition import Catalogue, Definition, catalogue
from headway.indicators.engines import Engine, engine_named
from headway.indicators.facts import fact_table, fact_tables
from headway.indicators.observations import Key, LeftOut, Observations, Totals
from headway.indicators.periods import Every, Period, day_number, periods
from headway.indicators.source import Facts
from headway.indicators.statements import By, statement


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
) -> dict[Key, Totals]:
    if not spans:
        return {}
    found: dict[Key, Totals] = {}
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
    return f"SELECT {', '.join(fact_table(table).sql_types)} FROM {table}"


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

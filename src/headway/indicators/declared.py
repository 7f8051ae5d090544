"""The SQL files of the catalogue: views (derived tables, made once) and populations (the rows that are counted).

A file begins with comment lines that say what it is. A view: what it holds, then `-- column: meaning` lines.
A population: `-- clock: event|snapshot|cohort`, `-- area: child|own`, what a row is, its columns. One SELECT follows.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from graphlib import CycleError, TopologicalSorter
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING

from headway.errors import ForPerson
from headway.indicators import calendar
from headway.indicators.facts import fact_tables
from headway.indicators.portable import columns_given, query, tables_read

if TYPE_CHECKING:
    from sqlglot import exp

PERIOD_COLUMNS = {
    "period": "VARCHAR",
    "first_day": "INTEGER",
    "last_day": "INTEGER",
    "first_month": "INTEGER",
    "last_month": "INTEGER",
    "return_year": "INTEGER",
}


class Clock(StrEnum):
    """Which rows a period counts: those that happened in it, those there on its last day, or a 31 March's cohort."""

    EVENT = "event"
    SNAPSHOT = "snapshot"
    COHORT = "cohort"


class AreaOf(StrEnum):
    """Whether a row's district and team are those of its child, or its own columns."""

    CHILD = "child"
    OWN = "own"


@dataclass(frozen=True)
class View:
    """A derived table: what it holds, its columns with their meaning, and its SELECT."""

    name: str
    title: str
    columns: Mapping[str, str]
    sql: str
    tree: exp.Query
    reads: frozenset[str]


@dataclass(frozen=True)
class Population(View):
    """The rows that indicators count; `day` is the day that a row counts on."""

    clock: Clock
    area: AreaOf


@dataclass(frozen=True)
class Declared:
    """All views, each after those it reads, and all populations."""

    views: Mapping[str, View]
    populations: Mapping[str, Population]

    def views_for(self, population: Population) -> tuple[str, ...]:
        """The views that a population reads, directly or through others, in the order to make them."""
        wanted = set(population.reads)
        for name in reversed(list(self.views)):
            if name in wanted:
                wanted |= self.views[name].reads
        return tuple(name for name in self.views if name in wanted)


def read_declared(folder: Path) -> Declared:
    """Read and check `views` and `populations` below a folder."""
    tables: dict[str, Mapping[str, str]] = {name: table.sql_types for name, table in fact_tables().items()}
    tables |= {"calendar": calendar.COLUMNS, "period": PERIOD_COLUMNS}
    views = {}
    for view in _in_order([_view(path, path.stem) for path in sorted((folder / "views").glob("*.sql"))]):
        _must_match(view, tables, f"views/{view.name}.sql")
        tables[view.name] = dict.fromkeys(view.columns, "INTEGER")
        views[view.name] = view
    populations = {}
    for path in sorted((folder / "populations").glob("*.sql")):
        population = _population(path)
        _must_match(population, tables, f"populations/{path.name}")
        _must_count(population, f"populations/{path.name}")
        populations[population.name] = population
    return Declared(MappingProxyType(views), MappingProxyType(populations))


def _view(path: Path, name: str) -> View:
    title, columns, _ = _header(path)
    sql, tree = _select(path)
    return View(name, title, columns, sql, tree, frozenset(tables_read(tree)))


def _population(path: Path) -> Population:
    title, columns, marks = _header(path)
    sql, tree = _select(path)
    try:
        clock, area = Clock(marks.get("clock", "")), AreaOf(marks.get("area", "child"))
    except ValueError:
        raise ForPerson(
            f'{_where(path)}: "-- clock:" must be event, snapshot or cohort, and "-- area:" child or own.'
        ) from None
    return Population(path.stem, title, columns, sql, tree, frozenset(tables_read(tree)), clock, area)


def _select(path: Path) -> tuple[str, exp.Query]:
    """The SELECT as it is written, without the comment lines before it, and as a tree."""
    lines = path.read_text(encoding="utf-8").splitlines()
    sql = "\n".join(line for line in lines if not line.lstrip().startswith("--"))
    return sql, query(sql, _where(path))


def _header(path: Path) -> tuple[str, Mapping[str, str], Mapping[str, str]]:
    titles, columns, marks = [], {}, {}
    for line in path.read_text(encoding="utf-8").splitlines():
        if not line.startswith("--"):
            break
        text = line[2:].strip()
        found = re.fullmatch(r"(\w+): (.+)", text)
        if found is None:
            titles.append(text)
        elif found[1] in ("clock", "area"):
            marks[found[1]] = found[2].strip()
        else:
            columns[found[1]] = found[2].strip()
    return " ".join(titles), MappingProxyType(columns), MappingProxyType(marks)


def _must_match(view: View, tables: Mapping[str, Mapping[str, str]], where: str) -> None:
    given = columns_given(view.tree, tables, where)
    if set(given) != set(view.columns):
        told = ", ".join(sorted(set(given) ^ set(view.columns)))
        raise ForPerson(f'{where}: the "-- column: meaning" lines and the SELECT differ in {told}.')


def _must_count(population: Population, where: str) -> None:
    needed = {"authority", "day"}
    needed |= {"child"} if population.area is AreaOf.CHILD else {"district", "team"}
    needed |= {"period"} if population.clock is Clock.SNAPSHOT else set()
    missing = needed - set(population.columns)
    if missing:
        raise ForPerson(f"{where}: a population of this kind must give {', '.join(sorted(missing))} too.")
    if population.clock is not Clock.SNAPSHOT and "period" in population.reads:
        raise ForPerson(
            f'{where}: only a snapshot reads the table "period"; an event or a cohort gives its day.'
        )


def _in_order(views: list[View]) -> list[View]:
    by_name = {view.name: view for view in views}
    graph = {name: view.reads & by_name.keys() for name, view in by_name.items()}
    try:
        return [by_name[name] for name in TopologicalSorter(graph).static_order()]
    except CycleError:
        raise ForPerson(
            "views: some views read each other in a circle. Let one of them read the facts."
        ) from None


def _where(path: Path) -> str:
    return f"{path.parent.name}/{path.name}"

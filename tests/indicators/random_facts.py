"""Small facts drawn at random from facts.toml: for asking two ways of counting whether they agree.

Not lifelike and not meant to be: dates crowd together, so that every edge (the same day, the last day of a month, an
open spell, a missing value) comes up often.
"""

from __future__ import annotations

import itertools
from calendar import monthrange
from datetime import date
from random import Random

from headway.indicators.drawn import covered_throughout
from headway.indicators.facts import FactColumn, FactTable, Kind, fact_tables
from headway.indicators.periods import day_number, month_last, month_number
from headway.indicators.source import Cell, FactRows, Row

FIRST, LAST = date(2015, 1, 1), date(2018, 12, 31)
CHILDREN = 7
EMPTY = 0.25


def random_facts(seed: int, *, authorities: tuple[str, ...] = ("E1", "E2"), rows: int = 14) -> FactRows:
    """Facts of a few children of each authority; every return covers every month."""
    random = Random(seed)  # noqa: S311 - test data
    tables: dict[str, tuple[Row, ...]] = {}
    for name, table in fact_tables().items():
        if name == "coverage":
            tables[name] = tuple(row for each in authorities for row in covered_throughout(each))
            continue
        found: list[Row] = []
        for number, authority in enumerate(authorities):
            found += _rows_of(random, table, authority, number, rows, tables)
        tables[name] = tuple(found)
    return FactRows(tables)


def _rows_of(
    random: Random,
    table: FactTable,
    authority: str,
    number: int,
    rows: int,
    tables: dict[str, tuple[Row, ...]],
) -> list[Row]:
    drawn: dict[tuple[Cell, ...], dict[str, Cell]] = {}
    for _ in range(rows):
        row: dict[str, Cell] = {"authority": authority}
        for column in table.columns:
            own = {table.name: _tuples(table, drawn)} if _looks_at(column, table) else {}
            row[column.name] = _cell(random, column, row, number, tables | own)
        drawn.setdefault(tuple(row[name] for name in table.key), row)
    kept = list(drawn.values())
    if table.apart:
        _keep_apart(kept, *table.apart)
    return [tuple(row[name] for name in table.sql_types) for row in kept]


def _looks_at(column: FactColumn, table: FactTable) -> bool:
    """Whether the column takes days from its own table, as an episode begins when another ended."""
    return str(column.drawn.get("of", "")).startswith(f"{table.name}.")


def _tuples(table: FactTable, drawn: dict[tuple[Cell, ...], dict[str, Cell]]) -> tuple[Row, ...]:
    return tuple(tuple(row[name] for name in table.sql_types) for row in drawn.values())


def _cell(
    random: Random, column: FactColumn, row: dict[str, Cell], number: int, tables: dict[str, tuple[Row, ...]]
) -> Cell:
    if column.empty and random.random() < EMPTY:
        return None
    if column.kind is Kind.KEY:
        return 100 * (number + 1) + random.randrange(CHILDREN)
    if column.kind is Kind.CODE:
        return str(random.choice(column.drawn["values"]))
    if column.kind is Kind.FLAG:
        return random.randrange(2)
    if column.kind is Kind.COUNT:
        return random.randint(*column.drawn["between"])
    if column.kind is Kind.MONTH:
        return _month(random, column)
    return _day(random, column, row, tables)


def _month(random: Random, column: FactColumn) -> int:
    if "from_ages" in column.drawn:
        youngest, oldest = column.drawn["from_ages"]
        return month_number(LAST) - random.randint(12 * youngest, 12 * oldest)
    return random.randint(month_number(FIRST), month_number(LAST))


def _day(
    random: Random, column: FactColumn, row: dict[str, Cell], tables: dict[str, tuple[Row, ...]]
) -> Cell:
    told = column.drawn
    if "of" in told and random.random() < 0.8:
        known = _days_of(told["of"], row, tables)
        if known:
            return random.choice(known)
    for name, sign in (("after", 1), ("before", -1)):
        if name in told:
            near = row[told[name]]
            if told[name] == "month" and near is not None:  # a month stands for its last day
                near = day_number(month_last(int(near)))
            spread = random.choice([0, 1, 7, told["within"] // 3, told["within"]])
            return None if near is None else int(near) + sign * random.randint(0, spread)
    day = date.fromordinal(random.randint(FIRST.toordinal(), LAST.toordinal()))
    if told.get("month_end") or random.random() < 0.2:
        day = day.replace(day=monthrange(day.year, day.month)[1])
    return day_number(day)


def _days_of(told: str, row: dict[str, Cell], tables: dict[str, tuple[Row, ...]]) -> list[Cell]:
    """The days of another table's rows of this child."""
    name, column = told.split(".")
    names = list(fact_tables()[name].sql_types)
    place, child = names.index(column), names.index("child")
    return [
        each[place]
        for each in tables.get(name, ())
        if each[child] == row["child"] and each[place] is not None
    ]


def _keep_apart(rows: list[dict[str, Cell]], start: str, end: str) -> None:
    by_child: dict[Cell, list[dict[str, Cell]]] = {}
    for row in rows:
        by_child.setdefault(row["child"], []).append(row)
    for found in by_child.values():
        found.sort(key=lambda row: int(row[start] or 0))
        for row, following in itertools.pairwise(found):
            limit = int(following[start] or 0)
            row[end] = limit if row[end] is None else min(int(row[end] or 0), limit)

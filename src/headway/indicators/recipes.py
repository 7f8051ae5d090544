"""``recipes.toml`` as SQL: how rows of the store become rows of a fact table."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from types import MappingProxyType
from typing import Any

from headway.indicators.facts import FactColumn, Kind, fact_table
from headway.returns.schema import Kind as Stored
from headway.returns.schema import return_named
from headway.returns.sql import quoted


@dataclass(frozen=True)
class Recipe:
    """What one fact table takes from one table of a return."""

    fact: str
    return_name: str
    table: str
    take: Mapping[str, str]
    weak: bool
    first: bool
    open: str | None
    unless: str | None

    def select(self, source: str) -> str:
        """SELECT of the fact's columns, with `rank` and `year`, from a relation of the stored columns."""
        stored = {
            column.name: column.kind for column in return_named(self.return_name).table(self.table).columns
        }
        given = ", ".join(self._columns(stored))
        rank = "rank - 1000000" if self.weak else "rank"
        return f"SELECT {given}, {rank} AS rank, {int(self.first)} AS first, year FROM {source}"

    def _columns(self, stored: Mapping[str, Stored]) -> Iterator[str]:
        for column in fact_table(self.fact).columns:
            taken = self.take.get(column.name)
            if taken is None:
                value = "NULL"
            elif taken.startswith("= "):
                value = taken[2:]
            else:
                value = converted(column, taken, stored[taken])
            yield f'CAST({value} AS {column.kind.sql_type}) AS "{column.name}"'


def converted(column: FactColumn, name: str, stored: Stored) -> str:
    """A stored column as the kind of a fact."""
    cell = quoted(name)
    if column.kind is Kind.DAY:
        return f"date_diff('day', DATE '1970-01-01', {cell})"
    if column.kind is Kind.MONTH and stored is Stored.MONTH:
        return f"year({cell}) * 12 + month({cell}) - 1"
    if column.kind is Kind.FLAG:
        return f"CASE WHEN {cell} IN ('1', 'Y') THEN 1 WHEN {cell} IN ('0', 'N') THEN 0 END"
    if column.kind is Kind.CODE and stored is Stored.FLAG:
        return f"CASE {cell} WHEN '1' THEN 'Y' WHEN '0' THEN 'N' ELSE {cell} END"
    if column.name.endswith("_tenths"):
        return f"ROUND({cell} * 10)"
    return f"ROUND({cell} * 100)" if column.name.endswith("_hundredths") else cell


@cache
def recipes() -> Mapping[str, tuple[Recipe, ...]]:
    """By fact table, in the order of the file."""
    told = tomllib.loads(files(__package__).joinpath("recipes.toml").read_text(encoding="utf-8"))
    return MappingProxyType(
        {
            fact: tuple(recipe for each in given for recipe in _recipes(fact, each))
            for fact, given in told.items()
        }
    )


def _recipes(fact: str, told: Mapping[str, Any]) -> Iterator[Recipe]:
    sources = told["from"] if isinstance(told["from"], list) else [told["from"]]
    for source in sources:
        return_name, table = source.split(".")
        yield Recipe(
            fact=fact,
            return_name=return_name,
            table=table,
            take=MappingProxyType(told["take"]),
            weak=told.get("weak", False),
            first=told.get("first", False),
            open=told.get("open"),
            unless=told.get("unless"),
        )

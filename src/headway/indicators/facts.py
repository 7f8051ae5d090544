"""The fact tables as data: which columns each has, of which kind. ``facts.toml`` says what they mean."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from importlib.resources import files
from types import MappingProxyType
from typing import Any

from headway.errors import ForPerson

VERSION = 1
"""Raised with every change of a table or of how it is built: facts that were built before are then built again."""


class Kind(StrEnum):
    """What a column holds, as whole numbers and text only, so that every engine counts alike."""

    KEY = "key"
    DAY = "day"
    MONTH = "month"
    CODE = "code"
    COUNT = "count"
    FLAG = "flag"

    @property
    def sql_type(self) -> str:
        return {Kind.KEY: "BIGINT", Kind.CODE: "VARCHAR"}.get(self, "INTEGER")


@dataclass(frozen=True)
class FactColumn:
    """One column; `drawn` holds what tests need to draw it at random."""

    name: str
    kind: Kind
    empty: bool
    drawn: Mapping[str, Any]


@dataclass(frozen=True)
class FactTable:
    """One table; `key` tells one row from another within an authority."""

    name: str
    title: str
    key: tuple[str, ...]
    columns: tuple[FactColumn, ...]
    apart: tuple[str, ...] = ()

    @property
    def sql_types(self) -> dict[str, str]:
        """Column to SQL type, `authority` first."""
        return {"authority": "VARCHAR"} | {column.name: column.kind.sql_type for column in self.columns}

    def column(self, name: str) -> FactColumn:
        for column in self.columns:
            if column.name == name:
                return column
        known = ", ".join(column.name for column in self.columns)
        raise ForPerson(f'the fact table {self.name} has no column "{name}". It has {known}.')


@cache
def fact_tables() -> Mapping[str, FactTable]:
    """Every fact table by its name."""
    told = tomllib.loads(files(__package__).joinpath("facts.toml").read_text(encoding="utf-8"))
    return MappingProxyType({name: _table(name, each) for name, each in told.items()})


def fact_table(name: str) -> FactTable:
    try:
        return fact_tables()[name]
    except KeyError:
        known = ", ".join(fact_tables())
        raise ForPerson(f'there is no fact table "{name}". There are {known}.') from None


def _table(name: str, told: Mapping[str, Any]) -> FactTable:
    columns = tuple(_column(each, found) for each, found in told["columns"].items())
    return FactTable(
        name=name,
        title=told["title"],
        key=tuple(told["key"]),
        columns=columns,
        apart=tuple(told.get("apart", ())),
    )


def _column(name: str, told: Mapping[str, Any]) -> FactColumn:
    drawn = {key: value for key, value in told.items() if key not in ("kind", "empty")}
    return FactColumn(name, Kind(told["kind"]), told.get("empty", False), MappingProxyType(drawn))

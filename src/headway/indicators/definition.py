"""An indicator's definition: what it counts, out of what, by which clock, and where that is laid down.

``catalogue/<theme>.toml`` holds one table an indicator; the file's name is its theme, unless it says `theme` itself.
Everything is checked when it is read: a column that the population does not give, or SQL that an engine would read in
its own way, names the file. What no return tells of is in ``elsewhere.toml``.
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from pathlib import Path
from types import MappingProxyType
from typing import Any

from headway.errors import ForPerson
from headway.indicators.declared import Clock, Declared, Population, read_declared
from headway.indicators.elsewhere import not_counted
from headway.indicators.portable import columns_used, condition

FOLDER = Path(__file__).parent
CHILDREN, NONE = "children", "none"


class Polarity(StrEnum):
    """Which way is better. Neutral: worth watching either way; context: nobody's performance."""

    HIGHER = "higher"
    LOWER = "lower"
    NEUTRAL = "neutral"
    CONTEXT = "context"


class Unit(StrEnum):
    PERCENT = "%"
    COUNT = "count"
    RATE = "rate per 10,000"
    DAYS = "days"
    MONTHS = "months"
    SCORE = "score"
    CASES = "cases"


@dataclass(frozen=True)
class Definition:
    """One indicator. Rows are counted in the numerator only where they are in the denominator."""

    id: str
    title: str
    theme: str
    counts: str
    out_of: str
    unknowns: str
    population: str
    clock: Clock
    unit: Unit
    multiplier: int
    decimals: int
    polarity: Polarity
    source: tuple[str, ...]
    version: int
    looks_back: int
    numerator: str | None
    numerator_sum: str | None
    denominator: str
    denominator_sum: str | None
    denominator_from: str | None
    unknown: str
    numerator_scale: int
    denominator_scale: int
    codes: Mapping[str, str]
    unverified: tuple[str, ...]
    notes: str
    references: tuple[str, ...]

    @property
    def is_count(self) -> bool:
        """A number with nothing to divide by."""
        return self.denominator == NONE

    @property
    def returns(self) -> tuple[str, ...]:
        """The returns that its source tables belong to: cin, ssda903, annex_a, workforce."""
        return tuple(dict.fromkeys(each.split(".")[0] for each in self.source))


@dataclass(frozen=True)
class Catalogue:
    """Every definition with the populations and views that they count."""

    definitions: Mapping[str, Definition]
    declared: Declared

    def population_of(self, definition: Definition) -> Population:
        return self.declared.populations[definition.population]

    def chosen(self, ids: tuple[str, ...] | None) -> tuple[Definition, ...]:
        """Those asked for, in the catalogue's order; all where none is named."""
        if ids is None:
            return tuple(self.definitions.values())
        for each in ids:
            if each not in self.definitions:
                raise ForPerson(not_counted(each))
        return tuple(each for each in self.definitions.values() if each.id in ids)


@cache
def catalogue() -> Catalogue:
    """The catalogue that comes with Headway."""
    return read_catalogue(FOLDER)


def read_catalogue(folder: Path) -> Catalogue:
    """Read and check the definitions, populations and views below a folder."""
    declared = read_declared(folder)
    found: dict[str, Definition] = {}
    for path in sorted((folder / "catalogue").glob("*.toml")):
        for name, told in _toml(path).items():
            where = f"catalogue/{path.name}, {name}"
            if name in found:
                raise ForPerson(f"{where}: there is an indicator of this name already. Give it another.")
            found[name] = _definition(name, path.stem, told, where)
            _must_fit(found[name], declared, where)
    return Catalogue(MappingProxyType(found), declared)


_DEFAULTS: Mapping[str, Any] = MappingProxyType(
    {
        "unknowns": "",
        "version": 1,
        "looks_back": 0,
        "numerator": None,
        "numerator_sum": None,
        "denominator": "TRUE",
        "denominator_sum": None,
        "denominator_from": None,
        "unknown": "FALSE",
        "numerator_scale": 1,
        "denominator_scale": 1,
        "codes": {},
        "unverified": (),
        "notes": "",
        "references": (),
    }
)
_NEEDED = (
    "title", "counts", "out_of", "population", "clock", "unit", "multiplier", "decimals", "polarity", "source",
)  # fmt: skip


def _definition(name: str, theme: str, told: Mapping[str, Any], where: str) -> Definition:
    for key in _NEEDED:
        if key not in told:
            raise ForPerson(f"{where}: {key} is not given.")
    for key in told:
        if key not in _DEFAULTS and key not in _NEEDED and key != "theme":
            raise ForPerson(f'{where}: "{key}" is not a part of a definition. See "Your first indicator".')
    values = {**_DEFAULTS, "theme": theme, **told}
    for key, kind in (("clock", Clock), ("unit", Unit), ("polarity", Polarity)):
        try:
            values[key] = kind(values[key])
        except ValueError:
            raise ForPerson(f"{where}: {key} must be one of {', '.join(kind)}.") from None
    for key in ("source", "unverified", "references"):
        values[key] = tuple(values[key])
    values["codes"] = MappingProxyType({key: str(value) for key, value in values["codes"].items()})
    return Definition(id=name, **values)


def _must_fit(definition: Definition, declared: Declared, where: str) -> None:
    population = declared.populations.get(definition.population)
    if population is None:
        raise ForPerson(f'{where}: there is no population "{definition.population}".')
    if population.clock is not definition.clock:
        raise ForPerson(f"{where}: its clock is {definition.clock}, its population's is {population.clock}.")
    if (definition.numerator is None) == (definition.numerator_sum is None):
        raise ForPerson(f"{where}: give either numerator or numerator_sum.")
    if definition.denominator_from not in (None, CHILDREN):
        raise ForPerson(f'{where}: denominator_from can only be "{CHILDREN}".')
    for key, sql in expressions(definition).items():
        unknown = columns_used(condition(sql, f"{where}, {key}")) - set(population.columns)
        if unknown:
            told = ", ".join(sorted(unknown))
            raise ForPerson(
                f"{where}: {key} names {told}, which populations/{population.name}.sql does not give."
            )


def expressions(definition: Definition) -> dict[str, str]:
    """The definition's SQL by the key it was given under, or that it has unless told."""
    given = {
        "numerator": definition.numerator,
        "numerator_sum": definition.numerator_sum,
        "denominator": None if definition.is_count else definition.denominator,
        "denominator_sum": definition.denominator_sum,
        "unknown": definition.unknown,
    }
    return {key: sql for key, sql in given.items() if sql is not None}


def _toml(path: Path) -> Mapping[str, Any]:
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except tomllib.TOMLDecodeError as error:
        raise ForPerson(f"catalogue/{path.name}: this is not TOML ({error}).") from None

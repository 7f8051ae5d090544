"""Which published series is each indicator of Headway: ``series.toml``, read and checked.

A place names a source and where in it a figure stands; of several, the one with the newest period serves, and of those
the first.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib import resources
from types import MappingProxyType
from typing import Any

from headway.benchmarks.edition import Edition
from headway.benchmarks.reading_lait import DATASET, EXTRACT, SOURCE
from headway.errors import ForPerson

WHEN = ("year", "31 March", "30 September", "school year", "calendar year", "as printed")
RANKED = ("higher", "lower")


@dataclass(frozen=True)
class Place:
    """Where figures stand: a column of a dataset, or a measure of the Interactive Tool. ``breakdown`` None is any."""

    source: str
    dataset: str
    measure: str
    breakdown: str | None

    def edition(self, editions: Iterable[Edition]) -> Edition | None:
        """The edition that holds it: the newest of the dataset (the last given). An extract serves for the whole."""
        names = (self.dataset, EXTRACT) if self.source == SOURCE else (self.dataset,)
        held = [each for each in editions if each.source == self.source and each.dataset in names]
        return max(held, key=lambda each: each.dataset == self.dataset, default=None) if held else None


@dataclass(frozen=True)
class Series:
    """An indicator as it is published. ``decimals`` None shows figures as printed; ``when`` says what a year means."""

    id: str
    title: str
    unit: str
    polarity: str
    when: str
    decimals: int | None
    value: tuple[Place, ...]
    numerator: tuple[Place, ...]
    denominator: tuple[Place, ...]

    @property
    def is_ranked(self) -> bool:
        return self.polarity in RANKED

    def label(self, period: str) -> str:
        """A period in words: "2025" is "year to 31 March 2025"."""
        if len(period) == 6 and period.isdigit():
            return f"school year {period[:4]}/{period[4:]}"
        if len(period) != 4 or not period.isdigit():
            return period
        return {
            "year": f"year to 31 March {period}",
            "31 March": f"31 March {period}",
            "30 September": f"30 September {period}",
            "school year": f"school year {int(period) - 1}/{period[2:]}",
        }.get(self.when, period)


@cache
def all_series() -> Mapping[str, Series]:
    """Every published series by the indicator's name, in the order of the file."""
    told = tomllib.loads(resources.files(__package__).joinpath("series.toml").read_text(encoding="utf-8"))
    return MappingProxyType({name: _series(name, each) for name, each in told.items()})


def chosen(indicators: Sequence[str] | None) -> tuple[Series, ...]:
    """The series of these indicators, in the order asked; of all where none is named."""
    known = all_series()
    if indicators is None:
        return tuple(known.values())
    for name in indicators:
        if name not in known:
            raise ForPerson(
                f'For "{name}" no national figures are published that Headway knows. '
                "`headway benchmark list` names the indicators that have them."
            )
    return tuple(known[name] for name in dict.fromkeys(indicators))


def place(told: str) -> Place:
    """A place as ``series.toml`` writes it: "lait | code", or "dataset | column | breakdown"."""
    first, column, *rest = (part.strip() for part in told.split(" | ", 2))
    if first == SOURCE:
        return Place(SOURCE, DATASET, column, "")
    return Place("ees", first, column, rest[0] if rest else None)


def _series(name: str, told: Mapping[str, Any]) -> Series:
    from headway.indicators import catalogue
    from headway.indicators.elsewhere import elsewhere

    definition = catalogue().definitions.get(name)
    when = told.get("when", WHEN[0])
    if when not in WHEN:
        raise ValueError(f"series.toml, {name}: when = {when!r}")
    return Series(
        id=name,
        title=definition.title if definition else elsewhere()[name].title,
        unit=str(definition.unit if definition else told["unit"]),
        polarity=str(definition.polarity if definition else told["polarity"]),
        when=when,
        decimals=told.get("decimals"),
        value=tuple(map(place, told["value"])),
        numerator=tuple(map(place, told.get("numerator", ()))),
        denominator=tuple(map(place, told.get("denominator", ()))),
    )

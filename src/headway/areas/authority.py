"""Authorities as values, read once from ``authorities.csv``.

One row is one ONS code: a council that was given a new code has two rows, joined by ``successors``. A blank
date means before, or after, the years these records cover (2005 onwards).
"""

import csv
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import cache
from importlib.resources import files

from headway.errors import ForPerson


class Ended(StrEnum):
    """Why an ONS code came to an end."""

    REORGANISED = "reorganised"
    """Local government was reorganised: a new council, or a new kind of council, took over."""
    RECODED = "recoded"
    """The same council with a new code, after a change of boundary."""


class Mark(StrEnum):
    """How sure a fact is."""

    DATA = "data"
    """Read in official statistics or the department's own lists."""
    YEAR = "year"
    """The year shows in official lookups; the day, 1 April, is background knowledge."""
    BACKGROUND = "background"
    """Known, but not seen in any source held: check before relying on it."""


@dataclass(frozen=True)
class Authority:
    """An upper-tier council under one ONS code.

    ``dfe_number`` is the department's three digits. ``first_day`` and ``last_day`` are both inside its life;
    None is open. ``successors`` are ONS codes. ``verification`` speaks of the codes and the region, ``dates``
    of the two days (None where there are none).
    """

    name: str
    ons_code: str
    dfe_number: str
    region: str
    first_day: date | None
    last_day: date | None
    successors: tuple[str, ...]
    ended: Ended | None
    verification: Mark
    dates: Mark | None

    def existed_on(self, day: date) -> bool:
        """Whether the authority had this code on that day."""
        return (self.first_day or date.min) <= day <= (self.last_day or date.max)


def _day(text: str) -> date | None:
    return date.fromisoformat(text) if text else None


def _authority(row: dict[str, str]) -> Authority:
    return Authority(
        name=row["name"],
        ons_code=row["ons_code"],
        dfe_number=row["dfe_number"],
        region=row["region"],
        first_day=_day(row["from"]),
        last_day=_day(row["to"]),
        successors=tuple(row["successors"].split()),
        ended=Ended(row["ended"]) if row["ended"] else None,
        verification=Mark(row["verification"]),
        dates=Mark(row["dates"]) if row["dates"] else None,
    )


@cache
def authorities() -> tuple[Authority, ...]:
    """Every authority under every code it has had since 2005, in order of code."""
    table = files(__package__).joinpath("authorities.csv").read_text(encoding="utf-8")
    return tuple(map(_authority, csv.DictReader(table.splitlines())))


@cache
def _codes() -> dict[str, Authority]:
    return {authority.ons_code: authority for authority in authorities()}


def by_code(code: str) -> Authority:
    """The authority with this ONS code, past or present."""
    try:
        return _codes()[code.strip().upper()]
    except KeyError:
        raise ForPerson(
            f'"{code}" is not the ONS code of an upper-tier English authority. '
            "Give one such as E10000016 (Kent)."
        ) from None


def all_on(day: date) -> tuple[Authority, ...]:
    """The authorities that existed on a day, in order of name: 152 from April 2009, 153 from April 2023."""
    return tuple(sorted((a for a in authorities() if a.existed_on(day)), key=lambda a: a.name))

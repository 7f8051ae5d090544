"""Worked examples: one small drawn table an indicator, with the sums left showing in words.

``worked/<id>.toml``: `every` (month unless told), [facts] with a drawn table each, and [[expect]] with the period, the
district, team, age_band or uasc if it is not about the whole authority, the numbers, and `because`.
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path
from typing import Any

from headway.errors import ForPerson
from headway.indicators.definition import FOLDER
from headway.indicators.drawn import AUTHORITY, drawn
from headway.indicators.periods import Every
from headway.indicators.source import FactRows


@dataclass(frozen=True)
class Expected:
    """What one observation must be. `denominator` is None for a count; `absent`: there is no observation at all."""

    period: str
    by: str
    area: str
    numerator: int | Decimal
    denominator: int | Decimal | None
    unknown: int
    because: str
    absent: bool = False


@dataclass(frozen=True)
class WorkedExample:
    indicator: str
    every: Every
    facts: FactRows
    expected: tuple[Expected, ...]


def worked_example(indicator: str, folder: Path = FOLDER) -> WorkedExample:
    """The worked example of an indicator; none is an error, because none may be without."""
    path = folder / "worked" / f"{indicator}.toml"
    if not path.is_file():
        raise ForPerson(
            f"worked/{indicator}.toml is not there. Draw a small example: every indicator has one."
        )
    told = tomllib.loads(path.read_text(encoding="utf-8"), parse_float=Decimal)
    expected = tuple(_expected(each, f"worked/{indicator}.toml") for each in told["expect"])
    return WorkedExample(indicator, Every(told.get("every", "month")), drawn(told["facts"]), expected)


_PARTS = {"period", "numerator", "denominator", "unknown", "because", "absent"}


def _expected(told: Mapping[str, Any], where: str) -> Expected:
    areas = [key for key in told if key in ("district", "team", "age_band", "uasc")]
    strange = set(told) - _PARTS - set(areas)
    if strange or len(areas) > 1 or "because" not in told:
        raise ForPerson(f"{where}: an expectation has a period, at most one area, its numbers and `because`.")
    by = areas[0] if areas else "authority"
    return Expected(
        period=told["period"],
        by=by,
        area=told[by] if areas else AUTHORITY,
        numerator=told.get("numerator", 0),
        denominator=told.get("denominator"),
        unknown=told.get("unknown", 0),
        because=told["because"],
        absent=told.get("absent", False),
    )

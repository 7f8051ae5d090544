"""One number with what it is made of, and a table of them."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from decimal import ROUND_HALF_UP, Decimal
from typing import Any

Number = int | Decimal


SHORT_HISTORY = "looks back"
"""How the note begins that says so."""


@dataclass(frozen=True)
class Observation:
    """An indicator for one area and period. `value` is rounded half up, once, here; None where nothing divides it."""

    indicator: str
    version: int
    authority: str
    by: str
    area: str
    period: str
    first_day: date
    last_day: date
    numerator: Number
    denominator: Number | None
    unknown: int
    value: Decimal | None
    editions: tuple[str, ...]
    notes: tuple[str, ...]

    @property
    def is_short(self) -> bool:
        """Whether the returns that are loaded begin later than the definition looks back: it may count too few."""
        return any(each.startswith(SHORT_HISTORY) for each in self.notes)

    def as_row(self) -> dict[str, Any]:
        """Plain values for JSON, a CSV or a data frame: numbers as written, days as 2024-04-01."""
        return {
            "indicator": self.indicator,
            "version": self.version,
            "authority": self.authority,
            "by": self.by,
            "area": self.area,
            "period": self.period,
            "first_day": self.first_day.isoformat(),
            "last_day": self.last_day.isoformat(),
            "numerator": _plain(self.numerator),
            "denominator": _plain(self.denominator),
            "unknown": self.unknown,
            "value": _plain(self.value),
            "editions": list(self.editions),
            "notes": list(self.notes),
        }


def rounded(numerator: Number, denominator: Number | None, multiplier: int, decimals: int) -> Decimal | None:
    """numerator / denominator * multiplier, half up at the number of decimals; a denominator of one for a count."""
    if not denominator:
        return None
    exact = Decimal(numerator) * multiplier / Decimal(denominator)
    return exact.quantize(Decimal(1).scaleb(-decimals), rounding=ROUND_HALF_UP)


def scaled(total: int, scale: int) -> Number:
    """A total of hundredths or tenths as the number it stands for."""
    return total if scale == 1 else Decimal(total) / scale


class Table:
    """What every table of observations can be turned into."""

    def __iter__(self) -> Iterator[Observation]:
        raise NotImplementedError

    def as_rows(self) -> list[dict[str, Any]]:
        """One dictionary an observation: `pandas.DataFrame(found.as_rows())` and the like."""
        return [each.as_row() for each in self]

    def to_json(self) -> str:
        """A list with one object an observation, one a line."""
        lines = ",\n".join(json.dumps(row, ensure_ascii=False) for row in self.as_rows())
        return f"[\n{lines}\n]\n"

    def to_csv(self) -> str:
        """Comma separated with a heading; several editions or notes in one cell are parted by "; "."""
        out = io.StringIO()
        names = list(Observation.__dataclass_fields__)
        writer = csv.DictWriter(out, names, lineterminator="\n")
        writer.writeheader()
        for row in self.as_rows():
            writer.writerow(row | {key: "; ".join(row[key]) for key in ("editions", "notes")})
        return out.getvalue()


def _plain(number: Number | None) -> int | float | None:
    """A Decimal as the nearest JSON number, whole where it has no decimals; nothing is lost that was there."""
    if isinstance(number, Decimal):
        return int(number) if number.as_tuple().exponent == 0 else float(number)
    return number

"""How many children an authority has, which third of authorities by size it is in, and how many of those it looks
after came to the country alone.

``children.csv``: children aged 0 to 17 at mid-2024, Office for National Statistics, mid-year population estimates.
``unaccompanied.csv``: children looked after at 31 March 2025 who are unaccompanied asylum-seeking children
(Department for Education, Local Authority Interactive Tool) and all looked after that day (Children looked after in
England including adoptions, 2025). Contains public sector information licensed under the Open Government Licence v3.0.
"""

import csv
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from importlib.resources import files

from headway.areas.authority import by_code

CHILDREN_SOURCE = "ONS mid-year population estimates, mid-2024"


class SizeBand(StrEnum):
    """A third of the authorities, by how many children they have."""

    SMALLER = "smaller"
    MIDDLE = "middle"
    LARGER = "larger"


@dataclass(frozen=True)
class Unaccompanied:
    """Unaccompanied asylum-seeking children among the children an authority looks after.

    A count is None where its source prints a symbol instead, kept in ``symbol``: "-" where the source prints no
    number, "c" suppressed, "z" does not apply.
    """

    year: int
    count: int | None
    looked_after: int | None
    symbol: str

    @property
    def share(self) -> float | None:
        """From 0 to 1; None where either count is not published."""
        if self.count is None or not self.looked_after:
            return None
        return self.count / self.looked_after


def _rows(name: str) -> Iterator[dict[str, str]]:
    return csv.DictReader(files(__package__).joinpath(name).read_text(encoding="utf-8").splitlines())


@cache
def _children() -> dict[str, int]:
    """By the department's number, which a council keeps when only its ONS code changes."""
    return {by_code(row["ons_code"]).dfe_number: int(row["children"]) for row in _rows("children.csv")}


@cache
def _unaccompanied() -> dict[str, Unaccompanied]:
    return {
        by_code(row["ons_code"]).dfe_number: Unaccompanied(
            year=int(row["year"]),
            count=_number(row["unaccompanied"]),
            looked_after=_number(row["looked_after"]),
            symbol="".join(c for c in (row["unaccompanied"], row["looked_after"]) if not c.isdigit())[:1],
        )
        for row in _rows("unaccompanied.csv")
    }


def _number(cell: str) -> int | None:
    return int(cell) if cell.isdigit() else None


def children(code: str) -> int | None:
    """Children aged 0 to 17 at mid-2024; None for an authority that has been abolished."""
    return _children().get(by_code(code).dfe_number)


@cache
def size_thresholds() -> tuple[int, int]:
    """The fewest children of a middle authority and of a larger one: the authorities in order, cut into thirds."""
    in_order = sorted(_children().values())
    return in_order[len(in_order) // 3], in_order[2 * len(in_order) // 3]


def size_band(code: str) -> SizeBand | None:
    """The third an authority is in; None for one that has been abolished."""
    number = children(code)
    if number is None:
        return None
    middle, larger = size_thresholds()
    if number < middle:
        return SizeBand.SMALLER
    return SizeBand.MIDDLE if number < larger else SizeBand.LARGER


def size_bands_in_words() -> str:
    """What the bands mean, for a page that filters by them."""
    middle, larger = size_thresholds()
    return (
        f"Smaller: fewer than {middle:,} children aged 0 to 17; middle: {middle:,} to {larger - 1:,}; "
        f"larger: {larger:,} or more ({CHILDREN_SOURCE}; thirds of {len(_children())} authorities)."
    )


def unaccompanied(code: str) -> Unaccompanied | None:
    """The counts and their year; None for an authority that has been abolished."""
    return _unaccompanied().get(by_code(code).dfe_number)


def uasc_share(code: str) -> float | None:
    """Unaccompanied asylum-seeking children as a share of all looked after, 0 to 1; None where not published."""
    found = unaccompanied(code)
    return found.share if found else None

"""Published tables as lines of the example of Kent: a row by its authority's number, a share with its counts."""

import csv
from collections.abc import Callable
from decimal import Decimal
from pathlib import Path

from headway.assessment.national.national_set import national_indicator
from headway.assessment.profile import Value
from headway.statistics import round_half_up

KENT, ENGLAND = "886", "England"
# The department's list of April 2021, for the list of the time (2007) was not found. It names West Northamptonshire
# (941), which was part of Northamptonshire (928).
NEIGHBOURS = ("881", "845", "866", "885", "888", "928", "891", "937", "935", "860")

Rows = dict[str, dict[str, str]]


def rows(folder: Path, name: str, number: str, place: str) -> Rows:
    """The rows of a file by the authority's number, England's by its name."""
    with (folder / name).open(encoding="utf-8-sig", newline="") as file:
        told = [{head.strip(): cell.strip() for head, cell in row.items()} for row in csv.DictReader(file)]
    return {ENGLAND if row[place] == ENGLAND else row[number]: row for row in told}


def count(cell: str) -> Decimal | None:
    """A printed figure; None where it is suppressed or was not sent."""
    return None if cell in ("x", "-", ".") else Decimal(cell.replace(",", ""))


def share(part: Decimal | None, whole: Decimal | None, places: int = 1) -> Value | None:
    """A percentage with its counts; None where one of them is not printed."""
    if part is None or not whole:
        return None
    return Value(round_half_up(100 * part / whole, places), part, whole)


def together(values: list[Value | None], places: int) -> Value | None:
    """The neighbours counted as one place; None where one of them has no figure."""
    held = [each for each in values if each is not None]
    if len(held) < len(values):
        return None
    parts, wholes = (sum(getattr(each, count) for each in held) for count in ("numerator", "denominator"))
    return share(parts, wholes, places)


def counted(
    found: Rows, figure: Callable[[dict[str, str]], Value | None], name: str = "", places: int = 1
) -> dict[str, object]:
    """The figure of Kent, England and its neighbours, as fields of a line; ``name`` is the column of names."""
    values = {code: figure(found[code]) for code in NEIGHBOURS}
    joined = together(list(values.values()), places)
    each = tuple((found[code][name], value.value) for code, value in values.items()) if joined else ()
    return {
        "here": figure(found[KENT]),
        "england": figure(found[ENGLAND]),
        "neighbours": joined,
        "neighbour_values": each,
    }


def of_indicator(number: int) -> dict[str, object]:
    """What the National Indicator Set says of an indicator, as fields of a line."""
    told = national_indicator(number)
    return {"number": told.name, "title": told.title, "outcome": told.outcome, "better": told.better}

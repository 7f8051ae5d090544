"""What the reference counter counted, by district, team, age band or UASC; and the children that a rate divides by."""

from __future__ import annotations

from datetime import date
from typing import Any

from headway.indicators.reference import Counted, Facts, Period, age_on, load_counters

Totals = tuple[int, int, int]


def count(facts: Facts, indicator: str, period: Period, by: str) -> dict[str, Totals]:
    """Numerator, denominator and unknown by area; areas without any row are left out."""
    return group(facts, counted_in(facts, indicator, period), by)


def counted_in(facts: Facts, indicator: str, period: Period) -> list[Counted]:
    """The rows that count in a period."""
    found = list(load_counters()[indicator](facts, period))
    for each in found:
        if each.day not in period:
            raise ValueError(f"{indicator} counted a row of {each.day}, which is not in {period.code}")
    return found


def group(facts: Facts, counted: list[Counted], by: str) -> dict[str, Totals]:
    """The totals by area of rows that were counted."""
    totals: dict[str, Totals] = {}
    for each in counted:
        area = area_of(facts, each, by)
        numerator, denominator, unknown = totals.get(area, (0, 0, 0))
        totals[area] = (
            numerator + each.numerator,
            denominator + each.denominator,
            unknown + each.unknown,
        )
    return totals


def children_in(facts: Facts, district: str, return_year: int) -> int | None:
    """The estimate of that year, else of the nearest, of two equally near the earlier. "" is the whole authority."""
    known = {each.return_year: each.children for each in facts.area_children if each.district == district}
    if not district:
        for each in facts.area_children:
            if all(other.district or other.return_year != each.return_year for other in facts.area_children):
                known[each.return_year] = sum(
                    other.children
                    for other in facts.area_children
                    if other.district and other.return_year == each.return_year
                )
    for distance in range(200):
        for year in (return_year - distance, return_year + distance):
            if year in known:
                return int(known[year])
    return None


def area_of(facts: Facts, counted: Counted, by: str) -> str:
    """The district, team, age band or "yes"/"no" of a counted row on its day."""
    if by == "authority":
        return facts.authority
    if by in ("district", "team"):
        if counted.child is None:
            return (counted.district if by == "district" else counted.team) or "unknown"
        return _place(facts, counted.child, counted.day, by)
    child = next((each for each in facts.child if each.child == counted.child), None)
    if by == "uasc":
        return "yes" if child is not None and is_uasc(child, counted.day) else "no"
    if child is None or child.born is None:
        return "unknown"
    return _age_band(age_on(child.born, counted.day))


def is_uasc(child: Any, day: date) -> bool:
    """Whether the child is an unaccompanied asylum-seeking child on that day."""
    return child.uasc is True and (child.uasc_until is None or child.uasc_until > day)


def _place(facts: Facts, child: int, day: date, by: str) -> str:
    """The row of child_area that began last on or before the day, if it still holds."""
    began = [each for each in facts.child_area if each.child == child and each.since <= day]
    if not began:
        return "unknown"
    last = max(began, key=lambda each: each.since)
    if last.until is not None and last.until <= day:
        return "unknown"
    return str(last.district if by == "district" else last.team or "unknown")


def _age_band(age: int) -> str:
    if age < 0:
        return "unknown"
    if age == 0:
        return "0"
    if age <= 4:
        return "1 to 4"
    if age <= 9:
        return "5 to 9"
    if age <= 15:
        return "10 to 15"
    return "16 and 17" if age <= 17 else "18 and over"

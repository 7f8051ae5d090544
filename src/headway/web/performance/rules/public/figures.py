"""The numbers of one measure in one period, by district, and what each of them counts."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Protocol

__all__ = ["OTHER", "WHOLE", "Numbers", "Part", "Role", "Told", "is_of_staff", "roles_of"]

WHOLE = "Whole authority"
OTHER = "Elsewhere or not known"
"""What the authority counts and no district does, so that a table adds up."""
_POPULATION = 1000
"""A rate whose smallest denominator is below this is not one of a population; its denominator is protected too."""
_SUMS = ("days", "months", "score")
"""Units of an average: its numerator is a sum of days, which counts nobody."""
_CHILDREN = ("child", "young", "care leaver", "carer", "famil", "case")


class Part(StrEnum):
    """Which of a measure's two numbers."""

    TOP = "numerator"
    REST = "rest"
    WHOLE = "denominator"


class Role(StrEnum):
    """What a number counts, and so how it is protected."""

    PEOPLE = "people"
    """Children, or what happened to them: 1 to 5 is hidden."""
    STAFF = "staff"
    """Full-time equivalents of staff: below five is hidden."""
    FREE = "free"
    """A population, or a sum of days: hidden only where the number beside it is."""
    NONE = "none"


class MeasureLike(Protocol):
    """What a measure counts, in words."""

    theme: str
    unit: str
    counts: str
    out_of: str


Told = tuple[float | None, float | None]
"""Numerator and denominator."""


@dataclass(frozen=True)
class Numbers:
    """One measure in one period: the authority's numbers, and each district's of which both are kept."""

    measure: int
    period: str
    whole: Told
    districts: Mapping[str, Told]

    def line(self) -> "Numbers":
        """The authority's numbers alone."""
        return Numbers(self.measure, self.period, self.whole, {})


def is_of_staff(measure: MeasureLike) -> bool:
    """Whether it counts staff and no child: of the workforce, by its own words."""
    said = f"{measure.counts} {measure.out_of}".lower()
    return measure.theme == "workforce" and not any(word in said for word in _CHILDREN)


def roles_of(measure: MeasureLike, numbers: Numbers) -> tuple[Role, Role]:
    """What the numerator and the denominator count."""
    wholes = [d for _, d in (numbers.whole, *numbers.districts.values()) if d is not None]
    if measure.theme == "workforce" and measure.unit == "cases":  # cases of children, a full-time equivalent
        return Role.PEOPLE, Role.STAFF
    if is_of_staff(measure):
        return Role.STAFF, Role.STAFF if wholes else Role.NONE
    if not wholes:
        return Role.PEOPLE, Role.NONE
    if measure.unit in _SUMS:
        return Role.FREE, Role.PEOPLE
    if measure.unit.startswith("rate") and min(wholes) >= _POPULATION:
        return Role.PEOPLE, Role.FREE
    return Role.PEOPLE, Role.PEOPLE

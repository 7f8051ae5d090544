"""What was given nationally, year by year, for the page's table and chart."""

from collections.abc import Sequence
from dataclasses import dataclass

from headway.assessment.judging import printed
from headway.assessment.national.distribution import Distribution, distributions

__all__ = ["GradeByYear", "grades_by_year", "verdict", "years"]


@dataclass(frozen=True)
class GradeByYear:
    """One grade, or none published: its name and how many authorities were given it in each year, oldest first."""

    name: str
    numbers: tuple[int, ...]


def years() -> tuple[Distribution, ...]:
    """The years there are, oldest first."""
    return distributions()


def grades_by_year(found: Sequence[Distribution]) -> list[GradeByYear]:
    """By grade, the best first; those of which none was published last."""
    grades = [grade for grade, _ in found[0].counts] if found else []
    rows = [
        GradeByYear(printed(grade), tuple(dict(each.counts)[grade] for each in found)) for grade in grades
    ]
    return [*rows, GradeByYear("Withheld", tuple(each.withheld for each in found))]


def verdict(found: Sequence[Distribution]) -> str:
    """The worst and the best grade of the first and the last year, in a sentence."""
    if not found:
        return ""
    first, last = found[0], found[-1]
    rows = grades_by_year(found)
    said = (f"“{row.name}” from {row.numbers[0]} to {row.numbers[-1]}" for row in (rows[0], rows[-2]))
    return f"From {first.year} to {last.year}, of {last.total} authorities: {' and '.join(said)}."

"""Health and offending of children looked after for twelve months, counted in plain Python."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any

from headway.indicators.reference import Counted, Facts, Period, age_on, counts
from headway.indicators.reference.care import child_of

EVERY_AGE = range(100)


def _count_answers(indicator: str, column: str, ages: range) -> None:
    @counts(indicator)
    def answered_yes(facts: Facts, period: Period) -> Iterator[Counted]:
        for row, age, day in cohort(facts, period):
            answer = getattr(row, column)
            if ages == EVERY_AGE or age in ages:
                yield Counted(row.child, day, numerator=answer is True, unknown=answer is None)
            elif age is None:
                yield Counted(row.child, day, denominator=0, unknown=1)


_count_answers("health_assessment_pct", "assessed", EVERY_AGE)
_count_answers("dental_check_pct", "teeth", EVERY_AGE)
_count_answers("immunisation_pct", "immunised", EVERY_AGE)
_count_answers("substance_misuse_pct", "substance", EVERY_AGE)
_count_answers("development_check_pct", "health_check", range(-9, 5))
_count_answers("cla_convicted_pct", "convicted", range(10, 18))


def cohort(facts: Facts, period: Period) -> Iterator[tuple[Any, int | None, date]]:
    """The children that the return of the period's 31 March lists, with their age and that day."""
    day = period.cohort_day
    for row in facts.health:
        if day is not None and row.year == day.year:
            child = child_of(facts, row.child)
            age = None if child is None or child.born is None else age_on(child.born, day)
            yield row, age, day


@counts("sdq_completed_pct")
def score_received(facts: Facts, period: Period) -> Iterator[Counted]:
    for row, age, day in cohort(facts, period):
        if age is None:
            yield Counted(row.child, day, denominator=0, unknown=1)
        elif 5 <= age <= 16:
            yield Counted(row.child, day, numerator=row.sdq is not None)


@counts("sdq_average")
def score(facts: Facts, period: Period) -> Iterator[Counted]:
    for row, age, day in cohort(facts, period):
        if age is None or (5 <= age <= 16 and row.sdq is None):
            yield Counted(row.child, day, denominator=0, unknown=1)
        elif 5 <= age <= 16:
            yield Counted(row.child, day, numerator=row.sdq)


@counts("sdq_concern_pct")
def score_of_concern(facts: Facts, period: Period) -> Iterator[Counted]:
    for each in score(facts, period):
        concern = each.denominator == 1 and each.numerator >= 17
        yield Counted(each.child, each.day, concern, each.denominator, each.unknown)

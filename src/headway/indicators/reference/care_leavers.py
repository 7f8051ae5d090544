"""Care leavers: in touch, where they live and what they do, counted in plain Python."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date
from typing import Any

from headway.indicators.reference import Counted, Facts, Period, age_on, counts
from headway.indicators.reference.care import FOSTERED, child_of, end_of, months_before

Test = Callable[[Any], bool]


def _count_leavers(indicator: str, ages: range, holds: Test, *, among: Test, not_told: Test) -> None:
    @counts(indicator)
    def of_these_ages(facts: Facts, period: Period) -> Iterator[Counted]:
        for row, born, day in cohort(facts, period):
            if born is None:
                yield Counted(row.child, day, denominator=0, unknown=1)
            elif age_on(born, day) in ages and among(row):
                yield Counted(row.child, day, numerator=holds(row), unknown=not_told(row))


def cohort(facts: Facts, period: Period) -> Iterator[tuple[Any, date | None, date]]:
    """The care leavers that the return of the period's 31 March lists, with their month of birth and that day."""
    day = period.cohort_day
    for row in facts.care_leaver:
        if day is not None and row.year == day.year:
            child = child_of(facts, row.child)
            yield row, None if child is None else child.born, day


def _everyone(_: Any) -> bool:
    return True


def _never(_: Any) -> bool:
    return False


def _has_a_home_here(row: Any) -> bool:
    return row.in_touch not in ("DIED", "RHOM") and row.accommodation not in ("G1", "G2")


def _home_not_told(row: Any) -> bool:
    return row.accommodation in (None, "0")


def _suitable(row: Any) -> bool:
    return row.accommodation is not None and len(row.accommodation) > 1 and row.accommodation[1] == "1"


def _activity_not_told(row: Any) -> bool:
    return row.activity in (None, "0")


def _occupied(row: Any) -> bool:
    return row.activity is not None and row.activity[0] in "FP"


def _contact_not_told(row: Any) -> bool:
    return row.in_touch is None


OLDER, YOUNGER = range(19, 22), range(17, 19)

_count_leavers(
    "cl_in_touch_pct", OLDER, lambda row: row.in_touch == "YES", among=_everyone, not_told=_contact_not_told
)
_count_leavers(
    "cl_not_in_touch_pct",
    OLDER,
    lambda row: row.in_touch == "NO",
    among=_everyone,
    not_told=_contact_not_told,
)
_count_leavers("cl_eet_pct", OLDER, _occupied, among=_everyone, not_told=_activity_not_told)
_count_leavers(
    "cl_neet_pct",
    OLDER,
    lambda row: row.activity in ("G4", "G5", "G6"),
    among=_everyone,
    not_told=_activity_not_told,
)
_count_leavers(
    "cl_he_pct", OLDER, lambda row: row.activity in ("F1", "P1"), among=_everyone, not_told=_activity_not_told
)
_count_leavers("cl_activity_not_known_pct", OLDER, _activity_not_told, among=_everyone, not_told=_never)
_count_leavers("cl_17_18_eet_pct", YOUNGER, _occupied, among=_everyone, not_told=_activity_not_told)
_count_leavers(
    "cl_suitable_accommodation_pct", OLDER, _suitable, among=_has_a_home_here, not_told=_home_not_told
)
_count_leavers("cl_17_18_suitable_pct", YOUNGER, _suitable, among=_has_a_home_here, not_told=_home_not_told)


@counts("staying_put_pct")
def stayed_put(facts: Facts, period: Period) -> Iterator[Counted]:
    for row, born, day in cohort(facts, period):
        if born is None:
            yield Counted(row.child, day, denominator=0, unknown=1)
        elif age_on(born, day) in (18, 19, 20):
            fostered = _fostered_at_18(facts, row.child, born)
            if fostered is None:
                yield Counted(row.child, day, denominator=0, unknown=1)
            elif fostered:
                stayed = row.accommodation in ("Z1", "Z2")
                yield Counted(row.child, day, numerator=stayed, unknown=_home_not_told(row))


def _fostered_at_18(facts: Facts, child: int, born: date) -> bool | None:
    """At the end of the month before the eighteenth birthday's; None where the returns begin after it."""
    day = months_before(date(born.year + 18, born.month, 1), 1)
    if day < min(each.first_day for each in facts.coverage if each.source == "ssda903"):
        return None
    return any(
        each.child == child and each.started <= day < end_of(each) and each.place in FOSTERED
        for each in facts.episode
    )

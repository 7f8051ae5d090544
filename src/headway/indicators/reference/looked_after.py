"""Children looked after, starts and ends of care, counted in plain Python."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from headway.indicators.reference import Counted, Facts, Period, counts
from headway.indicators.reference.care import Care, child_of, looked_after, times_in_care


@counts("cla_number")
@counts("cla_rate")
def everyone_looked_after(facts: Facts, period: Period) -> Iterator[Counted]:
    for care in looked_after(facts, period.last_day):
        yield Counted(care.child, period.last_day, numerator=1)


@counts("cla_rate_without_uasc")
def without_uasc(facts: Facts, period: Period) -> Iterator[Counted]:
    for care in looked_after(facts, period.last_day):
        yield Counted(
            care.child, period.last_day, numerator=not seeks_asylum(facts, care.child, period.last_day)
        )


@counts("uasc_number")
@counts("uasc_pct_cla")
def uasc_looked_after(facts: Facts, period: Period) -> Iterator[Counted]:
    for care in looked_after(facts, period.last_day):
        yield Counted(care.child, period.last_day, numerator=seeks_asylum(facts, care.child, period.last_day))


@counts("cla_start_rate")
def started(facts: Facts, period: Period) -> Iterator[Counted]:
    for child, day in first_starts(facts, period).items():
        yield Counted(child, day, numerator=1)


@counts("cla_start_rate_without_uasc")
def started_without_uasc(facts: Facts, period: Period) -> Iterator[Counted]:
    for child, day in first_starts(facts, period).items():
        yield Counted(child, day, numerator=not seeks_asylum(facts, child, day))


@counts("uasc_pct_starts")
def uasc_started(facts: Facts, period: Period) -> Iterator[Counted]:
    for child, day in first_starts(facts, period).items():
        yield Counted(child, day, numerator=seeks_asylum(facts, child, day))


@counts("cla_cease_rate")
def ceased(facts: Facts, period: Period) -> Iterator[Counted]:
    for care in last_ends(facts, period):
        yield Counted(care.child, care.ended, numerator=1)


@counts("cla_moved_to_other_la_pct")
def moved_to_another_authority(facts: Facts, period: Period) -> Iterator[Counted]:
    for care in last_ends(facts, period):
        yield Counted(
            care.child, care.ended, numerator=care.ceased == "E3", unknown=care.ceased in (None, "X1")
        )


def first_starts(facts: Facts, period: Period) -> dict[int, date]:
    """The first day in the period on which a child's care began, for those whose did."""
    found: dict[int, date] = {}
    for care in times_in_care(facts):
        if care.start_told and care.started in period:
            found[care.child] = min(care.started, found.get(care.child, care.started))
    return found


def last_ends(facts: Facts, period: Period) -> list[Care]:
    """For each child whose care ceased in the period, the time in care that ceased last."""
    found: dict[int, Care] = {}
    for care in times_in_care(facts):
        if care.ended in period and (care.child not in found or care.ended >= found[care.child].ended):
            found[care.child] = care
    return list(found.values())


def seeks_asylum(facts: Facts, child: int, day: date) -> bool:
    """Whether an unaccompanied asylum-seeking child at the end of that day."""
    known = child_of(facts, child)
    if known is None or known.uasc is not True:
        return False
    return known.uasc_until is None or known.uasc_until - day >= timedelta(days=1)

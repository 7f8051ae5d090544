"""Children looked after who were missing or away, counted in plain Python."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from headway.indicators.reference import Counted, Facts, Period, counts
from headway.indicators.reference.care import times_in_care


@counts("cla_missing_pct")
def went_missing(facts: Facts, period: Period) -> Iterator[Counted]:
    for child, day in in_care_during(facts, period).items():
        yield Counted(child, day, numerator=_times(facts, period, child, "M") > 0)


@counts("cla_away_pct")
def were_away(facts: Facts, period: Period) -> Iterator[Counted]:
    for child, day in in_care_during(facts, period).items():
        yield Counted(child, day, numerator=_times(facts, period, child, "A") > 0)


@counts("cla_missing_incidents_per_child")
def times_missing(facts: Facts, period: Period) -> Iterator[Counted]:
    for child, day in in_care_during(facts, period).items():
        times = _times(facts, period, child, "M")
        if times:
            yield Counted(child, day, numerator=times)


def in_care_during(facts: Facts, period: Period) -> dict[int, date]:
    """The children in care on a day of the period, each with the last such day; the day that care ceased is one."""
    found: dict[int, date] = {}
    for care in times_in_care(facts):
        if care.started <= period.last_day and care.ended >= period.first_day:
            last = min(care.ended, period.last_day)
            found[care.child] = max(last, found.get(care.child, last))
    return found


def _times(facts: Facts, period: Period, child: int, kind: str) -> int:
    return sum(
        1
        for spell in facts.missing_spell
        if spell.child == child and spell.kind == kind and spell.started in period
    )

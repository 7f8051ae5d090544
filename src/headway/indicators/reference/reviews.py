"""Whether reviews of looked-after children were in time, counted in plain Python."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from itertools import pairwise

from headway.indicators.reference import Counted, Facts, Period, counts, working_days
from headway.indicators.reference.care import Care, looked_after, year_to

THREE_MONTHS, SIX_MONTHS = 92, 184


@counts("cla_review_timescale_pct")
def reviews_in_time(facts: Facts, period: Period) -> Iterator[Counted]:
    last = period.last_day
    for care in looked_after(facts, last):
        if (last - care.started).days < 28:
            continue
        in_time = _in_time(facts, care, year_to(period), last)
        if in_time is None:
            yield Counted(care.child, last, denominator=0, unknown=1)
        else:
            yield Counted(care.child, last, numerator=in_time)


def _in_time(facts: Facts, care: Care, since: date, last: date) -> bool | None:
    """None where a wait that began before the returns tell of it reaches into the year."""
    first_told = min(each.first_day for each in facts.coverage if each.source == "ssda903")
    from_start = care.start_told and care.started >= first_told
    began = max(care.started, first_told)
    held = sorted(
        each.held for each in facts.care_review if each.child == care.child and began <= each.held <= last
    )
    waits = [
        (number, start, end)
        for number, (start, end) in enumerate(pairwise([began, *held, last]))
        if end >= since
    ]
    if not from_start and waits[0][0] == 0:
        overdue_before = (since - began).days > SIX_MONTHS
        return False if overdue_before else None
    return not any(_too_long(number, start, end, from_start) for number, start, end in waits)


def _too_long(number: int, start: date, end: date, from_start: bool) -> bool:
    if from_start and number == 0:
        worked = working_days(start, end)
        return end > start + timedelta(days=28) if worked is None else worked > 20
    limit = THREE_MONTHS if from_start and number == 1 else SIX_MONTHS
    return (end - start).days > limit

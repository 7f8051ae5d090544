"""Changes of placement and of social worker, counted in plain Python."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from headway.indicators.reference import Counted, Facts, Period, counts
from headway.indicators.reference.care import (
    Care,
    end_of,
    looked_after,
    months_before,
    months_old,
    placements,
    times_in_care,
    year_to,
)


@counts("placements_3plus_pct")
def three_placements(facts: Facts, period: Period) -> Iterator[Counted]:
    since, last = year_to(period), period.last_day
    for care in looked_after(facts, last):
        open_then = [
            placement
            for each in times_in_care(facts)
            if each.child == care.child
            for placement in placements(each)
            if placement.started <= last and placement.ended >= since and placement.ended > placement.started
        ]
        yield Counted(care.child, last, numerator=len(open_then) >= 3)


@counts("placement_2yr_same_pct")
def two_years_in_the_same(facts: Facts, period: Period) -> Iterator[Counted]:
    last = period.last_day
    for care in looked_after(facts, last):
        months = months_old(facts, care.child, last)
        if months is not None and months >= 16 * 12:
            continue
        long_in_care = care.started <= months_before(last, 30)
        if not long_in_care and care.start_told:
            continue
        if months is None or not long_in_care:
            yield Counted(care.child, last, denominator=0, unknown=1)
        else:
            yield Counted(care.child, last, numerator=_settled(care, last))


def _settled(care: Care, last: date) -> bool:
    here = [each for each in placements(care) if each.started <= last < each.ended]
    if not here:
        return False
    two_years = months_before(last, 24)
    if here[0].started <= two_years:
        return True
    for_adoption = care.episode_at_end_of(last).place in ("A3", "A4", "A5", "A6")
    return for_adoption and here[0].before is not None and here[0].before.started <= two_years


@counts("social_workers_3plus_pct")
def three_social_workers(facts: Facts, period: Period) -> Iterator[Counted]:
    since, last = year_to(period), period.last_day
    for care in looked_after(facts, last):
        workers = {
            spell.worker
            for spell in facts.social_worker_spell
            if spell.child == care.child and spell.started <= last and end_of(spell) >= since
        }
        yield Counted(care.child, last, numerator=len(workers) >= 3, unknown=not workers)

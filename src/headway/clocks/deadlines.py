"""The door to the clocks: an event goes in, a derivation comes out."""

from datetime import date
from typing import Any

from headway.clocks.calendar import ONE_DAY, edition, in_words, is_working_day, must_be_inside
from headway.clocks.counting import (
    Count,
    count_after,
    count_clear_days_before,
    count_months_after,
    working_days_between,
)
from headway.clocks.definitions import Clock, Direction, Unit, clock_named
from headway.clocks.derivation import Derivation, Difference, Trigger
from headway.clocks.readings import readings_after
from headway.clocks.settings import DEFAULT_SETTINGS, CouncilSettings


def due(
    clock_id: str,
    trigger_date: date,
    stated: date | None = None,
    settings: CouncilSettings = DEFAULT_SETTINGS,
) -> Derivation:
    """When the clock of that id falls due, counted from the event on ``trigger_date``.

    ``stated`` is the date the document itself gives: it governs, and a difference from the count is shown. An
    unknown clock, or a count that leaves the calendar, is an error for a person.
    """
    clock = clock_named(clock_id)
    n = getattr(settings, clock.setting) if clock.setting else clock.count
    count = _count(clock, trigger_date, n, settings)
    falls = count.ends + ONE_DAY if clock.takes_effect_next_day else count.ends
    must_be_inside(falls)
    return Derivation(
        clock=clock.id,
        title=clock.title,
        means=clock.means,
        trigger=Trigger(clock.event, trigger_date),
        rule=clock.rule,
        legal=clock.legal,
        verification=clock.verification,
        evidence=clock.evidence,
        unit=clock.unit,
        direction=clock.direction,
        due=falls,
        limit=count.limit,
        days=count.days,
        skipped=count.skipped,
        calendar=edition(),
        settings=_applied(clock, settings),
        cautions=_cautions(clock, trigger_date, falls),
        stated=stated,
        difference=_difference(clock, trigger_date, n, falls, stated),
    )


def working_days_from(start: date, n: int) -> Derivation:
    """The n-th working day after ``start``, with its working; no duty is meant by it."""
    count = count_after(start, n)
    return Derivation(
        clock="working-days",
        title=f"{n} working day{'' if n == 1 else 's'}",
        means="the day the count ends",
        trigger=Trigger("start", start),
        rule="Day one is the first working day after the start.",
        legal=("S.I. 2007/462 reg. 1(2) (working day)",),
        verification=None,
        evidence="A plain count; no duty is meant by it.",
        unit=Unit.WORKING_DAY,
        direction=Direction.AFTER,
        due=count.ends,
        limit=count.limit,
        days=count.days,
        skipped=count.skipped,
        calendar=edition(),
    )


def _count(clock: Clock, trigger: date, n: int, settings: CouncilSettings) -> Count:
    if clock.unit is Unit.MONTH:
        return count_months_after(trigger, n)
    if clock.direction is Direction.AFTER:
        return count_after(trigger, n)
    return count_clear_days_before(trigger, n, settings, calendar_days=_in_calendar_days(clock, settings))


def _in_calendar_days(clock: Clock, settings: CouncilSettings) -> bool:
    return clock.unit is Unit.CLEAR_NOTICE_DAY and settings.notice_in_calendar_days


def _applied(clock: Clock, settings: CouncilSettings) -> tuple[tuple[str, Any], ...]:
    idle = {"saturday_is_clear_day"} if _in_calendar_days(clock, settings) else set()
    return tuple((name, getattr(settings, name)) for name in clock.settings if name not in idle)


def _cautions(clock: Clock, trigger: date, falls: date) -> tuple[str, ...]:
    found = []
    if clock.since and trigger < clock.since:
        found.append(f"The rule is in force from {in_words(clock.since)}; this event is earlier.")
    if clock.takes_effect_next_day and not is_working_day(falls):
        found.append(f"{in_words(falls)} is not a working day.")
    if clock.unit is Unit.MONTH and not is_working_day(falls):
        found.append(f"{in_words(falls)} is not a working day; a count in months leaves no day out.")
    return tuple(found)


def _difference(clock: Clock, trigger: date, n: int, falls: date, stated: date | None) -> Difference | None:
    if stated is None or stated == falls:
        return None
    counts_on = clock.unit is Unit.WORKING_DAY and not clock.takes_effect_next_day
    readings = readings_after(trigger, n, stated) if counts_on else ()
    return Difference((stated - falls).days, working_days_between(falls, stated), readings)

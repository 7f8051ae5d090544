"""The working of a derivation, a line at a time, as a person would write it to check it by hand."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from headway.clocks.calendar import in_words
from headway.clocks.definitions import Direction, Unit

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from headway.clocks.counting import Skipped
    from headway.clocks.derivation import Derivation

_DAY_BY_DAY_UP_TO = 10


def working_lines(derivation: Derivation) -> list[str]:
    """Day zero, the count, the days left out, and where it ends."""
    if derivation.unit is Unit.MONTH:
        return [*_months(derivation), *_stated(derivation)]
    return [
        *_start(derivation),
        *_count(derivation),
        *_left_out(derivation),
        *_end(derivation),
        *_stated(derivation),
    ]


def _start(derivation: Derivation) -> Iterator[str]:
    first = "first" if derivation.direction is Direction.AFTER else "nearest"
    side = "after" if derivation.direction is Direction.AFTER else "before"
    trigger = derivation.trigger
    yield f"Day zero: {in_words(trigger.date)} ({trigger.event}); it does not count."
    yield f"Day 1: {in_words(derivation.day_one)}, the {first} {derivation.unit} {side} it."


def _months(derivation: Derivation) -> Iterator[str]:
    trigger = derivation.trigger
    yield f"Day zero: {in_words(trigger.date)} ({trigger.event}); the months run from the end of it."
    for number, day in enumerate(derivation.days, start=1):
        short = (
            ""
            if day.day == trigger.date.day
            else f", the last day of a month without a {_ordinal(trigger.date.day)}"
        )
        yield f"Month {number} ends: {in_words(day)}{short}."
    yield "Left out: no day."
    yield f"{derivation.means[:1].upper()}{derivation.means[1:]}: {in_words(derivation.due)}."


def _count(derivation: Derivation) -> Iterator[str]:
    if _is_day_by_day(derivation):
        for number, day in enumerate(derivation.days[1:], start=2):
            yield f"Day {number}: {in_words(day)}."
        return
    total = 0
    for month, group in groupby(derivation.days, key=_month):
        days = list(group)
        total += len(days)
        yield f"{_span(days)} {month}: {derivation.unit.counted(len(days))}, running total {total}."


def _left_out(derivation: Derivation) -> Iterator[str]:
    """What the count itself passed over; days passed over in moving back come at the end."""
    skipped = [each for each in derivation.skipped if not _is_moved_over(derivation, each)]
    named = sorted((each for each in skipped if not each.is_weekend), key=lambda each: each.day)
    weekend = len(skipped) - len(named)
    parts = [_days(weekend, "weekend day")] * bool(weekend) + [_days(len(named), "weekday")] * bool(named)
    yield f"Left out: {' and '.join(parts) or 'no day'}{':' if named else '.'}"
    for each in named:
        yield f"  {in_words(each.day)}, {each.name}"


def _end(derivation: Derivation) -> Iterator[str]:
    if not _is_day_by_day(derivation):
        yield f"Day {derivation.counted}: {in_words(derivation.days[-1])}."
    if derivation.direction is Direction.BEFORE:
        yield f"The day before day {derivation.counted}: {in_words(derivation.limit)}."
        moved = [each for each in derivation.skipped if _is_moved_over(derivation, each)]
        if moved:
            names = ", ".join(f"{each.day.day} {each.day:%B} ({each.name})" for each in moved)
            yield f"No day to publish on, so back past {names}."
    elif derivation.due != derivation.days[-1]:
        yield f"The day after it: {in_words(derivation.due)}."
    yield f"{derivation.means[:1].upper()}{derivation.means[1:]}: {in_words(derivation.due)}."


def _stated(derivation: Derivation) -> Iterator[str]:
    if derivation.stated is None:
        return
    if derivation.difference is None:
        yield f"The document states {in_words(derivation.stated)}: the count agrees."
        return
    days = derivation.difference.calendar_days
    side = "later" if days > 0 else "earlier"
    working = _days(abs(derivation.difference.working_days), "working day")
    yield (
        f"The document states {in_words(derivation.stated)}, {_days(abs(days), 'calendar day')} ({working}) "
        f"{side} than the count. The stated date governs; the difference is for a person to settle."
    )
    for reading in derivation.difference.readings:
        yield f"  Possible reason: {reading}."


def _month(day: date) -> str:
    return f"{day:%B %Y}"


def _span(days: list[date]) -> str:
    first, last = min(days), max(days)
    return str(first.day) if first == last else f"{first.day} to {last.day}"


def _is_day_by_day(derivation: Derivation) -> bool:
    return derivation.counted <= _DAY_BY_DAY_UP_TO


def _is_moved_over(derivation: Derivation, skipped: Skipped) -> bool:
    return derivation.direction is Direction.BEFORE and skipped.day <= derivation.limit


def _days(number: int, noun: str) -> str:
    return f"{number} {noun}{'' if number == 1 else 's'}"


def _ordinal(number: int) -> str:
    """Of the days that a month may lack: 29th, 30th, 31st."""
    return "31st" if number == 31 else f"{number}th"

"""Events planted in the made-up place, so that a test can ask whether they are found.

Each is one district, one measure, from one month. ``planted.json`` says them in words and numbers.
"""

from collections.abc import Iterable
from dataclasses import asdict, dataclass
from enum import StrEnum
from typing import Any

import numpy as np

from headway.returns.synth.days import Flags, Ints, Reals, month_of


class Shape(StrEnum):
    """How a measure moves."""

    DRIFT = "drift"
    """By ``size`` points more in every month."""
    STEP = "step"
    """By ``size`` points at once."""
    GAP = "gap"
    """Nothing is recorded in that month."""


@dataclass(frozen=True)
class Event:
    """One thing planted: ``size`` in what ``unit`` says; months are year times twelve plus the month from 0."""

    name: str
    shape: Shape
    measure: str
    district: int
    first_month: int
    last_month: int
    size: float
    unit: str
    found_by: str

    def in_words(self, districts: tuple[str, ...]) -> dict[str, Any]:
        """As it stands in planted.json."""
        told: dict[str, Any] = {**asdict(self), "shape": str(self.shape)}
        told["district"] = districts[self.district]
        told["first_month"] = _month(self.first_month)
        told["last_month"] = _month(self.last_month)
        return told


@dataclass(frozen=True)
class Planting:
    """All that is planted in one place, asked by measure."""

    events: tuple[Event, ...]

    def points(self, measure: str, district: Ints, days: Ints) -> Reals:
        """By how many points a measure is moved, for each district and day."""
        moved = np.zeros(days.shape)
        months = month_of(days)
        for event in self._about(measure):
            on = _during(event, district, months)
            steps = months - event.first_month + 1 if event.shape is Shape.DRIFT else np.ones(days.shape)
            moved[on] += event.size * steps[on]
        return moved

    def is_gap(self, measure: str, district: Ints, days: Ints) -> Flags:
        """Which of the days fall into a month of which nothing is recorded."""
        gap = np.zeros(days.shape, dtype=bool)
        months = month_of(days)
        for event in self._about(measure):
            if event.shape is Shape.GAP:
                gap |= _during(event, district, months)
        return gap

    def _about(self, measure: str) -> Iterable[Event]:
        return (event for event in self.events if event.measure == measure)


def _during(event: Event, district: Ints, months: Ints) -> Flags:
    on: Flags = (district == event.district) & (months >= event.first_month) & (months <= event.last_month)
    return on


def _month(month: int) -> str:
    return f"{month // 12}-{month % 12 + 1:02d}"


def plant(*, districts: int, first_month: int, last_month: int) -> Planting:
    """The events that a place with so many districts and months has room for.

    ``last_month`` is March of the last year; every event lies inside the last two years.
    """
    end = last_month
    if districts < 3:  # a place so small has no district to tell from the others
        return Planting(())
    wanted = (
        _drift(min(3, districts - 1), end),
        *_step_when_caseloads_jump(1, end),
        *_improvement(2, first_month, end),
        _gap(0, end),
    )
    return Planting(tuple(event for event in wanted if first_month <= event.first_month <= event.last_month))


def _drift(district: int, end: int) -> Event:
    return Event(
        "a district that drifts",
        Shape.DRIFT,
        "assessment_45wd_pct",
        district,
        end - 13,
        end,
        -2.0,
        "percentage points a month",
        "the district's assessments within 45 working days, by the month they were authorised, "
        "fall below the lower control limit or run below the centre line within a year",
    )


_JUMP = (
    # what, measure, months after the first, size, unit
    ("posts fall vacant", "sw_vacancy_rate", 0, 26.0, "percentage points"),
    ("cases for each worker", "sw_caseload", 0, 6.0, "cases for each full-time worker, about"),
    ("assessments late", "assessment_45wd_pct", 1, -18.0, "percentage points"),
    ("conferences late", "icpc_15wd_pct", 1, -25.0, "percentage points"),
    ("visits late", "cpp_visit_timescale_pct", 0, -25.0, "percentage points"),
)
_IN_A_LIST = "the district's children on a plan seen in time (Annex A list 7), beside the others"


def _step_when_caseloads_jump(district: int, end: int) -> tuple[Event, ...]:
    first = end - 8
    steps = "the district's monthly series steps in or soon after the first month"
    return tuple(
        Event(
            f"caseloads jump: {what}",
            Shape.STEP,
            measure,
            district,
            first + after,
            end,
            size,
            unit,
            _IN_A_LIST if measure == "cpp_visit_timescale_pct" else steps,
        )
        for what, measure, after, size, unit in _JUMP
    )


def _improvement(district: int, start: int, end: int) -> tuple[Event, ...]:
    first = end - 17
    return (
        Event(
            "a district that improves: it began worse",
            Shape.STEP,
            "rereferral_pct",
            district,
            start,
            first - 1,
            10.0,
            "percentage points, about",
            "the district's re-referrals are above the others' before the change",
        ),
        Event(
            "a district that improves: fewer come back",
            Shape.STEP,
            "rereferral_pct",
            district,
            first,
            end,
            -8.0,
            "percentage points, about",
            "the district's re-referrals step down from the first month",
        ),
    )


def _gap(district: int, end: int) -> Event:
    return Event(
        "a month of missing data",
        Shape.GAP,
        "referral_rate",
        district,
        end - 28,
        end - 28,
        -100.0,
        "per cent",
        "no referral of the district was received in that month",
    )

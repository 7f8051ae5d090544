"""What the public is shown, as it is kept: no hidden number is in it. And its hash, by which it is known again."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from fractions import Fraction
from hashlib import sha256
from typing import Any

from headway.indicators.periods import period_of
from headway.statistics import round_half_up
from headway.web.performance.rules.public.choosing import Choice, Chosen, without_holes
from headway.web.performance.rules.public.figures import (
    OTHER,
    WHOLE,
    Numbers,
    Part,
    Role,
    Told,
    is_of_staff,
    roles_of,
)
from headway.web.performance.rules.public.hiding import RULE
from headway.web.performance.rules.public.tables import Cell
from headway.web.performance.rules.public.verdict import judged
from headway.web.performance.rules.rating import in_force, rate
from headway.web.performance.rules.verdicts import phases_of
from headway.web.performance.states import Better, Kind

__all__ = ["HIDDEN", "Covered", "entry", "hash_of", "legend"]

HIDDEN = RULE.symbol
_STAFF = "Staff of fewer than five full-time equivalents are hidden in the same way."


def hash_of(content: Mapping[str, Any]) -> str:
    """The SHA-256 of the content in canonical JSON."""
    text = json.dumps(content, sort_keys=True, separators=(",", ":"), ensure_ascii=False, allow_nan=False)
    return sha256(text.encode()).hexdigest()


def legend(chosen: Sequence[Chosen], *, zeros: bool) -> str:
    """The sentences below every table, whether anything is hidden or not: which it is tells nothing."""
    said = RULE.legend.replace("Zeros are shown.", "It may be zero.") if zeros else RULE.legend
    said = f"{said} Percentages and rates are worked out from the numbers shown, and a half is rounded up."
    return f"{said} {_STAFF}" if any(is_of_staff(each.measure) for each in chosen) else said


@dataclass(frozen=True)
class Covered:
    """What is hidden: cells by period; and of which measures a zero had to be."""

    cells: Mapping[str, frozenset[Cell]]
    zeros: frozenset[int]


def entry(chosen: Chosen, placed: Any, covered: Covered, choice: Choice, on: date) -> dict[str, Any]:
    """One measure as it is shown. ``placed``: its heading, targets and new limits (``making.Placed``)."""
    measure = chosen.measure
    line = [
        _row(measure, chosen.numbers[period], WHOLE, covered, period=period)
        if period in chosen.numbers
        else {"period": period, "numerator": None, "denominator": None, "value": None}
        for period in without_holes(list(chosen.numbers))
    ]
    tables = [
        {"period": period, "rows": _rows(measure, numbers, covered, choice)}
        for period, numbers in chosen.numbers.items()
        if numbers.districts
    ]
    last = max(chosen.last_days.values())
    target = in_force(placed.targets, last) if choice.with_targets else None
    anew = _anew(line, placed.rebases)
    return {
        "id": measure.pk,
        "title": measure.title,
        "heading": placed.heading,
        "counts": measure.counts,
        "out_of": measure.out_of,
        "unit": measure.unit,
        "multiplier": measure.multiplier,
        "decimals": measure.decimals,
        "better": measure.better,
        "better_words": Better(measure.better).label,
        "kind": measure.kind,
        "kind_words": Kind(measure.kind).label,
        "every": str(chosen.every),
        "preset": measure.preset,
        "chart": measure.chart,
        "unverified": measure.unverified,
        "period": line[-1]["period"],
        "line": line,
        "tables": tables,
        "zeros_hidden": measure.pk in covered.zeros,
        "target": _against(measure, line[-1]["value"], target, last, on) if target else None,
        "anew": anew,
        "verdict": judged(measure, line, float(target.target) if target else None, anew),
    }


def _anew(line: Sequence[dict[str, Any]], rebases: Sequence[Any]) -> list[str]:
    """The periods of the line from which limits start anew."""
    periods = [each["period"] for each in line]
    first_days = [period_of(each).first_day for each in periods]
    return [periods[place] for place, _ in phases_of(first_days, rebases)]


def _rows(measure: Any, numbers: Numbers, covered: Covered, choice: Choice) -> list[dict[str, Any]]:
    """The districts that were chosen, and the whole authority; the remainder where every district is shown."""
    areas = [area for area in sorted(numbers.districts) if area in choice.areas]
    everywhere = set(numbers.districts) - {OTHER} <= set(choice.areas)
    if OTHER in numbers.districts and everywhere:
        areas.append(OTHER)
    return [_row(measure, numbers, area, covered) for area in (*areas, WHOLE)]


def _row(measure: Any, numbers: Numbers, area: str, covered: Covered, *, period: str = "") -> dict[str, Any]:
    told = numbers.whole if area == WHOLE else numbers.districts[area]
    cells = covered.cells.get(numbers.period, frozenset())
    top, whole = ((numbers.measure, part, area) in cells for part in (Part.TOP, Part.WHOLE))
    top = top or (whole and roles_of(measure, numbers)[0] is Role.FREE)  # a sum of days of hidden children
    row = {"period": period} if period else {"area": area}
    row["numerator"] = HIDDEN if top else _number(told[0])
    row["denominator"] = HIDDEN if whole else _number(told[1])
    row["value"] = HIDDEN if top or whole else _value(measure, told)
    return row


def _number(number: float | None) -> int | str | None:
    """As JSON gives it back on every database: a whole number, or its decimals as text."""
    if number is None:
        return None
    return int(number) if number == int(number) else repr(number)


def _value(measure: Any, told: Told) -> str | None:
    """The value by the numbers that are shown; None out of nothing."""
    top, whole = told
    if top is None or whole == 0:
        return None
    exactly = (
        Fraction(repr(top)) * (measure.multiplier if whole else 1) / (Fraction(repr(whole)) if whole else 1)
    )
    return str(round_half_up(exactly, measure.decimals))


def _against(measure: Any, value: str | None, target: Any, last: date, on: date) -> dict[str, Any]:
    """The target; and the rating where the value is shown."""
    shown = Decimal(value) if value not in (None, HIDDEN) else None
    rated = rate(
        shown,
        target,
        measure.better,
        last_day=last,
        on=on,
        stale_after=measure.stale_after,
        unit=measure.unit,
    )
    return {
        "target": _plain(target.target),
        "floor": None if target.floor is None else _plain(target.floor),
        "from_day": target.from_day.isoformat(),
        "rating": None if value == HIDDEN else str(rated.rating.value),
        "words": None if value == HIDDEN else rated.words,
    }


def _plain(number: Decimal) -> str:
    return f"{number.normalize():f}"

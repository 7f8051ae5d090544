"""Measures with figures that tests can read off: a step where it is planted, districts alike or one that is odd.

    measure = a_measure(kent)
    figures(measure, [20] * 12 + [30] * 6, of=100)          # 20 of 100 a month, then 30

Months run up to ``LAST``; every number is made up.
"""

from collections.abc import Sequence
from itertools import count
from typing import Any

from headway.indicators.periods import month_code, month_number, period_of
from headway.web.performance.models import Load, Measure, Observation
from headway.web.register.models import Authority

__all__ = ["DISTRICTS", "LAST", "a_load", "a_measure", "figures", "last_months", "whole_county"]

LAST = "2026-09"
DISTRICTS = ("Ashford", "Canterbury", "Dover", "Thanet")
_numbers = count(1)


def a_measure(authority: Authority, code: str = "rereferral_pct", **given: Any) -> Measure:
    """Re-referrals, in per cent, lower is better, unless told otherwise."""
    given = {
        "title": "Re-referrals within twelve months",
        "theme": "front_door",
        "counts": "referrals within twelve months of an earlier one of the same child",
        "out_of": "referrals received in the period",
        "unit": "%",
        "better": "lower",
    } | given
    return Measure.objects.create(authority=authority, code=code, **given)


def a_load(authority: Authority, title: str = "cin 2026, edition 1") -> Load:
    return Load.objects.create(
        authority=authority,
        source="returns",
        title=title,
        sha256=f"{next(_numbers):064x}",
        by_name="Anna Analyst",
    )


def last_months(how_many: int, last: str = LAST) -> list[str]:
    """The codes of so many months, the last one last."""
    end = month_number(period_of(last).last_day)
    return [month_code(each) for each in range(end - how_many + 1, end + 1)]


def figures(
    measure: Measure,
    numerators: Sequence[float | None],
    *,
    of: float | None = 100,
    area: str = "",
    load: Load | None = None,
    periods: Sequence[str] | None = None,
    unknown: int = 0,
) -> list[Observation]:
    """A figure a month up to ``LAST`` (or of ``periods``); None for a month without one."""
    periods = periods or last_months(len(numerators))
    load = load or Load.objects.filter(authority=measure.authority_id).first() or a_load(measure.authority)
    made = []
    for code, numerator in zip(periods, numerators, strict=True):
        period = period_of(code)
        value = None
        if numerator is not None:
            value = round(numerator * measure.multiplier / of, measure.decimals) if of else numerator
        made.append(
            Observation(
                measure=measure,
                load=load,
                area=area,
                every=measure.every,
                period=code,
                first_day=period.first_day,
                last_day=period.last_day,
                numerator=numerator,
                denominator=of,
                unknown=unknown,
                value=value,
            )
        )
    return Observation.objects.bulk_create(made)


def whole_county(measure: Measure, *, months: int = 36, odd: str = "", of: int = 100) -> None:
    """Every district at about a fifth, ``odd`` at two fifths; the county is their sum."""
    wave = (0, 2, -1, 3, -2, 1, -3)
    total = [0] * months
    for place, area in enumerate(DISTRICTS):
        base = of * (2 if area == odd else 1) // 5
        mine = [base + wave[(month + place) % len(wave)] for month in range(months)]
        figures(measure, mine, of=of, area=area)
        total = [a + b for a, b in zip(total, mine, strict=True)]
    figures(measure, total, of=of * len(DISTRICTS))

"""Enquiries, conferences and child protection plans, counted in plain Python."""

from collections.abc import Iterator

from headway.indicators.reference import Counted, Facts, Period, counts


@counts("cpp_2yr_open_pct")
def cpp_2yr_open_pct(facts: Facts, period: Period) -> Iterator[Counted]:
    last = period.last_day
    for plan in facts.protection_plan:
        if plan.started <= last and (plan.ended is None or plan.ended > last):
            yield Counted(plan.child, last, numerator=(last - plan.started).days > 729)

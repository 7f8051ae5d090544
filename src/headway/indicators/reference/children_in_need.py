"""Episodes of need, their plans, and whether the children were seen, counted in plain Python."""

from collections.abc import Iterator
from typing import Any

from headway.indicators.reference import Counted, Facts, Period, counts, working_days
from headway.indicators.reference.days import last_list, months_later


def _open(facts: Facts, period: Period) -> Iterator[Any]:
    for referral in facts.referral:
        closed = referral.closed is not None and referral.closed <= period.last_day
        if referral.received <= period.last_day and not closed and referral.nfa is not True:
            yield referral


@counts("cin_number")
def cin_number(facts: Facts, period: Period) -> Iterator[Counted]:
    for referral in _open(facts, period):
        yield Counted(referral.child, period.last_day, numerator=1, denominator=0)


@counts("cin_rate")
def cin_rate(facts: Facts, period: Period) -> Iterator[Counted]:
    yield from cin_number(facts, period)


@counts("cin_open_2yr_pct")
def cin_open_2yr_pct(facts: Facts, period: Period) -> Iterator[Counted]:
    for referral in _open(facts, period):
        long = (period.last_day - referral.received).days > 729
        yield Counted(referral.child, period.last_day, numerator=long)


def _closed(facts: Facts, period: Period) -> Iterator[Any]:
    for referral in facts.referral:
        if referral.closed is not None and referral.closed in period and referral.nfa is not True:
            yield referral


@counts("cin_closed_number")
def cin_closed_number(facts: Facts, period: Period) -> Iterator[Counted]:
    for referral in _closed(facts, period):
        yield Counted(referral.child, referral.closed, numerator=1, denominator=0)


@counts("cin_closed_3m_pct")
def cin_closed_3m_pct(facts: Facts, period: Period) -> Iterator[Counted]:
    for referral in _closed(facts, period):
        soon = referral.closed <= months_later(referral.received, 3)
        yield Counted(referral.child, referral.closed, numerator=soon)


@counts("cin_plan_open_number")
def cin_plan_open_number(facts: Facts, period: Period) -> Iterator[Counted]:
    last = period.last_day
    for plan in facts.need_plan:
        if plan.started <= last and (plan.ended is None or plan.ended > last):
            yield Counted(plan.child, last, numerator=1, denominator=0)


def _seen(case: Any) -> Counted:
    """Whether the child was seen in the 20 working days to the day of the list."""
    if case.last_seen is None or case.last_seen > case.as_at:
        return Counted(case.child, case.as_at, unknown=1)
    days = working_days(case.last_seen, case.as_at)
    return Counted(case.child, case.as_at, numerator=days is not None and days <= 20, unknown=days is None)


def _is_open(case: Any) -> bool:
    return case.status != "e" and (case.closed is None or case.closed > case.as_at)


@counts("cin_seen_pct")
def cin_seen_pct(facts: Facts, period: Period) -> Iterator[Counted]:
    for case in last_list(facts.need_case, period):
        if _is_open(case):
            yield _seen(case)


@counts("cin_plan_seen_pct")
def cin_plan_seen_pct(facts: Facts, period: Period) -> Iterator[Counted]:
    for case in last_list(facts.need_case, period):
        if _is_open(case) and case.status == "c":
            yield _seen(case)

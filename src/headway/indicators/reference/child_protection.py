"""Enquiries, conferences and child protection plans, counted in plain Python."""

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

from headway.indicators.reference import Counted, Facts, Period, counts, working_days
from headway.indicators.reference.days import a_year_before, last_list, months_later

ONE_DAY = timedelta(days=1)


@counts("cpp_2yr_open_pct")
def cpp_2yr_open_pct(facts: Facts, period: Period) -> Iterator[Counted]:
    last = period.last_day
    for plan in facts.protection_plan:
        if plan.started <= last and (plan.ended is None or plan.ended > last):
            yield Counted(plan.child, last, numerator=(last - plan.started).days > 729)


@counts("s47_number")
def s47_number(facts: Facts, period: Period) -> Iterator[Counted]:
    for enquiry in facts.enquiry:
        if enquiry.started in period:
            yield Counted(enquiry.child, enquiry.started, numerator=1, denominator=0)


@counts("s47_rate")
def s47_rate(facts: Facts, period: Period) -> Iterator[Counted]:
    yield from s47_number(facts, period)


@counts("s47_to_icpc_pct")
def s47_to_icpc_pct(facts: Facts, period: Period) -> Iterator[Counted]:
    for enquiry in facts.enquiry:
        if enquiry.started in period:
            if enquiry.conference is None:
                not_told = enquiry.conference_not_needed is not True
                yield Counted(enquiry.child, enquiry.started, unknown=not_told)
            else:
                days = (enquiry.conference - enquiry.started).days
                yield Counted(enquiry.child, enquiry.started, numerator=0 <= days <= 60)


@counts("icpc_number")
def icpc_number(facts: Facts, period: Period) -> Iterator[Counted]:
    for conference in facts.conference:
        if conference.held in period:
            yield Counted(conference.child, conference.held, numerator=1, denominator=0)


@counts("icpc_rate")
def icpc_rate(facts: Facts, period: Period) -> Iterator[Counted]:
    yield from icpc_number(facts, period)


@counts("icpc_15wd_pct")
def icpc_15wd_pct(facts: Facts, period: Period) -> Iterator[Counted]:
    for conference in facts.conference:
        if conference.held in period:
            start = conference.enquiry_started
            days = None if start is None else working_days(start, conference.held)
            if days is None or days < 0:
                yield Counted(conference.child, conference.held, unknown=1)
            else:
                yield Counted(conference.child, conference.held, numerator=days <= 15)


@counts("icpc_to_cpp_pct")
def icpc_to_cpp_pct(facts: Facts, period: Period) -> Iterator[Counted]:
    for conference in facts.conference:
        if conference.held in period:
            followed = any(
                plan.child == conference.child and 0 <= (plan.started - conference.held).days <= 45
                for plan in facts.protection_plan
            )
            yield Counted(conference.child, conference.held, numerator=followed)


@counts("cpp_open_number")
def cpp_open_number(facts: Facts, period: Period) -> Iterator[Counted]:
    for plan in _open(facts, period):
        yield Counted(plan.child, period.last_day, numerator=1, denominator=0)


@counts("cpp_rate")
def cpp_rate(facts: Facts, period: Period) -> Iterator[Counted]:
    yield from cpp_open_number(facts, period)


def _open(facts: Facts, period: Period) -> Iterator[Any]:
    for plan in facts.protection_plan:
        ended = plan.ended is not None and plan.ended <= period.last_day
        if plan.started <= period.last_day and not ended:
            yield plan


@counts("cpp_start_number")
def cpp_start_number(facts: Facts, period: Period) -> Iterator[Counted]:
    for plan in facts.protection_plan:
        if plan.started in period:
            yield Counted(plan.child, plan.started, numerator=1, denominator=0)


@counts("cpp_start_rate")
def cpp_start_rate(facts: Facts, period: Period) -> Iterator[Counted]:
    yield from cpp_start_number(facts, period)


@counts("cpp_cease_rate")
def cpp_cease_rate(facts: Facts, period: Period) -> Iterator[Counted]:
    for plan in facts.protection_plan:
        if plan.ended is not None and plan.ended in period:
            yield Counted(plan.child, plan.ended, numerator=1, denominator=0)


@counts("cpp_second_subsequent_pct")
def cpp_second_subsequent_pct(facts: Facts, period: Period) -> Iterator[Counted]:
    for plan in facts.protection_plan:
        if plan.started in period:
            earlier = plan.earlier_plans
            yield Counted(
                plan.child,
                plan.started,
                numerator=earlier is not None and earlier >= 1,
                unknown=earlier is None,
            )


@counts("cpp_repeat_2yr_pct")
def cpp_repeat_2yr_pct(facts: Facts, period: Period) -> Iterator[Counted]:
    yield from _repeats(facts, period, within=730)


@counts("cpp_repeat_12m_pct")
def cpp_repeat_12m_pct(facts: Facts, period: Period) -> Iterator[Counted]:
    yield from _repeats(facts, period, within=365)


def _repeats(facts: Facts, period: Period, within: int) -> Iterator[Counted]:
    for plan in facts.protection_plan:
        if plan.started in period:
            ends = [
                each.ended
                for each in facts.protection_plan
                if each.child == plan.child and each.started < plan.started and each.ended is not None
            ]
            repeat = bool(ends) and 0 <= (plan.started - max(ends)).days <= within
            yield Counted(plan.child, plan.started, numerator=repeat)


@counts("cpp_2yr_ceased_pct")
def cpp_2yr_ceased_pct(facts: Facts, period: Period) -> Iterator[Counted]:
    for plan in facts.protection_plan:
        if plan.ended is not None and plan.ended in period:
            days_both_ends_counted = (plan.ended - plan.started).days + 1
            yield Counted(plan.child, plan.ended, numerator=days_both_ends_counted > 729)


@counts("cpp_review_timescale_pct")
def cpp_review_timescale_pct(facts: Facts, period: Period) -> Iterator[Counted]:
    last, year_before = period.last_day, a_year_before(period.last_day)
    told = [each.first_day for each in facts.coverage if each.source == "cin"]
    for plan in _open(facts, period):
        if not told or months_later(plan.started, 3) > last:
            continue
        began_before = plan.started < min(told)
        surely_overdue_from = months_later(min(told) - ONE_DAY, 6) + ONE_DAY if began_before else plan.started
        reviews = {
            each.held
            for each in facts.plan_review
            if (each.child, each.plan_started) == (plan.child, plan.started)
        }
        overdue = any(
            day > year_before and day >= surely_overdue_from
            for day in _overdue_days(plan.started, reviews, last)
        )
        unseen = not overdue and began_before and surely_overdue_from - ONE_DAY > year_before
        yield Counted(plan.child, last, numerator=not overdue, unknown=unseen)


def _overdue_days(started: date, reviews: set[date], last: date) -> Iterator[date]:
    """Walk from day to day: a review sets the next one due in six months."""
    due = months_later(started, 3)
    day = started + ONE_DAY
    while day <= last:
        if day > due:
            yield day
        if day in reviews:
            due = months_later(day, 6)
        day += ONE_DAY


def _visited(facts: Facts, period: Period, within: int) -> Iterator[Counted]:
    for case in last_list(facts.plan_case, period):
        if case.ended is None or case.ended > case.as_at:
            if case.last_visit is None or case.last_visit > case.as_at:
                yield Counted(case.child, case.as_at, unknown=1)
                continue
            days = working_days(case.last_visit, case.as_at)
            yield Counted(
                case.child, case.as_at, numerator=days is not None and days <= within, unknown=days is None
            )


@counts("cpp_visit_timescale_pct")
def cpp_visit_timescale_pct(facts: Facts, period: Period) -> Iterator[Counted]:
    yield from _visited(facts, period, within=20)


@counts("cpp_visit_15wd_pct")
def cpp_visit_15wd_pct(facts: Facts, period: Period) -> Iterator[Counted]:
    yield from _visited(facts, period, within=15)


@counts("cpp_visit_10wd_pct")
def cpp_visit_10wd_pct(facts: Facts, period: Period) -> Iterator[Counted]:
    yield from _visited(facts, period, within=10)


@counts("cpp_seen_alone_pct")
def cpp_seen_alone_pct(facts: Facts, period: Period) -> Iterator[Counted]:
    for case in last_list(facts.plan_case, period):
        if case.ended is None or case.ended > case.as_at:
            yield Counted(
                case.child,
                case.as_at,
                numerator=case.seen_alone == "Y",
                unknown=case.seen_alone in (None, "U"),
            )

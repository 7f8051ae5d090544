"""Social workers, vacancies, cases and supervision, counted in plain Python. Full time is 100 here."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from headway.indicators.reference import Counted, Facts, Period, counts

BENCHMARK = 18


def in_post(facts: Facts, period: Period) -> list[Any]:
    """The workers of the period's last month who did not leave in it."""
    last = (period.last_day.year, period.last_day.month)
    return [
        each
        for each in facts.worker_month
        if (each.month.year, each.month.month) == last and each.has_left is not True
    ]


def vacancies(facts: Facts, period: Period) -> list[Any]:
    last = (period.last_day.year, period.last_day.month)
    return [each for each in facts.vacancy_month if (each.month.year, each.month.month) == last]


def leavers(facts: Facts, period: Period) -> list[Any]:
    return [each for each in facts.worker_month if each.month in period and each.has_left is True]


def row(of: Any, period: Period, numerator: int, denominator: int) -> Counted:
    return Counted(None, period.last_day, numerator, denominator, 0, of.district, of.team)


def unknown(of: Any, period: Period) -> Counted:
    return Counted(None, period.last_day, 0, 0, 1, of.district, of.team)


@counts("sw_vacancy_rate")
def vacant(facts: Facts, period: Period) -> Iterator[Counted]:
    for vacancy in vacancies(facts, period):
        yield row(vacancy, period, vacancy.fte_hundredths, vacancy.fte_hundredths)
    for worker in in_post(facts, period):
        if worker.agency is None or (not worker.agency and worker.fte_hundredths is None):
            yield unknown(worker, period)
        elif not worker.agency:
            yield row(worker, period, 0, worker.fte_hundredths)


@counts("sw_turnover_rate")
def left(facts: Facts, period: Period) -> Iterator[Counted]:
    for worker in in_post(facts, period) + leavers(facts, period):
        if worker.agency is None or (not worker.agency and worker.fte_hundredths is None):
            yield unknown(worker, period)
        elif not worker.agency and worker.has_left:
            yield row(worker, period, worker.fte_hundredths, 0)
        elif not worker.agency:
            yield row(worker, period, 0, worker.fte_hundredths)


@counts("sw_agency_rate")
def from_an_agency(facts: Facts, period: Period) -> Iterator[Counted]:
    for worker in in_post(facts, period):
        if worker.agency is None or worker.fte_hundredths is None:
            yield unknown(worker, period)
        else:
            yield row(worker, period, worker.fte_hundredths if worker.agency else 0, worker.fte_hundredths)


@counts("sw_caseload")
def cases_of_holders(facts: Facts, period: Period) -> Iterator[Counted]:
    for worker in in_post(facts, period):
        if worker.cases is None or (worker.cases > 0 and worker.fte_hundredths is None):
            yield unknown(worker, period)
        elif worker.cases > 0:
            yield row(worker, period, worker.cases, worker.fte_hundredths)


@counts("sw_caseload_over_benchmark_pct")
def over_the_benchmark(facts: Facts, period: Period) -> Iterator[Counted]:
    for worker in in_post(facts, period):
        if worker.cases is None:
            yield unknown(worker, period)
        elif worker.cases > 0:
            yield row(worker, period, worker.cases > BENCHMARK, 1)


@counts("sw_absence_rate")
def days_lost(facts: Facts, period: Period) -> Iterator[Counted]:
    for worker in facts.worker_month:
        if worker.month in period and worker.agency is not True:
            lost, available = worker.days_lost_tenths, worker.days_available_tenths
            if worker.agency is None or lost is None or available is None:
                yield unknown(worker, period)
            else:
                yield row(worker, period, lost, available)


@counts("sw_vacancies_covered_pct")
def covered(facts: Facts, period: Period) -> Iterator[Counted]:
    for vacancy in vacancies(facts, period):
        yield row(vacancy, period, 0, vacancy.fte_hundredths)
    for worker in in_post(facts, period):
        if worker.agency is False or (worker.agency and worker.covers_vacancy is False):
            continue
        if worker.agency is None or worker.covers_vacancy is None or worker.fte_hundredths is None:
            yield unknown(worker, period)
        else:
            yield row(worker, period, worker.fte_hundredths, 0)


@counts("sw_caseholder_pct")
def hold_cases(facts: Facts, period: Period) -> Iterator[Counted]:
    for worker in in_post(facts, period):
        if worker.agency:
            continue
        fte = worker.fte_hundredths
        if worker.agency is not None and worker.cases is not None and fte is not None:
            yield row(worker, period, fte if worker.cases else 0, fte)
        else:
            yield unknown(worker, period)


@counts("supervision_monthly_pct")
def supervised(facts: Facts, period: Period) -> Iterator[Counted]:
    for worker in in_post(facts, period):
        if worker.cases is None:
            yield unknown(worker, period)
        elif worker.cases > 0:
            held = worker.supervised is not None and worker.supervised <= period.last_day
            recent = held and (period.last_day - worker.supervised).days <= 31
            yield Counted(None, period.last_day, recent, 1, not held, worker.district, worker.team)

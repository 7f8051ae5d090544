"""The reference counter: every indicator once more, in plain Python over records with dates, from its words.

In: facts as lists of records. Out: one :class:`Counted` a row that the denominator or the numerator counts. Slow and
obvious, it never reads the SQL: a fault in the SQL, in sqlglot or in an engine shows as a difference.

    @counts("rereferral_pct")
    def rereferral_pct(facts: Facts, period: Period) -> Iterator[Counted]:
        for referral in facts.referral:
            if referral.received in period:
                ...
                yield Counted(referral.child, referral.received, numerator=..., denominator=1)

In a record a key is an int, a day and a month are dates (a month its first day), a flag is True, False or None.
"""

from __future__ import annotations

import importlib
import pkgutil
from collections import defaultdict
from collections.abc import Callable, Iterator
from dataclasses import dataclass, make_dataclass
from datetime import date, timedelta
from functools import cache
from typing import Any

from headway.indicators.facts import FactTable, Kind, fact_tables
from headway.indicators.periods import Period, day_of, month_first
from headway.indicators.source import Cell, FactRows

__all__ = [
    "COUNTERS",
    "Counted",
    "Facts",
    "Period",
    "age_on",
    "counts",
    "load_counters",
    "records",
    "working_days",
]


@dataclass(frozen=True)
class Counted:
    """One row that counts: what it adds to the numerator, the denominator and the unknowns, for whom and on what day.

    `district` and `team` only where the population has its own (workers, vacancies).
    """

    child: int | None
    day: date
    numerator: int = 0
    denominator: int = 1
    unknown: int = 0
    district: str | None = None
    team: str | None = None


class Facts:
    """The facts of one authority: `facts.referral` is the list of its referrals."""

    def __init__(self, authority: str, tables: dict[str, list[Any]]) -> None:
        self.authority = authority
        self._tables = tables

    def __getattr__(self, table: str) -> list[Any]:
        if table not in fact_tables():
            raise AttributeError(table)
        return self._tables.get(table, [])


Counter = Callable[[Facts, Period], Iterator[Counted]]
COUNTERS: dict[str, Counter] = {}


def counts(indicator: str) -> Callable[[Counter], Counter]:
    """Register a function as the reference counter of an indicator."""

    def register(counter: Counter) -> Counter:
        if indicator in COUNTERS:
            raise ValueError(f"{indicator} is counted twice")
        COUNTERS[indicator] = counter
        return counter

    return register


@cache
def load_counters() -> dict[str, Counter]:
    """All counters: every module of this package registers its own."""
    for module in pkgutil.iter_modules(__path__):
        importlib.import_module(f"{__name__}.{module.name}")
    return COUNTERS


def records(rows: FactRows) -> dict[str, Facts]:
    """Facts with dates, by authority."""
    tables: dict[str, dict[str, list[Any]]] = defaultdict(lambda: defaultdict(list))
    for name, table in fact_tables().items():
        for row in rows.of(name):
            tables[str(row[0])][name].append(_record_type(name)(*_values(table, row[1:])))
    return {authority: Facts(authority, dict(found)) for authority, found in sorted(tables.items())}


def age_on(born: date, day: date) -> int:
    """Whole years at the end of the day's month; `born` is the first of the month of birth. -1 before it."""
    years = day.year - born.year
    if day.month < born.month:
        years -= 1
    return years


def working_days(start: date, end: date) -> int | None:
    """The working days after `start` up to and including `end`; None where the bank holidays are not certain."""
    from headway.clocks import FIRST_DAY, LAST_DAY

    if not (FIRST_DAY <= start <= LAST_DAY and FIRST_DAY <= end <= LAST_DAY):
        return None
    if end < start:
        return -_working_after(end, start)
    return _working_after(start, end)


def _working_after(start: date, end: date) -> int:
    from headway.clocks import is_working_day

    days = (start + timedelta(days=n) for n in range(1, (end - start).days + 1))
    return sum(1 for day in days if is_working_day(day))


@cache
def _record_type(table: str) -> type[Any]:
    names = [column.name for column in fact_tables()[table].columns]
    return make_dataclass(table, names, frozen=True)


def _values(table: FactTable, row: tuple[Cell, ...]) -> Iterator[object]:
    for column, value in zip(table.columns, row, strict=True):
        if value is None or column.kind in (Kind.KEY, Kind.CODE, Kind.COUNT):
            yield value
        elif column.kind is Kind.DAY:
            yield day_of(int(value))
        elif column.kind is Kind.MONTH:
            yield month_first(int(value))
        else:
            yield bool(int(value))

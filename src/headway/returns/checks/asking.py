"""Which queries the rules mean in one delivery, and running them, many in one statement."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import count

import duckdb

from headway.returns.checks.registry import RULES
from headway.returns.checks.relations import Relations
from headway.returns.checks.result import Ran
from headway.returns.checks.rule import Cross, Query, Rule
from headway.returns.checks.subject import Subject
from headway.returns.sql import literal

__all__ = ["FAILED", "ask"]

FAILED = "the rule itself failed here, which is a fault of Headway; please report it"
_TOGETHER = 24
"""Queries in one statement: each statement has a cost of its own, however small its tables are."""


@dataclass(frozen=True)
class Asked:
    """One rule's query in one delivery; without one, the reason."""

    rule: Rule
    table: str
    query: Query | None = None
    why_not: str | None = None


def ask(subject: Subject, relations: Relations) -> list[Ran]:
    """Run every rule on one delivery; what is found goes into table `candidates`."""
    asked = [each for rule in RULES.values() for each in _asked(subject, rule)]
    failed = _run(subject, relations, [each for each in asked if each.query is not None])
    return [_ran(subject, replace(each, why_not=FAILED) if id(each) in failed else each) for each in asked]


def _ran(subject: Subject, asked: Asked) -> Ran:
    rows = 0 if asked.why_not else subject.delivery.tables[asked.table].rows
    return Ran(subject.delivery.number, asked.rule.code, asked.table, rows, why_not=asked.why_not)


def _asked(subject: Subject, rule: Rule) -> Iterator[Asked]:
    if rule.is_of_one_cell:
        yield from (Asked(rule, name) for name in subject.delivery.tables)
    for check in rule.checks:
        for query in check(subject):
            if isinstance(query, Cross):
                yield Asked(rule, query.table, why_not=query.why_not)
            elif _applies(subject, query):
                why_not = _why_not(subject, query)
                yield Asked(rule, query.table, None if why_not else query, why_not)


def _applies(subject: Subject, query: Query) -> bool:
    """Whether the return asks for these columns and tables in this year; where it does not, there is nothing to say."""
    return set(query.columns) <= subject.columns(query.table) and set(query.tables) <= set(subject.tables)


def _why_not(subject: Subject, query: Query) -> str | None:
    for table in (query.table, *query.tables):
        if subject.given(table) is None:
            return f"there is no table {table}"
    for column in query.columns:
        if subject.lacks(query.table, column):
            return f"{query.table} has no column {column}"
    if query.last and subject.last is None:
        return subject.no_last
    for table in query.last:
        if subject.last is not None and table not in subject.last.tables:
            return f"last year's return has no table {table}"
    return None


def _run(subject: Subject, relations: Relations, asked: Sequence[Asked]) -> set[int]:
    """Run the queries in batches; the ids of those that failed. A bad rule costs itself only."""
    con = subject.intake.con
    start = con.execute("SELECT coalesce(max(query), 0) + 1 FROM query_reads").fetchall()[0][0]
    failed: set[int] = set()
    reads: list[str] = []
    numbers = count(start)
    for first in range(0, len(asked), _TOGETHER):
        numbered = [(next(numbers), each) for each in asked[first : first + _TOGETHER]]
        if not _inserted(subject, relations, numbered):
            failed |= {
                id(each) for number, each in numbered if not _inserted(subject, relations, [(number, each)])
            }
        for number, each in numbered:
            columns = each.query.columns if each.query else ()
            reads += [f"({number}, {literal(column)})" for column in columns]
    if reads:
        con.execute(f"INSERT INTO query_reads VALUES {', '.join(reads)}").fetchall()
    return failed


def _inserted(subject: Subject, relations: Relations, numbered: Sequence[tuple[int, Asked]]) -> bool:
    try:
        selects = [_select(subject, relations, number, each) for number, each in numbered]
        subject.intake.con.execute(f"INSERT INTO candidates {' UNION ALL '.join(selects)}").fetchall()
    except duckdb.OutOfMemoryException:
        raise
    except duckdb.Error:  # its text can hold the value of a cell
        return False
    return True


def _select(subject: Subject, relations: Relations, number: int, asked: Asked) -> str:
    query = asked.query
    assert query is not None, "only what can be asked is run"  # noqa: S101
    says = literal(query.says)
    if "{other}" in query.says:
        says = f"replace({says}, '{{other}}', coalesce(CAST(other AS VARCHAR), '?'))"
    return (
        f"SELECT {subject.delivery.number}, {literal(query.table)}, file, row, {literal(query.field)}, "
        f"{literal(asked.rule.code)}, CAST(value AS VARCHAR), {says}, CAST(child AS VARCHAR), {number} "
        f"FROM ({relations.sql(query)})"
    )

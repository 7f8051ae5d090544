"""Rules about single rows, asked of a whole table at once: for each, the first row that breaks it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from headway.benchmarks.csv_table import Table
from headway.benchmarks.register import Problem
from headway.returns.sql import quoted

if TYPE_CHECKING:
    import duckdb

_AT_ONCE = 200


@dataclass(frozen=True)
class Rule:
    """``bad``: SQL that is true of a row that breaks the rule; ``says``: the message, ``{cell}`` the column's text."""

    column: str
    bad: str
    says: str


def broken(table: Table, rules: Sequence[Rule], connection: duckdb.DuckDBPyConnection) -> tuple[Problem, ...]:
    """One problem for each rule that some row breaks, in the order of the rules."""
    found: list[Problem] = []
    for start in range(0, len(rules), _AT_ONCE):
        part = rules[start : start + _AT_ONCE]
        asked = ", ".join(f"min(rowid) FILTER (WHERE {each.bad})" for each in part)
        answers = connection.execute(f"SELECT {asked} FROM {quoted(table.name)}").fetchall()[0]
        found += [
            _problem(table, rule, row, connection)
            for rule, row in zip(part, answers, strict=True)
            if row is not None
        ]
    return tuple(found)


def _problem(table: Table, rule: Rule, row: int, connection: duckdb.DuckDBPyConnection) -> Problem:
    (cell,) = connection.execute(
        f"SELECT {quoted(rule.column)} FROM {quoted(table.name)} WHERE rowid = ?", [row]
    ).fetchall()[0]
    (times,) = connection.execute(f"SELECT count(*) FROM {quoted(table.name)} WHERE {rule.bad}").fetchall()[0]
    more = f" ({times - 1:,} more such rows.)" if times > 1 else ""
    return Problem(table.file, row + 2, rule.column, rule.says.replace("{cell}", str(cell or "")[:60]) + more)

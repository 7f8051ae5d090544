"""What a rule is: one short declaration, and the queries that it stands for."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from headway.returns.checks.subject import Subject

__all__ = ["Check", "Cross", "Query", "Rule", "readable", "rows"]


@dataclass(frozen=True)
class Query:
    """One SELECT over the parsed tables of one delivery; it gives file, row, child, value and other.

    In `sql`, `{episodes}` stands for the parsed relation of that table, `{last_episodes}` for last year's,
    `{steps_episodes}` for the spells of a child in their order (see spells.py), `{person}` for the column that names
    the person, and `{first}` and `{last}` for the days between which the collection lies. `says` is the message: it
    never holds the value of a cell; `{other}` in it is the number of another row. `reads` are the columns of `table`
    that the answer rests on: a row where one of them could not be read has its fault already and gets no second one.
    """

    table: str
    field: str
    sql: str
    says: str
    reads: tuple[str, ...] = ()
    tables: tuple[str, ...] = ()
    last: tuple[str, ...] = ()

    @property
    def columns(self) -> tuple[str, ...]:
        return (self.field, *self.reads)


@dataclass(frozen=True)
class Cross:
    """What keeps a check from running that is no missing table of its own: said in the report, never passed over."""

    table: str
    why_not: str


Check = Callable[["Subject"], Iterable[Query | Cross]]
"""Given a delivery, the queries that a rule means there; none where the rule has no bearing on that return."""


@dataclass(frozen=True)
class Rule:
    """A rule: its code, its title and what to do, in a council officer's words, and the checks that find its faults.

    A rule without checks is found while the files are read and their cells parsed (headway.returns.parsing).
    """

    code: str
    title: str
    do: str
    checks: tuple[Check, ...] = ()

    @property
    def is_of_one_cell(self) -> bool:
        return not self.checks


def rows(
    where: str,
    field: str,
    *,
    when: str,
    says: str,
    reads: tuple[str, ...] = (),
    tables: tuple[str, ...] = (),
    last: tuple[str, ...] = (),
    source: str | None = None,
    other: str = "NULL",
) -> Check:
    """A check of `return.table`: each row `t` for which `when` holds is a fault in its column `field`.

    `source` is what `t` is taken from where that is more than the table alone (a join, or its steps).
    """
    return_name, table = where.split(".")
    sql = (
        f'SELECT t.file, t.row, {{t.person}} AS child, CAST(t."{field}" AS VARCHAR) AS value, {other} AS other '
        f"FROM {source or f'{{{table}}} t'} WHERE {when}"
    )
    query = Query(table, field, sql, says, reads, tables, last)

    def queries(subject: Subject) -> Iterable[Query]:
        return [query] if subject.return_name == return_name else []

    return queries


def readable(alias: str, table: str, column: str) -> str:
    """A condition: this column of a joined row was readable, so that NULL means blank and not a fault told already."""
    return (
        f"NOT EXISTS (SELECT 1 FROM told f WHERE f.delivery = {{delivery}} AND f.tbl = '{table}' "
        f"AND f.file = {alias}.file AND f.row = {alias}.row AND f.field = '{column}')"
    )

"""Runs every rule on every delivery, over columns that were parsed once."""

from __future__ import annotations

import duckdb

from headway.errors import ForPerson
from headway.returns.checks.asking import ask
from headway.returns.checks.last_year import bring, find_last
from headway.returns.checks.registry import RULES
from headway.returns.checks.relations import Relations
from headway.returns.checks.result import FOUND, CheckResult, Counted, Ran
from headway.returns.checks.subject import person_column, subject_of
from headway.returns.intake import Delivery, Intake, TableRef

__all__ = ["check"]


def check(intake: Intake, previous: Intake | None = None) -> CheckResult:
    """Run all rules on every delivery; the same return of the year before, if given, is laid beside it.

    What is found goes into the intake's table `faults`, beside what parsing found there; checking again replaces it.
    """
    con = intake.con
    try:
        _forget_former(intake)
        ran = [each for delivery in intake.deliveries for each in _check_delivery(intake, delivery, previous)]
        _drop_told(con)
        _join_people(intake)
        con.execute(
            "INSERT INTO faults SELECT delivery, tbl, file, row, field, rule, value, message FROM candidates"
        ).fetchall()
        return CheckResult(intake, _with_found(con, ran), _counts(con))
    except duckdb.OutOfMemoryException:
        raise ForPerson(
            "The memory of this machine does not hold the checks of these files at once. Check fewer periods at a time."
        ) from None
    except duckdb.Error:  # its text can hold the value of a cell
        raise ForPerson(
            "The checks could not be run; please report this as a fault of Headway (without sending the files)."
        ) from None


def _forget_former(intake: Intake) -> None:
    con = intake.con
    own = ", ".join(f"'{code}'" for code, rule in RULES.items() if not rule.is_of_one_cell)
    con.execute(f"DELETE FROM faults WHERE rule IN ({own})").fetchall()
    con.execute(FOUND).fetchall()
    for table, like in (
        ("candidates", "SELECT *, 0 AS query FROM found"),
        ("query_reads", "SELECT 0 AS query, field FROM found"),
        ("told", "SELECT delivery, tbl, file, row, field FROM faults"),
    ):
        con.execute(f"CREATE OR REPLACE TEMP TABLE {table} AS {like} LIMIT 0").fetchall()
    for delivery, name, ref in _faulty(intake):
        _tell(con, delivery.number, name, ref.parsed)


def _faulty(intake: Intake) -> list[tuple[Delivery, str, TableRef]]:
    """The tables in which parsing found something."""
    found = set(intake.con.execute("SELECT DISTINCT delivery, tbl FROM faults").fetchall())
    return [
        (delivery, name, ref)
        for delivery in intake.deliveries
        for name, ref in delivery.tables.items()
        if (delivery.number, name) in found
    ]


def _tell(con: duckdb.DuckDBPyConnection, delivery: int, table: str, relation: str) -> None:
    """Table `told`: the faults of parsing whose file and row name one row; lines of an XML may hold several."""
    faulty = f"SELECT DISTINCT file, row FROM faults WHERE delivery = {delivery} AND tbl = '{table}'"
    con.execute(
        f"INSERT INTO told SELECT delivery, tbl, file, row, field FROM faults SEMI JOIN (SELECT file, row "
        f'FROM "{relation}" SEMI JOIN ({faulty}) USING (file, row) GROUP BY ALL HAVING count(*) = 1) '
        f"USING (file, row) WHERE delivery = {delivery} AND tbl = '{table}'"
    ).fetchall()


def _check_delivery(intake: Intake, delivery: Delivery, previous: Intake | None) -> list[Ran]:
    last = find_last(intake, delivery, previous)
    subject = subject_of(intake, delivery, last.delivery, last.why_not)
    names = bring(subject, last)
    relations = Relations(subject, names)
    try:
        return ask(subject, relations)
    finally:
        relations.close()
        for name in names.values():
            intake.con.execute(f'DROP TABLE IF EXISTS "{name}"').fetchall()


def _drop_told(con: duckdb.DuckDBPyConnection) -> None:
    """A row where parsing could not read a column that the rule rests on, or lost cells, has its fault already."""
    con.execute(
        "DELETE FROM candidates AS c USING query_reads AS q, told AS f "
        "WHERE q.query = c.query AND (f.field = q.field OR coalesce(f.field, '') = '') "
        "AND f.delivery = c.delivery AND f.tbl = c.tbl AND f.file = c.file AND f.row = c.row"
    ).fetchall()


def _join_people(intake: Intake) -> None:
    """Table `found`: the faults of parsing, with the child of their row where it is one child's, and the checks'."""
    con = intake.con
    joined = []
    for delivery, name, ref in _faulty(intake):
        subject = subject_of(intake, delivery)
        person = person_column(subject.tables[name], subject.year) if name in subject.tables else None
        if person is None:
            continue
        here = f"delivery = {delivery.number} AND tbl = '{name}'"
        joined.append(f"({here})")
        con.execute(
            "INSERT INTO found SELECT delivery, tbl, file, row, field, rule, value, message, w.child FROM faults "
            f'LEFT JOIN (SELECT file, row, min("{person}") AS child FROM "{ref.parsed}" '
            f"SEMI JOIN (SELECT file, row FROM faults WHERE {here}) USING (file, row) "
            f'GROUP BY ALL HAVING count(DISTINCT "{person}") = 1) w USING (file, row) WHERE {here}'
        ).fetchall()
    rest = f"WHERE NOT ({' OR '.join(joined)})" if joined else ""
    con.execute(f"INSERT INTO found SELECT *, NULL FROM faults {rest}").fetchall()
    con.execute("INSERT INTO found SELECT * EXCLUDE (query) FROM candidates").fetchall()


def _with_found(con: duckdb.DuckDBPyConnection, ran: list[Ran]) -> tuple[Ran, ...]:
    """Each rule once a table, with what it found there."""
    found = {
        (delivery, rule, table): faults
        for delivery, rule, table, faults in con.execute(
            "SELECT delivery, rule, tbl, count(*) FROM found GROUP BY ALL"
        ).fetchall()
    }
    once: dict[tuple[int, str, str, str | None], Ran] = {}
    for each in ran:
        place = (each.delivery, each.rule, each.table)
        once[(*place, each.why_not)] = Ran(
            *place, each.rows, 0 if each.why_not else found.get(place, 0), each.why_not
        )
    return tuple(once.values())


def _counts(con: duckdb.DuckDBPyConnection) -> tuple[Counted, ...]:
    order = {code: place for place, code in enumerate(RULES)}
    counts = [
        Counted(*each)
        for each in con.execute(
            "SELECT delivery, rule, tbl, file, count(*), min(row) FROM found GROUP BY ALL ORDER BY ALL"
        ).fetchall()
    ]
    return tuple(sorted(counts, key=lambda each: (order.get(each.rule, len(order)), each.rule)))

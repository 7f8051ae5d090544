"""Runs every rule on every delivery, over columns that were parsed once."""

from __future__ import annotations

from collections.abc import Iterator

import duckdb

from headway.errors import ForPerson
from headway.returns.checks.last_year import bring, find_last
from headway.returns.checks.registry import RULES
from headway.returns.checks.relations import Relations
from headway.returns.checks.result import FOUND, CheckResult, Counted, Ran
from headway.returns.checks.rule import Cross, Query, Rule
from headway.returns.checks.subject import Subject, person_column, subject_of
from headway.returns.intake import Delivery, Intake

__all__ = ["FAILED", "check"]

FAILED = "the rule itself failed here, which is a fault of Headway; please report it"


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
    con.execute(f"DELETE FROM faults WHERE rule IN ({own})").fetchall()  # noqa: S608 - our own codes
    con.execute(FOUND).fetchall()
    con.execute("CREATE OR REPLACE TEMP TABLE candidates AS SELECT *, 0 AS query FROM found").fetchall()
    con.execute("CREATE OR REPLACE TEMP TABLE query_reads (query INTEGER, field VARCHAR)").fetchall()
    con.execute(
        "CREATE OR REPLACE TEMP TABLE told AS SELECT delivery, tbl, file, row, field FROM faults LIMIT 0"
    ).fetchall()
    for delivery in intake.deliveries:
        for name, ref in delivery.tables.items():
            _tell(con, delivery.number, name, ref.parsed)


def _tell(con: duckdb.DuckDBPyConnection, delivery: int, table: str, relation: str) -> None:
    """Table `told`: the faults of parsing whose file and row name one row; lines of an XML may hold several."""
    faulty = f"SELECT DISTINCT file, row FROM faults WHERE delivery = {delivery} AND tbl = '{table}'"  # noqa: S608
    con.execute(
        f"INSERT INTO told SELECT delivery, tbl, file, row, field FROM faults SEMI JOIN (SELECT file, row "  # noqa: S608
        f'FROM "{relation}" SEMI JOIN ({faulty}) USING (file, row) GROUP BY ALL HAVING count(*) = 1) '
        f"USING (file, row) WHERE delivery = {delivery} AND tbl = '{table}'"
    ).fetchall()


def _check_delivery(intake: Intake, delivery: Delivery, previous: Intake | None) -> Iterator[Ran]:
    last = find_last(intake, delivery, previous)
    subject = subject_of(intake, delivery, last.delivery, last.why_not)
    names = bring(subject, last)
    relations = Relations(subject, names)
    try:
        for rule in RULES.values():
            yield from _check_rule(subject, rule, relations)
    finally:
        relations.close()
        for name in names.values():
            intake.con.execute(f'DROP TABLE IF EXISTS "{name}"').fetchall()


def _check_rule(subject: Subject, rule: Rule, relations: Relations) -> Iterator[Ran]:
    number = subject.delivery.number
    if rule.is_of_one_cell:
        yield from (Ran(number, rule.code, name, ref.rows) for name, ref in subject.delivery.tables.items())
    for each in rule.checks:
        for query in each(subject):
            if isinstance(query, Cross):
                yield Ran(number, rule.code, query.table, why_not=query.why_not)
            elif _applies(subject, query):
                why_not = _why_not(subject, query)
                if why_not is None:
                    why_not = _run(subject, rule, query, relations)
                rows = subject.delivery.tables[query.table].rows if why_not is None else 0
                yield Ran(number, rule.code, query.table, rows, why_not=why_not)


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


def _run(subject: Subject, rule: Rule, query: Query, relations: Relations) -> str | None:
    """Put what the query finds among the candidates; or say why not. A bad rule costs itself only."""
    con = subject.intake.con
    number = con.execute("SELECT coalesce(max(query), 0) + 1 FROM query_reads").fetchall()[0][0]
    try:
        con.execute(
            "INSERT INTO candidates SELECT ?, ?, file, row, ?, ?, CAST(value AS VARCHAR), "  # noqa: S608
            f"replace(?, '{{other}}', coalesce(CAST(other AS VARCHAR), '?')), CAST(child AS VARCHAR), ? "
            f"FROM ({relations.sql(query)})",
            [subject.delivery.number, query.table, query.field, rule.code, query.says, number],
        ).fetchall()
    except duckdb.OutOfMemoryException:
        raise
    except duckdb.Error:  # its text can hold the value of a cell
        return FAILED
    con.executemany("INSERT INTO query_reads VALUES (?, ?)", [[number, column] for column in query.columns])
    return None


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
    for delivery in intake.deliveries:
        subject = subject_of(intake, delivery)
        for name, ref in delivery.tables.items():
            person = person_column(subject.tables[name], subject.year) if name in subject.tables else None
            child = "NULL" if person is None else "w.child"
            whose = (
                ""
                if person is None
                else f'LEFT JOIN (SELECT file, row, min("{person}") AS child FROM "{ref.parsed}" SEMI JOIN '  # noqa: S608
                f"(SELECT file, row FROM faults WHERE delivery = {delivery.number} AND tbl = '{name}') "
                f'USING (file, row) GROUP BY ALL HAVING count(DISTINCT "{person}") = 1) w USING (file, row)'
            )
            con.execute(
                f"INSERT INTO found SELECT delivery, tbl, file, row, field, rule, value, message, {child} "  # noqa: S608
                f"FROM faults f {whose} WHERE delivery = {delivery.number} AND tbl = '{name}'"
            ).fetchall()
    con.execute(
        "INSERT INTO found SELECT f.*, NULL FROM faults f WHERE NOT EXISTS "
        "(SELECT 1 FROM found o WHERE o.delivery = f.delivery AND o.tbl = f.tbl)"
    ).fetchall()
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
            *place, each.rows, found.get(place, 0) if each.why_not is None else 0, each.why_not
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
    return tuple(sorted(counts, key=lambda each: order.get(each.rule, len(order))))

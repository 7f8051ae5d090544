"""The report of what was checked just now."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

import duckdb

from headway.errors import ForPerson
from headway.returns.checks.registry import RULES
from headway.returns.checks.report.model import (
    Checked,
    Line,
    NotRun,
    Place,
    Repaired,
    Report,
    RuleRan,
    RuleSummary,
)
from headway.returns.checks.result import CheckResult, Counted, Ran
from headway.returns.checks.rule import Rule
from headway.returns.intake import Delivery, Intake
from headway.returns.schema import return_named

__all__ = ["report_of", "rule_named"]

_NO_AREAS = (
    "No child_area was given, so the rules of districts did not run; until it is loaded, every child counts as of an "
    "unknown district and team."
)


def rule_named(code: str) -> Rule:
    """The rule of this code; a code that is in no list stands for itself, so that no fault is without a title."""
    return RULES.get(code) or Rule(code, code.replace("-", " ").capitalize(), "Look at the row.")


def report_of(result: CheckResult) -> Report:
    """All that a person or a machine is told of one check."""
    try:
        return _report(result)
    except duckdb.Error:  # its text can hold the value of a cell
        raise ForPerson(
            "The memory of this machine does not hold the report of these faults. Check fewer periods at a time."
        ) from None


def _report(result: CheckResult) -> Report:
    intake = result.intake
    deliveries = {each.number: each for each in intake.deliveries}
    files = {each.number: each.name for each in intake.files}
    return Report(
        checked=tuple(_checked(each) for each in intake.deliveries),
        summaries=_summaries(result, deliveries, files),
        lines=_lines(result, deliveries, files),
        ran=tuple(_ran(result, deliveries)),
        not_run=tuple(
            NotRun(
                *_whose(deliveries[each.delivery]),
                each.rule,
                rule_named(each.rule).title,
                each.table,
                each.why_not,
            )
            for each in result.ran
            if each.why_not is not None
        ),
        repaired=_repaired(intake, deliveries, files),
        skipped=intake.skipped,
        notes=tuple(_notes(intake)),
    )


def _notes(intake: Intake) -> Iterator[str]:
    if not any("child_area" in each.tables for each in intake.deliveries):
        yield _NO_AREAS


def _checked(delivery: Delivery) -> Checked:
    tables = tuple((name, ref.rows) for name, ref in delivery.tables.items())
    title = return_named(delivery.return_name).title
    return Checked(delivery.return_name, title, delivery.period, delivery.folder, tables, delivery.said)


def _whose(delivery: Delivery) -> tuple[str, str]:
    return delivery.return_name, delivery.period


def _summaries(
    result: CheckResult, deliveries: dict[int, Delivery], files: dict[int, str]
) -> tuple[RuleSummary, ...]:
    made = []
    for code, counts in groupby(result.counts, key=lambda each: each.rule):
        places = tuple(_place(each, deliveries, files) for each in counts)
        rule = rule_named(code)
        made.append(RuleSummary(code, rule.title, rule.do, sum(each.faults for each in places), places))
    return tuple(sorted(made, key=lambda each: -each.faults))  # the rules' own order where they found as many


def _place(counted: Counted, deliveries: dict[int, Delivery], files: dict[int, str]) -> Place:
    return Place(
        *_whose(deliveries[counted.delivery]),
        counted.table,
        files.get(counted.file or 0),
        counted.faults,
        counted.first_row,
    )


def _lines(result: CheckResult, deliveries: dict[int, Delivery], files: dict[int, str]) -> list[Line]:
    whose = {number: _whose(each) for number, each in deliveries.items()}
    titles: dict[str, str] = {code: rule.title for code, rule in RULES.items()}
    return [
        Line(
            child,
            rule,
            table,
            row,
            field,
            message or "",
            value,
            titles.get(rule) or rule_named(rule).title,
            *whose[delivery],
            files.get(file),
        )
        for delivery, table, file, row, field, rule, value, message, child in result.rows()
    ]


def _ran(result: CheckResult, deliveries: dict[int, Delivery]) -> list[RuleRan]:
    found: dict[tuple[int, str], list[Ran]] = {}
    for each in result.ran:
        if each.why_not is None:
            found.setdefault((each.delivery, each.rule), []).append(each)
    return [
        RuleRan(
            *_whose(deliveries[delivery]),
            code,
            rule_named(code).title,
            tuple(each.table for each in of_tables),
            sum(each.rows for each in of_tables),
            sum(each.found for each in of_tables),
        )
        for (delivery, code), of_tables in found.items()
    ]


def _repaired(intake: Intake, deliveries: dict[int, Delivery], files: dict[int, str]) -> tuple[Repaired, ...]:
    rows = intake.con.execute(
        "SELECT delivery, tbl, field, what, cells, first_file, first_row FROM repairs ORDER BY ALL"
    ).fetchall()
    return tuple(
        Repaired(*_whose(deliveries[delivery]), table, field or "", what, cells, files.get(file), row)
        for delivery, table, field, what, cells, file, row in rows
        if delivery in deliveries
    )

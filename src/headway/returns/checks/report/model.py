"""A report of faults as data: the same whether the faults were found just now or are kept in the store."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

__all__ = ["COLUMNS", "Checked", "Line", "NotRun", "Place", "Repaired", "Report", "RuleRan", "RuleSummary"]

COLUMNS = (
    "child_id",
    "rule_code",
    "table",
    "row",
    "field",
    "message",
    "value",
    "title",
    "return",
    "period",
    "file",
)
"""The columns of one fault, in CSV, workbook and JSON."""


@dataclass(frozen=True, slots=True)
class Line:
    """One fault. `row` is the row as a person counts, None where the fault is in no row of the file."""

    child_id: str | None
    rule_code: str
    table: str
    row: int | None
    field: str | None
    message: str
    value: str | None
    title: str
    return_name: str
    period: str
    file: str | None

    @property
    def cells(self) -> tuple[str | int | None, ...]:
        return (
            self.child_id,
            self.rule_code,
            self.table,
            self.row,
            self.field,
            self.message,
            self.value,
            self.title,
            self.return_name,
            self.period,
            self.file,
        )


@dataclass(frozen=True)
class Checked:
    """One return that was checked: what it is, and how that was found."""

    return_name: str
    title: str
    period: str
    folder: str
    tables: tuple[tuple[str, int], ...]
    said: tuple[str, ...] = ()

    @property
    def rows(self) -> int:
        return sum(rows for _, rows in self.tables)


@dataclass(frozen=True)
class Place:
    """Faults of one rule in one table: how many, in which file, and the first row that has one."""

    return_name: str
    period: str
    table: str
    file: str | None
    faults: int
    first_row: int | None


@dataclass(frozen=True)
class RuleSummary:
    """One rule that found something."""

    code: str
    title: str
    do: str
    faults: int
    places: tuple[Place, ...]


@dataclass(frozen=True)
class RuleRan:
    """One rule on one return: the tables it looked at, and what it found."""

    return_name: str
    period: str
    code: str
    title: str
    tables: tuple[str, ...]
    rows: int
    found: int


@dataclass(frozen=True)
class NotRun:
    """One rule that did not run on a table, and why."""

    return_name: str
    period: str
    code: str
    title: str
    table: str
    why: str


@dataclass(frozen=True)
class Repaired:
    """What was read otherwise than it was written, without being a fault."""

    return_name: str
    period: str
    table: str
    field: str
    what: str
    cells: int
    file: str | None
    first_row: int | None


@dataclass(frozen=True)
class Report:
    """All of it. `lines` are in the order of the files; `skipped` are files that were not read, with the reason."""

    checked: tuple[Checked, ...]
    summaries: tuple[RuleSummary, ...]
    lines: Sequence[Line]
    ran: tuple[RuleRan, ...] = ()
    not_run: tuple[NotRun, ...] = ()
    repaired: tuple[Repaired, ...] = ()
    skipped: tuple[tuple[str, str], ...] = ()
    notes: tuple[str, ...] = ()

    @property
    def faults(self) -> int:
        return len(self.lines)

    @cached_property
    def by_rule(self) -> dict[str, list[Line]]:
        """The lines of each rule, in the order of the summaries."""
        found: dict[str, list[Line]] = {each.code: [] for each in self.summaries}
        for line in self.lines:
            found[line.rule_code].append(line)
        return found

"""What checking found, and what ran, what did not, and why."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from headway.returns.intake import Intake

__all__ = ["FOUND", "CheckResult", "Counted", "Ran"]

FOUND = """CREATE OR REPLACE TABLE found (delivery INTEGER, tbl VARCHAR, file INTEGER, row BIGINT, field VARCHAR,
    rule VARCHAR, value VARCHAR, message VARCHAR, child VARCHAR)"""


@dataclass(frozen=True)
class Ran:
    """One rule on one table of one delivery: the rows it looked at and the faults it found, or why it did not run."""

    delivery: int
    rule: str
    table: str
    rows: int = 0
    found: int = 0
    why_not: str | None = None


@dataclass(frozen=True)
class Counted:
    """The faults of one rule in one file's table, with the first row that has one (None: no row of the file)."""

    delivery: int
    rule: str
    table: str
    file: int | None
    faults: int
    first_row: int | None


@dataclass(frozen=True)
class CheckResult:
    """The outcome. Each fault is a row of table `found` in the intake's connection: that of `faults`, and the child."""

    intake: Intake
    ran: tuple[Ran, ...]
    counts: tuple[Counted, ...]

    @property
    def faults(self) -> int:
        return sum(each.faults for each in self.counts)

    @property
    def by_rule(self) -> Mapping[str, int]:
        """How many faults each rule found; rules without any are not in it."""
        found: dict[str, int] = {}
        for each in self.counts:
            found[each.rule] = found.get(each.rule, 0) + each.faults
        return found

    @property
    def not_run(self) -> tuple[Ran, ...]:
        return tuple(each for each in self.ran if each.why_not is not None)

    def rows(self, rule: str | None = None, most: int | None = None) -> Iterator[tuple[Any, ...]]:
        """Faults in the order of the files: delivery, tbl, file, row, field, rule, value, message, child."""
        where = "WHERE rule = ?" if rule is not None else ""
        limit = f"LIMIT {int(most)}" if most is not None else ""
        yield from self.intake.con.execute(
            f"SELECT * FROM found {where} ORDER BY delivery, tbl, file, row NULLS LAST, field, rule, child {limit}",
            [rule] if rule is not None else [],
        ).fetchall()

"""What a rule is asked about: one delivery, its schema, and what can be seen beside it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from headway.returns.checks.periods import Days, days_of
from headway.returns.intake import Delivery, Intake, TableRef
from headway.returns.schema import Kind, Return, Table, return_named

__all__ = ["Subject", "person_column", "subject_of"]

_PEOPLE = (Kind.CHILD, Kind.ADOPTER, Kind.WORKER)


@dataclass(frozen=True)
class Subject:
    """One delivery to check. `last` is the same return of the year before; where there is none, `no_last` says why."""

    intake: Intake
    delivery: Delivery
    schema: Return
    last: Delivery | None = None
    no_last: str = ""

    @property
    def return_name(self) -> str:
        return self.delivery.return_name

    @property
    def year(self) -> int:
        return self.delivery.year

    @cached_property
    def days(self) -> Days:
        return days_of(self.delivery)

    @cached_property
    def tables(self) -> Mapping[str, Table]:
        """The tables of this return in this year by name, whether they were given or not."""
        return {each.name: each for each in self.schema.tables_in(self.year)}

    def columns(self, table: str) -> frozenset[str]:
        """The columns that the return asks for in this year; of a table that is none of its tables, none."""
        found = self.tables.get(table)
        return frozenset(each.name for each in found.columns_in(self.year)) if found else frozenset()

    def given(self, table: str) -> TableRef | None:
        return self.delivery.tables.get(table)

    def lacks(self, table: str, column: str) -> bool:
        """Whether the file has no such column. An element that no XML file holds is blank, which is no lack."""
        ref = self.given(table)
        if ref is None:
            return True
        if any(self.intake.file(number).form == "xml" for number in ref.files):
            return False
        return column not in ref.headings

    def beside(self, return_name: str) -> Delivery | None:
        """Another return of the same folder that can be laid beside this one: the latest that is not after its year."""
        there = [
            each
            for each in self.intake.deliveries
            if each.return_name == return_name
            and each.number != self.delivery.number
            and (each.year <= self.year or return_name == "local")
        ]
        return max(there, key=lambda each: (each.year, each.period, -each.number), default=None)


def subject_of(
    intake: Intake, delivery: Delivery, last: Delivery | None = None, no_last: str = ""
) -> Subject:
    return Subject(intake, delivery, return_named(delivery.return_name), last, no_last)


def person_column(table: Table, year: int) -> str | None:
    """The column that says whom a row is about: a child, else an adopter, else a worker."""
    for kind in _PEOPLE:
        for column in table.columns_in(year):
            if column.kind is kind:
                return column.name
    return None

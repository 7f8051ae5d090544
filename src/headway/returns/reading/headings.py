"""The row of headings in a table, and which column of the schema stands where."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from headway.errors import ForPerson
from headway.returns.headings import normal_heading
from headway.returns.reading.limits import MAX_COLUMNS, MAX_TITLE_ROWS
from headway.returns.recognising import columns_by_heading, recognise, why_not
from headway.returns.schema import return_named

_NO_TABLE = "it holds no table"
_PLAINLY_A_HEADING = re.compile(r"[A-Za-z][A-Za-z_ ]{0,39}")


@dataclass(frozen=True)
class Heading:
    """The headings of one table: their row (the first is 1), and the schema's column at each place (None: no such)."""

    row: int
    return_name: str
    table: str
    columns: tuple[str | None, ...]
    given: tuple[str, ...]

    @property
    def known(self) -> tuple[str, ...]:
        """The schema's columns that are there, in the file's order."""
        return tuple(name for name in self.columns if name is not None)

    def place(self, index: int) -> str:
        """How to name a column without showing a cell: by its heading if that is plainly one, else by its number."""
        text = " ".join(self.given[index].split())
        return f'column "{text}"' if _PLAINLY_A_HEADING.fullmatch(text) else f"column {index + 1}"


def find_heading(rows: Sequence[Sequence[str]], where: str) -> Heading | str:
    """The first row that is the heading of a known table, or why there is none (in words without any cell)."""
    reason = _NO_TABLE
    for number, row in enumerate(rows[:MAX_TITLE_ROWS], start=1):
        given = _without_trailing_blanks(row)
        if len(given) < 2:
            continue
        found = recognise(given)
        if found is not None:
            return _heading(
                number, tuple(each.strip() for each in row), found.return_name, found.table, where
            )
        if reason == _NO_TABLE or "could be" in why_not(given):
            reason = why_not(given)
    return reason


def _without_trailing_blanks(row: Sequence[str]) -> list[str]:
    kept = [each.strip() for each in row]
    while kept and not kept[-1]:
        kept.pop()
    return kept


def _heading(number: int, given: tuple[str, ...], return_name: str, table: str, where: str) -> Heading:
    names = columns_by_heading(return_named(return_name).table(table))
    columns = tuple(names.get(normal_heading(each)) if each else None for each in given)
    width = len(_without_trailing_blanks(given))
    if width > MAX_COLUMNS:
        raise ForPerson(
            f"{where}: the table has {width} columns; none of a return has more than {MAX_COLUMNS}. "
            "Keep the return's own."
        )
    for index, name in enumerate(columns):
        if name is not None and name in columns[:index]:
            first = columns.index(name) + 1
            raise ForPerson(
                f"{where}: columns {first} and {index + 1} are both {name}. Keep one of them, and load again."
            )
    return Heading(number, return_name, table, columns, given)

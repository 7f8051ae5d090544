"""The words of a rule's SQL become relations of one delivery; what several rules share is made once."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date

from headway.returns.checks.rule import Query
from headway.returns.checks.spells import SPELLS, steps
from headway.returns.checks.structure import repeated, surplus
from headway.returns.checks.subject import Subject, person_column

__all__ = ["Relations"]

_WORD = re.compile(r"\{([a-z0-9_.]+)\}")


class Relations:
    """What the words in braces stand for in one delivery (see rule.Query). `close` drops what was made for it."""

    def __init__(self, subject: Subject, last: Mapping[str, str]) -> None:
        self._subject, self._last = subject, last
        self._con = subject.intake.con
        self._made: dict[str, str] = {}

    def sql(self, query: Query) -> str:
        """The query with its words replaced."""
        return _WORD.sub(lambda word: self._stands_for(word[1], query), query.sql)

    def close(self) -> None:
        for name in self._made.values():
            self._con.execute(f'DROP TABLE IF EXISTS "{name}"').fetchall()
        self._made.clear()

    def _stands_for(self, word: str, query: Query) -> str:
        subject = self._subject
        if word in ("person", "t.person"):
            person = person_column(subject.tables[query.table], subject.year)
            return "NULL" if person is None else f'{"t." if word.startswith("t.") else ""}"{person}"'
        if word == "delivery":
            return str(subject.delivery.number)
        if word in ("first", "last"):
            return _day(subject.days.first if word == "first" else subject.days.last)
        for start, make in (("steps_", self._steps), ("repeated_", self._repeated)):
            if word.startswith(start):
                return f'"{make(word.removeprefix(start))}"'
        if word.startswith("last_"):
            return f'"{self._last[word.removeprefix("last_")]}"'
        return f'"{subject.delivery.tables[word].parsed}"'

    def _repeated(self, table: str) -> str:
        known = self._subject.tables[table]
        return self._make(
            f"repeated_{table}", repeated(known, f'"{self._subject.delivery.tables[table].parsed}"')
        )

    def _steps(self, table: str) -> str:
        subject = self._subject
        known, spell = subject.tables[table], SPELLS[f"{subject.return_name}.{table}"]
        person = person_column(known, subject.year)
        assert person is not None, f"{table} has spells of nobody"  # noqa: S101 - the schema is our own
        twice = surplus(known, subject.year, f'"{self._repeated(table)}"')
        return self._make(
            f"steps_{table}", steps(f'"{subject.delivery.tables[table].parsed}"', known, spell, person, twice)
        )

    def _make(self, name: str, select: str) -> str:
        if name not in self._made:
            made = f"check_{self._subject.delivery.number}_{name}"
            self._con.execute(f'CREATE OR REPLACE TEMP TABLE "{made}" AS {select}').fetchall()
            self._made[name] = made
        return self._made[name]


def _day(day: date | None) -> str:
    return "CAST(NULL AS DATE)" if day is None else f"DATE '{day.isoformat()}'"

"""A table on its way in: rows with their numbers and cells by place, then the raw relation with the schema's columns.

What is left out on the way (an empty row, a column that the schema has not, a row with too many cells) is written down.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from headway.returns.reading.headings import Heading
from headway.returns.sql import quoted, texts

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

TOO_MANY = (
    "The row has more cells than there are headings, so its cells may have moved; the row was not used."
)
TOO_FEW = "The row has fewer cells than there are headings; the cells that are not there were read as blank."

_BLANKS = "' \t\n\r\xa0'"


def _filled(*cells: str) -> str:
    """Whether any of the cells holds more than blanks, as SQL that is never NULL."""
    return f"trim(concat({', '.join(cells)}), {_BLANKS}) <> ''"


@dataclass(frozen=True)
class Place:
    """Where a table goes: the connection, the delivery and the file it belongs to."""

    con: DuckDBPyConnection
    delivery: int
    file: int

    def relation(self, stage: str, table: str) -> str:
        return f"{stage}_{self.delivery}_{table}"

    def run(self, sql: str, values: Sequence[object] = ()) -> list[tuple[object, ...]]:
        return self.con.execute(sql, list(values)).fetchall()

    def repair(self, table: str, field: str, what: str, cells: int, row: int) -> None:
        self.run(
            "INSERT INTO repairs VALUES (?, ?, ?, ?, ?, ?, ?)",
            (self.delivery, table, field, what, cells, self.file, row),
        )

    def fault(self, table: str, row: int, field: str, rule: str, message: str) -> None:
        self.run(
            "INSERT INTO faults VALUES (?, ?, ?, ?, ?, ?, NULL, ?)",
            (self.delivery, table, self.file, row, field, rule, message),
        )


def stage(place: Place, relation: str, names: Sequence[str]) -> None:
    """An empty staged table: the row's number, and the cells as texts."""
    columns = ", ".join(f"{quoted(name)} {'VARCHAR' if at else 'BIGINT'}" for at, name in enumerate(names))
    place.run(f"CREATE TABLE {relation} ({columns})")


def add_rows(place: Place, relation: str, columns: Sequence[Sequence[object]]) -> None:
    """Add rows given as columns, in the order of the staged table: row numbers, then texts (None: no such cell)."""
    import numpy as np

    arrays: dict[str, object] = {"c0": np.array(columns[0], dtype=np.int64)}
    arrays |= {f"c{number}": texts(column) for number, column in enumerate(columns[1:], start=1)}
    place.con.register("batch", arrays)
    place.run(f"INSERT INTO {relation} SELECT * FROM batch")
    place.con.unregister("batch")


def settle(place: Place, heading: Heading, staged: str) -> tuple[str, int]:
    """From the staged cells (row, c0 .. and `over`) to the raw relation. Gives its name and its rows."""
    raw, cells = place.relation("raw", heading.table), [f"c{at}" for at in range(len(heading.columns))]
    empty, long = f"NOT ({_filled(*cells, 'over')})", _filled("over")
    tests = {
        "empty": empty,
        "long": long,
        "short": f"{cells[-1]} IS NULL AND NOT ({long}) AND NOT ({empty})",
        "beyond": f"over IS NOT NULL AND NOT ({long}) AND NOT ({empty})",
    }
    other = {f"c{at}": _filled(f"c{at}") for at, name in enumerate(heading.columns) if name is None}
    total = _count(
        place, staged, {"odd": f"over IS NOT NULL OR {cells[-1]} IS NULL OR NOT ({_filled(cells[0])})"}
    )
    if total["odd"][0]:
        counts = _count(place, staged, tests | other)
    else:  # no row can be empty or ragged; asking only this much halves the time of settling
        counts = dict.fromkeys(tests, (0, 1)) | (_count(place, staged, other) if other else {})
    left_out = [tests[name] for name in ("empty", "long") if counts[name][0]]
    kept = f"WHERE NOT ({' OR '.join(f'({test})' for test in left_out)})" if left_out else ""
    chosen = ", ".join(
        f"{cell} AS {quoted(name)}"
        for cell, name in zip(cells, heading.columns, strict=True)
        if name is not None
    )
    given = f"SELECT {place.file}::INTEGER AS file, row, {chosen} FROM {staged} {kept}"
    place.run(f"CREATE VIEW {raw} AS {given}")
    _say_ragged(place, heading.table, staged, {tests[name]: counts[name][0] for name in ("long", "short")})
    _say_left_out(place, heading, counts)
    return raw, total[""][0] - counts["empty"][0] - counts["long"][0]


def _count(place: Place, staged: str, tests: dict[str, str]) -> dict[str, tuple[int, int]]:
    """How many rows each test is true of, and the first of them (1 where there is none); under "" all rows."""
    asked = ", ".join(f"count(*) FILTER ({name}), min(row) FILTER ({name})" for name in map(quoted, tests))
    named = ", ".join(f"({test}) AS {quoted(name)}" for name, test in tests.items())
    total, *told = place.run(f"SELECT count(*), {asked} FROM (SELECT row, {named} FROM {staged})")[0]
    counts = {
        name: (int(str(told[2 * at])), int(str(told[2 * at + 1] or 1))) for at, name in enumerate(tests)
    }
    return counts | {"": (int(str(total)), 1)}


def _say_ragged(place: Place, table: str, staged: str, tests: dict[str, int]) -> None:
    named = (("too-many-cells", TOO_MANY), ("too-few-cells", TOO_FEW))
    for (rule, message), (test, count) in zip(named, tests.items(), strict=True):
        if count:
            place.run(
                f"INSERT INTO faults SELECT ?, ?, ?, row, '', ?, NULL, ? FROM {staged} WHERE {test}",
                (place.delivery, table, place.file, rule, message),
            )


def _say_left_out(place: Place, heading: Heading, counts: dict[str, tuple[int, int]]) -> None:
    """Empty rows, blank cells too many, and each column that is not the schema's with its filled cells."""
    for name, what in (
        ("empty", "empty row left out"),
        ("beyond", "blank cell beyond the last heading left out"),
    ):
        if counts[name][0]:
            place.repair(heading.table, "", what, *counts[name])
    if heading.row > 1:
        place.repair(heading.table, "", "rows above the headings left out", heading.row - 1, 1)
    for at, column in enumerate(heading.columns):
        if column is None:
            why = "is not of this table" if heading.given[at] else "has no heading"
            place.repair(
                heading.table, f"column {at + 1}", f"{heading.place(at)} {why}: left out", *counts[f"c{at}"]
            )

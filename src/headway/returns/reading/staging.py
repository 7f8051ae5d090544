"""A table on its way in: rows with their numbers and cells by place, then the raw relation with the schema's columns.

What is left out on the way (an empty row, a column that the schema has not, a row with too many cells) is written down.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from headway.returns.reading.headings import Heading

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

TOO_MANY = (
    "The row has more cells than there are headings, so its cells may have moved; the row was not used."
)
TOO_FEW = "The row has fewer cells than there are headings; the cells that are not there were read as blank."


_BLANKS = "' ' || chr(9) || chr(10) || chr(13) || chr(160)"


def _filled(cell: str) -> str:
    """Whether a cell holds more than blanks, as SQL that is never NULL."""
    return f"coalesce(trim({cell}, {_BLANKS}), '') <> ''"


def quoted(name: str) -> str:
    """A name as SQL."""
    return '"' + name.replace('"', '""') + '"'


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


def add_rows(place: Place, relation: str, names: Sequence[str], columns: Sequence[Sequence[object]]) -> None:
    """Add rows given as columns of strings (None: no such cell). The first name is the row's number, a BIGINT."""
    import numpy as np

    arrays = {"c0": np.array(columns[0], dtype=np.int64)}
    for number, column in enumerate(columns[1:], start=1):
        cells = np.empty(len(column), dtype=object)
        cells[:] = column
        arrays[f"c{number}"] = cells
    place.con.register("batch", arrays)
    told = ", ".join(
        f"CAST(c{number} AS {'VARCHAR' if number else 'BIGINT'}) AS {quoted(name)}"
        for number, name in enumerate(names)
    )
    there = place.run("SELECT 1 FROM duckdb_tables() WHERE table_name = ?", (relation,))
    into = f"INSERT INTO {relation}" if there else f"CREATE TABLE {relation} AS"
    place.run(f"{into} SELECT {told} FROM batch")  # noqa: S608 - names are the schema's and ours, quoted
    place.con.unregister("batch")


def settle(place: Place, heading: Heading, stage: str) -> tuple[str, int]:
    """From the staged cells (row, c0 .. and `over`) to the raw relation. Gives its name and its rows."""
    table, width = heading.table, len(heading.columns)
    raw = place.relation("raw", table)
    empty = (
        f"NOT ({' OR '.join(_filled(cell) for cell in [*(f'c{index}' for index in range(width)), 'over'])})"
    )
    kept = ", ".join(
        f"c{index} AS {quoted(name)}" for index, name in enumerate(heading.columns) if name is not None
    )
    moved = _filled("over")
    place.run(
        f"CREATE TABLE {raw} AS SELECT {place.file}::INTEGER AS file, row, {kept} FROM {stage} "  # noqa: S608
        f"WHERE NOT {empty} AND NOT ({moved})"
    )
    _say_ragged(
        place,
        table,
        stage,
        f"NOT {empty} AND {moved}",
        f"NOT {empty} AND c{width - 1} IS NULL AND NOT ({moved})",
    )
    _say_left_out(place, heading, stage, empty)
    rows = place.run(f"SELECT count(*) FROM {raw}")[0][0]  # noqa: S608
    place.run(f"DROP TABLE {stage}")
    return raw, int(str(rows))


def _say_ragged(place: Place, table: str, stage: str, long: str, short: str) -> None:
    for rule, where, message in (("too-many-cells", long, TOO_MANY), ("too-few-cells", short, TOO_FEW)):
        place.run(
            f"INSERT INTO faults SELECT ?, ?, ?, row, '', ?, NULL, ? FROM {stage} WHERE {where}",  # noqa: S608
            (place.delivery, table, place.file, rule, message),
        )


def _say_left_out(place: Place, heading: Heading, stage: str, empty: str) -> None:
    """Empty rows, a cell too many that is blank, and the columns that are not the schema's, each with its count."""
    asked = [
        ("empty row left out", "", empty),
        ("blank cell beyond the last heading left out", "", f"over IS NOT NULL AND NOT {_filled('over')}"),
    ]
    for index, name in enumerate(heading.columns):
        if name is None:
            why = "is not of this table" if heading.given[index] else "has no heading"
            asked.append(
                (f"{heading.place(index)} {why}: left out", f"column {index + 1}", _filled(f"c{index}"))
            )
    counts = ", ".join(f"count(*) FILTER ({test}), min(row) FILTER ({test})" for _, _, test in asked)
    found = place.run(f"SELECT {counts} FROM {stage}")[0]  # noqa: S608
    for number, (what, field, _) in enumerate(asked):
        cells, row = int(str(found[2 * number])), found[2 * number + 1]
        if cells or field:
            place.repair(heading.table, field, what, cells, int(str(row)) if row is not None else heading.row)

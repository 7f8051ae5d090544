"""A raw table into its typed one: each distinct value is read once, and joined back to the rows that have it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from headway.returns.parsing.cell import Cell
from headway.returns.parsing.readers import (
    DATES,
    Reader,
    Source,
    date_reader,
    plain_form,
    reader_for,
    sql_type,
)
from headway.returns.tables import Column, Table

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

REQUIRED_BLANK = "The cell must not be blank. Give its value."
MISSING_COLUMN = "The column is not in the file. Add it to the extract; until then it is read as blank."


def quoted(name: str) -> str:
    """A name as SQL."""
    return '"' + name.replace('"', '""') + '"'


@dataclass(frozen=True)
class RawTable:
    """A raw relation: its table, file, where it came from, and the columns that were there."""

    table: Table
    file: int
    relation: str
    headings: tuple[str, ...]
    source: Source


@dataclass
class Typing:
    """The parsing of one delivery. Dates are read once for all tables of one source."""

    con: DuckDBPyConnection
    delivery: int

    def __post_init__(self) -> None:
        self.dates: dict[Source, dict[str, Cell]] = {}
        self.maps = 0

    def run(self, sql: str, values: Sequence[object] = ()) -> list[tuple[object, ...]]:
        return self.con.execute(sql, list(values)).fetchall()

    def event_days(self, raw: RawTable) -> Mapping[str, int]:
        """How often each readable event date (YYYY-MM-DD) stands in a table, before its year is known."""
        found: dict[str, int] = {}
        for name in raw.table.event_dates:
            if name not in raw.headings:
                continue
            read = reader_for(raw.table.column(name), raw.source, 0)
            counts = self.run(f"SELECT {quoted(name)}, count(*) FROM {raw.relation} GROUP BY 1")  # noqa: S608
            for given, count in counts:
                if given is not None and (day := read(str(given)).value):
                    found[day] = found.get(day, 0) + int(str(count))
        return found

    def parse(self, raw: RawTable, year: int) -> str:
        """The parsed relation of a raw table. Faults and repairs are written on the way."""
        parsed = raw.relation.replace("raw_", "parsed_", 1)
        columns = raw.table.columns_in(year)
        self._say_columns(raw, columns, year)
        distinct = self._distinct(raw, [each for each in columns if each.name in raw.headings])
        chosen, joins = ["r.file", "r.row"], []
        for column in columns:
            expression, join = self._column(raw, column, distinct.get(column.name), year)
            chosen.append(f"{expression} AS {quoted(column.name)}")
            joins += join
        self.run(
            f"CREATE TABLE {parsed} AS SELECT {', '.join(chosen)} FROM {raw.relation} r {' '.join(joins)}"
        )  # noqa: S608
        for each in joins:
            self.run(f"DROP TABLE {each.split()[2]}")
        return parsed

    def _say_columns(self, raw: RawTable, columns: Sequence[Column], year: int) -> None:
        asked = {each.name for each in columns}
        for column in columns:
            if column.required and column.name not in raw.headings:
                self.run(
                    "INSERT INTO faults VALUES (?, ?, ?, 1, ?, 'missing-column', NULL, ?)",
                    (self.delivery, raw.table.name, raw.file, column.name, MISSING_COLUMN),
                )
        for name in raw.headings:
            if name not in asked:
                cells = self.run(f"SELECT count(*) FROM {raw.relation} WHERE trim({quoted(name)}) <> ''")[0][
                    0
                ]  # noqa: S608
                self.run(
                    "INSERT INTO repairs VALUES (?, ?, ?, ?, ?, ?, 1)",
                    (self.delivery, raw.table.name, name, f"column not of {year}: left out", cells, raw.file),
                )

    def _distinct(self, raw: RawTable, columns: Iterable[Column]) -> dict[str, list[str]]:
        """The values of each column that are to be read in Python: every one of a small kind, else those not plain."""
        found: dict[str, list[str]] = {}
        for column in columns:
            name, plain = quoted(column.name), plain_form(column.kind)
            odd = ""
            if plain:
                odd = f"AND NOT (regexp_full_match({name}, {_text(plain)}) AND {name} <> 'NULL')"
            rows = self.run(f"SELECT DISTINCT {name} FROM {raw.relation} WHERE {name} <> '' {odd}")  # noqa: S608
            found[column.name] = [str(value) for (value,) in rows]
        return found

    def _column(
        self, raw: RawTable, column: Column, distinct: list[str] | None, year: int
    ) -> tuple[str, list[str]]:
        """The expression of one parsed column and the join that it needs."""
        kind, name = sql_type(column.kind), quoted(column.name)
        if distinct is None:
            return f"NULL::{kind}", []
        read = self._reader(raw, column, year)
        cells = [read(value) for value in distinct]
        if column.required:
            self._say_blank(
                raw, column, [value for value, cell in zip(distinct, cells, strict=True) if _is_blank(cell)]
            )
        plain = f"nullif(r.{name}, '')"
        if not distinct:
            return (plain if kind == "VARCHAR" else f"NULL::{kind}"), []
        known = self._map(distinct, cells, kind)
        self._say(raw, column, cells, known)
        join = f"LEFT JOIN {known} ON r.{name} = {known}.given"
        if plain_form(column.kind) is None:
            return f"{known}.value", [join]
        return f"CASE WHEN {known}.given IS NULL THEN {plain} ELSE {known}.value END", [join]

    def _reader(self, raw: RawTable, column: Column, year: int) -> Reader:
        if column.kind not in DATES:
            return reader_for(column, raw.source, year)
        seen, read = self.dates.setdefault(raw.source, {}), date_reader(raw.source)

        def once(given: str) -> Cell:
            cell = seen.get(given)
            if cell is None:
                cell = seen[given] = read(given)
            return cell

        return once

    def _map(self, distinct: Sequence[str], cells: Sequence[Cell], kind: str) -> str:
        """A table of the distinct values with what each was read as."""
        import numpy as np

        self.maps += 1
        name = f"map_{self.delivery}_{self.maps}"
        parts = {
            "given": distinct,
            "value": [cell.value for cell in cells],
            "repair": [cell.repair for cell in cells],
            "rule": [cell.rule for cell in cells],
            "message": [cell.message for cell in cells],
        }
        arrays = {}
        for key, values in parts.items():
            arrays[key] = np.empty(len(values), dtype=object)
            arrays[key][:] = values
        self.con.register("cells", arrays)
        self.run(
            f"CREATE TABLE {name} AS SELECT given::VARCHAR AS given, CAST(value::VARCHAR AS {kind}) AS value, "  # noqa: S608
            "repair::VARCHAR AS repair, rule::VARCHAR AS rule, message::VARCHAR AS message FROM cells"
        )
        self.con.unregister("cells")
        return name

    def _say(self, raw: RawTable, column: Column, cells: Sequence[Cell], known: str) -> None:
        """The faults row by row, and the repairs counted; nothing is asked of DuckDB where there are none."""
        name, told = quoted(column.name), (self.delivery, raw.table.name)
        if any(cell.rule for cell in cells):
            self.run(
                f"INSERT INTO faults SELECT ?, ?, r.file, r.row, ?, m.rule, r.{name}, m.message "  # noqa: S608
                f"FROM {raw.relation} r JOIN {known} m ON r.{name} = m.given WHERE m.rule <> ''",
                (*told, column.name),
            )
        if any(cell.repair for cell in cells):
            self.run(
                f"INSERT INTO repairs SELECT ?, ?, ?, m.repair, count(*), min(r.file), min(r.row) "  # noqa: S608
                f"FROM {raw.relation} r JOIN {known} m ON r.{name} = m.given WHERE m.repair <> '' GROUP BY m.repair",
                (*told, column.name),
            )

    def _say_blank(self, raw: RawTable, column: Column, blanks: Sequence[str]) -> None:
        """A required cell that is there and blank. In XML a cell that is not there is blank; in a CSV its row is short."""
        name = quoted(column.name)
        absent = f"OR {name} IS NULL" if raw.source.form == "xml" else ""
        self.run(
            f"INSERT INTO faults SELECT ?, ?, file, row, ?, 'required-blank', NULL, ? FROM {raw.relation} "  # noqa: S608
            f"WHERE {name} = '' {absent} OR list_contains(?::VARCHAR[], {name})",
            (self.delivery, raw.table.name, column.name, REQUIRED_BLANK, list(blanks)),
        )


def _text(value: str) -> str:
    """A text as SQL."""
    return "'" + value.replace("'", "''") + "'"


def _is_blank(cell: Cell) -> bool:
    return cell.value is None and not cell.rule

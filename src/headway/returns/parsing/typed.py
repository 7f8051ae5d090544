"""Raw tables into typed ones: each distinct value of a column is read once and joined back to the rows that have it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from headway.returns.parsing.cell import BLANK, Cell
from headway.returns.parsing.readers import Readers, Source, plain_form, sql_type
from headway.returns.sql import literal, quoted, texts
from headway.returns.tables import Column, Table

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

REQUIRED_BLANK = "The cell must not be blank. Give its value."
MISSING_COLUMN = "The column is not in the file. Add it to the extract; until then it is read as blank."


@dataclass(frozen=True)
class RawTable:
    """A raw relation: its table, file, where it came from, and the columns that were there."""

    table: Table
    file: int
    relation: str
    headings: tuple[str, ...]
    source: Source


@dataclass(frozen=True)
class Reading:
    """What was read of one column: its key in the map, and every value that was looked at."""

    key: int
    column: Column
    cells: Mapping[str, Cell]
    absent: bool
    """Some rows have no such cell at all."""

    @property
    def blanks(self) -> list[str]:
        return [given for given, cell in self.cells.items() if cell.value is None and not cell.rule]

    @cached_property
    def direct(self) -> str | None:
        """The column as SQL where every value is in its own form; None where the map must be joined.

        A plain column without an odd value is its own reading; so are codes as the return writes them.
        """
        cell, kind = f"nullif(r.{quoted(self.column.name)}, '')", sql_type(self.column.kind)
        if any(each.repair or each.rule for each in self.cells.values()):
            return None
        read = [(given, each.value or "") for given, each in self.cells.items() if given]
        if all(given == value for given, value in read):
            return cell if kind == "VARCHAR" else f"CAST({cell} AS {kind})"
        if kind == "DATE" and all(given == f"{value[8:]}/{value[5:7]}/{value[:4]}" for given, value in read):
            return f"CAST(strptime({cell}, '%d/%m/%Y') AS DATE)"
        return None


class Typing:
    """The parsing of one delivery: its values are read into one map, which is joined to each table."""

    def __init__(self, con: DuckDBPyConnection, delivery: int) -> None:
        self.con, self.delivery = con, delivery
        self.readers = Readers()
        self.map = f"map_{delivery}"

    def run(self, sql: str, values: Sequence[object] = ()) -> list[tuple[object, ...]]:
        return self.con.execute(sql, list(values)).fetchall()

    def event_days(self, raws: Sequence[RawTable]) -> Mapping[str, int]:
        """How often each readable event date (YYYY-MM-DD) stands in the tables, before their year is known."""
        asked = [(raw, name) for raw in raws for name in raw.table.event_dates if name in raw.headings]
        if not asked:
            return {}
        parts = (
            f"SELECT {at}, {quoted(name)}, count(*) FROM {raw.relation} GROUP BY 2"
            for at, (raw, name) in enumerate(asked)
        )
        found: Counter[str] = Counter()
        readers = [self.readers.of(raw.table.column(name), raw.source, 0) for raw, name in asked]
        for at, given, count in self.run(" UNION ALL ".join(parts)):
            if given is not None and (day := readers[int(str(at))](str(given)).value):
                found[day] += int(str(count))
        return found

    def parse(self, raws: Sequence[RawTable], year: int) -> dict[str, str]:
        """The parsed relation of each raw table. Faults and repairs are written on the way."""
        readings: dict[str, list[Reading]] = {}
        for raw in raws:
            start = sum(map(len, readings.values()))
            readings[raw.table.name] = self._readings(raw, year, start)
        self._make_map([each for of_table in readings.values() for each in of_table if each.direct is None])
        parsed = {raw.table.name: self._join(raw, readings[raw.table.name], year) for raw in raws}
        for raw in raws:
            self._say_columns(raw, year)
            self._say(raw, readings[raw.table.name])
        self.run(f"DROP TABLE {self.map}")
        return parsed

    def _readings(self, raw: RawTable, year: int, start: int) -> list[Reading]:
        """The values of each column that are to be read in Python: every one of a small kind, else those not plain."""
        columns = [each for each in raw.table.columns_in(year) if each.name in raw.headings]
        parts = []
        for at, column in enumerate(columns):
            name, plain = quoted(column.name), plain_form(column.kind)
            is_plain = f"regexp_full_match({name}, {literal(plain)}) AND {name} <> 'NULL'" if plain else ""
            odd = f"WHERE {name} IS NULL OR NOT ({is_plain})" if plain else ""
            parts.append(f"SELECT DISTINCT {at}, {name} FROM {raw.relation} {odd}")
        values: list[list[object]] = [[] for _ in columns]
        for number, given in self.run(" UNION ALL ".join(parts)):
            values[int(str(number))].append(given)
        found = []
        for at, (column, given_values) in enumerate(zip(columns, values, strict=True)):
            read = self.readers.of(column, raw.source, year)
            cells = {
                str(given): read(str(given)) if given else BLANK
                for given in given_values
                if given is not None
            }
            found.append(Reading(start + at, column, cells, None in given_values))
        return found

    def _make_map(self, readings: Sequence[Reading]) -> None:
        """One table of every distinct value that was looked at, with what it was read as."""
        import numpy as np

        rows = [(each.key, given, cell) for each in readings for given, cell in each.cells.items() if given]
        arrays = {
            "key": np.array([key for key, _, _ in rows], dtype=np.int32),
            "given": texts([given for _, given, _ in rows]),
            "value": texts([cell.value for _, _, cell in rows]),
            "repair": texts([cell.repair for _, _, cell in rows]),
            "rule": texts([cell.rule for _, _, cell in rows]),
            "message": texts([cell.message for _, _, cell in rows]),
        }
        self.con.register("cells", arrays)
        chosen = ", ".join(f"{name}::VARCHAR AS {name}" for name in arrays if name != "key")
        self.run(f"CREATE TABLE {self.map} AS SELECT key, {chosen} FROM cells")
        self.con.unregister("cells")

    def _join(self, raw: RawTable, readings: Sequence[Reading], year: int) -> str:
        """The typed table: every column of the year's schema, NULL where the file has it not."""
        parsed = raw.relation.replace("raw_", "parsed_", 1)
        by_name = {each.column.name: each for each in readings}
        chosen, joins = ["r.file", "r.row"], []
        for column in raw.table.columns_in(year):
            name, kind, reading = quoted(column.name), sql_type(column.kind), by_name.get(column.name)
            if reading is None:
                chosen.append(f"NULL::{kind} AS {name}")
            elif reading.direct is not None:
                chosen.append(f"{reading.direct} AS {name}")
            else:
                known = f"m{reading.key}"
                joins.append(
                    f"LEFT JOIN (SELECT given, value::{kind} AS value FROM {self.map} WHERE key = {reading.key}) "
                    f"{known} ON r.{name} = {known}.given"
                )
                plain = plain_form(column.kind) is not None
                own = f"CASE WHEN {known}.given IS NULL THEN nullif(r.{name}, '') ELSE {known}.value END"
                chosen.append(f"{own if plain else f'{known}.value'} AS {name}")
        typed = f"SELECT {', '.join(chosen)} FROM {raw.relation} r {' '.join(joins)}"
        self.run(f"CREATE TABLE {parsed} AS {typed}")
        return parsed

    def _say_columns(self, raw: RawTable, year: int) -> None:
        """Columns that are not there and should be, and those that are there in a year that has them not."""
        columns = raw.table.columns_in(year)
        asked = {each.name for each in columns}
        for column in columns:
            if column.required and column.name not in raw.headings:
                self.run(
                    "INSERT INTO faults VALUES (?, ?, ?, 1, ?, 'missing-column', NULL, ?)",
                    (self.delivery, raw.table.name, raw.file, column.name, MISSING_COLUMN),
                )
        for name in raw.headings:
            if name not in asked:
                self.run(
                    "INSERT INTO repairs SELECT ?, ?, ?, ?, count(*), ?, coalesce(min(row), 1) "
                    f"FROM {raw.relation} WHERE {quoted(name)} <> ''",
                    (self.delivery, raw.table.name, name, f"column not of {year}: left out", raw.file),
                )

    def _say(self, raw: RawTable, readings: Sequence[Reading]) -> None:
        """The faults row by row, and the repairs counted; nothing is asked of DuckDB where there are none.

        A column with either is read through the map (`Reading.direct`).
        """
        for each in readings:
            name, told = quoted(each.column.name), (self.delivery, raw.table.name, each.column.name)
            joined = f"FROM {raw.relation} r JOIN {self.map} m ON m.key = {each.key} AND r.{name} = m.given"
            if any(cell.rule for cell in each.cells.values()):
                self.run(
                    f"INSERT INTO faults SELECT ?, ?, r.file, r.row, ?, m.rule, r.{name}, m.message {joined} "
                    "WHERE m.rule <> ''",
                    told,
                )
            if any(cell.repair for cell in each.cells.values()):
                self.run(
                    f"INSERT INTO repairs SELECT ?, ?, ?, m.repair, count(*), min(r.file), min(r.row) {joined} "
                    "WHERE m.repair <> '' GROUP BY m.repair",
                    told,
                )
            if each.column.required:
                self._say_blank(raw, each)

    def _say_blank(self, raw: RawTable, reading: Reading) -> None:
        """A required cell that is blank. In XML a cell that is not there is blank; in a CSV its row is short."""
        absent = reading.absent and raw.source.form == "xml"
        if not (reading.blanks or absent):
            return
        name = quoted(reading.column.name)
        self.run(
            f"INSERT INTO faults SELECT ?, ?, file, row, ?, 'required-blank', NULL, ? FROM {raw.relation} "
            f"WHERE list_contains(?::VARCHAR[], {name}) {f'OR {name} IS NULL' if absent else ''}",
            (self.delivery, raw.table.name, reading.column.name, REQUIRED_BLANK, reading.blanks),
        )

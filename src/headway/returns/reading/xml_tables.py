"""The children in need census and the SSDA903 as XML: records become rows of the raw tables.

A row carries the columns of its parents, so that tables can be joined: in the census by the element around it, in the
SSDA903 by the HEADER beside it (CHILDID is CHILD there, and PL is PLACE: Data to Insight, validator of the SSDA903).
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from headway.errors import ForPerson
from headway.returns.reading.limits import BATCH_ROWS, SNIFF_BYTES
from headway.returns.reading.scan import Scan
from headway.returns.reading.staging import Place, add_rows, stage
from headway.returns.reading.text import encoding_of_start, start_text
from headway.returns.reading.xml_records import Odd, Record, RecordStream, Shape, elements_of
from headway.returns.schema import return_named
from headway.returns.sql import quoted
from headway.returns.tables import Return, Table

_DECLARED = re.compile(rb"<\?xml[^>]{0,200}?encoding\s*=\s*[\"']([A-Za-z0-9._-]{1,40})[\"']")
_RECORDS = re.compile(r"<(?:\w+:)?(?:Child|CINdetails|HEADER|EPISODE)\b")
_UTF8 = {"utf-8", "utf8", "us-ascii", "ascii"}

IN_HEADER = ("uasc", "oc3", "ad1")
"""Tables of the SSDA903 that have no element of their own: their fields stand in the child's HEADER."""

GIVEN_TWICE = "The element is given more than once in this place; the first was read."


def recognised_xml(path: Path, name: str) -> str | None:
    """The return that an XML file is, by its elements; None where it is none that Headway knows."""
    with path.open("rb") as stream:
        names = elements_of(stream.read(SNIFF_BYTES), name)
    if names[:1] == ("Message",) and ("LAchildID" in names or "CINdetails" in names or "Header" in names):
        return "cin"
    if "HEADER" in names and ("CHILDID" in names or "CHILD" in names or "EPISODE" in names):
        return "ssda903"
    return None


def read_xml(
    place: Place, path: Path, name: str, return_name: str, scan: Scan
) -> dict[str, tuple[str, int, tuple[str, ...]]]:
    """The raw relation, rows and columns found of each table that the file holds."""
    told = return_named(return_name)
    rows = _Cin(place, told) if return_name == "cin" else _Ssda903(place, told)
    encoding, by_line = _encoding(path, scan), _is_by_line(path)
    stream = RecordStream(name, replace(rows.shape(), by_line=by_line), rows.take, encoding)
    odd = stream.read(path)
    found = rows.finish()
    if not found:
        raise ForPerson(
            f"{name}: there is no child in the file. Export the return again from the case system."
        )
    _say(place, odd, rows.tables)
    first = next(iter(found))
    if not by_line:
        place.repair(
            first, "", "rows counted by their elements, since a line holds several", found[first][1], 1
        )
    if encoding:
        place.repair(first, "", "file read as Windows-1252 in place of UTF-8", found[first][1], 1)
    return found


def _is_by_line(path: Path) -> bool:
    """Whether the records lie on lines of their own, as far as the beginning of the file tells."""
    with path.open("rb") as stream:
        start = stream.read(SNIFF_BYTES)
    text = start_text(start, encoding_of_start(start) or "latin-1")
    return text.count("\n") >= len(_RECORDS.findall(text))


def _encoding(path: Path, scan: Scan) -> str | None:
    """Windows-1252 where the file says UTF-8, or nothing, and is not; else what the file says."""
    with path.open("rb") as stream:
        start = stream.read(400)
    if scan.utf8 or start[:2] in (b"\xff\xfe", b"\xfe\xff") or b"\0" in start[:4]:
        return None
    declared = _DECLARED.search(start)
    if declared and declared.group(1).decode("ascii").casefold() not in _UTF8:
        return None
    return "windows-1252"


def _say(place: Place, odd: Odd, tables: Mapping[str, Table]) -> None:
    for (element, name), (cells, line) in odd.unknown.items():
        place.repair(tables[element].name, name[:40], "element not of this table: left out", cells, line)
    for element, name, line in odd.twice:
        place.fault(tables[element].name, line, name, "given-twice", GIVEN_TWICE)


@dataclass
class _Rows:
    """Rows of the tables as they come, handed to DuckDB a batch at a time."""

    place: Place
    told: Return
    waiting: dict[str, list[tuple[object, ...]]] = field(default_factory=dict)
    count: dict[str, int] = field(default_factory=dict)
    seen: dict[str, set[str]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.tables = {table.xml: table for table in self.told.tables.values() if table.xml}

    def shape(self) -> Shape:
        return Shape({element: columns_of(table) for element, table in self.tables.items()})

    def take(self, group: list[Record]) -> None:
        raise NotImplementedError

    def add(self, table: Table, line: int, cells: Sequence[str | None]) -> None:
        rows = self.waiting.setdefault(table.name, [])
        rows.append((line, *cells))
        if len(rows) >= BATCH_ROWS:
            self._hand_on(table)

    def _hand_on(self, table: Table) -> None:
        rows = self.waiting.pop(table.name)
        names = [column.name for column in table.columns]
        columns = list(zip(*rows, strict=True))
        seen = self.seen.setdefault(table.name, set())
        seen.update(
            name
            for name, cells in zip(names, columns[1:], strict=True)
            if any(cell is not None for cell in cells)
        )
        staged = self.place.relation("stage", table.name)
        if table.name not in self.count:
            stage(self.place, staged, ["row", *names])
        self.count[table.name] = self.count.get(table.name, 0) + len(rows)
        add_rows(self.place, staged, columns)

    def finish(self) -> dict[str, tuple[str, int, tuple[str, ...]]]:
        found = {}
        for table in self.told.tables.values():
            if table.name in self.waiting:
                self._hand_on(table)
            if table.name in self.count:
                known = tuple(each.name for each in table.columns if each.name in self.seen[table.name])
                found[table.name] = (self._raw(table.name, known), self.count[table.name], known)
        return found

    def _raw(self, table: str, known: tuple[str, ...]) -> str:
        raw, staged = self.place.relation("raw", table), self.place.relation("stage", table)
        names = ", ".join(map(quoted, known))
        self.place.run(
            f"CREATE VIEW {raw} AS SELECT {self.place.file}::INTEGER AS file, row, {names} FROM {staged}"
        )
        return raw


def columns_of(table: Table) -> dict[str, str]:
    """The column for each name that an element of this table may have."""
    return {each: column.name for column in table.columns for each in (column.name, *column.headings)}


class _Cin(_Rows):
    """A column of a parent's key comes from the element around."""

    def __post_init__(self) -> None:
        super().__post_init__()
        self.plans = {element: (table, self._cells(table)) for element, table in self.tables.items()}

    @staticmethod
    def _cells(table: Table) -> tuple[tuple[str, bool], ...]:
        of_parents = {name for parent in table.parents for name in parent.columns}
        return tuple((column.name, column.name in of_parents) for column in table.columns)

    def take(self, group: list[Record]) -> None:
        for record in group:
            table, cells = self.plans[record.element]
            fields = record.fields
            self.add(
                table,
                record.line,
                [
                    _around(record, name) if of_parent and name not in fields else fields.get(name)
                    for name, of_parent in cells
                ],
            )


def _around(record: Record, name: str) -> str | None:
    """The text of a column in the nearest element around that has it."""
    outer = record.around
    while outer is not None:
        if name in outer.fields:
            return outer.fields[name]
        outer = outer.around
    return None


class _Ssda903(_Rows):
    """A column that an element lacks comes from the child's HEADER."""

    def shape(self) -> Shape:
        columns = {element: columns_of(table) for element, table in self.tables.items()}
        for name in IN_HEADER:
            columns["HEADER"] |= columns_of(self.told.tables[name])
        columns["HEADER"]["UASC"] = "UASC"
        return Shape(columns, together_at=1)

    def __post_init__(self) -> None:
        super().__post_init__()
        header = {column.name for column in self.told.tables["header"].columns}
        self.own = {
            name: [each.name for each in self.told.tables[name].columns if each.name not in header]
            for name in IN_HEADER
        }

    def take(self, group: list[Record]) -> None:
        header = next((record for record in group if record.element == "HEADER"), None)
        shared = header.fields if header else {}
        for record in group:
            table = self.tables[record.element]
            fields = record.fields
            self.add(
                table,
                record.line,
                [
                    fields[each.name] if each.name in fields else shared.get(each.name)
                    for each in table.columns
                ],
            )
        if header is not None:
            for name in IN_HEADER:
                if self._has(name, shared):
                    table = self.told.tables[name]
                    self.add(table, header.line, [shared.get(each.name) for each in table.columns])

    def _has(self, name: str, fields: Mapping[str, str]) -> bool:
        if name == "uasc" and fields.get("UASC", "").strip().casefold() in {"1", "y", "yes", "true"}:
            return True
        return any(fields.get(each, "").strip() for each in self.own[name])

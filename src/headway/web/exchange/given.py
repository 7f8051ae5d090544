"""Tables as they were given, and the same once every cell has been read: all faults are told at once."""

from dataclasses import dataclass, field
from typing import Any

from headway.web.exchange.faults import Fault, Faults
from headway.web.exchange.tables import TABLES, Column, PlanTables, Row, Table
from headway.web.exchange.values import Wrong, read

__all__ = ["Checked", "Given", "by_key", "checked", "looked_at"]

_MOST_FAULTS = 500


@dataclass(frozen=True)
class Given:
    """One table of a file: its headings, and the cells of each row with the row's number as the person sees it."""

    table: Table
    headings: tuple[str, ...]
    rows: list[tuple[int, list[Any]]]


@dataclass(frozen=True)
class Checked:
    """The rows of a file, read. A column that the file has not is missing from its rows: it stays as it is.

    ``places`` has the number of each row in its sheet; ``sheet`` is the sheet all rows came from, where it is only one
    (a council's own plan sheet): then what is not in the file is not missing from it.
    """

    tables: PlanTables
    places: dict[str, list[int]]
    notes: list[str] = field(default_factory=list)
    sheet: str = ""

    def place(self, table: str, index: int) -> int | None:
        """The number of a row as the person sees it."""
        return self.places[table][index] if table in self.places else None


def checked(given: list[Given]) -> Checked:
    """Every cell of a whole plan read, or :class:`Faults` with all that is wrong."""
    found, faults = looked_at(given, whole=True)
    if faults:
        raise Faults(faults)
    return found


def looked_at(given: list[Given], *, whole: bool) -> tuple[Checked, list[Fault]]:
    """Every cell read, and what is wrong; a cell that cannot be read is missing from its row.

    Not ``whole`` is a file that people edited: in new rows they leave empty what Headway fills (refs, versions, times).
    """
    faults: list[Fault] = []
    notes: list[str] = []
    rows: dict[str, list[Row]] = {}
    places: dict[str, list[int]] = {}
    for each in given:
        columns = _columns(each, faults, notes, whole=whole)
        rows[each.table.name] = [
            _row(each.table, columns, place, cells, faults, whole=whole) for place, cells in each.rows
        ]
        places[each.table.name] = [place for place, _ in each.rows]
        if len(faults) > _MOST_FAULTS:
            break
    return Checked(PlanTables(rows), places, notes), faults


def _columns(given: Given, faults: list[Fault], notes: list[str], *, whole: bool) -> list[Column | None]:
    """The column of each heading; None for one that is not ours."""
    table, found = given.table, []
    for heading in given.headings:
        column = table.by_heading.get(" ".join(heading.split()).casefold())
        if column is None and heading.strip():
            notes.append(f'{table.name}: the column "{heading[:60]}" is not Headway\'s and was left out.')
        if column is not None and column in found:
            faults.append(Fault(table.name, None, column.heading, "the column is there twice. Remove one."))
        found.append(column)
    faults += [
        Fault(table.name, None, column.heading, "the column is missing. Put it back as it was exported.")
        for column in table.columns
        if (column.needed if whole else column.key in ("ref", "action", "item")) and column not in found
    ]
    return found


def _row(
    table: Table,
    columns: list[Column | None],
    place: int,
    cells: list[Any],
    faults: list[Fault],
    *,
    whole: bool,
) -> Row:
    row: Row = {}
    for position, column in enumerate(columns):
        if column is None or column.key in row:
            continue
        try:
            row[column.key] = read(column, cells[position] if position < len(cells) else None, whole=whole)
        except Wrong as wrong:
            faults.append(Fault(table.name, place, column.heading, str(wrong)))
    return row


def by_key(name: str) -> Table | None:
    """The table with that key or name, whatever its capitals; None for one that is not ours."""
    wanted = name.strip().casefold().replace(" ", "_")
    return next((table for table in TABLES if table.key == wanted), None)

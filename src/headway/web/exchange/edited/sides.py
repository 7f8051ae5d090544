"""The file on one side, the plan as it stands on the other, and what has been found between them so far."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

from headway.web.accounts.models import Person
from headway.web.exchange.edited.proposal import Cell, Change, Kind
from headway.web.exchange.faults import Fault
from headway.web.exchange.given import Checked
from headway.web.exchange.tables import Kind as ColumnKind
from headway.web.exchange.tables import PlanTables, Row, table_named
from headway.web.exchange.values import as_text

__all__ = ["Sides"]

_SHOWN = 300


@dataclass
class Sides:
    """Both sides; collects changes, faults and notes."""

    given: Checked
    now: PlanTables
    people: dict[str, Person]
    faults: list[Fault]
    changes: list[Change] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    stale_actions: dict[str, bool] = field(default_factory=dict)
    """Whether an action changed here since the file was exported, by its ref."""
    names: dict[str, dict[str, str]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        for table in ("Items", "Actions"):
            self.names[table] = {row["ref"].casefold(): row["ref"] for row in self.now.of(table)}

    def has(self, table: str) -> bool:
        """Whether the file has the table at all; one that it has not stays as it is."""
        return table in self.given.tables.rows

    def rows(self, table: str) -> Iterator[tuple[int, Row]]:
        """The file's rows with their numbers."""
        return zip(self.given.places.get(table, []), self.given.tables.of(table), strict=True)

    def name(self, table: str, handle: str, ref: str) -> None:
        """Remember what other sheets may call a row: its ref, or what a person wrote in a new row's ref."""
        self.names[table][handle.casefold()] = ref

    def known(self, table: str, handle: str) -> str | None:
        """The row that another sheet means."""
        return self.names[table].get(handle.strip().casefold())

    def unknown(self, handle: Any, table: str) -> str:
        """What to say of a handle that leads nowhere."""
        return f'"{handle or ""}" is not on the sheet {table}. Give the ref of a row that is.'

    def under_action(self, table: str) -> Iterator[tuple[int, str, Row]]:
        """The file's rows with the action that each belongs to; those that name none are faults."""
        for place, row in self.rows(table):
            action = self.known("Actions", row.get("action") or "")
            if action is None:
                self.fault(table, place, "Action", self.unknown(row.get("action"), "Actions"))
            else:
                yield place, action, row

    def cells(self, table: str, now: Row, row: Row, keys: Sequence[str]) -> tuple[Cell, ...]:
        """The values that differ, of columns that the file has."""
        columns = {column.key: column for column in table_named(table).columns}
        return tuple(
            Cell(
                columns[key].heading, _shown(columns[key].kind, now[key]), _shown(columns[key].kind, row[key])
            )
            for key in keys
            if key in row and not _same(now[key], row[key])
        )

    def is_stale(self, now: Row, row: Row, cells: Sequence[Cell]) -> bool:
        """Whether both sides changed. Without a version it cannot be told, and only filling in is safe."""
        if row.get("version") is None:
            return any(cell.now not in ("", "none", "no") for cell in cells)
        return bool(row["version"] != now["version"])

    def is_stale_action(self, action: str, cells: Sequence[Cell]) -> bool:
        """The same for what belongs to an action."""
        if self.given.sheet:
            return any(cell.now not in ("", "no") for cell in cells)
        return self.stale_actions.get(action, False)

    def check_status(self, table: str, place: int, row: Row) -> None:
        """The status word is one of the plan's, or one that the file adds; it is given the plan's capitals."""
        given = (row.get("status") or "").strip()
        words = [each["word"] for each in self.now.of("Status words")]
        words += [each.get("word") or "" for each in self.given.tables.of("Status words")]
        found = next((word for word in words if word.casefold() == given.casefold()), None)
        if given and found is None:
            known = ", ".join(dict.fromkeys(filter(None, words)))
            self.fault(
                table, place, "Status", f'"{given[:40]}" is not a word of this plan. Use one of: {known}.'
            )
            row.pop("status")
        elif given:
            row["status"] = found

    def fault(self, table: str, place: int | None, column: str, message: str) -> None:
        self.faults.append(Fault(self.given.sheet or table, place, column, message))

    def added(self, table: str, place: int, ref: str, label: str, row: Row) -> None:
        columns = {column.key: column for column in table_named(table).columns}
        cells = tuple(
            Cell(columns[key].heading, "", _shown(columns[key].kind, value))
            for key, value in row.items()
            if key in columns and key not in ("ref", "action") and value not in (None, "", [], False)
        )
        self.changes.append(Change(table, Kind.ADDED, place, ref, _label(label), cells, row=row))

    def changed(
        self, table: str, place: int, ref: str, label: str, cells: tuple[Cell, ...], row: Row, *, stale: bool
    ) -> None:
        self.changes.append(Change(table, Kind.CHANGED, place, ref, _label(label), cells, stale, row))

    def removed(self, table: str, ref: str, label: str, row: Row, *, stale: bool = False) -> None:
        self.changes.append(Change(table, Kind.REMOVED, None, ref, _label(label), (), stale, row))

    def note_others(self, table: str, place: int, now: Row, row: Row, taken: Sequence[str]) -> None:
        """Columns that an import does not write: say so where the file has another value."""
        columns = {column.key: column for column in table_named(table).columns}
        others = [
            columns[key].heading
            for key, value in row.items()
            if key in now and key not in taken and not _same(now[key], value) and value not in (None, "")
        ]
        if others:
            where = f"{self.given.sheet or table}, row {place}"
            self.notes.append(f"{where}: {', '.join(others)} cannot be changed by a file and stays as it is.")

    def note_missing(self, table: str, here: dict[str, Row], why: str) -> None:
        """Rows that stand here and that the file has not: they stay."""
        if self.given.sheet or not self.has(table):
            return
        seen = {self.names[table][each] for each in self._handles(table)}
        missing = [ref for ref in here if ref not in seen]
        if missing:
            shown = ", ".join(missing[:20]) + (" and more" if len(missing) > 20 else "")
            self.notes.append(f"{table}: {shown} not in the file, and will stay. {why}")

    def _handles(self, table: str) -> Iterator[str]:
        for place, row in self.rows(table):
            handle = ((row.get("ref") or "").strip() or f"row {place}").casefold()
            if handle in self.names[table]:
                yield handle


def _same(one: Any, other: Any) -> bool:
    if isinstance(one, str) and isinstance(other, str):
        return one.replace("\r\n", "\n").strip() == other.replace("\r\n", "\n").strip()
    return (one or None) == (other or None)


def _shown(kind: ColumnKind, value: Any) -> str:
    text = f"{value.day} {value:%B %Y}" if kind is ColumnKind.DAY and value else as_text(kind, value)
    return text if len(text) <= _SHOWN else text[:_SHOWN] + "…"


def _label(text: str) -> str:
    return text if len(text) <= 100 else text[:100] + "…"

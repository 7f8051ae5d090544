"""Tables still open to change, so that a fault can be planted in a known row."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from typing import Any

from headway.returns.synth.tables import Sheet

Row = list[Any]
Cells = dict[str, Any]


@dataclass(frozen=True, eq=False)
class Fault:
    """One planted fault: the rule that should find it, and where. ``row`` counts as a person does; None is no one row.

    ``field`` is the column, or element, that the finding should name.
    """

    rule: str
    return_name: str
    table: str
    file: str
    field: str
    row: int | None
    did: str

    def in_words(self) -> dict[str, Any]:
        """As it stands in planted.json."""
        return {"rule": self.rule, "return": self.return_name, "table": self.table, "file": self.file,
                "row": self.row, "field": self.field, "did": self.did}  # fmt: skip


@dataclass(eq=False)
class Grid:
    """One table of a file."""

    return_name: str
    table: str
    file: str
    headings: list[str]
    rows: list[Row]
    child: str
    """The heading of the column that says whose row it is."""

    def cells(self, row: Row) -> Cells:
        """The row by heading."""
        return dict(zip(self.headings, row, strict=False))

    def put(self, row: Row, heading: str, value: object) -> None:
        """Change one cell."""
        row[self.headings.index(heading)] = value

    def add(self, **cells: object) -> Row:
        """A new row at the end; what is not given is blank."""
        row = [cells.get(heading, "") for heading in self.headings]
        self.rows.append(row)
        return row

    def of(self, child: str) -> list[Row]:
        """The rows of one child, in their order."""
        place = self.headings.index(self.child)
        return [row for row in self.rows if row[place] == child]

    def children(self) -> set[str]:
        """Everyone in the table."""
        place = self.headings.index(self.child)
        return {row[place] for row in self.rows}

    def number(self, row: Row) -> int:
        """The row as a person counts it: the headings are row 1."""
        return next(n for n, each in enumerate(self.rows, start=2) if each is row)


@dataclass(eq=False)
class Draft:
    """The tables of one delivery, and who has a fault already: nobody gets two."""

    grids: dict[str, Grid]
    used: set[str] = field(default_factory=set)
    planted: list[tuple[str, Grid, str, Row | int | None, str]] = field(default_factory=list)

    def pick(self, grid: Grid, wanted: Callable[[Cells], bool]) -> Row | None:
        """The first row that is wanted, of a child without a fault yet; None if there is none."""
        for row in grid.rows:
            cells = grid.cells(row)
            child = str(cells[grid.child])
            if child not in self.used and len(row) == len(grid.headings) and wanted(cells):
                self.used.add(child)
                return row
        return None

    def told(self, rule: str, grid: Grid, heading: str, row: Row | int | None, did: str) -> None:
        """Keep what was planted; the number of the row is counted at the end, unless it is given."""
        self.planted.append((rule, grid, heading, row, did))

    def faults(self) -> Iterator[Fault]:
        """All that was planted here, with the rows' numbers as they are now."""
        for rule, grid, heading, row, did in self.planted:
            number = grid.number(row) if isinstance(row, list) else row
            yield Fault(rule, grid.return_name, grid.table, grid.file, heading, number, did)


def grid_of(return_name: str, table: str, file: str, sheet: Sheet, child: str) -> Grid:
    """A sheet opened for change."""
    return Grid(return_name, table, file, list(sheet.columns), sheet.rows(), child)


def day(text: str) -> date:
    """A day as it stands in a CSV file."""
    return datetime.strptime(text, "%d/%m/%Y").date()  # noqa: DTZ007 - a day has no zone


def moved(text: str, days: int) -> str:
    """The day so many days later."""
    return f"{day(text) + timedelta(days=days):%d/%m/%Y}"


def change(
    draft: Draft,
    rule: str,
    table: str,
    heading: str,
    to: str | Callable[[Cells], str],
    wanted: Callable[[Cells], bool],
) -> None:
    """One cell of one row."""
    grid = draft.grids[table]
    row = draft.pick(grid, wanted)
    if row is None:
        return
    value = to if isinstance(to, str) else to(grid.cells(row))
    grid.put(row, heading, value)
    draft.told(rule, grid, heading, row, f"{heading} was changed")


def anyone(_: Cells) -> bool:
    """Any row will do."""
    return True


def inside_year(year: int, text: str) -> bool:
    """Whether the day lies well inside the collection year."""
    return bool(text) and date(year - 1, 4, 20) <= day(text) <= date(year, 3, 1)

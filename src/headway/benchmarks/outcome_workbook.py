"""Ofsted's local authority inspection outcomes: a workbook of several tables, laid out anew each year.

The tables overlap: the list of latest judgements, the year's activity with focused and monitoring visits, and the
history. One inspection stands in up to three of them, each with part of it (in 2024 none has both its dates); they
are put together in ``same_inspection``.
"""

import io
import re
import zipfile
from collections.abc import Callable, Iterator, Sequence
from datetime import date
from typing import Any, TypeVar

import python_calamine

from headway.benchmarks.outcome_columns import Column, columns_of, is_heading
from headway.benchmarks.printed_dates import day_in, day_in_words
from headway.benchmarks.register import JUDGEMENTS, Layout, Problem, Register, RegisterRow
from headway.benchmarks.rows import authority_named, grade_word
from headway.benchmarks.same_inspection import put_together
from headway.errors import ForPerson

_KINDS = {
    "ilacs standard inspection": ("ILACS", "standard inspection"),
    "ilacs short inspection": ("ILACS", "short inspection"),
    "ilacs focused visit": ("ILACS focused visit", "focused visit"),
    "la monitoring visit": ("Monitoring visit", "monitoring visit"),
}
_ILACS_FROM = date(2018, 1, 1)
_NOT_YET = "not yet inspected"
_REACH = re.compile(r"report published by (.+)", re.IGNORECASE)
_TITLE = re.compile(r"local authority inspection outcomes", re.IGNORECASE)
_MOST_UNPACKED = 200 * 2**20

_Read = TypeVar("_Read")

Cells = Sequence[Any]
Sheet = tuple[str, list[Cells]]


def read_workbook(content: bytes, name: str, sha256: str) -> Register:
    """The register in one of Ofsted's workbooks (ODS or Excel)."""
    sheets = _sheets(content, name)
    problems: list[Problem] = []
    rows: list[RegisterRow] = []
    waiting: set[str] = set()
    tables = 0
    for sheet, cells in sheets:
        for heading, body in _tables(cells):
            tables += 1
            known, unknown = columns_of(cells[heading])
            problems += [
                Problem(sheet, heading + 1, column.name, "this column is not known and was not read.")
                for column in unknown
            ]
            for number in body:
                for found in _read(sheet, number + 1, cells[number], known):
                    if isinstance(found, Problem):
                        problems.append(found)
                    elif isinstance(found, str):
                        waiting.add(found)
                    else:
                        rows.append(found)
    if not tables:
        raise ForPerson(
            f'{name} is no register that Headway knows: no sheet has a table with "Local authority name". '
            "Give Ofsted's local authority inspection outcomes (ODS), or our judgement history (CSV)."
        )
    title = _title(sheets) or name
    together, differences = put_together(rows)
    inspected = {row.authority for row in together if row.framework == "ILACS"}
    return Register(
        title=title,
        layout=Layout.OFSTED,
        sha256=sha256,
        rows=tuple(together),
        problems=(*problems, *differences),
        not_inspected=tuple(sorted(waiting - inspected)),
        stated_as_at=day_in_words(title),
        stated_covers_to=_reach(sheets),
    )


def _sheets(content: bytes, name: str) -> list[Sheet]:
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            unpacked = sum(part.file_size for part in archive.infolist())
        if unpacked > _MOST_UNPACKED:
            raise ForPerson(f"{name} unpacks to more than a register should hold. Check the file.")
        book = python_calamine.CalamineWorkbook.from_filelike(io.BytesIO(content))
        return [
            (sheet, list(book.get_sheet_by_name(sheet).to_python(skip_empty_area=False)))
            for sheet in book.sheet_names
        ]
    except (python_calamine.CalamineError, zipfile.BadZipFile, OSError, ValueError) as error:
        raise ForPerson(
            f"{name} cannot be read as a spreadsheet ({error}). Fetch it again, or save it as ODS or Excel."
        ) from None


def _tables(cells: list[Cells]) -> Iterator[tuple[int, range]]:
    """Each table's heading row and the rows of its body: it ends where another begins."""
    heads = [number for number, row in enumerate(cells) if is_heading(row)]
    for head, following in zip(heads, [*heads[1:], len(cells)], strict=False):
        yield head, range(head + 1, following)


def _title(sheets: list[Sheet]) -> str:
    first = (str(row[0]) for _, cells in sheets[:1] for row in cells[:3] if row)
    return next((text.strip() for text in first if _TITLE.search(text)), "")


def _reach(sheets: list[Sheet]) -> date | None:
    """The cover's "with a report published by 30 June 2025"."""
    cells = (str(cell) for _, rows in sheets[:1] for row in rows for cell in row)
    return next((day_in_words(found[1]) for cell in cells if (found := _REACH.search(cell))), None)


def _read(
    sheet: str, number: int, cells: Cells, columns: list[Column]
) -> Iterator[RegisterRow | Problem | str]:
    """The inspections in one row; of one that cannot be used, what is wrong; of none, the authority that waits."""
    named = next(column for column in columns if column.field == "name")
    name = str(cells[named.place]).strip()
    if not name:
        return
    groups = sorted({column.group for column in columns} - {0}) or [0]
    found = 0
    for group in groups:
        ours = {column.field: column for column in columns if column.group in (0, group)}
        try:
            row = _Row(sheet, number, cells, ours).read(name)
        except _Unusable as error:
            found += 1
            yield Problem(sheet, number, error.column, str(error))
            continue
        if row:
            found += 1
            yield row
    if not found:
        yield name


class _Unusable(ForPerson):
    """A cell that stops its row from being used."""

    def __init__(self, column: str, message: str) -> None:
        super().__init__(message)
        self.column = column


class _Row:
    """One inspection of one row, cell by cell."""

    def __init__(self, sheet: str, number: int, cells: Cells, columns: dict[str, Column]) -> None:
        self.sheet, self.number, self.cells, self.columns = sheet, number, cells, columns

    def text(self, field: str) -> str:
        column = self.columns.get(field)
        return str(self.cells[column.place]).strip() if column else ""

    def day(self, field: str) -> date | None:
        column = self.columns.get(field)
        if column is None or self.text(field).lower() == _NOT_YET:
            return None
        return self._tried(field, lambda: day_in(self.cells[column.place]))

    def _grade(self, key: str) -> str:
        return self._tried(key, lambda: grade_word(self.text(key)))

    def _tried(self, field: str, read: Callable[[], _Read]) -> _Read:
        try:
            return read()
        except ForPerson as error:
            raise _Unusable(self.columns[field].name, str(error)) from None

    def read(self, name: str) -> RegisterRow | None:
        """The inspection; None where the cells of this group are empty."""
        start, published = self.day("start"), self.day("published")
        graded = [key for key in JUDGEMENTS if self.text(key)]
        if not (start or published or graded or self.text("kind")):
            return None
        if not (start or published):
            raise _Unusable(self.columns["name"].name, f"{name}: an inspection without a date.")
        began = start or published
        authority = self._tried("name", lambda: authority_named(name, began))
        if self.text("code"):
            self._tried("code", lambda: authority_named(name, began, self.text("code")))
        framework, form = self._kind(began)
        return RegisterRow(
            authority=authority.name,
            ons_code=authority.ons_code,
            framework=framework,
            form=form,
            start=start,
            published=published,
            judgements={key: self._grade(key) for key in graded},
            theme=self.text("theme"),
            source="Ofsted official statistics",
            place=f"{self.sheet}, row {self.number}",
        )

    def _kind(self, began: date | None) -> tuple[str, str]:
        printed = self.text("kind")
        if not printed:  # the list of latest judgements does not say; before ILACS there was one framework
            return ("ILACS" if began and began >= _ILACS_FROM else "SIF"), ""
        try:
            return _KINDS[" ".join(printed.lower().split())]
        except KeyError:
            raise _Unusable(
                self.columns["kind"].name, f'"{printed}" is no kind of inspection that Headway knows.'
            ) from None

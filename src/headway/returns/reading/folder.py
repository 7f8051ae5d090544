"""A folder of files into deliveries: what each file is, which belong together, and then their rows."""

from __future__ import annotations

import gc
import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING

from headway.errors import ForPerson
from headway.returns.intake import Delivery, Intake, Progress, SourceFile
from headway.returns.reading.csv_tables import CsvTable, read_csv, recognised_csv
from headway.returns.reading.delivering import Found, delivered
from headway.returns.reading.scan import Scan, scanned
from headway.returns.reading.staging import Place
from headway.returns.reading.walking import Form, files_below, form_of
from headway.returns.reading.workbook import Sheet, Workbook, open_workbook, read_sheet
from headway.returns.reading.workbook_guard import guarded, refuse_ole
from headway.returns.reading.xml_tables import read_xml, recognised_xml
from headway.returns.schema import return_named

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

_WORDS = re.compile(r"[\w .()'&,-]{1,60}")


@dataclass(frozen=True)
class Known:
    """One file that is a return, or a part of one: `content` is what its reader needs."""

    name: str
    path: Path
    form: Form
    return_name: str
    content: CsvTable | tuple[Workbook, tuple[Sheet, ...]] | None

    @property
    def tables(self) -> tuple[str, ...]:
        """The tables it holds; an XML file may hold every one of its return."""
        if isinstance(self.content, CsvTable):
            return (self.content.heading.table,)
        if self.content is not None:
            return tuple(sheet.heading.table for sheet in self.content[1])
        return tuple(return_named(self.return_name).tables)

    @property
    def directory(self) -> str:
        return PurePosixPath(self.name).parent.as_posix()


@dataclass
class Skips:
    """Files, sheets and tables that were left out, each with the reason."""

    found: list[tuple[str, str]] = field(default_factory=list)

    def add(self, name: str, reason: str) -> None:
        self.found.append((name, reason))


def read_all(con: DuckDBPyConnection, folder: Path, *, year: int | None, progress: Progress | None) -> Intake:
    """Every return below a folder, in a connection made for it (see `headway.returns.intake.read_folder`)."""
    skips = Skips()
    known = [each for name, path in files_below(folder) for each in _recognised(name, path, skips)]
    if not known:
        raise ForPerson(_nothing(folder, skips))
    groups = _groups(known)
    _one_year_for_one(groups, year)
    sources: list[SourceFile] = []
    deliveries: list[Delivery] = []
    for number, ((directory, return_name), files) in enumerate(sorted(groups.items()), start=1):
        where = folder.name if directory == "." else directory
        with _no_collecting():
            found = [each for file in files for each in _read(con, number, file, sources, progress)]
            deliveries.append(delivered(con, number, return_name, where, found, skips.add, year=year))
    _one_of_each(deliveries)
    return Intake(con, tuple(sources), tuple(deliveries), tuple(skips.found))


def _recognised(name: str, path: Path, skips: Skips) -> Iterator[Known]:
    """What a file is; nothing where it is no return, with the reason kept."""
    try:
        form = form_of(path)
    except OSError:
        raise ForPerson(
            f"{name}: the file cannot be opened. Close it where it is open, or ask for leave to read it."
        ) from None
    if form is Form.EMPTY:
        skips.add(name, "the file is empty")
    elif form is Form.OTHER:
        skips.add(name, "it is neither a CSV, nor XML, nor a workbook")
    elif form is Form.OLE:
        refuse_ole(path, name)
    elif form is Form.XLSX:
        yield from _workbook(name, path, skips)
    elif form is Form.XML:
        found = recognised_xml(path, name)
        if found:
            yield Known(name, path, form, found, None)
        else:
            skips.add(name, "its elements are those of no return that Headway knows")
    else:
        table = recognised_csv(path, name)
        if isinstance(table, CsvTable):
            yield Known(name, path, form, table.heading.return_name, table)
        else:
            skips.add(name, table)


def _workbook(name: str, path: Path, skips: Skips) -> Iterator[Known]:
    guard = guarded(path, name)
    if guard is None:
        skips.add(name, "it is neither a CSV, nor XML, nor a workbook of the kind .xlsx")
        return
    workbook = open_workbook(path, name, guard)
    for where, reason in workbook.skipped:
        skips.add(where, reason)
    for return_name in sorted({sheet.heading.return_name for sheet in workbook.sheets}):
        sheets = tuple(sheet for sheet in workbook.sheets if sheet.heading.return_name == return_name)
        yield Known(name, path, Form.XLSX, return_name, (workbook, sheets))


def _nothing(folder: Path, skips: Skips) -> str:
    if not skips.found:
        return f"{folder.name} holds no file. Give the folder that holds the returns."
    told = "; ".join(f"{name}: {reason}" for name, reason in skips.found[:5])
    more = f"; and {len(skips.found) - 5} more" if len(skips.found) > 5 else ""
    return (
        f"{folder.name} holds no return that Headway knows ({told}{more}). "
        "Give the SSDA903, the census, Annex A or the local lists."
    )


def _groups(known: list[Known]) -> dict[tuple[str, str], list[Known]]:
    """The files of each delivery, by where they are and of which return.

    The files of one return in one directory belong together. Several whole ones, such as the census of each year as XML
    or a workbook of Annex A for each quarter, are a delivery each, and then their own contents tell them apart.
    """
    together: dict[tuple[str, str], list[Known]] = {}
    for each in known:
        together.setdefault((each.directory, each.return_name), []).append(each)
    groups: dict[tuple[str, str], list[Known]] = {}
    for (directory, return_name), files in together.items():
        twice = _held_twice(files)
        if twice is None:
            groups[directory, return_name] = files
        elif all(each.form in (Form.XML, Form.XLSX) for each in files) and len(twice[0]) > 1:
            groups |= {(each.name, return_name): [each] for each in files}
        else:
            raise ForPerson(_two_hold(*twice, return_named(return_name).title))
    return groups


def _held_twice(files: list[Known]) -> tuple[tuple[str, ...], str] | None:
    """The files, or the one, that hold the same table, and its name."""
    holders: dict[str, str] = {}
    for each in files:
        for table in each.tables:
            if table in holders:
                return tuple(dict.fromkeys((holders[table], each.name))), table
            holders[table] = each.name
    return None


def _two_hold(names: tuple[str, ...], table: str, title: str) -> str:
    """A table that two files hold: which one counts? That is not guessed."""
    which = "two sheets" if len(names) == 1 else " and ".join(names)
    return (
        f"{names[-1]}: {which} both hold the table {table} of the {title}. Leave one of them, or put the two "
        "years into directories of their own."
    )


def _one_year_for_one(groups: dict[tuple[str, str], list[Known]], year: int | None) -> None:
    """A year that was given is one delivery's."""
    directories = sorted(directory for directory, return_name in groups if return_name == "ssda903")
    if year is not None and len(directories) > 1:
        raise ForPerson(
            f"{directories[0]} and {directories[1]} each hold an SSDA903, and --year {year} can be true of one. "
            "Give one of the directories."
        )


def _one_of_each(deliveries: list[Delivery]) -> None:
    seen: dict[tuple[str, str, str | None], Delivery] = {}
    for each in deliveries:
        first = seen.setdefault((each.return_name, each.period, each.authority), each)
        if first is not each:
            title = return_named(each.return_name).title
            raise ForPerson(
                f"{first.folder} and {each.folder} both hold the {title} of {each.period}. Load one of them at a time."
            )


def _read(
    con: DuckDBPyConnection, delivery: int, file: Known, sources: list[SourceFile], progress: Progress | None
) -> Iterator[Found]:
    """The raw tables of one file, its hash kept with the sources."""
    scan = scanned(file.path, file.name, lines=file.form is Form.CSV)
    number = _numbered(sources, file, scan)
    place = Place(con, delivery, number)
    for each in _tables(place, file, scan):
        if progress is not None:
            progress(f"{file.name}: {each.table}, {each.rows:,} rows")
        yield each


def _numbered(sources: list[SourceFile], file: Known, scan: Scan) -> int:
    """The number of a file; a workbook that holds two returns is one file."""
    for each in sources:
        if each.name == file.name:
            return each.number
    sources.append(SourceFile(len(sources) + 1, file.name, scan.size, scan.sha256, file.form.value))
    return len(sources)


def _tables(place: Place, file: Known, scan: Scan) -> Iterator[Found]:
    form, name = file.form.value, file.name
    if isinstance(file.content, CsvTable):
        heading = file.content.heading
        relation, rows = read_csv(place, file.content, scan)
        yield Found(heading.table, relation, place.file, name, rows, heading.known, form)
    elif file.content is not None:
        workbook, sheets = file.content
        for sheet in sheets:
            relation, rows = read_sheet(place, workbook, sheet)
            heading = sheet.heading
            since_1904 = workbook.guard.since_1904
            yield Found(heading.table, relation, place.file, name, rows, heading.known, form, since_1904)
    else:
        for table, (relation, rows, headings) in read_xml(
            place, file.path, name, file.return_name, scan
        ).items():
            yield Found(table, relation, place.file, name, rows, headings, form)


@contextmanager
def _no_collecting() -> Iterator[None]:
    """Millions of small texts and no circles among them: looking for circles doubles the time of reading."""
    was = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was:
            gc.enable()

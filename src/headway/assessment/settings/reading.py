"""A file of one layout → settings and inspections, or what is wrong with it."""

from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from headway import areas
from headway.assessment.settings.cells import stands_as_at, urn
from headway.assessment.settings.faults import Faults
from headway.assessment.settings.layout import Layout, heading, vocabulary
from headway.assessment.settings.row_inspections import FaultyRow, InspectionRow, Inspections, cell, places_of
from headway.assessment.settings.table import Table, table_of
from headway.benchmarks.finding_figures import canonical
from headway.errors import ForPerson

__all__ = ["InspectionRow", "Reading", "SettingRow", "read"]

SettingRow = tuple[str, str, str, str | None, str | None, date | None, date | None, bool]
"""family, urn, kind, name, authority, opened, closed, open"""


@dataclass
class Reading:
    """What a file holds. ``said`` tells whether the file itself says the day that it stands at."""

    layout: Layout
    file: str
    as_at: date
    said: bool
    settings: list[SettingRow] = field(default_factory=list)
    inspections: list[InspectionRow] = field(default_factory=list)
    warnings: list[str] = field(default_factory=list)


def read(path: Path, *, today: date) -> Reading:
    """Read a file whole. ``today`` is the day of loading: no inspection can lie after it.

    Raises ForPerson with the first faults, each with row and column.
    """
    table = table_of(path)
    stands = stands_as_at([*table.titles, path.name])
    reader = _Reader(table, stands or today, today)
    for number, row in enumerate(table.rows, start=table.first_row):
        if reader.faults.are_many:
            break
        if any(row):
            reader.take(number, row)
    return reader.reading(stands, today)


class _Reader:
    """Takes the rows of one table, one by one."""

    def __init__(self, table: Table, on: date, today: date) -> None:
        self.table, self.layout, self.on, self.words = table, table.layout, on, vocabulary()
        self.faults = Faults(table.file, private=self.layout.private)
        at = {name: place for place, name in reversed(list(enumerate(table.columns)))}
        self.places = places_of(self.layout.setting, at)
        self.inspections_of = Inspections(self.layout, table.columns, today, self.faults)
        self.settings: dict[tuple[str, str, str], tuple[int, SettingRow]] = {}
        self.inspections: dict[tuple[str, str, str, str], tuple[int, InspectionRow]] = {}
        self._authorities: dict[str, str | None] = {}

    def take(self, number: int, row: list[str]) -> None:
        """Read one row; its fault, if it has one, is told and the row left."""
        if not self._is_whole(number, row):
            return
        said = self._cell(row, "urn")
        own = urn(said)
        if not own:
            if said and set(said.upper()) != {"X"}:  # regional adoption agencies stand as XXXXXXX
                self.faults.add(number, "urn", "is no unique reference number (URN)", said)
            self.faults.counted["without a number (URN), left out"] += 1
            return
        kind, type_said = self._kind(number, row)
        if kind:
            try:
                self._take(
                    number, row, (self.layout.family or self.words.families[kind], own, kind), type_said
                )
            except FaultyRow:
                return

    def _is_whole(self, number: int, row: list[str]) -> bool:
        """Whether the row has a cell for every heading; a note below the table is no row, a row cut short a fault."""
        if sum(1 for each in row if each.strip()) <= 1:
            self.faults.counted["with a note in place of a setting, left out"] += 1
            return False
        missing = len(row) < len(self.table.columns)
        if missing or any(each.strip() for each in row[len(self.table.columns) :]):
            self.faults.cut_short(number, len(row), len(self.table.columns))
            return False
        return True

    def _take(self, number: int, row: list[str], whose: tuple[str, str, str], type_said: str) -> None:
        family, own, kind = whose
        inspections = list(self.inspections_of.of_row(number, row, whose))
        opened, closed = (
            self.inspections_of.day(number, row, self.places.get(name, ())) for name in ("opened", "closed")
        )
        is_open = heading(self._cell(row, "status")) in self.words.words["open"]
        shared = (self._name(row, kind, type_said), self._authority(row), opened, closed, is_open)
        for each in dict.fromkeys((kind, *self._parts(row, kind), *(found[2] for found in inspections))):
            self._keep_setting(number, (family, own, each, *shared))
        for inspection in inspections:
            self._keep_inspection(number, inspection)

    def _cell(self, row: list[str], name: str) -> str:
        return cell(row, self.places.get(name, ()))

    def _kind(self, number: int, row: list[str]) -> tuple[str, str]:
        """The row's kind, with the file's word for it; no kind where the row is left out."""
        said = [heading(cell(row, (place,))) for place in self.places["type"]]
        if self.layout.own:
            if said[0] not in self.words.families:
                kinds = ", ".join(self.words.families)
                self.faults.add(number, "kind", f"is no kind of setting. Use one of {kinds}", said[0])
                return "", ""
            return said[0], said[0]
        for text in said:
            for known in (text, text.removesuffix("s")):
                if known in self.words.types:
                    if not self.words.types[known]:
                        self.faults.counted["of types that are none of the kinds of setting, left out"] += 1
                    return self.words.types[known], known
        self.faults.unknown["types of setting"][said[0]] += 1
        return "", ""

    def _parts(self, row: list[str], kind: str) -> list[str]:
        """The kinds of the parts that the row says the school has, apart from their grades."""
        if heading(self._cell(row, "sixth_form")) not in self.words.words["has_sixth_form"]:
            return []
        return [each for whole, each in self.words.parts["sixth_form"].items() if whole == kind]

    def _name(self, row: list[str], kind: str, type_said: str) -> str | None:
        if kind in self.words.nameless_kinds or type_said in self.words.nameless_types:
            return None
        name = " ".join(self._cell(row, "name").split())
        return None if name.upper() in ("", "REDACTED", "NULL", "-") else name[:200]

    def _authority(self, row: list[str]) -> str | None:
        said = self._cell(row, "authority")
        if said not in self._authorities:
            found = areas.find(said, self.on) or areas.find(said)
            self._authorities[said] = canonical(found.ons_code) if found else _code(said)
        code = self._authorities[said]
        if code is None:
            self.faults.unknown["authorities"][said] += 1
        return code

    def _keep_setting(self, number: int, row: SettingRow) -> None:
        first, before = self.settings.setdefault(row[:3], (number, row))
        if first == number:
            return
        if before == row:
            self.faults.counted["that stand in the file twice, kept once"] += 1
        elif self.layout.every_setting:
            self.faults.add(
                number, "urn", f"stands in row {first} too, with other particulars. Keep one of them"
            )

    def _keep_inspection(self, number: int, row: InspectionRow) -> None:
        """What a row says of its latest inspection is surer than what another repeats of a previous one."""
        key = (*row[:3], row[4] or row[5].isoformat())
        first, before = self.inspections.setdefault(key, (number, row))
        if before[11] and not row[11]:
            self.inspections[key] = (number, row)
        elif before[5:10] != row[5:10] and first != number and not row[11]:
            self.faults.add(
                number, "inspection", f"stands in row {first} too, with another day or grade. Keep one"
            )

    def reading(self, stands: date | None, today: date) -> Reading:
        """All that was read; refused with what was wrong."""
        self.faults.refuse()
        self._refuse_what_is_nothing()
        inspections = [row for _, row in self.inspections.values()]
        last = max((row[6] or row[5] for row in inspections), default=today)
        warnings = self.faults.warnings()
        if stands is None and not self.layout.own:
            warnings.append(
                f"The file does not say the day that it stands at; {last:%d.%m.%Y}, the latest day in it, is taken."
            )
        settings = [row for _, row in self.settings.values()]
        return Reading(
            self.layout, self.table.file, stands or last, stands is not None, settings, inspections, warnings
        )

    def _refuse_what_is_nothing(self) -> None:
        if not self.settings:
            raise ForPerson(
                f"{self.table.file} has the headings and no setting of a kind that Headway counts. The file was cut "
                "short, or it is another sheet. Nothing was loaded."
            )
        if all(row[4] is None for _, row in self.settings.values()):
            raise ForPerson(
                f"{self.table.file} names no authority that Headway knows in its column of authorities. Check the "
                "file. Nothing was loaded."
            )


def _code(said: str) -> str | None:
    """An ONS code where one stands in place of a name."""
    try:
        return canonical(areas.by_code(said).ons_code)
    except ForPerson:
        return None

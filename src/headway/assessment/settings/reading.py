"""A table of one layout → settings and inspections, or all that is wrong with it."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from headway import areas
from headway.assessment.settings.cells import Unreadable, day, outcome, stands_as_at
from headway.assessment.settings.layout import Group, Layout, Vocabulary, heading, vocabulary
from headway.assessment.settings.table import Table, table_of
from headway.assessment.settings.values import Outcome
from headway.benchmarks.finding_figures import canonical
from headway.errors import ForPerson

__all__ = ["InspectionRow", "Reading", "SettingRow", "read"]

_TOLD = 5  # faults named in one message
_COMMON = 3  # a text in so many rows is a word of the file's, no person's name or address
_MOST_FAULTS = 1_000

SettingRow = tuple[str, str, str, str | None, str | None, date | None, date | None, bool]
"""family, urn, kind, name, authority, opened, closed, open"""
InspectionRow = tuple[str, str, str, str, str, date, date | None, str, str, str, bool, bool]
"""family, urn, kind, urn then, number, day, published, outcome, scale, grade, full, previous"""


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
    """Read a file whole. ``today`` is the day of loading: nothing in the file can lie after it.

    Raises ForPerson with the first faults, each with row and column. A cell of a file that may hold people's names
    and addresses is never repeated.
    """
    table = table_of(path)
    stands = stands_as_at([*table.titles, path.name])
    reader = _Reader(table, stands or today, today)
    for number, row in enumerate(table.rows, start=table.first_row):
        if any(row):
            reader.take(number, row)
    return reader.finished(stands)


class _Reader:
    """Takes the rows of one table one by one."""

    def __init__(self, table: Table, on: date, today: date) -> None:
        self.table, self.layout, self.on, self.today = table, table.layout, on, today
        self.words: Vocabulary = vocabulary()
        at = {name: place for place, name in reversed(list(enumerate(table.columns)))}
        self.setting = {name: _first(at, texts) for name, texts in self.layout.setting.items()}
        self.groups = tuple(self._group(group, at) for group in self.layout.inspections)
        self.settings: dict[tuple[str, str, str], tuple[int, SettingRow]] = {}
        self.inspections: dict[tuple[str, ...], tuple[int, InspectionRow]] = {}
        self.faults: list[str] = []
        self.counted: Counter[str] = Counter()
        self.unknown: dict[str, Counter[str]] = {"type": Counter(), "authority": Counter()}
        self._days: dict[str, date] = {}
        self._places: dict[str, str | None] = {}

    def _group(self, group: Group, at: dict[str, int]) -> tuple[Group, dict[str, tuple[int, ...]]]:
        """A group with the places of its columns; of cards every heading counts, of the others the first."""
        several = ("cards", "graded_parts")
        places = {
            name: tuple(at[text] for text in texts if text in at) if name in several else _first(at, texts)
            for name, texts in group.columns.items()
        }
        return group, places

    def take(self, number: int, row: list[str]) -> None:
        """Read one row."""
        if len(self.faults) >= _MOST_FAULTS:
            return
        urn = self._cell(row, self.setting["urn"]).upper()
        if not urn:
            self.counted["without a number (URN)"] += 1
            return
        if len(urn) > 12 or not urn.isalnum():
            self._fault(number, "urn", "is no unique reference number (URN)", urn)
            return
        type_said = heading(self._cell(row, self.setting["type"]))
        kind = self._kind(number, type_said)
        if not kind:
            return
        family = self.layout.family or self.words.families[kind]
        try:
            self._take(number, row, family, urn, kind, type_said)
        except _FaultyRow:
            return

    def _take(self, number: int, row: list[str], family: str, urn: str, kind: str, type_said: str) -> None:
        found: dict[str, list[InspectionRow]] = {kind: []}
        for part, kinds in self.words.parts.items():
            if kind in kinds and self._has(part, row):
                found[kinds[kind]] = []
        for group, places in self.groups:
            for each in self._inspections(number, row, group, places, (family, urn, kind)):
                found.setdefault(each[2], []).append(each)
        opened, closed = (
            self._day(number, row, name, self.setting.get(name, ())) for name in ("opened", "closed")
        )
        status = heading(self._cell(row, self.setting.get("status", ())))
        is_open = status in self.words.words["open"] and (closed is None or closed > self.on)
        name = self._name(row, kind, type_said)
        authority = self._authority(row)
        for each, inspections in found.items():
            self._keep_setting(number, (family, urn, each, name, authority, opened, closed, is_open))
            for inspection in inspections:
                self._keep_inspection(number, inspection)

    def _has(self, part: str, row: list[str]) -> bool:
        """Whether the row says that the school has this part, apart from its grade."""
        return (
            heading(self._cell(row, self.setting.get(part, ()))) in self.words.words[f"has_{part}"]
            if (f"has_{part}" in self.words.words)
            else False
        )

    def _name(self, row: list[str], kind: str, type_said: str) -> str | None:
        if kind in self.words.nameless_kinds or type_said in self.words.nameless_types:
            return None
        name = " ".join(self._cell(row, self.setting.get("name", ())).split())
        return None if name.upper() in ("", "REDACTED", "NULL", "-") else name[:200]

    def _kind(self, number: int, said: str) -> str | None:
        if self.layout.own:
            if said in self.words.families:
                return said
            self._fault(
                number, "kind", f"is no kind of setting. Use one of {', '.join(self.words.families)}", said
            )
            return None
        kind = self.words.types.get(said)
        if kind is None:
            self.unknown["type"][said] += 1
        elif not kind:
            self.counted["of types that are none of the kinds of setting"] += 1
        return kind

    def _authority(self, row: list[str]) -> str | None:
        said = self._cell(row, self.setting["authority"])
        if said not in self._places:
            found = areas.find(said, self.on) or areas.find(said)
            self._places[said] = canonical(found.ons_code) if found else _code(said)
        code = self._places[said]
        if code is None:
            self.unknown["authority"][said] += 1
        return code

    def _inspections(
        self,
        number: int,
        row: list[str],
        group: Group,
        places: dict[str, tuple[int, ...]],
        whose: tuple[str, str, str],
    ) -> Iterator[InspectionRow]:
        """The inspection of a group, with those of the school's parts."""
        family, urn, kind = whose
        held = self._held(number, row, group, places)
        if held is None:
            return
        on, published, scale = held
        then = self._cell(row, places.get("urn", ())).upper()
        then = then if then.isalnum() and then not in ("NULL", "NA") else urn
        name = self._cell(row, places.get("number", ()))
        name = "" if heading(name) in self.words.words["nothing"] else name[:24]
        said = self._outcome(number, row, places, scale)
        cards = any(self._says(row, place) for place in places.get("cards", ()))
        parts = any(self._says(row, place) for place in places.get("graded_parts", ()))
        result, full = self._result(row, group, places, said, cards=cards, parts=parts)
        if result is None:
            return
        yield (family, urn, kind, then, name, on, published, *result, full, group.previous)
        for part, kinds in self.words.parts.items():
            if kind in kinds and full and self._says(row, *places.get(part, ())):
                of_part = (
                    (Outcome.REPORT_CARD, "", "")
                    if cards
                    else self._outcome(number, row, places, scale, part)
                )
                if of_part:
                    yield (
                        family,
                        urn,
                        kinds[kind],
                        then,
                        name,
                        on,
                        published,
                        *of_part,
                        True,
                        group.previous,
                    )

    def _held(
        self, number: int, row: list[str], group: Group, places: dict[str, tuple[int, ...]]
    ) -> tuple[date, date | None, str] | None:
        """Day, day of publication and scale of a group's inspection; None where there is none."""
        on = self._day(number, row, "day", places.get("day", ()))
        if on is None:
            if self._says(row, *places.get("grade", ())):
                if self.layout.own:
                    self._fault(
                        number, self._column(places["day"]), "is empty, though there is a grade. Give the day"
                    )
                self.counted[
                    "with a grade and no day of inspection: that inspection was left out, as there"
                ] += 1
            return None
        published = self._day(number, row, "published", places.get("published", ()))
        if published and published < on:
            self.counted["with a report published before its inspection: it counts from the inspection"] += 1
            published = None
        return on, published, self._scale(row, places, on)

    def _scale(self, row: list[str], places: dict[str, tuple[int, ...]], on: date) -> str:
        said = self._cell(row, places.get("framework", ()))
        if said in (self.words.earlier_scale, self.words.later_scale):
            return said
        return self.words.scale_of(self.layout.family, on)

    def _result(
        self,
        row: list[str],
        group: Group,
        places: dict[str, tuple[int, ...]],
        said: tuple[Outcome, str, str] | None,
        *,
        cards: bool,
        parts: bool,
    ) -> tuple[tuple[Outcome, str, str] | None, bool]:
        """What came of the inspection, and whether it was a full one."""
        full = group.full
        if full and group.full_events:
            full = heading(self._cell(row, places.get("event", ()))) in group.full_events
        if said is not None and said[0] is not Outcome.NOT_JUDGED:
            return said, full
        if cards:
            return (Outcome.REPORT_CARD, "", ""), full
        if "grade" not in places or not places["grade"]:
            return (None, full) if "cards" in group.columns else ((Outcome.UNGRADED, "", ""), False)
        if parts or said is not None:
            return (Outcome.NOT_JUDGED, "", ""), full
        if "graded_parts" in group.columns or not full:
            return (Outcome.UNGRADED, "", ""), False
        return (Outcome.NOT_JUDGED, "", ""), full

    def _outcome(
        self,
        number: int,
        row: list[str],
        places: dict[str, tuple[int, ...]],
        scale: str,
        column: str = "grade",
    ) -> tuple[Outcome, str, str] | None:
        where = places.get(column, ())
        try:
            return outcome(self._cell(row, where), scale, self.words, numbers=not self.layout.own)
        except Unreadable as error:
            self._fault(number, self._column(where), str(error), self._cell(row, where))
            raise _FaultyRow from None

    def _day(self, number: int, row: list[str], _name: str, where: tuple[int, ...]) -> date | None:
        said = self._cell(row, where)
        if known := self._days.get(said):
            return known
        if heading(said) in self.words.words["nothing"]:
            return None
        try:
            found = day(said)
        except Unreadable as error:
            self._fault(number, self._column(where), str(error), said)
            raise _FaultyRow from None
        if found > self.today:
            self._fault(number, self._column(where), "lies after the day of loading", said)
            raise _FaultyRow
        self._days[said] = found
        return found

    def _cell(self, row: list[str], where: tuple[int, ...]) -> str:
        return row[where[0]].strip() if where and where[0] < len(row) else ""

    def _says(self, row: list[str], *where: int) -> bool:
        return any(
            place < len(row) and heading(row[place]) not in self.words.words["nothing"] for place in where
        )

    def _column(self, where: tuple[int, ...]) -> str:
        return self.table.columns[where[0]] if where else ""

    def _fault(self, number: int, column: str, message: str, said: str = "") -> None:
        shown = f' "{said[:40]}"' if said and not self.layout.private else ""
        self.faults.append(f"{self.table.file}, row {number}, {column}: what stands there{shown} {message}.")

    def _keep_setting(self, number: int, row: SettingRow) -> None:
        before = self.settings.setdefault(row[:3], (number, row))
        if before[0] == number:
            return
        if before[1] != row and self.layout.every_setting:
            self._fault(
                number, "urn", f"stands in row {before[0]} too, with other particulars. Keep one of them"
            )
        elif before[1] == row:
            self.counted["twice"] += 1

    def _keep_inspection(self, number: int, row: InspectionRow) -> None:
        key = (*row[:3], row[4] or row[5].isoformat())
        before = self.inspections.setdefault(key, (number, row))
        if before[1] == row or before[0] == number:
            return
        if before[1][5:10] != row[5:10] and not (before[1][11] or row[11]):
            self._fault(
                number,
                "inspection",
                f"stands in row {before[0]} too, with another day or grade. Keep one of them",
            )

    def finished(self, stands: date | None) -> Reading:
        """All that was read; refused with what was wrong."""
        if self.faults:
            more = f" And {len(self.faults) - _TOLD:,} more." if len(self.faults) > _TOLD else ""
            hidden = (
                " What stands in the cells is not repeated: the file may name people."
                if self.layout.private
                else ""
            )
            raise ForPerson(" ".join(self.faults[:_TOLD]) + more + hidden + " Nothing was loaded.")
        if not self.settings:
            raise ForPerson(
                f"{self.table.file} has the headings and no setting of a kind that Headway counts. The file was cut "
                "short, or it is another sheet. Nothing was loaded."
            )
        if all(row[4] is None for _, row in self.settings.values()):
            raise ForPerson(
                f"{self.table.file} names no authority that Headway knows in its column "
                f"{self._column(self.setting['authority']) or 'Local authority'}. Check the file. Nothing was loaded."
            )
        inspections = [row for _, row in self.inspections.values()]
        last = max((row[6] or row[5] for row in inspections), default=self.today)
        reading = Reading(self.layout, self.table.file, stands or last, stands is not None)
        reading.settings = [row for _, row in self.settings.values()]
        reading.inspections = inspections
        reading.warnings = self._warnings(stands, last)
        return reading

    def _warnings(self, stands: date | None, last: date) -> list[str]:
        told = [f"{count:,} rows {words}." for words, count in sorted(self.counted.items())]
        told += _unknown("types of setting", "They were left out", self.unknown["type"])
        told += _unknown("authorities", "They count for England alone", self.unknown["authority"])
        if stands is None:
            told.append(
                f"The file does not say the day that it stands at; {last:%d.%m.%Y}, the latest day in it, is taken."
            )
        return told


class _FaultyRow(Exception):  # noqa: N818 - ends the row, is no error for anybody
    """The row has a fault, which is told already."""


def _first(at: dict[str, int], texts: tuple[str, ...]) -> tuple[int, ...]:
    """The place of the first of these headings that stands there; nothing where none does."""
    return next(((at[text],) for text in texts if text in at), ())


def _code(said: str) -> str | None:
    """An ONS code where one stands in place of a name."""
    try:
        return canonical(areas.by_code(said).ons_code)
    except ForPerson:
        return None


def _unknown(what: str, then: str, found: Counter[str]) -> list[str]:
    """How many rows were of an unknown type or authority; a text is only repeated where it stands in several rows."""
    if not found:
        return []
    named = [f"“{text or 'nothing'}” ({count:,})" for text, count in found.most_common(5) if count >= _COMMON]
    words = f": {', '.join(named)}" if named else ""
    return [f"{sum(found.values()):,} rows have {what} that Headway does not know{words}. {then}."]

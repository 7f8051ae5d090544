"""The inspections that stand in one row: the latest, previous ones, ungraded ones; of a school and of its parts."""

from collections.abc import Iterator, Sequence
from datetime import date

from headway.assessment.settings.cells import Unreadable, day, inspection_number, is_blank, outcome, urn
from headway.assessment.settings.faults import Faults
from headway.assessment.settings.layout import Group, Layout, heading, vocabulary
from headway.assessment.settings.values import Outcome

__all__ = ["FaultyRow", "InspectionRow", "Inspections", "cell", "places_of"]

InspectionRow = tuple[str, str, str, str, str, date, date | None, str, str, str, bool, bool]
"""family, urn, kind, urn then, number, day, published, outcome, scale, grade, full, previous"""

Places = dict[str, tuple[int, ...]]
Result = tuple[Outcome, str, str]
"""What came of an inspection, with scale and id of its grade (empty where there is none)."""

_FIRST = date(1990, 1, 1)  # before any inspection that these files could hold
_SEVERAL = ("type", "cards", "graded_parts")
_CARD: Result = (Outcome.REPORT_CARD, "", "")
_NO_GRADE: Result = (Outcome.NOT_JUDGED, "", "")
_UNGRADED: Result = (Outcome.UNGRADED, "", "")


class FaultyRow(Exception):  # noqa: N818 - ends the row; its fault is told already
    """The row has a fault."""


def places_of(fields: dict[str, tuple[str, ...]], at: dict[str, int]) -> Places:
    """Where the columns of these fields stand: of most the first heading that is there, of some every one."""
    found = {name: tuple(at[text] for text in texts if text in at) for name, texts in fields.items()}
    return {name: places if name in _SEVERAL else places[:1] for name, places in found.items()}


def cell(row: Sequence[str], where: Sequence[int]) -> str:
    """A cell without blanks at its ends; empty where the row or the file has none."""
    return row[where[0]].strip() if where and where[0] < len(row) else ""


class Inspections:
    """Reads the inspections of the rows of one file."""

    def __init__(self, layout: Layout, columns: Sequence[str], today: date, faults: Faults) -> None:
        self.layout, self.columns, self.today, self.faults = layout, columns, today, faults
        self.words = vocabulary()
        at = {name: place for place, name in reversed(list(enumerate(columns)))}
        self.groups = [(group, places_of(group.columns, at)) for group in layout.inspections]
        self._days: dict[str, date] = {}

    def of_row(self, number: int, row: list[str], whose: tuple[str, str, str]) -> Iterator[InspectionRow]:
        """The inspections of a row. ``whose`` is the setting's family, number and kind."""
        for group, places in self.groups:
            yield from self._of_group(number, row, whose, group, places)

    def day(self, number: int, row: list[str], where: tuple[int, ...]) -> date | None:
        """A day in a cell; None where it is blank."""
        said = cell(row, where)
        if known := self._days.get(said):
            return known
        if is_blank(said):
            return None
        try:
            found = self._days[said] = day(said)
        except Unreadable as error:
            self._fault(number, where, str(error), said)
            raise FaultyRow from None
        return found

    def _of_group(
        self, number: int, row: list[str], whose: tuple[str, str, str], group: Group, places: Places
    ) -> Iterator[InspectionRow]:
        held = self._held(number, row, places)
        if held is None:
            return
        on, published = held
        scale = self._scale(row, places, on)
        card = any(not is_blank(cell(row, (place,))) for place in places.get("cards", ()))
        result, full = self._result(number, row, group, places, scale, card=card)
        if result is None:
            return
        family, own, kind = whose
        then = urn(cell(row, places.get("urn", ()))) or own
        name = self._number(row, places)
        yield (family, own, kind, then, name, on, published, *result, full, group.previous)
        for part, kinds in self.words.parts.items() if full else ():
            where = places.get(part, ())
            if kind in kinds and not is_blank(cell(row, where)):
                of_part = _CARD if card else self._read(number, row, where, scale) or _NO_GRADE
                yield (family, own, kinds[kind], then, name, on, published, *of_part, True, group.previous)

    def _held(self, number: int, row: list[str], places: Places) -> tuple[date, date | None] | None:
        """Day and day of publication; None where there is no inspection."""
        where, grade = places.get("day", ()), places.get("grade", ())
        on = self.day(number, row, where)
        if on is None:
            if not is_blank(cell(row, grade)):
                if self.layout.own:
                    self._fault(number, where, "is nothing, though there is a grade. Give the day")
                self.faults.counted["with a grade and no day of inspection, which is left out"] += 1
            return None
        published = self.day(number, row, places.get("published", ()))
        for found, column in ((on, where), (published, places.get("published", ()))):
            if found and not _FIRST <= found <= self.today:
                self._fault(number, column, "lies before 1990 or after the day of loading", cell(row, column))
                raise FaultyRow
        if published and published < on:
            self.faults.counted[
                "with a report published before its inspection, which counts from its own day"
            ] += 1
            published = None
        return on, published

    def _number(self, row: list[str], places: Places) -> str:
        said = cell(row, places.get("number", ()))
        name = inspection_number(said)
        if not name and not is_blank(said):
            self.faults.counted["with an inspection number of no known form, which is not kept"] += 1
        return name

    def _scale(self, row: list[str], places: Places, on: date) -> str:
        said = cell(row, places.get("framework", ()))
        known = (self.words.earlier_scale, self.words.later_scale)
        return said if said in known else self.words.scale_of(self.layout.family, on)

    def _result(
        self, number: int, row: list[str], group: Group, places: Places, scale: str, *, card: bool
    ) -> tuple[Result | None, bool]:
        """What came of the inspection, and whether it was a full one; None where there was none."""
        if group.full_events and heading(cell(row, places.get("event", ()))) not in group.full_events:
            return _UNGRADED, False  # what such a visit says of itself is no grade
        said = self._read(number, row, places.get("grade", ()), scale)
        if said is not None and said != _NO_GRADE:
            return said, group.full
        if card:
            return _CARD, group.full
        if not places.get("grade"):
            return (None, False) if "cards" in group.columns else (_UNGRADED, False)
        parts = any(not is_blank(cell(row, (place,))) for place in places.get("graded_parts", ()))
        if group.full and (parts or said is not None or "graded_parts" not in group.columns):
            return _NO_GRADE, True
        return _UNGRADED, False

    def _read(self, number: int, row: list[str], where: tuple[int, ...], scale: str) -> Result | None:
        said = cell(row, where)
        try:
            return outcome(said, scale, self.words, numbers=not self.layout.own)
        except Unreadable as error:
            self._fault(number, where, str(error), said)
            raise FaultyRow from None

    def _fault(self, number: int, where: tuple[int, ...], message: str, said: str = "") -> None:
        self.faults.add(number, self.columns[where[0]] if where else "", message, said)

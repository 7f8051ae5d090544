"""The plan sheet that ``headway respond`` writes and a council fills in Excel: its rows as tables of the plan.

One row is one thing asked, with the council's answer and one action; a council that promises several copies the row.
"""

import re
from typing import Any

from headway.documents.plan_columns import COLUMNS
from headway.documents.text import clean
from headway.web.exchange.faults import Fault
from headway.web.exchange.given import Checked
from headway.web.exchange.tables import Column, PlanTables, Row, table_named
from headway.web.exchange.values import Wrong, read

__all__ = ["council_sheet", "is_council_sheet"]

SHEET = "Plan"
_HEADINGS = tuple(column.heading for column in COLUMNS)
_SECTIONS = {
    "the council": "authority",
    "local safeguarding children board": "lscb",
    "partnership": "partnership",
}
_ANSWERS = {
    "": "",
    "accepted": "accepted",
    "accept": "accepted",
    "yes": "accepted",
    "accepted in part": "partly",
    "partly accepted": "partly",
    "partially accepted": "partly",
    "in part": "partly",
    "partly": "partly",
    "rejected": "rejected",
    "not accepted": "rejected",
    "no": "rejected",
}
_MEASURES = {"": "", "indicator": "indicator", "audit": "audit", "audit result": "audit"} | {
    "feedback": "feedback",
    "milestone": "milestone",
}


def _heading_row(rows: list[list[Any]]) -> int | None:
    """Where the headings stand: a council may have put lines above them."""
    for place, cells in enumerate(rows[:20]):
        headings = {str(cell).strip() for cell in cells}
        if {"Ref", "In the words of the report", "Action"} <= headings:
            return place
    return None


def is_council_sheet(sheets: dict[str, list[list[Any]]]) -> bool:
    """Whether a workbook is the plan of ``headway respond``."""
    return "Actions" not in sheets and _heading_row(sheets.get(SHEET, [])) is not None


def council_sheet(sheets: dict[str, list[list[Any]]], now: PlanTables) -> tuple[Checked, list[Fault]]:
    """The sheet's rows as items, actions, owners and updates, and what is wrong with them."""
    rows = sheets[SHEET]
    top = _heading_row(rows)
    assert top is not None  # noqa: S101 - the caller asked is_council_sheet
    found = _Sheet(now)
    headings = [str(cell).strip() for cell in rows[top]]
    for place, cells in enumerate(rows[top + 1 :], start=top + 2):
        row = {heading: cell for heading, cell in zip(headings, cells, strict=False) if heading in _HEADINGS}
        found.take(place, row)
    missing = [heading for heading in _HEADINGS if heading not in headings]
    if missing:
        found.notes.append(
            f"{SHEET}: without the columns {', '.join(missing)}; what they hold stays as it is."
        )
    return Checked(PlanTables(found.rows), found.places, found.notes, SHEET), found.faults


class _Sheet:
    """Collects the tables row by row."""

    def __init__(self, now: PlanTables) -> None:
        self.now = now
        self.rows: dict[str, list[Row]] = {"Items": [], "Actions": [], "Owners": [], "Updates": []}
        self.places: dict[str, list[int]] = {name: [] for name in self.rows}
        self.faults: list[Fault] = []
        self.notes: list[str] = []
        self.asked = [row for row in now.of("Items") if row["kind"] == "recommendation"]
        self.issues: dict[str, str] = {}

    def take(self, place: int, given: dict[str, Any]) -> None:
        """One row: nothing in it that the council fills is nothing to do."""
        filled = {heading for heading in _HEADINGS[8:] if _text(given.get(heading))}
        section = _text(given.get("For")).casefold()
        words = _text(given.get("In the words of the report"))
        is_issue = section not in _SECTIONS
        if not filled and not (is_issue and words):
            return
        item = self._issue(place, words) if is_issue else self._asked(place, section, given, words)
        if item is None:
            return
        self._answer(place, item, given, is_issue=is_issue)
        self._action(place, item, given, filled)

    def _asked(self, place: int, section: str, given: dict[str, Any], words: str) -> str | None:
        """The recommendation that a row answers, by its words; by its number where the words were cut or changed."""
        mine = [row for row in self.asked if row["addressee"] == _SECTIONS[section]]
        same = [row for row in mine if _plain(_whole(row)) == _plain(words)]
        number = _text(given.get("No. in report"))
        same = same or [row for row in mine if number and row["no_in_report"] == number]
        if len(same) != 1:
            message = "no recommendation of this plan reads so. Put the report's words back as they were."
            self._fault(place, "In the words of the report", message)
            return None
        return str(same[0]["ref"])

    def _issue(self, place: int, words: str) -> str | None:
        if not words:
            self._fault(
                place, "In the words of the report", "is empty. Say which other issue this row answers."
            )
            return None
        key = _plain(words)
        known = {
            _plain(row["text"]): row["ref"] for row in self.now.of("Items") if row["kind"] == "other issue"
        }
        if key not in self.issues:
            self.issues[key] = known.get(key) or f"issue in row {place}"
            if key not in known:
                self._add("Items", place, {"ref": self.issues[key], "kind": "other issue", "text": words})
        return self.issues[key]

    def _answer(self, place: int, item: str, given: dict[str, Any], *, is_issue: bool) -> None:
        said = _text(given.get("Response"))
        answer = _ANSWERS.get(said.casefold())
        if answer is None:
            self._fault(place, "Response", f'"{said[:40]}" is none of: accepted, accepted in part, rejected.')
        if not answer or any(row["ref"] == item and "answer" in row for row in self.rows["Items"]):
            return
        row = {"ref": item, "answer": answer, "reason": _text(given.get("Reason"))}
        mine = next((each for each in self.rows["Items"] if each["ref"] == item), None)
        if mine is not None and is_issue:
            mine.update(row)
        else:
            self._add("Items", place, row)

    def _action(self, place: int, item: str, given: dict[str, Any], filled: set[str]) -> None:
        title, rest = _title(_text(given.get("Action")))
        others = filled - {"Response", "Reason", "Action"}
        if not title:
            if others:
                self._fault(
                    place, "Action", f"is empty, but {', '.join(sorted(others))} is filled. Say what is done."
                )
            return
        ref = f"row {place}"
        kind = _MEASURES.get(_text(given.get("Measure kind")).casefold())
        if kind is None:
            self._fault(place, "Measure kind", "is none of: indicator, audit, feedback, milestone.")
        evidence = _text(given.get("Evidence"))
        row: Row = {"ref": ref, "item": item, "title": title}
        if detail := "\n\n".join(filter(None, (rest, f"Evidence: {evidence}" if evidence else ""))):
            row["detail"] = detail
        if measure := _text(given.get("Success measure")):
            row["success_measure"] = measure
        if kind:
            row["measure_kind"] = kind
        for key, heading in (("start", "Start"), ("due", "Due")):
            if (day := self._day(place, heading, given.get(heading))) is not None:
                row[key] = day
        self._add("Actions", place, row)
        for name, post in _owners(_text(given.get("Owner(s)"))):
            self._add("Owners", place, {"action": ref, "name": name, "post": post})
        self._progress(place, ref, given)

    def _progress(self, place: int, ref: str, given: dict[str, Any]) -> None:
        status, note = _text(given.get("Status")), _text(given.get("Progress note"))
        if rating := _text(given.get("Rating")):
            word = next(
                (w for w in self.now.of("Status words") if w["word"].casefold() == status.casefold()), None
            )
            if word is None or word["rating"] != rating.casefold():
                self._fault(
                    place, "Rating", f'"{rating[:20]}" is not the rating of the status. Leave it empty.'
                )
        if status:
            self._add("Updates", place, {"action": ref, "status": status, "narrative": note})
        elif note:
            self._fault(place, "Status", "is empty, but there is a progress note. Give a status word.")

    def _day(self, place: int, heading: str, given: Any) -> Any:
        column = next(each for each in table_named("Actions").columns if each.heading == heading)
        try:
            return read(Column(heading, column.kind), given, whole=False)
        except Wrong as wrong:
            self._fault(place, heading, str(wrong))
            return None

    def _add(self, table: str, place: int, row: Row) -> None:
        self.rows[table].append(row)
        self.places[table].append(place)

    def _fault(self, place: int, column: str, message: str) -> None:
        self.faults.append(Fault(SHEET, place, column, message))


def _whole(row: Row) -> str:
    """A recommendation as the sheet shows it: its text, and its sub-items a line each."""
    return "\n".join((row["text"], *(f"• {each}" for each in row["sub_items"])))


def _text(given: Any) -> str:
    if given is None:
        return ""
    if isinstance(given, float) and given.is_integer():
        given = int(given)
    return str(given).replace("\r\n", "\n").strip()


def _plain(text: str) -> str:
    return " ".join(clean(text.replace("\n", " ")).split()).casefold()


def _title(text: str) -> tuple[str, str]:
    """The first line is the title, the rest the detail; one too long for a title is cut at a word, and kept whole."""
    first, _, rest = text.partition("\n")
    first = first.strip()
    if len(first) <= 300:
        return first, rest.strip()
    cut = first[:299].rsplit(" ", 1)[0]
    return f"{cut}…", text


def _owners(text: str) -> list[tuple[str, str]]:
    """Owners a line each or parted by semicolons; what follows the first comma is the post."""
    found: dict[str, tuple[str, str]] = {}
    for part in re.split(r"[\n;]+", text):
        name, _, post = part.strip().partition(",")
        if name.strip():
            found.setdefault(name.strip().casefold(), (name.strip()[:200], post.strip()[:200]))
    return list(found.values())

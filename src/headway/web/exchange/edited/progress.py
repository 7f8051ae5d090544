"""What only ever appends: updates, and changes of a due date, which need their reason."""

from datetime import date
from typing import Any

from headway.web.exchange.edited.sides import Sides
from headway.web.exchange.tables import Row

__all__ = ["compare_progress"]


def compare_progress(sides: Sides) -> None:
    """New updates and new due dates; a changed entry of old is a fault."""
    _reschedules(sides)
    _updates(sides)


def _new_rows(sides: Sides, table: str, same: tuple[str, ...], what: str) -> list[tuple[int, str, Row]]:
    """The rows that append. One whose ref is known must be as it was; one that is here already is passed over."""
    here = {row["ref"]: row for row in sides.now.of(table)}
    standing = {(row["action"], *(row[key] for key in same)) for row in here.values()}
    new = []
    for place, action, row in sides.under_action(table):
        known = here.get((row.get("ref") or "").strip())
        if known is not None:
            if sides.cells(table, known, row, same):
                sides.fault(table, place, "", f"{what} Put yours into a new row with an empty Ref.")
        elif (action, *(row.get(key) or "" for key in same)) in standing:
            sides.notes.append(f"{table}, row {place}: is here already, and is not added again.")
        else:
            new.append((place, action, row))
    return new


def _reschedules(sides: Sides) -> None:
    """A due date moves by a row on Reschedules, or by the Due cell with a row that says why."""
    here = {row["ref"]: row for row in sides.now.of("Actions")}
    told: dict[str, tuple[int, Row]] = {}
    for place, action, row in _new_rows(
        sides, "Reschedules", ("new_due", "reason"), "Changes of a due date are kept as they were."
    ):
        told[action] = (place, row)
    for place, row in sides.rows("Actions"):
        action = sides.known("Actions", (row.get("ref") or "").strip() or f"row {place}")
        found = here.get(action or "")
        if found is None or "due" not in row or row["due"] == found["due"]:
            continue
        if row["due"] is None:
            if not sides.given.sheet:
                sides.fault("Actions", place, "Due", "is empty: a due date can be moved, not taken away.")
            continue
        with_reason = told.pop(found["ref"], None)
        if with_reason and with_reason[1].get("new_due") != row["due"]:
            other = _day(with_reason[1].get("new_due"))
            sides.fault(
                "Actions", place, "Due", f"differs from {other} on the sheet Reschedules. Make both the same."
            )
            continue
        reason = (with_reason[1].get("reason") or "") if with_reason else ""
        if found["due"] and not reason:
            sides.fault("Actions", place, "Due", _say_why(sides, found))
            continue
        _move(sides, place, found, row["due"], reason)
    for action, (place, row) in told.items():
        if action not in here:
            sides.fault(
                "Reschedules", place, "Action", "is new in this file: give its date in the column Due."
            )
        elif row.get("new_due") is None:
            sides.fault("Reschedules", place, "New due", "is empty. Give the new date.")
        else:
            _move(sides, place, here[action], row["new_due"], row.get("reason") or "")


def _say_why(sides: Sides, action: Row) -> str:
    moves = f"moves from {_day(action['due'])}, and a new date needs its reason."
    if sides.given.sheet:
        return f"{moves} Put the old date back, and change it on the action's page."
    return f"{moves} Add a row on the sheet Reschedules with Action {action['ref']}, New due and Reason."


def _move(sides: Sides, place: int, action: Row, due: date, reason: str) -> None:
    row = {"action": action["ref"], "new_due": due, "reason": reason}
    cells = sides.cells("Actions", action, {"due": due}, ("due",))
    if cells:
        stale = sides.is_stale_action(action["ref"], cells)
        sides.changed("Reschedules", place, action["ref"], action["title"], cells, row, stale=stale)


def _day(day: Any) -> str:
    return f"{day.day} {day:%B %Y}" if day else "nothing"


def _updates(sides: Sides) -> None:
    here = {row["ref"]: row for row in sides.now.of("Actions")}
    said: dict[str, str] = {}
    for place, _, row in sides.under_action("Updates"):
        sides.check_status("Updates", place, row)
    for place, action, row in _new_rows(
        sides, "Updates", ("status", "narrative"), "Updates are only ever added, and this one differs."
    ):
        if not row.get("status"):
            if not any(fault.row == place and fault.column == "Status" for fault in sides.faults):
                sides.fault("Updates", place, "Status", "is empty. Give one of the plan's status words.")
            continue
        said[action] = row["status"]
        title = here[action]["title"] if action in here else action
        sides.added("Updates", place, action, title, row | {"action": action})
    for place, row in sides.rows("Actions"):
        action = sides.known("Actions", (row.get("ref") or "").strip() or f"row {place}") or ""
        status, found = row.get("status"), here.get(action)
        if not status or (found and (status == found["status"] or sides.stale_actions.get(action))):
            continue
        if action in said and said[action] != status:
            message = f'is "{status}", but the sheet Updates ends with "{said[action]}". Make both the same.'
            sides.fault("Actions", place, "Status", message)
        elif found and action not in said:
            sides.added(
                "Updates",
                place,
                action,
                found["title"],
                {"action": action, "status": status, "narrative": ""},
            )

"""What must hold between the rows of a plan's tables: refs lead somewhere, words are known, nothing is there twice."""

import re
from collections.abc import Iterator
from datetime import date

from headway.web.exchange.faults import Fault
from headway.web.exchange.given import Checked
from headway.web.exchange.tables import Row, table_named

__all__ = ["faults_in"]

_REF = {
    "Items": "I",
    "Actions": "A",
    "Updates": "U",
    "Reschedules": "R",
    "Evidence": "E",
    "Closures": "C",
    "Publications": "P",
}
_SHA256 = re.compile(r"[0-9a-f]{64}")


def faults_in(given: Checked) -> list[Fault]:
    """Every contradiction between the tables of a whole plan."""
    return [
        *_refs(given),
        *_links(given),
        *_items(given),
        *_actions(given),
        *_once(given, "Owners", ("action", "name"), "Name", "is an owner of this action already"),
        *_once(given, "Status words", ("word",), "Word", "is there already"),
        *_once(given, "Dependencies", ("action", "depends_on"), "Depends on", "is there already"),
        *_once(given, "Evidence", ("revision",), "Revision", "is there already", blanks=True),
        *_files(given),
        *_data(given),
        *_closures(given),
    ]


def _refs(given: Checked) -> Iterator[Fault]:
    for table, letter in _REF.items():
        wanted = re.compile(letter + r"[1-9]\d{0,8}")
        for place, row in _rows(given, table):
            if not wanted.fullmatch(row["ref"]):
                yield Fault(
                    table,
                    place,
                    "Ref",
                    f'"{row["ref"][:20]}" is not a ref of this sheet. Write {letter}1, say.',
                )
        if table != "Evidence":
            yield from _once(given, table, ("ref",), "Ref", "is there already")
    for place, row in _rows(given, "Evidence"):
        if row.get("revision") and not re.fullmatch(r"V[1-9]\d{0,8}", row["revision"]):
            yield Fault(
                "Evidence", place, "Revision", f'"{row["revision"][:20]}" is not a ref. Write V1, say.'
            )


def _links(given: Checked) -> Iterator[Fault]:
    """Each ref to another row leads to one that is there."""
    known = {name: {row.get(key) for row in given.tables.of(name)} for name, key in _KEYS.items()}
    for table, key, heading, other in _LINKS:
        for place, row in _rows(given, table):
            value = row.get(key)
            for ref in value if isinstance(value, list) else [value]:
                if ref and ref not in known[other]:
                    yield Fault(
                        table, place, heading, f'"{ref[:30]}" is not on the sheet {other}. Give one that is.'
                    )


_KEYS = {"Items": "ref", "Actions": "ref", "Status words": "word", "Evidence": "revision"}
_LINKS = (
    ("Actions", "item", "Item", "Items"),
    ("Actions", "status", "Status", "Status words"),
    ("Owners", "action", "Action", "Actions"),
    ("Milestones", "action", "Action", "Actions"),
    ("Dependencies", "action", "Action", "Actions"),
    ("Dependencies", "depends_on", "Depends on", "Actions"),
    ("Updates", "action", "Action", "Actions"),
    ("Updates", "status", "Status", "Status words"),
    ("Reschedules", "action", "Action", "Actions"),
    ("Evidence", "action", "Action", "Actions"),
    ("Closures", "action", "Action", "Actions"),
    ("Closures", "evidence", "Evidence", "Evidence"),
)


def _items(given: Checked) -> Iterator[Fault]:
    for place, row in _rows(given, "Items"):
        if row["answer"] in ("partly", "rejected") and not row.get("reason"):
            yield Fault("Items", place, "Reason", f"is empty. Say why the answer is {row['answer']}.")


def _actions(given: Checked) -> Iterator[Fault]:
    for place, row in _rows(given, "Actions"):
        if row.get("start") and row.get("due") and row["due"] < row["start"]:
            yield Fault("Actions", place, "Due", "is before the start. Change one of the two.")


def _files(given: Checked) -> Iterator[Fault]:
    for place, row in _rows(given, "Evidence"):
        if row.get("revision") and not (
            _SHA256.fullmatch(row.get("sha_256", "")) and row.get("at") and row.get("bytes") is not None
        ):
            yield Fault("Evidence", place, "SHA-256", "a file needs its SHA-256, its bytes and its time.")


def _data(given: Checked) -> Iterator[Fault]:
    for place, row in _rows(given, "Plan"):
        if not all(
            isinstance(each, list) and len(each) == 2 and all(_is_day(day) for day in each)
            for each in row.get("fieldwork") or []
        ):
            yield Fault(
                "Plan", place, "Fieldwork", "is not a list of first and last days. Leave it as exported."
            )
    for place, row in _rows(given, "Items"):
        given_items = row.get("sub_items") or []
        if not isinstance(given_items, list) or not all(isinstance(each, str) for each in given_items):
            yield Fault("Items", place, "Sub-items", "is not a list of texts. Leave it as exported.")


def _is_day(given: object) -> bool:
    try:
        return isinstance(given, str) and date.fromisoformat(given).isoformat() == given
    except ValueError:
        return False


def _closures(given: Checked) -> Iterator[Fault]:
    pending: set[str] = set()
    for place, row in _rows(given, "Closures"):
        decided = row.get("decided_at") and row.get("decided_by_e_mail") and row.get("body")
        if row["outcome"] != "pending" and not decided:
            yield Fault("Closures", place, "Outcome", "a decision says when, by whom and for which body.")
        if row.get("decided_by_e_mail", "").lower() == row["proposed_by_e_mail"].lower():
            yield Fault("Closures", place, "Decided by e-mail", "nobody decides on their own proposal.")
        if row["outcome"] == "pending" and row["action"] in pending:
            yield Fault("Closures", place, "Outcome", "two proposals of one action cannot both be pending.")
        if row["outcome"] == "pending":
            pending.add(row["action"])


def _once(
    given: Checked, table: str, keys: tuple[str, ...], heading: str, message: str, *, blanks: bool = False
) -> Iterator[Fault]:
    seen: set[tuple[str, ...]] = set()
    for place, row in _rows(given, table):
        key = tuple(row.get(each) or "" for each in keys)
        if key in seen and not (blanks and not any(key)):
            yield Fault(table, place, heading, f'"{key[-1][:40]}" {message}.')
        seen.add(key)


def _rows(given: Checked, table: str) -> Iterator[tuple[int | None, Row]]:
    table_named(table)
    for index, row in enumerate(given.tables.of(table)):
        yield given.place(table, index), row

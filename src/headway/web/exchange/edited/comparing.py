"""An edited file held against the plan as it stands: what differs, row by row, and what is wrong with it."""

from headway.web.accounts.models import Person
from headway.web.exchange.edited.progress import compare_progress
from headway.web.exchange.edited.proposal import Proposal
from headway.web.exchange.edited.sides import Sides
from headway.web.exchange.faults import Fault
from headway.web.exchange.given import Checked
from headway.web.exchange.tables import TABLES, PlanTables, Row

__all__ = ["compared"]


def compared(given: Checked, faults: list[Fault], now: PlanTables, people: dict[str, Person]) -> Proposal:
    """What the file would change. ``people`` are those of the authority, by e-mail address in small letters."""
    sides = Sides(given, now, people, list(faults))
    if _is_this_plan(sides):
        _plan(sides)
        _words(sides)
        _items(sides)
        _actions(sides)
        _owners(sides)
        _milestones(sides)
        _dependencies(sides)
        compare_progress(sides)
        _left_alone(sides)
    return Proposal(tuple(sides.changes), tuple(sides.faults), (*given.notes, *sides.notes))


def _is_this_plan(sides: Sides) -> bool:
    """A file of another plan must not be taken for this one."""
    if sides.given.sheet:
        return True
    here = sides.now.of("Plan")[0]
    rows = list(sides.rows("Plan"))
    if len(rows) != 1:
        sides.fault("Plan", None, "", "the sheet must be there with its one row: it says which plan this is.")
        return False
    place, row = rows[0]
    for key, heading in (
        ("authority_code", "Authority code"),
        ("framework", "Framework"),
        ("created", "Created"),
    ):
        if key in row and row[key] != here[key]:
            sides.fault("Plan", place, heading, "is another plan's. Open that plan to import this file.")
            return False
    return True


def _plan(sides: Sides) -> None:
    here = sides.now.of("Plan")[0]
    for place, row in sides.rows("Plan"):
        cells = sides.cells("Plan", here, row, ("title", "owning_body"))
        if cells:
            sides.changed(
                "Plan", place, "", here["title"], cells, row, stale=sides.is_stale(here, row, cells)
            )
        sides.note_others("Plan", place, here, row, ("title", "owning_body", "version"))


def _words(sides: Sides) -> None:
    here = {row["word"].casefold(): row for row in sides.now.of("Status words")}
    plan, plan_now = next((row for _, row in sides.rows("Plan")), {}), sides.now.of("Plan")[0]
    seen: set[str] = set()
    for place, row in sides.rows("Status words"):
        word = (row.get("word") or "").strip()
        key = word.casefold()
        if not word or key in seen:
            sides.fault("Status words", place, "Word", "is empty or there twice. Each word stands once.")
            continue
        seen.add(key)
        if key not in here:
            sides.added("Status words", place, word, word, row | {"word": word})
            continue
        cells = sides.cells("Status words", here[key], row, ("meaning", "rating", "must_explain", "order"))
        if cells:
            stale = sides.is_stale(plan_now, {"version": plan.get("version")}, cells)
            sides.changed("Status words", place, word, word, cells, here[key] | row, stale=stale)
    if sides.has("Status words"):
        for key, row in here.items():
            if key not in seen:
                sides.removed("Status words", row["word"], row["word"], row)


def _items(sides: Sides) -> None:
    here = {row["ref"]: row for row in sides.now.of("Items")}
    issues = {_plain(row["text"]): row for row in here.values() if row["kind"] == "other issue"}
    for place, row in sides.rows("Items"):
        ref = (row.get("ref") or "").strip()
        found = here.get(ref) or issues.get(_plain(row.get("text") or ""))
        if found is None:
            _new_item(sides, place, ref, row)
            continue
        sides.name("Items", ref or f"row {place}", found["ref"])
        editable = ("answer", "reason", "answered_on", *(("text",) if found["kind"] == "other issue" else ()))
        cells = sides.cells("Items", found, row, editable)
        stale = sides.is_stale(found, row, cells)
        if cells:
            sides.changed("Items", place, found["ref"], found["text"], cells, found | row, stale=stale)
        if not stale:
            sides.note_others("Items", place, found, row, (*editable, "ref", "version"))
    sides.note_missing("Items", here, "Items are not taken out by an import.")


def _new_item(sides: Sides, place: int, ref: str, row: Row) -> None:
    if row.get("kind") == "recommendation":
        sides.fault("Items", place, "Kind", "a recommendation comes from the register, not from a file.")
        return
    handle = ref or f"row {place}"
    sides.name("Items", handle, handle)
    sides.added("Items", place, handle, row.get("text") or "", row)


_ACTION_FIELDS = ("title", "detail", "success_measure", "measure_kind", "hears_children", "start")


def _actions(sides: Sides) -> None:
    here = {row["ref"]: row for row in sides.now.of("Actions")}
    titles = {(row["item"], _plain(row["title"])): row for row in here.values()}
    for place, row in sides.rows("Actions"):
        ref = (row.get("ref") or "").strip()
        item = sides.known("Items", row.get("item") or "")
        found = here.get(ref) or titles.get((item, _plain(row.get("title") or "")))
        handle = found["ref"] if found else ref or f"row {place}"
        sides.name("Actions", ref or handle, handle)
        sides.check_status("Actions", place, row)
        if found is None:
            if item is None:
                sides.fault("Actions", place, "Item", sides.unknown(row.get("item"), "Items"))
            sides.added("Actions", place, handle, row.get("title") or "", row | {"item": item})
            continue
        cells = sides.cells("Actions", found, row, _ACTION_FIELDS)
        stale = sides.is_stale(found, row, cells)
        sides.stale_actions[handle] = row.get("version") != found["version"]
        if cells:
            sides.changed("Actions", place, handle, found["title"], cells, row, stale=stale)
        if not sides.stale_actions[handle]:
            seen = (*_ACTION_FIELDS, "ref", "version", "due", "status", "last_update", "created")
            sides.note_others("Actions", place, found, row, seen)
    sides.note_missing("Actions", here, "Actions are closed, or superseded, on the site.")


def _owners(sides: Sides) -> None:
    here = {(row["action"], _plain(row["name"])): row for row in sides.now.of("Owners")}
    seen: set[tuple[str, str]] = set()
    for place, action, row in sides.under_action("Owners"):
        name = (row.get("name") or "").strip()
        address = (row.get("e_mail") or "").strip().lower()
        if not name:
            sides.fault("Owners", place, "Name", "is empty. Write the owner's name.")
            continue
        if address and address not in sides.people:
            message = (
                f'nobody in this authority signs in as "{address}". Leave it empty to keep only the name.'
            )
            sides.fault("Owners", place, "E-mail", message)
        key = (action, _plain(name))
        seen.add(key)
        if key not in here:
            sides.added("Owners", place, action, name, row | {"action": action, "name": name})
            continue
        blank = {"e_mail": here[key]["e_mail"]} if not address else {}  # some may export without addresses
        cells = sides.cells("Owners", here[key], row | blank, ("post", "e_mail", "lead"))
        if cells:
            taken = here[key] | row | blank | {"action": action}
            sides.changed(
                "Owners", place, action, name, cells, taken, stale=sides.is_stale_action(action, cells)
            )
    _not_in_file(sides, "Owners", here, seen)


def _milestones(sides: Sides) -> None:
    here = {row["ref"]: row for row in sides.now.of("Milestones")}
    titles = {(row["action"], _plain(row["title"])): row for row in here.values()}
    seen: set[str] = set()
    for place, action, row in sides.under_action("Milestones"):
        found = here.get((row.get("ref") or "").strip()) or titles.get(
            (action, _plain(row.get("title") or ""))
        )
        if found is None:
            sides.added("Milestones", place, action, row.get("title") or "", row | {"action": action})
            continue
        seen.add(found["ref"])
        cells = sides.cells("Milestones", found, row, ("title", "due", "reached_on"))
        if cells:
            stale = sides.is_stale_action(found["action"], cells)
            sides.changed("Milestones", place, found["ref"], found["title"], cells, found | row, stale=stale)
    if sides.has("Milestones"):
        for ref, row in here.items():
            if ref not in seen and not sides.given.sheet:
                sides.removed(
                    "Milestones", ref, row["title"], row, stale=sides.stale_actions.get(row["action"], False)
                )


def _dependencies(sides: Sides) -> None:
    here = {(row["action"], row["depends_on"]): row for row in sides.now.of("Dependencies")}
    seen: set[tuple[str, str]] = set()
    for place, action, row in sides.under_action("Dependencies"):
        other = sides.known("Actions", row.get("depends_on") or "")
        if other is None:
            sides.fault("Dependencies", place, "Depends on", sides.unknown(row.get("depends_on"), "Actions"))
            continue
        seen.add((action, other))
        if (action, other) not in here:
            made = {"action": action, "depends_on": other}
            sides.added("Dependencies", place, action, f"{action} depends on {other}", made)
    _not_in_file(sides, "Dependencies", here, seen)


def _not_in_file(
    sides: Sides, table: str, here: dict[tuple[str, str], Row], seen: set[tuple[str, str]]
) -> None:
    """Rows that stand here and are not in the file; a council's own sheet speaks only of the actions it names."""
    spoken_of = {action for action, _ in seen}
    for key, row in here.items():
        if sides.has(table) and key not in seen and (not sides.given.sheet or key[0] in spoken_of):
            label = row.get("name") or f"{row['action']} depends on {row['depends_on']}"
            sides.removed(table, key[0], label, row, stale=sides.stale_actions.get(key[0], False))


def _left_alone(sides: Sides) -> None:
    """Tables of history that an import never writes."""
    for table in TABLES:
        if not table.of_old or not sides.has(table.name):
            continue
        here = sides.now.of(table.name)
        others = [place for place, row in sides.rows(table.name) if not _is_among(row, here)]
        if others:
            shown = ", ".join(map(str, others[:10]))
            sides.notes.append(f"{table.name}: rows {shown} differ and were left out. Add these on the site.")


def _is_among(row: Row, here: list[Row]) -> bool:
    return any(all(row[key] == each[key] for key in row) for each in here)


def _plain(text: str) -> str:
    return " ".join(text.split()).casefold()

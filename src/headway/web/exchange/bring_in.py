"""A plan from its tables into an installation that does not have it: with its history, at the times it happened.

The one place where another app's rows are written without its actions: an action would give every update the time of
the import. Each thing brought in has its own event in the trail.
"""

import hashlib
from typing import Any

from django.db import DataError, IntegrityError, transaction

from headway.errors import ForPerson
from headway.web.exchange.consistency import faults_in
from headway.web.exchange.faults import Faults
from headway.web.exchange.given import Checked
from headway.web.exchange.inspections import inspection_for
from headway.web.exchange.people import made_for, people_in, unknown_people
from headway.web.exchange.raw import insert
from headway.web.exchange.tables import TABLES, Row
from headway.web.plans.models import (
    Action,
    Closure,
    Evidence,
    EvidenceRevision,
    Item,
    Milestone,
    Ownership,
    Plan,
    Publication,
    Reschedule,
    StatusWord,
    Update,
)
from headway.web.trail.actions import Actor, Entry, record_many

__all__ = ["bring_in"]


@transaction.atomic
def bring_in(*, by: Actor, given: Checked, content: bytes, make_people: bool = False) -> Plan:
    """Make the plan, whole or not at all. Its inspection must have no plan here; it is made where there is none.

    With ``make_people`` those who are named and unknown get an account that cannot sign in; otherwise they are faults.
    """
    missing = [table.name for table in TABLES if table.name not in given.tables.rows]
    if missing or len(given.tables.of("Plan")) != 1:
        raise ForPerson(
            f"The file is no whole plan: {', '.join(missing) or 'Plan'} is missing. Export it again."
        )
    known = people_in()
    faults = faults_in(given) + ([] if make_people else unknown_people(given, known))
    if faults:
        raise Faults(faults)
    people = made_for(given, known)
    try:
        with transaction.atomic():
            brought = _Brought(given, known)
    except (DataError, IntegrityError) as error:
        raise ForPerson("The tables contradict each other. Export the plan again.") from error
    record_many(by=by, entries=brought.entries(people, hashlib.sha256(content).hexdigest()))
    return brought.plan


class _Brought:
    """Makes the rows, table after table, in the order of their refs: the refs of the next export are the same."""

    def __init__(self, given: Checked, people: dict[str, Any]) -> None:
        self.tables, self.people = given.tables, people
        self.told: list[tuple[str, Any, Item]] = []
        self.issues = 0
        row = self.tables.of("Plan")[0]
        self.inspection, self.asked = inspection_for(given)
        self.plan = insert(
            Plan(
                inspection=self.inspection,
                authority_id=row["authority_code"],
                title=row["title"],
                owning_body=row["owning_body"],
                published=row.get("plan_published"),
                is_example=row["example"],
                created=row["created"],
                version=row["version"],
            )
        )
        self.words = {each["word"]: self._word(each) for each in self.tables.of("Status words")}
        self.items = {each["ref"]: self._item(each) for each in _by_ref(self.tables.of("Items"))}
        self.actions = {each["ref"]: self._action(each) for each in _by_ref(self.tables.of("Actions"))}
        self._parts()
        self._history()

    def _word(self, row: Row) -> StatusWord:
        return insert(
            StatusWord(
                plan=self.plan,
                word=row["word"],
                meaning=row["meaning"],
                rag=row["rating"],
                must_explain=row["must_explain"],
                order=row["order"],
            )
        )

    def _next_issue(self) -> int:
        """Other issues are numbered as they were added, which is the order of their refs."""
        self.issues += 1
        return self.issues

    def _item(self, row: Row) -> Item:
        asked = row["kind"] == "recommendation"
        return insert(
            Item(
                plan=self.plan,
                recommendation=self.asked[row["ref"]] if asked else None,
                issue="" if asked else row["text"],
                number=0 if asked else row.get("issue_number") or self._next_issue(),
                answer=row["answer"],
                reason=row.get("reason", ""),
                answered_on=row.get("answered_on"),
                order=row["order"],
                version=row["version"],
            )
        )

    def _action(self, row: Row) -> Action:
        made = insert(
            Action(
                item=self.items[row["item"]],
                title=row["title"],
                detail=row.get("detail", ""),
                measure=row.get("success_measure", ""),
                measure_kind=row.get("measure_kind", ""),
                hears_children=row["hears_children"],
                start=row.get("start"),
                due=row.get("due"),
                status=self.words[row["status"]] if row.get("status") else None,
                stage=row["stage"],
                last_update=row.get("last_update"),
                created=row["created"],
                order=row["order"],
                version=row["version"],
            )
        )
        self.told.append(("action.imported", made, made.item))
        return made

    def _parts(self) -> None:
        for row in self.tables.of("Owners"):
            insert(
                Ownership(
                    action=self.actions[row["action"]],
                    name=row["name"],
                    post=row.get("post", ""),
                    person=self._person(row.get("e_mail")),
                    is_lead=row["lead"],
                )
            )
        for row in self.tables.of("Milestones"):
            insert(
                Milestone(
                    action=self.actions[row["action"]],
                    title=row["title"],
                    due=row.get("due"),
                    reached_on=row.get("reached_on"),
                )
            )
        for row in self.tables.of("Dependencies"):
            self.actions[row["action"]].depends_on.add(self.actions[row["depends_on"]])

    def _history(self) -> None:
        for row in _by_ref(self.tables.of("Updates")):
            made = Update(
                action=self.actions[row["action"]],
                at=row["at"],
                by=self._person(row.get("by_e_mail")),
                by_name=row.get("by", ""),
                status=self.words[row["status"]],
                narrative=row.get("narrative", ""),
            )
            self._tell("update.imported", insert(made))
        for row in _by_ref(self.tables.of("Reschedules")):
            change = Reschedule(
                action=self.actions[row["action"]],
                old_due=row.get("old_due"),
                new_due=row["new_due"],
                reason=row.get("reason", ""),
                at=row["at"],
                by_name=row.get("by", ""),
            )
            self._tell("reschedule.imported", insert(change))
        revisions = self._evidence()
        for row in _by_ref(self.tables.of("Closures")):
            self._closure(row, revisions)
        for row in _by_ref(self.tables.of("Publications")):
            insert(
                Publication(
                    plan=self.plan,
                    on=row["on"],
                    at=row["at"],
                    by_name=row.get("by", ""),
                    statement=row.get("statement") or {},
                )
            )

    def _evidence(self) -> dict[str, EvidenceRevision]:
        rows = self.tables.of("Evidence")
        heads: dict[str, Evidence] = {}
        for row in _by_ref(rows):
            if row["ref"] not in heads:
                heads[row["ref"]] = insert(Evidence(action=self.actions[row["action"]], title=row["title"]))
        files = {}
        for row in _by_ref([row for row in rows if row.get("revision")], "revision"):
            file = EvidenceRevision(
                evidence=heads[row["ref"]],
                sha256=row["sha_256"],
                name=row.get("file", ""),
                size=row["bytes"],
                media_type=row.get("media_type", ""),
                at=row["at"],
                by_name=row.get("by", ""),
            )
            files[row["revision"]] = insert(file)
            self.told.append(("evidence.imported", file.evidence.action, file.evidence.action.item))
        return files

    def _closure(self, row: Row, revisions: dict[str, EvidenceRevision]) -> None:
        made = Closure(
            action=self.actions[row["action"]],
            narrative=row["narrative"],
            proposed_stage=row["proposed_stage"],
            proposed_at=row["proposed_at"],
            proposed_by=self._person(row["proposed_by_e_mail"]),
            outcome=row["outcome"],
            decided_at=row.get("decided_at"),
            decided_by=self._person(row.get("decided_by_e_mail")),
            body=row.get("body", ""),
            reason=row.get("reason", ""),
        )
        insert(made).evidence.set(revisions[ref] for ref in row.get("evidence", []))
        self._tell("closure.imported", made)

    def _person(self, address: str | None) -> Any:
        return self.people[address.lower()] if address else None

    def _tell(self, action: str, made: Any) -> None:
        self.told.append((action, made.action, made.action.item))

    def entries(self, people: list[Any], sha256: str) -> list[Entry]:
        """An event for the plan, with the file's hash and what it held, and one for each thing in it."""
        authority = self.plan.authority_id
        counts = {table.key: len(rows) for table, rows in self.tables if rows}
        made = [Entry(action="person.imported", subject=each, after={"is_active": False}) for each in people]
        after = {"sha256": sha256, **counts}
        made.append(Entry(action="plan.imported", subject=self.plan, authority=authority, after=after))
        made += [
            Entry(action="item.imported", subject=item, authority=authority, thread=item.thread)
            for item in self.items.values()
        ]
        made += [
            Entry(action=action, subject=subject, authority=authority, thread=item.thread)
            for action, subject, item in self.told
        ]
        return made


def _by_ref(rows: list[Row], key: str = "ref") -> list[Row]:
    """In the order of the numbers in their refs."""
    return sorted(rows, key=lambda row: int(row[key][1:]))

"""The changes of a confirmed file, each by the plans' own action for it."""

from collections.abc import Callable
from datetime import date, datetime
from typing import Any

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone

from headway.errors import ForPerson
from headway.web.accounts.models import Person
from headway.web.exchange.edited.proposal import Change, Kind, Proposal
from headway.web.exchange.faults import Fault
from headway.web.exchange.people import people_in
from headway.web.exchange.plan_out import refs_of
from headway.web.exchange.tables import Row
from headway.web.plans import actions
from headway.web.plans.models import Action, Item, Milestone, Ownership, Plan
from headway.web.plans.states import Rag

__all__ = ["Doing"]


class Doing:
    """Does the changes, each in a savepoint: one that is refused is a fault with its place in the file."""

    def __init__(self, by: Person, plan: Plan, on: date, sheet: str) -> None:
        self.by, self.on, self.sheet = by, on, sheet
        self.plan = Plan.objects.get(pk=plan.pk)  # one of its own: a rehearsal leaves the caller's as it is
        self.faults: list[Fault] = []
        items = plan.items.order_by("pk")
        promised = Action.objects.filter(item__plan=plan).order_by("pk")
        milestones = Milestone.objects.filter(action__item__plan=plan).order_by("action_id", "pk")
        self.items: dict[str, Any] = {ref: pk for pk, ref in refs_of(items, "I").items()}
        self.actions: dict[str, Any] = {ref: pk for pk, ref in refs_of(promised, "A").items()}
        of_ref = {pk: ref for ref, pk in self.actions.items()}
        self.milestones: dict[str, Any] = {}
        counted: dict[str, int] = {}
        for each in milestones:
            ref = of_ref[each.action_id]
            counted[ref] = counted.get(ref, 0) + 1
            self.milestones[f"{ref}-M{counted[ref]}"] = each.pk
        self.people = people_in(plan.authority_id)

    def all(self, proposal: Proposal) -> None:
        """Everything, in an order in which what others need is there first."""
        self._words(proposal.of("Status words"))
        for change in proposal.of("Plan"):
            self._try(change, self._plan)
        for change in proposal.of("Items"):
            self._try(change, lambda row, change=change: self._item(change, row))
        for change in proposal.of("Actions", Kind.ADDED):
            self._try(change, lambda row, change=change: self._new_action(change, row))
        for change in proposal.of("Actions", Kind.CHANGED):
            self._try(change, lambda row, change=change: self._action(change, row))
        self._grouped(proposal.of("Owners"), self._owners)
        self._grouped(proposal.of("Dependencies"), self._dependencies)
        for change in proposal.of("Reschedules"):
            self._try(change, self._reschedule)
        for change in proposal.of("Milestones"):
            self._try(change, lambda row, change=change: self._milestone(change, row))
        for change in sorted(proposal.of("Updates"), key=_when):
            self._try(change, self._update)

    def _try(self, change: Change, do: Callable[[Row], Any]) -> None:
        self.plan.refresh_from_db()
        try:
            with transaction.atomic():
                do(change.row)
        except PermissionDenied:
            message = "your roles do not let you change this. Ask for the role, or leave the row as it was."
            self._fault(change, message)
        except ForPerson as error:
            self._fault(change, str(error))

    def _fault(self, change: Change, message: str) -> None:
        self.faults.append(Fault(self.sheet or change.table, change.place, "", message))

    def _grouped(self, changes: list[Change], do: Callable[[str, list[Change]], Any]) -> None:
        """Owners and dependencies are set for an action at once."""
        for ref in dict.fromkeys(change.row["action"] for change in changes):
            mine = [change for change in changes if change.row["action"] == ref]
            if ref in self.actions:
                self._try(mine[0], lambda _, ref=ref, mine=mine: do(ref, mine))

    def _get(self, ref: str) -> Action:
        if ref not in self.actions:
            raise ForPerson(f"{ref} could not be added, so nothing can be said of it.")
        return Action.objects.select_related("item__plan", "item__recommendation").get(pk=self.actions[ref])

    def _words(self, changes: list[Change]) -> None:
        if not changes:
            return
        rows = {row.word: _word_row(row) for row in self.plan.status_words.all()}
        for change in changes:
            word = change.row["word"]
            if change.kind is Kind.REMOVED:
                rows.pop(word, None)
            else:
                key = next((known for known in rows if known.casefold() == word.casefold()), word)
                rows[key] = {**rows.get(key, {"order": 999}), **change.row, "word": key}
        ordered = sorted(rows.values(), key=lambda row: row["order"] if row.get("order") is not None else 999)
        words = [
            actions.Word(
                row["word"],
                row.get("meaning") or "",
                Rag(row.get("rating") or "none"),
                bool(row.get("must_explain")),
            )
            for row in ordered
        ]
        self._try(
            changes[0],
            lambda _: actions.set_status_words(
                by=self.by, plan=self.plan, version=self.plan.version, words=words
            ),
        )

    def _plan(self, row: Row) -> None:
        actions.change_plan(
            by=self.by,
            plan=self.plan,
            version=self.plan.version,
            title=row.get("title", self.plan.title),
            owning_body=row.get("owning_body", self.plan.owning_body),
        )

    def _item(self, change: Change, row: Row) -> None:
        if change.kind is Kind.ADDED:
            item = actions.add_issue(by=self.by, plan=self.plan, issue=row.get("text") or "")
            self.items[change.ref] = item.pk
            if row.get("answer") not in (None, "", "none"):
                self._answer(item, row)
            return
        item = Item.objects.select_related("plan", "recommendation").get(pk=self.items[change.ref])
        differs = {cell.heading for cell in change.cells}
        if "Text" in differs:
            actions.change_issue(by=self.by, item=item, version=item.version, issue=row["text"])
        if differs & {"Answer", "Reason", "Answered on"}:
            self._answer(item, row, said="Answered on" in differs or "Answer" not in differs)

    def _answer(self, item: Item, row: Row, *, said: bool = True) -> None:
        """An answer keeps the day that the file gives; a new answer without one is of today."""
        actions.answer(
            by=self.by,
            item=item,
            version=item.version,
            answer=row.get("answer") or "",
            reason=row.get("reason") or "",
            on=(row.get("answered_on") if said else None) or self.on,
        )

    def _new_action(self, change: Change, row: Row) -> None:
        if row["item"] not in self.items:
            raise ForPerson("Its item could not be added.")
        item = Item.objects.select_related("plan", "recommendation").get(pk=self.items[row["item"]])
        made = actions.add_action(
            by=self.by,
            item=item,
            title=row.get("title") or "",
            detail=row.get("detail") or "",
            measure=row.get("success_measure") or "",
            measure_kind=row.get("measure_kind") or "",
            hears_children=bool(row.get("hears_children")),
            start=row.get("start"),
            due=row.get("due"),
        )
        self.actions[change.ref] = made.pk

    def _action(self, change: Change, row: Row) -> None:
        action = self._get(change.ref)
        names = {
            "Title": ("title", "title"),
            "Detail": ("detail", "detail"),
            "Success measure": ("measure", "success_measure"),
            "Measure kind": ("measure_kind", "measure_kind"),
            "Hears children": ("hears_children", "hears_children"),
            "Start": ("start", "start"),
        }
        given = {names[cell.heading][0]: row[names[cell.heading][1]] for cell in change.cells}
        if given.get("hears_children", False) is None:
            given["hears_children"] = False
        actions.change_action(by=self.by, action=action, version=action.version, **given)

    def _owners(self, ref: str, changes: list[Change]) -> None:
        action = self._get(ref)
        owners = {
            each.name: actions.Owner(each.name, each.post, each.person, each.is_lead)
            for each in Ownership.objects.filter(action=action)
            .select_related("person")
            .order_by("-is_lead", "pk")
        }
        for change in changes:
            row = change.row
            if change.kind is Kind.REMOVED:
                owners.pop(row["name"], None)
                continue
            person = self.people.get((row.get("e_mail") or "").strip().lower())
            owners[row["name"]] = actions.Owner(
                row["name"], row.get("post") or "", person, bool(row.get("lead"))
            )
        actions.change_action(by=self.by, action=action, version=action.version, owners=list(owners.values()))

    def _dependencies(self, ref: str, changes: list[Change]) -> None:
        action = self._get(ref)
        wanted = {each.pk: each for each in action.depends_on.all()}
        for change in changes:
            other = self._get(change.row["depends_on"])
            if change.kind is Kind.REMOVED:
                wanted.pop(other.pk, None)
            else:
                wanted[other.pk] = other
        actions.change_action(
            by=self.by, action=action, version=action.version, depends_on=list(wanted.values())
        )

    def _reschedule(self, row: Row) -> None:
        action = self._get(row["action"])
        actions.reschedule(
            by=self.by,
            action=action,
            version=action.version,
            due=row["new_due"],
            reason=row.get("reason") or "",
        )

    def _milestone(self, change: Change, row: Row) -> None:
        action = self._get(row["action"])
        if change.kind is Kind.ADDED:
            made = actions.add_milestone(
                by=self.by,
                action=action,
                version=action.version,
                title=row.get("title") or "",
                due=row.get("due"),
            )
            differs = {"Reached on"} if row.get("reached_on") else set()
        else:
            made = Milestone.objects.select_related("action__item__plan").get(pk=self.milestones[change.ref])
            differs = {cell.heading for cell in change.cells}
            action = made.action
        if change.kind is Kind.REMOVED:
            actions.remove_milestone(by=self.by, milestone=made, version=action.version)
            return
        if change.kind is Kind.CHANGED and differs & {"Title", "Due"}:
            made = actions.change_milestone(
                by=self.by,
                milestone=made,
                version=made.action.version,
                title=row["title"],
                due=row.get("due"),
            )
        if "Reached on" in differs:
            actions.reach_milestone(
                by=self.by, milestone=made, version=made.action.version, on=row.get("reached_on")
            )

    def _update(self, row: Row) -> None:
        action = self._get(row["action"])
        word = self.plan.status_words.filter(word__iexact=row["status"]).first()
        if word is None:
            raise ForPerson(f'"{row["status"]}" is not a word of this plan.')
        at: datetime | None = row.get("at")
        actions.update(
            by=self.by,
            action=action,
            version=action.version,
            status=word,
            narrative=row.get("narrative") or "",
            **({"at": at} if at and at < timezone.now() else {}),
        )


def _word_row(word: Any) -> Row:
    return {
        "word": word.word,
        "meaning": word.meaning,
        "rating": word.rag,
        "must_explain": word.must_explain,
        "order": word.order,
    }


def _when(change: Change) -> tuple[str, int]:
    at = change.row.get("at")
    return (at.isoformat() if at else "~", change.place or 0)

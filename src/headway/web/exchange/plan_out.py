"""A plan from the database to its tables, in the order in which things were added: refs never shift as it grows."""

from collections import Counter
from collections.abc import Iterable
from typing import Any

from django.db.models import Model

from headway.web.exchange.tables import FORMAT, PlanTables, Row
from headway.web.plans.models import (
    Action,
    Closure,
    Evidence,
    EvidenceRevision,
    Item,
    Milestone,
    Ownership,
    Plan,
    Reschedule,
    StatusWord,
    Update,
)

__all__ = ["refs_of", "tables_of"]


def refs_of(things: Iterable[Model], letter: str) -> dict[Any, str]:
    """A ref for each, by its primary key: A1, A2, ... in the order given."""
    return {each.pk: f"{letter}{place}" for place, each in enumerate(things, start=1)}


def tables_of(plan: Plan) -> PlanTables:
    """The whole plan as rows, in a fixed number of queries."""
    items = list(plan.items.select_related("recommendation").order_by("pk"))
    actions = list(Action.objects.filter(item__plan=plan).select_related("status").order_by("pk"))
    revisions = EvidenceRevision.objects.filter(evidence__action__item__plan=plan).order_by("pk")
    item, action, revision = refs_of(items, "I"), refs_of(actions, "A"), refs_of(revisions, "V")
    of_plan = {"action__item__plan": plan}
    owners = Ownership.objects.filter(**of_plan).select_related("person").order_by("action_id", "pk")
    updates = Update.objects.filter(**of_plan).select_related("by", "status").order_by("pk")
    closures = (
        Closure.objects.filter(**of_plan)
        .select_related("proposed_by", "decided_by")
        .prefetch_related("evidence")
        .order_by("pk")
    )
    return PlanTables(
        {
            "Plan": [_plan(plan)],
            "Status words": [_word(each) for each in plan.status_words.order_by("pk")],
            "Items": [_item(each, item[each.pk]) for each in items],
            "Actions": [_action(each, action[each.pk], item[each.item_id]) for each in actions],
            "Owners": [_owner(each, action[each.action_id]) for each in owners],
            "Milestones": _milestones(
                Milestone.objects.filter(**of_plan).order_by("action_id", "pk"), action
            ),
            "Dependencies": _dependencies(plan, action),
            "Updates": _numbered("U", [_update(each, action[each.action_id]) for each in updates]),
            "Reschedules": _numbered(
                "R",
                [
                    _reschedule(each, action[each.action_id])
                    for each in Reschedule.objects.filter(**of_plan).order_by("pk")
                ],
            ),
            "Evidence": _evidence(
                Evidence.objects.filter(**of_plan).prefetch_related("revisions").order_by("pk"),
                action,
                revision,
            ),
            "Closures": _numbered(
                "C", [_closure(each, action[each.action_id], revision) for each in closures]
            ),
            "Publications": _numbered("P", [_publication(each) for each in plan.publications.order_by("pk")]),
        }
    )


def _plan(plan: Plan) -> Row:
    inspection = plan.inspection
    return {
        "format": FORMAT,
        "title": plan.title,
        "owning_body": plan.owning_body,
        "authority_code": plan.authority_id,
        "authority": plan.authority.name,
        "framework": inspection.framework,
        "form": inspection.form,
        "fieldwork": inspection.windows,
        "report_received": inspection.received,
        "report_published": inspection.published,
        "stated_due": inspection.stated_due,
        "inspection_state": inspection.state,
        "inspection_note": inspection.note,
        "inspection_is_an_example": inspection.is_example,
        "plan_published": plan.published,
        "example": plan.is_example,
        "created": plan.created,
        "version": plan.version,
    }


def _word(word: StatusWord) -> Row:
    return {
        "word": word.word,
        "meaning": word.meaning,
        "rating": word.rag,
        "must_explain": word.must_explain,
        "order": word.order,
    }


def _item(item: Item, ref: str) -> Row:
    asked = item.recommendation
    return {
        "ref": ref,
        "order": item.order,
        "kind": "recommendation" if asked else "other issue",
        "issue_number": None if asked else item.number,
        "no_in_report": asked.number if asked else "",
        "addressee": asked.addressee if asked else "",
        "recommendation_kind": asked.kind if asked else "",
        "when_report": asked.due_band if asked else "",
        "text": asked.text if asked else item.issue,
        "sub_items": asked.sub_items if asked else [],
        "page": asked.page if asked else None,
        "order_in_report": asked.order if asked else None,
        "state": asked.state if asked else "",
        "answer": item.answer,
        "reason": item.reason,
        "answered_on": item.answered_on,
        "version": item.version,
    }


def _action(action: Action, ref: str, item: str) -> Row:
    return {
        "ref": ref,
        "item": item,
        "order": action.order,
        "title": action.title,
        "detail": action.detail,
        "success_measure": action.measure,
        "measure_kind": action.measure_kind,
        "hears_children": action.hears_children,
        "start": action.start,
        "due": action.due,
        "status": action.status.word if action.status else "",
        "stage": action.stage,
        "last_update": action.last_update,
        "created": action.created,
        "version": action.version,
    }


def _owner(owner: Ownership, action: str) -> Row:
    return {
        "action": action,
        "name": owner.name,
        "post": owner.post,
        "e_mail": owner.person.email if owner.person else "",
        "lead": owner.is_lead,
    }


def _milestones(found: Iterable[Milestone], action: dict[Any, str]) -> list[Row]:
    """Milestones count within their action, so that one taken out moves no ref of another action."""
    rows: list[Row] = []
    counted: Counter[str] = Counter()
    for each in found:
        ref = action[each.action_id]
        counted[ref] += 1
        rows.append(
            {
                "ref": f"{ref}-M{counted[ref]}",
                "action": ref,
                "title": each.title,
                "due": each.due,
                "reached_on": each.reached_on,
            }
        )
    return rows


def _dependencies(plan: Plan, action: dict[Any, str]) -> list[Row]:
    edges = Action.depends_on.through.objects.filter(from_action__item__plan=plan)
    pairs = sorted(edges.values_list("from_action_id", "to_action_id"))
    return [{"action": action[one], "depends_on": action[other]} for one, other in pairs]


def _update(update: Update, action: str) -> Row:
    return {
        "action": action,
        "at": update.at,
        "by": update.by_name,
        "by_e_mail": update.by.email if update.by else "",
        "status": update.status.word,
        "narrative": update.narrative,
    }


def _reschedule(change: Reschedule, action: str) -> Row:
    return {
        "action": action,
        "old_due": change.old_due,
        "new_due": change.new_due,
        "reason": change.reason,
        "at": change.at,
        "by": change.by_name,
    }


def _evidence(found: Iterable[Evidence], action: dict[Any, str], revision: dict[Any, str]) -> list[Row]:
    rows: list[Row] = []
    for place, each in enumerate(found, start=1):
        head = {"ref": f"E{place}", "action": action[each.action_id], "title": each.title}
        files = sorted(each.revisions.all(), key=lambda file: file.pk)
        rows += [{**head, **_file(file, revision[file.pk])} for file in files] or [{**head, **_NO_FILE}]
    return rows


_NO_FILE: Row = {
    "revision": "",
    "file": "",
    "sha_256": "",
    "bytes": None,
    "media_type": "",
    "at": None,
    "by": "",
}


def _file(file: EvidenceRevision, ref: str) -> Row:
    return {
        "revision": ref,
        "file": file.name,
        "sha_256": file.sha256,
        "bytes": file.size,
        "media_type": file.media_type,
        "at": file.at,
        "by": file.by_name,
    }


def _closure(closure: Closure, action: str, revision: dict[Any, str]) -> Row:
    decided = closure.decided_by
    return {
        "action": action,
        "narrative": closure.narrative,
        "proposed_stage": closure.proposed_stage,
        "proposed_at": closure.proposed_at,
        "proposed_by": closure.proposed_by.name,
        "proposed_by_e_mail": closure.proposed_by.email,
        "evidence": [revision[pk] for pk in sorted(each.pk for each in closure.evidence.all())],
        "outcome": closure.outcome,
        "decided_at": closure.decided_at,
        "decided_by": decided.name if decided else "",
        "decided_by_e_mail": decided.email if decided else "",
        "body": closure.body,
        "reason": closure.reason,
    }


def _publication(publication: Any) -> Row:
    return {
        "on": publication.on,
        "at": publication.at,
        "by": publication.by_name,
        "statement": publication.statement,
    }


def _numbered(letter: str, rows: list[Row]) -> list[Row]:
    return [{"ref": f"{letter}{place}", **row} for place, row in enumerate(rows, start=1)]

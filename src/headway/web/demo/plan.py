"""The demo's invented plan: every step taken by the plans' own actions, in the order of its days.

Each entry bears the day that the story gives it. The trail's events bear the time at which the demo was made.
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date, datetime, time
from typing import Any, NamedTuple
from zoneinfo import ZoneInfo

from headway.web.accounts.models import Person
from headway.web.demo.evidence import evidence_file
from headway.web.demo.material import Material
from headway.web.plans import actions
from headway.web.plans.actions import Owner
from headway.web.plans.models import Action, Closure, Evidence, EvidenceRevision, Item, Plan
from headway.web.plans.states import ClosureOutcome
from headway.web.register.models import Inspection

__all__ = ["make_plan"]

_LONDON = ZoneInfo("Europe/London")
_ADDED = date(2017, 7, 14)
"""On which day the actions stood in the plan, where the data names no other."""

Row = dict[str, Any]


class _Step(NamedTuple):
    on: date
    rank: int
    place: int
    take: Callable[[datetime], Any]


@dataclass
class _Story:
    """The plan as it is being made."""

    plan: Plan
    material: Material
    people: dict[str, Person]
    posts: dict[str, str]
    items: dict[str, Item] = field(default_factory=dict)
    actions: dict[str, Action] = field(default_factory=dict)
    evidence: dict[tuple[str, str], Evidence] = field(default_factory=dict)
    steps: list[_Step] = field(default_factory=list)

    def then(self, on: date, rank: int, take: Callable[[datetime], Any]) -> None:
        """Put a step on its day; on one day, ranks and then the order of the data decide."""
        self.steps.append(_Step(on, rank, len(self.steps), take))

    def tell(self) -> None:
        """Take every step, each at its own minute of its day."""
        before, minute = None, 0
        for step in sorted(self.steps, key=lambda each: each[:3]):
            minute = minute + 1 if step.on == before else 0
            before = step.on
            step.take(datetime.combine(step.on, time(9 + minute // 60, minute % 60), _LONDON))


def make_plan(
    inspection: Inspection, material: Material, people: dict[str, Person], posts: dict[str, str]
) -> Plan:
    """Draft the plan, answer every recommendation, and live through its years. ``posts`` are by key of a person."""
    given = material.plan
    plan = actions.draft_from(
        by=people[given["drafted"]["by"]],
        inspection=inspection,
        title=given["title"],
        owning_body=given["owning_body"],
    )
    story = _Story(plan, material, people, posts)
    for place, row in enumerate(given["items"]):
        _plan_item(story, row, f"item {place}")
    published = given["published"]
    story.then(published["on"], 9, lambda at: _publish(story, published["by"], at))
    story.tell()
    return Plan.objects.get(pk=plan.pk)


def _plan_item(story: _Story, row: Row, key: str) -> None:
    if "issue" in row:
        found = row["found"]
        story.then(found["on"], 0, lambda _at: _find(story, row, key))
    else:
        story.items[key] = story.plan.items.get(recommendation__number=row["recommendation"])
        answered = row["answered"]
        story.then(answered["on"], 0, lambda at: _answer(story, row, key, at))
    for action in row["actions"]:
        _plan_action(story, action, key)


def _plan_action(story: _Story, row: Row, item: str) -> None:
    added = row.get("added", {"by": "officer", "on": _ADDED})
    story.then(added["on"], 1, lambda at: _add(story, row, item, added["by"], at))
    for milestone in row.get("milestones", []):
        if "reached" in milestone:
            story.then(milestone["reached"], 2, lambda at, each=milestone: _reach(story, row, each, at))
    for event in row["events"]:
        story.then(event["on"], 3, lambda at, each=event: _EVENTS[each["do"]](story, row["key"], each, at))


def _find(story: _Story, row: Row, key: str) -> None:
    by = story.people[row["found"]["by"]]
    story.items[key] = actions.add_issue(by=by, plan=story.plan, issue=row["issue"])


def _answer(story: _Story, row: Row, key: str, at: datetime) -> None:
    item = story.items[key]
    actions.answer(
        by=story.people[row["answered"]["by"]],
        item=item,
        version=item.version,
        answer=row["answer"],
        reason=row.get("reason", ""),
        on=at.date(),
    )


def _add(story: _Story, row: Row, item: str, by: str, at: datetime) -> None:
    action = actions.add_action(
        by=story.people[by],
        item=story.items[item],
        title=row["title"],
        detail=row.get("detail", ""),
        owners=[_owner(story, key, place == 0) for place, key in enumerate(row["owners"])],
        measure=row["measure"],
        measure_kind=row["measure_kind"],
        hears_children=row.get("hears_children", False),
        start=row["start"],
        due=row["due"],
        depends_on=[story.actions[key] for key in row.get("depends_on", [])],
        at=at,
    )
    story.actions[row["key"]] = action
    for each in row.get("milestones", []):
        actions.add_milestone(
            by=story.people[by], action=action, version=action.version, title=each["title"], due=each["due"]
        )


def _owner(story: _Story, key: str, is_lead: bool) -> Owner:
    if key in story.people:
        person = story.people[key]
        return Owner(name=person.name, post=story.posts[key], person=person, is_lead=is_lead)
    return Owner(**story.material.plan["owners"][key], is_lead=is_lead)


def _reach(story: _Story, row: Row, milestone: Row, at: datetime) -> None:
    action = _now(story, row["key"])
    by = next((each for each in row["owners"] if each in story.people), "quality")
    actions.reach_milestone(
        by=story.people[by],
        milestone=action.milestones.get(title=milestone["title"]),
        version=action.version,
        on=at.date(),
    )


def _update(story: _Story, key: str, event: Row, at: datetime) -> None:
    action = _now(story, key)
    actions.update(
        by=story.people[event["by"]],
        action=action,
        version=action.version,
        status=story.plan.status_words.get(word=event["status"]),
        narrative=event["say"],
        at=at,
    )


def _attach(story: _Story, key: str, event: Row, at: datetime) -> None:
    piece = story.material.evidence[event["file"]]
    revision = actions.attach(
        by=story.people[event["by"]],
        action=_now(story, key),
        title=piece["title"],
        file=evidence_file(piece, 0, story.material.evidence_source),
        name=piece["name"],
        at=at,
    )
    story.evidence[key, event["file"]] = revision.evidence


def _revise(story: _Story, key: str, event: Row, at: datetime) -> None:
    piece = story.material.evidence[event["file"]]
    evidence = story.evidence[key, event["file"]]
    actions.revise_evidence(
        by=story.people[event["by"]],
        evidence=evidence,
        file=evidence_file(piece, evidence.revisions.count(), story.material.evidence_source),
        name=piece["name"],
        at=at,
    )


def _change(story: _Story, key: str, event: Row, _at: datetime) -> None:
    action = _now(story, key)
    actions.change_action(
        by=story.people[event["by"]], action=action, version=action.version, detail=event["detail"]
    )


def _reschedule(story: _Story, key: str, event: Row, at: datetime) -> None:
    action = _now(story, key)
    actions.reschedule(
        by=story.people[event["by"]],
        action=action,
        version=action.version,
        due=event["due"],
        reason=event["reason"],
        at=at,
    )


def _propose(story: _Story, key: str, event: Row, at: datetime) -> None:
    action = _now(story, key)
    actions.propose_closure(
        by=story.people[event["by"]],
        action=action,
        stage=event["stage"],
        narrative=event["say"],
        evidence=_latest(action),
        at=at,
    )


def _decide(story: _Story, key: str, event: Row, at: datetime) -> None:
    closure = Closure.objects.get(action=story.actions[key], outcome=ClosureOutcome.PENDING)
    actions.decide_closure(
        by=story.people[event["by"]],
        closure=closure,
        outcome=event["outcome"],
        reason=event.get("say", ""),
        at=at,
    )


def _reopen(story: _Story, key: str, event: Row, at: datetime) -> None:
    actions.reopen(by=story.people[event["by"]], action=_now(story, key), reason=event["say"], at=at)


def _publish(story: _Story, by: str, at: datetime) -> None:
    actions.publish(by=story.people[by], plan=Plan.objects.get(pk=story.plan.pk), on=at.date())


def _now(story: _Story, key: str) -> Action:
    """The action as it stands."""
    return Action.objects.select_related("item__plan").get(pk=story.actions[key].pk)


def _latest(action: Action) -> list[EvidenceRevision]:
    """The newest version of each piece of the action's evidence."""
    return [each.revisions.first() for each in action.evidence.all()]


_EVENTS: dict[str, Callable[[_Story, str, Row, datetime], None]] = {
    "update": _update,
    "change": _change,
    "evidence": _attach,
    "revise": _revise,
    "reschedule": _reschedule,
    "propose": _propose,
    "decide": _decide,
    "reopen": _reopen,
}

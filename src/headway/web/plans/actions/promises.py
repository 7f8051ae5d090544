"""Actions: what is promised, by whom, measured how, by when."""

from collections.abc import Iterable, Sequence
from datetime import date, datetime
from typing import Any

from django.db import transaction

from headway.errors import ForPerson
from headway.web.accounts.models import Person
from headway.web.accounts.roles import May
from headway.web.plans.actions.common import dated, demand, line, moment, optional_line, prose, told
from headway.web.plans.models import Action, Item, Ownership, Plan, Reschedule
from headway.web.plans.owners import Owner
from headway.web.plans.rules import makes_a_circle
from headway.web.plans.states import MeasureKind
from headway.web.trail.actions import plain
from headway.web.versions import claim

_FIELDS = ("title", "detail", "measure", "measure_kind", "hears_children", "start", "due")
KEEP: Any = object()
"""Stands for "leave it as it is" in :func:`change_action`."""


@transaction.atomic
def add_action(
    *,
    by: Person,
    item: Item,
    title: str,
    detail: str = "",
    owners: Sequence[Owner] = (),
    measure: str = "",
    measure_kind: str = "",
    hears_children: bool = False,
    start: date | None = None,
    due: date | None = None,
    depends_on: Iterable[Action] = (),
    at: datetime | None = None,
) -> Action:
    """Promise something in answer to an item. Only the title is needed at once; plan health names what is missing."""
    demand(by, May.WRITE_PLAN, item.plan.authority_id)
    action = Action(
        item=item,
        title=line(title, "The action", 300),
        detail=detail.strip(),
        measure=measure.strip(),
        measure_kind=_kind(measure_kind),
        hears_children=hears_children,
        start=start,
        due=due,
        status=item.plan.status_words.first(),
        order=item.actions.count(),
        created=moment(at),
    )
    _must_be_a_period(start, due)
    action.save()
    _own(action, owners)
    _depend(action, depends_on)
    told(by, "action.added", action, item=item, after={**_shown(action), **dated(at)})
    return action


@transaction.atomic
def change_action(
    *,
    by: Person,
    action: Action,
    version: int,
    title: str = KEEP,
    detail: str = KEEP,
    owners: Sequence[Owner] = KEEP,
    measure: str = KEEP,
    measure_kind: str = KEEP,
    hears_children: bool = KEEP,
    start: date | None = KEEP,
    depends_on: Iterable[Action] = KEEP,
) -> Action:
    """Change what is given. The due date has its own action, :func:`reschedule`, which keeps the old one."""
    demand(by, May.WRITE_PLAN, action.item.plan.authority_id)
    claim(action, version)
    before = _shown(action)
    if title is not KEEP:
        action.title = line(title, "The action", 300)
    if detail is not KEEP:
        action.detail = detail.strip()
    if measure is not KEEP:
        action.measure = measure.strip()
    if measure_kind is not KEEP:
        action.measure_kind = _kind(measure_kind)
    if hears_children is not KEEP:
        action.hears_children = hears_children
    if start is not KEEP:
        _must_be_a_period(start, action.due)
        action.start = start
    action.save(update_fields=_FIELDS)
    if owners is not KEEP:
        _own(action, owners)
    if depends_on is not KEEP:
        _depend(action, depends_on)
    told(by, "action.changed", action, item=action.item, before=before, after=_shown(action))
    return action


@transaction.atomic
def reschedule(
    *, by: Person, action: Action, version: int, due: date, reason: str = "", at: datetime | None = None
) -> Action:
    """Change the due date. The old one is kept, and so is the reason, which a first date does not need."""
    demand(by, May.WRITE_PLAN, action.item.plan.authority_id)
    if due == action.due:
        raise ForPerson("That is the due date already. Give another, or leave it.")
    _must_be_a_period(action.start, due)
    why = prose(reason, "The reason for the new date") if action.due else reason.strip()
    when = moment(at)
    claim(action, version)
    before = plain(action, "due")
    Reschedule.objects.create(
        action=action, old_due=action.due, new_due=due, reason=why, at=when, by_name=by.name
    )
    action.due = due
    action.save(update_fields=["due"])
    told(
        by,
        "action.rescheduled",
        action,
        item=action.item,
        before=before,
        after={**plain(action, "due"), **dated(at)},
        why=why,
    )
    return action


def _kind(kind: str) -> str:
    if kind and kind not in MeasureKind.values:
        raise ForPerson(f"A measure is one of: {', '.join(MeasureKind.labels).lower()}.")
    return kind


def _must_be_a_period(start: date | None, due: date | None) -> None:
    if start and due and due < start:
        raise ForPerson("The action would be due before it starts. Change one of the two days.")


def _own(action: Action, owners: Sequence[Owner]) -> None:
    """Set the owners; the first is the lead where none is marked."""
    named = [(line(each.name or str(each.person or ""), "An owner's name"), each) for each in owners]
    names = [name for name, _ in named]
    if len(set(names)) < len(names):
        raise ForPerson("The same owner is named twice. Name each once.")
    people = [each.person.pk for _, each in named if each.person]
    if len(set(people)) < len(people):
        raise ForPerson("The same person is named twice as owner. Name each once.")
    has_lead = any(each.is_lead for _, each in named)
    action.ownerships.all().delete()
    Ownership.objects.bulk_create(
        Ownership(
            action=action,
            person=each.person,
            name=name,
            post=optional_line(each.post, "An owner's post"),
            is_lead=each.is_lead if has_lead else place == 0,
        )
        for place, (name, each) in enumerate(named)
    )


def _depend(action: Action, others: Iterable[Action]) -> None:
    """Set what must come first: other actions of the same plan, and no circle of them."""
    plan: Plan = action.item.plan
    wanted = {each.pk for each in others}
    if wanted - set(Action.objects.filter(item__plan=plan).values_list("pk", flat=True)):
        raise ForPerson("An action can only depend on actions of its own plan.")
    edges = Action.depends_on.through.objects.filter(from_action__item__plan=plan).exclude(from_action=action)
    needs: dict[int, set[int]] = {action.pk: wanted}
    for one, other in edges.values_list("from_action_id", "to_action_id"):
        needs.setdefault(one, set()).add(other)
    if makes_a_circle(needs):
        raise ForPerson("These actions would wait for each other in a circle. Leave one of them out.")
    action.depends_on.set(wanted)


def _shown(action: Action) -> dict[str, Any]:
    """The action as the trail tells of it."""
    return {
        **plain(action, *_FIELDS),
        "owners": [
            {"name": each.name, "post": each.post, "lead": each.is_lead}
            for each in action.ownerships.order_by("-is_lead", "id")
        ],
        "depends_on": sorted(action.depends_on.values_list("pk", flat=True)),
    }

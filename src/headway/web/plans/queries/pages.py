"""One page a recommendation and one an action: everything that hangs on it."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from headway.web.accounts.queries import Somebody, authorities_where
from headway.web.accounts.roles import May
from headway.web.plans.models import (
    Action,
    Closure,
    Evidence,
    Item,
    Milestone,
    Reschedule,
    Update,
)
from headway.web.plans.queries.plans import standing_of
from headway.web.plans.queries.rows import ActionRow, row
from headway.web.plans.queries.scope import actions_seen, items_seen
from headway.web.plans.rules import Standing
from headway.web.register.models import FindingLink, Recommendation
from headway.web.trail.models import Event
from headway.web.trail.told import Told, told


@dataclass(frozen=True)
class RecommendationPage:
    """A recommendation (or another issue: then ``recommendation`` is None) with what the council does about it."""

    item: Item
    recommendation: Recommendation | None
    links: tuple[FindingLink, ...]
    """The findings it is joined to, each with where the link came from and whether a person has confirmed it."""
    standing: Standing
    actions: tuple[ActionRow, ...]


@dataclass(frozen=True)
class ActionPage:
    """An action with its whole record, newest first where time matters."""

    row: ActionRow
    updates: tuple[Update, ...]
    reschedules: tuple[Reschedule, ...]
    milestones: tuple[Milestone, ...]
    evidence: tuple[Evidence, ...]
    closures: tuple[Closure, ...]
    depends_on: tuple[Action, ...]
    needed_by: tuple[Action, ...]
    sees_evidence: bool


def recommendation_page(
    person: Somebody, recommendation: Recommendation, on: date
) -> RecommendationPage | None:
    """The page of a recommendation that is in a plan; None where it is in none that the person works on."""
    return _item_page(items_seen(person).filter(recommendation=recommendation), on)


def item_page(person: Somebody, item: Item, on: date) -> RecommendationPage | None:
    """The same for an item, which may be another issue."""
    return _item_page(items_seen(person).filter(pk=item.pk), on)


def _item_page(found: object, on: date) -> RecommendationPage | None:
    item = found.prefetch_related(  # type: ignore[attr-defined]
        "actions__status", "actions__ownerships", "recommendation__links__finding"
    ).first()
    if item is None:
        return None
    recommendation = item.recommendation
    return RecommendationPage(
        item=item,
        recommendation=recommendation,
        links=tuple(recommendation.links.all()) if recommendation else (),
        standing=standing_of(item),
        actions=tuple(row(each, on) for each in item.actions.all()),
    )


def action_page(person: Somebody, action: Action, on: date) -> ActionPage | None:
    """The page of an action, None where the person may not see it. Evidence only for those who may open it."""
    found = (
        actions_seen(person)
        .filter(pk=action.pk)
        .prefetch_related(
            "ownerships",
            "updates__status",
            "reschedules",
            "milestones",
            "evidence__revisions",
            "closures__proposed_by",
            "closures__decided_by",
            "closures__evidence__evidence",
            "depends_on__item__recommendation",
            "needed_by__item__recommendation",
        )
        .first()
    )
    if found is None:
        return None
    opens = found.item.plan.authority_id in authorities_where(person, May.SEE_EVIDENCE)
    return ActionPage(
        row=row(found, on),
        updates=tuple(found.updates.all()),
        reschedules=tuple(found.reschedules.all()),
        milestones=tuple(found.milestones.all()),
        evidence=tuple(found.evidence.all()) if opens else (),
        closures=tuple(found.closures.all()),
        depends_on=tuple(found.depends_on.all()),
        needed_by=tuple(found.needed_by.all()),
        sees_evidence=opens,
    )


def reopenings(person: Somebody, actions: Iterable[Action]) -> dict[int, tuple[Told, ...]]:
    """When each action was opened again, by whom and why, newest first: one query, for those who see drafts.

    The trail alone holds it, since opening again changes the action and adds nothing beside it.
    """
    own = authorities_where(person, May.SEE_DRAFTS)
    found: dict[int, tuple[Told, ...]] = {}
    events = Event.objects.filter(
        subject_type="action",
        subject_id__in=[str(each.pk) for each in actions],
        action="action.reopened",
        authority__in=own,
    )
    # By subject first: by "-seq" alone SQLite would walk every event of the authority instead of these actions' own.
    for event in events.order_by("subject_id", "-seq"):
        pk = int(event.subject_id)
        found[pk] = (*found.get(pk, ()), told(event))
    return found

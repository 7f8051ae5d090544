"""The measures that actions of a plan should move, and whether they did: read from the figures, never typed in."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from headway.web.accounts.queries import Somebody, authorities_where
from headway.web.accounts.roles import May
from headway.web.performance.models import ActionMeasure, Measure
from headway.web.performance.queries.questions import points_by_area
from headway.web.performance.rules.sequel import Sequel, sequel
from headway.web.plans.models import Action

__all__ = ["Moved", "joined_for", "measures_of_actions"]


@dataclass(frozen=True)
class Moved:
    """A measure that an action should move, and what it did since the day from which it should."""

    joined: ActionMeasure
    sequel: Sequel

    @property
    def measure(self) -> Measure:
        return self.joined.measure


def joined_for(person: Somebody) -> Iterable[ActionMeasure]:
    """What joins actions and measures in the authorities in which the person sees drafts."""
    return ActionMeasure.objects.filter(
        measure__authority__in=authorities_where(person, May.SEE_DRAFTS)
    ).select_related("measure", "action__item__plan", "action__item__recommendation")


def measures_of_actions(person: Somebody, actions: Iterable[Action]) -> Mapping[int, tuple[Moved, ...]]:
    """By each action's number, the measures that it should move. Three queries, one where nothing is joined."""
    found = list(joined_for(person).filter(action__in=[each.pk for each in actions], ended=None))
    if not found:
        return {}
    points = points_by_area({each.measure_id: each.measure for each in found}.values())
    moved: dict[int, tuple[Moved, ...]] = {}
    for each in found:
        did = sequel(points.get((each.measure_id, each.area), []), each.since)
        moved[each.action_id] = (*moved.get(each.action_id, ()), Moved(each, did))
    return moved

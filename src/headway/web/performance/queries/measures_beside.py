"""What stands beside a measure on its page: the other side of its pair, and the actions that should move it."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from headway.web.accounts.queries import Somebody
from headway.web.performance.models import ActionMeasure, Measure
from headway.web.performance.queries.measures_shown import Shown
from headway.web.performance.queries.series import EMPTY, Series
from headway.web.performance.rules.companions import Pair, pair_of
from headway.web.plans.queries import ActionRow, actions_seen
from headway.web.plans.queries.rows import rows

if TYPE_CHECKING:
    from headway.benchmarks.comparing import Comparison

__all__ = ["Moving", "OneSide", "PairShown", "actions_moving", "pairs_of"]


@dataclass(frozen=True)
class OneSide:
    """One side of a pair: our own figure, where the measure is kept, and the published ones."""

    title: str
    measure: Measure | None
    series: Series
    compared: "Comparison | None"


@dataclass(frozen=True)
class PairShown:
    """A measure as published and adjusted, and how large the part is that makes the difference."""

    pair: Pair
    published: OneSide
    adjusted: OneSide
    share: OneSide | None


@dataclass(frozen=True)
class Moving:
    """An action of the plan that should move the measure, since when, and in which district."""

    row: ActionRow
    link: ActionMeasure


def pairs_of(shown: Shown, compared: Mapping[str, "Comparison"]) -> PairShown | None:
    """The measure beside its like-for-like counterpart; None where it has none, or nothing is known of it."""
    pair = pair_of(shown.measure.code)
    if pair is None:
        return None
    known = {shown.measure.code: shown.measure, **shown.companions}

    def side(code: str, title: str) -> OneSide:
        measure = known.get(code)
        series = shown.figures.get((measure.pk, shown.area), EMPTY) if measure else EMPTY
        return OneSide(title or (measure.title if measure else code), measure, series, compared.get(code))

    adjusted = side(pair.adjusted, pair.adjusted_words)
    if not adjusted.series.periods and adjusted.compared is None and shown.measure.code != pair.adjusted:
        return None
    share = side(pair.share, "") if pair.share else None
    if share and not share.series.periods and share.compared is None:
        share = None
    return PairShown(pair, side(pair.published, "As published"), adjusted, share)


def actions_moving(person: Somebody, measure: Measure, on: date) -> list[Moving]:
    """The actions that should move the measure, as far as the person works on their plan. Three queries."""
    links = {each.action_id: each for each in ActionMeasure.objects.filter(measure=measure, ended=None)}
    seen = actions_seen(person).filter(pk__in=links)
    return [Moving(each, links[each.action.pk]) for each in rows(seen, on)]

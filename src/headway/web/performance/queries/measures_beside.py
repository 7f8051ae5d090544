"""What stands beside a measure on its page: the other side of its pair, and the actions that should move it."""

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from headway.web.accounts.queries import Somebody
from headway.web.performance.models import ActionMeasure, Measure
from headway.web.performance.queries import official
from headway.web.performance.queries.measures_shown import Shown
from headway.web.performance.queries.series import EMPTY, Series
from headway.web.performance.rules.companions import Pair, pair_of
from headway.web.plans.queries import ActionRow, actions_seen
from headway.web.plans.queries.rows import rows

if TYPE_CHECKING:
    from headway.benchmarks.like_for_like import Adjusted, Standardised

__all__ = ["Alike", "Moving", "OneSide", "actions_moving", "alike"]


@dataclass(frozen=True)
class OneSide:
    """One side of a pair by our own count."""

    title: str
    measure: Measure
    series: Series


@dataclass(frozen=True)
class Alike:
    """A measure beside itself like for like: by our own count, and by the published counts, here and in England.

    ``ours`` are the measure as published, adjusted, and how large the part is that makes the difference, as far as
    they are kept; fewer than two say nothing.
    """

    why: str
    ours: tuple[OneSide, ...]
    official: "tuple[Adjusted, ...]"
    expected: "tuple[Standardised, ...]"


@dataclass(frozen=True)
class Moving:
    """An action of the plan that should move the measure, since when, and in which district."""

    row: ActionRow
    link: ActionMeasure


def alike(shown: Shown) -> Alike | None:
    """The measure like for like; None where nothing is known of it."""
    pair = pair_of(shown.measure.code)
    code = pair.published if pair else shown.measure.code
    ours = _ours(shown, pair) if pair else ()
    official_ones = official.like_for_like(shown.measure.authority_id, code)
    expected = official.as_expected(shown.measure.authority_id, code)
    if len(ours) < 2 and not official_ones and not expected:
        return None
    return Alike(pair.why if pair else "", ours if len(ours) > 1 else (), official_ones, expected)


def _ours(shown: Shown, pair: Pair) -> tuple[OneSide, ...]:
    known = {shown.measure.code: shown.measure, **shown.companions}
    sides = ((pair.published, "As published"), (pair.adjusted, pair.adjusted_words), (pair.share, ""))
    found = []
    for code, title in sides:
        measure = known.get(code)
        series = shown.figures.get((measure.pk, shown.area), EMPTY) if measure else EMPTY
        if measure and series.periods:
            found.append(OneSide(title or measure.title, measure, series))
    return tuple(found)


def actions_moving(person: Somebody, measure: Measure, on: date) -> list[Moving]:
    """The actions that should move the measure, as far as the person works on their plan. Three queries."""
    links = {each.action_id: each for each in ActionMeasure.objects.filter(measure=measure, ended=None)}
    seen = actions_seen(person).filter(pk__in=links)
    return [Moving(each, links[each.action.pk]) for each in rows(seen, on)]

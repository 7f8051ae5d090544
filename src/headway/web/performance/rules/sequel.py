"""What a measure did after a question about it was asked. Pure: only figures say that something is better."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum

from headway.web.performance.states import Rating

__all__ = ["Point", "Sequel", "State", "is_unasked", "red_since", "sequel"]


class State(StrEnum):
    """How a measure stands since a question was asked, worst first."""

    NO_NEWER = "No newer figure"
    WORSE = "Further from the target"
    SAME = "As it was"
    NEARER = "Nearer to the target, not there"
    MET = "Target met"
    NO_TARGET = "Moved; there is no target to hold it to"


@dataclass(frozen=True)
class Point:
    """One figure, rated by the target of its period. ``distance`` is to the target, above nought on the good side."""

    period: str
    last_day: date
    value: Decimal | None
    rating: Rating
    distance: Decimal | None


@dataclass(frozen=True)
class Sequel:
    """The figure by which a question was opened, and every one since."""

    then: Point | None
    since: tuple[Point, ...]
    state: State
    in_a_row: int
    """How many of the latest figures have met the target without a break."""

    @property
    def latest(self) -> Point | None:
        return self.since[-1] if self.since else None


def sequel(points: Sequence[Point], opened_on: date) -> Sequel:
    """What a measure did: ``points`` in order of time, of one area.

    The figure that was asked about is the last whose period had ended by the day of the question.
    """
    figures = [each for each in points if each.value is not None]
    then = next((each for each in reversed(figures) if each.last_day <= opened_on), None)
    since = tuple(each for each in figures if each.last_day > opened_on)
    met = 0
    for each in reversed(since):
        if each.rating is not Rating.GREEN:
            break
        met += 1
    return Sequel(then, since, _state(then, since), met)


def _state(then: Point | None, since: Sequence[Point]) -> State:
    if not since:
        return State.NO_NEWER
    now = since[-1]
    if now.rating is Rating.GREEN:
        return State.MET
    if now.distance is None or then is None or then.distance is None:
        return State.NO_TARGET
    if now.distance == then.distance:
        return State.SAME
    return State.NEARER if now.distance > then.distance else State.WORSE


def red_since(points: Sequence[Point]) -> date | None:
    """The last day of the first period of the run of reds that lasts until now; None where the latest is not red.

    A period without a figure ends no run: what is not known is not better.
    """
    first = None
    for each in reversed(points):
        if each.value is None:
            continue
        if each.rating is not Rating.RED:
            break
        first = each.last_day
    return first


def is_unasked(since: date | None, asked_on: date | None) -> bool:
    """Whether nobody has asked about a red since it became red: an earlier question was about another red."""
    return since is not None and (asked_on is None or asked_on < since)

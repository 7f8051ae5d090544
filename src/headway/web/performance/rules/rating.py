"""A figure against its target and floor, by Kent's rule. A figure that is too old, or absent, is never green.

Green: the target is met. Amber: the floor is met and the target is not. Red: the floor is not met; management must act.
Source: Kent County Council, Quarterly Performance Report, quarter 1 2014/15. A target without a floor has itself as its
floor, so that what misses it is red: nothing says that less would do.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Protocol, TypeVar

from headway.web.performance.states import Better, Rating


class TargetLike(Protocol):
    """A target as it is kept: ``near`` is how far from the target is still met, where close is better."""

    number: int
    from_day: date
    target: Decimal
    floor: Decimal | None
    near: Decimal | None


Kept = TypeVar("Kept", bound=TargetLike)


@dataclass(frozen=True)
class Rated:
    """The rating with its working. ``distance``, in the measure's unit, is to the target: above nought it is met."""

    rating: Rating
    distance: Decimal | None
    words: str

    @property
    def asks(self) -> bool:
        """Whether it must be explained: a red or an amber needs a note."""
        return self.rating in (Rating.RED, Rating.AMBER)

    @property
    def is_red(self) -> bool:
        return self.rating == Rating.RED


def in_force(targets: Iterable[Kept], last_day: date | None) -> Kept | None:
    """The target that a period ending on that day is held to: the latest of those that begin by then."""
    if last_day is None:
        return None
    begun = [each for each in targets if each.from_day <= last_day]
    return max(begun, key=lambda each: (each.from_day, each.number), default=None)


def is_stale(last_day: date | None, on: date, stale_after: int) -> bool:
    """Whether the period ended so many days ago, or more, that its figure says nothing of today."""
    return last_day is not None and (on - last_day).days >= stale_after


def rate(
    value: Decimal | None,
    target: TargetLike | None,
    better: str,
    *,
    last_day: date | None,
    on: date,
    stale_after: int,
    unit: str = "",
) -> Rated:
    """Rate a figure, as printed, of the period that ends on ``last_day``, as seen on a day.

    The value is the rounded one that stands on the page: what a reader sees met is met.
    """
    if value is None or last_day is None:
        return Rated(Rating.NO_FIGURE, None, "No figure for this period")
    if last_day > on:
        return Rated(Rating.NO_FIGURE, None, "Not rated: its period has not ended yet")
    if not Better(better).is_judged:
        return Rated(Rating.NOT_RATED, None, Better(better).label)
    if is_stale(last_day, on, stale_after):
        days = (on - last_day).days
        return Rated(
            Rating.STALE,
            None,
            f"Too old to rate: its period ended {days} days ago, and {stale_after} is too long",
        )
    if target is None:
        return Rated(Rating.NO_TARGET, None, "No target is set for this period")
    distance, floor_distance = _distances(value, target, Better(better))
    rating = _by_kents_rule(distance, floor_distance)
    words = _words(value, target, Better(better), rating, unit)
    return Rated(rating, distance, words)


def _distances(value: Decimal, target: TargetLike, better: Better) -> tuple[Decimal, Decimal]:
    """To the target and to the floor, above nought on the good side; without a floor the target is the floor."""
    floor = target.target if target.floor is None else target.floor
    if better is Better.NEAR:
        near = target.near or Decimal(0)
        off = abs(value - target.target)
        return near - off, max(near, abs(floor - target.target)) - off
    sign = 1 if better is Better.HIGHER else -1
    return sign * (value - target.target), sign * (value - floor)


def _by_kents_rule(distance: Decimal, floor_distance: Decimal) -> Rating:
    if (
        distance >= 0 and floor_distance >= 0
    ):  # a floor left on the wrong side, by turning the measure, is missed
        return Rating.GREEN
    return Rating.AMBER if floor_distance >= 0 else Rating.RED


def _words(value: Decimal, target: TargetLike, better: Better, rating: Rating, unit: str) -> str:
    """How far from the target, which side is better, and how the floor stands."""
    gap = value - target.target
    side = (
        "at the target"
        if gap == 0
        else f"{plain(abs(gap), unit)} {'above' if gap > 0 else 'below'} the target"
    )
    if better is Better.NEAR and target.near is not None:
        side += f"; within {plain(target.near, unit)} of it is met"
    if rating is Rating.GREEN:
        return f"Target met: {side}"
    if target.floor is None:
        return f"Target missed: {side}; no floor is set, so the target is the floor"
    off = plain(abs(value - target.floor), unit)
    met = "floor met" if rating is Rating.AMBER else "floor missed"
    return f"Target missed: {side}; {met}, {off} from it"


def plain(number: Decimal, unit: str) -> str:
    """A distance with its unit: a difference of two percentages is in percentage points."""
    text = f"{number.normalize():f}"
    if unit == "%":
        return f"{text} percentage point{'' if number == 1 else 's'}"
    return text

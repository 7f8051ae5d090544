"""Kent's rule: green meets the target, amber only the floor, red not even that; what is too old is rated no more."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from headway.web.performance.rules.rating import Rated, in_force, is_stale, rate
from headway.web.performance.states import Better, Rating

END, TODAY = date(2026, 9, 30), date(2026, 10, 20)


@dataclass(frozen=True)
class Held:
    """A target as it is kept."""

    target: Decimal
    floor: Decimal | None = None
    near: Decimal | None = None
    number: int = 1
    from_day: date = date(2026, 4, 1)


def rated(value: str | None, target: Held | None, better: str = "lower", **given: object) -> Rated:
    told = {"last_day": END, "on": TODAY, "stale_after": 100, "unit": "%"} | given
    return rate(None if value is None else Decimal(value), target, better, **told)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("better", "value", "rating", "distance"),
    [
        ("lower", "20.0", Rating.GREEN, "0.0"),
        ("lower", "19.9", Rating.GREEN, "0.1"),
        ("lower", "20.1", Rating.AMBER, "-0.1"),
        ("lower", "25.0", Rating.AMBER, "-5.0"),
        ("lower", "25.1", Rating.RED, "-5.1"),
        ("higher", "25.0", Rating.GREEN, "0.0"),
        ("higher", "24.9", Rating.AMBER, "-0.1"),
        ("higher", "20.0", Rating.AMBER, "-5.0"),
        ("higher", "19.9", Rating.RED, "-5.1"),
    ],
)
def test_a_figure_on_the_line_meets_it(better: str, value: str, rating: Rating, distance: str) -> None:
    target = Held(Decimal(20), Decimal(25)) if better == "lower" else Held(Decimal(25), Decimal(20))
    found = rated(value, target, better)
    assert (found.rating, found.distance) == (rating, Decimal(distance))


def test_close_to_the_target_is_rated_on_either_side_of_it() -> None:
    target = Held(Decimal(100), floor=Decimal(110), near=Decimal(5))
    assert [rated(value, target, "near").rating for value in ("94.9", "95", "105", "105.1", "110", "89.9")] == [
        Rating.AMBER, Rating.GREEN, Rating.GREEN, Rating.AMBER, Rating.AMBER, Rating.RED,
    ]  # fmt: skip
    assert rated("103", target, "near").distance == 2


def test_a_target_without_a_floor_is_its_own_floor() -> None:
    found = rated("20.1", Held(Decimal(20)))
    assert found.rating == Rating.RED
    assert found.words == (
        "Target missed: 0.1 percentage points above the target; no floor is set, so the target is the floor"
    )


def test_the_distance_is_told_in_words() -> None:
    assert rated("22.0", Held(Decimal(20), Decimal(25))).words == (
        "Target missed: 2 percentage points above the target; floor met, 3 percentage points from it"
    )
    assert rated("26", Held(Decimal(20), Decimal(25))).words.endswith(
        "floor missed, 1 percentage point from it"
    )
    assert rated("18", Held(Decimal(20), Decimal(25)), unit="days").words == "Target met: 2 below the target"
    assert rated("20.0", Held(Decimal(20), Decimal(25))).words == "Target met: at the target"


def test_nothing_is_green_by_being_forgotten() -> None:
    target = Held(Decimal(20), Decimal(25))
    fresh = rated("10", target, on=date(2027, 1, 7))  # 99 days after the period's end
    stale = rated("10", target, on=date(2027, 1, 8))
    assert (fresh.rating, stale.rating) == (Rating.GREEN, Rating.STALE)
    assert "100 days ago" in stale.words
    assert stale.distance is None


def test_what_cannot_be_rated_says_why() -> None:
    assert rated(None, Held(Decimal(20))).rating == Rating.NO_FIGURE
    assert rated("10", None).rating == Rating.NO_TARGET
    for better in ("neutral", "context"):
        assert rated("10", Held(Decimal(20)), better).rating == Rating.NOT_RATED


def test_a_period_is_held_to_the_target_that_had_begun_by_its_end() -> None:
    first = Held(Decimal(20), number=1, from_day=date(2025, 4, 1))
    second = Held(Decimal(18), number=2, from_day=date(2026, 4, 1))
    mended = Held(Decimal(19), number=3, from_day=date(2026, 4, 1))
    targets = [first, second, mended]
    assert in_force(targets, date(2025, 3, 31)) is None
    assert in_force(targets, date(2026, 3, 31)) is first
    assert in_force(targets, date(2026, 4, 1)) is mended
    assert in_force(targets, None) is None


@given(
    value=st.decimals(0, 100, places=1),
    target=st.decimals(0, 100, places=1),
    floor=st.decimals(0, 100, places=1),
    better=st.sampled_from(["lower", "higher"]),
)
def test_better_figures_are_never_rated_worse(
    value: Decimal, target: Decimal, floor: Decimal, better: str
) -> None:
    sign = 1 if better == "higher" else -1
    if sign * (floor - target) > 0:
        target, floor = floor, target
    order = [Rating.RED, Rating.AMBER, Rating.GREEN]
    here = rated(str(value), Held(target, floor), better)
    nearer = rated(str(value + sign * Decimal("0.1")), Held(target, floor), better)
    assert order.index(nearer.rating) >= order.index(here.rating)
    assert (here.distance >= 0) == (here.rating == Rating.GREEN)  # type: ignore[operator]
    assert here.asks == (here.rating != Rating.GREEN)


@given(st.sampled_from(list(Better)), st.integers(1, 400), st.integers(0, 800))
def test_a_stale_figure_has_no_colour_whichever_way_is_better(better: Better, after: int, days: int) -> None:
    on = date.fromordinal(END.toordinal() + days)
    target = Held(Decimal(20), Decimal(20), near=Decimal(1))
    found = rated("20", target, str(better), on=on, stale_after=after)
    coloured = found.rating in (Rating.GREEN, Rating.AMBER, Rating.RED)
    assert not (coloured and is_stale(END, on, after))

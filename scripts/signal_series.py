"""Made-up series with nothing planted in them, and the true chances behind each."""

import random
from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
from signal_theory import binomial_chances, counted_zones, normal_zones, poisson_chances

MONTHS = 36


def dice_of(seed: int | str) -> random.Random:
    """The chance of one series."""
    return random.Random(seed)  # noqa: S311 - made-up figures


@dataclass(frozen=True)
class Drawn:
    """One series with nothing planted, its true standard scores, and the true chances of each zone."""

    events: list[int] | None
    sizes: list[float] | None
    values: list[float]
    scores: list[float]
    zones: list[np.ndarray] | None


def normal(seed: int) -> Drawn:
    """A normal figure a month."""
    dice = dice_of(seed)
    scores = [dice.gauss(0, 1) for _ in range(MONTHS)]
    return Drawn(None, None, [20 + 3 * z for z in scores], scores, [normal_zones()] * MONTHS)


def shares(least: int, most: int, share: float) -> Callable[[int], Drawn]:
    """Cases of a district's month, each an event with the same chance. The totals are the same for every seed."""
    totals = totals_of(least, most)
    zones = [
        counted_zones(binomial_chances(n, share), n * share, (n * share * (1 - share)) ** 0.5) for n in totals
    ]  # fmt: skip

    def draw(seed: int) -> Drawn:
        dice = dice_of(seed)
        events = [sum(dice.random() < share for _ in range(total)) for total in totals]
        scores = [
            (e - n * share) / (n * share * (1 - share)) ** 0.5 for e, n in zip(events, totals, strict=True)
        ]  # fmt: skip
        return Drawn(
            events, list(totals), [e / n for e, n in zip(events, totals, strict=True)], scores, zones
        )

    return draw


def totals_of(least: int, most: int) -> list[int]:
    dice = dice_of(f"{least}-{most}")
    return [dice.randint(least, most) for _ in range(MONTHS)]


def rates(mean: float) -> Callable[[int], Drawn]:
    """Events of a month, at the same rate a day."""
    days = [(31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)[month % 12] for month in range(MONTHS)]
    means = [mean * day / 30 for day in days]
    tables = [poisson_chances(each) for each in means]
    zones = [counted_zones(chances, each, each**0.5) for chances, each in zip(tables, means, strict=True)]
    sums = [np.cumsum(chances) for chances in tables]

    def draw(seed: int) -> Drawn:
        dice = dice_of(seed)
        events = [int(np.searchsorted(each, dice.random())) for each in sums]
        scores = [(e - m) / m**0.5 for e, m in zip(events, means, strict=True)]
        return Drawn(events, list(days), [e / d for e, d in zip(events, days, strict=True)], scores, zones)

    return draw


def wandering(seed: int) -> Drawn:
    """Shares of large totals that move by more than chance: the true share of each month varies by 3 points."""
    dice = dice_of(seed)
    totals = totals_of(1200, 1600)
    true = [dice.gauss(0.217, 0.03) for _ in totals]
    events = [
        round(dice.gauss(n * p, (n * p * (1 - p)) ** 0.5)) for n, p in zip(totals, true, strict=True)
    ]  # fmt: skip
    return Drawn(events, list(totals), [e / n for e, n in zip(events, totals, strict=True)], [], None)

"""Macro and micro F1, Cohen's kappa and a bootstrap interval by authority, of themes given to items."""

import random
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from train_themes import KEYS, Item

DRAWS = 1000

Given = Sequence[frozenset[str]]
"""The themes that one way gives to each item, in the items' order."""


@dataclass(frozen=True)
class Counts:
    """Of one theme."""

    right: int
    wrong: int
    missed: int

    @property
    def f1(self) -> float:
        whole = 2 * self.right + self.wrong + self.missed
        return 2 * self.right / whole if whole else 0.0


def counts(truth: Given, given: Given, key: str) -> Counts:
    return Counts(
        sum(key in one and key in other for one, other in zip(truth, given, strict=True)),
        sum(key not in one and key in other for one, other in zip(truth, given, strict=True)),
        sum(key in one and key not in other for one, other in zip(truth, given, strict=True)),
    )


def themes_with(truth: Given, cases: int) -> list[str]:
    return [key for key in KEYS if sum(key in one for one in truth) >= cases]


def macro(truth: Given, given: Given, keys: Sequence[str]) -> float:
    return sum(counts(truth, given, key).f1 for key in keys) / len(keys)


def micro(truth: Given, given: Given) -> float:
    every = [counts(truth, given, key) for key in KEYS]
    return Counts(*(sum(getattr(one, name) for one in every) for name in ("right", "wrong", "missed"))).f1


def kappa(truth: Given, given: Given) -> float:
    """Cohen's, over every pair of an item and a theme."""
    pairs = [(key in one, key in other) for one, other in zip(truth, given, strict=True) for key in KEYS]
    total = len(pairs)
    same = sum(a == b for a, b in pairs) / total
    first, second = sum(a for a, _ in pairs) / total, sum(b for _, b in pairs) / total
    chance = first * second + (1 - first) * (1 - second)
    return (same - chance) / (1 - chance)


def interval(items: Sequence[Item], givens: Sequence[Given], keys: Sequence[str]) -> tuple[float, float]:
    """95% bootstrap interval of macro F1, drawing authorities with replacement; the mean over the divisions each."""
    places: dict[str, list[int]] = {}
    for place, item in enumerate(items):
        places.setdefault(item.authority, []).append(place)
    names, drawn = sorted(places), random.Random(0)  # noqa: S311 - a bootstrap, no secret
    cells = [[_cells(item.themes, given[n], keys) for n, item in enumerate(items)] for given in givens]
    found = []
    for _ in range(DRAWS):
        chosen = [place for name in drawn.choices(names, k=len(names)) for place in places[name]]
        found.append(mean(_macro_of(one, chosen, len(keys)) for one in cells))
    found.sort()
    return found[int(DRAWS * 0.025)], found[int(DRAWS * 0.975) - 1]


def _cells(truth: frozenset[str], given: frozenset[str], keys: Sequence[str]) -> list[tuple[int, bool, bool]]:
    return [
        (place, key in truth, key in given) for place, key in enumerate(keys) if key in truth or key in given
    ]


def _macro_of(cells: Sequence[list[tuple[int, bool, bool]]], chosen: Iterable[int], keys: int) -> float:
    both, either = [0] * keys, [0] * keys
    for item in chosen:
        for place, true, said in cells[item]:
            both[place] += 2 * (true and said)
            either[place] += true + said
    return mean(b / e if e else 0.0 for b, e in zip(both, either, strict=True))


def mean(values: Iterable[float]) -> float:
    held = list(values)
    return sum(held) / len(held)

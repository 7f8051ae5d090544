"""The ways of proposing themes that are measured side by side, each cross-validated by authority."""

from collections.abc import Sequence
from functools import cache
from pathlib import Path

from theme_measures import Given
from train_themes import KEYS, Item, held_out_odds

from headway.themes import theme
from headway.themes.features import features, keywords
from headway.themes.rules import matched

SEEDS = (0, 1, 2)
"""Divisions into folds; figures are means over them."""


def by_odds(items: Sequence[Item], seed: int, *, signs: bool = True) -> Given:
    return [
        frozenset(key for key, value in one.items() if value >= 0)
        for one in odds_of(tuple(items), seed, signs)
    ]


@cache
def odds_of(items: tuple[Item, ...], seed: int, signs: bool) -> list[dict[str, float]]:
    return held_out_odds(items, seed, signs=signs)


def commonest(items: Sequence[Item]) -> Given:
    """The commonest theme for every item: the best that one can do without reading."""
    key = max(KEYS, key=lambda one: sum(one in item.themes for item in items))
    return [frozenset({key})] * len(items)


def ways(items: Sequence[Item]) -> dict[str, list[Given]]:
    """Every way that was measured, by its name: what it gives, for each division into folds."""
    return {
        "commonest theme for all (baseline)": [commonest(items)],
        "keywords of the guide (baseline)": [[frozenset(keywords(item.text)) for item in items]],
        "rules alone": [[frozenset(matched(item.text)) for item in items]],
        "linear, words alone": [by_odds(items, seed, signs=False) for seed in SEEDS],
        "linear, embeddings": _embedded(items, with_signs=False),
        "linear, embeddings and rules": _embedded(items, with_signs=True),
        "**linear, words and rules: the method**": [by_odds(items, seed) for seed in SEEDS],
    }


def _embedded(items: Sequence[Item], *, with_signs: bool) -> list[Given]:
    """By vectors that a package carries, where it is installed (wordllama); nothing is fetched."""
    try:
        import wordllama
    except ImportError:
        return []
    import numpy as np
    from sklearn.linear_model import LogisticRegression
    from train_themes import SIGN_SCALE, folds

    from headway.themes.features import SIGNS

    package = Path(wordllama.__file__).parent
    model = wordllama.WordLlama.load(cache_dir=package, disable_download=True)
    vectors = model.embed([item.text for item in items], norm=True) * 3
    likeness = vectors @ model.embed([theme(key).about for key in KEYS], norm=True).T
    signs = [features(item.text).signs for item in items]
    found: list[Given] = []
    for seed in SEEDS:
        given: list[set[str]] = [set() for _ in items]
        for out in folds([item.authority for item in items], seed):
            kept = sorted(set(range(len(items))) - set(out))
            for key in KEYS:
                own = np.array([one.get(key, (0.0,) * len(SIGNS)) for one in signs]) * SIGN_SCALE
                seen = np.hstack([vectors, likeness, own] if with_signs else [vectors, likeness])
                answers = np.array([key in item.themes for item in items], dtype=int)
                if answers[kept].sum() < 2:
                    continue
                line = LogisticRegression(
                    C=0.3 if with_signs else 3.0,
                    class_weight="balanced",
                    solver="liblinear",
                    random_state=0,
                    intercept_scaling=10,
                ).fit(seen[kept], answers[kept])
                for place, yes in zip(out, line.predict(seen[out]), strict=True):
                    given[place] |= {key} if yes else set()
        found.append([frozenset(one) for one in given])
    return found

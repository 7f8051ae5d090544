"""Make the method of proposing themes (src/headway/themes/method.json) from the first reader's labels.

A linear model with one line a theme: weights of stems and pairs of stems (tf-idf) and of what the rules say. Every
setting below was chosen by cross-validation over all labelled items, grouped by authority (scripts/score_themes.py).
The file holds words and numbers, no sentence of a report. Needs scikit-learn and ../shared; the same each time.

    python scripts/train_themes.py            writes the file
    python scripts/train_themes.py --check    says whether the file is what training gives
"""

import csv
import hashlib
import math
import sys
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import numpy as np
from scipy.sparse import csr_matrix, hstack
from sklearn.linear_model import LogisticRegression

from headway.themes import themes
from headway.themes.features import SIGNS, Features, features
from headway.themes.method import METHOD, Method, Weights

ROOT = Path(__file__).parents[1]
CORPUS = ROOT.parent / "shared" / "corpus"
LABELS = ROOT / "tests" / "themes"
FILE = ROOT / "src" / "headway" / "themes" / "method.json"

KEYS = tuple(theme.key for theme in themes())
STRENGTH = 3.0
"""Inverse of the regularisation."""
SIGN_SCALE = 2.0
"""Signs are scaled up by this, so that regularisation leaves more of what rules say than of what words say."""
SEEN_TWICE = 2
FOLDS = 10
LEAST_WEIGHT = 0.02
"""Of a term, in log-odds: the file leaves out what weighs less."""


@dataclass(frozen=True)
class Item:
    """One labelled recommendation."""

    document: str
    item: int
    text: str
    authority: str
    themes: frozenset[str]


def labelled(reader: str) -> list[Item]:
    """The items that a reader labelled ("first", "second"), with their text from the shared corpus."""
    with (CORPUS / "truth.csv").open(encoding="utf-8", newline="") as file:
        authorities = {row["doc_id"]: row["authority"] for row in csv.DictReader(file)}
    with (LABELS / f"labels_{reader}_reader.csv").open(encoding="utf-8", newline="") as file:
        return [
            Item(
                row["doc_id"],
                int(row["item"]),
                _texts(row["doc_id"])[int(row["item"]) - 1],
                authorities[row["doc_id"]],
                frozenset(row["themes"].split()),
            )
            for row in csv.DictReader(file)
        ]


@cache
def _texts(document: str) -> list[str]:
    path = CORPUS / "recommendations" / f"{document}.tsv"
    with path.open(encoding="utf-8", newline="") as file:
        rows = list(csv.reader(file, delimiter="\t", quoting=csv.QUOTE_NONE))
    return [row[1] for row in rows[1:]]


def rarity_of(seen: Sequence[Features]) -> dict[str, float]:
    """How rare each term is: 1 + ln((1 + items) / (1 + items with it)); terms of one item only are left out."""
    times = Counter(term for one in seen for term in one.terms)
    return {
        term: 1 + math.log((1 + len(seen)) / (1 + count))
        for term, count in sorted(times.items())
        if count >= SEEN_TWICE
    }


def train(seen: Sequence[Features], truth: Sequence[frozenset[str]], *, signs: bool = True) -> Method:
    """A method, not yet calibrated; without ``signs`` words alone speak."""
    empty = Method("", rarity_of(seen), {}, 1.0, 0.0)
    words = word_matrix(empty, seen)
    found = {}
    for key in KEYS:
        answers = np.array([key in one for one in truth], dtype=int)
        scaled = [
            [sign * SIGN_SCALE * signs for sign in one.signs.get(key, (0.0,) * len(SIGNS))] for one in seen
        ]
        found[key] = _weights(empty.rarity, words, csr_matrix(scaled), answers)
    return Method(METHOD, empty.rarity, found, 1.0, 0.0)


def word_matrix(method: Method, seen: Sequence[Features]) -> csr_matrix:
    """Items by terms, as :meth:`Method.values` gives them."""
    place = {term: index for index, term in enumerate(method.rarity)}
    rows, columns, values = [], [], []
    for row, one in enumerate(seen):
        for term, value in method.values(one).items():
            rows.append(row)
            columns.append(place[term])
            values.append(value)
    return csr_matrix((values, (rows, columns)), shape=(len(seen), len(place)))


def _weights(
    rarity: Mapping[str, float], words: csr_matrix, signs: csr_matrix, answers: np.ndarray
) -> Weights:
    if answers.sum() < SEEN_TWICE:  # a fold without the theme: never proposed
        return Weights(-10.0, (0.0,) * len(SIGNS), {})
    model = LogisticRegression(
        C=STRENGTH, class_weight="balanced", solver="liblinear", random_state=0, intercept_scaling=10
    ).fit(hstack([words, signs]).tocsr(), answers)
    given = model.coef_[0]
    terms = {
        term: round(float(value), 3)
        for term, value in zip(rarity, given, strict=False)
        if abs(value) >= LEAST_WEIGHT
    }
    own = tuple(round(float(value) * SIGN_SCALE, 3) for value in given[len(rarity) :])
    return Weights(round(float(model.intercept_[0]), 3), own, terms)


def folds(authorities: Sequence[str], seed: int, count: int = FOLDS) -> list[list[int]]:
    """Places of the items of each fold: an authority is whole in one fold."""
    order = sorted(set(authorities), key=lambda name: hashlib.sha256(f"{seed} {name}".encode()).hexdigest())
    fold = {name: place % count for place, name in enumerate(order)}
    return [[place for place, name in enumerate(authorities) if fold[name] == one] for one in range(count)]


def held_out_odds(items: Sequence[Item], seed: int, *, signs: bool = True) -> list[dict[str, float]]:
    """For each item the log-odds of each theme, by a method that saw nothing of its authority."""
    seen = [features(item.text) for item in items]
    odds: list[dict[str, float]] = [{} for _ in items]
    for left_out in folds([item.authority for item in items], seed):
        out = set(left_out)
        kept = [place for place in range(len(items)) if place not in out]
        method = train([seen[place] for place in kept], [items[place].themes for place in kept], signs=signs)
        for place in left_out:
            values = method.values(seen[place])
            odds[place] = {key: method.odds(key, seen[place], values) for key in KEYS}
    return odds


def calibration(items: Sequence[Item], odds: Sequence[Mapping[str, float]]) -> tuple[float, float]:
    """Steepness and offset by which held-out log-odds become shares (Platt's way, one line for all themes)."""
    pairs = [
        (value, int(key in item.themes))
        for item, one in zip(items, odds, strict=True)
        for key, value in one.items()
        if value > -3  # proposals and what was nearly one; the rest would only flatten the line
    ]
    model = LogisticRegression(C=1e6, solver="liblinear").fit(
        [[value] for value, _ in pairs], [answer for _, answer in pairs]
    )
    return round(float(model.coef_[0][0]), 3), round(float(model.intercept_[0]), 3)


def method() -> Method:
    """The method, trained on all labelled items and calibrated on items held out."""
    items = labelled("first")
    made = train([features(item.text) for item in items], [item.themes for item in items])
    steepness, offset = calibration(items, held_out_odds(items, seed=0))
    rounded = {term: round(value, 4) for term, value in made.rarity.items()}
    return Method(METHOD, rounded, made.themes, steepness, offset)


def main() -> int:
    text = method().to_json()
    if "--check" in sys.argv:
        same = FILE.read_text(encoding="utf-8") == text
        print("the file is what training gives" if same else f"{FILE} is not what training gives")
        return 0 if same else 1
    FILE.write_text(text, encoding="utf-8")
    print(f"wrote {FILE.relative_to(ROOT)}: {len(text):,} bytes")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())

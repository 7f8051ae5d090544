"""Learning from corrections: a method moves from where it stands towards what people decided.

Only decisions count. A theme that was confirmed or added is a yes, one turned down is a no; of a passage on which
everything is decided, a theme that nobody gave is a weak no. Weights are pulled back towards those before, so that a
few decisions move little, and many move much. Plain arithmetic in a fixed order: the same each time, no extra package.
"""

import math
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from headway.errors import ForPerson
from headway.themes.features import SIGNS, Features, features
from headway.themes.method import Method, Weights

__all__ = ["LEAST", "Decided", "learn"]

LEAST = 20
"""Decided themes from which on learning is allowed: fewer say too little."""
PASSES = 25
STEP = 0.5
PULL = 0.02
"""How strongly weights are pulled back towards those before, a pass."""
IMPLIED = 0.25
"""What a theme counts that nobody gave to a passage on which everything else is decided."""
FAR = -3.0
"""Log-odds below which such a theme teaches nothing: the method was never near to giving it."""
NEW_WORD = 2
"""Passages that must have a word before it is taken up."""


@dataclass(frozen=True)
class Decided:
    """What people decided of one passage; ``whole`` where nothing on it waits for a decision."""

    text: str
    yes: frozenset[str]
    no: frozenset[str]
    whole: bool = False
    group: str = ""
    """Its authority: passages of one are never on both sides when agreement is measured."""


@dataclass
class _Lesson:
    """One passage for one theme: what is seen, the answer, how much it counts."""

    values: Mapping[str, float]
    signs: Sequence[float]
    answer: float
    weight: float


def learn(method: Method, decided: Sequence[Decided], name: str, *, least: int = LEAST) -> Method:
    """A method that has learnt from decisions, under a new name; the one given stays as it is."""
    count = sum(len(one.yes) + len(one.no) for one in decided)
    if count < least:
        raise ForPerson(
            f"People have decided {count} themes. Learning needs at least {least}: "
            "confirm or turn down some more first."
        )
    seen = [features(one.text) for one in decided]
    wider = replace(method, name=name, rarity=_with_new_words(method, seen))
    values = [wider.values(one) for one in seen]
    themes = {
        key: _moved(weights, _lessons(method, key, decided, seen, values))
        for key, weights in method.themes.items()
    }
    return replace(wider, themes=themes)


def _with_new_words(method: Method, seen: Sequence[Features]) -> dict[str, float]:
    times = Counter(term for one in seen for term in one.terms if term not in method.rarity)
    rare = max(method.rarity.values(), default=1.0)
    return {
        **method.rarity,
        **{term: rare for term, count in sorted(times.items()) if count >= NEW_WORD},
    }


def _lessons(
    method: Method,
    key: str,
    decided: Sequence[Decided],
    seen: Sequence[Features],
    values: Sequence[Mapping[str, float]],
) -> list[_Lesson]:
    found = []
    for one, about, terms in zip(decided, seen, values, strict=True):
        said = key in one.yes or key in one.no
        if said or (one.whole and method.odds(key, about, terms) > FAR):
            signs = about.signs.get(key, (0.0,) * len(SIGNS))
            found.append(_Lesson(terms, signs, float(key in one.yes), 1.0 if said else IMPLIED))
    return found


def _moved(weights: Weights, lessons: Sequence[_Lesson]) -> Weights:
    """One theme's weights after ``PASSES`` over its lessons, each time a step against the error."""
    if not any(lesson.weight == 1 for lesson in lessons):
        return weights
    start, signs, terms = weights.start, list(weights.signs), dict(weights.terms)
    for turn in range(PASSES):
        step = STEP / (1 + turn / 5)
        for lesson in lessons:
            odds = start + sum(weight * sign for weight, sign in zip(signs, lesson.signs, strict=True))
            odds += sum(terms.get(term, 0.0) * value for term, value in lesson.values.items())
            push = step * lesson.weight * (lesson.answer - 1 / (1 + math.exp(-max(-30.0, min(30.0, odds)))))
            start += push
            signs = [weight + push * sign for weight, sign in zip(signs, lesson.signs, strict=True)]
            for term, value in lesson.values.items():
                terms[term] = terms.get(term, 0.0) + push * value
        start += PULL * (weights.start - start)
        signs = [weight + PULL * (old - weight) for weight, old in zip(signs, weights.signs, strict=True)]
        terms = {
            term: weight + PULL * (weights.terms.get(term, 0.0) - weight) for term, weight in terms.items()
        }
    kept = {term: round(weight, 3) for term, weight in terms.items() if abs(weight) >= 0.005}
    return Weights(round(start, 3), tuple(round(weight, 3) for weight in signs), kept)

"""BM25 of a few passages, where the database has none of its own: how often, how rare, how long.

Robertson and Zaragoza 2009, with the usual constants (those of SQLite's FTS5); none is tuned here.
"""

import math
from collections import Counter
from collections.abc import Sequence
from statistics import fmean

from headway.themes.query.tree import Both, Either, Near, Part, terms_of
from headway.themes.snippets import places

__all__ = ["best_first", "rarity"]

K1, B = 1.2, 0.75


def rarity(passages: int, with_part: int) -> float:
    """How much a part says that stands in so many of the passages: never negative."""
    return math.log(1 + (max(passages - with_part, 0) + 0.5) / (with_part + 0.5))


def best_first(texts: Sequence[str], parts: Sequence[Part], rarities: Sequence[float]) -> list[int]:
    """The places of the texts, the best first; of two that are level, the one given first."""
    lengths = [len(text) for text in texts]
    usual = fmean(lengths) if lengths else 1.0
    scores = [
        sum(
            weight * times * (K1 + 1) / (times + K1 * (1 - B + B * length / (usual or 1.0)))
            for weight, times in zip(rarities, _times(text, parts), strict=True)
        )
        for text, length in zip(texts, lengths, strict=True)
    ]
    return sorted(range(len(texts)), key=lambda place: -scores[place])


def _times(text: str, parts: Sequence[Part]) -> list[int]:
    """How often each part stands in the text."""
    terms = [(number, term) for number, part in enumerate(parts) for term in terms_of(part)]
    found = Counter(place.term for place in places(text, tuple(term for _, term in terms)))
    counts = {id(term): found[at] for at, (_, term) in enumerate(terms)}
    return [_of(part, counts) for part in parts]


def _of(part: Part, counts: dict[int, int]) -> int:
    """Of things that must stand together as often as the rarer; of alternatives all."""
    if isinstance(part, Near):
        return min(_of(part.left, counts), _of(part.right, counts))
    if isinstance(part, Both):
        return min(_of(each, counts) for each in part.parts)
    if isinstance(part, Either):
        return sum(_of(each, counts) for each in part.parts)
    return counts[id(part)]

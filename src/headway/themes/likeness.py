"""How alike two passages are: the telling words they share, rarer ones weighing more, and the themes they share.

A likeness is a proposal with its reasons, never a finding: the shared words and themes are given with it.
"""

import math
from collections import Counter
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass

from headway.themes.stems import stemmed

__all__ = ["METHOD", "Alike", "Rarity", "Text", "likeness", "most_like"]

METHOD = "words-and-themes-1"

THEME_SHARE = 0.25
"""How much shared themes weigh where both passages have themes; set by judgement before any result was seen."""
WORDS_SHOWN = 8


@dataclass(frozen=True)
class Text:
    """A passage to be compared; ``themes`` are keys of the guide, empty where none are known."""

    words: str
    themes: frozenset[str] = frozenset()


@dataclass(frozen=True)
class Alike:
    """How alike two passages are, 0 to 1, and by what: shared words (strongest first) and shared themes."""

    score: float
    words: tuple[str, ...]
    themes: tuple[str, ...]
    place: int = 0
    """Among the candidates given to :func:`most_like`."""


class Rarity:
    """How rare each stem is among the passages that are compared: the fewer have it, the more it says."""

    def __init__(self, texts: Iterable[str]) -> None:
        self._seen: Counter[str] = Counter()
        self.passages = 0
        for text in texts:
            self.passages += 1
            self._seen.update({stem for stem, _ in stemmed(text)})

    def of(self, stem: str) -> float:
        """1 for a stem in every passage, more the rarer; a stem never seen counts as seen in one."""
        return 1 + math.log((1 + self.passages) / (1 + max(self._seen[stem], 1)))


class _Weighed:
    """The stems of one passage with their weights, and the words they stand for."""

    def __init__(self, text: Text, rarity: Rarity) -> None:
        found = list(stemmed(text.words))
        self.themes = text.themes
        self.words = dict(reversed(found))
        times = Counter(stem for stem, _ in found)
        self.weights = {stem: (1 + math.log(count)) * rarity.of(stem) for stem, count in times.items()}
        self.length = math.sqrt(sum(weight * weight for weight in self.weights.values()))

    def alike(self, other: "_Weighed", place: int = 0) -> Alike:
        shared = {
            stem: weight * other.weights[stem]
            for stem, weight in self.weights.items()
            if stem in other.weights
        }
        by_words = sum(shared.values()) / (self.length * other.length) if shared else 0.0
        themes = self.themes & other.themes
        score = by_words
        if self.themes and other.themes:
            by_themes = len(themes) / len(self.themes | other.themes)
            score = (1 - THEME_SHARE) * by_words + THEME_SHARE * by_themes
        strongest = sorted(shared, key=lambda stem: (-shared[stem], stem))[:WORDS_SHOWN]
        return Alike(
            min(score, 1.0), tuple(self.words[stem] for stem in strongest), tuple(sorted(themes)), place
        )


def likeness(one: Text | str, other: Text | str, rarity: Rarity) -> Alike:
    """How alike two passages are; the same either way round, but for the form of the words shown."""
    return _Weighed(_text(one), rarity).alike(_Weighed(_text(other), rarity))


def most_like(
    one: Text | str,
    candidates: Sequence[Text | str],
    n: int = 10,
    *,
    rarity: Rarity | None = None,
    at_least: float = 0.0,
    without: Collection[int] = (),
) -> tuple[Alike, ...]:
    """The ``n`` candidates most like a passage, best first; those that share nothing are left out.

    ``rarity`` is that of the candidates where none is given; ``without`` are places of candidates to pass over.
    """
    texts = [_text(candidate) for candidate in candidates]
    rarity = rarity or Rarity(text.words for text in texts)
    mine = _Weighed(_text(one), rarity)
    found = (
        mine.alike(_Weighed(text, rarity), place) for place, text in enumerate(texts) if place not in without
    )
    good = [alike for alike in found if alike.score > 0 and alike.score >= at_least]
    return tuple(sorted(good, key=lambda alike: (-alike.score, alike.place))[:n])


def _text(given: Text | str) -> Text:
    return given if isinstance(given, Text) else Text(given)

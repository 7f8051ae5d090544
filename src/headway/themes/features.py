"""What a method sees of a passage: its stems and pairs of stems, and for each theme what rules and keywords say.

Where a sentence gives its reason ("so that ...", "in order to ..."), rules are asked of the two parts apart, for the
guide says: give no theme for what is only a reason.
"""

import math
import re
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from itertools import pairwise

from headway.themes.guide import themes
from headway.themes.rules import matched
from headway.themes.stems import stemmed

__all__ = ["SIGNS", "Features", "features", "keywords"]

SIGNS = ("rule", "several rules", "rule, in the reason", "keyword", "rule, in a short item")
"""What is asked of each theme, 0 or 1 each; the weights of a method are in this order."""

_REASON = re.compile(
    r"\b(?:so that|so as to|in order (?:to|that)|to inform|to enable|to help|to prevent|to reduce|thereby|"
    r"which (?:enables?|allows?))\b.*?(?=\.\s|;|$)",
    re.IGNORECASE | re.DOTALL,
)
_SHORT = 12
"""Words: an item with fewer names its subject and little else."""


@dataclass(frozen=True)
class Features:
    """One passage as numbers, with the words they stand for."""

    terms: Mapping[str, float]
    """A stem, or two that follow one another: 1 + log of how often."""
    surface: Mapping[str, str]
    """Each term as it stands in the passage."""
    signs: Mapping[str, tuple[float, ...]]
    """For each theme of which any sign is seen: see ``SIGNS``."""
    matches: Mapping[str, tuple[str, ...]]
    """For each theme: the words that its rules matched."""


def features(text: str) -> Features:
    """The features of a passage."""
    terms, surface = _terms(text)
    asked, reason = _REASON.sub(" ", text), " ".join(_REASON.findall(text))
    in_asked, words = matched(asked), keywords(asked)
    in_reason = matched(reason) if reason else {}
    short = len(text.split()) < _SHORT
    signs: dict[str, tuple[float, ...]] = {}
    for key in (*in_asked, *in_reason, *words):
        hit = key in in_asked
        signs[key] = (
            float(hit),
            float(len(in_asked.get(key, ())) > 1),
            float(key in in_reason),
            float(key in words),
            float(hit and short),
        )
    matches = {key: in_asked.get(key) or in_reason.get(key) or words[key] for key in signs}
    return Features(terms, surface, signs, matches)


def keywords(text: str) -> dict[str, tuple[str, ...]]:
    """For each theme whose keywords in the guide begin a word of the text: those keywords. The plain baseline."""
    found = {
        key: tuple(dict.fromkeys(word.lower() for word in pattern.findall(text)))
        for key, pattern in _keywords().items()
    }
    return {key: words for key, words in found.items() if words}


@cache
def _keywords() -> Mapping[str, re.Pattern[str]]:
    return {
        theme.key: re.compile(r"\b(?:" + "|".join(map(re.escape, theme.words)) + ")", re.IGNORECASE)
        for theme in themes()
    }


def _terms(text: str) -> tuple[dict[str, float], dict[str, str]]:
    words = list(stemmed(text))
    pairs = [(f"{one} {other}", f"{first} {second}") for (one, first), (other, second) in pairwise(words)]
    counts = Counter(term for term, _ in (*words, *pairs))
    surface = dict(reversed((*words, *pairs)))
    return {term: 1 + math.log(times) for term, times in counts.items()}, surface

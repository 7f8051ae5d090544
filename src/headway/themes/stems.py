"""The words of a passage as stems, so that "assessing" meets "assessments". No word list, no language model."""

import re
from collections.abc import Iterator
from functools import lru_cache

__all__ = ["COMMON", "stem", "stemmed"]

_WORD = re.compile(r"[a-z]+|\d+")
_ENDINGS = re.compile(
    r"(?:isations?|ations?|ements?|ments?|iveness|fulness|ities|ity|ness|ives?|ally|ings?|ions?|ors?|ers?|ies|ied|ed|es|"
    r"ly|al|s|e|y)$"
)
_SHORTEST = 4
"""Letters that a stem keeps: shorter ones are left whole, for "case" is not "cas" of "casual"."""

COMMON = frozenset(
    """
    a about across all also an and any are as at be been being but by can could each ensure for from further had has
    have how if in including into is it its made make more most not of on or other out over should so some such that
    the their them then there these they this those through to under up was were what when where whether which while
    who whom whose will with within would
    child children young people person local authority authorities council service services inspectors inspection
    improve improved improvement recommendation recommendations quality appropriate effective effectively robust
    """.split()  # noqa: SIM905 - a paragraph of words reads better than a list of a hundred
)
"""Words that say nothing of a theme: nearly every item has them."""


def stemmed(text: str) -> Iterator[tuple[str, str]]:
    """Each telling word of a text in order: its stem, and the word as it stands (in small letters)."""
    for word in _WORD.findall(text.lower().replace("’", "'").replace("'s", "")):
        if word not in COMMON and len(word) > 1:
            yield stem(word), word


@lru_cache(maxsize=50_000)
def stem(word: str) -> str:
    """A word without its ending, where enough of it stays."""
    if len(word) <= _SHORTEST or word.isdigit():
        return word
    short = _ENDINGS.sub("", word)
    return short if len(short) >= _SHORTEST else word.removesuffix("s")

"""Which of an authority's earlier recommendations a later inspection meets again: proposals with their reasons.

A proposal is for a person to confirm or turn down. It says that two items ask for alike things, not that nothing was
done in between, nor that the inspectors had the earlier one in mind.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from headway.themes.likeness import METHOD as LIKENESS
from headway.themes.likeness import Alike, Rarity, Text, most_like
from headway.themes.method import METHOD as THEMES
from headway.themes.method import propose

__all__ = ["AT_LEAST", "METHOD", "MOST", "MetAgain", "passages", "recurring"]

AT_LEAST = 0.15
"""The likeness from which a pair is proposed: chosen on the development half of the pairs that a person read, so that
most of what the person saw is found, at the price of proposals to turn down. ``scripts/score_recurring.py`` says what
it is worth on the other half.
"""
MOST = 1
"""Proposals for one earlier item at most, the likest first: on the development half a second one found nothing more."""
METHOD = f"{LIKENESS}, {THEMES}"


@dataclass(frozen=True)
class MetAgain:
    """An earlier item and a later passage by their places, and how alike they are and by what."""

    earlier: int
    later: int
    alike: Alike


def recurring(
    earlier: Sequence[Text],
    later: Sequence[Text],
    *,
    rarity: Rarity | None = None,
    at_least: float = AT_LEAST,
    most: int = MOST,
) -> tuple[MetAgain, ...]:
    """Proposals in the order of the earlier items, the likest first for each.

    ``rarity`` comes from many reports where there are any: among two short lists every word looks rare.
    """
    rarity = rarity or Rarity(text.words for text in (*earlier, *later))
    return tuple(
        MetAgain(place, alike.place, alike)
        for place, text in enumerate(earlier)
        for alike in most_like(text, later, most, rarity=rarity, at_least=at_least)
    )


def passages(words: Iterable[str]) -> tuple[Text, ...]:
    """Passages with the themes that the shipped method proposes for them, as :func:`recurring` takes them."""
    return tuple(Text(each, frozenset(found.theme for found in propose(each))) for each in words)

"""How a proposal is told of in words."""

from collections.abc import Sequence
from typing import Any

__all__ = ["evidence_in_words", "sureness"]

_WORDS = ((0.9, "Very sure"), (0.75, "Fairly sure"), (0.5, "More likely than not"), (0.0, "Not sure"))


def sureness(confidence: float | None) -> str:
    """Confidence in words and as a number; empty where only a person gave the theme."""
    if confidence is None:
        return ""
    words = next(words for least, words in _WORDS if confidence >= least)
    return f"{words} ({confidence:.0%})"


def evidence_in_words(evidence: Sequence[Any]) -> list[dict[str, str]]:
    """What spoke for a theme, strongest first: the words, and whether a rule or the words' weight spoke.

    Weights are log-odds, to two places.
    """
    found = []
    for one in evidence:
        if isinstance(one, dict):
            how = "by rule" if one.get("rule") else "by weight of words"
            found.append({"words": str(one.get("words", "")), "how": f"{how}, {one.get('weight', 0):+.2f}"})
        else:
            found.append({"words": str(one), "how": ""})
    return found

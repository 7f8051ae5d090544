"""Which resolution asks for what the narrative promises: the two are one thing owed, to be counted once.

They are known by the words they share, as decided and scored in docs/decisions/0013-reading-minutes.md.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from headway.minutes.record import Outcome, OutcomeKind

__all__ = ["Asked", "asked_as_well", "asked_for"]

_LEAST_WORDS = 3
"""Words of content that an outcome must have, and share with a promise, to be held the same."""
_SHARED = 0.6
"""Of the words of the shorter of the two, how many the other has as well."""


def _words(listed: str) -> frozenset[str]:
    return frozenset(listed.split())


_OF_ANY_REPORT = _words(
    "report reports update updates paper papers briefing note notes information data figures further verbal written "
    "progress committee panel board cabinet council members member chairman chair officers officer director head next "
    "meeting meetings made brought presented provided submitted sent given circulated asked requested"
)
"""Words that say what comes to whom and when, and not what it is about."""
_EMPTY = _words(
    "a an and any as at be been being by for from in into is it its of on or that the their them they this to was were "
    "will with would also asked added agreed made should could chairman chair member members mr mrs ms"
)


@dataclass(frozen=True)
class Asked:
    """An outcome that asks for something, and its words of content."""

    text: str
    words: frozenset[str]


def asked_for(outcomes: Sequence[Outcome]) -> tuple[Asked, ...]:
    """The outcomes that ask for something; what is noted or approved asks for nothing."""
    asking = (each for each in outcomes if each.kind not in (OutcomeKind.NOTED, OutcomeKind.APPROVED))
    found = (Asked(each.text, _content(each.text)) for each in asking)
    return tuple(each for each in found if len(each.words) >= _LEAST_WORDS)


def asked_as_well(promise: str, asked: Sequence[Asked]) -> str:
    """The outcome that asks for the same as the promise, by the words that they share; "" for none."""
    mine = _content(promise)
    return next((each.text for each in asked if _is_same(mine, each.words)), "")


def _is_same(mine: frozenset[str], theirs: frozenset[str]) -> bool:
    about, about_theirs = mine - _OF_ANY_REPORT, theirs - _OF_ANY_REPORT
    if about and about_theirs and not about & about_theirs:
        return False  # two reports to one meeting, about different things
    shared = len(mine & theirs)
    return shared >= _LEAST_WORDS and shared >= _SHARED * min(len(mine), len(theirs))


def _content(words: str) -> frozenset[str]:
    return frozenset(re.findall(r"[a-z0-9]+", words.lower().replace("’s", "").replace("'s", ""))) - _EMPTY

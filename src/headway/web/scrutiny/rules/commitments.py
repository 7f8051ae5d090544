"""Commitments, decided without a database: when one is late, which are the same, and what "next meeting" may mean."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

__all__ = ["Due", "days_late", "is_same_promise", "likely_due"]

_WORD = re.compile(r"\w+")
_SAME = 0.8
"""How much of the shorter of two quotes must stand in the longer for both to be the same promise. A guess that keeps a
mended typing error from making a promise new, and two promises of one sentence apart."""
_MONTHS = (
    "january february march april may june july august september october november december".split()  # noqa: SIM905
)
_SEASON_ENDS = {"spring": 5, "summer": 8, "autumn": 11}


@dataclass(frozen=True)
class Due:
    """When something may be due, as far as the words say: at a meeting (its key), or by a day."""

    meeting: int | None = None
    on: date | None = None


def days_late(due: date | None, on: date) -> int:
    """How many days after its day a thing is still owed; 0 on the day itself and before."""
    return max((on - due).days, 0) if due else 0


def is_same_promise(one: str, other: str) -> bool:
    """Whether two quotes are one promise: the same words, but for a few that were mended."""
    a, b = _words(one), _words(other)
    if not a or not b:
        return False
    if a == b:
        return True
    shared = len(set(a) & set(b))
    return shared / max(len(set(a)), len(set(b))) >= _SAME


def likely_due(said: str, *, met: date, later: Iterable[tuple[int, date]]) -> Due:
    """What the words of a minute may mean, for a person to check: ``met`` is the day of the meeting that heard them,
    ``later`` the body's later meetings in order, with their keys. Nothing where the words are not understood.
    """
    words = _words(said)
    following = list(later)
    if "next" in words and "meeting" in words:
        return Due(meeting=following[0][0]) if following else Due()
    month = _month_named(words)
    if not month:
        return Due()
    year = met.year if month >= met.month else met.year + 1
    named = next((int(word) for word in words if re.fullmatch(r"20\d\d", word)), None)
    year = named or year
    if "meeting" in words or not any(season in words for season in _SEASON_ENDS):
        sitting = next((key for key, on in following if (on.year, on.month) == (year, month)), None)
        if sitting is not None:
            return Due(meeting=sitting)
    return Due(on=_end_of(year, month))


def _words(text: str) -> list[str]:
    return _WORD.findall(text.casefold())


def _month_named(words: list[str]) -> int | None:
    """The last month that the words name, or the last of a season."""
    for word in reversed(words):
        if word in _MONTHS:
            return _MONTHS.index(word) + 1
        if word in _SEASON_ENDS:
            return _SEASON_ENDS[word]
    return None


def _end_of(year: int, month: int) -> date:
    return (date(year, month, 28) + timedelta(days=4)).replace(day=1) - timedelta(days=1)

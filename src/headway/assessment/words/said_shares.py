"""Shares said exactly or nearly: "half", "two-thirds", "one in seven", "more than a quarter", "14 of the 27", "52%"."""

import re
from dataclasses import dataclass
from fractions import Fraction

from headway.statistics import round_half_up

__all__ = ["FRACTION", "HEDGE", "SaidShare", "said_share"]

_UNITS = [
    "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve",
    "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen", "twenty",
]  # fmt: skip
_PARTS = {
    "half": 2, "halves": 2, "third": 3, "quarter": 4, "fifth": 5, "sixth": 6, "seventh": 7, "eighth": 8, "ninth": 9,
    "tenth": 10,
}  # fmt: skip
_COUNT = rf"(?:\d{{1,3}}(?:,\d{{3}})*(?!\d|,\d)|{'|'.join(sorted(_UNITS[1:], key=len, reverse=True))})"
_PART = "|".join(_PARTS)
HEDGE = (
    r"(?:just (?:over|under)|more than|less than|fewer than|at least|over|under|below|above|nearly|almost|about|around"
    r"|approximately|roughly|some|up to|close to)"
)
_OUT_OF = rf"{_COUNT} (?:in|out of) (?:every )?{_COUNT}"
FRACTION = rf"(?:(?:a|an|one|two|three|four|five|six|seven|eight|nine)[- ](?:{_PART})s?|{_OUT_OF}|half)"
"""Patterns without named groups, for use with IGNORECASE."""

_HEDGED = re.compile(rf"(?:(?P<hedge>{HEDGE}) )?(?P<rest>.+)", re.IGNORECASE)
_OF = re.compile(r"(?P<part>[\w,]+) (?:out )?of (?:the |these |those |all )?(?P<whole>[\w,]+)", re.IGNORECASE)
_IN = re.compile(rf"(?P<part>{_COUNT}) (?:in|out of) (?:every )?(?P<whole>{_COUNT})", re.IGNORECASE)
_SPELT = re.compile(rf"(?:(?P<n>\w+)[- ])?(?P<part>{_PART})s?", re.IGNORECASE)
_PER_CENT = re.compile(r"(?P<n>\d{1,3}(?:\.\d+)?) ?(?:%|per ?cent)", re.IGNORECASE)

_NEAR, _ROUGH, _FAR = Fraction(1), Fraction(5, 2), Fraction(10)
"""Percentage points: a fraction is borne out within 1 and cannot be told within 2½, "about" one within 2½ and 5;
"over" and "under" reach 10. Headway's own limits."""
_OVER = frozenset({"over", "more than", "above", "just over", "at least"})
_UNDER = frozenset({"under", "less than", "fewer than", "below", "just under", "nearly", "almost", "up to"})
_WITH_THE_END = frozenset({"at least", "up to"})
_BESIDE = frozenset({"just over", "just under", "nearly", "almost"})
"""These say near as well: borne out within half of what "over" reaches, and beyond that they are not so."""


@dataclass(frozen=True)
class SaidShare:
    """A share as somebody said it, in per cent, with its counts where they were said; ``places`` of a figure."""

    per_cent: Fraction
    hedge: str = ""
    counts: tuple[int, int] | None = None
    places: int | None = None

    def stands(self, share: Fraction) -> str:
        """ "supported", "contradicted" or "cannot tell" of a share in per cent."""
        away = share - self.per_cent
        if self.hedge in _OVER | _UNDER:
            beyond = away if self.hedge in _OVER else -away
            if self.hedge in _BESIDE and beyond > _FAR / 2:
                return "cannot tell" if beyond <= _FAR else "contradicted"
            return _beyond(beyond, self.hedge in _WITH_THE_END)
        if self.counts:
            return _either(abs(away) <= Fraction(1, 2))
        if self.places is not None and not self.hedge:
            return _either(round_half_up(share, self.places) == self.per_cent)
        return self._near(abs(away))

    def _near(self, away: Fraction) -> str:
        """Of a small share a point is much: one in twenty is not one in seventeen."""
        small = min(self.per_cent, 100 - self.per_cent)
        scale = min(Fraction(1), max(small, Fraction(1)) / 10)
        near, rough = (_ROUGH, 2 * _ROUGH) if self.hedge else (_NEAR, _ROUGH)
        return (
            "supported"
            if away <= near * scale
            else "cannot tell"
            if away <= rough * scale
            else "contradicted"
        )


def _either(fits: bool) -> str:
    return "supported" if fits else "contradicted"


def _beyond(away: Fraction, at_the_end: bool) -> str:
    """True on one side only; far off it is still true, and some nearer word would be better."""
    if away < 0 or (away == 0 and not at_the_end):
        return "contradicted"
    return "supported" if away <= _FAR else "cannot tell"


def said_share(words: str) -> SaidShare | None:
    """The share that words or figures mean; None where they mean none."""
    found = _HEDGED.fullmatch(" ".join(words.lower().split()))
    if found is None:
        return None
    hedge, rest = found["hedge"] or "", found["rest"]
    if figure := _PER_CENT.fullmatch(rest):
        per_cent = Fraction(figure["n"])
        places = len(figure["n"].partition(".")[2])
        return SaidShare(per_cent, hedge, places=places) if per_cent <= 100 else None
    if pair := _IN.fullmatch(rest):
        return _of_counts(pair, hedge, exact=False)
    if pair := _OF.fullmatch(rest):
        return _of_counts(pair, hedge, exact=True)
    spelt = _SPELT.fullmatch(rest)
    if spelt is None:
        return None
    count = _number(spelt["n"] or "one")
    whole = _PARTS[spelt["part"]]
    return SaidShare(Fraction(100 * count, whole), hedge) if count is not None and count <= whole else None


def _of_counts(found: re.Match[str], hedge: str, *, exact: bool) -> SaidShare | None:
    part, whole = _number(found["part"]), _number(found["whole"])
    if part is None or not whole or part > whole:
        return None
    return SaidShare(
        Fraction(100 * part, whole), hedge, counts=(part, whole) if exact and not hedge else None
    )


def _number(word: str) -> int | None:
    plain = word.replace(",", "")
    if plain.isascii() and plain.isdigit() and len(plain) <= 7:
        return int(plain)
    if plain in ("a", "an"):
        return 1
    if plain in ("none", "no"):
        return 0
    return _UNITS.index(plain) if plain in _UNITS else None

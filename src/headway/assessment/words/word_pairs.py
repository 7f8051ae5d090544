"""Where a text sets a proportion word and a number side by side: "the large majority (82%)", "82%, a majority"."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from headway.assessment.words.word_uses import WordUse, uses

__all__ = ["Figure", "WordPair", "pairs"]


@dataclass(frozen=True)
class Figure:
    """``text[start:end]`` gives a share: a per cent as printed, or a part and its whole."""

    share: Decimal | tuple[int, int]
    start: int
    end: int


@dataclass(frozen=True)
class WordPair:
    """A word and the number that is said of the same thing; ``start`` to ``end`` holds both."""

    use: WordUse
    figure: Figure

    @property
    def start(self) -> int:
        """Where the first of the two begins."""
        return min(self.use.start, self.figure.start)

    @property
    def end(self) -> int:
        """Where the second of the two ends."""
        return max(self.use.end, self.figure.end)

    @property
    def word_first(self) -> bool:
        """Whether the number explains the word, or the word the number."""
        return self.use.start < self.figure.start


_FIGURE = re.compile(
    r"(?<![\d.,£/–-])(?:(?P<n>\d{1,3}(?:\.\d{1,2})?)\s?(?:%|per\s?cent\b)"
    r"|(?P<part>\d{1,3}(?:,\d{3})*)\s+(?:out\s+)?of\s+(?:(?:the|these|those|all)\s+)?(?P<whole>\d{1,3}(?:,\d{3})*)(?![\d.%]|,\d)"
    r"|(?P<over>\d{1,4})/(?P<under>\d{1,4})(?![\d/]))",
    re.IGNORECASE,
)
# The number of something else stands beside the word: a target, another place or time, a change.
_OF_ANOTHER = re.compile(
    r"\b(?:targets?|averages?|compared|comparators?|national(?:ly)?|england|neighbours?|from|up|down|previous(?:ly)?|last"
    r"|increas\w*|reduc\w*|rose|fell|by|than|over|under|least|above|below|against|including|of which|further|another"
    r"|other)\b",
    re.IGNORECASE,
)
_AFTER_ANOTHER = re.compile(
    r"\s*(?:[–-]\s?\d|to\s\d|points?\b"
    r"|(?:nationally|in England|on average)\b|(?:increase|reduction|rise|fall|decrease|more|fewer|higher"
    r"|lower|above|below)\b)",
    re.IGNORECASE,
)
_RANGE = re.compile(r"\d%?\s*(?:to|[–-])\s*$")
_WORD_TO_BRACKET = re.compile(r"(?P<between>[^.;:()\d\[\]]{0,80}?)\s*\((?P<inside>[^()]{1,60})\)")
_WORD_TO_APPOSITION = re.compile(
    r"[^.,;:()\d\[\]–—]{0,60}?\s*(?:[,–—]|\s-\s)\s*(?P<inside>[^,;:()–—]{1,25}?)\s*(?=[,–—]|\s-\s)"
)
_WORD_TO_COLON = re.compile(r"[^.;:()\d\[\]]{0,80}:\s*(?P<inside>\d[^\s,;]*(?:\s?per\s?cent)?)")
_NUMBER_TO_WORD = re.compile(
    r"(?P<between>[^.;:()\d\[\]%]{0,50}?)\s*[(,–—]\s*(?:(?:that|which) is |or )?(?:(?:the|an?) )?$",
    re.IGNORECASE,
)


def figures(text: str) -> Iterator[Figure]:
    """Every share that is given in figures: "82%", "14 of the 27", "14/27"."""
    for found in _FIGURE.finditer(text):
        share = _share(found)
        ends_a_range = _RANGE.search(text, max(0, found.start() - 8), found.start())
        if share is not None and not ends_a_range and not _AFTER_ANOTHER.match(text, found.end()):
            yield Figure(share, found.start(), found.end())


def _share(found: re.Match[str]) -> Decimal | tuple[int, int] | None:
    if found["n"]:
        per_cent = Decimal(found["n"])
        return per_cent if per_cent <= 100 else None
    part, whole = (
        int((found[a] or found[b]).replace(",", "")) for a, b in (("part", "over"), ("whole", "under"))
    )
    return (part, whole) if whole > 0 and part <= whole else None


_OF_A_BASE = re.compile(r"\b(?:for|of|to|by|with|from|in|on|at|across|among|amongst|than)\s+$", re.IGNORECASE)
"""What stands before an "all" that says whose figure it is: "the average for all children (71%)"."""


def pairs(text: str) -> Iterator[WordPair]:
    """Every word with a number beside it in a sentence: in brackets, between commas or dashes, in either order."""
    said = uses(text)
    numbers = list(figures(text))
    for use in said:
        if use.words == "all" and _OF_A_BASE.search(text, max(0, use.start - 12), use.start):
            continue
        figure = _explaining(text, use, numbers, said) or _explained(text, use, numbers)
        if figure:
            yield WordPair(use, figure)


def _explaining(text: str, use: WordUse, numbers: list[Figure], said: tuple[WordUse, ...]) -> Figure | None:
    """The number that follows a word in brackets or between commas, with no other word between them."""
    ways = (_WORD_TO_APPOSITION, _WORD_TO_BRACKET, _WORD_TO_COLON)
    found = next((found for way in ways if (found := way.match(text, use.end))), None)
    if found is None:
        return None
    start, end = found.span("inside")
    inside = [each for each in numbers if start <= each.start and each.end <= end]
    if not inside or any(use.end <= other.start < end for other in said):
        return None
    first = inside[0]
    return None if _OF_ANOTHER.search(text, start, end) else first


def _explained(text: str, use: WordUse, numbers: list[Figure]) -> Figure | None:
    """The number that a word in brackets or after a comma sums up."""
    for figure in reversed(numbers):
        if figure.end > use.start:
            continue
        found = _NUMBER_TO_WORD.fullmatch(text, figure.end, use.start)
        closes = re.match(r"\s*(?:[),;.–—]|$)", text[use.end :])
        return figure if found and closes and not _OF_ANOTHER.search(text, *found.span("between")) else None
    return None

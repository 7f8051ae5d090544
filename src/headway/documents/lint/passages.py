"""A report's words, to look a quotation up in: case, white space, hyphens and kinds of quotation mark do not count."""

import re
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import lru_cache

from headway.reports.layout import clean_lines

__all__ = ["Match", "Passages", "passages_of", "tokens"]

_TOKEN = re.compile(r"[a-z]{4,}(?=\d{1,2}\b)|(?<![a-z])[a-z0-9]+(?:'[a-z]+)?")
"""A word; a footnote's number that stands at its end ("board1") is no part of it."""
_SAME = str.maketrans(
    {"’": "'", "‘": "'", "ʼ": "'", "\u00ad": "", "ﬁ": "fi", "ﬂ": "fl", "–": " ", "—": " ", "-": " "}
)
_RUN = 5
"""Words in a row that count as found; of shorter parts, all of them."""


def tokens(text: str) -> list[str]:
    """The words in small letters; a hyphen parts words, so that "multi-agency" and "multi agency" are one."""
    return _TOKEN.findall(text.translate(_SAME).lower())


@dataclass(frozen=True)
class Match:
    """How much of a passage was found: words found of words asked, the page it begins on, the nearest words."""

    found: int
    of: int
    page: int
    nearest: str = ""

    @property
    def whole(self) -> bool:
        """Whether every word was found in its order."""
        return self.found == self.of


class Passages:
    """The words of one report with the page of each, and where each run of words stands."""

    def __init__(self, pages: tuple[str, ...]) -> None:
        self.words: list[str] = []
        self.pages: list[int] = []
        for line in clean_lines(pages):
            found = tokens(line.text)
            self.words += found
            self.pages += [line.page] * len(found)
        self._runs: dict[tuple[str, ...], list[int]] = defaultdict(list)
        for at in range(len(self.words) - _RUN + 1):
            self._runs[tuple(self.words[at : at + _RUN])].append(at)

    def find(self, wanted: list[str]) -> Match:
        """The best place for the words."""
        if not wanted:
            return Match(0, 0, 0)
        at = self._exactly(wanted)
        if at is not None:
            return Match(len(wanted), len(wanted), self.pages[at])
        return self._partly(wanted)

    def _exactly(self, wanted: list[str]) -> int | None:
        starts: Iterable[int]
        if len(wanted) < _RUN:
            starts = (at for at, word in enumerate(self.words) if word == wanted[0])
        else:
            starts = iter(self._runs.get(tuple(wanted[:_RUN]), ()))
        return next((at for at in starts if self.words[at : at + len(wanted)] == wanted), None)

    def _partly(self, wanted: list[str]) -> Match:
        """Words that stand in runs of five; where most of them are in one place, that place word by word."""
        covered = [False] * len(wanted)
        places: dict[int, int] = defaultdict(int)
        for at in range(len(wanted) - _RUN + 1):
            for place in self._runs.get(tuple(wanted[at : at + _RUN]), ())[:50]:
                covered[at : at + _RUN] = [True] * _RUN
                places[place - at] += 1
        if not places:
            return Match(0, len(wanted), 0)
        start = max(places, key=lambda each: places[each])
        near = self.words[max(0, start - 3) : start + len(wanted) + 8]
        here = sum(
            block.size for block in SequenceMatcher(a=wanted, b=near, autojunk=False).get_matching_blocks()
        )
        page = self.pages[min(max(start, 0), len(self.pages) - 1)]
        if 3 * here >= 2 * len(wanted):
            return Match(
                min(max(here, sum(covered)), len(wanted) - 1), len(wanted), page, " ".join(near[3:-8] or near)
            )
        return Match(min(sum(covered), len(wanted) - 1), len(wanted), page)


@lru_cache(maxsize=8)
def passages_of(pages: tuple[str, ...]) -> Passages:
    """The passages of a report, kept: a paper is checked many times while it is written."""
    return Passages(pages)

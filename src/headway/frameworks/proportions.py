"""Proportion words by era: "large majority" read as a soft range, never turned back into one number."""

from dataclasses import dataclass

from headway.errors import ForPerson
from headway.frameworks.grades import same_words
from headway.frameworks.marks import Mark


@dataclass(frozen=True)
class Band:
    """Words and the percentages they stand for, both ends included (``above_low``: the low end is not).

    Where a table was counted from reports, ``low`` and ``high`` are the tenth and ninetieth percentiles of
    the ``n`` uses, and ``lowest`` and ``highest`` the extremes, to the whole per cent.
    """

    words: tuple[str, ...]
    low: int
    high: int
    median: int | None = None
    lowest: int | None = None
    highest: int | None = None
    n: int | None = None
    above_low: bool = False


@dataclass(frozen=True)
class ProportionTable:
    """What an era's reports mean by their proportion words."""

    id: str
    name: str
    bands: tuple[Band, ...]
    verification: Mark
    sources: tuple[str, ...] = ()
    note: str = ""

    def band(self, words: str) -> Band:
        """The band of a phrase; refused with the phrases the table has."""
        for band in self.bands:
            if same_words(words) in map(same_words, band.words):
                return band
        known = ", ".join(word for band in self.bands for word in band.words)
        raise ForPerson(f'"{words}" is not a proportion word of "{self.name}". It has: {known}.')

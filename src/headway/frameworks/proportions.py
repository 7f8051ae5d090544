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

    def holds(self, per_cent: int) -> bool:
        """Whether a whole per cent is in the band."""
        return (self.low < per_cent if self.above_low else self.low <= per_cent) and per_cent <= self.high

    def was_used_for(self, per_cent: int) -> bool:
        """Whether a report was seen to use the words so; the same as ``holds`` where nothing was counted."""
        if self.lowest is None or self.highest is None:
            return self.holds(per_cent)
        return self.lowest <= per_cent <= self.highest

    @property
    def range_in_words(self) -> str:
        """ "65 to 79%", "above 90%"."""
        if self.above_low:
            return f"above {self.low}%" if self.high == 100 else f"above {self.low} and up to {self.high}%"
        return f"{self.low} to {self.high}%"


@dataclass(frozen=True)
class ProportionTable:
    """What an era's reports mean by their proportion words."""

    id: str
    name: str
    bands: tuple[Band, ...]
    verification: Mark
    sources: tuple[str, ...] = ()
    note: str = ""
    from_year: int | None = None
    to_year: int | None = None
    """The years of the era, both included. Without a first year the table is of no English era."""
    numbers_below: int = 0
    """A part of a whole smaller than this is said in numbers, "two of the three": Headway's own limit."""

    def bands_of(self, words: str) -> tuple[Band, ...]:
        """Every band that has these words; none where the table does not know them."""
        wanted = same_words(words)
        return tuple(band for band in self.bands if wanted in map(same_words, band.words))

    def bands_at(self, per_cent: int) -> tuple[Band, ...]:
        """Every band that holds a whole per cent; none in a gap of the table, several where bands overlap."""
        return tuple(band for band in self.bands if band.holds(per_cent))

    def band(self, words: str) -> Band:
        """The band of a phrase; refused with the phrases the table has."""
        for band in self.bands:
            if same_words(words) in map(same_words, band.words):
                return band
        known = ", ".join(word for band in self.bands for word in band.words)
        raise ForPerson(f'"{words}" is not a proportion word of "{self.name}". It has: {known}.')

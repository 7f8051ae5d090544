"""Proportion words: the word for a part of a whole in an era, and whether a word and a number can stand together.

One rule for both directions: a word that a person wrote is held to the figures, and a number to the word beside it.
The tables and how sure each is: ``headway.frameworks.proportion_tables``.
"""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from headway.assessment.words.agreeing import Agreement, Standing, agrees
from headway.assessment.words.given_shares import counted, given
from headway.assessment.words.word_uses import WordUse, uses
from headway.frameworks import Band, ProportionTable, proportion_tables
from headway.statistics import round_half_up

__all__ = [
    "Agreement",
    "Standing",
    "WordUse",
    "Worded",
    "agrees",
    "counted",
    "table_on",
    "uses",
    "worded",
    "worded_share",
]


@dataclass(frozen=True)
class Worded:
    """A part of a whole in words. ``share`` is the per cent to one place; no band: all, none, half or numbers."""

    words: str
    share: Decimal
    band: Band | None = None


def table_on(day: date | int) -> ProportionTable | None:
    """The table of the era of a day or a year: the last one known for later years, none before the first."""
    year = day if isinstance(day, int) else day.year
    eras = [each for each in proportion_tables().values() if each.from_year and each.from_year <= year]
    return max(eras, key=lambda each: each.from_year or 0, default=None)


def worded(part: int, whole: int, table: ProportionTable) -> Worded:
    """A part of a whole in the words of an era, without an article: "large majority", "all", "14 of the 27".

    The share is taken to the whole per cent, a half upwards. Of several bands the one with the nearest median.
    Errors: refused where there is no whole, or the part is no part of it.
    """
    share = given((part, whole))
    band = None
    if part in (0, whole):
        words = "all" if part else "none"
    elif 2 * part == whole:
        words = "half"
    elif whole < table.numbers_below or (band := _nearest(table, share.whole_per_cent)) is None:
        words = counted(part, whole)
    else:
        words = band.words[0]
    return Worded(words, round_half_up(share.exact, 1), band)


def worded_share(share: Decimal | tuple[int, int], table: ProportionTable) -> str:
    """The word for a share that somebody gives in figures; "" where the table has none."""
    actual = given(share)
    if actual.exact in (0, 50, 100):
        return {0: "none", 50: "half", 100: "all"}[int(actual.exact)]
    band = _nearest(table, actual.whole_per_cent)
    return band.words[0] if band else ""


def _nearest(table: ProportionTable, per_cent: int) -> Band | None:
    return min(
        table.bands_at(per_cent),
        key=lambda band: abs(2 * per_cent - (2 * band.median if band.median else band.low + band.high)),
        default=None,
    )

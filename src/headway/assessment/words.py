"""Proportion words: the word for a part of a whole in an era, and whether a word and a number can stand together.

One rule for both directions: a word that a person wrote is held to the figures, and a number to the word beside it.
The tables and how sure each is: ``headway.frameworks.proportion_tables``.
"""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum
from fractions import Fraction

from headway.assessment.said_shares import SaidShare, said_share
from headway.assessment.word_uses import WordUse, bare, uses
from headway.errors import ForPerson
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

_NUMBERS = ("none", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")


@dataclass(frozen=True)
class Worded:
    """A part of a whole in words. ``share`` is the per cent to one place; no band: all, none, half or numbers."""

    words: str
    share: Decimal
    band: Band | None = None


class Standing(StrEnum):
    """How a word stands to a number."""

    SUPPORTED = "supported"
    CONTRADICTED = "contradicted"
    CANNOT_TELL = "cannot tell"


@dataclass(frozen=True)
class Agreement:
    """Whether a word and a number agree. ``plain``: ordinary English says so, whatever table one goes by."""

    standing: Standing
    because: str
    plain: bool = False


def table_on(day: date | int) -> ProportionTable | None:
    """The table of the era of a day or a year: the last one known for later years, none before the first."""
    year = day if isinstance(day, int) else day.year
    eras = [each for each in proportion_tables().values() if each.from_year and each.from_year <= year]
    return max(eras, key=lambda each: each.from_year or 0, default=None)


def counted(part: int, whole: int) -> str:
    """ "two of the three", "14 of the 27": words up to ten, figures for both where one is more."""
    if max(part, whole) < len(_NUMBERS):
        return f"{_NUMBERS[part]} of the {_NUMBERS[whole]}"
    return f"{part:,} of the {whole:,}"


def worded(part: int, whole: int, table: ProportionTable) -> Worded:
    """A part of a whole in the words of an era, without an article: "large majority", "all", "14 of the 27".

    The share is taken to the whole per cent, a half upwards. Of several bands the one with the nearest median.
    Errors: refused where there is no whole, or the part is no part of it.
    """
    _refuse_no_part(part, whole)
    share = Fraction(100 * part, whole)
    band = None
    if part in (0, whole):
        words = "all" if part else "none"
    elif 2 * part == whole:
        words = "half"
    elif whole < table.numbers_below or (band := _nearest(table, _whole_per_cent(share))) is None:
        words = counted(part, whole)
    else:
        words = band.words[0]
    return Worded(words, round_half_up(share, 1), band)


def worded_share(share: Decimal | tuple[int, int], table: ProportionTable) -> str:
    """The word for a share that somebody gives in figures; "" where the table has none."""
    exact = _exact(share)
    if exact in (0, 50, 100):
        return {0: "none", 50: "half", 100: "all"}[int(exact)]
    band = _nearest(table, _whole_per_cent(exact))
    return band.words[0] if band else ""


def _refuse_no_part(part: int, whole: int) -> None:
    if whole < 1 or not 0 <= part <= whole:
        raise ForPerson(
            f"{part} of {whole} is no share. Give a part from 0 to the whole, and a whole of at least 1."
        )


def _whole_per_cent(share: Fraction | Decimal) -> int:
    return int(round_half_up(share))


def _nearest(table: ProportionTable, per_cent: int) -> Band | None:
    return min(
        table.bands_at(per_cent),
        key=lambda band: abs(2 * per_cent - (2 * band.median if band.median else band.low + band.high)),
        default=None,
    )


def agrees(words: str, share: Decimal | tuple[int, int], table: ProportionTable) -> Agreement:
    """Whether words can be said of a share: a per cent (a Decimal, as printed) or a part and its whole.

    "All", "none" and counts are exact; fractions are near; a word of the table is held to its band, by the whole
    per cent. Where a table was counted from reports, a use outside the band but seen there cannot be told.
    Errors: refused for a share below 0 or above 100.
    """
    exact = _exact(share)
    plain = bare(words)
    if plain in ("all", "none"):
        return _at_an_end(plain, share, exact)
    if bands := table.bands_of(plain):
        return _by_bands(plain, bands, exact, table, _slack(share))
    if (said := said_share(plain)) is not None:
        return _by_fraction(words, said, share, exact)
    return _by_plain_english(plain, exact, _slack(share)) or Agreement(
        Standing.CANNOT_TELL, f"“{table.name}” has no words “{plain}”."
    )


def _exact(share: Decimal | tuple[int, int]) -> Fraction:
    if isinstance(share, tuple):
        _refuse_no_part(*share)
        return Fraction(100 * share[0], share[1])
    if not share.is_finite() or not 0 <= share <= 100:
        raise ForPerson(f"{share}% is no share. Give a per cent from 0 to 100.")
    return Fraction(share)


def _slack(share: Decimal | tuple[int, int]) -> Fraction:
    """Half of the last place that is printed: 50% is anything up to 50.5%. Counts have none."""
    return Fraction(0) if isinstance(share, tuple) else Fraction(10) ** int(share.as_tuple().exponent) / 2


def _shown(share: Fraction) -> str:
    """To one place, without a nought after the point."""
    return f"{round_half_up(share, 1)}%".replace(".0%", "%")


def _at_an_end(words: str, share: Decimal | tuple[int, int], exact: Fraction) -> Agreement:
    end = 100 if words == "all" else 0
    fits = exact == end
    shown = counted(*share) if isinstance(share, tuple) else _shown(exact)
    said = f"“{words}” is {end}%, and this is {shown}."
    return Agreement(Standing.SUPPORTED if fits else Standing.CONTRADICTED, said, plain=abs(exact - end) >= 1)


_MORE_THAN_HALF = frozenset(
    {
        "almost all",
        "vast majority",
        "overwhelming majority",
        "very large majority",
        "most",
        "large majority",
        "majority",
    }
)
_LESS_THAN_HALF = frozenset({"minority", "small minority", "very small minority", "few", "very few"})


def _by_plain_english(words: str, exact: Fraction, slack: Fraction) -> Agreement | None:
    """A majority is more than half and a minority less in anybody's English."""
    if words in _MORE_THAN_HALF and exact + slack <= 50:
        return Agreement(
            Standing.CONTRADICTED, f"“{words}” is more than half, and this is {_shown(exact)}.", plain=True
        )
    if words in _LESS_THAN_HALF and exact - slack >= 50:
        return Agreement(
            Standing.CONTRADICTED, f"“{words}” is less than half, and this is {_shown(exact)}.", plain=True
        )
    return None


def _by_bands(
    words: str, bands: tuple[Band, ...], exact: Fraction, table: ProportionTable, slack: Fraction
) -> Agreement:
    per_cent = _whole_per_cent(exact)
    ranges = " or ".join(band.range_in_words for band in bands)
    says = f"“{words}” is {ranges} by “{table.name}” ({table.verification.in_words}), and this is {_shown(exact)}."
    if any(band.holds(per_cent) for band in bands):
        return Agreement(Standing.SUPPORTED, says)
    if any(band.was_used_for(per_cent) for band in bands):
        return Agreement(Standing.CANNOT_TELL, f"{says} Reports were seen to use it so, seldom.")
    if plainly := _by_plain_english(words, exact, slack):
        return plainly
    others = " or ".join(f"“{band.words[0]}”" for band in table.bands_at(per_cent))
    return Agreement(Standing.CONTRADICTED, f"{says} Its words for that are {others}." if others else says)


_LOOSE = 5
"""Percentage points: some write "a third" of 30%; further off it is no third in anybody's English."""


def _by_fraction(words: str, said: SaidShare, share: Decimal | tuple[int, int], exact: Fraction) -> Agreement:
    counts = said.counts
    if counts and isinstance(share, tuple):
        fits = counts == share
        says = (
            f"“{words}” is not {counted(*share)}."
            if counts != share
            else f"The figures are {counted(*share)}."
        )
        return Agreement(Standing.SUPPORTED if fits else Standing.CONTRADICTED, says, plain=not fits)
    standing = Standing(said.stands(exact))
    if standing is Standing.CONTRADICTED and said.hedge:  # "more than half (50%)" may be 50.4% as printed
        slack = _slack(share)
        kinder = {said.stands(exact - slack), said.stands(exact + slack)} - {"contradicted"}
        standing = Standing.CANNOT_TELL if kinder else standing
    far = bool(said.hedge) or said.places is not None or abs(exact - said.per_cent) > _LOOSE
    says = f"“{words}” is {_shown(said.per_cent)}, and this is {_shown(exact)}."
    return Agreement(standing, says, plain=far and standing is Standing.CONTRADICTED)

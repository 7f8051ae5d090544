"""Whether a word and a number can stand together: a word of a table, "all", "none", a fraction, counts."""

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from headway.assessment.words.given_shares import Given, given, shown
from headway.assessment.words.said_shares import SaidShare, said_share
from headway.assessment.words.word_uses import bare
from headway.frameworks import Band, ProportionTable

__all__ = ["Agreement", "Standing", "agrees"]


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


def agrees(words: str, share: Decimal | tuple[int, int], table: ProportionTable) -> Agreement:
    """Whether words can be said of a share: a per cent (a Decimal, as printed) or a part and its whole.

    "All", "none" and counts are exact; fractions are near; a word of the table is held to its band, by the whole
    per cent. Where a table was counted from reports, a use outside the band but seen there cannot be told.
    Errors: refused for a share below 0 or above 100.
    """
    actual = given(share)
    plain = bare(words)
    if plain in ("all", "none"):
        return _at_an_end(plain, actual)
    if bands := table.bands_of(plain):
        return _by_bands(plain, bands, actual, table)
    if (said := said_share(plain)) is not None:
        return _by_counts(words, said, actual) or _by_fraction(words, said, actual)
    return _by_plain_english(plain, actual) or Agreement(
        Standing.CANNOT_TELL, f"“{table.name}” has no words “{plain}”."
    )


def _fits(*, fits: bool) -> Standing:
    return Standing.SUPPORTED if fits else Standing.CONTRADICTED


def _at_an_end(words: str, actual: Given) -> Agreement:
    end = 100 if words == "all" else 0
    says = f"“{words}” is {end}%, and this is {actual.said}."
    return Agreement(_fits(fits=actual.exact == end), says, plain=abs(actual.exact - end) >= 1)


_MORE_THAN_HALF = frozenset({"almost all", "most"})
_LESS_THAN_HALF = frozenset({"few", "very few"})


def _by_plain_english(words: str, actual: Given) -> Agreement | None:
    """A majority is more than half and a minority less in anybody's English."""
    more = words in _MORE_THAN_HALF or words.endswith("majority")
    less = words in _LESS_THAN_HALF or words.endswith("minority")
    if (more and actual.exact + actual.slack <= 50) or (less and actual.exact - actual.slack >= 50):
        says = f"“{words}” is {'more' if more else 'less'} than half, and this is {shown(actual.exact)}."
        return Agreement(Standing.CONTRADICTED, says, plain=True)
    return None


def _by_bands(words: str, bands: tuple[Band, ...], actual: Given, table: ProportionTable) -> Agreement:
    per_cent = actual.whole_per_cent
    ranges = " or ".join(band.range_in_words for band in bands)
    known = f"“{table.name}” ({table.verification.in_words})"
    says = f"“{words}” is {ranges} by {known}, and this is {shown(actual.exact)}."
    if any(band.holds(per_cent) for band in bands):
        return Agreement(Standing.SUPPORTED, says)
    if any(band.was_used_for(per_cent) for band in bands):
        return Agreement(Standing.CANNOT_TELL, f"{says} Reports were seen to use it so, seldom.")
    if plainly := _by_plain_english(words, actual):
        return plainly
    others = " or ".join(f"“{band.words[0]}”" for band in table.bands_at(per_cent))
    return Agreement(Standing.CONTRADICTED, f"{says} Its words for that are {others}." if others else says)


def _by_counts(words: str, said: SaidShare, actual: Given) -> Agreement | None:
    """Counts against counts: the same or not."""
    if not said.counts or not actual.counts:
        return None
    fits = said.counts == actual.counts
    return Agreement(_fits(fits=fits), f"“{words}” is said of {actual.said}.", plain=not fits)


_LOOSE = 5
"""Percentage points: some write "a third" of 30%; further off it is no third in anybody's English."""


def _by_fraction(words: str, said: SaidShare, actual: Given) -> Agreement:
    exact, slack = actual.exact, actual.slack
    standing = Standing(said.stands(exact))
    if standing is Standing.CONTRADICTED and said.hedge:  # "more than half (50%)" may be 50.4% as printed
        kinder = {said.stands(exact - slack), said.stands(exact + slack)} - {"contradicted"}
        standing = Standing.CANNOT_TELL if kinder else standing
    far = bool(said.hedge) or said.places is not None or abs(exact - said.per_cent) > _LOOSE
    says = f"“{words}” is {shown(said.per_cent)}, and this is {shown(exact)}."
    return Agreement(standing, says, plain=far and standing is Standing.CONTRADICTED)

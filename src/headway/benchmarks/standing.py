"""Where an authority stands among those with a figure: its rank as a range, and its band."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import cache

from headway.areas import all_on
from headway.benchmarks.comparison import Held
from headway.benchmarks.finding_figures import canonical
from headway.benchmarks.published import Series
from headway.statistics import RankRange, quantile_bands, rank_range

_LEAST = 0.5
"""Of fewer than half of the authorities no band is given: those without a figure are not like the rest (small numbers
are suppressed), so a quarter of those left is not a quarter of all."""


@dataclass(frozen=True)
class Standing:
    """``rank`` and ``band`` are None where no side is better, the authority has no figure, or ``flags`` says why."""

    authorities: int
    rank: RankRange | None = None
    band: str | None = None
    cuts: tuple[Decimal, ...] = ()
    flags: tuple[str, ...] = ()


def standing(series: Series, held: Held, own: str) -> Standing:
    """The standing of ``own`` among every authority that has a figure in the period."""
    figures = {code: cell.exact for code, cell in held.authorities.items() if cell.exact is not None}
    few = _few(len(figures), held.year)
    if not series.is_ranked or own not in figures:
        return Standing(len(figures), flags=few)
    codes, values = list(figures), [float(each) for each in figures.values()]
    rank = rank_range(values, series.polarity)[codes.index(own)]
    bands = quantile_bands(values, series.polarity)
    if few or bands.why_not:
        return Standing(len(figures), rank, flags=few or (f"Not banded: {_small(bands.why_not)}",))
    cuts = tuple(Decimal(str(round(cut, 6))) for cut in bands.cuts)
    return Standing(len(figures), rank, bands.letters[codes.index(own)], cuts)


def _few(figures: int, year: int) -> tuple[str, ...]:
    everyone = len(there(year))
    if figures >= everyone * _LEAST:
        return ()
    return (f"Only {figures} of {everyone} authorities have a figure: not banded, and a rank says little.",)


def _small(sentence: str) -> str:
    return sentence[:1].lower() + sentence[1:]


@cache
def there(year: int) -> frozenset[str]:
    """The authorities that existed on 31 March of a year, by latest code."""
    return frozenset(canonical(each.ons_code) for each in all_on(date(year, 3, 31)))

"""Whether the districts of a county work alike, over many measures at once. Pure.

One measure in twenty differs by chance alone at the usual level, so that with forty looked at two would: what is said
to differ does so after Holm's allowance for how many were looked at, and what only might is called that.
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Generic, TypeVar

from headway.statistics import Spread, holm
from headway.web.performance.rules.districts import Districts

__all__ = ["Consistency", "Differs", "Looked", "consistency"]

_LEVEL = 0.05
Measured = TypeVar("Measured")


class Differs(StrEnum):
    """Whether districts differ, most sure first."""

    YES = "More than chance"
    PERHAPS = "Perhaps: chance gives one such in twenty"
    NO = "Chance would explain it"


@dataclass(frozen=True)
class Looked(Generic[Measured]):
    """One measure: its districts, their spread against chance, and what is to be said of it among all looked at."""

    measure: Measured
    districts: Districts
    spread: Spread
    differs: Differs
    p_allowed: float

    @property
    def odd(self) -> tuple[str, ...]:
        """The districts that stand out, with the side; none where the measure as a whole does not differ."""
        if self.differs is Differs.NO:
            return ()
        return tuple(
            f"{each.name} ({'higher' if each.odd == 'high' else 'lower'})" for each in self.spread.odd
        )


@dataclass(frozen=True)
class Consistency(Generic[Measured]):
    """Every measure that could be looked at, those that differ most first; ``without`` are those of which chance
    cannot be reckoned; ``by_district`` in how many measures each district stands out.
    """

    rows: tuple[Looked[Measured], ...]
    without: tuple[tuple[Measured, str], ...]
    by_district: tuple[tuple[str, int], ...]

    def count(self, differs: Differs) -> int:
        """How many of the measures."""
        return sum(each.differs is differs for each in self.rows)


def consistency(found: Iterable[tuple[Measured, Districts]]) -> Consistency[Measured]:
    """Look at many measures of one county together."""
    pairs = list(found)
    shares = [(measure, each, each.spread) for measure, each in pairs if each.spread is not None]
    allowed = holm([spread.p_value for _, _, spread in shares])
    rows = [
        Looked(measure, each, spread, _differs(spread.p_value, p), p)
        for (measure, each, spread), p in zip(shares, allowed, strict=True)
    ]
    rows.sort(key=lambda row: (row.p_allowed, row.spread.p_value))
    without = tuple((measure, each.why) for measure, each in pairs if each.spread is None)
    return Consistency(tuple(rows), without, _by_district(rows))


def _differs(p: float, p_allowed: float) -> Differs:
    if p_allowed < _LEVEL:
        return Differs.YES
    return Differs.PERHAPS if p < _LEVEL else Differs.NO


def _by_district(rows: Sequence[Looked[Measured]]) -> tuple[tuple[str, int], ...]:
    counted = Counter(each.name for row in rows if row.differs is Differs.YES for each in row.spread.odd)
    return tuple(sorted(counted.items(), key=lambda pair: (-pair[1], pair[0])))

"""An authority's published figure beside others': values only, made by ``comparing``."""

from __future__ import annotations

from dataclasses import dataclass, field
from decimal import Decimal

from headway.benchmarks.edition import Edition
from headway.statistics import RankRange


@dataclass(frozen=True)
class Comparator:
    """Another value for the same indicator and period.

    ``kind`` is England, the region's name or "statistical neighbours"; ``method`` "published", "mean" or "median".
    ``used`` of ``of`` authorities had a figure (published: 0 of 0, for the publisher does not say). ``value`` None:
    nothing is published, or none of the neighbours has a figure. ``list_version`` is that of the neighbours.
    """

    kind: str
    value: Decimal | None
    method: str
    used: int
    of: int
    list_version: str
    edition: Edition

    @property
    def words(self) -> str:
        """How it was got: "mean of 9 of 10 statistical neighbours (May 2025)"."""
        if self.method == "published":
            return f"{self.kind}, as published"
        return f"{self.method} of {self.used} of {self.of} {self.kind} ({self.list_version})"


@dataclass(frozen=True)
class Comparison:
    """One indicator of one authority in one period, and how others stood.

    ``value`` is as printed (None where a symbol stands: ``symbol``, with its ``meaning``). ``numerator`` and
    ``denominator`` are the published counts of the same period, None where none are published. ``rank`` (1 best) and
    ``band`` (A best quarter) are None for a measure on which no side is better, and where ``flags`` says why.
    ``cuts`` divide the bands, rising. ``authorities`` have a figure; ``decimals`` is how many any of them is printed
    with (LAIT drops a nought at the end). ``earlier`` are the authority's own figures, oldest first.
    """

    indicator: str
    title: str
    unit: str
    polarity: str
    authority: str
    period: str
    period_label: str
    value: Decimal | None
    symbol: str | None
    meaning: str | None
    numerator: Decimal | None
    denominator: Decimal | None
    england: Comparator | None
    region: Comparator | None
    neighbours_mean: Comparator | None
    neighbours_median: Comparator | None
    rank: RankRange | None
    band: str | None
    cuts: tuple[Decimal, ...]
    authorities: int
    decimals: int
    edition: Edition
    flags: tuple[str, ...] = ()
    earlier: tuple[tuple[str, Decimal | None], ...] = ()

    def verdict(self, comparator: Comparator | None) -> str | None:
        """ "better", "worse" or "level" than a comparator; None where no side is better or a value is missing."""
        other = comparator.value if comparator else None
        if self.value is None or other is None or self.polarity not in ("higher", "lower"):
            return None
        if self.value == other:
            return "level"
        return "better" if (self.value > other) == (self.polarity == "higher") else "worse"


@dataclass(frozen=True)
class PeerValue:
    """One authority's figure among all: what a funnel or a table draws."""

    area: str
    name: str
    region: str
    value: Decimal | None
    numerator: Decimal | None
    denominator: Decimal | None
    symbol: str | None
    meaning: str | None


@dataclass(frozen=True)
class Across:
    """Every authority's figure of one indicator and period, by name."""

    indicator: str
    title: str
    unit: str
    polarity: str
    period: str
    period_label: str
    edition: Edition
    rows: tuple[PeerValue, ...]

    @property
    def with_counts(self) -> tuple[PeerValue, ...]:
        """Those of whom a funnel can be drawn: both counts are published, the denominator above nought."""
        return tuple(
            row
            for row in self.rows
            if row.numerator is not None and row.denominator is not None and row.denominator > 0
        )


@dataclass(frozen=True)
class Cell:
    """A stored figure with its place: ``value`` as shown, ``exact`` as stored (LAIT holds some unrounded)."""

    area: str
    name: str
    value: Decimal | None
    exact: Decimal | None
    symbol: str | None
    meaning: str | None


@dataclass
class Held:
    """What the store holds of one series in one period, by slot; and the authority's own figures of other periods."""

    period: str = ""
    year: int = 0
    edition: str = ""
    national: dict[str, Cell] = field(default_factory=dict)
    regional: dict[str, Cell] = field(default_factory=dict)
    authorities: dict[str, Cell] = field(default_factory=dict)
    numerators: dict[str, Decimal] = field(default_factory=dict)
    denominators: dict[str, Decimal] = field(default_factory=dict)
    own: dict[int, tuple[str, Decimal | None]] = field(default_factory=dict)

    @property
    def decimals(self) -> int:
        """How many decimals the authorities' figures are shown with."""
        exponents = (
            cell.value.as_tuple().exponent for cell in self.authorities.values() if cell.value is not None
        )
        return max((-each for each in exponents if isinstance(each, int)), default=0)

    def level(self, level: str) -> dict[str, Cell]:
        return {"national": self.national, "regional": self.regional}.get(level, self.authorities)

"""What an authority's figure is compared with: England, the region, statistical neighbours by mean and by median."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from statistics import median

from headway.benchmarks.comparison import Cell, Comparator, Held
from headway.benchmarks.edition import Edition
from headway.benchmarks.peers import Peers
from headway.benchmarks.places import ENGLAND, region_of, regions
from headway.benchmarks.published import Series
from headway.benchmarks.ranges import Range
from headway.benchmarks.standing import there
from headway.statistics import round_half_up

NEIGHBOURS = "statistical neighbours"
_PLACES = 6  # decimals kept of a mean: more than any figure is printed with
COUNT = "count"


@dataclass(frozen=True)
class Others:
    """The comparators, each None where nothing is published or known; ``flags`` says what was left out and why."""

    england: Comparator | None
    region: Comparator | None
    mean: Comparator | None
    median: Comparator | None
    flags: tuple[str, ...]


def comparators(series: Series, held: Held, own: str, peers: Peers | None, edition: Edition) -> Others:
    """The comparators of one authority's figure.

    A published average outside the range of its parts is no average: it is left out, and told of. England's and a
    region's number (not a rate) is their total, with which an authority is not compared.
    """
    flags: list[str] = []
    region = region_of(own)
    england = _published(series, "England", held.national.get(ENGLAND), edition)
    of_region = _published(series, region, held.regional.get(regions().get(region, "")), edition)
    here = [cell for code, cell in held.authorities.items() if code in there(held.year)]
    of_here = [cell for cell in here if region_of(cell.area) == region]
    for parts in ([cell for code, cell in held.regional.items() if code in regions().values()], here):
        if why := _no_average("England", england, parts):
            england, flags = None, [why]
    if why := _no_average(region, of_region, of_here):
        of_region, flags = None, [*flags, why]
    mean, middle = _neighbours(held, peers, edition)
    if peers is None:
        flags.append("No list of statistical neighbours is loaded that has this authority.")
    return Others(england, of_region, mean, middle, tuple(flags))


def _published(series: Series, kind: str, cell: Cell | None, edition: Edition) -> Comparator | None:
    if cell is None or cell.value is None or series.unit == COUNT:
        return None
    return Comparator(kind, cell.value, "published", 0, 0, "", edition)


def _no_average(name: str, found: Comparator | None, parts: Iterable[Cell]) -> str | None:
    """Why a published figure cannot be the average of its parts. Where a part has no figure nothing is certain."""
    known = Range.of(cell.exact for cell in parts)
    if known is None or found is None or found.value is None or known.missing or known.holds(found.value):
        return None
    return (
        f"{name}'s published figure ({found.value}) is not used: it is no average of its parts, which lie between "
        f"{known.lowest} and {known.highest}."
    )


def _neighbours(
    held: Held, peers: Peers | None, edition: Edition
) -> tuple[Comparator | None, Comparator | None]:
    """By mean and by median of those with a figure: the Interactive Tool takes the one, the outcomes dashboard the
    other.
    """
    if peers is None:
        return None, None
    cells = (held.authorities.get(code) for code in peers.codes)
    values = [cell.exact for cell in cells if cell is not None and cell.exact is not None]
    mean = round_half_up(sum(values, Decimal(0)) / len(values), _PLACES).normalize() if values else None
    middle = median(values) if values else None

    def made(value: Decimal | None, method: str) -> Comparator:
        return Comparator(NEIGHBOURS, value, method, len(values), len(peers.codes), peers.version, edition)

    return made(mean, "mean"), made(middle, "median")

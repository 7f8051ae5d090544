"""Districts in a paper: their figures through suppression, beside the county's total that is printed too. Pure.

What is hidden is not rated either: "below the floor" of a hidden figure would tell how small it is.
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache

from headway.documents.wording import counted, listed, number
from headway.errors import ForPerson
from headway.statistics.suppression import Dimension, percentages, suppress
from headway.web.performance.states import Rating
from headway.web.scrutiny.rules import papers_measures_words as words
from headway.web.scrutiny.rules import papers_small_numbers as small
from headway.web.scrutiny.rules.papers_measures import District, Line
from headway.web.scrutiny.rules.papers_sections import Writing

__all__ = ["ShownDistrict", "by_district", "districts_shown", "districts_told"]

_ALL = "All"
_A_TABLE = 3  # measures side by side, so that a district's cells stay on a line or two


@dataclass(frozen=True)
class ShownDistrict:
    """A district as a paper may print it; what is hidden is None, and its rating with it."""

    name: str
    numerator: int | None
    denominator: int | None
    percent: Decimal | None
    rating: Rating | None

    @property
    def cell(self) -> str:
        """ "81% (98 of 121), below the floor" """
        if self.percent is None:
            return "no figure" if self.denominator == 0 else small.NOT_SHOWN
        rated = f", {self.rating.label.lower()}" if self.rating in _SAID else ""
        return f"{self.percent}% ({self.numerator:,} of {self.denominator:,}){rated}"


_SAID = (Rating.RED, Rating.GREEN, Rating.AMBER)


def districts_shown(line: Line) -> tuple[ShownDistrict, ...]:
    """The districts of a share of children, with what is too small hidden and what would give it away.

    () where there are fewer than two, where the counts are no whole numbers or do not add up to the authority's, or
    where the authority's own figure is of too few.
    """
    counts = [(each.numerator, each.denominator) for each in line.districts]
    whole = (line.row.numerator, line.row.denominator)
    if line.measure.unit != "%" or len(counts) < 2 or words.is_hidden(line):
        return ()
    if any(each is None or each != int(each) for pair in (*counts, whole) for each in pair):
        return ()
    tops, wholes = ([int(pair[side] or 0) for pair in counts] for side in (0, 1))
    top, rest = int(whole[0] or 0) - sum(tops), int(whole[1] or 0) - sum(wholes)
    if top < 0 or rest < top:
        return ()
    if not small.counts_children(line.measure):
        return tuple(_open(each) for each in line.districts)
    found = _printed((*tops, top), (*wholes, rest), line.measure.decimals)
    return tuple(_shown(each, *cells) for each, cells in zip(line.districts, found, strict=False))


_Cells = tuple[int | None, int | None, Decimal | None]


@lru_cache(maxsize=256)
def _printed(tops: tuple[int, ...], wholes: tuple[int, ...], decimals: int) -> tuple[_Cells, ...]:
    """The cells, those of the last place being of nobody's district; () where the totals cannot stand beside them."""
    names = tuple(map(str, range(len(tops))))
    table = percentages(tops, wholes, Dimension(names, total=_ALL), decimals=decimals)
    totals = (f"numerator, {_ALL}", f"denominator, {_ALL}")
    try:
        found = suppress(table, keep=totals)
    except ForPerson:
        return ()
    wide = len(tops) + 1
    return tuple(
        (found.cells[place], found.cells[2 * wide + place], found.percentages[place])
        for place in range(len(tops))
    )


def _shown(district: District, top: int | None, whole: int | None, percent: Decimal | None) -> ShownDistrict:
    return ShownDistrict(district.name, top, whole, percent, None if percent is None else district.rating)


def _open(district: District) -> ShownDistrict:
    """Of people at work nothing is hidden."""
    top, whole = int(district.numerator or 0), int(district.denominator or 0)
    return _shown(district, top, whole, district.value)


def districts_told(line: Line) -> str:
    """How many districts stand how, of those that may be shown; "" where fewer than two may."""
    there = [each for each in districts_shown(line) if each.rating in _SAID]
    if len(there) < 2:
        return ""
    said = Counter(each.rating for each in there)
    below = [each.name for each in there if each.rating == Rating.RED]
    of = counted(len(there), "district", "districts")
    return (
        f"Of {of} whose figures for the same period can be shown, {_none(said[Rating.GREEN])} met the target and "
        f"{_none(said[Rating.RED])} {'was' if said[Rating.RED] < 2 else 'were'} below the floor"
        f"{f': {listed(below)}' if below else ''}. A district’s single figure moves by chance more than the county’s."
    )


def by_district(lines: Sequence[Line]) -> Iterator[Writing]:
    """A section with the districts' figures, few measures to a table; none where there are none to show."""
    there = [(each, districts_shown(each)) for each in lines]
    there = [(line, shown) for line, shown in there if any(each.percent is not None for each in shown)]
    if not there:
        return
    made = Writing("Red measures by district")
    for start in range(0, len(there), _A_TABLE):
        some = there[start : start + _A_TABLE]
        names = sorted({each.name for _, shown in some for each in shown})
        columns = [{each.name: each.cell for each in shown} for _, shown in some]
        rows = [(name, *(column.get(name, words.DASH) for column in columns)) for name in names]
        titles = [line.measure.title for line, _ in some]
        made.table(f"{listed(titles)}, by district", ("District", *titles), rows)
        for line, _ in some:
            made.source(f"{line.measure.title}, by district", words.source_of(line))
    if any(small.counts_children(line.measure) for line, _ in there):
        made.say(
            "A figure is not shown where it would tell of 1 to 5 children, or where another such figure could be "
            "worked out from it and the county’s."
        )
    yield made


def _none(count: int) -> str:
    return number(count) if count else "none"

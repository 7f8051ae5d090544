"""How many reports ask for a theme, out of how many; and whether that is getting commoner."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum

from headway.statistics import Difference, Share, difference, holm, p_value, wilson
from headway.themes.counts.inspected import Inspected

__all__ = ["FEW", "Group", "Trend", "TrendVerdict", "by", "frameworks_in", "shares", "trends"]

FEW = 10
"""Of fewer reports than this no share is shown as such: "too few to say". A convention, not a finding."""


@dataclass(frozen=True)
class Group:
    """The reports of a year, a framework, a grade or a region, and the share of them that ask for the theme."""

    label: str
    found: Share

    @property
    def is_few(self) -> bool:
        """Whether there are too few reports to say anything of the share."""
        return self.found.total < FEW


class TrendVerdict(StrEnum):
    """What the two halves of the years say."""

    MORE = "commoner"
    LESS = "less common"
    SAME = "cannot tell"
    FEW = "too few to say"


@dataclass(frozen=True)
class Trend:
    """A theme in the later half of the years less the earlier half, within one framework.

    ``p`` is of this theme alone; ``p_holm`` allows for every theme that was looked at. ``verdict`` goes by the
    interval; ``stands`` says whether it still holds when all are allowed for.
    """

    theme: str
    framework: str
    earlier: tuple[int, int]
    later: tuple[int, int]
    difference: Difference | None
    p: float | None = None
    p_holm: float | None = None

    @property
    def verdict(self) -> TrendVerdict:
        if self.difference is None:
            return TrendVerdict.FEW
        if not self.difference.excludes_zero:
            return TrendVerdict.SAME
        return TrendVerdict.MORE if self.difference.difference > 0 else TrendVerdict.LESS

    @property
    def stands(self) -> bool:
        """Whether the difference is still told from chance with every theme allowed for."""
        return self.p_holm is not None and self.p_holm < 0.05


def counted(rows: Iterable[Inspected]) -> list[Inspected]:
    """The reports that shares are of: those that ask the authority for something."""
    return [row for row in rows if row.asked]


def shares(rows: Iterable[Inspected], themes: Sequence[str]) -> dict[str, Share]:
    """Of each theme, the share of reports with at least one item on it. Empty where no report asks for anything."""
    among = counted(rows)
    if not among:
        return {}
    return {theme: wilson(sum(theme in row.themes for row in among), len(among)) for theme in themes}


def by(
    rows: Iterable[Inspected], theme: str, label: Callable[[Inspected], str], order: Sequence[str] = ()
) -> tuple[Group, ...]:
    """The theme's share in each group of reports; those with an empty label are left out.

    In ``order``, then by label.
    """
    groups: dict[str, list[Inspected]] = defaultdict(list)
    for row in counted(rows):
        if name := label(row):
            groups[name].append(row)
    place = {name: number for number, name in enumerate(order)}
    return tuple(
        Group(name, shares(groups[name], [theme])[theme])
        for name in sorted(groups, key=lambda each: (place.get(each, len(place)), each))
    )


def frameworks_in(rows: Iterable[Inspected]) -> tuple[str, ...]:
    """The frameworks of the reports that ask for something, the one with most reports first."""
    counts: dict[str, int] = defaultdict(int)
    for row in counted(rows):
        counts[row.framework] += 1
    return tuple(sorted(counts, key=lambda each: (-counts[each], each)))


def trends(rows: Iterable[Inspected], themes: Sequence[str], framework: str) -> tuple[Trend, ...]:
    """Whether each theme is asked for more often in the later half of the years that the framework's reports span.

    The halves are halves of time, not of reports; a middle year belongs to the later half. One framework only:
    across two of them a difference would be one of how items are written.
    """
    among = [row for row in counted(rows) if row.framework == framework]
    if not among:
        return tuple(Trend(theme, framework, (0, 0), (0, 0), None) for theme in themes)
    years = [row.year for row in among]
    turn = min(years) + (max(years) - min(years) + 1) // 2
    earlier, later = [row for row in among if row.year < turn], [row for row in among if row.year >= turn]
    spans = (min(years), turn - 1), (turn, max(years))
    if min(len(earlier), len(later)) < FEW:
        return tuple(Trend(theme, framework, *spans, None) for theme in themes)
    found = [difference(*_named(later, theme), *_named(earlier, theme)) for theme in themes]
    ps = [p_value(each) for each in found]
    return tuple(
        Trend(theme, framework, *spans, each, p, adjusted)
        for theme, each, p, adjusted in zip(themes, found, ps, holm(ps), strict=True)
    )


def _named(rows: Sequence[Inspected], theme: str) -> tuple[int, int]:
    return sum(theme in row.themes for row in rows), len(rows)

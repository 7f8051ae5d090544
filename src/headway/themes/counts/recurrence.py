"""Is a theme that an inspection names met again at the next, more often than where it was not named?"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum

from headway.statistics import Difference, Share, difference, holm, p_value, wilson
from headway.themes.counts.inspected import Pair
from headway.themes.counts.shares import FEW

__all__ = ["Kind", "Recurred", "Told", "authorities_in", "of_kind", "recurrence"]


class Kind(StrEnum):
    """Which pairs are counted."""

    ALL = "all pairs"
    WITHIN = "both under one framework"
    ACROSS = "under two frameworks"


class Told(StrEnum):
    """What the counts say of one theme."""

    MORE = "more often when named before"
    LESS = "less often when named before"
    CANNOT_TELL = "cannot tell"
    FEW = "too few pairs to say"


@dataclass(frozen=True)
class Recurred:
    """One theme over pairs of consecutive inspections.

    ``named``: of the pairs whose first report names it, the share whose next does. ``not_named``: the same of the
    other pairs, which is the base rate. None where there is no such pair. ``p_holm`` allows for all themes that were
    looked at: those with enough pairs on both sides.
    """

    theme: str
    named: Share | None
    not_named: Share | None
    difference: Difference | None
    p: float | None
    p_holm: float | None

    @property
    def told(self) -> Told:
        """By the interval of the difference: it leaves out 0, or the data cannot tell. Of fewer than ten pairs on
        either side nothing is said.
        """
        if not self.looked_at or self.difference is None:
            return Told.FEW
        if not self.difference.excludes_zero:
            return Told.CANNOT_TELL
        return Told.MORE if self.difference.difference > 0 else Told.LESS

    @property
    def looked_at(self) -> bool:
        """Whether there are pairs enough on both sides to look at the difference."""
        return bool(self.named and self.not_named) and _enough(self.difference)

    @property
    def can_tell(self) -> bool:
        return self.told in (Told.MORE, Told.LESS)

    @property
    def stands(self) -> bool:
        """Whether the data can still tell when every theme that was looked at is allowed for."""
        return self.p_holm is not None and self.p_holm < 0.05


def of_kind(pairs: Iterable[Pair], kind: Kind) -> tuple[Pair, ...]:
    """The pairs within one framework, or across two, or all."""
    return tuple(
        pair for pair in pairs if kind is Kind.ALL or pair.is_within_one_framework is (kind is Kind.WITHIN)
    )


def authorities_in(pairs: Iterable[Pair]) -> int:
    """How many authorities the pairs come from: those of one authority are not independent of each other."""
    return len({pair.before.authority for pair in pairs})


def recurrence(pairs: Sequence[Pair], themes: Sequence[str]) -> tuple[Recurred, ...]:
    """Every theme, in the order given: the shares when named and when not, their difference and whether it tells.

    The pairs are taken as independent, so that intervals are somewhat narrow where an authority has several.
    """
    found = [_one(pairs, theme) for theme in themes]
    told = [each for each in found if _enough(each[2])]
    ps = [p_value(each[2]) for each in told if each[2] is not None]
    by_theme = {each[3]: (p, adjusted) for each, p, adjusted in zip(told, ps, holm(ps), strict=True)}
    return tuple(
        Recurred(theme, named, not_named, apart, *by_theme.get(theme, (None, None)))
        for named, not_named, apart, theme in found
    )


def _enough(apart: Difference | None) -> bool:
    return apart is not None and min(apart.a.total, apart.b.total) >= FEW


def _one(pairs: Sequence[Pair], theme: str) -> tuple[Share | None, Share | None, Difference | None, str]:
    named = [pair for pair in pairs if theme in pair.before.themes]
    others = [pair for pair in pairs if theme not in pair.before.themes]
    again, anew = (sum(theme in pair.after.themes for pair in group) for group in (named, others))
    if not named or not others:
        return _share(again, len(named)), _share(anew, len(others)), None, theme
    apart = difference(again, len(named), anew, len(others))
    return apart.a, apart.b, apart, theme


def _share(events: int, total: int) -> Share | None:
    return wilson(events, total) if total else None

"""Is a theme that an inspection names met again at the next, more often than where it was not named?"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum

from headway.statistics import Difference, Share, difference, holm, p_value, wilson
from headway.themes.counts.inspected import Pair

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


@dataclass(frozen=True)
class Recurred:
    """One theme over pairs of consecutive inspections.

    ``named``: of the pairs whose first report names it, the share whose next does. ``not_named``: the same of the
    other pairs, which is the base rate. None where there is no such pair. ``p_holm`` allows for all themes.
    """

    theme: str
    named: Share | None
    not_named: Share | None
    difference: Difference | None
    p: float | None
    p_holm: float | None

    @property
    def told(self) -> Told:
        """By the interval of the difference alone: it leaves out 0, or the data cannot tell."""
        if self.difference is None or not self.difference.excludes_zero:
            return Told.CANNOT_TELL
        return Told.MORE if self.difference.difference > 0 else Told.LESS

    @property
    def can_tell(self) -> bool:
        return self.told is not Told.CANNOT_TELL

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
    told = [each for each in found if each[2] is not None]
    ps = [p_value(each[2]) for each in told if each[2] is not None]
    by_theme = {each[3]: (p, adjusted) for each, p, adjusted in zip(told, ps, holm(ps), strict=True)}
    return tuple(
        Recurred(theme, named, not_named, apart, *by_theme.get(theme, (None, None)))
        for named, not_named, apart, theme in found
    )


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

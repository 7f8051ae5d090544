"""Who was told this and came out better: named at a weak grade, and graded better at the next inspection."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from headway.frameworks import Grade
from headway.statistics import Share, wilson
from headway.themes.counts.inspected import Pair, judged_alike

__all__ = ["CameOutBetter", "better_rates", "came_out_better"]

_WEAK = {"requires_improvement", "inadequate"}


@dataclass(frozen=True)
class CameOutBetter:
    """A pair of inspections of which the first names the theme, and the next is graded better on the same judgement."""

    pair: Pair
    judgement: str
    before: Grade
    after: Grade
    asked_again: bool
    """Whether the next report asks for the theme again: better, and told so all the same."""


def came_out_better(pairs: Iterable[Pair], theme: str) -> tuple[tuple[CameOutBetter, ...], int]:
    """Those who came out better, the latest first, and of how many: every pair that named the theme at requires
    improvement or inadequate and whose two grades can be compared.

    A better grade after a theme was named does not say that the theme's work made it better: see :func:`better_rates`.
    """
    told = [(pair, grades) for pair, grades in _weak(pairs) if theme in pair.before.themes]
    found = [
        CameOutBetter(pair, key, before, after, theme in pair.after.themes)
        for pair, (before, after, key) in told
        if after.better_than(before)
    ]
    return tuple(sorted(found, key=lambda each: each.pair.after.on, reverse=True)), len(told)


def better_rates(pairs: Iterable[Pair], theme: str) -> tuple[Share | None, Share | None]:
    """The share that came out better of those that were told this, and of those, as weak, that were not.

    The second is the base rate: who stands low mostly rises. None where there is no such pair.
    """
    rose: dict[bool, list[bool]] = {True: [], False: []}
    for pair, (before, after, _) in _weak(pairs):
        rose[theme in pair.before.themes].append(after.better_than(before))
    told, others = (wilson(sum(each), len(each)) if each else None for each in (rose[True], rose[False]))
    return told, others


def _weak(pairs: Iterable[Pair]) -> Iterator[tuple[Pair, tuple[Grade, Grade, str]]]:
    """The pairs whose first report asks for something and gives a weak grade, with both grades."""
    for pair in pairs:
        grades = judged_alike(pair)
        if grades and grades[0].id in _WEAK and pair.before.asked:
            yield pair, grades

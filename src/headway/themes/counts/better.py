"""Who was told this and came out better: named at a weak grade, and graded better at the next inspection."""

from collections.abc import Iterable
from dataclasses import dataclass

from headway.frameworks import Grade
from headway.themes.counts.inspected import Pair, judged_alike

__all__ = ["CameOutBetter", "came_out_better"]

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

    A better grade after a theme was named does not say that the theme's work made it better.
    """
    told = [
        (pair, grades)
        for pair in pairs
        if theme in pair.before.themes and (grades := judged_alike(pair)) and grades[0].id in _WEAK
    ]
    found = [
        CameOutBetter(pair, key, before, after, theme in pair.after.themes)
        for pair, (before, after, key) in told
        if after.better_than(before)
    ]
    return tuple(sorted(found, key=lambda each: each.pair.after.on, reverse=True)), len(told)

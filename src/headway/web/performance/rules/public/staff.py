"""Small teams: full-time equivalents of staff below five are hidden, and one more where a sum would give one away."""

from headway.web.performance.rules.public.figures import WHOLE, MeasureLike, Numbers, Part, Role, roles_of
from headway.web.performance.rules.public.tables import Cell

__all__ = ["SMALL_TEAM", "hidden_of_staff"]

SMALL_TEAM = 5


def hidden_of_staff(measure: MeasureLike, numbers: Numbers) -> tuple[set[Cell], set[Cell]]:
    """The numbers of staff that are hidden for being small, and those hidden to protect them."""
    first: set[Cell] = set()
    second: set[Cell] = set()
    for part, role, place in zip((Part.TOP, Part.WHOLE), roles_of(measure, numbers), (0, 1), strict=True):
        if role is Role.STAFF:
            told = {area: each[place] or 0 for area, each in numbers.districts.items()}
            small, more = _hidden(told, numbers.whole[place] or 0)
            first |= {(numbers.measure, part, area) for area in small}
            second |= {(numbers.measure, part, area) for area in more}
    return first, second


def _hidden(told: dict[str, float], whole: float) -> tuple[set[str], set[str]]:
    """Small ones; then the smallest of the others, until those hidden are two or more and five or more together."""
    small = {area for area, number in told.items() if 0 < number < SMALL_TEAM}
    if 0 < whole < SMALL_TEAM:
        return small | {WHOLE}, set()
    more: set[str] = set()
    rest = sorted((number, area) for area, number in told.items() if number >= SMALL_TEAM)
    while small and (len(small | more) < 2 or sum(told[each] for each in small | more) < SMALL_TEAM):
        if not rest:
            return small, more | {WHOLE}
        more.add(rest.pop(0)[1])
    return small, more

"""Districts in a paper: how many stand how, in a sentence; and their figures, through suppression. Pure."""

from collections import Counter
from collections.abc import Sequence

from headway.documents.wording import counted, listed, number
from headway.web.performance.states import Rating
from headway.web.scrutiny.rules.papers_measures import District, Line

__all__ = ["districts_told"]


def districts_told(line: Line) -> str:
    """How many districts stand how, and which are below the floor; "" where there are no districts with figures."""
    there = [each for each in line.districts if each.rating in (Rating.RED, Rating.AMBER, Rating.GREEN)]
    if len(there) < 2:
        return ""
    said = Counter(each.rating for each in there)
    below = _names([each for each in there if each.rating == Rating.RED])
    of = counted(len(there), "district", "districts")
    return (
        f"Of {of} with a figure for the same period, {_none(said[Rating.GREEN])} met the target and "
        f"{_none(said[Rating.RED])} {'was' if said[Rating.RED] < 2 else 'were'} below the floor{below}. "
        "A district’s single figure moves by chance more than the county’s."
    )


def _names(districts: Sequence[District]) -> str:
    return f": {listed([each.name for each in districts])}" if districts else ""


def _none(count: int) -> str:
    return number(count) if count else "none"

"""Small numbers of children, which no table of a paper prints: 1 to 5, and whatever would give them away. Pure.

A paper may be read by the public, so that the rule is one for all papers. It is that of the Department for Education
(Children in need, technical notes: counts of 1 to 5 are hidden, and percentages that rest on them; noughts are shown).
"""

from collections.abc import Callable
from decimal import Decimal
from typing import Protocol

from headway.web.performance.rules import wording

__all__ = ["FEWER", "NOT_SHOWN", "count", "counts_children", "figure", "hides", "parts"]

FEWER = "fewer than 6"
NOT_SHOWN = "not shown"
_SMALL = 6
_OF_CHILDREN = frozenset({"unallocated_cases", "unallocated_pct"})
"""Measures of the workforce's theme that count children all the same."""


class MeasureLike(Protocol):
    """What of a measure decides whether its numbers are of children, and how they are written."""

    code: str
    theme: str
    unit: str
    decimals: int


Number = float | Decimal | None


def counts_children(measure: MeasureLike) -> bool:
    """Whether its counts are of children; those of the workforce are of posts and of people at work."""
    return measure.theme != "workforce" or measure.code in _OF_CHILDREN


def is_small(amount: Number) -> bool:
    """From 1 to 5."""
    return amount is not None and 0 < amount < _SMALL


def hides(measure: MeasureLike, numerator: Number, denominator: Number) -> bool:
    """Whether a figure would tell of 1 to 5 children: by what it counts, by what it leaves, or by its whole."""
    return counts_children(measure) and any(
        is_small(each) for each in (numerator, denominator, _rest(measure, numerator, denominator))
    )


def figure(measure: MeasureLike, value: Number, numerator: Number, denominator: Number) -> str:
    """The value with its unit, or that it is not shown."""
    if value is not None and hides(measure, numerator, denominator):
        return NOT_SHOWN
    return wording.figure(value, measure.unit, measure.decimals)  # type: ignore[arg-type]


def parts(measure: MeasureLike, numerator: Number, denominator: Number) -> str:
    """What a value is made of: "117 of 500", "fewer than 6", "all but fewer than 6"; "" of a number.

    Of how many is not said where the part is small: with the rating beside it, the two would bound the part.
    """
    if not hides(measure, numerator, denominator):
        return wording.made_of(numerator, denominator)  # type: ignore[arg-type]
    if is_small(denominator):
        return f"some of {FEWER}"
    return FEWER if is_small(numerator) else f"all but {FEWER}"


def count(measure: MeasureLike, amount: int, said: Callable[[float], str] = wording.number) -> str:
    """A number that stands alone, such as of how many something is not known."""
    return FEWER if counts_children(measure) and is_small(amount) else said(amount)


def _rest(measure: MeasureLike, numerator: Number, denominator: Number) -> Number:
    """Of a share: those who are not among the counted."""
    if measure.unit != "%" or numerator is None or denominator is None:
        return None
    return denominator - numerator  # type: ignore[operator]

"""What a count, an amount and a level of confidence must be; anything else is refused in a sentence."""

from collections.abc import Sequence
from math import isfinite
from numbers import Integral, Real
from typing import Any

from headway.errors import ForPerson


def a_count(value: Any, of: str = "events", least: int = 0) -> int:
    """A whole number of at least ``least``. Numpy's integers count too; a boolean, a text and 3.0 do not."""
    if isinstance(value, bool) or not isinstance(value, Integral):
        raise ForPerson(f"{value!r} is not a count. Give a whole number of {of}.")
    if value < least:
        raise ForPerson(f"{value} is too few. Give a number of {of} of at least {least}.")
    return int(value)


def an_amount(value: Any, of: str, *, above_zero: bool = True) -> float:
    """A finite number, above nought unless told otherwise: a population, an exposure, an expected number."""
    if isinstance(value, bool) or not isinstance(value, Real) or not isfinite(value):
        raise ForPerson(f"{value!r} is not a number. Give the {of} as a number.")
    if value < 0 or (above_zero and value == 0):
        raise ForPerson(
            f"{value} cannot be. Give the {of} as a number {'above' if above_zero else 'from'} 0."
        )
    return float(value)


def a_number(value: Any, of: str) -> float:
    """A finite number of either sign. A Decimal is a number too."""
    try:
        number = float(value)
    except (TypeError, ValueError):
        number = float("nan")
    if isinstance(value, bool | str | bytes) or not isfinite(number):
        raise ForPerson(f"{value!r} is not a number. Give each {of} as a number.")
    return number


def a_level(value: Any) -> float:
    """A level of confidence, above 0 and below 1."""
    if isinstance(value, bool) or not isinstance(value, Real) or not 0 < float(value) < 1:
        raise ForPerson(f"{value!r} is not a level of confidence. Give one between 0 and 1, such as 0.95.")
    return float(value)


def of_one_length(first: Sequence[Any], second: Sequence[Any], names: str) -> int:
    """How many there are of both, which must be at least one."""
    if len(first) != len(second):
        raise ForPerson(
            f"There are {len(first)} and {len(second)} of {names}. Give as many of one as of the other."
        )
    if len(first) == 0:
        raise ForPerson(f"There are no {names}. Give at least one of each.")
    return len(first)

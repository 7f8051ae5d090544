"""What a count, an amount and a level of confidence must be; anything else is refused in a sentence."""

from collections.abc import Sequence
from math import isfinite
from numbers import Integral
from typing import Any

import numpy as np

from headway.errors import ForPerson

_MOST = 10**12  # a count beyond a thousand billion is a slip


def a_count(value: Any, of: str = "events", least: int = 0) -> int:
    """A whole number of at least ``least``. Numpy's integers count too; a boolean, a text and 3.0 do not."""
    if isinstance(value, bool) or not isinstance(value, Integral):
        raise ForPerson(f"{value!r} is not a count. Give a whole number of {of}.")
    count = int(value)
    if count > _MOST:
        raise ForPerson(f"There cannot be more than {_MOST} of {of}. Look whether two columns ran together.")
    if count < least:
        raise ForPerson(f"{count} is too few. Give a number of {of} of at least {least}.")
    return count


def a_number(value: Any, of: str) -> float:
    """A finite number of either sign. A Decimal and a Fraction are numbers too."""
    try:
        number = float(value)
    except (TypeError, ValueError, OverflowError):
        number = float("nan")
    if isinstance(value, bool | str | bytes | np.bool) or not isfinite(number):
        raise ForPerson(f"{value!r:.40} is not a number. Give each {of} as a number.")
    return number


def an_amount(value: Any, of: str, *, above_zero: bool = True) -> float:
    """A finite number, above nought unless told otherwise: a population, an exposure, an expected number."""
    number = a_number(value, of)
    if number < 0 or (above_zero and number == 0):
        raise ForPerson(
            f"{value} cannot be. Give each {of} as a number {'above' if above_zero else 'from'} 0."
        )
    return number


def a_level(value: Any) -> float:
    """A level of confidence, above 0 and below 1."""
    level = a_number(value, "level of confidence")
    if not 0 < level < 1 or (1 + level) / 2 >= 1:  # so near 1 that a float rounds its tail away
        raise ForPerson(f"{value} is not a level of confidence. Give one between 0 and 1, such as 0.95.")
    return level


def of_one_length(first: Sequence[Any], second: Sequence[Any], names: str) -> int:
    """How many there are of both, which must be at least one."""
    if len(first) != len(second):
        raise ForPerson(
            f"There are {len(first)} and {len(second)} of {names}. Give as many of one as of the other."
        )
    if len(first) == 0:
        raise ForPerson(f"There are no {names}. Give at least one of each.")
    return len(first)

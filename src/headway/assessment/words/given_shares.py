"""A share as it is given, a per cent as printed or a part and its whole, and how it is said in numbers."""

from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from headway.errors import ForPerson
from headway.statistics import round_half_up

__all__ = ["Given", "counted", "given", "shown"]

_NUMBERS = ("none", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")


@dataclass(frozen=True)
class Given:
    """``exact`` per cent. ``slack`` is half of the last place that is printed: 50% is anything up to 50.5%; counts
    have none."""

    exact: Fraction
    slack: Fraction
    counts: tuple[int, int] | None = None

    @property
    def whole_per_cent(self) -> int:
        """A half goes upwards."""
        return int(round_half_up(self.exact))

    @property
    def said(self) -> str:
        """The counts, or the per cent to one place."""
        return counted(*self.counts) if self.counts else shown(self.exact)


def given(share: Decimal | tuple[int, int]) -> Given:
    """The share; refused where it is none: below 0, above 100, of nothing, a part larger than its whole."""
    if isinstance(share, tuple):
        part, whole = share
        if whole < 1 or not 0 <= part <= whole:
            raise ForPerson(
                f"{part} of {whole} is no share. Give a part from 0 to the whole, and a whole of at least 1."
            )
        return Given(Fraction(100 * part, whole), Fraction(0), share)
    if not share.is_finite() or not 0 <= share <= 100:
        raise ForPerson(f"{share}% is no share. Give a per cent from 0 to 100.")
    return Given(Fraction(share), Fraction(10) ** int(share.as_tuple().exponent) / 2)


def counted(part: int, whole: int) -> str:
    """ "two of the three", "14 of the 27": words up to ten, figures for both where one is more."""
    if max(part, whole) < len(_NUMBERS):
        return f"{_NUMBERS[part]} of the {_NUMBERS[whole]}"
    return f"{part:,} of the {whole:,}"


def shown(per_cent: Fraction) -> str:
    """To one place, without a nought after the point."""
    return f"{round_half_up(per_cent, 1)}%".replace(".0%", "%")

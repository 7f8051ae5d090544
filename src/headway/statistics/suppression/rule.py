"""The rule that says which counts are hidden, and what a reader who knows the rule can conclude from it."""

from dataclasses import dataclass

from headway.errors import ForPerson


@dataclass(frozen=True)
class Rule:
    """Hide 1 to ``threshold``; zeros are shown, or hidden like them.

    ``values_left``: how many whole numbers a hidden small count could still be after everything is worked out. None:
    all that the rule itself admits, 1 to 5, so that a reader learns nothing beyond the rule.
    ``told_apart``: whether the reader is told which numbers are hidden for being small and which to protect them.
    ``rounding``: what is shown is the nearest multiple of it, half up; None: exact.
    Source of 1 to 5, of zeros shown, of the letter c for both kinds: Department for Education, children looked after
    (methodology of "A focus on placement location") and children in need (2020), explore-education-statistics.
    """

    threshold: int = 5
    zeros_shown: bool = True
    values_left: int | None = None
    told_apart: bool = False
    rounding: int | None = None
    symbol: str = "c"

    def __post_init__(self) -> None:
        for name, least in (("threshold", 1), ("values_left", 2), ("rounding", 2)):
            value = getattr(self, name)
            if value is None and name != "threshold":
                continue
            if isinstance(value, bool) or not isinstance(value, int) or value < least:
                raise ForPerson(f"{name}={value!r} is not usable. Give a whole number of {least} or more.")
        if self.values_left is not None and self.values_left > self.possible:
            raise ForPerson(
                f"The rule leaves {self.possible} values, not {self.values_left}. Ask for fewer to stay possible."
            )
        if self.rounding is not None and self.printed(self.threshold + 1) == 0:
            raise ForPerson(
                f"Rounded to the nearest {self.rounding}, {self.threshold + 1} would be printed as 0, which it is not. "
                f"Round to {2 * self.threshold + 2} or less."
            )
        if not self.symbol.strip() or self.symbol.strip().isdigit():
            raise ForPerson(f"{self.symbol!r} is not a symbol. Give a letter, such as c.")

    @property
    def least(self) -> int:
        """The least count that is hidden for being small."""
        return 1 if self.zeros_shown else 0

    @property
    def possible(self) -> int:
        """How many values a count has that is hidden for being small."""
        return self.threshold - self.least + 1

    def hides(self, count: int) -> bool:
        return self.least <= count <= self.threshold

    def need(self, count: int) -> tuple[int, int]:
        """The range that must stay possible for a hidden ``count``."""
        if self.values_left is None:
            return self.least, self.threshold
        low = max(self.least, count - self.values_left + 1)
        return low, low + self.values_left - 1

    def seen(self, count: int) -> tuple[int, int]:
        """Between which whole numbers a shown ``count`` is known to lie: it prints so, and it is not hidden."""
        if self.rounding is None or not count:
            return count, count
        shown = self.printed(count)
        return max(shown - self.rounding // 2, self.threshold + 1), shown + (self.rounding + 1) // 2 - 1

    def printed(self, count: int) -> int:
        """A shown count as it is printed: half a multiple goes up."""
        return (
            count
            if self.rounding is None
            else (2 * count + self.rounding) // (2 * self.rounding) * self.rounding
        )

    @property
    def legend(self) -> str:
        """One sentence to print below the table."""
        small = f"from {self.least} to {self.threshold}"
        zero = "Zeros are shown." if self.zeros_shown else "It may be zero."
        rounded = (
            "" if self.rounding is None else f" Other numbers are rounded to the nearest {self.rounding}."
        )
        return (
            f"{self.symbol}: hidden to protect people, because the number is {small} or because another such number"
            f" could be worked out from it. {zero}{rounded}"
        )

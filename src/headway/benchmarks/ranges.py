"""The range of an average's parts: a true average of theirs can never lie outside it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal


@dataclass(frozen=True)
class Range:
    """The lowest and highest of the parts with a figure, and how many have none. ``unit`` is the last place printed
    of any: LAIT drops a nought at the end, so that 24 among 24.3 and 25.1 is 24.0.
    """

    lowest: Decimal
    highest: Decimal
    missing: int
    unit: Decimal

    @classmethod
    def of(cls, parts: Iterable[Decimal | None]) -> Range | None:
        """The range of these parts; None where none has a figure."""
        every = list(parts)
        known = [each for each in every if each is not None]
        if not known:
            return None
        return cls(min(known), max(known), len(every) - len(known), min(map(_unit, known)))

    def holds(self, average: Decimal) -> bool:
        """Whether an average may lie here, by half a unit of the last place of each, which rounding may have moved."""
        slack = (self.unit + _unit(average)) / 2
        return self.lowest - slack <= average <= self.highest + slack


def _unit(printed: Decimal) -> Decimal:
    """The last place as printed: 0.1 of 22.6."""
    exponent = printed.as_tuple().exponent
    return Decimal(1).scaleb(min(exponent, 0) if isinstance(exponent, int) else 0)

"""What was measured of the shipped method before it was shipped (scripts/score_themes.py --keep)."""

import json
from dataclasses import dataclass
from datetime import date
from functools import cache
from importlib.resources import files

__all__ = ["Measured", "measured"]


@dataclass(frozen=True)
class Measured:
    """Macro F1, 0 to 1, over the themes with enough items, cross-validated by authority; ``lower`` and ``upper`` are
    its 95% interval.
    """

    on: date
    items: int
    authorities: int
    themes: int
    macro_f1: float
    lower: float
    upper: float
    checking_half: float
    """On the authorities of which no rule was written."""
    keywords: float
    """The keyword baseline on all items."""
    second_reader: float
    """A second reader against the first, on the items read twice."""
    same_items: float
    """The method on the same items."""
    read_twice: int


@cache
def measured() -> Measured:
    """The measurement of the shipped method."""
    plain = json.loads((files("headway.themes") / "measured.json").read_text(encoding="utf-8"))
    return Measured(**{**plain, "on": date.fromisoformat(plain["on"])})

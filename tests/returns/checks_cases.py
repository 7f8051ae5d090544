"""For each rule rows that break it and rows that nearly do: all cases."""

from __future__ import annotations

from checks_case import Case
from checks_cases_any import READ, STRUCTURE
from checks_cases_beside import BESIDE
from checks_cases_cin import CIN
from checks_cases_lists import LISTS, WHOLE
from checks_cases_ssda903 import SSDA903

__all__ = ["ALONE", "TOGETHER"]

TOGETHER: tuple[Case, ...] = (
    *READ,
    *(each for each in STRUCTURE if each.rule != "missing-column"),
    *SSDA903,
    *CIN,
    *LISTS,
    *BESIDE,
)
"""Cases that can all be planted at once, each in a child of its own."""
ALONE: tuple[Case, ...] = (*WHOLE, *(each for each in STRUCTURE if each.rule == "missing-column"))
"""Cases that spoil what all children share, each in a world of its own."""

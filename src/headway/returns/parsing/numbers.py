"""Counts and measures. Whole numbers stay whole; a measure is rounded half up to the places that its column has."""

from __future__ import annotations

import re
from decimal import ROUND_HALF_UP, Decimal

from headway.returns.parsing.cell import BLANK, NULL_WORD, Cell, bare, both, is_null_word
from headway.returns.tables import Column

_WHOLE = re.compile(r"[+-]?\d{1,15}")
_WHOLE_WITH_POINT = re.compile(r"([+-]?\d{1,15})\.0{1,9}")
_THOUSANDS = re.compile(r"[+-]?\d{1,3}(?:,\d{3})+(?:\.\d{1,9})?")
_DECIMAL = re.compile(r"[+-]?(?:\d{1,9}(?:\.\d{0,15})?|\.\d{1,15})")


def read_whole(given: str, column: Column) -> Cell:
    """A whole number; 3.0 is 3, and 3.5 is a fault."""
    text, repair = bare(given)
    if not text:
        return BLANK
    if is_null_word(text):
        return NULL_WORD
    if _THOUSANDS.fullmatch(text):
        text, repair = text.replace(",", ""), both(repair, "comma of thousands taken out")
    if found := _WHOLE_WITH_POINT.fullmatch(text):
        text, repair = found.group(1), both(repair, "point and noughts taken off")
    if not _WHOLE.fullmatch(text):
        return Cell(
            None, rule="not-a-whole-number", message="This is not a whole number. Give it in figures."
        )
    number = int(text)
    if text != (plain := str(number)):
        repair = both(repair, "noughts or sign in front taken off")
    return _outside(Decimal(number), column) or Cell(plain, repair)


def read_decimal(given: str, column: Column) -> Cell:
    """A measure with the column's places, rounded half up where it was given with more."""
    text, repair = bare(given)
    if not text:
        return BLANK
    if is_null_word(text):
        return NULL_WORD
    if _THOUSANDS.fullmatch(text):
        text, repair = text.replace(",", ""), both(repair, "comma of thousands taken out")
    if not _DECIMAL.fullmatch(text):
        return Cell(
            None, rule="not-a-number", message="This is not a number. Give it in figures, such as 12.5."
        )
    number = Decimal(text)
    places = Decimal(1).scaleb(-column.places)
    rounded = number.quantize(places, ROUND_HALF_UP)
    if rounded != number:
        repair = both(repair, f"rounded to {column.places} decimal place{'' if column.places == 1 else 's'}")
    return _outside(rounded, column) or Cell(str(rounded), repair)


def _outside(number: Decimal, column: Column) -> Cell | None:
    low, high = column.minimum, column.maximum
    if (low is None or number >= low) and (high is None or number <= high):
        return None
    if low is not None and high is not None:
        told = f"from {low} to {high}"
    else:
        told = f"{low} or more" if low is not None else f"{high} or less"
    return Cell(None, rule="out-of-range", message=f"The number must be {told}.")

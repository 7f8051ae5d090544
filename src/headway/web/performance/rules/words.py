"""Figures and periods as they stand on a page."""

from calendar import month_name
from decimal import Decimal

__all__ = ["number_in_words", "parts_in_words", "period_in_words", "value_in_words"]


def value_in_words(value: Decimal | float | None, decimals: int, unit: str) -> str:
    """21.6%, 53.0 per 10,000, 1,204; a dash where there is none."""
    if value is None:
        return "–"
    text = f"{Decimal(repr(value)) if isinstance(value, float) else value:,.{decimals}f}"
    if unit == "%":
        return f"{text}%"
    if unit in ("count", ""):
        return text
    return f"{text} {unit.removeprefix('rate ')}"


def number_in_words(number: float | None) -> str:
    """A count, or a number of full-time equivalents, without needless decimals."""
    if number is None:
        return "–"
    return f"{int(number):,}" if number == int(number) else f"{number:,}"


def parts_in_words(numerator: float | None, denominator: float | None) -> str:
    """What a figure is made of: "54 of 250"."""
    if numerator is None:
        return ""
    return number_in_words(numerator) + (
        f" of {number_in_words(denominator)}" if denominator is not None else ""
    )


def period_in_words(period: str) -> str:
    """April 2025 for 2025-04 as a month's code; quarters and years as they are."""
    text = period.removeprefix("year to ")
    year, _, month = text.partition("-")
    if (
        len(text) == 7
        and month.isdecimal()
        and len(month) == 2
        and 1 <= int(month) <= 12
        and not _is_year(text)
    ):
        named = f"{month_name[int(month)]} {year}"
        return f"year to {named}" if period.startswith("year to ") else named
    return period


def _is_year(text: str) -> bool:
    """A financial year (2012-13 and later): its second part follows its first."""
    return text.startswith("20") and int(text[5:]) == (int(text[2:4]) + 1) % 100 and int(text[5:]) > 12

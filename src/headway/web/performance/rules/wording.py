"""Periods and numbers as they stand in a sentence."""

from headway.charts.numbers import said
from headway.charts.periods import said as period_said

__all__ = ["figure", "in_words"]


def in_words(period: str) -> str:
    """A period's code as people say it: "April 2025"; "2024-25 Q1" stays."""
    return period_said(period)


def figure(value: float | None, unit: str, decimals: int) -> str:
    """A number with its unit: "24.1%", "312.4 per 10,000"; "no figure" where there is none."""
    if value is None:
        return "no figure"
    if unit == "count":
        unit = ""
    return said(value, unit.removeprefix("rate "), decimals)

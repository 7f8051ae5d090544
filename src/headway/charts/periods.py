"""Periods as they stand below a chart and in a sentence."""

import re
from collections.abc import Sequence

from headway.charts.measure import SIZE, widest

_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_LONG = (
    "January February March April May June July August September October November December".split()  # noqa: SIM905
)
_MONTH = re.compile(r"(\d{4})-(0[1-9]|1[0-2])(?:-\d\d)?")
_YEARS = re.compile(r"(\d{4})(\d\d)")
_STEPS = (1, 2, 3, 4, 6, 12, 24, 36, 60, 120)
_APART = 12


def said(period: str) -> str:
    """In a sentence: "April 2025", "2024/25"; other names as they are."""
    return _named(period, _LONG, " ")


def below(period: str) -> str:
    """Below an axis, in two lines where it is a month."""
    return _named(period, _MONTHS, "\n")


def _named(period: str, months: Sequence[str], between: str) -> str:
    if found := _MONTH.fullmatch(period):
        return f"{months[int(found[2]) - 1]}{between}{found[1]}"
    found = _YEARS.fullmatch(period)
    if found and int(found[2]) == (int(found[1]) + 1) % 100:
        return f"{found[1]}/{found[2]}"
    return period


def labelled(periods: Sequence[str], apart: float) -> tuple[int, ...]:
    """Which places carry a label, so that no two touch: every so many, counted back from the latest."""
    need = max((widest(below(each).split("\n"), SIZE) for each in periods), default=0) + _APART
    step = next((step for step in _STEPS if step * apart >= need), max(len(periods), 1))
    return tuple(reversed(range(len(periods) - 1, -1, -step)))

"""Dates as reports print them: one day, a window, two windows, years left to be read from the end of the phrase."""

import re
from datetime import date
from itertools import pairwise

from headway.reports.record import Window

__all__ = ["date_in", "windows_in"]

_MONTHS = (
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
)
_MONTH = "|".join(f"{name[:3]}(?:{name[3:]})?" if len(name) > 3 else name for name in _MONTHS) + "|sept"
_DAY_NAME = r"(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day,?\s+)?"
_DATE = re.compile(
    rf"{_DAY_NAME}(?:(?P<d>\d{{1,2}})[/.](?P<m>\d{{1,2}})[/.](?P<y>\d{{4}})"
    rf"|(?P<day>\d{{1,2}})(?:st|nd|rd|th)?(?:\s+(?:of\s+)?(?P<month>{_MONTH})\b)?(?:,?\s+(?P<year>\d{{4}})\b)?)",
    re.IGNORECASE,
)
_LINK = re.compile(
    r"\s*(?P<range>to|until|through|[-–—])\s*|\s*(?P<list>,?\s*and|,|&|;)\s*(?:from\s+)?", re.IGNORECASE
)
_NEAR = 4
"""Days listed one by one within this many of each other are one visit."""


class _Part:
    """One date of the phrase, its month and year perhaps still unknown; ``day`` alone is always printed."""

    def __init__(self, found: re.Match[str]) -> None:
        self.day = int(found["d"] or found["day"])
        self.month = int(found["m"]) if found["m"] else _month(found["month"])
        year = found["y"] or found["year"]
        self.year = int(year) if year else None
        self.after = ""

    def value(self) -> date | None:
        if self.month is None or self.year is None:
            return None
        try:
            return date(self.year, self.month, self.day)
        except ValueError:
            return None


def _month(word: str | None) -> int | None:
    if not word:
        return None
    return next(i for i, name in enumerate(_MONTHS, start=1) if name.startswith(word[:3].lower()))


def _parts(phrase: str) -> list[_Part]:
    """The dates at the head of the phrase, joined by to, and, a dash or a comma; it ends at the first other word."""
    parts: list[_Part] = []
    at = 0
    while found := _DATE.match(phrase, at):
        part = _Part(found)
        parts.append(part)
        link = _LINK.match(phrase, found.end())
        if not link:
            break
        part.after = "range" if link["range"] else "list"
        at = link.end()
    return parts


def _filled(parts: list[_Part]) -> None:
    """Read a missing month or year from the date after it: in "28 November to 9 January 2019" the year turns."""
    later: _Part | None = None
    for part in reversed(parts):
        if later is not None:
            part.month = part.month or later.month
            if part.year is None and part.month and later.month and later.year:
                part.year = later.year - (part.month > later.month)
        later = part
    for earlier, part in pairwise(
        parts
    ):  # "29 January 2018 to 22 February": the year stands with the first day only
        if part.year is None and part.month and earlier.month and earlier.year:
            part.year = earlier.year + (part.month < earlier.month)


def windows_in(phrase: str) -> tuple[Window, ...]:
    """The windows of fieldwork that a phrase such as "5 to 16 December 2022" names; empty if it names none."""
    parts = _parts(phrase.strip())
    _filled(parts)
    windows: list[Window] = []
    ranged = False
    for part in parts:
        day = part.value()
        if day is None:
            return ()
        if windows and (ranged or (day - windows[-1].end).days in range(_NEAR + 1)):
            if day < windows[-1].start:
                return ()
            windows[-1] = Window(windows[-1].start, day)
        else:
            windows.append(Window(day, day))
        ranged = part.after == "range"
    return tuple(windows)


def date_in(text: str) -> date | None:
    """The first whole date, day, month and year, that the text prints."""
    for found in _DATE.finditer(text):
        if (found["y"] or (found["month"] and found["year"])) and (day := _Part(found).value()):
            return day
    return None

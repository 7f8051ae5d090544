"""Days, spans of days and vague days in a sentence, with where they stand."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

__all__ = [
    "MONTH",
    "Day",
    "Span",
    "Vague",
    "days_in",
    "month_number",
    "nearest_year",
    "spans_in",
    "vague_days_in",
]

_MONTHS = [
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
]
MONTH = (
    r"(?:Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|Sept?(?:ember)?|Oct(?:ober)?"
    r"|Nov(?:ember)?|Dec(?:ember)?)\b"
)
_WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_DAY = re.compile(
    rf"\b(?:(?P<weekday>{'|'.join(_WEEKDAYS)}),?\s+(?:the\s+)?)?"
    rf"(?:(?P<d>\d{{1,2}})(?:st|nd|rd|th)?\s+(?:of\s+)?(?P<m>{MONTH})(?:,?\s+(?P<y>\d{{4}})\b)?"
    rf"|(?P<nd>\d{{1,2}})[/.](?P<nm>\d{{1,2}})[/.](?P<ny>\d{{4}})\b"
    rf"|(?P<iy>\d{{4}})-(?P<im>\d{{2}})-(?P<id>\d{{2}})\b"
    rf"|(?P<um>{MONTH})\s+(?P<ud>\d{{1,2}})(?:st|nd|rd|th)?(?!\d),?\s+(?P<uy>\d{{4}})\b)",
    re.IGNORECASE,
)
_SPAN = re.compile(
    r"\b(?P<d>\d{1,2})(?:st|nd|rd|th)?"
    rf"(?:\s+(?:of\s+)?(?P<m>{MONTH})(?:,?\s+(?P<y>\d{{4}})\b)?)?\s*"
    r"(?:and|to|until|till|through to|[-–—]|and (?:finished|ended|concluded|closed|was completed)(?: on)?)\s*"
    rf"(?:(?:{'|'.join(_WEEKDAYS)}),?\s+)?(?:the\s+)?(?P<d2>\d{{1,2}})(?:st|nd|rd|th)?\s+(?:of\s+)?(?P<m2>{MONTH})"
    r"(?:,?\s+(?P<y2>\d{4})\b)?",
    re.IGNORECASE,
)
_VAGUE = re.compile(
    r"\b(?:(?P<when>(?:the\s+)?(?:very\s+)?(?:early|mid(?:dle)?|late|end|beginning|start|first half"
    r"|second half|first week"
    rf"|last week|latter part)(?:\s+of)?)[\s-]+(?:in\s+)?)?(?P<month>{MONTH})"
    r"(?:,?\s+(?P<year>\d{4})\b)?(?!\s+\d{1,2}\b)"
    r"|\b(?:the\s+)?(?:(?:early|mid|late|end of(?: the)?)[\s-]+)?(?P<season>spring|summer|autumn|winter)\b"
    r"(?:\s+(?:of\s+)?(?P<syear>\d{4}))?",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class Day:
    """A day as printed. ``on`` is None for one that no calendar has; ``year_said`` is false where it was inferred."""

    start: int
    end: int
    on: date | None
    weekday: str
    year_said: bool


@dataclass(frozen=True)
class Span:
    """Two days with "to" or "and" between them."""

    start: int
    end: int
    first: date
    last: date


@dataclass(frozen=True)
class Vague:
    """A month, a part of one or a season where a day might stand. ``months`` are those it can mean; year 0: unsaid."""

    start: int
    end: int
    months: tuple[int, ...]
    year: int


def month_number(word: str) -> int:
    """1 for January, by its first three letters."""
    return next(at for at, name in enumerate(_MONTHS, start=1) if name.startswith(word[:3].lower()))


def nearest_year(month: int, day: int, near: date | None) -> int:
    """The year that puts the day nearest to the day of the paper."""
    if near is None:
        return 0
    return min(
        (near.year - 1, near.year, near.year + 1),
        key=lambda year: abs(date(year, month, min(day, 28)) - near),
    )


def _date(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def days_in(text: str, near: date | None) -> Iterator[Day]:
    """Every day with its month; a year left out is the one nearest to ``near``; without that the day is left out."""
    for found in _DAY.finditer(text):
        day = int(found["d"] or found["nd"] or found["id"] or found["ud"])
        month_word = found["m"] or found["um"]
        month = month_number(month_word) if month_word else int(found["nm"] or found["im"])
        said = found["y"] or found["ny"] or found["iy"] or found["uy"]
        year = int(said) if said else nearest_year(min(max(month, 1), 12), min(day, 28), near)
        if year:
            yield Day(found.start(), found.end(), _date(year, month, day), found["weekday"] or "", bool(said))


def spans_in(text: str, near: date | None) -> Iterator[Span]:
    """Every span whose two days can be told."""
    for found in _SPAN.finditer(text):
        last_month = month_number(found["m2"])
        month = month_number(found["m"]) if found["m"] else last_month
        said = found["y2"] or found["y"]
        last_year = int(said) if said else nearest_year(last_month, int(found["d2"]), near)
        if not last_year:
            continue
        first_year = int(found["y"]) if found["y"] else last_year - (month > last_month)
        first, last = (
            _date(first_year, month, int(found["d"])),
            _date(last_year, last_month, int(found["d2"])),
        )
        if first and last and first <= last and last - first < timedelta(days=200):
            yield Span(found.start(), found.end(), first, last)


_SEASONS = {"spring": (3, 4, 5), "summer": (6, 7, 8), "autumn": (9, 10, 11), "winter": (12, 1, 2)}


def vague_days_in(text: str, taken: Iterator[Day]) -> Iterator[Vague]:
    """Months and seasons without a day; ``taken`` are the days, whose months are theirs."""
    days = list(taken)
    for found in _VAGUE.finditer(text):
        if any(day.start < found.end() and found.start() < day.end for day in days):
            continue
        word = found["month"]
        if word and word.lower() == "may" and not (word[0] == "M" and (found["when"] or found["year"])):
            continue
        if word and word.lower() in ("mar", "march") and word[0] != "M":
            continue
        months = (month_number(word),) if word else _SEASONS[found["season"].lower()]
        yield Vague(found.start(), found.end(), months, int(found["year"] or found["syear"] or 0))

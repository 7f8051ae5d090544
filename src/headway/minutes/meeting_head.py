"""The lines over a meeting's minutes: which body, which day, when and where."""

import re
from dataclasses import dataclass
from datetime import date

from headway.minutes.layout import tidy

__all__ = ["MeetingHead", "day_in", "head_in"]

_MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)
_LONG = re.compile(rf"\b(\d{{1,2}})(?:st|nd|rd|th)?\s+({'|'.join(_MONTHS)}),?\s+(\d{{4}})\b", re.I)
_SHORT = re.compile(r"\b(\d{1,2})/(\d{1,2})/(\d{4})\b")
_TIME = re.compile(r"\b(\d{1,2}[.:]\d{2}(?:\s*[ap]\.?m\.?)?)(?=\s|$|\))", re.I)
_WEEKDAY = r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day"
_ISSUE = re.compile(
    r"Meeting:\s*(?P<day>\d{1,2}/\d{1,2}/\d{4})\s*[-–]\s*(?P<body>.+?)(?:\s*\(Item\b.*)?$", re.I
)
_ITEM = re.compile(
    rf"Meeting of\s+(?P<body>.+?)(?:\s+-|,)?\s+(?=(?:{_WEEKDAY}|\d{{1,2}}(?:st|nd|rd|th)?\s))", re.I
)
_PAGE = re.compile(rf"(?P<body>.+?)(?:\s+[-–]|,)?\s*{_WEEKDAY}\b", re.I)
_NUMBER = re.compile(r"\(Item\s+(?P<number>[\w./]+?)\.?\)", re.I)


@dataclass(frozen=True)
class MeetingHead:
    """Body, day, time, place and the item's number; "" and None for what is not said."""

    body: str = ""
    on: date | None = None
    time: str = ""
    place: str = ""
    item: str = ""


def day_in(words: str) -> date | None:
    """The first day in the words, as "20th March, 2017" or dd/mm/yyyy; None for none and for no real day."""
    if found := _LONG.search(words):
        month = [each.lower() for each in _MONTHS].index(found.group(2).lower()) + 1
        return _day(int(found.group(3)), month, int(found.group(1)))
    if found := _SHORT.search(words):
        return _day(int(found.group(3)), int(found.group(2)), int(found.group(1)))
    return None


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def head_in(lines: list[str]) -> MeetingHead:
    """What the first lines of a page say of the meeting."""
    body, on, time, place, item = "", None, "", "", ""
    for line in (tidy(each).removeprefix("• ") for each in lines[:60]):
        if found := re.match(r"Venue:\s*(.+?)(?:\s*\bView directions\b.*)?$", line, re.I):
            place = place or found.group(1)
        if on is not None or not (day := day_in(line)) or len(line) > 300:
            continue
        if found := _ISSUE.match(line) or _ITEM.match(line) or _PAGE.match(line):
            body, on = found.group("body").strip(" -–,"), day
            time = _of(_TIME, line)
            number = _NUMBER.search(line)
            item = number.group("number") if number else ""
    return MeetingHead(body, on, time, place, item)


def _of(pattern: re.Pattern[str], line: str) -> str:
    found = pattern.search(line)
    return tidy(found.group(1)) if found else ""

"""The meeting a paper goes to, as people write it: "Cabinet Committee, 22 June 2017"."""

import re
from dataclasses import dataclass
from datetime import date, datetime

from headway.errors import ForPerson

_LAST_PART = re.compile(r"^(?P<body>.+?)\s*(?:,|\s[-–—])\s*(?P<date>[^,]+)$", re.DOTALL)
_WEEKDAY = re.compile(r"^(?:mon|tues|wednes|thurs|fri|satur|sun)day\s+", re.IGNORECASE)
_ORDINAL = re.compile(r"^(\d{1,2})(?:st|nd|rd|th)\b", re.IGNORECASE)
_FORMS = ("%d %B %Y", "%d %b %Y", "%Y-%m-%d", "%d/%m/%Y")


@dataclass(frozen=True)
class Meeting:
    """One sitting of a body."""

    body: str
    on: date


def read_meeting(text: str) -> Meeting:
    """The body and the day. The body may hold commas; the day is what stands after the last one."""
    match = _LAST_PART.match(text.strip())
    on = _date(match["date"]) if match else None
    if match is None or on is None:
        raise ForPerson(
            f'The meeting "{text}" has no date that can be read. Give the body, a comma and the date: '
            '"Children\'s Services Committee, 22 June 2017" or "County Council, 2017-07-13".'
        )
    return Meeting(match["body"].strip().rstrip(",").strip(), on)


def _date(text: str) -> date | None:
    written = _ORDINAL.sub(r"\1", _WEEKDAY.sub("", text.strip()))
    for form in _FORMS:
        try:
            return datetime.strptime(written, form).date()  # noqa: DTZ007 - a day has no time zone
        except ValueError:
            continue
    return None

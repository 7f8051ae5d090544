"""Days and bodies as papers print them: "County Council – 13 July 2017", a pathway's "Cabinet, 3 May 2016"."""

import re
from datetime import date

from headway.documents.content import PathwayRow
from headway.reports.dates import date_in

__all__ = ["body_and_day", "day_in", "pathway"]

_DAY = re.compile(
    r"(?:\(?(?:(?:on|of)\s+)?(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day,?\s+(?:the\s+)?)?"
    r"(?:\d{1,2}(?:st|nd|rd|th)?\s+(?:of\s+)?[A-Z][a-z]{2,8},?\s+\d{4}|\d{1,2}[/.]\d{1,2}[/.]\d{4}|\d{4}-\d{2}-\d{2})\)?)",
    re.IGNORECASE,
)
_NONE = re.compile(r"\W*(?:none|n/?a|not applicable|nil|no)\W*$", re.IGNORECASE)
_ISO = re.compile(r"\b(\d{4})-(\d{2})-(\d{2})\b")


def day_in(text: str) -> date | None:
    """The first whole date of a text, printed or in ISO 8601."""
    if found := _ISO.search(text[:200]):
        try:
            return date(int(found[1]), int(found[2]), int(found[3]))
        except ValueError:
            return None
    return date_in(text[:400])


def body_and_day(text: str) -> tuple[str, date | None]:
    """A body and the day of its meeting; the day is the last date that the line prints."""
    days = list(_DAY.finditer(text[:400]))
    if not days:
        return text.strip(), None
    last = days[-1]
    body = (text[: last.start()] + text[last.end() :]).strip()
    return body.strip(" ,;:–—-").strip(), day_in(last[0])


def pathway(text: str) -> tuple[PathwayRow, ...] | None:
    """The rows of a pathway; () where it says "None", None where it is blank."""
    if not text.strip(" -–—."):
        return None
    if _NONE.match(text):
        return ()
    rows = []
    for part in re.split(r";|\n|•|(?<=\d{4})\s(?=[A-Z])", text):
        if part.strip(" ,.-–"):
            body, on = body_and_day(part)
            rows.append(PathwayRow(body, on))
    return tuple(rows)

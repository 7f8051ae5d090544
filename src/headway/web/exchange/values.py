"""One value of a table: to the text of a cell, and from what a person or a machine put into one."""

import json
import re
from datetime import UTC, date, datetime
from typing import Any

from headway.web.exchange.tables import Column, Kind

__all__ = ["Wrong", "as_text", "read", "utc"]


class Wrong(Exception):  # noqa: N818 - it is what the value is
    """The value does not fit its column; the message says what to give."""


def utc(moment: datetime) -> str:
    """A time in UTC with its microseconds: 2017-06-13T09:00:00.000000Z."""
    return moment.astimezone(UTC).replace(tzinfo=None).isoformat(timespec="microseconds") + "Z"


def as_text(kind: Kind, value: Any) -> str:
    """The value as the text of a cell; empty where there is none."""
    if value is None or value == "":
        return ""
    if kind is Kind.YES_NO:
        return "yes" if value else "no"
    if kind is Kind.DAY:
        return str(value.isoformat())
    if kind is Kind.MOMENT:
        return utc(value)
    if kind is Kind.LIST:
        return ", ".join(value)
    if kind is Kind.DATA:
        return json.dumps(value, ensure_ascii=False, sort_keys=True) if value else ""
    return str(value)


def read(column: Column, given: Any, *, whole: bool = True) -> Any:
    """The value that a cell or a JSON field holds, as the column has it, or :class:`Wrong`.

    Only in a whole plan must everything that is needed be filled in.
    """
    value = _READERS[column.kind](_tidy(given))
    if value is None or value == "":
        if column.needed and whole:
            raise Wrong("is empty. Fill it in.")
        return value
    if column.kind is Kind.TEXT:
        return _within(column, value)
    if column.kind is Kind.NUMBER and value is not None and column.most and value > column.most:
        raise Wrong(f"{value} is too high. Give a number up to {column.most}.")
    return value


def _tidy(given: Any) -> Any:
    """Excel's whole numbers come as floats: 3.0 is 3."""
    return int(given) if isinstance(given, float) and given.is_integer() else given


def _within(column: Column, value: str) -> str:
    if column.words and value not in column.words:
        value = _word_in(column, value)
    if column.most and len(value) > column.most:
        raise Wrong(f"has {len(value)} characters. Shorten it to {column.most}.")
    return value


def _word_in(column: Column, value: str) -> str:
    """The word of the closed list, whatever its capitals and the spaces round it."""
    found = [word for word in column.words if word.casefold() == value.strip().casefold()]
    if not found:
        known = ", ".join(word or "nothing" for word in column.words)
        raise Wrong(f"{_quoted(value)} is not one of: {known}.")
    return found[0]


def _text(given: Any) -> str:
    if given is None:
        return ""
    if isinstance(given, bool):
        return "yes" if given else "no"
    if isinstance(given, datetime | date):
        return given.isoformat()
    if isinstance(given, list | dict):
        raise Wrong("is a list. Give text.")
    text = str(given)
    if "\x00" in text or any("\ud800" <= sign <= "\udfff" for sign in text):
        raise Wrong("holds a sign that cannot be kept. Type it again.")
    return text


def _number(given: Any) -> int | None:
    if given is None or given == "":
        return None
    text = str(given).strip()
    if isinstance(given, bool) or not (text.isascii() and text.isdigit()) or len(text) > 19:
        raise Wrong(f"{_quoted(given)} is not a whole number. Give one.")
    return int(text)


def _yes_no(given: Any) -> bool | None:
    if given is None or given == "":
        return None
    word = _text(given).strip().casefold()
    if word in ("yes", "y", "true"):
        return True
    if word in ("no", "n", "false"):
        return False
    raise Wrong(f"{_quoted(given)} is neither yes nor no. Give one of them.")


_BRITISH = re.compile(r"(\d{1,2})[/.](\d{1,2})[/.](\d{4})")
_NOT_A_DAY = "{} is not a date. Give it as a date, or as DD/MM/YYYY."


def _day(given: Any) -> date | None:
    if given is None or given == "":
        return None
    if isinstance(given, datetime):
        return given.date()
    if isinstance(given, date):
        return given
    text = _text(given).strip()
    try:
        if british := _BRITISH.fullmatch(text):
            day, month, year = map(int, british.groups())
            return date(year, month, day)
        if re.fullmatch(r"\d{4}-\d{2}-\d{2}", text):
            return date.fromisoformat(text)
    except ValueError:
        pass
    raise Wrong(_NOT_A_DAY.format(_quoted(given)))


def _moment(given: Any) -> datetime | None:
    if given is None or given == "":
        return None
    text = given.isoformat() if isinstance(given, datetime) else _text(given).strip()
    try:
        found = datetime.fromisoformat(text.replace("Z", "+00:00"))
        return found.astimezone(UTC) if found.tzinfo else found.replace(tzinfo=UTC)
    except (ValueError, OverflowError):
        raise Wrong(f"{_quoted(given)} is not a time. Give it as 2017-06-13T09:00:00Z.") from None


def _list(given: Any) -> list[str]:
    if isinstance(given, list):
        return [_text(each) for each in given]
    return [part.strip() for part in _text(given).split(",") if part.strip()]


def _data(given: Any) -> Any:
    if isinstance(given, list | dict):
        return given
    text = _text(given)
    if not text.strip():
        return []
    try:
        found = json.loads(text)
    except (ValueError, RecursionError):
        raise Wrong("is not JSON. Leave this column as it was exported.") from None
    if not isinstance(found, list | dict):
        raise Wrong("is not a list. Leave this column as it was exported.")
    return found


def _quoted(given: Any) -> str:
    text = str(given)
    return f'"{text if len(text) <= 40 else text[:40] + "…"}"'


_READERS = {
    Kind.TEXT: _text,
    Kind.NUMBER: _number,
    Kind.YES_NO: _yes_no,
    Kind.DAY: _day,
    Kind.MOMENT: _moment,
    Kind.LIST: _list,
    Kind.DATA: _data,
}

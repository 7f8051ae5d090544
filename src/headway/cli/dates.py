"""A date as an option gives it."""

import re
from datetime import date

from headway.errors import ForPerson

__all__ = ["given_date"]


def given_date(option: str, text: str) -> date:
    """A date in ISO 8601 and no other form: day-first and month-first dates cannot be told apart."""
    shaped = re.fullmatch(r"([0-9]{4})-([0-9]{2})-([0-9]{2})", text)
    try:
        if shaped:
            return date.fromisoformat(text)
    except ValueError:
        pass
    raise ForPerson(f"{option}: {text!r} is not a date; give YYYY-MM-DD, such as 2017-06-13.")

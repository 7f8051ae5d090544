"""Which days are working days in England and Wales, over a stated range and no further.

S.I. 2007/462 reg. 1(2): any day but a Saturday, a Sunday, Christmas Day, Good Friday or a bank holiday in
England and Wales under the Banking and Financial Dealings Act 1971.
"""

from collections.abc import Mapping
from datetime import date, timedelta
from functools import cache
from importlib.metadata import version
from types import MappingProxyType

from holidays import country_holidays

from headway.errors import ForPerson

FIRST_DAY = date(2004, 1, 1)
# GOV.UK's own list ends with 2028 (read in govuk-bank-holidays 0.19, November 2026). Beyond it New Year's Day
# and the early May holiday await a proclamation, so nobody can know the count: decision record 0002.
LAST_DAY = date(2028, 12, 31)

ONE_DAY = timedelta(days=1)
_WEEKEND = {5: "Saturday", 6: "Sunday"}

# The library's names where GOV.UK, and so a council officer, says something else.
_GOV_UK_NAMES = {
    "May Day": "Early May bank holiday",
    "Spring Bank Holiday": "Spring bank holiday",
    "Late Summer Bank Holiday": "Summer bank holiday",
}


@cache
def edition() -> str:
    """The calendar that a count used: place, library and version, first and last day."""
    return f"England and Wales, holidays {version('holidays')}, {FIRST_DAY} to {LAST_DAY}"


@cache
def bank_holidays() -> Mapping[date, str]:
    """Every bank holiday, Christmas Day and Good Friday of the range, named as GOV.UK names them.

    Those that fall on a weekend are there too, beside their substitute days.
    """
    years = range(FIRST_DAY.year, LAST_DAY.year + 1)
    found = country_holidays("GB", subdiv="ENG", years=years, expand=False, language="en_GB")
    return MappingProxyType({day: _name(found[day]) for day in sorted(found)})


def is_working_day(day: date) -> bool:
    """Whether the day is a working day; a day outside the calendar is an error, never a guess."""
    return why_not_working(day) is None


def why_not_working(day: date) -> str | None:
    """The holiday's name, "Saturday" or "Sunday"; None for a working day."""
    must_be_inside(day)
    return bank_holidays().get(day) or _WEEKEND.get(day.weekday())


def is_weekend(day: date) -> bool:
    """Saturday or Sunday."""
    return day.weekday() in _WEEKEND


def must_be_inside(day: date) -> None:
    """Refuse a day that the calendar does not cover."""
    if not FIRST_DAY <= day <= LAST_DAY:
        raise ForPerson(
            f"{day} is outside the calendar of working days ({edition()}): the bank holidays there are "
            "not certain. Give a date from which the whole count falls inside it."
        )


def in_words(day: date) -> str:
    """As a council writes it: Tuesday 13 June 2017."""
    return f"{day:%A} {day.day} {day:%B %Y}"


def _name(library_name: str) -> str:
    plain = library_name.removesuffix(" (observed)")
    named = _GOV_UK_NAMES.get(plain, plain)
    return named if plain == library_name else f"{named} (substitute day)"

"""Which period a delivery is of: from what the return says of itself, else from the dates of its events.

One wrongly typed date must not decide it, so a period counts only where at least one in a hundred dates falls.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from headway.errors import ForPerson
from headway.returns.tables import Return

AT_LEAST = 100
"""One in so many of the event dates must fall in a period for it to be the delivery's."""

AS_AT_DAYS = 31
"""An Annex A counts contacts of six months, so the month before its day holds far more than one date in a hundred."""

NAMED_WITHIN_DAYS = 92
"""How long after its latest event an as-at date in the name of a file or folder is believed: a quarter."""

_ISO = re.compile(r"(?<!\d)(20\d\d)-(\d\d)-(\d\d)(?!\d)")


@dataclass(frozen=True)
class Period:
    """The period as the store names it, its collection year, and how it was found."""

    name: str
    year: int
    said: tuple[str, ...]


def financial_year(day: date) -> int:
    """The year in which the April to March year that holds a day ends."""
    return day.year + (1 if day.month > 3 else 0)


def _enough(total: int) -> int:
    return max(1 if total < 3 else 2, -(-total // AT_LEAST))


def latest_year(days: Mapping[date, int]) -> int | None:
    """The latest April to March year that holds enough of the event dates."""
    years: Counter[int] = Counter()
    for day, count in days.items():
        years[financial_year(day)] += count
    enough = _enough(sum(years.values()))
    return max((year for year, count in years.items() if count >= enough), default=None)


def as_at(days: Mapping[date, int]) -> date | None:
    """The latest day that ends a month with enough of the event dates."""
    enough = _enough(sum(days.values()))
    for end in sorted(days, reverse=True):
        start = end - timedelta(days=AS_AT_DAYS)
        if sum(count for day, count in days.items() if start < day <= end) >= enough:
            return end
    return None


def named_day(names: Sequence[str], latest: date) -> date | None:
    """An as-at date (2026-03-31) in the names of files and folders, if the latest event lies shortly before it."""
    for name in names:
        for year, month, day in _ISO.findall(name):
            try:
                found = date(int(year), int(month), int(day))
            except ValueError:
                continue
            if timedelta(0) <= found - latest <= timedelta(days=NAMED_WITHIN_DAYS):
                return found
    return None


def period_of(
    told: Return,
    where: str,
    days: Mapping[date, int],
    names: Sequence[str],
    *,
    given: int | None,
    header: int | None,
) -> Period:
    """The period of one delivery; a year that the schema does not know is refused."""
    if told.name == "local":
        return Period(
            "local", latest_year(days) or 0, ("Local lists have no period; the latest load counts.",)
        )
    if told.name == "annex_a":
        return _annex_a(where, days, names)
    if header is not None and given is not None and header != given:
        raise ForPerson(
            f"{where}: the header of the {told.title} says {header}, not the {given} that was given. "
            f"Leave the year out, or give the return of {given}."
        )
    year, said = _year(days, given, header)
    if year is None:
        raise ForPerson(
            f"{where}: no date in the {told.title} tells which year it is of. "
            "Give the year, such as --year 2026."
        )
    if not told.knows(year):
        raise ForPerson(
            f"{where}: this {told.title} is of the collection year {year}; this version of Headway knows "
            f"{told.first_year} to {told.last_year}. "
            f"Install the version for {year}, or give the right year with --year."
        )
    return Period(str(year), year, (said,))


def _year(days: Mapping[date, int], given: int | None, header: int | None) -> tuple[int | None, str]:
    if header is not None:
        return header, f"The header says collection year {header}."
    if given is not None:
        return given, f"Collection year {given} was given."
    year = latest_year(days)
    return year, (f"Year to 31 March {year}: the latest with at least one in {AT_LEAST} of the event dates.")


def _annex_a(where: str, days: Mapping[date, int], names: Sequence[str]) -> Period:
    latest = as_at(days)
    if latest is None:
        raise ForPerson(
            f"{where}: no date of a contact, a referral or another event tells what day the Annex A is of. "
            "Check that the lists hold their dates."
        )
    if named := named_day(names, latest):
        said = f"As at {named.isoformat()}: named by the folder or file; the latest event is on {latest.isoformat()}."
        return Period(named.isoformat(), financial_year(named), (said,))
    said = f"As at {latest.isoformat()}: the latest day with events; a folder named 2026-03-31, say, tells otherwise."
    return Period(latest.isoformat(), financial_year(latest), (said,))

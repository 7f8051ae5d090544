"""Facts for the tests of the clocks, kept apart from the library that the product uses.

Weekday bank holidays, Christmas Days and Good Fridays in England and Wales: 2009-2026 as the reference
material lists them, 2012-2028 as GOV.UK published them, 2004-2008 from the calendars of those years.
"""

from datetime import date, timedelta

ONE_DAY = timedelta(days=1)

_BY_YEAR = {
    2004: "01-01 04-09 04-12 05-03 05-31 08-30 12-27 12-28",
    2005: "01-03 03-25 03-28 05-02 05-30 08-29 12-26 12-27",
    2006: "01-02 04-14 04-17 05-01 05-29 08-28 12-25 12-26",
    2007: "01-01 04-06 04-09 05-07 05-28 08-27 12-25 12-26",
    2008: "01-01 03-21 03-24 05-05 05-26 08-25 12-25 12-26",
    2009: "01-01 04-10 04-13 05-04 05-25 08-31 12-25 12-28",
    2010: "01-01 04-02 04-05 05-03 05-31 08-30 12-27 12-28",
    2011: "01-03 04-22 04-25 04-29 05-02 05-30 08-29 12-26 12-27",
    2012: "01-02 04-06 04-09 05-07 06-04 06-05 08-27 12-25 12-26",
    2013: "01-01 03-29 04-01 05-06 05-27 08-26 12-25 12-26",
    2014: "01-01 04-18 04-21 05-05 05-26 08-25 12-25 12-26",
    2015: "01-01 04-03 04-06 05-04 05-25 08-31 12-25 12-28",
    2016: "01-01 03-25 03-28 05-02 05-30 08-29 12-26 12-27",
    2017: "01-02 04-14 04-17 05-01 05-29 08-28 12-25 12-26",
    2018: "01-01 03-30 04-02 05-07 05-28 08-27 12-25 12-26",
    2019: "01-01 04-19 04-22 05-06 05-27 08-26 12-25 12-26",
    2020: "01-01 04-10 04-13 05-08 05-25 08-31 12-25 12-28",
    2021: "01-01 04-02 04-05 05-03 05-31 08-30 12-27 12-28",
    2022: "01-03 04-15 04-18 05-02 06-02 06-03 08-29 09-19 12-26 12-27",
    2023: "01-02 04-07 04-10 05-01 05-08 05-29 08-28 12-25 12-26",
    2024: "01-01 03-29 04-01 05-06 05-27 08-26 12-25 12-26",
    2025: "01-01 04-18 04-21 05-05 05-26 08-25 12-25 12-26",
    2026: "01-01 04-03 04-06 05-04 05-25 08-31 12-25 12-28",
    2027: "01-01 03-26 03-29 05-03 05-31 08-30 12-27 12-28",
    2028: "01-03 04-14 04-17 05-01 05-29 08-28 12-25 12-26",
}

HOLIDAYS = {date.fromisoformat(f"{year}-{day}") for year, days in _BY_YEAR.items() for day in days.split()}

ONE_OFFS = {
    date(2011, 4, 29): "Wedding of William and Catherine",
    date(2012, 6, 5): "Diamond Jubilee of Elizabeth II",
    date(2022, 6, 3): "Platinum Jubilee of Elizabeth II",
    date(2022, 9, 19): "State Funeral of Queen Elizabeth II",
    date(2023, 5, 8): "Coronation of Charles III",
}


def works(day: date) -> bool:
    """The naive rule: Monday to Friday and not on the list."""
    return day.weekday() < 5 and day not in HOLIDAYS


def naive_working_day_after(start: date, n: int) -> date:
    """Cross the days off one at a time."""
    day = start
    while n > 0:
        day = day + ONE_DAY
        if works(day):
            n = n - 1
    return day

"""A local CSV → figures. All that is wrong with it is told by row and column; nothing of a file with a fault is kept.

The layout is in docs/how-to/load-figures.md: measure, area, period, numerator, denominator, unknown, value. A column
that is none of these refuses the file before any row is read, so that no child's record is ever brought in.
"""

import csv
import io
import re
from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal

from headway.errors import ForPerson
from headway.indicators.observation import rounded
from headway.indicators.periods import Every as Length
from headway.indicators.periods import Period, every_of, period_of
from headway.web.performance.actions.figures import Figure
from headway.web.performance.models import Measure
from headway.web.performance.states import Every, Kind, Source

__all__ = ["COLUMNS", "LARGEST", "FileFaults", "read_figures"]

COLUMNS = ("measure", "area", "period", "numerator", "denominator", "unknown", "value")
_NEEDED = ("measure", "period", "numerator")
_WHOLE = ("", "whole authority", "all")
LARGEST = 5_000_000
"""Bytes: some 100,000 figures, the months of ten years of sixty measures in twelve districts."""
_EARLIEST = date(1990, 4, 1)
"""Before the Children Act 1989 no authority counted any of this; a year so early is a slip of the pen."""
_A_NUMBER = re.compile(r"[0-9]{1,20}(\.[0-9]{1,20})?|[0-9]{1,3}(,[0-9]{3}){1,6}(\.[0-9]{1,20})?")
"""With commas between thousands only: 1,5 is no fifteen."""
_MOST_TOLD = 50
_OF_CHILDREN = (
    "child",
    "upn",
    "name",
    "born",
    "birth",
    "dob",
    "nhs",
    "postcode",
    "address",
    "gender",
    "sex",
    "pupil",
)

_Fault = Callable[[str, str], None]
"""Told the column and what is wrong in it."""


class FileFaults(ForPerson):
    """Everything wrong with a file, each with its row and column."""

    def __init__(self, name: str, faults: list[str]) -> None:
        self.faults = tuple(faults)
        more = len(faults) - _MOST_TOLD
        told = [f"{name}, {each}" for each in faults[:_MOST_TOLD]]
        super().__init__("\n".join([*told, f"and {more:,} more faults"] if more > 0 else told))


@dataclass
class _Reading:
    """The rows so far: figures, faults, and where each place was first given."""

    measures: Mapping[str, Measure]
    areas: Mapping[str, str]
    on: date
    figures: list[Figure] = field(default_factory=list)
    faults: list[str] = field(default_factory=list)
    first: dict[tuple[int, str, str, str], int] = field(default_factory=dict)


def read_figures(
    content: bytes, *, name: str, measures: Collection[Measure], areas: Collection[str], on: date
) -> list[Figure]:
    """The figures of a file. ``areas`` are the districts that the authority's figures know; ``on`` is today: a period
    that has not ended by then has no figure, and would never be too old to rate.

    Raises FileFaults with every fault that it has.
    """
    rows = _rows(content, name)
    columns = [each.strip().lower() for each in next(rows, [])]
    _refuse_columns(columns, name)
    reading = _Reading({each.code: each for each in measures}, {each.casefold(): each for each in areas}, on)
    for number, row in enumerate(rows, start=2):
        if any(cell.strip() for cell in row):
            _read_row(reading, number, columns, row)
    if reading.faults:
        raise FileFaults(name, reading.faults)
    if not reading.figures:
        raise FileFaults(name, ["there are no figures under the headings. Give one a row."])
    return reading.figures


def _rows(content: bytes, name: str) -> Iterator[list[str]]:
    if len(content) > LARGEST:
        raise FileFaults(name, [f"the file is larger than {LARGEST // 1_000_000} MB. Load it in parts."])
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError:
        fault = "this is not a CSV in UTF-8. Save it in the spreadsheet as “CSV UTF-8 (comma delimited)”."
        raise FileFaults(name, [fault]) from None
    if "\x00" in text:
        raise FileFaults(name, ["this is not a CSV. Save the sheet as “CSV UTF-8 (comma delimited)”."])
    return _cells(text, name)


def _cells(text: str, name: str) -> Iterator[list[str]]:
    try:
        yield from csv.reader(io.StringIO(text, newline=""))
    except csv.Error:
        fault = "it cannot be read as a CSV: a cell holds more than any figure does, or a quotation mark is not closed."
        raise FileFaults(name, [fault]) from None


def _refuse_columns(columns: list[str], name: str) -> None:
    faults = []
    for each in dict.fromkeys(columns):
        if each in COLUMNS:
            if columns.count(each) > 1:
                faults.append(f'row 1: the column "{each}" is there twice. Keep one.')
        elif any(word in each for word in _OF_CHILDREN):
            faults.append(
                f'row 1: the column "{each[:40]}" looks like one of a child. Nothing was read. Only counts may come '
                "here: take that column out, and make counts of the rows first."
            )
        else:
            faults.append(
                f'row 1: "{each[:40]}" is not a column of this layout. Use only: {", ".join(COLUMNS)}.'
            )
    faults += [f'row 1: the column "{each}" is missing. Add it.' for each in _NEEDED if each not in columns]
    if faults:
        raise FileFaults(name, faults)


def _read_row(reading: _Reading, number: int, columns: list[str], row: list[str]) -> None:
    if len(row) != len(columns):
        reading.faults.append(f"row {number}: it has {len(row)} cells, and the heading has {len(columns)}.")
        return
    cells = dict(zip(columns, (each.strip() for each in row), strict=True))
    before = len(reading.faults)

    def fault(column: str, said: str) -> None:
        reading.faults.append(f"row {number}, {column}: {said}")

    measure = _measure(reading, cells["measure"], fault)
    area = _area(reading, cells.get("area", ""), fault)
    period, every = _period(cells["period"], measure, reading.on, fault)
    numerator = _number(cells["numerator"], "numerator", fault)
    denominator = _number(cells.get("denominator", ""), "denominator", fault)
    unknown = _number(cells.get("unknown", ""), "unknown", fault)
    if unknown is not None and unknown != int(unknown):
        fault("unknown", f"{unknown} is not a whole number.")
    if measure is None or area is None or period is None or every is None or len(reading.faults) > before:
        return
    value = _value(measure, numerator, denominator, cells.get("value", ""), fault)
    place = (measure.pk, str(every), area, period.code)
    if len(reading.faults) == before and place in reading.first:
        first = reading.first[place]
        fault("period", f"this measure, area and period stand in row {first} already. Keep one.")
    if len(reading.faults) == before:
        reading.first[place] = number
        reading.figures.append(
            Figure(
                measure=measure,
                area=area,
                every=every,
                period=period.code,
                first_day=period.first_day,
                last_day=period.last_day,
                numerator=None if numerator is None else float(numerator),
                denominator=None if denominator is None else float(denominator),
                value=None if value is None else float(value),
                unknown=int(unknown or 0),
            )
        )


def _measure(reading: _Reading, code: str, fault: _Fault) -> Measure | None:
    found = reading.measures.get(code)
    if found is None:
        fault("measure", f'there is no measure "{code[:60]}". Add it first, or mend its short name.')
    elif found.source != Source.LOCAL:
        fault(
            "measure",
            f'"{code}" is counted from the returns. If a file is to give it, change first where its figures come from.',
        )
        return None
    return found


def _area(reading: _Reading, text: str, fault: _Fault) -> str | None:
    if text.casefold() in _WHOLE:
        return ""
    found = reading.areas.get(text.casefold())
    if found is None:
        known = ", ".join(sorted(reading.areas.values())) or "none is known yet: count the returns first"
        fault(
            "area",
            f'"{text[:40]}" is not a district here. Leave it empty for the whole authority, or give: {known}.',
        )
    return found


def _period(
    text: str, measure: Measure | None, on: date, fault: _Fault
) -> tuple[Period | None, Every | None]:
    try:
        found = period_of(text)
    except ForPerson as error:
        fault("period", str(error))
        return None, None
    if found.last_day > on or found.first_day < _EARLIEST:
        when = "has not ended yet" if found.last_day > on else "is before April 1990"
        fault("period", f"{found.code} {when}. Mend the year, or leave the row out.")
        return None, None
    rolling = every_of(found) is Length.ROLLING
    if measure is not None and rolling and measure.kind != Kind.ROLLING:
        fault(
            "period",
            f"{found.code} is of twelve months, and this measure tells of single periods. Give those, or keep a "
            "rolling measure for it.",
        )
        return None, None
    return found, Every.MONTH if rolling else Every(
        every_of(found)
    )  # a rolling measure has one figure a month


def _number(text: str, column: str, fault: _Fault) -> Decimal | None:
    """A number from nought of at most four decimals, as people write it; None where the cell is empty."""
    if not text:
        return None
    if not _A_NUMBER.fullmatch(text):
        said = f'"{text[:30]}" is not a number from nought, such as 12, 12.5 or 1,200.'
        fault(column, said)
        return None
    found = Decimal(text.replace(",", ""))
    if found > 10**9:
        fault(column, f'"{text[:30]}" is not a number from nought to a thousand million.')
        return None
    if found != round(found, 4):
        fault(column, f"{text[:30]} has more than four decimals. Round it.")
        return None
    return found


def _value(
    measure: Measure, numerator: Decimal | None, denominator: Decimal | None, given: str, fault: _Fault
) -> Decimal | None:
    """The value from its parts; one that is given as well must be the same."""
    if numerator is None:
        fault("numerator", "it is empty. A figure is never kept without what it is made of.")
        return None
    if measure.out_of and denominator is None:
        fault("denominator", f"it is empty, and this measure is out of: {measure.out_of}.")
        return None
    if measure.unit == "%" and denominator is not None and numerator > denominator:
        fault("numerator", f"{numerator} of {denominator} is more than all.")
        return None
    found = rounded(numerator, denominator if measure.out_of else 1, measure.multiplier, measure.decimals)
    told = _number(given, "value", fault)
    if told is not None and told != found:
        fault(
            "value", f"it says {told}, and {numerator} of {denominator or 1} gives {found}. Mend one of them."
        )
    return found

"""A file of facts, read: every fault with its row and column, and nothing of a file that has one."""

import csv
import io
import re
from collections.abc import Callable, Iterable
from datetime import date
from typing import TypeVar

from headway.areas import Authority, by_code, find
from headway.assessment.profile_file.inspection_rows import inspections_of, judgement_of
from headway.assessment.profile_file.lines import Lines
from headway.assessment.profile_file.measure_rows import measures_of
from headway.assessment.profile_file.rows import COLUMNS, Fault, Row, once
from headway.assessment.profile_file.setting_rows import settings_of
from headway.errors import ForPerson

__all__ = ["read_csv"]

_NEEDED = ("authority", "year", "block", "item", "whose", "aspect", "value")
_BLOCKS = ("A", "B", "C", "profile", "judgement", "note")
_YEAR = re.compile(r"(?:19|20)[0-9]{2}")
_TOLD = 12  # faults named in one message
_LARGEST = 10 * 2**20
_T = TypeVar("_T")


def read_csv(text: str, name: str) -> Lines:
    """The lines of a file of facts; ``name`` is what its faults name it by.

    Raises ForPerson with every fault (up to twelve): row, column, what stands there and what would do.
    """
    rows = _table(text, name)
    by_block = {block: [row for row in rows if row.block == block] for block in _BLOCKS}
    faults: list[str] = []
    told = _one(lambda: once(by_block["profile"]), faults) or {}
    faults += [
        str(row.wrong("block", f"a block. Use one of: {', '.join(_BLOCKS)}."))
        for row in rows
        if row.block not in _BLOCKS
    ]
    faults += [
        str(row.wrong("aspect", "known of a profile. Use name, as of or neighbours."))
        for row in by_block["profile"]
        if row.aspect not in ("name", "as of", "neighbours")
    ]
    read = Lines(
        settings=settings_of(by_block["A"], faults),
        inspections=inspections_of(by_block["B"], faults),
        measures=measures_of(by_block["C"], faults),
        judgement=_one(lambda: judgement_of(by_block["judgement"]), faults),
        notes=tuple(row.value for row in by_block["note"] if row.value),
        authority=_one(lambda: _authority(rows), faults) or "",
        name=told["name"].value if "name" in told else _name(rows),
        year=_one(lambda: _year(rows), faults),
        as_of=_one(lambda: _as_of(told), faults),
        neighbours=told["neighbours"].value if "neighbours" in told else "",
    )
    if faults:
        more = f" And {len(faults) - _TOLD} more." if len(faults) > _TOLD else ""
        raise ForPerson(f"{name}: {' '.join(faults[:_TOLD])}{more} Nothing was read.")
    return read


def _table(text: str, name: str) -> list[Row]:
    if len(text) > _LARGEST:
        raise ForPerson(
            f"{name} is larger than 10 MB, as no file of facts is. Give the facts of one authority."
        )
    try:
        cells = list(csv.reader(io.StringIO(text.removeprefix("\ufeff"), newline=""), strict=True))
    except csv.Error as error:
        raise ForPerson(f"{name} is not a sound CSV ({error}). Save it again as CSV in UTF-8.") from None
    heads = [each.strip().lower() for each in cells[0]] if cells else []
    missing = [each for each in _NEEDED if each not in heads]
    if missing:
        raise ForPerson(
            f"{name}: the first row has no column {', '.join(missing)}. Use the headings {', '.join(COLUMNS)}."
        )
    if doubled := [each for each in COLUMNS if heads.count(each) > 1]:
        raise ForPerson(f"{name}: the first row has {', '.join(doubled)} twice. Take one of them out.")
    rows = [
        _row(heads, each, place, name)
        for place, each in enumerate(cells[1:], 2)
        if any(cell.strip() for cell in each)
    ]
    if not rows:
        raise ForPerson(f"{name} has headings and no facts. Add a row for each fact.")
    return rows


def _row(heads: list[str], cells: list[str], place: int, name: str) -> Row:
    if any(cell.strip() for cell in cells[len(heads) :]):
        raise ForPerson(
            f"{name}: row {place} has more cells than the {len(heads)} headings, so they cannot be told apart. "
            "Put text with a comma in quotation marks."
        )
    return Row.read(dict(zip(heads, cells, strict=False)), place)


def _one(read: Callable[[], _T], faults: list[str]) -> _T | None:
    try:
        return read()
    except Fault as fault:
        faults.append(str(fault))
        return None


def _as_of(told: dict[str, Row]) -> date | None:
    row = told.get("as of")
    if row is None:
        return None
    if (day := row.day()).year < int(row.year if _YEAR.fullmatch(row.year) else 0):
        raise row.wrong(
            "value", f"a day on which {row.year} could be assessed. Give one in that year or later."
        )
    return day


def _authority(rows: Iterable[Row]) -> str:
    found, seen = "", set[tuple[str, str]]()
    for row in rows:
        if (row.authority, row.year) in seen:
            continue
        seen.add((row.authority, row.year))
        if not row.authority:
            raise row.fault("authority", "is empty. Give a name or an ONS code, as Kent or E10000016.")
        code = _code(row)
        if found and code != found:
            raise row.fault("authority", f'"{row.authority}" is another authority than the row above.')
        found = code
    return found


def _code(row: Row) -> str:
    said = row.authority
    if len(said) == 9 and said[:1].upper() == "E" and said[1:].isdecimal():
        return said.upper()
    known = _then(said, row.year) or find(said)
    if known is None:
        raise row.wrong("authority", "an authority. Give a name or an ONS code, as Kent or E10000016.")
    return known.ons_code


def _then(said: str, year: str) -> Authority | None:
    """The authority of that name in the year: Dorset of 2010 is not that of today."""
    return find(said, date(int(year), 12, 31)) if _YEAR.fullmatch(year) else None


def _name(rows: list[Row]) -> str:
    code = _one(lambda: _authority(rows), [])
    try:
        return by_code(code).name if code else ""
    except ForPerson:
        return rows[0].authority


def _year(rows: Iterable[Row]) -> int:
    found = 0
    for row in rows:
        if not _YEAR.fullmatch(row.year):
            raise row.wrong("year", "a year. Give it as 2010.")
        if found and int(row.year) != found:
            raise row.fault("year", f"{row.year} is another year than the row above.")
        found = int(row.year)
    return found

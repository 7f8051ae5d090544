"""Facts from drawn tables, as worked examples and tests hold them.

    referral = '''
      child | received
      A     | 2016-01-04
    '''

A key is a letter or a word, a day 2016-01-04, a month 2016-01, a flag 1 or 0; an empty cell is not known, and so is a
column that is not drawn. Where no `coverage` is drawn, every return tells of every month from 2012 to 2026.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date

from headway.errors import ForPerson
from headway.indicators.facts import FactTable, Kind, fact_table
from headway.indicators.periods import day_number, given_month, month_first, month_last
from headway.indicators.source import Cell, FactRows, Row

AUTHORITY = "drawn"
_RETURNS = ("ssda903", "cin", "annex_a", "workforce")
_COVERED = (2012 * 12, 2026 * 12 + 11)


def drawn(tables: Mapping[str, str]) -> FactRows:
    """The rows of the drawn tables, with a coverage of everything where none is drawn."""
    rows = {name: tuple(_rows(fact_table(name), text)) for name, text in tables.items()}
    for name in rows:
        must_be_distinct(fact_table(name), rows[name])
    return FactRows({"coverage": covered_throughout(AUTHORITY), **rows})


def covered_throughout(authority: str) -> tuple[Row, ...]:
    """A coverage by every return of each month from 2012 to 2026."""
    first, last = _COVERED
    return tuple(
        (authority, source, day_number(month_first(month)), day_number(month_last(month)), f"drawn-{source}")
        for source in _RETURNS
        for month in range(first, last + 1)
    )


def key_number(text: str) -> int:
    """A letter or a short word as the number that stands for it."""
    return int.from_bytes(text.encode()[:7], "big")


def must_be_distinct(table: FactTable, rows: tuple[Row, ...]) -> None:
    """Facts hold one row a key; an example that draws two would mean nothing."""
    names = list(table.sql_types)
    places = [0, *(names.index(name) for name in table.key)]
    keys = [tuple(row[place] for place in places) for row in rows]
    if len(set(keys)) != len(keys):
        raise ForPerson(f"{table.name}: two rows have the same {', '.join(table.key)}. Draw each once.")


def _rows(table: FactTable, text: str) -> Iterator[Row]:
    lines = [[cell.strip() for cell in line.split("|")] for line in text.splitlines() if line.strip()]
    if not lines:
        return
    heading = lines[0]
    for name in heading:
        if name != "authority":
            table.column(name)
    for number, line in enumerate(lines[1:], start=1):
        if len(line) != len(heading):
            raise ForPerson(
                f"{table.name}, drawn row {number}: {len(line)} cells under {len(heading)} headings."
            )
        cells = dict(zip(heading, line, strict=True))
        where = f"{table.name}, drawn row {number}"
        yield (
            cells.get("authority") or AUTHORITY,
            *(_cell(column.kind, cells.get(column.name, ""), where) for column in table.columns),
        )


def _cell(kind: Kind, text: str, where: str) -> Cell:
    if not text:
        return None
    if kind is Kind.CODE:
        return "" if text == '""' else text
    if kind is Kind.KEY:
        return key_number(text)
    if kind is Kind.MONTH:
        return given_month(text, of=where)
    try:
        return day_number(date.fromisoformat(text)) if kind is Kind.DAY else int(text)
    except ValueError:
        raise ForPerson(f'{where}: "{text}" is not a {kind}.') from None

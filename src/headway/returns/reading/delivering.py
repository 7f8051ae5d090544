"""The raw tables of one return in one directory: their period, their typed tables, and whose they are."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from types import MappingProxyType
from typing import TYPE_CHECKING

from headway.returns.intake import Delivery, TableRef
from headway.returns.parsing import RawTable, Typing
from headway.returns.parsing.readers import Source
from headway.returns.reading.periods import period_of
from headway.returns.schema import return_named
from headway.returns.sql import quoted
from headway.returns.tables import Return

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection


@dataclass(frozen=True)
class Found:
    """One raw table of one file."""

    table: str
    relation: str
    file: int
    file_name: str
    rows: int
    headings: tuple[str, ...]
    form: str
    since_1904: bool = False


def delivered(
    con: DuckDBPyConnection,
    number: int,
    return_name: str,
    where: str,
    found: Sequence[Found],
    skip: Callable[[str, str], None],
    *,
    year: int | None,
) -> Delivery:
    """The delivery that these raw tables are. A table that its year has not is left out, with the reason."""
    told = return_named(return_name)
    typing = Typing(con, number)
    raws = {each.table: _raw(told, each) for each in found}
    header = _header(con, told, raws)
    names = [where, *(each.file_name for each in found)]
    period = period_of(
        told, where, _event_days(typing, raws), names, given=year, header=_whole(header.get("Year"))
    )
    authority, said = _authority(header.get("LEA"), period.year)
    kept = [each for each in found if told.first_year is None or raws[each.table].table.is_in(period.year)]
    parsed = typing.parse([raws[each.table] for each in kept], period.year)
    tables = {
        each.table: TableRef(each.relation, parsed[each.table], (each.file,), each.rows, each.headings)
        for each in kept
    }
    for each in found:
        if each not in kept:
            skip(f"{each.file_name}, {each.table}", _not_in(told, raws[each.table], period.year))
    return Delivery(
        number,
        return_name,
        period.name,
        period.year,
        authority,
        where,
        MappingProxyType(tables),
        period.said + said,
    )


def _raw(told: Return, each: Found) -> RawTable:
    source = Source(told.name, each.form, each.since_1904)
    return RawTable(told.table(each.table), each.file, each.relation, each.headings, source)


def _not_in(told: Return, raw: RawTable, year: int) -> str:
    since, until = raw.table.since, raw.table.until
    span = f"from {since}" if since is not None and year < since else f"until {until}"
    return f"this table is of the {told.title} {span}, and these files are of {year}"


def _event_days(typing: Typing, raws: Mapping[str, RawTable]) -> dict[date, int]:
    return {date.fromisoformat(day): count for day, count in typing.event_days(list(raws.values())).items()}


def _header(con: DuckDBPyConnection, told: Return, raws: Mapping[str, RawTable]) -> dict[str, str]:
    """The header of a census: what it says of its year and its authority."""
    raw = raws.get("header")
    if told.name != "cin" or raw is None:
        return {}
    names = [name for name in ("Year", "LEA") if name in raw.headings]
    if not names:
        return {}
    row = con.execute(f"SELECT {', '.join(map(quoted, names))} FROM {raw.relation} LIMIT 1").fetchall()[0]
    return {name: str(cell).strip() for name, cell in zip(names, row, strict=True) if cell is not None}


def _whole(text: str | None) -> int | None:
    return int(text) if text and text.isascii() and text.isdigit() and len(text) == 4 else None


def _authority(lea: str | None, year: int) -> tuple[str | None, tuple[str, ...]]:
    """The authority by the department's number; an unknown number is told, and the loader asks for the authority."""
    if not lea:
        return None, ()
    from headway.areas import authorities

    found = [each for each in authorities() if each.dfe_number == lea and each.existed_on(date(year, 3, 31))]
    if found:
        return found[-1].ons_code, (f"The header names the authority: {found[-1].name}.",)
    return None, ("The LEA number in the header is none of an English authority with children's services.",)

"""Which function reads a column: by its kind, its codes, the year, and the form in which its return writes dates."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from headway.returns.parsing import identifiers
from headway.returns.parsing.cell import Cell
from headway.returns.parsing.codes import code_reader, read_flag
from headway.returns.parsing.dates import Own, read_date, read_month
from headway.returns.parsing.numbers import read_decimal, read_whole
from headway.returns.tables import Column, Kind

Reader = Callable[[str], Cell]

_SQL_TYPES = {
    Kind.DATE: "DATE",
    Kind.BORN: "DATE",
    Kind.MONTH: "DATE",
    Kind.WHOLE: "BIGINT",
    Kind.DECIMAL: "DECIMAL(12,2)",
}
_OWN_DATES = {"ssda903": Own.DAY_FIRST, "annex_a": Own.DAY_FIRST, "cin": Own.YEAR_FIRST}
DATES = (Kind.DATE, Kind.BORN)


def sql_type(kind: Kind) -> str:
    """The type of a parsed column."""
    return _SQL_TYPES.get(kind, "VARCHAR")


def plain_form(kind: Kind) -> str | None:
    """The pattern of a value that is its own reading; None for a kind whose every distinct value is read in Python."""
    if kind in _SQL_TYPES or kind in (Kind.CODE, Kind.FLAG):
        return None
    return identifiers.PLAIN.get(kind, identifiers.PLAIN_IDENTIFIER)


@dataclass(frozen=True)
class Source:
    """Where a table came from, as far as it bears on reading its cells."""

    return_name: str
    form: str
    since_1904: bool = False

    @property
    def own_dates(self) -> Own:
        """A workbook's days come as YYYY-MM-DD from its cells, and the SSDA903 as XML may have either."""
        own = _OWN_DATES.get(self.return_name, Own.EITHER)
        return Own.EITHER if self.form != "csv" and own is Own.DAY_FIRST else own


def reader_for(column: Column, source: Source, year: int) -> Reader:
    """How a cell of the column is read."""
    by_kind: Mapping[Kind, Callable[[], Reader]] = {
        Kind.DATE: lambda: date_reader(source),
        Kind.BORN: lambda: date_reader(source),
        Kind.MONTH: lambda: _month(source),
        Kind.WHOLE: lambda: lambda given: read_whole(given, column),
        Kind.DECIMAL: lambda: lambda given: read_decimal(given, column),
        Kind.CODE: lambda: _codes(column, year),
        Kind.FLAG: lambda: lambda given: read_flag(given, unknown=column.unknown),
        Kind.PUPIL: lambda: lambda given: identifiers.read_pupil(given, column.instead, year),
        Kind.POSTCODE: lambda: identifiers.read_postcode,
        Kind.TEXT: lambda: identifiers.read_words,
        Kind.TEAM: lambda: identifiers.read_words,
        Kind.DISTRICT: lambda: identifiers.read_words,
    }
    return by_kind.get(column.kind, lambda: identifiers.read_identifier)()


def date_reader(source: Source) -> Reader:
    """How the source's dates are read."""
    own, serials, since_1904 = source.own_dates, source.form == "xlsx", source.since_1904
    return lambda given: read_date(given, own, serials=serials, since_1904=since_1904)


def _month(source: Source) -> Reader:
    own, serials, since_1904 = source.own_dates, source.form == "xlsx", source.since_1904
    return lambda given: read_month(given, own, serials=serials, since_1904=since_1904)


def _codes(column: Column, year: int) -> Reader:
    if column.codes is None:  # the schema refuses such a column
        raise ValueError(column.name)
    return code_reader(column.codes, year)

"""Which function reads a column: by its kind, its codes, the year, and the form in which its return writes dates."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import cache

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
    def writes_words(self) -> bool:
        """Whether yes and no are words in the return itself. The department's returns have 1 and 0."""
        return self.return_name not in ("ssda903", "cin")

    @property
    def own_dates(self) -> Own:
        """A workbook's days come as YYYY-MM-DD from its cells, and the SSDA903 as XML may have either."""
        own = _OWN_DATES.get(self.return_name, Own.EITHER)
        return Own.EITHER if self.form != "csv" and own is Own.DAY_FIRST else own


class Readers:
    """The readers of one delivery. What was read once, of a date or of a list of codes, is not read again."""

    def __init__(self) -> None:
        self._dates: dict[Source, Reader] = {}
        self._codes: dict[tuple[str, int], Reader] = {}

    def of(self, column: Column, source: Source, year: int) -> Reader:
        """How a cell of the column is read."""
        if column.kind in DATES:
            if source not in self._dates:
                self._dates[source] = cache(_dates(source, read_date))
            return self._dates[source]
        if column.codes is not None:
            key = (column.codes.name, year)
            if key not in self._codes:
                self._codes[key] = code_reader(column.codes, year, labelled=source.return_name == "annex_a")
            return self._codes[key]
        return _reader(column, source, year)


def _reader(column: Column, source: Source, year: int) -> Reader:
    match column.kind:
        case Kind.MONTH:
            return _dates(source, read_month)
        case Kind.WHOLE:
            return lambda given: read_whole(given, column)
        case Kind.DECIMAL:
            return lambda given: read_decimal(given, column)
        case Kind.FLAG:
            return lambda given: read_flag(given, unknown=column.unknown, in_words=source.writes_words)
        case Kind.PUPIL:
            return lambda given: identifiers.read_pupil(given, column.instead, year)
        case Kind.POSTCODE:
            return identifiers.read_postcode
        case Kind.TEXT | Kind.TEAM | Kind.DISTRICT:
            return identifiers.read_words
        case _:
            return identifiers.read_identifier


def _dates(source: Source, read: Callable[..., Cell]) -> Reader:
    own, serials, since_1904 = source.own_dates, source.form == "xlsx", source.since_1904
    return lambda given: read(given, own, serials=serials, since_1904=since_1904)

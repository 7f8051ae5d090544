"""What a return is made of: tables, columns, the codes a column may hold, and the years in which each is asked for.

A year is a collection year: 2026 is the year that ends on 31 March 2026.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cached_property
from types import MappingProxyType

from headway.errors import ForPerson


class Kind(StrEnum):
    """What a column holds, and so how it is read and what the store keeps of it."""

    CHILD = "child"
    PUPIL = "pupil"
    """A unique pupil number."""
    WORKER = "worker"
    FAMILY = "family"
    ADOPTER = "adopter"
    PLACE_URN = "place_urn"
    """The inspectorate's number of a home or an agency."""
    BORN = "born"
    DATE = "date"
    MONTH = "month"
    WHOLE = "whole"
    DECIMAL = "decimal"
    CODE = "code"
    FLAG = "flag"
    """``1`` or ``0``; ``U`` where the return lets a person say that it is not known."""
    POSTCODE = "postcode"
    TEAM = "team"
    DISTRICT = "district"
    TEXT = "text"

    @property
    def is_hashed(self) -> bool:
        """Whether the store keeps a keyed hash in its place."""
        return self in _HASHED


_HASHED = {
    Kind.CHILD,
    Kind.PUPIL,
    Kind.WORKER,
    Kind.FAMILY,
    Kind.ADOPTER,
    Kind.PLACE_URN,
    Kind.POSTCODE,
}


def _within(year: int, since: int | None, until: int | None) -> bool:
    return (since is None or since <= year) and (until is None or year <= until)


@dataclass(frozen=True)
class Code:
    """One code. ``spellings`` are other words for it that extracts hold; case, blanks and punctuation never matter."""

    code: str
    label: str
    since: int | None = None
    until: int | None = None
    spellings: tuple[str, ...] = ()


@dataclass(frozen=True)
class Codes:
    """A closed list of codes, each with the years in which it may be returned."""

    name: str
    every: tuple[Code, ...]

    def in_year(self, year: int) -> Mapping[str, str]:
        """The codes of that collection year, each with its label."""
        kept = (each for each in self.every if _within(year, each.since, each.until))
        return MappingProxyType({each.code: each.label for each in kept})

    def of_any_year(self) -> Mapping[str, str]:
        """The codes of all years; one outside ``in_year`` is a code of another year."""
        return MappingProxyType({each.code: each.label for each in self.every})


@dataclass(frozen=True)
class Column:
    """One column. ``headings`` are other names under which files carry it; ``note`` says what is not certain of it.

    ``instead`` are codes that may stand in place of an identifier, such as ``UN1`` in place of a pupil number;
    ``unknown`` says that a flag may also be ``U``, not known.
    """

    name: str
    kind: Kind
    required: bool = False
    since: int | None = None
    until: int | None = None
    codes: Codes | None = None
    instead: Codes | None = None
    unknown: bool = False
    minimum: int | None = None
    maximum: int | None = None
    places: int = 0
    headings: tuple[str, ...] = ()
    note: str = ""


@dataclass(frozen=True)
class Parent:
    """The table in which a row's ``columns`` must be found."""

    columns: tuple[str, ...]
    table: str


@dataclass(frozen=True)
class AcrossOrder:
    """A date of the parent (``parent_column`` of ``parent``) that may not be after ``column`` of this table."""

    parent: str
    parent_column: str
    column: str


@dataclass(frozen=True)
class Table:
    """One table. In each pair of ``order`` the first date may not be after the second.

    ``xml`` is the element that makes one row, where the return comes as XML. ``key`` names a row. ``event_dates`` are
    the dates that fall in the collection year, so that a file without its year can be dated.
    """

    name: str
    title: str
    columns: tuple[Column, ...]
    key: tuple[str, ...] = ()
    xml: str | None = None
    since: int | None = None
    until: int | None = None
    optional: bool = False
    parents: tuple[Parent, ...] = ()
    order: tuple[tuple[str, str], ...] = ()
    across: tuple[AcrossOrder, ...] = ()
    event_dates: tuple[str, ...] = ()
    note: str = ""

    def columns_in(self, year: int) -> tuple[Column, ...]:
        """The columns asked for in that collection year, in the return's order."""
        return tuple(each for each in self.columns if _within(year, each.since, each.until))

    def is_in(self, year: int) -> bool:
        """Whether the return had this table in that collection year."""
        return _within(year, self.since, self.until)

    @cached_property
    def by_name(self) -> Mapping[str, Column]:
        """The columns of all years by their name."""
        return MappingProxyType({each.name: each for each in self.columns})

    def column(self, name: str) -> Column:
        """The column of that name, exactly as the return writes it."""
        if name not in self.by_name:
            raise ForPerson(f"The table {self.name} has no column {name}; it has {', '.join(self.by_name)}.")
        return self.by_name[name]


@dataclass(frozen=True)
class Return:
    """One return: its tables and code lists. Years outside ``first_year`` and ``last_year`` are not known here."""

    name: str
    title: str
    sources: tuple[str, ...]
    tables: Mapping[str, Table]
    codes: Mapping[str, Codes] = field(default_factory=dict)
    first_year: int | None = None
    last_year: int | None = None
    notes: tuple[str, ...] = ()

    def tables_in(self, year: int) -> tuple[Table, ...]:
        """The tables of that collection year, in the return's order."""
        return tuple(each for each in self.tables.values() if each.is_in(year))

    def table(self, name: str) -> Table:
        """The table of that name."""
        if name not in self.tables:
            raise ForPerson(f"{self.title} has no table {name}; it has {', '.join(self.tables)}.")
        return self.tables[name]

    def knows(self, year: int) -> bool:
        """Whether this schema was written for that year; a later one may hold columns and codes not known here."""
        return _within(year, self.first_year, self.last_year)

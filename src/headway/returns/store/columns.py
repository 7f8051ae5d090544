"""What the store keeps of each column, by its kind: the one place where an identifier could slip through."""

import hashlib
from collections.abc import Iterable
from functools import cache
from importlib.resources import files

from headway.returns.schema import Column, Kind, Table, return_named
from headway.returns.sql import literal, quoted

FORMAT = 1
"""Raised when the store keeps other columns than before, so that the same files make a new edition."""

FLAGS = ("0", "1", "U", "Y", "N")
AS_PARSED = {
    Kind.DATE: "DATE",
    Kind.MONTH: "DATE",
    Kind.WHOLE: "BIGINT",
    Kind.DECIMAL: "DECIMAL(12,2)",
    Kind.CODE: "VARCHAR",
    Kind.FLAG: "VARCHAR",
    Kind.TEAM: "VARCHAR",
    Kind.DISTRICT: "VARCHAR",
}


@cache
def schema_version(return_name: str) -> str:
    """Twelve hex digits of a return's schema as it is now and of how the store keeps it."""
    schema = files("headway.returns").joinpath(return_name, "schema.toml").read_bytes()
    return hashlib.sha256(b"%d\n" % FORMAT + schema).hexdigest()[:12]


def stored_type(column: Column) -> str:
    """The type of a column in the store: a keyed hash, a month of birth, whether a text was given, or as parsed."""
    if column.kind.is_hashed:
        return "BIGINT"
    if column.kind is Kind.BORN:
        return "INTEGER"
    return "BOOLEAN" if column.kind is Kind.TEXT else AS_PARSED[column.kind]


def stored_types(return_name: str, table: str) -> dict[str, str]:
    """The type of every column that a table may have in the store, in any year."""
    columns = return_named(return_name).table(table).columns
    return {column.name: stored_type(column) for column in columns}


def child_columns(table: Table) -> tuple[str, ...]:
    """The columns that hold a child's identifier. The first is the child whom the row is about."""
    return tuple(column.name for column in table.columns if column.kind is Kind.CHILD)


def lookup(kind: Kind) -> str:
    """The table, inside the reading's own connection, that gives each identifier of a kind its pseudonym."""
    return f"pseudonym_of_{kind}"


def kept(column: Column, alias: str, *, was_there: bool) -> str:
    """What is kept of a column, as SQL. `alias` is the join to the pseudonyms of its kind."""
    name = quoted(column.name)
    if column.kind.is_hashed:
        return f"{alias}.stored"
    if column.kind is Kind.BORN:
        return f"CAST(year(p.{name}) * 12 + month(p.{name}) - 1 AS INTEGER)"
    if column.kind is Kind.TEXT:  # only whether it was given; not known where the column was not there
        return f"p.{name} IS NOT NULL" if was_there else "CAST(NULL AS BOOLEAN)"
    if column.kind is Kind.CODE and column.codes is not None:
        return _only(name, column.codes.of_any_year())
    if column.kind is Kind.FLAG:
        return _only(name, FLAGS)
    return f"CAST(p.{name} AS {AS_PARSED[column.kind]})"


def _only(name: str, known: Iterable[str]) -> str:
    """A code, if it is one: any other text in a column of codes could be a person's name."""
    return f"CASE WHEN p.{name} IN ({', '.join(map(literal, known))}) THEN p.{name} END"

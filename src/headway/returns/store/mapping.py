"""Every identifier of a load, hashed once: a table per kind, in the reading's own connection, to be joined."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

import numpy as np

from headway.returns.intake import Delivery, Intake
from headway.returns.schema import Column, Kind, return_named
from headway.returns.sql import literal, quoted
from headway.returns.store.columns import lookup
from headway.returns.store.key import ChildKey
from headway.returns.store.pseudonyms import pseudonyms

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

_AT_ONCE = 500_000


def columns_of(con: "DuckDBPyConnection", delivery: Delivery, table: str) -> tuple[Column, ...]:
    """The columns of the schema that the parsed relation has, in the schema's order."""
    relation = quoted(delivery.tables[table].parsed)
    there = {row[0] for row in con.execute(f"DESCRIBE {relation}").fetchall()}
    columns = return_named(delivery.return_name).table(table).columns
    return tuple(column for column in columns if column.name in there)


def map_identifiers(intake: Intake, deliveries: list[Delivery], key: ChildKey) -> None:
    """Make the pseudonyms of all identifiers in these deliveries, each distinct one once."""
    for kind in (kind for kind in Kind if kind.is_hashed):
        con, name = intake.con, lookup(kind)
        con.execute(f"CREATE OR REPLACE TEMP TABLE {name} (given VARCHAR, stored BIGINT)").fetchall()
        selects = [
            f"SELECT {quoted(column)} AS given FROM {quoted(relation)}"
            for relation, column in _places(intake, deliveries, kind)
        ]
        if selects:
            _fill(con, name, kind, key, " UNION ALL ".join(selects))


def _places(intake: Intake, deliveries: list[Delivery], kind: Kind) -> Iterator[tuple[str, str]]:
    for delivery in deliveries:
        for table, ref in delivery.tables.items():
            for column in columns_of(intake.con, delivery, table):
                if column.kind is kind:
                    yield ref.parsed, column.name


def _fill(con: "DuckDBPyConnection", name: str, kind: Kind, key: ChildKey, all_given: str) -> None:
    """Each identifier once, also where one column alone holds them: twice, and every row that has it would be two."""
    found = con.execute(f"SELECT DISTINCT given FROM ({all_given}) WHERE given IS NOT NULL").fetchnumpy()[
        "given"
    ]
    given = np.ma.getdata(found)
    for start in range(0, len(given), _AT_ONCE):
        some = given[start : start + _AT_ONCE]
        con.register("hashed", {"given": some, "stored": pseudonyms(key, kind, some.tolist())})
        con.execute(f"INSERT INTO {name} SELECT given, stored FROM hashed").fetchall()
        con.unregister("hashed")


def instead_of_identifier(column: Column) -> tuple[str, ...]:
    """The codes that may stand where no identifier is: they are nobody's, so that none becomes a pseudonym."""
    return tuple(column.instead.of_any_year()) if column.instead else ()


def joined(column: Column, alias: str) -> str:
    """The join that brings in the pseudonym of a column as ``alias.stored``."""
    name = f"p.{quoted(column.name)}"
    codes = instead_of_identifier(column)
    but = f" AND {name} NOT IN ({', '.join(map(literal, codes))})" if codes else ""
    return f" LEFT JOIN {lookup(column.kind)} {alias} ON {alias}.given = {name}{but}"

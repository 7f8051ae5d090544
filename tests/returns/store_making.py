"""What the store's tests load: deliveries made by hand, so that they rest on no reader."""

import hashlib
from pathlib import Path
from typing import Any

from headway.returns.intake import Delivery, Intake, SourceFile, TableRef, fresh_connection
from headway.returns.schema import Kind, return_named
from headway.returns.store import ChildKey, Store, make_key

KENT, MEDWAY = "E10000016", "E06000035"
_TYPES = {
    Kind.BORN: "DATE",
    Kind.DATE: "DATE",
    Kind.MONTH: "DATE",
    Kind.WHOLE: "BIGINT",
    Kind.DECIMAL: "DECIMAL(12,2)",
}

Rows = list[dict[str, Any]]


def a_key(tmp_path: Path, name: str = "child.key") -> ChildKey:
    return make_key(tmp_path / "elsewhere" / name, store=tmp_path / "home" / "returns")


def a_store(tmp_path: Path) -> Store:
    return Store(tmp_path / "home" / "returns")


def an_intake(
    tables: dict[str, Rows],
    *,
    return_name: str = "ssda903",
    year: int = 2026,
    period: str | None = None,
    authority: str | None = KENT,
    faults: list[tuple[Any, ...]] = (),  # type: ignore[assignment]
    edition: str = "first",
) -> Intake:
    """An intake of one delivery. `faults` are (table, row, field, rule, value, message); `edition` stands for the
    bytes of the files."""
    con = fresh_connection()
    refs, files = {}, []
    for number, (name, rows) in enumerate(tables.items()):
        columns = return_named(return_name).table(name).columns_in(year)
        typed = ", ".join(f'"{column.name}" {_TYPES.get(column.kind, "VARCHAR")}' for column in columns)
        con.execute(f"CREATE TABLE parsed_{name} (file INTEGER, row BIGINT, {typed})").fetchall()
        for place, row in enumerate(rows, start=2):
            cells = [number, place, *(row.get(column.name) for column in columns)]
            con.execute(f"INSERT INTO parsed_{name} VALUES ({', '.join('?' * len(cells))})", cells).fetchall()  # noqa: S608
        there = tuple({column: None for row in rows for column in row})
        refs[name] = TableRef(f"raw_{name}", f"parsed_{name}", (number,), len(rows), there)
        content = hashlib.sha256(f"{edition} {name} {rows}".encode()).hexdigest()
        files.append(SourceFile(number, f"{name}.csv", 100, content, "csv"))
    for table, row, field, rule, value, message in faults:
        number = list(tables).index(table)
        cells = [0, table, number, row, field, rule, value, message]
        con.execute("INSERT INTO faults VALUES (?, ?, ?, ?, ?, ?, ?, ?)", cells).fetchall()
    delivery = Delivery(0, return_name, period or str(year), year, authority, "", refs)
    return Intake(con, tuple(files), (delivery,))


HEADER = [
    {"CHILD": "AB12", "SEX": "1", "DOB": "2012-05-17", "ETHNIC": "WBRI", "UPN": "A123456789012"},
    {"CHILD": "CD34", "SEX": "2", "DOB": "2014-01-02", "ETHNIC": "MWBC", "UPN": "UN1"},
]
EPISODES = [
    {"CHILD": "AB12", "DECOM": "2025-04-09", "RNE": "S", "LS": "C2", "PLACE": "U4", "HOME_POST": "ME14 1XQ"},
    {"CHILD": "AB12", "DECOM": "2025-09-01", "RNE": "P", "LS": "C2", "PLACE": "K2", "HOME_POST": "ME14 1XQ"},
    {"CHILD": "CD34", "DECOM": "2026-01-31", "RNE": "S", "LS": "V2", "PLACE": "U6", "HOME_POST": "CT1 2AB"},
]


def a_year(**more: Any) -> Intake:
    """SSDA903 of two children: AB12 with two episodes, CD34 with one."""
    return an_intake({"header": HEADER, "episodes": EPISODES}, **more)


def cells_of(store: Store, table: str, columns: str, *, which: int = 0) -> list[tuple[Any, ...]]:
    """What an edition's table holds, in its order."""
    import duckdb

    path = store.path(store.editions()[which], table)
    with duckdb.connect() as con:
        source = f"read_parquet('{path}', hive_partitioning = false)"
        return con.execute(f"SELECT {columns} FROM {source}").fetchall()  # noqa: S608

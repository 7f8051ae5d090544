"""The faults of a delivery as the store keeps them: whose row, which rule, where; never what stood there."""

from typing import TYPE_CHECKING

import numpy as np

from headway.returns.intake import Delivery, Intake
from headway.returns.schema import return_named
from headway.returns.sql import literal, quoted
from headway.returns.store.columns import child_columns
from headway.returns.store.mapping import columns_of, joined
from headway.returns.store.wording import without_values

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

TYPES = {
    "child": "BIGINT",
    "rule": "VARCHAR",
    "table": "VARCHAR",
    "row": "BIGINT",
    "field": "VARCHAR",
    "message": "VARCHAR",
}


def select_faults(intake: Intake, delivery: Delivery) -> str:
    """The query of the faults table. Makes, in the reading's own connection, the two tables that it joins."""
    con, schema = intake.con, return_named(delivery.return_name)
    con.execute(
        "CREATE OR REPLACE TEMP TABLE fault_child (tbl VARCHAR, file INTEGER, row BIGINT, child BIGINT)"
    )
    for table in delivery.tables:
        _find_children(con, delivery, table)
    _clean_messages(con, delivery)
    names = {name for table in schema.tables.values() for name in table.by_name}
    fields = ", ".join(literal(name) for name in sorted(names))
    return f"""SELECT c.child, f.rule, f.tbl AS "table", f.row,
            CASE WHEN f.field IN ({fields}) THEN f.field END AS field, m.clean AS message
        FROM faults f
        LEFT JOIN fault_child c ON c.tbl = f.tbl AND c.file = f.file AND c.row = f.row
        LEFT JOIN fault_message m ON m.message = f.message AND m.value IS NOT DISTINCT FROM f.value
        WHERE f.delivery = {delivery.number} AND (c.child IS NULL OR c.child NOT IN (FROM forgotten))
        ORDER BY f.tbl, f.row, f.rule, f.field"""


def _find_children(con: "DuckDBPyConnection", delivery: Delivery, table: str) -> None:
    """Whose row a fault is in; nobody's where the place does not name one row, as in XML without line breaks."""
    children = child_columns(return_named(delivery.return_name).table(table))
    own = [column for column in columns_of(con, delivery, table) if column.name in children[:1]]
    if own:
        con.execute(f"""INSERT INTO fault_child SELECT {literal(table)}, p.file, p.row, min(m.stored)
            FROM {quoted(delivery.tables[table].parsed)} p
            SEMI JOIN (FROM faults WHERE delivery = {delivery.number} AND tbl = {literal(table)}) f
                ON f.file = p.file AND f.row = p.row {joined(own[0], "m")}
            GROUP BY p.file, p.row HAVING count(DISTINCT m.stored) = 1""").fetchall()


def _clean_messages(con: "DuckDBPyConnection", delivery: Delivery) -> None:
    found = con.execute(
        "SELECT DISTINCT message, value FROM faults WHERE delivery = ? AND message IS NOT NULL",
        [delivery.number],
    ).fetchall()
    con.execute("CREATE OR REPLACE TEMP TABLE fault_message (message VARCHAR, value VARCHAR, clean VARCHAR)")
    if found:
        name = delivery.return_name
        columns = {
            "message": [message for message, _ in found],
            "value": [value for _, value in found],
            "clean": [without_values(name, message, value) for message, value in found],
        }
        con.register("cleaned", {name: np.array(cells, dtype=object) for name, cells in columns.items()})
        con.execute("INSERT INTO fault_message SELECT message, value, clean FROM cleaned").fetchall()
        con.unregister("cleaned")

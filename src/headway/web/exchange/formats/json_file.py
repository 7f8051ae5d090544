"""A plan's tables as JSON: an object with a list for each table, in the order of the schema."""

import json
from typing import Any

from headway.errors import ForPerson
from headway.web.exchange.given import Given
from headway.web.exchange.tables import TABLES, Column, Kind, PlanTables, Table
from headway.web.exchange.values import as_text

__all__ = ["given_in", "written"]


def written(tables: PlanTables) -> bytes:
    """The tables as UTF-8, one line a value."""
    data = {
        table.key: [
            {column.key: _plain(column, row.get(column.key)) for column in table.columns} for row in rows
        ]
        for table, rows in tables
    }
    return (json.dumps(data, ensure_ascii=False, indent=1) + "\n").encode()


def _plain(column: Column, value: Any) -> Any:
    if column.kind in (Kind.DAY, Kind.MOMENT):
        return as_text(column.kind, value) or None
    if column.kind is Kind.DATA:
        return json.loads(json.dumps(value or [], sort_keys=True))
    return value


def given_in(content: bytes, shown: str) -> list[Given]:
    """The tables in the file, or one sentence on why it cannot be read."""
    try:
        data = json.loads(content.decode("utf-8-sig"))
    except (ValueError, RecursionError) as error:
        raise ForPerson(f"{shown} is not whole JSON ({_where(error)}). Export it again.") from error
    if not isinstance(data, dict) or not all(isinstance(data.get(table.key, []), list) for table in TABLES):
        raise ForPerson(f"{shown} is JSON, but not a plan from Headway. Export the plan again.")
    return [_given(table, data[table.key], shown) for table in TABLES if table.key in data]


def _given(table: Table, rows: list[Any], shown: str) -> Given:
    if not all(isinstance(row, dict) for row in rows):
        raise ForPerson(f"{shown}, {table.key}: each entry must be an object. Export the plan again.")
    present = [column for column in table.columns if not rows or any(column.key in row for row in rows)]
    return Given(
        table,
        tuple(column.heading for column in present),
        [(place, [row.get(column.key) for column in present]) for place, row in enumerate(rows, start=1)],
    )


def _where(error: Exception) -> str:
    return f"line {error.lineno}" if isinstance(error, json.JSONDecodeError) else "it is not UTF-8 text"

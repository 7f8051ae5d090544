"""Facts that are not one table of a return: what followed a decision for adoption, blank cells, and what is covered."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

from headway.indicators.facts import fact_table
from headway.indicators.periods import day_number
from headway.indicators.stored import Current, last_day, relation
from headway.returns.schema import return_named
from headway.returns.sql import literal, parquet, quoted

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

    from headway.returns.store import Edition

_HALF_YEAR = 6  # months that an Annex A looks back on: Ofsted, ILACS Annex A, lists 1 to 8


def adoption(con: DuckDBPyConnection, placed: str) -> None:
    """Add to each decision the first placement on or after it and before the child's next decision."""
    day = "date_diff('day', DATE '1970-01-01', {})"
    columns = [
        f'a."{column.name}"'
        for column in fact_table("adoption").columns
        if not column.name.startswith("placed")
    ]
    con.execute(
        f"""CREATE OR REPLACE TABLE adoption AS
        WITH placement AS (
          SELECT CHILD AS child, CAST({day.format("DATE_PLACED")} AS INTEGER) AS placed,
            CAST({day.format("DATE_PLACED_CEASED")} AS INTEGER) AS placed_ceased
          FROM {placed} WHERE CHILD IS NOT NULL AND DATE_PLACED IS NOT NULL
          QUALIFY row_number() OVER (PARTITION BY CHILD, DATE_PLACED ORDER BY rank DESC, DATE_PLACED_CEASED) = 1
        ), decision AS (
          SELECT *, LEAD(decided) OVER (PARTITION BY child ORDER BY decided) AS next_decided FROM adoption
        )
        SELECT {", ".join(columns)}, p.placed, p.placed_ceased FROM decision a
        LEFT JOIN placement p ON p.child = a.child AND p.placed >= a.decided
          AND (a.next_decided IS NULL OR p.placed < a.next_decided)
        QUALIFY row_number() OVER (PARTITION BY a.child, a.decided ORDER BY p.placed) = 1"""
    ).fetchall()


def annex_cells(con: DuckDBPyConnection, current: Current) -> None:
    """Count, for each list and day, the cells that must be filled and those of them that are blank."""
    counts = ["SELECT NULL, NULL, NULL, NULL WHERE FALSE"]
    for table in return_named("annex_a").tables.values():
        required = [quoted(column.name) for column in table.columns if column.required]
        if required and current.holding("annex_a", table.name):
            source = relation(con, current, "annex_a", table.name)
            blank = " + ".join(f"count(*) FILTER ({name} IS NULL)" for name in required)
            counts.append(
                f"SELECT {literal(table.name)}, as_at, count(*) * {len(required)}, {blank} "
                f"FROM {source} GROUP BY as_at"
            )
    con.execute(
        "CREATE TABLE annex_cells (list_name VARCHAR, as_at INTEGER, cells INTEGER, blank INTEGER)"
    ).fetchall()
    con.execute(f"INSERT INTO annex_cells {' UNION ALL '.join(counts)}").fetchall()


def coverage(con: DuckDBPyConnection, current: Current) -> None:
    """What each edition tells of. Never beyond the day it was loaded: a return of a running year knows no more.

    A row for the return, and one for each table that was given, as "ssda903.reviews": of a list that was not in the
    folder nothing is known, which is not the same as none.
    """
    con.execute(
        "CREATE TABLE coverage (source VARCHAR, first_day INTEGER, last_day INTEGER, edition VARCHAR)"
    ).fetchall()
    rows: list[tuple[str, int, int, str]] = []
    for edition in current.editions:
        name = f"{edition.return_name} {edition.period} {edition.stamp}"
        for first, last in _spans(con, current, edition):
            known = min(last, edition.loaded_at.date())
            if first <= known:
                sources = (edition.return_name, *_tables_given(edition))
                rows += [(source, day_number(first), day_number(known), name) for source in sources]
    if rows:
        con.executemany("INSERT INTO coverage VALUES (?, ?, ?, ?)", rows).fetchall()


def _tables_given(edition: Edition) -> list[str]:
    """XML is one file with all tables of its return, so one that has no element there has no rows, and was given."""
    if (
        edition.return_name == "workforce"
    ):  # its months are those of the workers; without posts no post is vacant
        return []
    tables = return_named(edition.return_name).tables.values()
    whole = any(file.form == "xml" for file in edition.files)
    return [
        f"{edition.return_name}.{table.name}"
        for table in tables
        if table.name in edition.tables or (whole and table.is_in(edition.year))
    ]


def _spans(con: DuckDBPyConnection, current: Current, edition: Edition) -> list[tuple[date, date]]:
    last = last_day(edition)
    if edition.return_name in ("cin", "ssda903"):
        return [(date(edition.year - 1, 4, 1), last)]
    if edition.return_name == "annex_a":
        following = last + timedelta(days=1)
        months = following.year * 12 + following.month - 1 - _HALF_YEAR
        first = date(months // 12, months % 12 + 1, 1) + timedelta(days=following.day - 1)
        return [(first, last)]
    if edition.return_name == "workforce" and "workers" in edition.tables:
        workers = parquet(current.store.path(edition, "workers"))
        found = con.execute(
            f'SELECT DISTINCT "month", last_day("month") FROM {workers} WHERE "month" IS NOT NULL ORDER BY 1'
        ).fetchall()
        return [(first, ends) for first, ends in found]
    return []

"""Which passages answer a query, best first, by the search of the database that the site stands on.

SQLite ranks by BM25 (FTS5's own). PostgreSQL has no BM25: it ranks by ``ts_rank_cd`` over the logarithm of the length.
"""

import json
from dataclasses import dataclass, field
from typing import Any

from django.db import connection

from headway.themes.query import Query, fts5, tsquery
from headway.web.lessons.search_index import FTS, VECTOR, WORDS

__all__ = ["COUNTED", "Where", "counted", "ranked"]

COUNTED = 1000
"""Passages that are counted: beyond, the page says "more than"."""

_NEWEST = "coalesce(r.ended, r.published)"


@dataclass(frozen=True)
class Where:
    """What a passage must be beside matching: SQL over ``p`` (its row) and ``r`` (its report's), with its values."""

    clauses: tuple[str, ...] = ()
    values: tuple[Any, ...] = field(default=())

    def sql(self) -> str:
        return "".join(f" AND {clause}" for clause in self.clauses)


def among(column: str, values: list[Any]) -> tuple[str, Any]:
    """A clause and its one value: the column is one of many, however many."""
    if connection.vendor == "sqlite":
        return f"{column} IN (SELECT value FROM json_each(%s))", json.dumps(values)  # noqa: S608 - a column of ours
    return f"{column} = ANY(%s)", values


def ranked(
    query: Query, where: Where, *, any_word: bool, newest: bool = False, limit: int = 20, offset: int = 0
) -> list[int]:
    """The keys of the passages that match, the best (or the newest) first. Copies of a report are not searched."""
    matching, value = _matching(query, any_word)
    rank = "w.rank" if connection.vendor == "sqlite" else f"ts_rank_cd(p.{VECTOR}, q.q, 1) DESC"
    order = f"{_NEWEST} IS NULL, {_NEWEST} DESC, {rank}" if newest else rank
    sql = f"SELECT p.id {matching}{where.sql()} ORDER BY {order}, p.id LIMIT %s OFFSET %s"
    with connection.cursor() as cursor:
        cursor.execute(sql, [value, *where.values, limit, offset])
        return [key for (key,) in cursor.fetchall()]


def counted(query: Query, where: Where, *, any_word: bool) -> int:
    """How many match, counted to one more than :data:`COUNTED`."""
    matching, value = _matching(query, any_word)
    sql = f"SELECT count(*) FROM (SELECT 1 {matching}{where.sql()} LIMIT {COUNTED + 1}) AS found"  # noqa: S608
    with connection.cursor() as cursor:
        cursor.execute(sql, [value, *where.values])
        return int(cursor.fetchone()[0])


def _matching(query: Query, any_word: bool) -> tuple[str, str]:
    """FROM and WHERE up to the match, and the value of the match."""
    report = "JOIN lessons_libraryreport r ON r.id = p.report_id"
    if connection.vendor == "sqlite":
        table = f"{FTS} w JOIN lessons_passage p ON p.id = w.rowid {report}"
        return f"FROM {table} WHERE w.{FTS} MATCH %s AND r.copy_of_id IS NULL", fts5(query, any_word=any_word)
    table = f"lessons_passage p {report} CROSS JOIN to_tsquery('{WORDS}', %s) AS q(q)"
    matching = f"FROM {table} WHERE p.{VECTOR} @@ q.q AND r.copy_of_id IS NULL"
    return matching, tsquery(query, any_word=any_word)

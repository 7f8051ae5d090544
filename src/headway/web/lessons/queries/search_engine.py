"""Which passages answer a query, best first, by the search of the database that the site stands on.

Both rank by BM25: SQLite by FTS5's own. PostgreSQL has none, and its ``ts_rank_cd`` was measured worse; there the
best by the rarity of the words they have are ranked again by ours.
"""

import json
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any

from django.db import connection

from headway.themes.bm25 import best_first, rarity
from headway.themes.query import Part, Query, fts5, tsquery
from headway.web.lessons.search_index import FTS, VECTOR, WORDS

__all__ = ["COUNTED", "Where", "among", "counted", "held_now", "kept", "passages", "ranked", "telling"]

COUNTED = 1000
"""Passages that are counted: beyond, the page says "more than"."""
COMMON = 0.25
"""The share of passages from which a part is too common to be searched for on its own, beside rarer ones."""
RANKED_AGAIN = 100

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
    query: Query,
    where: Where,
    *,
    any_word: bool,
    newest: bool = False,
    limit: int = 20,
    offset: int = 0,
    rarities: list[float] | None = None,
) -> list[int]:
    """The keys of the passages that match, the best (or the newest) first. Copies of a report are not searched.

    ``rarities`` of the parts of the query are counted where none are given.
    """
    if connection.vendor == "postgresql" and not newest:
        return ranked_on_postgres(query, where, rarities, any_word=any_word)[offset : offset + limit]
    matching, value = _matching(query, any_word)
    order = f"{_NEWEST} IS NULL, {_NEWEST} DESC, p.id" if newest else "w.rank, p.id"
    sql = f"SELECT p.id {matching}{where.sql()} ORDER BY {order} LIMIT %s OFFSET %s"
    with connection.cursor() as cursor:
        cursor.execute(sql, [value, *where.values, limit, offset])
        return [key for (key,) in cursor.fetchall()]


def kept(keys: list[int], where: Where) -> list[int]:
    """Those of the keys that are what they must be, in the same order."""
    clause, value = among("p.id", keys)
    table = "lessons_passage p JOIN lessons_libraryreport r ON r.id = p.report_id"
    sql = f"SELECT p.id FROM {table} WHERE r.copy_of_id IS NULL AND {clause}{where.sql()}"  # noqa: S608
    with connection.cursor() as cursor:
        cursor.execute(sql, [value, *where.values])
        found = {key for (key,) in cursor.fetchall()}
    return [key for key in keys if key in found]


def telling(query: Query) -> Query:
    """Without the parts that very many passages have, while one that fewer have stays: to search for any of them."""
    held = held_now()
    common = max(COUNTED, passages(held) * COMMON)
    kept = tuple(part for part in query.wanted if passages_with(part, held) <= common)
    rarest = min(query.wanted, key=lambda part: passages_with(part, held))
    return Query(kept or (rarest,), query.unwanted)


def ranked_on_postgres(
    query: Query, where: Where, rarities: list[float] | None = None, *, any_word: bool
) -> list[int]:
    """All that match, to the number that is counted: first by the rarity of the words they have, then by BM25."""
    if rarities is None:
        held = held_now()
        rarities = [rarity(passages(held), passages_with(part, held)) for part in query.wanted]
    keys = _candidates(query, where, rarities, any_word)
    with connection.cursor() as cursor:
        cursor.execute("SELECT id, text FROM lessons_passage WHERE id = ANY(%s)", [keys[:RANKED_AGAIN]])
        texts = dict(cursor.fetchall())
    again = [key for key in keys[:RANKED_AGAIN] if key in texts]
    order = best_first([texts[key] for key in again], query.wanted, rarities)
    return [*(again[place] for place in order), *keys[RANKED_AGAIN:]]


def _candidates(query: Query, where: Where, rarities: list[float], any_word: bool) -> list[int]:
    """The keys, those with the rarest words first, the shorter of two that are level."""
    matching, value = _matching(query, any_word)
    order, weights = f"pg_column_size(p.{VECTOR})", []
    if any_word:
        has = [f"(p.{VECTOR} @@ to_tsquery('{WORDS}', %s))::int * %s" for _ in rarities]
        order = f"{' + '.join(has)} DESC, {order}"
        for part, weight in zip(query.wanted, rarities, strict=True):
            weights += [tsquery(Query((part,))), weight]
    sql = f"SELECT p.id {matching}{where.sql()} ORDER BY {order}, p.id LIMIT {COUNTED}"
    with connection.cursor() as cursor:
        cursor.execute(sql, [value, *where.values, *weights])
        return [key for (key,) in cursor.fetchall()]


def held_now() -> int:
    """The greatest key: a sign of whether the library is still the one that was counted."""
    return _number("SELECT coalesce(max(id), 0) FROM lessons_passage")


@lru_cache(maxsize=8)
def passages(held: int) -> int:  # noqa: ARG001 - what is counted is kept until the library grows
    """How many passages there are."""
    return _number("SELECT count(*) FROM lessons_passage")


@lru_cache(maxsize=4096)
def passages_with(part: Part, held: int) -> int:  # noqa: ARG001
    """How many passages have this part of a query, copies too."""
    if connection.vendor == "sqlite":
        return _number(f"SELECT count(*) FROM {FTS} WHERE {FTS} MATCH %s", fts5(Query((part,))))  # noqa: S608
    sql = f"SELECT count(*) FROM lessons_passage WHERE {VECTOR} @@ to_tsquery('{WORDS}', %s)"  # noqa: S608
    return _number(sql, tsquery(Query((part,))))


def _number(sql: str, *values: Any) -> int:
    with connection.cursor() as cursor:
        cursor.execute(sql, values)
        return int(cursor.fetchone()[0])


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

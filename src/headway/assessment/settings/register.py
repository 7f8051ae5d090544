"""All editions as one register on DuckDB: which settings stood on a day, and which inspections each has had."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path
from threading import Lock
from typing import TYPE_CHECKING

from headway.areas import authorities
from headway.assessment.settings.edition import INSPECTIONS, SETTINGS, read_edition
from headway.benchmarks.finding_figures import canonical
from headway.returns.sql import as_pattern, literal

if TYPE_CHECKING:
    import duckdb

__all__ = ["Register", "register"]

_SETTINGS = """
-- One edition of a setting's family and day is enough: of two files of one day, the one loaded last.
CREATE TEMP TABLE listed AS
SELECT s.* EXCLUDE (edition_id), e.as_at, e.every_setting
FROM given_settings s JOIN editions e ON s.edition_id = e.id
QUALIFY dense_rank() OVER (PARTITION BY family, urn, as_at, every_setting ORDER BY e.edition_rank DESC) = 1;

-- A setting has closed by the first later list of every setting that has settings of its authority (or of a council
-- that came after it) and settings of its kind, and not this one. A school that became an academy under a new number
-- closes on the day the academy opens, which carries its inspections on.
CREATE TABLE gone AS
WITH seen AS (
    SELECT family, urn, max(as_at) AS last_seen, arg_max(authority, as_at) AS authority,
           list(DISTINCT kind) AS kinds
    FROM listed GROUP BY family, urn HAVING bool_or(every_setting)
), files AS (
    SELECT family, as_at, list(DISTINCT authority) AS authorities, list(DISTINCT kind) AS kinds
    FROM listed WHERE every_setting GROUP BY family, as_at
), after AS (
    SELECT code, list(successor) AS codes FROM successors GROUP BY code
)
SELECT s.family, s.urn, least(min(f.as_at), min(n.opened)) AS gone_by
FROM seen s
JOIN after a ON a.code = s.authority
JOIN files f ON f.family = s.family AND f.as_at > s.last_seen
LEFT JOIN (
    SELECT i.family, i.urn_then AS urn, p.opened
    FROM inspections i JOIN listed p ON p.family = i.family AND p.urn = i.urn
    WHERE i.urn_then != i.urn
) n ON n.family = s.family AND n.urn = s.urn AND n.opened > s.last_seen
WHERE list_has_any(f.authorities, a.codes) AND list_has_any(f.kinds, s.kinds)
GROUP BY ALL;

-- Month by month most settings stay as they were: only the first list of each run of equal ones is kept.
CREATE TABLE spells AS
WITH whole AS (
    SELECT family, urn, every_setting, as_at,
           sum(hash(kind, name, authority, opened, closed, is_open)::HUGEINT) AS said
    FROM listed GROUP BY ALL
), new AS (
    SELECT family, urn, every_setting, as_at FROM whole
    QUALIFY said IS DISTINCT FROM lag(said) OVER (PARTITION BY family, urn, every_setting ORDER BY as_at)
)
SELECT l.* FROM listed l JOIN new USING (family, urn, every_setting, as_at);
DROP TABLE listed;
"""

_INSPECTIONS = """
-- An inspection stands in many files. What a file says of its own latest inspections is surer than what later files
-- repeat of previous ones (their day of publication can be that of the inspection after); then the newest file.
CREATE TABLE inspections AS
SELECT family, urn, kind, urn_then, number, day, published, outcome, scale, grade, is_full, edition_id AS edition,
       coalesce(published, day) AS counts_from
FROM given_inspections i JOIN editions e ON i.edition_id = e.id
QUALIFY row_number() OVER (
    PARTITION BY family, urn, kind, CASE WHEN number = '' THEN CAST(day AS VARCHAR) ELSE number END
    ORDER BY previous, as_at DESC, e.edition_rank DESC, is_full DESC, urn_then
) = 1;
"""


class Register:
    """The editions of a store read together. ``cursor`` gives a connection to ask; nothing in it is written."""

    def __init__(self, connection: duckdb.DuckDBPyConnection) -> None:
        self._connection, self._lock = connection, Lock()

    def cursor(self) -> duckdb.DuckDBPyConnection:
        """A connection of one's own to the same tables."""
        with self._lock:
            return self._connection.cursor()


@lru_cache(maxsize=2)
def register(folder: Path, editions: tuple[str, ...]) -> Register:
    """The register of these editions (folders in the store, oldest first). An edition is never written over, so their
    names are enough to remember it by.
    """
    import duckdb

    connection = duckdb.connect()
    rows = [
        (each.id, each.day, each.every_setting, rank)
        for rank, each in enumerate(read_edition(folder / name) for name in editions)
    ]
    connection.execute(
        "CREATE TABLE editions (id VARCHAR, as_at DATE, every_setting BOOLEAN, edition_rank INTEGER)"
    )
    connection.executemany("INSERT INTO editions VALUES (?, ?, ?, ?)", rows)
    connection.execute("CREATE TABLE successors (code VARCHAR, successor VARCHAR)")
    connection.executemany("INSERT INTO successors VALUES (?, ?)", list(_successors()))
    for view, file in (("given_settings", SETTINGS), ("given_inspections", INSPECTIONS)):
        connection.execute(f"CREATE VIEW {view} AS {_union(folder, editions, file)}")
    connection.execute(_INSPECTIONS)
    connection.execute(_SETTINGS)
    return Register(connection)


def _union(folder: Path, editions: tuple[str, ...], file: str) -> str:
    return " UNION ALL ".join(
        f"SELECT *, {literal(name.rpartition('=')[2])} AS edition_id "  # noqa: S608 - the store's own names
        f"FROM read_parquet({literal(as_pattern(folder / name / file))}, hive_partitioning = false)"
        for name in editions
    )


def _successors() -> Iterator[tuple[str, str]]:
    """Every authority's code with itself and with those of the councils that came after it."""
    after = {each.ons_code: each.successors for each in authorities()}
    for code in after:
        found, left = {canonical(code)}, [*after[code]]
        while left:
            each = left.pop()
            found.add(canonical(each))
            left += after.get(each, ())
        yield from ((canonical(code), each) for each in sorted(found))

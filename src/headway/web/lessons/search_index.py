"""The index that search looks in, beside the passages in the same database, and kept right by the database itself.

SQLite: an FTS5 table over the passages' text, followed by triggers. PostgreSQL: a column that the server generates,
with a GIN index. Both are made after every migration where they are missing, for Django knows of neither; rebuilding a
table drops its triggers on SQLite.
"""

from django.db import transaction
from django.db.backends.base.base import BaseDatabaseWrapper

__all__ = ["FTS", "VECTOR", "WORDS", "make_index", "rebuild_index"]

PASSAGES = "lessons_passage"
FTS = "lessons_passage_words"
VECTOR = "words"
"""The generated column of PostgreSQL."""
WORDS = "headway_words"
"""PostgreSQL's configuration of what a word is."""

_PUT = f"INSERT INTO {FTS}(rowid, text) VALUES (NEW.id, NEW.text);"  # noqa: S608 - names of our own
_TAKE = f"INSERT INTO {FTS}({FTS}, rowid, text) VALUES ('delete', OLD.id, OLD.text);"  # noqa: S608
_TRIGGERS = {
    f"{FTS}_added": f"AFTER INSERT ON {PASSAGES} BEGIN {_PUT} END",
    f"{FTS}_removed": f"AFTER DELETE ON {PASSAGES} BEGIN {_TAKE} END",
    f"{FTS}_changed": f"AFTER UPDATE OF id, text ON {PASSAGES} BEGIN {_TAKE} {_PUT} END",
}
# Words are runs of letters and digits on PostgreSQL too: its own parser would read "16-17" as a negative number.
_PLAIN = "regexp_replace(text, '[^[:alnum:]]+', ' ', 'g')"
_HERE = "current_schema()::regnamespace"
# The words of English without its stop words: "in care" and "looked after" are phrases to us.
_ON_POSTGRES = (
    (
        f"EXISTS (SELECT 1 FROM pg_ts_dict WHERE dictname = '{WORDS}_stem' AND dictnamespace = {_HERE})",  # noqa: S608
        (f"CREATE TEXT SEARCH DICTIONARY {WORDS}_stem (TEMPLATE = snowball, Language = english)",),
    ),
    (
        f"EXISTS (SELECT 1 FROM pg_ts_config WHERE cfgname = '{WORDS}' AND cfgnamespace = {_HERE})",  # noqa: S608
        (
            f"CREATE TEXT SEARCH CONFIGURATION {WORDS} (COPY = pg_catalog.english)",
            f"ALTER TEXT SEARCH CONFIGURATION {WORDS} ALTER MAPPING REPLACE english_stem WITH {WORDS}_stem",
        ),
    ),
    (
        (
            "EXISTS (SELECT 1 FROM information_schema.columns WHERE table_schema = current_schema() "  # noqa: S608
            f"AND table_name = '{PASSAGES}' AND column_name = '{VECTOR}')"
        ),
        (
            (
                f"ALTER TABLE {PASSAGES} ADD COLUMN {VECTOR} tsvector "
                f"GENERATED ALWAYS AS (to_tsvector('{WORDS}'::regconfig, {_PLAIN})) STORED"
            ),
        ),
    ),
    (
        f"to_regclass('{PASSAGES}_{VECTOR}') IS NOT NULL",
        (f"CREATE INDEX {PASSAGES}_{VECTOR} ON {PASSAGES} USING gin ({VECTOR})",),
    ),
)
"""What is asked for, and what makes it where it is missing."""


def make_index(connection: BaseDatabaseWrapper) -> None:
    """Make what is missing of the index, where the passages' table stands; a new one is filled."""
    with connection.cursor() as cursor:
        if PASSAGES not in connection.introspection.table_names(cursor):
            return
    if connection.vendor == "sqlite":
        _make_on_sqlite(connection)
    elif connection.vendor == "postgresql":
        _make_on_postgres(connection)


def rebuild_index(connection: BaseDatabaseWrapper) -> int:
    """Make the index anew from the passages, whatever state it is in. Gives the number of passages in it."""
    with transaction.atomic(using=connection.alias), connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            for name in _TRIGGERS:
                cursor.execute(f"DROP TRIGGER IF EXISTS {name}")
            cursor.execute(f"DROP TABLE IF EXISTS {FTS}")
        else:
            cursor.execute(
                "SET CONSTRAINTS ALL IMMEDIATE"
            )  # a table with checks still to come is not altered
            cursor.execute(f"ALTER TABLE {PASSAGES} DROP COLUMN IF EXISTS {VECTOR}")
        make_index(connection)
        cursor.execute(f"SELECT count(*) FROM {PASSAGES}")  # noqa: S608
        return int(cursor.fetchone()[0])


def _make_on_sqlite(connection: BaseDatabaseWrapper) -> None:
    with transaction.atomic(using=connection.alias), connection.cursor() as cursor:
        cursor.execute("SELECT name FROM sqlite_master WHERE type = 'trigger' OR name = %s", [FTS])
        standing = {name for (name,) in cursor.fetchall()}
        if standing.issuperset({FTS, *_TRIGGERS}):
            return
        cursor.execute(
            f"CREATE VIRTUAL TABLE IF NOT EXISTS {FTS} USING fts5(text, content='{PASSAGES}', content_rowid='id', "
            "tokenize='porter unicode61 remove_diacritics 2', prefix='3 4')"
        )
        for name, what in _TRIGGERS.items():
            cursor.execute(f"CREATE TRIGGER IF NOT EXISTS {name} {what}")
        cursor.execute(f"INSERT INTO {FTS}({FTS}) VALUES ('rebuild')")  # noqa: S608


def _make_on_postgres(connection: BaseDatabaseWrapper) -> None:
    with transaction.atomic(using=connection.alias), connection.cursor() as cursor:
        for asked, made in _ON_POSTGRES:
            cursor.execute(f"SELECT {asked}")
            if not cursor.fetchone()[0]:
                for statement in made:
                    cursor.execute(statement)

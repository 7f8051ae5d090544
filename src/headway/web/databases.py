"""The two databases that Headway runs on: SQLite in the workspace, or the PostgreSQL that DATABASE_URL names."""

from pathlib import Path
from typing import Any

import dj_database_url
from django.core.exceptions import ImproperlyConfigured

__all__ = ["database"]

_SQLITE = {
    "transaction_mode": "IMMEDIATE",  # a writer waits for its turn at once, instead of failing half-way
    "timeout": 30,
    # WAL: readers never wait for the writer. FULL: what was committed outlives a power cut.
    "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA foreign_keys=ON;",
}
# As long as SQLite waits: whoever waits longer for another's transaction is told, instead of hanging for ever.
_POSTGRESQL = "-c lock_timeout=30s"


def database(url: str, file: Path) -> dict[str, Any]:
    """Django's settings for the database: ``url`` where it is given, else SQLite in ``file``."""
    if not url:
        return {"ENGINE": "django.db.backends.sqlite3", "NAME": file, "OPTIONS": _SQLITE, "CONN_MAX_AGE": 60}
    try:
        found = dict(dj_database_url.parse(url, conn_max_age=60, conn_health_checks=True))
    except ValueError as error:
        raise ImproperlyConfigured(_wanted()) from error
    options = found.setdefault("OPTIONS", {})
    if found["ENGINE"].endswith(".postgresql"):
        options["options"] = (
            f"{_POSTGRESQL} {options.get('options', '')}".strip()
        )  # what the address asks for wins
    elif found["ENGINE"].endswith(".sqlite3"):
        found["OPTIONS"] = _SQLITE | options
    else:
        raise ImproperlyConfigured(_wanted())
    return found


def _wanted() -> str:
    """Without the address itself, which may hold a password."""
    return (
        "DATABASE_URL is not the address of a PostgreSQL database. Give postgres://NAME:PASSWORD@HOST:5432/DATABASE, "
        "with signs such as @ or / in the password written as %40 or %2F; or leave it out to use SQLite."
    )

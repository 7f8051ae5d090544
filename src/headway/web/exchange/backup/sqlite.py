"""A copy of a SQLite database that is in use, and whether a copy is whole."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

from headway.errors import ForPerson
from headway.web.trail.chain import Row
from headway.web.trail.verify import Ends, Verdict, check

__all__ = ["copy", "must_be_whole", "trail_in"]


def copy(database: Path, target: Path) -> None:
    """Copy the database as it stands at one moment (SQLite's online backup), while others go on writing."""
    if not database.is_file():
        raise ForPerson(
            f"{database} is not there: there is nothing to back up. Name the workspace in HEADWAY_HOME."
        )
    try:
        with (
            closing(sqlite3.connect(f"{database.as_uri()}?mode=ro", uri=True, timeout=30)) as source,
            closing(sqlite3.connect(target)) as made,
        ):
            source.backup(made)
            made.execute("PRAGMA journal_mode=DELETE")  # one file, without a log beside it
    except sqlite3.Error as error:
        raise ForPerson(f"{database} cannot be copied: {error}. Nothing was written.") from error
    must_be_whole(target, str(database))


def must_be_whole(database: Path, shown: str) -> None:
    """SQLite's own check of every page and index."""
    try:
        with closing(sqlite3.connect(f"{database.as_uri()}?mode=ro", uri=True)) as opened:
            found = opened.execute("PRAGMA integrity_check(1)").fetchone()[0]
    except sqlite3.Error as error:
        found = str(error)
    if found != "ok":
        raise ForPerson(f"{shown} is damaged: {found}. Use an earlier backup.")


def trail_in(database: Path) -> Verdict:
    """Whether the trail in a database that is not in use holds."""
    with closing(sqlite3.connect(f"{database.as_uri()}?mode=ro", uri=True)) as opened:
        return check(_events(opened), head=lambda: _ends(opened))


def _events(opened: sqlite3.Connection) -> Iterator[Row]:
    found = opened.execute(f"SELECT {', '.join(Row._fields)} FROM trail_event ORDER BY seq")  # noqa: S608 - our names
    for row in found:
        event = Row._make(row)
        yield event._replace(at=datetime.fromisoformat(str(event.at)).replace(tzinfo=UTC))


def _ends(opened: sqlite3.Connection) -> Ends | None:
    found = opened.execute("SELECT installation, seq, hash FROM trail_head WHERE id = 1").fetchone()
    return found and Ends(*found)

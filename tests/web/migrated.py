"""An empty database with all its tables: made once by the real command, copied for tests that work one of their own."""

import os
import shutil
import subprocess
import sys
import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

import psycopg
from psycopg import sql

__all__ = ["Migrated", "a_database", "migrated_database"]

SERVER = os.environ.get("DATABASE_URL", "")
"""The PostgreSQL on which the tests run; without one they run on SQLite."""


@dataclass(frozen=True)
class Migrated:
    """The workspace that migrating left, and on PostgreSQL the name of the database."""

    home: Path
    name: str = ""

    @contextmanager
    def copied_to(self, home: Path) -> Iterator[str]:
        """A copy in a workspace that nobody has used: the address of its database, which is dropped afterwards."""
        shutil.copytree(self.home, home, dirs_exist_ok=True)
        if not self.name:
            yield ""
            return
        with a_database(like=self.name) as (_, url):
            yield url


@contextmanager
def migrated_database(home: Path) -> Iterator[Migrated]:
    """Made in an empty folder, for as long as it is to be copied."""
    if not SERVER:
        _migrate(home)
        yield Migrated(home)
        return
    with a_database() as (name, url):
        _migrate(home, DATABASE_URL=url)
        yield Migrated(home, name)


@contextmanager
def a_database(like: str = "") -> Iterator[tuple[str, str]]:
    """A new database on the server, by name and address: empty, or like another that nobody uses at the moment."""
    name = f"headway_{uuid.uuid4().hex}"
    create = sql.SQL("CREATE DATABASE {}").format(sql.Identifier(name))
    if like:
        create += sql.SQL(" TEMPLATE {}").format(sql.Identifier(like))
    with psycopg.connect(SERVER, autocommit=True) as server:
        server.execute(create)
        try:
            yield name, urlsplit(SERVER)._replace(path=f"/{name}").geturl()
        finally:
            server.execute(sql.SQL("DROP DATABASE {} WITH (FORCE)").format(sql.Identifier(name)))


def _migrate(home: Path, **own: str) -> None:
    bare = {name: value for name, value in os.environ.items() if not name.startswith(("HEADWAY", "DATABASE"))}
    done = subprocess.run(
        [sys.executable, "-m", "headway", "manage", "migrate", "-v", "0"],
        env=bare | own | {"HEADWAY_HOME": str(home)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr

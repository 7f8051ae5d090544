"""PostgreSQL's own tools, told where the database is through their environment: no password on a command line."""

import os
import shutil
import subprocess
from pathlib import Path

from django.conf import settings
from django.db import connection

from headway.errors import ForPerson

__all__ = ["dump", "has_tables", "is_there", "restore"]

_TELLS = {
    "HOST": "PGHOST",
    "PORT": "PGPORT",
    "USER": "PGUSER",
    "PASSWORD": "PGPASSWORD",
    "NAME": "PGDATABASE",
}
_OPTIONS = {
    "sslmode": "PGSSLMODE",
    "sslrootcert": "PGSSLROOTCERT",
    "sslcert": "PGSSLCERT",
    "sslkey": "PGSSLKEY",
    "service": "PGSERVICE",
    "passfile": "PGPASSFILE",
}


def is_there(tool: str) -> bool:
    """Whether the tool is installed."""
    return shutil.which(tool) is not None


def dump(target: Path) -> None:
    """Copy the database as it stands at one moment."""
    _run("pg_dump", "--format=custom", "--no-owner", "--no-privileges", f"--file={target}")


def has_tables() -> bool:
    """Whether the database holds anything."""
    with connection.cursor() as cursor:
        return bool(connection.introspection.table_names(cursor))


def restore(source: Path, *, over: bool) -> None:
    """Put the copy into the database: all of it, or nothing is changed. ``over`` replaces the tables that are there."""
    connection.close()
    _run(
        "pg_restore",
        "--no-owner",
        "--no-privileges",
        "--single-transaction",
        "--exit-on-error",
        *(("--clean", "--if-exists") if over else ()),
        f"--dbname={settings.DATABASES['default']['NAME']}",
        str(source),
    )


def _run(tool: str, *arguments: str) -> None:
    if not is_there(tool):
        raise ForPerson(
            f"{tool} is missing. Install PostgreSQL's client (Debian and Ubuntu: postgresql-client)."
        )
    database = settings.DATABASES["default"]
    told = {name: str(database[key]) for key, name in _TELLS.items() if database.get(key)}
    told |= {
        name: str(database.get("OPTIONS", {})[key])
        for key, name in _OPTIONS.items()
        if database.get("OPTIONS", {}).get(key)
    }
    ran = subprocess.run(  # noqa: S603 - a fixed tool, and arguments of ours
        [tool, "--no-password", *arguments],
        env=os.environ | told,
        capture_output=True,
        text=True,
        check=False,
    )
    if ran.returncode:
        said = next((line for line in ran.stderr.splitlines() if "error" in line), ran.stderr.strip()[:300])
        raise ForPerson(f"{tool} stopped, and nothing was changed: {said}")

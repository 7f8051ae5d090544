"""Commands that work on the site's database start the site here; nothing of Django is loaded before."""

import os
from pathlib import Path
from typing import NoReturn

from headway.errors import ForPerson

__all__ = ["start_site"]

SETTINGS = "headway.web.settings"


def start_site(*, current: bool = True) -> None:
    """Set Django up on the workspace. With ``current`` the database must be made and up to date.

    What keeps the site from starting is told in a sentence: its requirements, its settings or its database.
    """
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", SETTINGS)
    try:
        import django
    except ModuleNotFoundError:
        raise ForPerson("The website is not installed. Install it with: pip install 'headway[web]'") from None
    from django.core.exceptions import ImproperlyConfigured

    try:
        django.setup()
    except ImproperlyConfigured as error:
        raise ForPerson(str(error)) from error
    if current:
        _must_be_current()


def _must_be_current() -> None:
    """A database that is not there, or was made by an older Headway, is told as such."""
    from django.conf import settings
    from django.db import DatabaseError, connection
    from django.db.migrations.executor import MigrationExecutor

    file = str(settings.DATABASES["default"]["NAME"])
    if connection.vendor == "sqlite" and not file.startswith("file:") and not Path(file).exists():
        raise ForPerson(
            f"There is no database at {file}. Name the workspace in HEADWAY_HOME, or make one: headway manage migrate"
        )
    try:
        executor = MigrationExecutor(connection)
        behind = executor.migration_plan(executor.loader.graph.leaf_nodes())
    except DatabaseError as error:
        _unreachable(error)
    if behind:
        raise ForPerson(
            "The database was made by an older version, or is empty. Back it up, then bring it up to date: "
            "headway manage migrate"
        )


def _unreachable(error: Exception) -> NoReturn:
    said = " ".join(str(error).split())
    raise ForPerson(
        f"The database cannot be reached: {said}. See that it runs and that DATABASE_URL is right."
    ) from error

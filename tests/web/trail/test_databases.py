"""The settings of the two databases."""

from pathlib import Path
from typing import Any

import pytest
from django.core.exceptions import ImproperlyConfigured
from django.db import connection

from headway.web.databases import database

FILE = Path("/workspace/headway.sqlite3")


def test_without_an_address_the_database_is_a_file_in_the_workspace() -> None:
    found = database("", FILE)
    assert (found["ENGINE"], found["NAME"]) == ("django.db.backends.sqlite3", FILE)
    assert found["OPTIONS"]["transaction_mode"] == "IMMEDIATE"


def test_postgresql_is_reached_by_its_address_and_waits_no_longer_than_sqlite() -> None:
    found = database("postgres://me:p%40ss@db.example.org:5433/headway?sslmode=verify-full", FILE)
    named: dict[str, Any] = {
        "USER": "me",
        "PASSWORD": "p@ss",
        "HOST": "db.example.org",
        "PORT": 5433,
        "NAME": "headway",
    }
    assert {name: found[name] for name in named} == named
    assert found["OPTIONS"] == {"sslmode": "verify-full", "options": "-c lock_timeout=30s"}


def test_what_the_address_asks_for_wins() -> None:
    found = database("postgres:///headway?options=-c%20lock_timeout%3D5s", FILE)
    assert found["OPTIONS"]["options"] == "-c lock_timeout=30s -c lock_timeout=5s"


def test_another_sqlite_file_has_the_same_care() -> None:
    found = database("sqlite:////srv/other.sqlite3", FILE)
    assert found["NAME"] == "/srv/other.sqlite3"
    assert "journal_mode=WAL" in found["OPTIONS"]["init_command"]


@pytest.mark.parametrize(
    "url", ["mysql://me:pw@db/x", "oracle://me:pw@db/x", "postgres://me:pw@db:x/y", "pw"]
)
def test_any_other_address_is_refused_without_being_repeated(url: str) -> None:
    with pytest.raises(ImproperlyConfigured) as caught:
        database(url, FILE)
    assert "pw" not in str(caught.value)


@pytest.mark.django_db
def test_the_connection_in_use_is_as_the_settings_say() -> None:
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            cursor.execute("PRAGMA foreign_keys")
            assert cursor.fetchone() == (1,)
            cursor.execute("PRAGMA synchronous")
            assert cursor.fetchone() == (2,)  # FULL
        else:
            cursor.execute("SHOW lock_timeout")
            assert cursor.fetchone() == ("30s",)
            cursor.execute("SHOW transaction_isolation")
            assert cursor.fetchone() == ("read committed",)

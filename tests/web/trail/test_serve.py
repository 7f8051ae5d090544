"""The site's own commands: ``headway serve``, ``headway manage``, and what keeps the site from starting."""

import os
import re
import signal
import socket
import subprocess
import sys
import urllib.request
from collections.abc import Iterator
from pathlib import Path

import pytest
from one_database import on_sqlite_only
from places import HEADWAY, Place


def headway(folder: Path, *arguments: str, **env: str) -> subprocess.CompletedProcess[str]:
    """The command line on a workspace that is not there yet, with no database named but by ``env``."""
    bare = {
        name: value for name, value in os.environ.items() if not name.startswith(("HEADWAY_", "DATABASE_"))
    }
    return subprocess.run(
        [sys.executable, "-c", HEADWAY, *arguments],
        env={**bare, "HEADWAY_HOME": str(folder / "workspace"), **env},
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )


@pytest.fixture
def site(place: Place) -> Iterator[tuple[subprocess.Popen[str], str]]:
    """The site as it runs for one machine, and its address."""
    serve = [sys.executable, "-c", HEADWAY, "serve", "--port", "0", "--workers", "1"]
    with subprocess.Popen(serve, env=place.env, stdout=subprocess.PIPE, text=True) as program:
        try:
            said = program.stdout.readline() if program.stdout else ""
            yield program, re.findall(r"http://127\.0\.0\.1:\d+/", said)[0]
        finally:
            program.terminate()


def test_serve_says_where_it_is_and_answers_there_until_it_is_stopped(
    site: tuple[subprocess.Popen[str], str],
) -> None:
    program, address = site
    with urllib.request.urlopen(address, timeout=30) as page:  # noqa: S310
        assert page.status == 200
        assert "script-src 'self'" in page.headers["Content-Security-Policy"]
    with urllib.request.urlopen(f"{address}static/headway/headway.css", timeout=30) as styles:  # noqa: S310
        assert styles.headers["Content-Type"].startswith("text/css")
    program.send_signal(signal.SIGINT)
    assert program.wait(timeout=90) == 0


@on_sqlite_only("no database, or an SQLite file of its own")
def test_a_port_that_is_taken_is_told_before_anything_is_made(tmp_path: Path) -> None:
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        told = headway(tmp_path, "serve", "--port", str(other.getsockname()[1]))
    assert told.returncode == 2
    assert "Give another with --port." in told.stderr
    assert "Traceback" not in told.stderr
    assert not (tmp_path / "workspace" / "headway.sqlite3").exists()


@on_sqlite_only("no database, or an SQLite file of its own")
def test_manage_passes_everything_on_to_django(tmp_path: Path) -> None:
    assert "usage: headway manage migrate" in headway(tmp_path, "manage", "migrate", "--help").stdout
    assert "Available subcommands" in headway(tmp_path, "manage", "--help").stdout
    assert headway(tmp_path, "manage", "migrate", "-v", "0").returncode == 0
    assert (tmp_path / "workspace" / "headway.sqlite3").stat().st_size > 0
    assert headway(tmp_path, "manage", "no_such_command").returncode == 1


@on_sqlite_only("no database, or an SQLite file of its own")
@pytest.mark.parametrize(
    "verb", [["trail", "verify"], ["trail", "anchor", "--out", "x"], ["trail", "orphans"]]
)
def test_a_workspace_without_a_database_is_told_and_none_is_made(tmp_path: Path, verb: list[str]) -> None:
    told = headway(tmp_path, *verb)
    assert told.returncode == 2
    assert "There is no database at" in told.stderr
    assert not (tmp_path / "workspace" / "headway.sqlite3").exists()


@on_sqlite_only("no database, or an SQLite file of its own")
def test_a_database_of_an_older_version_is_told(tmp_path: Path) -> None:
    assert headway(tmp_path, "manage", "migrate", "trail", "0001", "-v", "0").returncode == 0
    told = headway(tmp_path, "trail", "verify")
    assert told.returncode == 2
    assert "headway manage migrate" in told.stderr


@on_sqlite_only("no database, or an SQLite file of its own")
@pytest.mark.parametrize(
    "url",
    [
        "mysql://me:secret@db/headway",
        "postgres://me:secret@db:port/headway",
        "postgres://me:sec[ret@db/headway",
        "secret",
    ],
)
@pytest.mark.parametrize("verb", [["trail", "verify"], ["serve", "--port", "0"], ["manage", "migrate"]])
def test_a_database_url_that_cannot_be_used_is_told_without_its_password(
    tmp_path: Path, url: str, verb: list[str]
) -> None:
    told = headway(tmp_path, *verb, DATABASE_URL=url)
    assert told.returncode == 2
    assert "DATABASE_URL is not the address of a PostgreSQL database" in told.stderr
    assert "sec" not in told.stderr
    assert "Traceback" not in told.stderr


@on_sqlite_only("no database, or an SQLite file of its own")
@pytest.mark.parametrize("verb", [["trail", "verify"], ["serve", "--port", "0"]])
def test_a_database_that_does_not_answer_is_told(tmp_path: Path, verb: list[str]) -> None:
    told = headway(tmp_path, *verb, DATABASE_URL="postgres://me:secret@%2Fno%2Fsuch%2Ffolder/headway")
    assert told.returncode == 2
    assert "DATABASE_URL is right" in told.stderr
    assert "secret" not in told.stderr
    assert "Traceback" not in told.stderr


@on_sqlite_only("no database, or an SQLite file of its own")
@pytest.mark.parametrize("env", [{}, {"HEADWAY_SECRET_KEY": "x" * 50}])
def test_in_production_the_site_does_not_start_without_its_key_and_names(
    tmp_path: Path, env: dict[str, str]
) -> None:
    told = headway(tmp_path, "serve", "--port", "0", HEADWAY_MODE="production", **env)
    assert told.returncode == 2
    assert "In production set HEADWAY_" in told.stderr
    assert "Traceback" not in told.stderr


@on_sqlite_only("no database, or an SQLite file of its own")
def test_the_command_line_does_not_load_django_before_it_is_needed() -> None:
    heavy = ("django", "gunicorn", "psycopg")
    script = f"import sys, headway.cli; print([name for name in {heavy} if name in sys.modules])"
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"

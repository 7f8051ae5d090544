"""What docs/how-to and deploy/ say about running Headway is true."""

import os
import re
import shlex
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest
from django.db import ProgrammingError, connection, transaction
from one_database import on_sqlite_only
from places import HEADWAY, Place

from headway.web.register.models import Authority
from headway.web.trail.actions import SYSTEM, record
from headway.web.trail.integrity import verdict

ROOT = Path(__file__).resolve().parents[3]
DEPLOY = (ROOT / "docs/how-to/deploy.md").read_text(encoding="utf-8")
VERIFY = (ROOT / "docs/how-to/verify-the-trail.md").read_text(encoding="utf-8")
EXAMPLE = (ROOT / "deploy/headway.env.example").read_text(encoding="utf-8")
UNIT = (ROOT / "deploy/headway.service").read_text(encoding="utf-8")


def block(page: str, language: str) -> str:
    """The first block of code in that language on a page."""
    return page.partition(f"```{language}\n")[2].partition("```")[0]


def named_in_the_source() -> set[str]:
    """The environment variables that the site reads."""
    sources = (file.read_text(encoding="utf-8") for file in (ROOT / "src/headway").rglob("*.py"))
    found = {
        name
        for text in sources
        for name in re.findall(r'environ\.get\(\s*"((?:HEADWAY|DATABASE)_\w+)"', text)
    }
    return found | {"HEADWAY_HOME"}


def test_every_setting_is_on_the_page_and_in_the_example() -> None:
    names = named_in_the_source()
    assert {"HEADWAY_MODE", "DATABASE_URL", "HEADWAY_SECRET_KEY"} <= names
    told = set(
        re.findall(r"`((?:HEADWAY|DATABASE)_\w+)`", DEPLOY.partition("## Settings")[2].partition("\n## ")[0])
    )
    assert names == told
    assert names == set(re.findall(r"^#?([A-Z_]+)=", EXAMPLE, re.MULTILINE))


def given_by_the_example() -> dict[str, str]:
    return dict(line.split("=", 1) for line in EXAMPLE.splitlines() if line and not line.startswith("#"))


@on_sqlite_only("the settings are checked without a database")
def test_the_example_with_a_key_is_a_production_that_checks_clean(tmp_path: Path) -> None:
    bare = {
        name: value for name, value in os.environ.items() if not name.startswith(("HEADWAY_", "DATABASE_"))
    }
    env = bare | given_by_the_example() | {"HEADWAY_HOME": str(tmp_path)}
    check = [sys.executable, "-c", HEADWAY, "manage", "check", "--deploy", "--fail-level", "WARNING"]
    without = subprocess.run(check, env=env, capture_output=True, text=True, check=False)
    assert "HEADWAY_SECRET_KEY" in without.stderr
    # The database of the example need not be there to check the settings.
    done = subprocess.run(
        check, env=env | {"HEADWAY_SECRET_KEY": "a1B2-" * 10}, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr


def test_the_unit_starts_gunicorn_with_options_that_it_knows(place: Place) -> None:
    (start,) = re.findall(r"^ExecStart=(.*)$", UNIT, re.MULTILINE)
    program, *options = shlex.split(start)
    assert program.endswith("/gunicorn")
    command = [sys.executable, "-m", "gunicorn", "--check-config", *options]
    done = subprocess.run(command, env=place.env, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    for before in re.findall(r"^ExecStartPre=\S+/headway (.*)$", UNIT, re.MULTILINE):
        assert place.headway(*shlex.split(before)).returncode == 0


def test_what_the_container_is_built_from_is_there() -> None:
    ignored = (ROOT / "deploy/Containerfile.dockerignore").read_text(encoding="utf-8").splitlines()
    taken = [line.removeprefix("!") for line in ignored if line.startswith("!")]
    assert {"src", "requirements", "pyproject.toml", "scripts/styles.py", "package-lock.json"} <= set(taken)
    for name in taken:
        assert (ROOT / name).exists(), name
    for name in re.findall(r"-r (\S+\.txt)", (ROOT / "deploy/Containerfile").read_text(encoding="utf-8")):
        assert (ROOT / name).is_file(), name


@pytest.mark.skipif(connection.vendor != "sqlite", reason="the auditor's ten lines read an SQLite file")
def test_the_auditors_own_ten_lines_agree_and_find_an_edit(place: Place) -> None:
    place.write("add", writers=2, times=5)
    folder = Path(place.env["HEADWAY_HOME"])
    script = [sys.executable, "-c", block(VERIFY, "python")]
    done = subprocess.run(script, cwd=folder, capture_output=True, text=True, check=True)
    assert done.stdout.startswith("holds until ")
    assert done.stdout.split()[-1] in place.headway("trail", "verify").stdout
    with sqlite3.connect(folder / "headway.sqlite3") as database:
        database.execute("DROP TRIGGER trail_event_no_update")
        database.execute("UPDATE trail_event SET why = 'because' WHERE seq = 7")
    database.close()
    done = subprocess.run(script, cwd=folder, capture_output=True, text=True, check=False)
    assert "broken at event 7" in done.stderr


@pytest.mark.django_db
@pytest.mark.skipif(connection.vendor != "postgresql", reason="roles are PostgreSQL's")
@pytest.mark.parametrize(
    "forbidden",
    [
        "DROP TRIGGER trail_event_no_update ON trail_event",
        "ALTER TABLE trail_event DISABLE TRIGGER ALL",
        "CREATE OR REPLACE FUNCTION trail_event_no_update() RETURNS trigger LANGUAGE sql AS ''",
        "UPDATE trail_event SET why = 'because'",
        "DELETE FROM trail_event",
        "TRUNCATE trail_event",
        "DELETE FROM trail_head",
        "DROP TABLE trail_event",
    ],
)
def test_the_sites_own_database_user_writes_the_trail_and_cannot_lift_its_guards(
    forbidden: str, kent: Authority
) -> None:
    with connection.cursor() as cursor:
        cursor.execute(block(DEPLOY, "sql").replace("headway_site", "site_tried"))
        cursor.execute("SET LOCAL ROLE site_tried")
        record(by=SYSTEM, action="authority.tried", subject=kent)
        assert verdict().holds
        with pytest.raises(ProgrammingError, match=r"permission denied|must be owner"), transaction.atomic():
            cursor.execute(forbidden)
        cursor.execute("RESET ROLE")

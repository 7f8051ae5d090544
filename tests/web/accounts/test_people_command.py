"""``headway people``: the first administrator of a new installation."""

import os
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from migrated import Migrated
from one_database import on_sqlite_only

pytestmark = on_sqlite_only("its site has an SQLite file of its own, whatever the others run on")


@pytest.fixture(scope="module")
def home(migrated: Migrated, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    folder = tmp_path_factory.mktemp("people") / "workspace"
    with migrated.copied_to(folder):
        yield folder


def headway(home: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    plain = {
        name: value for name, value in os.environ.items() if not name.startswith(("HEADWAY", "DATABASE"))
    }
    return subprocess.run(
        [sys.executable, "-m", "headway", *arguments],
        capture_output=True,
        text=True,
        check=False,
        env=plain | {"HEADWAY_HOME": str(home)},
    )


def test_the_first_administrator_gets_a_link_that_sets_a_password_once(home: Path) -> None:
    done = headway(
        home,
        "people",
        "add",
        "ada@example.org",
        "Ada Adams",
        "--authority",
        "E10000016",
        "--role",
        "administrator",
    )
    assert done.returncode == 0, done.stderr
    assert done.stdout.startswith("Ada Adams now has the role administrator in Kent.")
    assert re.search(r"http://127\.0\.0\.1:8000/account/password/reset/key/\S+/", done.stdout)


def test_a_new_link_is_made_for_somebody_who_is_known(home: Path) -> None:
    headway(
        home,
        "people",
        "add",
        "bea@example.org",
        "Bea",
        "--authority",
        "E10000016",
        "--role",
        "quality-assurance",
    )
    done = headway(home, "people", "link", "BEA@example.org")
    assert done.returncode == 0, done.stderr
    assert "/account/password/reset/key/" in done.stdout
    unknown = headway(home, "people", "link", "nobody@example.org")
    assert (unknown.returncode, "Nobody has the address" in unknown.stderr) == (2, True)


@pytest.mark.parametrize(
    ("authority", "role", "more", "said"),
    [
        ("E1", "officer", (), 'no authority has the code "E1"'),
        ("E10000016", "boss", (), '"boss" is not a role. There are: member, officer'),
        ("E10000016", "inspector", (), "an inspector's access must end"),
        ("E10000016", "inspector", ("--until", "soon"), "is not a date"),
    ],
)
def test_what_cannot_stand_is_told_in_a_sentence(
    home: Path, authority: str, role: str, more: tuple[str, ...], said: str
) -> None:
    done = headway(
        home, "people", "add", "cy@example.org", "Cy", "--authority", authority, "--role", role, *more
    )
    assert done.returncode == 2
    assert said in done.stderr
    assert "Traceback" not in done.stderr

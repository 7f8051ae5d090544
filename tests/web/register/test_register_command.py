"""headway register, end to end."""

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from migrated import Migrated
from one_database import on_sqlite_only

pytestmark = [
    pytest.mark.shared,
    on_sqlite_only("its site has an SQLite file of its own, whatever the others run on"),
]


@pytest.fixture(scope="module")
def home(migrated: Migrated, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """A workspace whose database is made."""
    home = tmp_path_factory.mktemp("register") / "workspace"
    with migrated.copied_to(home):
        yield home


def headway(*arguments: str, home: Path) -> subprocess.CompletedProcess[str]:
    kept = {
        name: value
        for name, value in os.environ.items()
        if name not in ("DATABASE_URL", "DJANGO_SETTINGS_MODULE")
    }
    return subprocess.run(
        [sys.executable, "-m", "headway", *arguments],
        env={**kept, "HEADWAY_HOME": str(home)},
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )


def test_a_register_is_loaded_once_and_asked(home: Path, shared: Path) -> None:
    file = str(shared / "register" / "la_judgement_history_2013_2026.csv")
    first = headway("register", "load", file, "--json", home=home)
    assert first.returncode == 0, first.stderr
    told = json.loads(first.stdout)
    assert (told["new"], told["rows"], told["problems"], told["as_at"]) == (True, 497, [], "2026-08-20")
    assert "497 inspections and visits" in first.stderr
    second = headway("register", "load", file, home=home)
    assert "is loaded already: edition 1" in second.stdout
    asked = headway("register", "position", "--on", "2017-06-12", home=home)
    assert asked.stdout.startswith(
        "Of 127 authorities inspected by 12 June 2017, 37 were good or better: 29.1%."
    )
    held = headway("trail", "verify", home=home)
    assert held.returncode == 0, held.stdout


def test_a_position_needs_no_site(tmp_path: Path, shared: Path) -> None:
    file = str(shared / "register" / "LA_Inspection_Outcomes_as_at_31_March_2025.ods")
    arguments = ("position", "--on", "2025-07-01", "--framework", "ILACS", file, "--json")
    done = headway("register", *arguments, home=tmp_path / "none")
    told = json.loads(done.stdout)
    assert told["counts"] == {"Outstanding": 36, "Good": 67, "Requires improvement": 31, "Inadequate": 19}
    assert (told["denominator"], told["share"], told["source"]["as_at"]) == (153, "67.3", "2025-03-31")
    assert "no report after 2025-06-30" in done.stderr
    assert not (tmp_path / "none").exists()


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (("load", "nothing.csv"), "There is no file"),
        (("load", "README.md"), "no register that Headway knows"),
        (("position", "--on", "12/06/2017"), "is not a date"),
        (("position", "--on", "2017-06-12", "--framework", "JTAI"), "No edition with JTAI"),
        (("position", "--on", "2017-06-12", "--judgement", "horses"), "no judgement"),
        (
            ("position", "--on", "2017-06-12", "--framework", "JAR", "la_judgement_history_2013_2026.csv"),
            "holds no JAR",
        ),
    ],
)
def test_bad_input_is_one_sentence_and_exit_code_2(
    home: Path, shared: Path, arguments: tuple[str, ...], says: str
) -> None:
    given = [
        str(shared / "register" / each) if each.endswith((".csv", ".md")) else each for each in arguments
    ]
    done = headway("register", *given, home=home)
    assert done.returncode == 2
    assert says in done.stderr
    assert "Traceback" not in done.stderr
    assert done.stdout == ""

"""A backup made while the site is written to comes back the same; a damaged one changes nothing."""

import hashlib
import sqlite3
import subprocess
import sys
import zipfile
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest
from exchange_places import (
    HERE,
    Installation,
    a_migrated_installation,
    an_installation,
    everything_in,
    rezipped,
)
from migrated import Migrated
from one_database import on_sqlite_only

DAY = ("--on", "2018-04-01")


def editions(home: Path) -> tuple[Path, Path]:
    """Where an edition of official statistics lies, and one of the register of settings."""
    return (
        home / "benchmarks" / "ees" / "c1_referrals" / "edition=0123456789ab",
        home / "settings" / "schools" / "edition=0123456789ab",
    )


@pytest.fixture(scope="module")
def lived_in(migrated: Migrated, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Installation]:
    """An installation with a plan, files and a trail, never changed by these tests."""
    home = tmp_path_factory.mktemp("lived") / "workspace"
    with a_migrated_installation(home, migrated) as place:
        place.lived_in()
        (home / "headway.toml").write_text('council = "Kent"\n')
        for edition in editions(home):
            edition.mkdir(parents=True)
            (edition / "edition.json").write_text("{}")
        yield place


@pytest.fixture
def another(lived_in: Installation, tmp_path: Path) -> Iterator[Installation]:
    """An empty installation of the same kind."""
    with ExitStack() as stack:
        yield stack.enter_context(an_installation(tmp_path / "another", postgresql=bool(lived_in.url)))


@pytest.fixture
def made(lived_in: Installation, tmp_path: Path) -> Path:
    """A backup of it."""
    lived_in.headway("backup", "--out", str(tmp_path / "backup.zip"))
    return tmp_path / "backup.zip"


def exported(place: Installation, out: Path) -> dict[str, bytes]:
    place.headway("export", "--out", str(out), *DAY)
    return everything_in(out)


def test_what_is_restored_is_what_was_there(
    lived_in: Installation, another: Installation, made: Path, tmp_path: Path
) -> None:
    said = another.headway("restore", str(made))
    assert "events in the trail" in said
    assert exported(another, tmp_path / "b") == exported(lived_in, tmp_path / "a")
    assert (another.home / "headway.toml").read_text() == 'council = "Kent"\n'
    assert [(each / "edition.json").read_text() for each in editions(another.home)] == ["{}", "{}"]
    hashes = "from headway.web.accounts.models import Person; print(*Person.objects.values_list('password'))"
    assert another.python(hashes) == lived_in.python(hashes)  # a backup, unlike an export, keeps them
    guards = (
        "from django.db import connection; from headway.web.trail.guards import missing_guards; "
        "print(missing_guards(connection))"
    )
    assert another.python(guards) == "[]\n"


def test_an_export_goes_into_an_empty_installation_by_the_command(
    lived_in: Installation, another: Installation, tmp_path: Path
) -> None:
    lived_in.headway("export", "--out", str(tmp_path / "whole.zip"), *DAY)
    another.headway("import", str(tmp_path / "whole.zip"))
    another.headway("export", "--out", str(tmp_path / "again.zip"), *DAY)
    assert (tmp_path / "again.zip").read_bytes() == (tmp_path / "whole.zip").read_bytes()
    again = another.run("import", str(tmp_path / "whole.zip"))
    assert again.returncode == 2
    assert "not empty" in again.stderr


def test_the_checksum_lies_beside_and_a_flipped_bit_is_found(another: Installation, made: Path) -> None:
    beside = made.with_name("backup.zip.sha256").read_text()
    assert beside == f"{hashlib.sha256(made.read_bytes()).hexdigest()}  backup.zip\n"
    content = bytearray(made.read_bytes())
    content[len(content) // 2] ^= 1
    made.write_bytes(bytes(content))
    ran = another.run("restore", str(made))
    assert ran.returncode == 2
    assert "does not have the SHA-256" in ran.stderr
    made.with_name("backup.zip.sha256").unlink()
    ran = another.run("restore", str(made))
    assert ran.returncode == 2
    assert "Traceback" not in ran.stderr
    assert not list(another.home.glob("files/*"))


def test_the_secret_key_stays_unless_it_is_asked_for(
    lived_in: Installation, made: Path, tmp_path: Path
) -> None:
    assert "secret-key" not in zipfile.ZipFile(made).namelist()
    lived_in.headway("backup", "--out", str(tmp_path / "key.zip"), "--with-key")
    key = zipfile.ZipFile(tmp_path / "key.zip").read("secret-key")
    assert key.decode() == (lived_in.home / "secret-key").read_text()


def test_only_its_owner_can_read_a_backup(made: Path) -> None:
    assert made.stat().st_mode & 0o077 == 0


def test_a_backup_is_never_written_over_another(lived_in: Installation, made: Path) -> None:
    before = made.read_bytes()
    ran = lived_in.run("backup", "--out", str(made))
    assert ran.returncode == 2
    assert "already there" in ran.stderr
    assert made.read_bytes() == before


def test_a_workspace_in_use_is_replaced_by_force_only_and_then_kept(
    another: Installation, made: Path, tmp_path: Path
) -> None:
    another.headway("restore", str(made))
    (another.home / "files" / "mine.txt").write_text("written since")
    ran = another.run("restore", str(made))
    assert ran.returncode == 2
    assert "--force" in ran.stderr
    assert (another.home / "files" / "mine.txt").exists()
    before = exported(another, tmp_path / "before")
    key = (another.home / "secret-key").read_text()
    said = another.headway("restore", str(made), "--force")
    kept = another.home.with_name("another.before-restore-1")
    assert str(kept) in said
    assert (kept / "files" / "mine.txt").read_text() == "written since"
    assert not (another.home / "files" / "mine.txt").exists()
    assert (another.home / "secret-key").read_text() == key
    assert exported(another, tmp_path / "after") == before


def test_into_names_another_folder(made: Path, another: Installation, tmp_path: Path) -> None:
    another.headway("restore", str(made), "--into", str(tmp_path / "elsewhere"))
    assert (tmp_path / "elsewhere" / "headway.toml").is_file()
    assert not another.home.exists()


@on_sqlite_only("its site has an SQLite file of its own, whatever the others run on")
def test_backups_made_while_others_write_are_of_one_moment(migrated: Migrated, tmp_path: Path) -> None:
    """Each update and its event are in one transaction: a backup has both or neither, and its chain holds."""
    with a_migrated_installation(tmp_path / "busy", migrated) as place:
        place.lived_in()
        writing = """
from headway.web.accounts.models import Person
from headway.web.plans import actions
from headway.web.plans.models import Action
by = Person.objects.get(email="officer@example.org")
print("writing", flush=True)
while True:
    action = Action.objects.get(title="Audit case loads")
    word = action.item.plan.status_words.get(word="At risk")
    actions.update(by=by, action=action, version=action.version, status=word, narrative="x" * 500)
"""
        code = f"import sys; sys.path.insert(0, {str(HERE)!r})\nimport django; django.setup()\n{writing}"
        writer = subprocess.Popen(
            [sys.executable, "-c", code], env=place.env, stdout=subprocess.PIPE, text=True
        )
        try:
            assert writer.stdout is not None
            assert writer.stdout.readline() == "writing\n"
            for turn in range(3):
                place.headway("backup", "--out", str(tmp_path / f"{turn}.zip"))
            assert writer.poll() is None
        finally:
            writer.kill()
            writer.wait()
            writer.stdout.close()
        counts = [
            _checked_count(tmp_path / f"{turn}.zip", tmp_path / f"restored-{turn}") for turn in range(3)
        ]
        assert counts[0] < counts[-1]


def _checked_count(made: Path, home: Path) -> int:
    with an_installation(home) as place:
        said = place.headway("restore", str(made))
        assert "does not hold" not in said
    with sqlite3.connect(home / "headway.sqlite3") as opened:
        (updates,) = opened.execute("SELECT count(*) FROM plans_update").fetchone()
        (events,) = opened.execute(
            "SELECT count(*) FROM trail_event WHERE action = 'action.updated'"
        ).fetchone()
    opened.close()
    assert updates == events
    return int(updates)


def test_without_pg_dump_the_backup_is_a_full_export(
    lived_in: Installation, another: Installation, tmp_path: Path
) -> None:
    if not lived_in.url:
        pytest.skip("SQLite needs no pg_dump")
    ran = lived_in.run("backup", "--out", str(tmp_path / "b.zip"), path="/nowhere")
    assert ran.returncode == 0, ran.stderr
    assert "without passwords" in ran.stderr
    another.headway("restore", str(tmp_path / "b.zip"))
    assert exported(another, tmp_path / "b") == exported(lived_in, tmp_path / "a")


def test_a_failing_pg_restore_leaves_folder_and_database_as_they_were(
    lived_in: Installation, another: Installation, made: Path, tmp_path: Path
) -> None:
    if not lived_in.url:
        pytest.skip("of PostgreSQL")
    another.headway("restore", str(made))
    (another.home / "mine.txt").write_text("kept")
    before = exported(another, tmp_path / "before")
    dump = zipfile.ZipFile(made).read("database.dump")
    spoilt = dump[: len(dump) // 2]
    manifest = zipfile.ZipFile(made).read("manifest.json").decode()
    manifest = manifest.replace(hashlib.sha256(dump).hexdigest(), hashlib.sha256(spoilt).hexdigest())
    manifest = manifest.replace(f'"bytes": {len(dump)}', f'"bytes": {len(spoilt)}')
    change: dict[str, bytes | None] = {"manifest.json": manifest.encode(), "database.dump": spoilt}
    ran = another.run("restore", str(rezipped(made, tmp_path / "spoilt.zip", change)), "--force")
    assert ran.returncode == 2
    assert "pg_restore stopped" in ran.stderr
    assert (another.home / "mine.txt").read_text() == "kept"
    assert exported(another, tmp_path / "after") == before


def test_sqlite_and_postgresql_backups_do_not_mix_but_exports_do(
    lived_in: Installation, tmp_path: Path
) -> None:
    if not lived_in.url:
        pytest.skip("needs both databases")
    lived_in.headway("backup", "--out", str(tmp_path / "pg.zip"))
    lived_in.headway("export", "--out", str(tmp_path / "whole.zip"), *DAY)
    with an_installation(tmp_path / "small") as small:
        ran = small.run("restore", str(tmp_path / "pg.zip"))
        assert ran.returncode == 2
        assert "export and import" in ran.stderr
        small.headway("import", str(tmp_path / "whole.zip"))
        small.headway("export", "--out", str(tmp_path / "again.zip"), *DAY)
    assert (tmp_path / "again.zip").read_bytes() == (tmp_path / "whole.zip").read_bytes()


def test_a_place_without_a_workspace_is_not_backed_up_or_exported(tmp_path: Path) -> None:
    with an_installation(tmp_path / "nothing") as place:
        for verb in ("backup", "export"):
            ran = place.run(verb, "--out", str(tmp_path / "out.zip"))
            assert ran.returncode == 2
            assert "no workspace" in ran.stderr
    assert not (tmp_path / "nothing").exists()
